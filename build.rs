//! The registrar for a server ends when it panics (profile `small`): it needs no index of the tables by
//! which a program unwinds, a hundred kilobytes of it.

use std::io::{Write, stdout};

fn main() -> std::io::Result<()> {
    let mut out = stdout();
    writeln!(out, "cargo::rerun-if-changed=build.rs")?;
    // Scripts are told of `release` by every profile that inherits it; the folder has the name.
    let folder = std::env::var("OUT_DIR").unwrap_or_default();
    let is_small = folder.split('/').any(|part| part == "small");
    let is_linux = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    if is_small && is_linux {
        writeln!(
            out,
            "cargo::rustc-link-arg-bin=registrar=-Wl,--no-eh-frame-hdr"
        )?;
    }
    Ok(())
}
