//! `std::fs` with the path in the error, and walks in a fixed order.

use crate::text::{Explain, Message, typed};
use anyhow::Context;
use std::path::{Path, PathBuf};

/// Reads a file.
///
/// # Errors
/// When it cannot be read; the error names the path.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{}", path.display()))
}

/// Why a link of the file system is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broken {
    /// Nothing is at its end.
    Dangling,
    /// It leads out of the folder.
    Outside,
}

/// Whether a file of this name is read: not hidden ones, and not what editors and office programs
/// put beside a file.
pub fn is_read(name: &str) -> bool {
    !(name.starts_with('.')
        || name.starts_with('#')
        || name.starts_with("~$")
        || name.ends_with('~'))
}

/// Every file below a folder with its path relative to it, forward slashes, sorted by bytes. Hidden
/// files, editor backups and broken links are left out. A folder that does not exist has no files.
///
/// # Errors
/// When a folder cannot be listed.
pub fn walk(folder: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    visit(folder, &mut |path, broken| {
        if broken.is_none() {
            let relative = path.strip_prefix(folder).unwrap_or(path);
            let parts: Vec<_> = relative
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            // A Mac writes the umlauts of names in two parts.
            let relative = typed::clean(&parts.join("/")).into_owned();
            files.push((relative, path.to_path_buf()));
        }
    })?;
    // File systems list in their own order; the build must not depend on it.
    files.sort();
    Ok(files)
}

/// The links below a folder that [`walk`] leaves out, and why.
///
/// # Errors
/// When a folder cannot be listed.
pub fn broken_links(folder: &Path) -> anyhow::Result<Vec<(PathBuf, Broken)>> {
    let mut links = Vec::new();
    visit(folder, &mut |path, broken| {
        links.extend(broken.map(|broken| (path.to_path_buf(), broken)))
    })?;
    links.sort();
    Ok(links)
}

/// Shows everything below a folder that is not a folder itself.
fn visit(folder: &Path, see: &mut dyn FnMut(&Path, Option<Broken>)) -> anyhow::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let root = folder
        .canonicalize()
        .with_context(|| folder.display().to_string())?;
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || is_read(&entry.file_name().to_string_lossy())
    };
    // Links are looked at before they are followed: one that leads nowhere, or to the whole
    // machine, must not stop the walk.
    let mut waiting = vec![folder.to_path_buf()];
    let mut entered = std::collections::BTreeSet::from([root.clone()]);
    while let Some(start) = waiting.pop() {
        for entry in walkdir::WalkDir::new(&start)
            .into_iter()
            .filter_entry(visible)
        {
            let entry = entry.or_else(|error| unreadable(folder, error))?;
            let path = entry.path();
            if entry.depth() == 0 || !entry.path_is_symlink() {
                if entry.file_type().is_file() {
                    see(path, None);
                }
                continue;
            }
            match path.canonicalize() {
                Err(_) => see(path, Some(Broken::Dangling)),
                Ok(end) if !end.starts_with(&root) => see(path, Some(Broken::Outside)),
                // A link to a folder above itself would never end.
                Ok(end) if end.is_dir() && entered.insert(end.clone()) => {
                    waiting.push(path.to_path_buf())
                }
                Ok(end) if end.is_file() => see(path, None),
                Ok(_) => {}
            }
        }
    }
    Ok(())
}

/// Something on the way that cannot be looked at: the error of the system with its path.
fn unreadable<T>(folder: &Path, error: walkdir::Error) -> anyhow::Result<T> {
    let path = error.path().unwrap_or(folder).display().to_string();
    match error.io_error().and_then(std::io::Error::raw_os_error) {
        Some(code) => Err(std::io::Error::from_raw_os_error(code)).context(path),
        None => Err(error).context(path),
    }
}

/// The path without links, `.` and `..`, also of something that does not exist yet.
pub fn resolved(path: &Path) -> PathBuf {
    let mut known = PathBuf::new();
    for part in std::path::absolute(path)
        .unwrap_or_else(|_| path.to_path_buf())
        .components()
    {
        match part {
            std::path::Component::ParentDir => drop(known.pop()),
            part => known.push(part),
        }
        // After every part: `..` behind a link leads to where the link points, not to where it
        // lies.
        known = known.canonicalize().unwrap_or(known);
    }
    known
}

/// Waits until no other process holds this lock file; the lock ends with the value, or with the
/// process.
///
/// # Errors
/// When the file cannot be made or locked.
pub fn lock(path: &Path) -> anyhow::Result<std::fs::File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let file = std::fs::File::create(path).with_context(|| path.display().to_string())?;
    // A lock of the system, not the existence of a file: it ends with the process, also after a
    // kill.
    file.lock().explain(|| {
        let path = path.display();
        Message::new(
            format!("{path} lässt sich nicht sperren"),
            format!("{path} cannot be locked"),
        )
    })?;
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
    // Beside its place: a rename is one step only within a file system.
    let part = path.with_extension("part");
    std::fs::write(&part, bytes).with_context(|| part.display().to_string())?;
    Ok(Pending {
        part,
        path: path.to_path_buf(),
    })
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
