//! `std::fs` with the path in the error, and walks in a fixed order.

use anyhow::Context;
use std::path::{Path, PathBuf};

/// Reads a file.
///
/// # Errors
/// When it cannot be read; the error names the path.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{}", path.display()))
}

/// Every file below a folder with its path relative to it, forward slashes, sorted by bytes. Hidden files and editor backups are left out.
/// A folder that does not exist has no files.
///
/// # Errors
/// When a folder cannot be listed.
pub fn walk(folder: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name.starts_with('#') || name.ends_with('~'))
    };
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).follow_links(true).into_iter().filter_entry(visible) {
        let entry = entry.with_context(|| format!("{}", folder.display()))?;
        if entry.file_type().is_file() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            files.push((parts.join("/"), entry.into_path()));
        }
    }
    files.sort();
    Ok(files)
}

/// Waits until no other process holds this lock file; the lock ends with the value, or with the process.
///
/// # Errors
/// When the file cannot be made or locked.
pub fn lock(path: &Path) -> anyhow::Result<std::fs::File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let file = std::fs::File::create(path).with_context(|| path.display().to_string())?;
    file.lock().with_context(|| format!("{} cannot be locked", path.display()))?;
    Ok(file)
}

/// Writes a file so that readers see the old one or the new one, never a half.
///
/// # Errors
/// When it cannot be written; the old file is still there.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    prepare(path, bytes)?.commit()
}

/// A file that is written but not yet in its place.
#[derive(Debug)]
#[must_use = "the file takes its place with `commit`"]
pub struct Pending {
    part: PathBuf,
    path: PathBuf,
}

/// Writes a file beside its place: what can go wrong goes wrong now.
///
/// # Errors
/// When it cannot be written; the old file is still there.
pub fn prepare(path: &Path, bytes: &[u8]) -> anyhow::Result<Pending> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let part = path.with_extension("part");
    std::fs::write(&part, bytes).with_context(|| part.display().to_string())?;
    Ok(Pending { part, path: path.to_path_buf() })
}

impl Pending {
    /// Puts the file into its place.
    ///
    /// # Errors
    /// When it cannot be renamed; the old file is still there.
    pub fn commit(self) -> anyhow::Result<()> {
        std::fs::rename(&self.part, &self.path).with_context(|| self.path.display().to_string())
    }
}
