//! The site in memory: a map from path to bytes that takes every path once, and one swap that makes
//! it the site on disk.

mod compress;
mod write;

use crate::text::Message;
use bytes::Bytes;
use std::collections::BTreeMap;

pub use write::{Written, write};

/// All files of the site by path, without a slash in front: `orte/jumi/index.html`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    files: BTreeMap<String, Bytes>,
}

/// Pages wanted a path that another one has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().en)]
pub struct Collisions(pub Vec<String>);

impl Collisions {
    /// The error in both languages.
    pub fn message(&self) -> Message {
        let paths = self.0.join(", /");
        Message::new(
            format!("zwei Seiten wollen an die Adresse /{paths}"),
            format!("two pages want the path /{paths}"),
        )
    }
}

/// Two pages wanted the same path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two pages want the path /{path}")]
pub struct Collision {
    /// The path.
    pub path: String,
}

/// Whether two are the same piece of memory.
pub(crate) fn is_shared(one: &Bytes, other: &Bytes) -> bool {
    // Bytes are never changed: the same piece of memory holds the same text, and comparing it would
    // cost more than the rest of a rebuild.
    one.as_ptr() == other.as_ptr() && one.len() == other.len()
}

impl Output {
    /// Takes a file.
    ///
    /// # Errors
    /// When the path is taken already.
    pub fn insert(&mut self, path: String, bytes: Bytes) -> Result<(), Collision> {
        if self.files.contains_key(&path) {
            return Err(Collision { path });
        }
        self.files.insert(path, bytes);
        Ok(())
    }
    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|bytes| &**bytes)
    }
    /// The bytes that answer a URL path: `/orte/` is `orte/index.html`.
    pub fn answer(&self, path: &str) -> Option<(&str, &[u8])> {
        self.files
            .get_key_value(&crate::routes::file(path))
            .map(|(path, bytes)| (path.as_str(), &**bytes))
    }
    /// All files by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), &**bytes))
    }
    /// All files by path, with bytes that can be kept without a copy.
    pub fn shared(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes))
    }
    /// Whether a file is the same, most often without looking at its bytes: what was remembered is
    /// shared.
    pub fn is_same(&self, path: &str, other: &Bytes) -> bool {
        self.files
            .get(path)
            .is_some_and(|bytes| is_shared(bytes, other) || bytes == other)
    }
    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
    /// The sum of all bytes.
    pub fn bytes(&self) -> usize {
        self.files.values().map(Bytes::len).sum()
    }
}
