//! A second, tiny town: the fixtures and what the real site shares, put together in a folder of its
//! own.

use jugendportal::build::{self, Outcome, Request};
use jugendportal::files;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A town in a folder that goes away with it.
pub struct Town {
    folder: TempDir,
}

impl Town {
    /// Data, pages, shared texts and assets, and the templates.
    pub fn new() -> Town {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (repository(), folder.path());
        copy(&from.join("tests/fixtures/town"), to);
        for shared in ["site/i18n", "site/assets", "templates"] {
            copy(&from.join(shared), &to.join(shared));
        }
        Town { folder }
    }

    /// Where the town lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a file of the town.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// The text of a file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    /// Writes a file in one step, as many editors do.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.file(name);
        let part = path.with_file_name(".part");
        std::fs::write(&part, text).unwrap();
        std::fs::rename(part, path).unwrap();
    }

    /// Replaces a part of a file that must be there.
    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old}");
        self.write(name, &text.replace(old, new));
    }

    /// Builds the town in memory, for a day of its wish window.
    pub fn build(&self) -> Outcome {
        self.build_on("2027-02-10")
    }

    /// Builds the town in memory, for a day.
    pub fn build_on(&self, day: &str) -> Outcome {
        build::run(&self.request_on(day)).unwrap()
    }

    /// What to build for a day.
    pub fn request_on(&self, day: &str) -> Request {
        Request {
            data: self.file("data"),
            site: self.file("site"),
            templates: self.file("templates"),
            base_url: None,
            today: day.parse().unwrap(),
            published: None,
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for (name, path) in files::walk(from).unwrap() {
        let target = to.join(name);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(path, target).unwrap();
    }
}
