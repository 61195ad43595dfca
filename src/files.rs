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

/// Writes a file so that readers see the old one or the new one, never a half.
///
/// # Errors
/// When it cannot be written; the old file is still there.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let part = path.with_extension("part");
    std::fs::write(&part, bytes).with_context(|| part.display().to_string())?;
    std::fs::rename(&part, path).with_context(|| path.display().to_string())
}
