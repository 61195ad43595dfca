//! The registrar for a server ends when it panics (profile `small`): it needs no index of the tables by
//! which a program unwinds, a hundred kilobytes of it. Functions of the same code are one, where Rust's own linker is used
//! by itself: another hundred.

use std::io::{Write, stdout};

fn main() -> std::io::Result<()> {
    let mut out = stdout();
    writeln!(out, "cargo::rerun-if-changed=build.rs")?;
    // Scripts are told of `release` by every profile that inherits it; the folder has the name.
    let folder = std::env::var("OUT_DIR").unwrap_or_default();
    let is_small = folder.split('/').any(|part| part == "small");
    let target = |name: &str, value: &str| {
        std::env::var(format!("CARGO_CFG_TARGET_{name}")).is_ok_and(|is| is == value)
    };
    if is_small && target("OS", "linux") {
        writeln!(
            out,
            "cargo::rustc-link-arg-bin=registrar=-Wl,--no-eh-frame-hdr"
        )?;
        if target("ARCH", "x86_64") && target("ENV", "gnu") {
            writeln!(out, "cargo::rustc-link-arg-bin=registrar=-Wl,--icf=all")?;
        }
    }
    Ok(())
}
