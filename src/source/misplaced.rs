//! Files that the portal does not read, because of their folder or their ending, and where they
//! belong.

use crate::diagnostics::{At, Check, Finding, checks};
use crate::files::Broken;
use crate::kinds::KINDS;
use crate::text::{Message, nearest};

/// A file that was meant for the portal and is missing there.
fn misplaced(de: impl Into<String>, en: impl Into<String>) -> Finding {
    finding(&checks::MISPLACED_FILE, de, en)
}

/// A file that probably does not belong here at all.
fn stray(de: impl Into<String>, en: impl Into<String>) -> Finding {
    finding(&checks::STRAY_FILE, de, en)
}

fn finding(check: &'static Check, de: impl Into<String>, en: impl Into<String>) -> Finding {
    let message = Message::new("diese Datei wird nicht gelesen", "this file is not read");
    Finding::new(check, At::default(), message).hint(de, en)
}

/// A file below `data/`.
pub(super) fn in_data(parts: &[&str]) -> Finding {
    let file = parts.last().copied().unwrap_or_default();
    let folder = parts
        .first()
        .copied()
        .filter(|_| parts.len() > 1)
        .unwrap_or_default();
    if let Some(stem) = stem_of_wrong_ending(file) {
        return misplaced(
            format!("Benennen Sie die Datei um in {stem}.yaml."),
            format!("Rename the file to {stem}.yaml."),
        );
    }
    if !file.ends_with(".yaml") {
        return stray(
            "In diesem Ordner werden nur Dateien gelesen, die auf .yaml enden. Was Familien herunterladen sollen, gehört nach site/downloads.",
            "In this folder only files that end with .yaml are read. What families can fetch belongs in site/downloads.",
        );
    }
    match parts {
        ["ferienpass", _] => {
            return misplaced(
                "Angebote gehören in den Ordner ihrer Saison, zum Beispiel data/ferienpass/2027-ostern/offers.",
                "Offers belong in the folder of their season, for example data/ferienpass/2027-ostern/offers.",
            );
        }
        ["ferienpass", season, ..] => {
            return misplaced(
                format!("Angebote dieser Saison gehören nach data/ferienpass/{season}/offers."),
                format!("Offers of this season belong in data/ferienpass/{season}/offers."),
            );
        }
        _ => {}
    }
    let folders = || {
        KINDS
            .iter()
            .filter_map(|kind| Some((kind.folder()?, kind.german)))
    };
    let word = folder.to_lowercase();
    let meant = folders()
        .find(|(name, german)| *name == folder || german.contains(&word.as_str()))
        .map(|(name, _)| name)
        .or_else(|| nearest(folder, folders().map(|(name, _)| name)));
    match meant {
        Some(meant) if meant == folder => misplaced(
            format!("Legen Sie sie unmittelbar in den Ordner {meant}, ohne Unterordner."),
            format!("Put it directly into the folder {meant}, without folders inside."),
        ),
        Some(meant) => misplaced(
            format!("Meinten Sie den Ordner {meant}?"),
            format!("Did you mean the folder {meant}?"),
        ),
        None => misplaced(
            "Welche Dateien und Ordner es gibt, steht in data/LIESMICH.md unter »Was liegt wo«.",
            "data/LIESMICH.md lists the files and folders, under `Was liegt wo`.",
        ),
    }
}

/// The name without an ending that somebody took for `.yaml`.
fn stem_of_wrong_ending(file: &str) -> Option<&str> {
    let lower = file.to_ascii_lowercase();
    let ending = [".yaml.txt", ".yml.txt", ".yml", ".yaml"]
        .into_iter()
        .find(|ending| lower.ends_with(ending))?;
    (!file.ends_with(".yaml")).then(|| &file[..file.len() - ending.len()])
}

/// The file of which this one is a copy: programs that share folders put one beside a file that two
/// people changed at once.
pub(super) fn copy_of(file: &str) -> Option<String> {
    const MARKS: [&str; 8] = [
        " (conflicted copy",
        " (conflict",
        " (in konflikt stehende kopie",
        " (konflikt",
        "_conflict-",
        ".sync-conflict-",
        " - kopie",
        " - copy",
    ];
    let stem = file.strip_suffix(".yaml")?;
    let lower = stem.to_lowercase();
    let start = MARKS.iter().filter_map(|mark| lower.find(mark)).min()?;
    Some(format!("{}.yaml", stem.get(..start)?))
}

/// A copy beside the file itself.
pub(super) fn copied(original: &str) -> Finding {
    let message = Message::new(
        format!("diese Datei ist eine Kopie von {original}, zwei Fassungen liegen nebeneinander"),
        format!("this file is a copy of {original}, two versions lie side by side"),
    );
    Finding::new(&checks::MISPLACED_FILE, At::default(), message).hint(
        format!(
            "Vergleichen Sie beide. Was nur hier steht und stimmt, tragen Sie in {original} ein. Dann löschen Sie diese Datei."
        ),
        format!(
            "Compare the two. Write into {original} what stands only here and is right. Then delete this file."
        ),
    )
}

/// An offer in a folder of something else.
pub(super) fn offer_elsewhere() -> Finding {
    let message = Message::new(
        "diese Datei sieht nach einem Angebot aus",
        "this file looks like an offer",
    );
    Finding::new(&checks::MISPLACED_FILE, At::default(), message).hint(
        "Angebote gehören in den Ordner ihrer Saison, zum Beispiel data/ferienpass/2027-ostern/offers.",
        "Offers belong in the folder of their season, for example data/ferienpass/2027-ostern/offers.",
    )
}

/// A link of the file system that is not followed.
pub(super) fn link(broken: Broken) -> Finding {
    let message = match broken {
        Broken::Dangling => Message::new(
            "diese Verknüpfung führt ins Leere",
            "this link leads nowhere",
        ),
        Broken::Outside => Message::new(
            "diese Verknüpfung führt aus dem Ordner hinaus",
            "this link leads out of the folder",
        ),
    };
    Finding::new(&checks::LINK, At::default(), message).hint(
        "Löschen Sie die Verknüpfung. Wird die Datei gebraucht, legen Sie die Datei selbst hierhin.",
        "Delete the link. If the file is needed, put the file itself here.",
    )
}

/// A file below `site/pages/`.
pub(super) fn in_pages(relative: &str) -> Finding {
    match relative.strip_suffix(".md") {
        Some(_) => misplaced(
            format!("Seiten liegen im Ordner ihrer Sprache: site/pages/de/{relative}."),
            format!("Pages lie in the folder of their language: site/pages/de/{relative}."),
        ),
        None => stray(
            "In diesem Ordner werden nur Dateien gelesen, die auf .md enden.",
            "In this folder only files that end with .md are read.",
        ),
    }
}
