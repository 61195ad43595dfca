//! Reading one YAML text into typed values that know their place. The only file that names `serde_yaml`.

use serde::{Deserialize, Deserializer};

/// A value and where it stands in its file. Lines and columns count from 1, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Located<T> {
    /// What was typed.
    pub value: T,
    /// Where it was typed.
    pub at: At,
}

/// A place inside one file: line and column from 1, length in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Line, from 1; 0 means the file as a whole.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How many characters to underline.
    pub length: u32,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<T>::deserialize(deserializer)?;
        Ok(Located { value: spanned.value, at: at(&spanned.referenced) })
    }
}

fn at(location: &serde_yaml::Location) -> At {
    let clamp = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    At { line: clamp(location.line()), column: clamp(location.column()), length: clamp(location.span().len()) }
}
