//! What the browser shows over the site when something is wrong: the same text as in the terminal.

use crate::build::Outcome;
use crate::diagnostics::{Printer, Severity};
use crate::text::{Lang, count};
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
    findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Finding {
    /// The first line, as in the terminal.
    title: String,
    /// The lines below: place, snippet, hints.
    text: String,
}

impl Overlay {
    /// The overlay of a run that brought no site.
    pub fn of(outcome: &anyhow::Result<Outcome>, lang: Lang) -> Overlay {
        let de = lang == Lang::De;
        let texts: Vec<String> = match outcome {
            Ok(outcome) => {
                let printer = Printer { lang, color: false };
                let errors = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
                errors.map(|error| printer.print(error, outcome.texts.get(&error.place.file).map(|text| &**text))).collect()
            }
            Err(error) => vec![format!("{}: {error:#}", if de { "Fehler" } else { "error" })],
        };
        Overlay {
            lang: lang.code(),
            title: if de { count(texts.len(), "Fehler", "Fehler") } else { count(texts.len(), "error", "errors") },
            note: if de {
                "Die letzte gute Fassung bleibt stehen. Sobald alles stimmt, verschwindet diese Meldung von selbst."
            } else {
                "The last good version stays. As soon as all is well, this note goes away by itself."
            },
            close: if de { "Seite ansehen" } else { "Look at the page" },
            findings: texts.iter().map(|text| Finding::new(text)).collect(),
        }
    }

    /// The page that stands in for a site that could not be built yet.
    pub(super) fn page(&self) -> String {
        let mut findings = String::new();
        for Finding { title, text } in &self.findings {
            findings.push_str(&format!("<pre>{}\n{}</pre>\n", escape(title), escape(text)));
        }
        let (lang, title) = (self.lang, escape(&self.title));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"/__portal/client.css\">\n</head>\n<body class=\"empty\">\n<noscript>\n<h1>{title}</h1>\n{findings}</noscript>\n</body>\n</html>\n"
        )
    }
}

impl Finding {
    fn new(text: &str) -> Finding {
        let (title, text) = text.split_once('\n').unwrap_or((text, ""));
        Finding { title: title.to_owned(), text: text.to_owned() }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
