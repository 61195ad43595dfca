//! Folders as values: every file with its bytes, to compare two of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// Every file below a folder, hidden ones too, by path.
pub fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("a folder that can be read");
        if entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(folder)
                .expect("below the folder")
                .to_string_lossy()
                .into_owned();
            files.insert(
                path,
                std::fs::read(entry.path()).expect("a file that can be read"),
            );
        }
    }
    files
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The portal of this repository, made for a day of spring 2027, without packed forms.
pub fn build(out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
        .args(["build", "--today", "2027-03-22", "--out"])
        .arg(out);
    command
}

/// Runs a command that must succeed.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().expect("a program that starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}
