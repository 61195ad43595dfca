//! Files that the portal does not read, because of their folder or their ending, and where they belong.

use crate::diagnostics::Message;
use crate::text::nearest;
use crate::yaml::{At, Finding};

/// Folders below `data/`, with the German words somebody may take for them.
const FOLDERS: [(&str, &str); 7] = [
    ("houses", "haeuser häuser haus orte"),
    ("outreach", "unterwegs spielmobil spielmobile mobil"),
    ("schools", "schulen schule"),
    ("help", "hilfe beratung"),
    ("networks", "netzwerke netzwerk"),
    ("events", "termine veranstaltungen events kalender"),
    ("ferienpass", "ferien angebote"),
];

fn finding(de: impl Into<String>, en: impl Into<String>) -> Finding {
    Finding {
        at: At::default(),
        check: "misplaced-file",
        message: Message::new("diese Datei wird nicht gelesen", "this file is not read"),
        hints: vec![Message::new(de, en)],
    }
}

/// A file below `data/`.
pub(super) fn in_data(parts: &[&str]) -> Finding {
    let file = parts.last().copied().unwrap_or_default();
    let folder = parts.first().copied().filter(|_| parts.len() > 1).unwrap_or_default();
    if let Some(stem) = file.strip_suffix(".yml").or_else(|| file.strip_suffix(".yaml.txt")) {
        return finding(format!("Benennen Sie die Datei um in {stem}.yaml."), format!("Rename the file to {stem}.yaml."));
    }
    if !file.ends_with(".yaml") {
        return finding(
            "In diesem Ordner werden nur Dateien gelesen, die auf .yaml enden. Was Familien herunterladen sollen, gehört nach site/downloads.",
            "In this folder only files that end with .yaml are read. What families can fetch belongs in site/downloads.",
        );
    }
    if let ["ferienpass", season, ..] = parts
        && parts.len() > 2
    {
        return finding(
            format!("Angebote dieser Saison gehören nach data/ferienpass/{season}/offers."),
            format!("Offers of this season belong in data/ferienpass/{season}/offers."),
        );
    }
    let words = FOLDERS.iter().find(|(name, german)| *name == folder || german.split(' ').any(|word| word == folder.to_lowercase()));
    let meant = words.map(|(name, _)| *name).or_else(|| nearest(folder, FOLDERS.iter().map(|(name, _)| *name)));
    match meant {
        Some(meant) if meant == folder => finding(
            format!("Legen Sie sie unmittelbar in den Ordner {meant}, ohne Unterordner."),
            format!("Put it directly into the folder {meant}, without folders inside."),
        ),
        Some(meant) => finding(format!("Meinten Sie den Ordner {meant}?"), format!("Did you mean the folder {meant}?")),
        None => finding(
            "Welche Dateien und Ordner es gibt, steht in data/LIESMICH.md unter »Was liegt wo«.",
            "data/LIESMICH.md lists the files and folders, under `Was liegt wo`.",
        ),
    }
}

/// A file below `site/pages/`.
pub(super) fn in_pages(relative: &str) -> Finding {
    match relative.strip_suffix(".md") {
        Some(_) => finding(
            format!("Seiten liegen im Ordner ihrer Sprache: site/pages/de/{relative}."),
            format!("Pages lie in the folder of their language: site/pages/de/{relative}."),
        ),
        None => finding(
            "In diesem Ordner werden nur Dateien gelesen, die auf .md enden.",
            "In this folder only files that end with .md are read.",
        ),
    }
}
