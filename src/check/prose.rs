//! Texts with Markdown: no raw HTML, no heading level left out. Where links lead is known only when
//! all pages are made.

mod marks;

use super::lower::Lower;
use crate::diagnostics::{At, Location, checks};
use crate::markdown::{self, Flaw};
use crate::yaml::Places;

/// Ensure a text has no raw HTML and its headings are in order. `from` is where it begins in its
/// file.
pub(super) fn ensure_clean(lower: &mut Lower<'_>, text: &str, from: At) {
    let typed = lower.typed();
    let mut places = Places::new(typed, from, text);
    for (flaw, part) in markdown::flaws(text) {
        let at = places.of(part.clone());
        report(lower, flaw, &text[part], (at, places.alone()));
    }
    let mut places = Places::new(typed, from, text);
    for (path, part) in markdown::inner_links(text) {
        let location = Location {
            file: lower.file.clone(),
            at: places.of(part),
        };
        lower.diagnostics.claim(location, path);
    }
}

fn report(lower: &mut Lower<'_>, flaw: Flaw, part: &str, (at, alone): (At, bool)) {
    match flaw {
        Flaw::Html => {
            let tag = part
                .split_inclusive('>')
                .next()
                .unwrap_or(part)
                .lines()
                .next()
                .unwrap_or_default();
            lower
                .report(
                    &checks::MARKDOWN_HTML,
                    at,
                    format!("»{tag}« ist HTML und geht hier nicht"),
                    format!("`{tag}` is HTML and not possible here"),
                )
                .hint(
                    "Fett schreiben Sie so: **fett**. Einen Link so: [Wort](https://…). Einen Listenpunkt mit »- « am Anfang der Zeile.",
                    "Write bold like this: **bold**. A link like this: [word](https://…). A list entry with `- ` at the start of the line.",
                );
        }
        Flaw::Heading { level, after } => heading(lower, level, after, at),
        Flaw::Image => {
            lower
                .report(
                    &checks::MARKDOWN_LINK,
                    at,
                    "Bilder gehen in diesem Text nicht",
                    "pictures are not possible in this text",
                )
                .hint(
                    "Löschen Sie das Ausrufezeichen davor. Dann ist es ein Link.",
                    "Delete the exclamation mark in front. Then it is a link.",
                );
        }
        Flaw::Left(mark) => {
            let finding = marks::finding(&mark, part, at, alone);
            lower.diagnostics.report(&lower.file, finding);
        }
        Flaw::Scheme(target) => no_target(lower, &target, part, at),
        Flaw::Phone(number, why) => lower.no_phone(at, &number, why),
        Flaw::House(id) => {
            if lower.context.index.houses.find(&id).is_none() {
                lower.unknown(&id, &lower.context.index.houses, at, "das Haus", "house");
            }
        }
    }
}

fn no_target(lower: &mut Lower<'_>, target: &str, part: &str, at: At) {
    let diagnostic = lower.report_typed(
        &checks::MARKDOWN_LINK,
        at,
        target,
        format!("der Link »{target}« führt nirgendwohin"),
        format!("the link `{target}` leads nowhere"),
    );
    if target.starts_with("www.") {
        // The words of a link may be the same as its target, which stands last.
        let (words, end) = part.rsplit_once(target).unwrap_or_default();
        let meant = format!("{words}https://{target}{end}");
        diagnostic.hint(
            format!("Schreiben Sie »{meant}«."),
            format!("Write `{meant}`."),
        );
    } else {
        diagnostic.hint(
            "Eine Seite im Portal beginnt mit /, zum Beispiel /fragen/. Eine andere Website beginnt mit https://. Ein Haus schreiben Sie so: house:kürzel.",
            "A page of the portal begins with /, for example /fragen/. Another website begins with https://. Write a house like this: house:id.",
        );
    }
}

fn heading(lower: &mut Lower<'_>, level: usize, after: usize, at: At) {
    if level == 1 {
        lower
            .report(
                &checks::MARKDOWN_HEADING,
                at,
                "diese Überschrift ist zu groß: sie gehört der ganzen Seite",
                "this heading is too large: it belongs to the page as a whole",
            )
            .hint(
                "Schreiben Sie zwei Rauten davor: ##",
                "Write two number signs in front: ##",
            );
        return;
    }
    let (marks, better) = ("#".repeat(level), "#".repeat(after + 1));
    lower
        .report(
            &checks::MARKDOWN_HEADING,
            at,
            format!("die Überschrift »{marks}« lässt eine Stufe aus"),
            format!("the heading `{marks}` leaves a level out"),
        )
        .hint(
            format!("Schreiben Sie {better} davor. Überschriften beginnen mit ## und gehen nur eine Stufe tiefer."),
            format!("Write {better} in front. Headings begin with ## and go down one level at a time."),
        );
}
