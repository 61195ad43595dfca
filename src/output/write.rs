//! From memory to disk, all or nothing: the new tree is built beside the old one and takes its
//! place in one step. Files whose bytes did not change are linked, not written.

use super::{Output, compress};
use crate::text::{Explain, Message};
use anyhow::{Context, bail};
use rayon::prelude::*;
use rustix::fs::{AtFlags, CWD, RenameFlags, linkat, renameat_with};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a write did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files whose bytes are new.
    pub changed: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
}

/// Makes `output` the tree at `target`. With `cache`, packed forms stand beside every text file.
/// Until the last step the old tree is whole, and after it the new one is. Only one process at a
/// time may do this: see `files::lock`.
///
/// # Errors
/// When something cannot be written: then the old tree is still there.
pub fn write(output: &Output, target: &Path, cache: Option<&Path>) -> anyhow::Result<Written> {
    let parent = target
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = target
        .file_name()
        .explain(|| {
            let target = target.display();
            Message::new(
                format!("{target} hat keinen Namen"),
                format!("{target} has no name"),
            )
        })?
        .to_string_lossy();
    fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
    // Beside the target, because only within one file system can two folders be exchanged.
    let staging = parent.join(format!(".{name}.new"));
    // A run that was killed may have left it.
    remove(&staging)?;
    let result = stage(output, target, &staging, cache)
        .and_then(|staged| swap(&staging, target).map(|()| staged));
    // What is left in the staging place is the old tree after the swap, or a half new one after a
    // failure.
    let cleaned = remove(&staging);
    let staged = result?;
    cleaned?;
    if let Some(cache) = cache {
        compress::forget_others(cache, &staged.packed);
    }
    Ok(staged.written)
}

/// A tree beside the old one.
struct Staged {
    written: Written,
    /// The packed forms it uses.
    packed: BTreeSet<PathBuf>,
}

fn stage(
    output: &Output,
    old: &Path,
    staging: &Path,
    cache: Option<&Path>,
) -> anyhow::Result<Staged> {
    let folders: BTreeSet<PathBuf> = output
        .iter()
        .map(|(path, _)| {
            staging
                .join(path)
                .parent()
                .map(Path::to_path_buf)
                .unwrap_or_default()
        })
        .collect();
    for folder in &folders {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let is_update = old.is_dir();
    let changed = AtomicUsize::new(0);
    let files: Vec<(&str, &[u8])> = output.iter().collect();
    let stage_file = |(path, bytes): &(&str, &[u8])| {
        let new = staging.join(path);
        let before = old.join(path);
        // Linked files keep their time: browsers and `rsync` see what did not change.
        if is_update && same(&before, bytes) && link(&before, &new).is_ok() {
            // The same bytes: the same file.
        } else {
            changed.fetch_add(1, Ordering::Relaxed);
            fs::write(&new, bytes).with_context(|| new.display().to_string())?;
        }
        let mut used = Vec::new();
        if let Some(cache) = cache {
            for (ending, packed) in compress::packed(cache, path, bytes)? {
                let beside = staging.join(format!("{path}.{ending}"));
                // The cache may lie on another file system, or a file may have too many links: a
                // copy is as good.
                if link(&packed, &beside).is_err() {
                    fs::copy(&packed, &beside).with_context(|| beside.display().to_string())?;
                }
                used.push(packed);
            }
        }
        anyhow::Ok(used)
    };
    let packed: Vec<Vec<PathBuf>> = files
        .par_iter()
        .map(stage_file)
        .collect::<anyhow::Result<_>>()?;
    let changed = changed.into_inner();
    let written = Written {
        changed,
        unchanged: files.len() - changed,
    };
    Ok(Staged {
        written,
        packed: packed.into_iter().flatten().collect(),
    })
}

fn same(path: &Path, bytes: &[u8]) -> bool {
    // The length first: most files that changed have another one, and need not be read.
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|old| old == bytes)
}

fn link(from: &Path, to: &Path) -> rustix::io::Result<()> {
    linkat(CWD, from, CWD, to, AtFlags::empty())
}

/// Puts the staged tree into place in one step.
fn swap(staging: &Path, target: &Path) -> anyhow::Result<()> {
    // Nothing to exchange with: the first build.
    if !target.exists() {
        return fs::rename(staging, target).with_context(|| target.display().to_string());
    }
    if !target.is_dir() {
        let target = target.display();
        bail!(Message::new(
            format!("{target} ist kein Ordner"),
            format!("{target} is not a folder")
        ));
    }
    match renameat_with(CWD, staging, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        Err(error) => Err(std::io::Error::from(error)).explain(|| {
            let target = target.display();
            Message::new(
                format!(
                    "{target}: dieses Dateisystem kann zwei Ordner nicht in einem Schritt tauschen"
                ),
                format!("{target}: this file system cannot swap two folders in one step"),
            )
        }),
    }
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| folder.display().to_string()),
    }
}
