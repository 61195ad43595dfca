//! What the browser shows over the site when something is wrong: the same text as in the terminal.

use crate::build::Outcome;
use crate::diagnostics::{Diagnostic, Printer};
use crate::html::escape;
use crate::routes::OVERLAY_STYLE;
use crate::text::{Lang, count, told};
use serde::Serialize;

/// The script that reloads and shows the overlay.
pub(super) const CLIENT_JS: &str = include_str!("client.js");
/// Its look.
pub(super) const CLIENT_CSS: &str = include_str!("client.css");

/// What is wrong, in the language of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Overlay {
    lang: &'static str,
    title: String,
    note: &'static str,
    close: &'static str,
    findings: Vec<FindingView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FindingView {
    /// The first line, as in the terminal.
    pub(super) title: String,
    /// The lines below: place and snippet.
    pub(super) text: String,
    /// What to do, a sentence each.
    pub(super) hints: Vec<String>,
}

impl Overlay {
    /// The overlay of a run that brought no site; `over_site` says whether an earlier one is to be
    /// seen behind it.
    pub fn of(outcome: &anyhow::Result<Outcome>, over_site: bool, lang: Lang) -> Overlay {
        let de = lang == Lang::De;
        let findings: Vec<FindingView> = match outcome {
            Ok(outcome) => {
                let printer = Printer { lang, color: false };
                let errors = outcome
                    .diagnostics
                    .iter()
                    .filter(|diagnostic| diagnostic.is_error());
                errors
                    .map(|error| {
                        FindingView::new(
                            printer,
                            error,
                            outcome.texts.get(&error.location.file).map(|text| &**text),
                        )
                    })
                    .collect()
            }
            Err(error) => {
                let text = format!(
                    "{}: {}",
                    lang.pick("Fehler", "error"),
                    told(error, lang, |_| None)
                );
                let (title, text) = text.split_once('\n').unwrap_or((&text, ""));
                vec![FindingView {
                    title: title.to_owned(),
                    text: text.to_owned(),
                    hints: Vec::new(),
                }]
            }
        };
        Overlay {
            lang: lang.code(),
            title: if de {
                count(findings.len(), "Fehler", "Fehler")
            } else {
                count(findings.len(), "error", "errors")
            },
            note: match (over_site, de) {
                (true, true) => {
                    "Die letzte gute Fassung bleibt stehen. Sobald alles stimmt, verschwindet diese Meldung von selbst."
                }
                (true, false) => {
                    "The last good version stays. As soon as all is well, this note goes away by itself."
                }
                (false, true) => {
                    "Noch gibt es keine Fassung zu sehen. Sobald alles stimmt, erscheint sie von selbst."
                }
                (false, false) => {
                    "There is no version to be seen yet. As soon as all is well, it appears by itself."
                }
            },
            close: if de {
                "Seite ansehen"
            } else {
                "Look at the page"
            },
            findings,
        }
    }

    /// The page that stands in for a site that could not be built yet.
    pub(super) fn page(&self) -> String {
        let mut findings = String::new();
        for FindingView { title, text, hints } in &self.findings {
            findings.push_str(&format!(
                "<h2>{}</h2>\n<pre>{}</pre>\n",
                escape(title),
                escape(text)
            ));
            findings.extend(
                hints
                    .iter()
                    .map(|hint| format!("<p>{}</p>\n", escape(hint))),
            );
        }
        let (lang, title) = (self.lang, escape(&self.title));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"{OVERLAY_STYLE}\">\n</head>\n<body class=\"empty\">\n<noscript>\n<h1>{title}</h1>\n{findings}</noscript>\n</body>\n</html>\n"
        )
    }
}

impl FindingView {
    /// Hints stand apart from the snippet, so that they wrap on a narrow screen and the snippet
    /// keeps its columns.
    pub(super) fn new(printer: Printer, found: &Diagnostic, source: Option<&str>) -> FindingView {
        let mut bare = found.clone();
        bare.hints.clear();
        let text = printer.print(&bare, source);
        let (title, text) = text.split_once('\n').unwrap_or((&text, ""));
        FindingView {
            title: title.to_owned(),
            text: text.to_owned(),
            hints: found.hints.iter().map(|hint| printer.hint(hint)).collect(),
        }
    }
}
