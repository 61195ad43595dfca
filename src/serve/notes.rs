//! What stands at the end of every page while there are warnings: a quiet line, and behind it the
//! list, without a script. A page that is built for others never has it.

use super::overlay::FindingView;
use crate::build::Outcome;
use crate::calendar::NaiveDate;
use crate::diagnostics::{Diagnostic, Printer, checks};
use crate::html::escape;
use crate::routes::NOTES_STYLE;
use crate::text::{Lang, count};
use chrono::Months;

/// Its look.
pub(super) const NOTES_CSS: &str = include_str!("notes.css");

/// The warnings of the site that is shown, as a part of its pages; empty when there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(String);

impl Notes {
    /// The warnings of a run.
    pub fn of(outcome: &Outcome, today: NaiveDate, lang: Lang) -> Notes {
        let warnings: Vec<&Diagnostic> = outcome
            .diagnostics
            .iter()
            .filter(|found| !found.is_error())
            .collect();
        if warnings.is_empty() {
            return Notes::default();
        }
        let title = match lang {
            Lang::De => count(warnings.len(), "Hinweis", "Hinweise"),
            Lang::En => count(warnings.len(), "note", "notes"),
        };
        let label = lang.pick("Hinweise zu den Daten", "Notes on the data");
        let said = lang.pick(
            "Die Seite ist da. Bitte sehen Sie sich diese Stellen noch einmal an. In der fertigen Website stehen diese Hinweise nicht.",
            "The page is there. Please look at these places once more. The finished website does not show these notes.",
        );
        let printer = Printer { lang, color: false };
        let list: String = warnings
            .into_iter()
            .map(|warning| {
                let text = outcome.texts.get(&warning.location.file);
                let view = FindingView::new(printer, warning, text.map(|text| &**text));
                section(&view) + &known(warning, today, lang)
            })
            .collect();
        // A root of its own: no style of the site changes it, and it changes none of the site.
        Notes(format!(
            "<div lang=\"{code}\"><template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{NOTES_STYLE}\">\
             <aside aria-label=\"{label}\"><details><summary>{title}</summary>\n<p>{said}</p>\n{list}</details></aside></template></div>\n",
            code = lang.code()
        ))
    }

    /// The part of a page.
    pub(super) fn html(&self) -> &str {
        &self.0
    }
}

/// A text that keeps its columns; who has no mouse moves it with the arrow keys.
fn block(text: &str) -> String {
    format!("<pre tabindex=\"0\">{}</pre>\n", escape(text))
}

fn section(FindingView { title, text, hints }: &FindingView) -> String {
    let hints = hints
        .iter()
        .map(|hint| format!("<p>{}</p>\n", escape(hint)));
    format!(
        "<h2>{}</h2>\n{}{}",
        escape(title),
        block(text),
        hints.collect::<String>()
    )
}

/// The lines with which a warning is silent for half a year; nothing for files that cannot hold them.
fn known(warning: &Diagnostic, today: NaiveDate, lang: Lang) -> String {
    let file = &*warning.location.file;
    let head = match file.rsplit_once('.') {
        Some((_, "yaml")) => String::new(),
        Some((_, "md")) => lang
            .pick(" (im Kopf der Seite)", " (in the head of the page)")
            .to_owned(),
        _ => return String::new(),
    };
    if *warning.check == checks::ACKNOWLEDGED_OVER {
        return String::new();
    }
    let until = today + Months::new(6);
    let (name, because) = (warning.check.name(), lang.pick("Grund", "reason"));
    let said = lang.pick(
        format!("Soll es so bleiben? Dann schreiben Sie in {file}{head}, ganz links, und nennen Sie den Grund:"),
        format!("Is it meant to stay? Then write into {file}{head}, at the left, and say why:"),
    );
    format!(
        "<p>{}</p>\n{}",
        escape(&said),
        block(&format!(
            "acknowledged:\n  - warning: {name}\n    because: {because}\n    until: {until}"
        ))
    )
}
