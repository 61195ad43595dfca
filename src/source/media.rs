//! Pictures and files that are published as they are: too large for a phone, or in a form that
//! browsers do not show.

use crate::diagnostics::{At, Finding, checks};
use crate::text::Message;

const MEGABYTE: u64 = 1024 * 1024;

/// Largest picture without a word: a page on a phone should be there in a second.
const LARGEST_PICTURE: u64 = MEGABYTE;

/// Largest file of another kind without a word.
const LARGEST_DOWNLOAD: u64 = 10 * MEGABYTE;

/// Pictures that browsers show.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "webp", "avif", "gif", "svg"];

/// Pictures of telephones, cameras and scanners that most browsers do not show.
const NO_PICTURES: [&str; 11] = [
    "heic", "heif", "tif", "tiff", "bmp", "psd", "dng", "cr2", "cr3", "nef", "arw",
];

/// What is wrong with a file that is published as it is.
pub(super) fn find(name: &str, size: u64) -> Option<Finding> {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    if NO_PICTURES.contains(&&*ending) {
        return Some(unseen(&ending));
    }
    let most = if PICTURES.contains(&&*ending) {
        LARGEST_PICTURE
    } else {
        LARGEST_DOWNLOAD
    };
    (size > most).then(|| large(size, most))
}

fn unseen(ending: &str) -> Finding {
    let message = Message::new(
        format!("Bilder mit der Endung .{ending} zeigen die meisten Browser nicht"),
        format!("most browsers do not show pictures that end with .{ending}"),
    );
    Finding::new(&checks::MEDIA, At::default(), message).hint(
        "Öffnen Sie das Bild in einem Bildprogramm, speichern Sie es als .jpg, höchstens 1 MB, und löschen Sie diese Datei.",
        "Open the picture in a picture program, save it as .jpg, 1 MB at most, and delete this file.",
    )
}

fn large(size: u64, most: u64) -> Finding {
    // In tenths, rounded up: a file just above the limit must not be told as one at the limit.
    let tenths = (size * 10).div_ceil(MEGABYTE);
    let (whole, rest, most_in_words) = (tenths / 10, tenths % 10, most / MEGABYTE);
    let message = Message::new(
        format!(
            "die Datei ist mit {whole},{rest} MB zu groß für ein Handy, gut sind bis {most_in_words} MB"
        ),
        format!(
            "with {whole}.{rest} MB the file is too large for a phone, up to {most_in_words} MB is good"
        ),
    );
    let finding = Finding::new(&checks::MEDIA, At::default(), message);
    if most == LARGEST_PICTURE {
        finding.hint(
            "Speichern Sie das Bild kleiner: höchstens 1600 Punkte breit, als .jpg mit mittlerer Qualität.",
            "Save the picture smaller: 1600 pixels wide at most, as .jpg with medium quality.",
        )
    } else {
        finding.hint(
            "Speichern Sie die Datei noch einmal mit kleineren Bildern; bei einem PDF heißt das »für das Web« oder »kleinste Dateigröße«.",
            "Save the file once more with smaller pictures; for a PDF this is called `for the web` or `smallest size`.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_file_at_its_limit_is_good_and_one_above_is_told() {
        for (name, good) in [("a.JPG", 1 << 20), ("a.pdf", 10 << 20), ("ohne", 10 << 20)] {
            assert_eq!(find(name, good), None, "{name}");
            assert!(find(name, good + 1).is_some(), "{name}");
        }
        assert!(find("IMG_1.HEIC", 1).is_some());
    }
}
