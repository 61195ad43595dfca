//! From bytes to text: size, UTF-8, byte order marks, and what to say to somebody whose editor
//! saved it differently.

use super::LARGEST_FILE;
use crate::diagnostics::{At, Finding, checks};
use crate::text::{Message, typed};
use anyhow::Context;
use std::borrow::Cow;
use std::path::Path;

/// What some editors write before the first letter.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file, or what was readable of it and a finding.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn read_text(path: &Path) -> anyhow::Result<Result<String, (String, Finding)>> {
    let size = std::fs::metadata(path)
        .with_context(|| path.display().to_string())?
        .len();
    if size > LARGEST_FILE {
        return Ok(Err((String::new(), too_large(size))));
    }
    let bytes = crate::files::read(path)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Ok(with_line_feeds(text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            Err(wrong_encoding(&bytes, valid))
        }
    })
}

/// Lines of Windows and of old Macs as lines of everybody else, and every letter in one spelling:
/// places and texts come out the same.
fn with_line_feeds(text: String) -> String {
    let mark = text.starts_with(BYTE_ORDER_MARK);
    let text = match typed::clean(&text) {
        Cow::Borrowed(_) => text,
        // The mark has a finding of its own.
        Cow::Owned(clean) if mark => format!("{BYTE_ORDER_MARK}{clean}"),
        Cow::Owned(clean) => clean,
    };
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

fn too_large(size: u64) -> Finding {
    let megabytes = size.div_ceil(1024 * 1024);
    let message = Message::new(
        format!("die Datei ist zu groß: {megabytes} MB, erlaubt ist 1 MB"),
        format!("the file is too large: {megabytes} MB, 1 MB is allowed"),
    );
    Finding::new(&checks::FILE_SIZE, At::default(), message).hint(
        "Hier stehen nur Texte. Ist versehentlich ein Bild oder ein Export hineingeraten?",
        "Only texts belong here. Did a picture or an export get in by mistake?",
    )
}

/// Where the first wrong byte is, the text as a reader of Latin-1 would see it, and what to do.
fn wrong_encoding(bytes: &[u8], valid: usize) -> (String, Finding) {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let text: String = if utf16 {
        String::from_utf8_lossy(bytes).replace('\0', "")
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    };
    let text = with_line_feeds(text);
    let before = &bytes[..valid];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count()
        + 1;
    let at = At {
        line: u32::try_from(line).unwrap_or(1),
        column: u32::try_from(column).unwrap_or(1),
        length: 1,
    };
    let (at, message) = if utf16 {
        let message = Message::new(
            "die Datei ist als UTF-16 gespeichert, nicht als UTF-8",
            "the file is saved as UTF-16, not as UTF-8",
        );
        (At::default(), message)
    } else {
        let message = Message::new(
            "die Datei ist nicht als UTF-8 gespeichert: ein Umlaut ist unlesbar",
            "the file is not saved as UTF-8: a letter is unreadable",
        );
        (at, message)
    };
    let finding = Finding::new(&checks::ENCODING, at, message).hint(
        "Wählen Sie im Editor »Speichern unter« und als Codierung »UTF-8«. Prüfen Sie danach die Umlaute.",
        "Choose `Save as` in the editor and `UTF-8` as encoding. Then look at the umlauts.",
    );
    (text, finding)
}

/// A byte order mark is harmless to us and a trap for other programs.
pub fn byte_order_mark() -> Finding {
    let at = At {
        line: 1,
        column: 1,
        length: 1,
    };
    let message = Message::new(
        "die Datei beginnt mit einer unsichtbaren Marke (BOM)",
        "the file begins with an invisible mark (BOM)",
    );
    Finding::new(&checks::BYTE_ORDER_MARK, at, message).hint(
        "Wählen Sie beim Speichern die Codierung »UTF-8« statt »UTF-8 mit BOM«.",
        "Choose the encoding `UTF-8` instead of `UTF-8 with BOM` when saving.",
    )
}
