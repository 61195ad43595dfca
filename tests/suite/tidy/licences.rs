//! Every library may be used and passed on together with this program.

use std::process::Command;

/// Licences that ask for no more than their own text.
const GOOD: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an SPDX expression leaves a choice that is good: one side of each OR, both sides of each
/// AND.
fn is_good(expression: &str) -> bool {
    let expression = expression
        .replace('/', " OR ")
        .replace(" WITH LLVM-exception", "");
    let parts: Vec<&str> = expression
        .split(" AND ")
        .map(|part| part.trim_matches(['(', ')', ' ']))
        .collect();
    parts.iter().all(|part| {
        part.split(" OR ")
            .any(|licence| GOOD.contains(&licence.trim_matches(['(', ')', ' '])))
    })
}

#[test]
fn every_library_has_a_licence_that_fits() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--offline",
            "--locked",
            "--format-version",
            "1",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .args(["--manifest-path", manifest])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(
        packages.len() > 50,
        "only {} packages were looked at",
        packages.len()
    );
    let bad: Vec<String> = packages
        .iter()
        .filter(|package| !is_good(package["license"].as_str().unwrap_or_default()))
        .map(|package| format!("{} {}", package["name"], package["license"]))
        .collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn a_choice_is_enough_and_an_and_is_not() {
    assert!(
        is_good("MIT OR GPL-3.0")
            && is_good("(MIT OR Apache-2.0) AND Unicode-3.0")
            && is_good("Apache-2.0 WITH LLVM-exception OR MIT")
    );
    assert!(!is_good("MIT AND GPL-3.0") && !is_good("MPL-2.0") && !is_good(""));
}
