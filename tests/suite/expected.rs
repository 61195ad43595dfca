//! Expected output: what the programs make, as files below `tests/fixtures/expected/`, compared
//! one by one, so that no template and no sentence changes in silence.
//!
//! One command writes them anew, and those of `bad_inputs.rs`: read the difference before you
//! commit it.

mod difference;
#[cfg(feature = "portal")]
mod fields;
#[cfg(feature = "registrar")]
pub mod letters;
#[cfg(feature = "portal")]
mod machines;
#[cfg(feature = "portal")]
mod pages;
#[cfg(feature = "registrar")]
mod registrar;
#[cfg(feature = "portal")]
mod rules;
#[cfg(feature = "portal")]
mod site;
#[cfg(feature = "portal")]
mod templates;
#[cfg(feature = "portal")]
mod texts;

use difference::difference;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a message says last: how to write all expected files anew.
pub const RENEW: &str = "\nAll as it should be? Then renew the files and read the difference:
UPDATE_EXPECTED=1 cargo test --test suite -- expected bad_inputs\n";

/// Most files that a message shows.
const SHOWN: usize = 8;

/// The folders below `tests/fixtures/expected/`; one test makes all files of a folder.
const FOLDERS: [&str; 18] = [
    "letters",
    "machines",
    "open-data",
    "registrar/changed",
    "registrar/confirm",
    "registrar/family",
    "registrar/typed",
    "registrar/further",
    "registrar/list",
    "registrar/second",
    "registrar/trouble",
    "site/afterwards",
    "site/between",
    "site/frame",
    "site/holidays",
    "site/little-known",
    "site/phases",
    "site/wishes",
];

/// Where a folder of expected files lies.
fn home(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/expected")
        .join(folder)
}

/// Whether this run writes what is expected instead of comparing it.
fn renews() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some()
}

/// Compares a text with a file and says what is different. A run that renews writes the file.
pub fn differs(path: &Path, text: &str) -> Option<String> {
    let expected = fs::read_to_string(path).ok();
    if expected.as_deref() == Some(text) {
        return None;
    }
    if renews() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return None;
    }
    let file = path
        .strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path)
        .display();
    Some(match expected {
        Some(expected) => format!("{file} is different:\n{}", difference(&expected, text)),
        None => format!("{file} is missing:\n{}", difference("", text)),
    })
}

/// What a test made: the files of one folder.
pub struct Made {
    folder: &'static str,
    files: BTreeMap<String, String>,
}

impl Made {
    /// Nothing yet, for a folder of `FOLDERS`.
    pub fn new(folder: &'static str) -> Made {
        assert!(FOLDERS.contains(&folder), "{folder} is not in FOLDERS");
        Made {
            folder,
            files: BTreeMap::new(),
        }
    }

    /// One more file. It ends with a line break, so that differences are easy to read.
    pub fn add(&mut self, name: &str, text: &str) {
        let text = format!("{}\n", text.trim_end_matches('\n'));
        let other = self.files.insert(name.to_owned(), text);
        assert_eq!(other, None, "{}/{name} is made twice", self.folder);
    }

    /// Compares all files with those in the repository: none may differ, miss or be too many.
    pub fn compare(self) {
        let home = home(self.folder);
        let mut wrong: Vec<String> = self
            .files
            .iter()
            .filter_map(|(name, text)| differs(&home.join(name), text))
            .collect();
        for (name, path) in files_below(&home) {
            if self.files.contains_key(&name) {
                continue;
            }
            if renews() {
                fs::remove_file(path).unwrap();
            } else {
                wrong.push(format!("{}/{name} is made by nothing", self.folder));
            }
        }
        if wrong.len() > SHOWN {
            let more = wrong.len() - SHOWN;
            wrong.truncate(SHOWN);
            wrong.push(format!("and {more} files more"));
        }
        assert!(wrong.is_empty(), "{}\n{RENEW}", wrong.join("\n\n"));
    }
}

/// Every file below a folder by its path from there; nothing when there is no such folder.
fn files_below(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                files.insert(name.display().to_string(), path);
            }
        }
    }
    files
}

#[test]
fn every_expected_file_lies_in_a_folder_that_a_test_makes() {
    let strange: Vec<String> = files_below(&home(""))
        .into_keys()
        .filter(|name| {
            !FOLDERS
                .iter()
                .any(|folder| name.starts_with(&format!("{folder}/")))
        })
        .collect();
    assert!(strange.is_empty(), "made by nothing: {strange:?}");
}
