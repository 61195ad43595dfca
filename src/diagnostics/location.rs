//! Where a finding stands: the file, and line and column in it.

use std::sync::Arc;

/// Line and column in one file, both from 1, and a length, all in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Line, from 1; 0 means the file as a whole.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How many characters to underline.
    pub length: u32,
}

/// A file, and line and column in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The path as staff know it, `data/houses/jumi.yaml`, with forward slashes. Empty for the
    /// site as a whole.
    pub file: Arc<str>,
    /// Where in it.
    pub at: At,
}
