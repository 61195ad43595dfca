//! What the folders look like from outside, to find changes that the file system does not tell.

use crate::build::Request;
use crate::files;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folders that are watched.
pub(super) fn folders(request: &Request) -> [&Path; 3] {
    [&request.data, &request.site, &request.templates]
}

/// Names, sizes and times of all files, and which folders they lie in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    roots: Vec<Option<(u64, u64)>>,
    files: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

impl Seen {
    /// Looks at the folders. What cannot be looked at is as good as not there: building says why.
    pub(super) fn now(request: &Request) -> Seen {
        let mut seen = Seen::default();
        for folder in folders(request) {
            seen.roots.push(identity(folder));
            for (_, path) in files::walk(folder).unwrap_or_default() {
                if let Ok(meta) = std::fs::metadata(&path) {
                    seen.files.insert(path, (meta.len(), meta.modified().ok()));
                }
            }
        }
        seen
    }

    /// Whether a folder itself is another one: watching followed the old one.
    pub(super) fn is_elsewhere(&self, before: &Seen) -> bool {
        self.roots != before.roots
    }
}

/// What tells a folder from another one of the same name.
#[cfg(unix)]
fn identity(folder: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(folder).ok()?;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<(u64, u64)> {
    let made = std::fs::metadata(folder).ok()?.created().ok()?;
    let since = made.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((since.as_secs(), since.subsec_nanos().into()))
}
