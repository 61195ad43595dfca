//! How many findings are shown at once: the first of each check in each file. Nobody reads sixty
//! thousand, and what comes first is mended first.

use super::{Check, Diagnostic};
use std::collections::HashMap;
use std::sync::Arc;

/// Most findings of one check that are shown of one file.
const MOST: usize = 20;

/// Something to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A finding.
    Finding(&'a Diagnostic),
    /// So many more of this check are in the file of this finding, the last one shown.
    More(&'a Diagnostic, usize),
}

/// What is shown of these findings, in their order.
pub fn shown<'a>(diagnostics: &[&'a Diagnostic]) -> Vec<Shown<'a>> {
    let key =
        |one: &'a Diagnostic| -> (&'a Arc<str>, &'static Check) { (&one.location.file, one.check) };
    // How many there are, and how many were shown.
    let mut counts: HashMap<(&str, &str), (usize, usize)> = HashMap::new();
    for one in diagnostics {
        let (file, check) = key(one);
        counts.entry((file, check.name())).or_default().0 += 1;
    }
    let mut list = Vec::new();
    for one in diagnostics {
        let (file, check) = key(one);
        let Some((all, done)) = counts.get_mut(&(&**file, check.name())) else {
            continue;
        };
        *done += 1;
        if *done <= MOST {
            list.push(Shown::Finding(one));
        }
        if *done == MOST && *all > MOST {
            list.push(Shown::More(one, *all - MOST));
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{At, Diagnostics, Finding, checks};
    use crate::text::Message;

    fn found(file: &str, number: u32) -> Vec<Diagnostic> {
        let mut diagnostics = Diagnostics::default();
        for line in 1..=number {
            let at = At {
                line,
                column: 1,
                length: 1,
            };
            let message = Message::new("x", "x");
            diagnostics.report(
                &file.into(),
                Finding::new(&checks::MARKDOWN_MARK, at, message),
            );
        }
        diagnostics.sorted()
    }

    #[test]
    fn of_many_findings_the_first_are_shown_and_the_others_counted() {
        let (many, few) = (found("a.md", 60_000), found("b.md", 20));
        let list: Vec<&Diagnostic> = many.iter().chain(&few).collect();
        let shown = shown(&list);
        assert_eq!(shown.len(), MOST + 1 + MOST);
        assert_eq!(shown[MOST], Shown::More(&many[MOST - 1], 60_000 - MOST));
        assert!(matches!(shown.last(), Some(Shown::Finding(_))));
    }
}
