//! Hand-written pages: `site/pages/<lang>/<path>.md`, a head between two lines of dashes, then Markdown.

use super::Parsed;
use crate::diagnostics::Message;
use crate::schema;
use crate::yaml::{self, At, Finding};
use std::sync::Arc;

/// One hand-written page as it was read.
#[derive(Clone, Debug)]
pub struct PageSource {
    /// `site/pages/de/impressum.md`.
    pub file: Arc<str>,
    /// `de`.
    pub lang: String,
    /// `impressum`, `hilfe/fachkraefte`; the folder of the language left out.
    pub name: String,
    /// The head; `None` when it could not be read.
    pub head: Option<Arc<schema::PageHead>>,
    /// The Markdown below the head.
    pub text: Arc<str>,
    /// How many lines stand above the Markdown.
    pub lines_above: u32,
}

/// Splits a page into head and Markdown and reads the head.
pub(super) fn parse(relative: &str, file: Arc<str>, text: &str) -> (Parsed, Vec<Finding>) {
    let Some((lang, name)) = relative.strip_suffix(".md").and_then(|path| path.split_once('/')) else {
        return (Parsed::Ignored, vec![super::misplaced(&[relative])]);
    };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let head_and_body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let Some((head, body)) = head_and_body else {
        let finding = Finding {
            at: At { line: 1, column: 1, length: 1 },
            check: "page-head",
            message: Message::new("der Kopf der Seite fehlt", "the head of the page is missing"),
            hints: vec![Message::new(
                "Die Datei beginnt mit einer Zeile »---«, dann »title: …« und »description: …«, dann wieder »---«.",
                "The file begins with a line `---`, then `title: …` and `description: …`, then `---` again.",
            )],
        };
        return (Parsed::Ignored, vec![finding]);
    };
    let (value, mut findings) = yaml::read::<schema::PageHead>(&format!("\n{head}\n"));
    for finding in &mut findings {
        finding.at.line = finding.at.line.max(1);
    }
    let lines_above = u32::try_from(head.lines().count() + 2).unwrap_or(u32::MAX);
    let page = PageSource { file, lang: lang.to_owned(), name: name.to_owned(), head: value.map(Arc::new), text: body.into(), lines_above };
    (Parsed::Page(page), findings)
}
