//! Diagnostics as people read them in a terminal. The only file that names `annotate_snippets`.

use super::{At, Diagnostic, Location, Severity, counts};
use crate::text::{Lang, Message, count};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// Prints diagnostics with the source line and a caret.
#[derive(Clone, Copy, Debug)]
pub struct Printer {
    /// The language of the reader.
    pub lang: Lang,
    /// Whether the terminal shows colours.
    pub color: bool,
}

impl Printer {
    /// One diagnostic with its snippet; `source` is the text of its file when it is known.
    pub fn print(&self, diagnostic: &Diagnostic, source: Option<&str>) -> String {
        let level = self.level(diagnostic.check.severity());
        let mut group = Group::with_title(
            level.primary_title(printable(diagnostic.message.in_language(self.lang))),
        );
        let Location { file, at } = &diagnostic.location;
        let file = printable(file);
        group = match source
            .filter(|_| at.line > 0)
            .and_then(|source| excerpt(source, *at))
        {
            Some((excerpt, first_line, span)) => group.element(
                Snippet::source(excerpt)
                    .path(file)
                    .line_start(first_line)
                    .fold(false)
                    .annotation(AnnotationKind::Primary.span(span)),
            ),
            None if file.is_empty() => group,
            None => group.element(Origin::path(file)),
        };
        self.render(group, &diagnostic.hints)
    }

    /// Diagnostics that say the same of several files, as one.
    pub fn print_together(&self, diagnostics: &[&Diagnostic]) -> String {
        let Some(first) = diagnostics.first() else {
            return String::new();
        };
        let number = diagnostics.len();
        let files = if self.lang == Lang::De {
            format!("{number} Stellen")
        } else {
            format!("{number} places")
        };
        let title = format!(
            "{} ({files})",
            printable(first.message.in_language(self.lang))
        );
        let mut group = Group::with_title(self.level(first.check.severity()).primary_title(title));
        for Location { file, at } in diagnostics.iter().map(|diagnostic| &diagnostic.location) {
            group = group.element(Origin::path(printable(file)).line(at.line as usize));
        }
        self.render(group, &first.hints)
    }

    /// How many more findings like this one its file has.
    pub fn more(&self, diagnostic: &Diagnostic, number: usize) -> String {
        let file = printable(&diagnostic.location.file);
        let title = if self.lang == Lang::De {
            format!(
                "noch {number} Stellen dieser Art in {file}; sie erscheinen, wenn die ersten behoben sind"
            )
        } else {
            format!(
                "{number} more places of this kind in {file}; they appear when the first are mended"
            )
        };
        let level = self.level(diagnostic.check.severity());
        self.render(Group::with_title(level.primary_title(title)), &[])
    }

    /// A hint as a line of its own.
    pub fn hint(&self, hint: &Message) -> String {
        format!(
            "{}: {}",
            self.hint_name(),
            printable(hint.in_language(self.lang))
        )
    }

    fn render<'a>(&self, mut group: Group<'a>, hints: &'a [Message]) -> String {
        for hint in hints {
            group = group.element(
                Level::HELP
                    .with_name(self.hint_name())
                    .message(printable(hint.in_language(self.lang))),
            );
        }
        let renderer = if self.color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.render(&[group])
    }

    fn hint_name(&self) -> &'static str {
        if self.lang == Lang::De {
            "Tipp"
        } else {
            "help"
        }
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        match (self.lang, severity) {
            (Lang::De, Severity::Error) => Level::ERROR.with_name("Fehler"),
            (Lang::De, Severity::Warning) => Level::WARNING.with_name("Warnung"),
            (Lang::En, Severity::Error) => Level::ERROR,
            (Lang::En, Severity::Warning) => Level::WARNING,
        }
    }
}

/// A text without characters that would do something to a terminal: names of files may hold any.
pub fn printable(text: &str) -> Cow<'_, str> {
    let acts = |letter: char| letter.is_control() && letter != '\n';
    if text.contains(acts) {
        text.replace(acts, "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// The line of a place, its number, and the byte range to underline in it. Long lines are cut
/// around the place.
fn excerpt(source: &str, at: At) -> Option<(String, usize, Range<usize>)> {
    const WIDTH: usize = 160;
    let line = source
        .lines()
        .nth(at.line as usize - 1)?
        .trim_end_matches('\r')
        .trim_start_matches('\u{feff}');
    let letters: Vec<char> = line
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let column = (at.column.max(1) as usize - 1).min(letters.len());
    let start = column.saturating_sub(WIDTH / 2);
    let length = (at.length.max(1) as usize)
        .min(letters.len().saturating_sub(column))
        .min(WIDTH / 2);
    let bytes = |range: Range<usize>| {
        letters[range]
            .iter()
            .map(|letter| letter.len_utf8())
            .sum::<usize>()
    };
    let end = letters.len().min(start + WIDTH);
    let first = bytes(start..column);
    let span = first..first + bytes(column..column + length);
    Some((letters[start..end].iter().collect(), at.line as usize, span))
}

/// The last line: how many errors and warnings, and what that means. `wrote` is false for `check`.
pub fn summary(lang: Lang, diagnostics: &[Diagnostic], wrote: bool) -> String {
    let (errors, warnings) = counts(diagnostics);
    let de = lang == Lang::De;
    let numbers = match (errors, warnings) {
        (0, 0) => (if de {
            "Alles in Ordnung"
        } else {
            "All is well"
        })
        .to_owned(),
        _ => [
            (
                errors,
                if de {
                    count(errors, "Fehler", "Fehler")
                } else {
                    count(errors, "error", "errors")
                },
            ),
            (
                warnings,
                if de {
                    count(warnings, "Warnung", "Warnungen")
                } else {
                    count(warnings, "warning", "warnings")
                },
            ),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(_, words)| words)
        .collect::<Vec<_>>()
        .join(", "),
    };
    match (errors > 0 && !wrote, de) {
        (true, true) => format!("{numbers}; nichts wurde geschrieben"),
        (true, false) => format!("{numbers}; nothing was written"),
        _ => numbers,
    }
}
