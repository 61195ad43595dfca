//! Hand-written pages: `site/pages/<lang>/<path>.md`, a head between two lines of dashes, then
//! Markdown.

use crate::diagnostics::{At, Finding, checks};
use crate::kinds::has_field;
use crate::schema;
use crate::text::Message;
use crate::yaml;
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
pub(super) fn parse(
    relative: &str,
    file: Arc<str>,
    text: &str,
) -> (Option<PageSource>, Vec<Finding>) {
    let Some((lang, name)) = relative
        .strip_suffix(".md")
        .and_then(|path| path.split_once('/'))
    else {
        return (None, vec![super::misplaced::in_pages(relative)]);
    };
    let text = text.trim_start_matches('\u{feff}');
    let head_and_body = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let Some((head, body)) = head_and_body else {
        return (None, vec![no_head(text)]);
    };
    let (value, findings) = yaml::read::<schema::PageHead>(&format!("\n{head}\n"), has_field);
    let lines_above = u32::try_from(head.lines().count() + 2).unwrap_or(u32::MAX);
    let page = PageSource {
        file,
        lang: lang.to_owned(),
        name: name.to_owned(),
        head: value.map(Arc::new),
        text: body.into(),
        lines_above,
    };
    (Some(page), findings)
}

/// The head of a page is missing, or does not end.
fn no_head(text: &str) -> Finding {
    let (message, hint) = if text.starts_with("---\n") {
        (
            Message::new(
                "der Kopf der Seite hat kein Ende",
                "the head of the page has no end",
            ),
            Message::new(
                "Setzen Sie unter »description: …« eine Zeile aus drei Strichen: ---",
                "Put a line of three dashes below `description: …`: ---",
            ),
        )
    } else {
        (
            Message::new(
                "der Kopf der Seite fehlt",
                "the head of the page is missing",
            ),
            Message::new(
                "Die Datei beginnt mit einer Zeile aus drei Strichen, dann kommen »title: …« und »description: …«, dann wieder drei Striche.",
                "The file begins with a line of three dashes, then come `title: …` and `description: …`, then three dashes again.",
            ),
        )
    };
    let length = text
        .lines()
        .next()
        .map_or(1, |line| line.chars().count().max(1));
    Finding {
        at: At {
            line: 1,
            column: 1,
            length: u32::try_from(length).unwrap_or(1),
        },
        check: &checks::PAGE_HEAD,
        message,
        hints: vec![hint],
    }
}
