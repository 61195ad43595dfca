//! Files of the draw: size checked before reading, written whole or not at all.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use super::Failure;
use crate::draw::{Input, InputError, MAX_BYTES, Prepared, too_large};
use crate::text::Lang;

/// Reads a file of at most 64 MiB and makes something of it; errors name the file.
pub(super) fn read<T>(
    path: &Path,
    lang: Lang,
    parse: impl FnOnce(&[u8]) -> Result<T, InputError>,
) -> Result<T, Failure> {
    let name = path.display().to_string();
    let environment = |error: std::io::Error| Failure::io(&name, &error, lang);
    let file = File::open(path).map_err(environment)?;
    let size = file.metadata().map_err(environment)?.len();
    let mut bytes = Vec::new();
    if size <= MAX_BYTES {
        // A pipe has no size: one byte more than allowed is enough to know.
        file.take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(environment)?;
    }
    if size.max(bytes.len() as u64) > MAX_BYTES {
        return Err(Failure::data(&name, &too_large(), lang));
    }
    parse(&bytes).map_err(|error| Failure::data(&name, &error, lang))
}

/// Reads and checks an input.
pub(super) fn read_input(path: &Path, lang: Lang) -> Result<Prepared, Failure> {
    read(path, lang, |bytes| Prepared::new(Input::from_json(bytes)?))
}

/// Writes a file beside its place and moves it there when it is complete.
pub(super) fn write(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = Path::new(&part);
    let written = File::create(part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(part, path)
    });
    written.map_err(|error| {
        let _ = fs::remove_file(part);
        Failure::io(&path.display().to_string(), &error, lang)
    })
}

/// Refuses to write over a file that is read, or the same file twice: a frozen input must stay what
/// it is.
pub(super) fn apart(read: &[&Path], written: &[&Path], lang: Lang) -> Result<(), Failure> {
    let place = |path: &Path| {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::canonicalize(path)
            .ok()
            .or_else(|| Some(fs::canonicalize(folder).ok()?.join(path.file_name()?)))
    };
    for (at, path) in written.iter().enumerate() {
        if read
            .iter()
            .chain(&written[..at])
            .any(|other| place(other).is_some() && place(other) == place(path))
        {
            let path = path.display();
            return Err(Failure::Environment(match lang {
                Lang::De => {
                    format!("{path}: diese Datei wird schon für etwas anderes gebraucht")
                }
                Lang::En => {
                    format!("{path}: this file is already used for something else")
                }
            }));
        }
    }
    Ok(())
}
