//! The command line of the draw, run as a process in a folder of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Somebody at a terminal, in a folder that goes with the test.
pub struct Terminal(tempfile::TempDir);

impl Terminal {
    /// A folder with a season as `input.json`.
    pub fn with(input: &Value) -> Terminal {
        let terminal = Terminal(tempfile::tempdir().unwrap());
        terminal.write("input.json", &input.to_string());
        terminal
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Runs a command in a language. Words are parted at spaces; between `'` a space belongs to the
    /// word.
    pub fn run_in(&self, language: &str, command: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_registrar"))
            .current_dir(self.folder())
            .env("LANG", language)
            .arg("draw")
            .args(words(command))
            .output()
            .unwrap()
    }

    /// Runs a command in English.
    pub fn run(&self, command: &str) -> Output {
        self.run_in("C", command)
    }

    /// What a command says that must succeed.
    pub fn says(&self, command: &str) -> String {
        let output = self.run(command);
        let (out, error) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{command}: {out}{error}");
        out
    }

    /// What a command says, in a language, about why it does not succeed, with its exit code.
    pub fn refuses_in(&self, language: &str, command: &str) -> (Option<i32>, String) {
        let output = self.run_in(language, command);
        assert!(!output.status.success(), "{command}");
        (output.status.code(), text(&output.stderr))
    }

    /// The same in English.
    pub fn refuses(&self, command: &str) -> (Option<i32>, String) {
        self.refuses_in("C", command)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).unwrap()
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.folder().join(name), text).unwrap();
    }

    /// The names in the folder or one below it.
    pub fn files(&self, below: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder().join(below))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    parts
        .flat_map(|(at, part)| {
            if at % 2 == 1 {
                vec![part.to_owned()]
            } else {
                part.split_whitespace().map(str::to_owned).collect()
            }
        })
        .collect()
}
