//! `.gz` and `.br` beside every text file, kept by content hash so that only new content costs
//! time.

use anyhow::{Context, anyhow};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Brotli level: 5 packs within a few percent of 9 in a fraction of the time, and always better
/// than gzip.
const BROTLI_LEVEL: i32 = 5;
/// Gzip level: 7 packs as well as the best level of zlib, in less than half the time; 6 makes the
/// first view of a long list too large.
const GZIP_LEVEL: i32 = 7;
/// The window is the smallest power of two that holds the whole file, within these bounds: a larger
/// one finds nothing more and costs memory that is cleared anew for each file. Below 17 the library
/// takes another search, which is twenty times slower.
const BROTLI_WINDOW: std::ops::RangeInclusive<u32> = 17..=20;

/// Counts parts, so that no two have the same name.
static PARTS: AtomicUsize = AtomicUsize::new(0);

/// Whether a file is text that a browser asks for.
pub fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    [
        "html",
        "css",
        "js",
        "json",
        "svg",
        "xml",
        "ics",
        "txt",
        "webmanifest",
        "csv",
    ]
    .contains(&ending)
}

/// The packed forms of some bytes, `(ending, file in the cache)`. Makes them when they are not
/// there yet.
///
/// # Errors
/// When the cache cannot be written.
pub fn packed(
    cache: &Path,
    path: &str,
    bytes: &[u8],
) -> anyhow::Result<Vec<(&'static str, PathBuf)>> {
    if !is_text(path) {
        return Ok(Vec::new());
    }
    let mut name = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(name, "{byte:02x}");
    }
    // 256 folders: thousands of files in one make some file systems slow.
    let folder = cache.join(&name[..2]);
    let mut files = Vec::with_capacity(2);
    for (ending, pack) in [
        ("gz", gzip as fn(&[u8]) -> anyhow::Result<Vec<u8>>),
        ("br", brotli),
    ] {
        let file = folder.join(format!("{}.{ending}", &name[2..]));
        if !file.exists() {
            std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
            // Two files of the same bytes may be packed at the same time: each its own part.
            let part = folder.join(format!(
                "{}.{ending}.{}.part",
                &name[2..],
                PARTS.fetch_add(1, Ordering::Relaxed)
            ));
            std::fs::write(&part, pack(bytes)?).with_context(|| part.display().to_string())?;
            // Renamed when it is whole: a kill in between leaves a part, never half a packed file
            // under a right name.
            std::fs::rename(&part, &file).with_context(|| file.display().to_string())?;
        }
        files.push((ending, file));
    }
    Ok(files)
}

/// Deletes from the cache what the site does not use any more. What cannot be deleted stays: it
/// does no harm.
pub fn forget_others(cache: &Path, used: &BTreeSet<PathBuf>) {
    let entries = |folder: &Path| {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    for file in entries(cache).flat_map(|folder| entries(&folder).collect::<Vec<_>>()) {
        if !used.contains(&file) {
            let _ = std::fs::remove_file(file);
        }
    }
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    // The header holds no time, so the bytes are the same on every day.
    let mut compressor = libdeflater::Compressor::new(
        libdeflater::CompressionLvl::new(GZIP_LEVEL)
            .map_err(|error| anyhow!("gzip level {GZIP_LEVEL}: {error:?}"))?,
    );
    let mut packed = vec![0; compressor.gzip_compress_bound(bytes.len())];
    let length = compressor.gzip_compress(bytes, &mut packed)?;
    packed.truncate(length);
    Ok(packed)
}

fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let window = (usize::BITS - bytes.len().leading_zeros())
        .clamp(*BROTLI_WINDOW.start(), *BROTLI_WINDOW.end());
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_LEVEL,
        lgwin: window.cast_signed(),
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_pack_the_same_way_even_at_the_same_time() {
        let cache = tempfile::tempdir().unwrap();
        let text = "Ferienpass ".repeat(200);
        let pack = || packed(cache.path(), "a.html", text.as_bytes()).unwrap();
        let first: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(pack)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert!(first.iter().all(|files| *files == pack()));
        let (ending, file) = &first[0][0];
        assert_eq!(
            (*ending, std::fs::read(file).unwrap()),
            ("gz", gzip(text.as_bytes()).unwrap())
        );
    }

    #[test]
    fn the_cache_forgets_what_nobody_uses() {
        let cache = tempfile::tempdir().unwrap();
        let old = packed(cache.path(), "a.css", "a{}".repeat(300).as_bytes()).unwrap();
        let new = packed(cache.path(), "a.css", "b{}".repeat(300).as_bytes()).unwrap();
        forget_others(
            cache.path(),
            &new.iter().map(|(_, file)| file.clone()).collect(),
        );
        assert!(
            old.iter().all(|(_, file)| !file.exists()) && new.iter().all(|(_, file)| file.exists())
        );
    }
}
