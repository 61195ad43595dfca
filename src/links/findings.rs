//! What is said of links that lead nowhere.

use super::{Missing, Site, decoded};
use crate::diagnostics::{At, Finding, checks};
use crate::routes;
use crate::text::{Message, nearest};

/// A link that somebody wrote.
pub(super) fn written(site: &Site<'_>, at: At, missing: Missing<'_>) -> Finding {
    match missing {
        Missing::Path(path) if path.starts_with(routes::DOWNLOADS) => no_download(site, at, path),
        Missing::Path(path) => no_page(site, at, path),
        Missing::Fragment(path, fragment) => no_fragment(at, path, fragment),
    }
}

fn no_download(site: &Site<'_>, at: At, path: &str) -> Finding {
    let file = decoded(path.trim_start_matches(routes::DOWNLOADS));
    let files = site.output.iter();
    let message = Message::new(
        format!("die Datei »{file}« gibt es nicht"),
        format!("the file `{file}` does not exist"),
    );
    let finding = Finding::new(&checks::MISSING_DOWNLOAD, at, message);
    match nearest(
        &file,
        files.filter_map(|(path, _)| path.strip_prefix("downloads/")),
    ) {
        Some(near) => did_you_mean(finding, &routes::download(near)),
        None => finding.hint(
            "Legen Sie die Datei in den Ordner site/downloads.",
            "Put the file into the folder site/downloads.",
        ),
    }
}

fn no_page(site: &Site<'_>, at: At, path: &str) -> Finding {
    let pages: Vec<String> = site.pages.keys().map(|file| routes::path(file)).collect();
    let message = Message::new(
        format!("die Seite »{path}« gibt es nicht"),
        format!("there is no page `{path}`"),
    );
    let finding = Finding::new(&checks::MARKDOWN_LINK, at, message);
    match nearest(path, pages.iter().map(String::as_str)) {
        Some(near) => did_you_mean(finding, near),
        None => finding.hint(
            "Öffnen Sie die Seite im Browser und übernehmen Sie den Pfad aus der Adresszeile.",
            "Open the page in the browser and take the path from the address bar.",
        ),
    }
}

fn no_fragment(at: At, path: &str, fragment: &str) -> Finding {
    let message = Message::new(
        format!("auf der Seite »{path}« gibt es kein Sprungziel »{fragment}«"),
        format!("the page `{path}` has no place called `{fragment}`"),
    );
    Finding::new(&checks::MARKDOWN_LINK, at, message).hint(
        format!("Das Sprungziel ist die Überschrift in kleinen Buchstaben mit Bindestrichen. Oder verlinken Sie nur »{path}«."),
        format!("The place is the heading in small letters with hyphens. Or link to `{path}` only."),
    )
}

fn did_you_mean(finding: Finding, near: &str) -> Finding {
    finding.hint(
        format!("Meinten Sie »{near}«?"),
        format!("Did you mean `{near}`?"),
    )
}

/// A link that pages show and nobody wrote. Like an id that stands twice it belongs to no file: it
/// is the site as a whole that shows it.
pub(super) fn dead(site: &Site<'_>, link: &str, files: &[&str]) -> Finding {
    let (de, en) = shown_on(files);
    let message = Message::new(
        format!("der Link »{link}« führt ins Leere, {de}"),
        format!("the link `{link}` leads nowhere, {en}"),
    );
    let finding = Finding::new(&checks::DEAD_LINK, At::default(), message);
    let path = link.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || site.output.answer(&decoded(path)).is_some() {
        return finding.hint(
            "Wurde eine Überschrift umbenannt? Sonst ist es ein Fehler des Programms: Bitte melden Sie ihn.",
            "Was a heading renamed? If not, it is a mistake of the program: please report it.",
        );
    }
    let file = format!("site/pages/de/{}.md", path.trim_matches('/'));
    finding.hint(
        format!("Wurde die Datei {file} gelöscht oder umbenannt? Sonst ist es ein Fehler des Programms: Bitte melden Sie ihn."),
        format!("Was the file {file} deleted or renamed? If not, it is a mistake of the program: please report it."),
    )
}

/// An id that stands twice on a page.
pub(super) fn twice(id: &str, files: &[&str]) -> Finding {
    let (de, en) = shown_on(files);
    let message = Message::new(
        format!("das Sprungziel »{id}« gibt es zweimal, {de}"),
        format!("the place `{id}` exists twice, {en}"),
    );
    Finding::new(&checks::DEAD_LINK, At::default(), message).hint(
        "Heißt eine Überschrift im Text so? Dann formulieren Sie sie anders. Sonst ist es ein Fehler des Programms: Bitte melden Sie ihn.",
        "Is there a heading with these words in the text? Then put it differently. If not, it is a mistake of the program: please report it.",
    )
}

/// On which pages a slip shows, in both languages.
fn shown_on(files: &[&str]) -> (String, String) {
    let first = routes::path(files[0]);
    match files.len() {
        1 => (
            format!("auf der Seite {first}"),
            format!("on the page {first}"),
        ),
        count => (
            format!("auf {count} Seiten, zuerst auf {first}"),
            format!("on {count} pages, first on {first}"),
        ),
    }
}
