//! Texts with Markdown: no raw HTML, no heading level left out. Where links lead is known only when all pages are made.

use super::lower::Lower;
use crate::diagnostics::Place;
use crate::markdown::{self, Flaw};
use crate::yaml::At;

/// Ensure a text has no raw HTML and its headings are in order. `line` and `column` are those of the field.
pub(super) fn ensure_clean(lower: &mut Lower<'_>, text: &str, line: u32, column: u32) {
    // A text behind `|` begins on the next line; a text on the line of its field begins there.
    let block = text.contains('\n');
    for (flaw, offset_line, length) in markdown::flaws(text) {
        let at = At { line: line + u32::from(block) + offset_line, column: if block { 1 } else { column }, length };
        report(lower, flaw, at);
    }
    for (path, offset_line) in markdown::inner_links(text) {
        let at = At { line: line + u32::from(block) + offset_line, column: if block { 1 } else { column }, length: 1 };
        claim(lower, path, at);
    }
}

/// Ensure the same for a hand-written page, whose first line of text is `first_line`.
pub(super) fn ensure_clean_page(lower: &mut Lower<'_>, text: &str, first_line: u32) {
    for (flaw, offset_line, length) in markdown::flaws(text) {
        report(lower, flaw, At { line: first_line + offset_line, column: 1, length });
    }
    for (path, offset_line) in markdown::inner_links(text) {
        claim(lower, path, At { line: first_line + offset_line, column: 1, length: 1 });
    }
}

fn claim(lower: &mut Lower<'_>, path: String, at: At) {
    let place = Place { file: lower.file.clone(), at };
    lower.diagnostics.claim(place, path);
}

fn report(lower: &mut Lower<'_>, flaw: Flaw, at: At) {
    match flaw {
        Flaw::Html => drop(lower.error("markdown-html", at, "im Text steht HTML", "there is HTML in the text").hint(
            "Schreiben Sie Markdown: **fett**, [Linktext](/pfad/), - für Listen.",
            "Write Markdown: **bold**, [text](/path/), - for lists.",
        )),
        Flaw::Heading { level, after } => {
            let (marks, better) = ("#".repeat(level), "#".repeat((after + 1).min(level)));
            drop(
                lower
                    .error(
                        "markdown-heading",
                        at,
                        format!("die Überschrift »{marks}« lässt eine Stufe aus"),
                        format!("the heading `{marks}` leaves a level out"),
                    )
                    .hint(
                        format!(
                            "Schreiben Sie »{}«. Überschriften beginnen mit ## und gehen nur eine Stufe tiefer.",
                            if level < 2 { "##" } else { &better }
                        ),
                        format!(
                            "Write `{}`. Headings begin with ## and go down one level at a time.",
                            if level < 2 { "##" } else { &better }
                        ),
                    ),
            );
        }
        Flaw::Scheme(target) => drop(
            lower
                .error("markdown-link", at, format!("der Link »{target}« führt nirgendwohin"), format!("the link `{target}` leads nowhere"))
                .hint(
                    "Ein Link beginnt mit / (Seite im Portal), https://, mailto:, tel: oder house: (Kürzel eines Hauses).",
                    "A link begins with / (page of the portal), https://, mailto:, tel: or house: (id of a house).",
                ),
        ),
        Flaw::House(id) => {
            if lower.context.index.houses.find(&id).is_none() {
                let near = crate::text::nearest(&id, lower.context.index.houses.all()).map(str::to_owned);
                let pending = lower.error("unknown-id", at, format!("das Haus »{id}« gibt es nicht"), format!("unknown house `{id}`"));
                if let Some(near) = near {
                    drop(pending.hint(format!("meinten Sie »house:{near}«?"), format!("did you mean `house:{near}`?")));
                }
            }
        }
    }
}
