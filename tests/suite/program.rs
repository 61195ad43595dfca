//! Runs the program as somebody at a terminal would.

use crate::town::Town;
use std::path::Path;
use std::process::{Command, Output};

/// What a run gave back.
#[derive(Debug)]
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Data.
    pub stdout: String,
    /// What people read.
    pub stderr: String,
}

/// The program in a folder, in a language; nothing else of the environment reaches it.
pub fn portal(folder: &Path, lang: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    command
        .current_dir(folder)
        .env_clear()
        .env("LANG", lang)
        .args(arguments);
    command
}

/// Runs the program and waits for its end.
pub fn run(folder: &Path, lang: &str, arguments: &[&str]) -> Said {
    let Output {
        status,
        stdout,
        stderr,
    } = portal(folder, lang, arguments).output().unwrap();
    Said {
        code: status.code().unwrap(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

/// Runs the program in a town for a German reader.
pub fn german(town: &Town, arguments: &[&str]) -> Said {
    run(town.path(), "de_DE.UTF-8", arguments)
}
