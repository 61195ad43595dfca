//! Warnings that somebody has looked at and lets stand: they are silent until a day, and what is said
//! of them must be true.

use super::lower::{Context, Lower};
use crate::calendar::dates;
use crate::diagnostics::{CHECKS, Check, Diagnostics, Severity, checks};
use crate::schema::{Acknowledged, Acknowledgement, Text};
use crate::source::Sources;
use crate::text::{Lang, nearest};
use crate::yaml::Located;
use chrono::Months;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Takes acknowledged warnings out. All other findings must be there already.
pub(super) fn apply(sources: &Sources, context: Context<'_>, diagnostics: &mut Diagnostics) {
    for (file, value) in &sources.acknowledged {
        let Acknowledged { acknowledged } = &**value;
        let mut lower = Lower::new(context, file);
        let here = warnings_of(file, diagnostics);
        for entry in acknowledged {
            one(&mut lower, entry, &here, diagnostics);
        }
        diagnostics.extend(lower.diagnostics);
    }
}

/// The names of the warnings of a file.
fn warnings_of(file: &Arc<str>, diagnostics: &Diagnostics) -> BTreeSet<&'static str> {
    let found = diagnostics
        .iter()
        .filter(|found| !found.is_error() && found.location.file == *file);
    found.map(|found| found.check.name()).collect()
}

fn one(
    lower: &mut Lower<'_>,
    entry: &Located<Acknowledgement>,
    here: &BTreeSet<&'static str>,
    diagnostics: &mut Diagnostics,
) {
    let Acknowledgement {
        warning,
        because,
        until,
    } = &entry.value;
    let today = lower.context.today;
    let check = lower
        .required(warning.as_ref(), "warning", entry.at)
        .and_then(|name| known(lower, name, here));
    let reason = lower.text(because.as_ref(), "because", entry.at);
    if until.is_none() {
        let day = today + Months::new(6);
        let hint = (
            format!("Ergänzen Sie den letzten Tag: until: {day}"),
            format!("Add the last day: until: {day}"),
        );
        lower.missing_with(&checks::MISSING_FIELD, "until", entry.at, hint);
    }
    let last = lower.optional_date(until.as_ref());
    let (Some(check), Some(_), Some(last), Some(warning)) = (check, reason, last, warning) else {
        return;
    };
    if last < today {
        over(
            lower,
            until.as_ref().map_or(entry.at, |until| until.at()),
            check,
            last,
        );
    } else if !diagnostics.acknowledge(&lower.file, check) && !diagnostics.has_errors() {
        // With an error in the data, not every check has been made.
        fits_none(lower, warning, here);
    }
}

/// The check whose warnings are meant.
fn known(
    lower: &mut Lower<'_>,
    field: &Text,
    here: &BTreeSet<&'static str>,
) -> Option<&'static Check> {
    let name = field.text().trim();
    let possible = |check: &&Check| {
        check.severity() == Severity::Warning && **check != checks::ACKNOWLEDGED_OVER
    };
    let check = CHECKS.iter().find(|check| check.name() == name);
    if let Some(check) = check.filter(possible) {
        return Some(check);
    }
    if check.is_some_and(|check| check.severity() == Severity::Error) {
        lower
            .report(
                &checks::ACKNOWLEDGED,
                field.at(),
                format!("»{name}« ist ein Fehler und keine Warnung"),
                format!("`{name}` is an error and no warning"),
            )
            .hint(
                "Ein Fehler muss behoben werden. Löschen Sie diesen Eintrag.",
                "An error has to be mended. Delete this entry.",
            );
        return None;
    }
    // Only what is there can have been meant.
    let near = nearest(name, here.iter().copied());
    let diagnostic = lower.report_typed(
        &checks::ACKNOWLEDGED,
        field.at(),
        name,
        format!("eine Warnung »{name}« gibt es nicht"),
        format!("there is no warning `{name}`"),
    );
    if let Some(near) = near {
        diagnostic.hint(
            format!("Meinten Sie »{near}«?"),
            format!("Did you mean `{near}`?"),
        );
    }
    let (de, en) = of_this_file(here);
    diagnostic.hint(de, en);
    None
}

/// What there is to acknowledge.
fn of_this_file(here: &BTreeSet<&'static str>) -> (String, String) {
    if here.is_empty() {
        return (
            "Zu dieser Datei gibt es gerade keine Warnung. Löschen Sie den Eintrag.".to_owned(),
            "There is no warning of this file now. Delete the entry.".to_owned(),
        );
    }
    let names: Vec<&str> = here.iter().copied().collect();
    let names = names.join(", ");
    (
        format!(
            "Zu dieser Datei gibt es gerade: {names}. Passt nichts davon, löschen Sie den Eintrag."
        ),
        format!("Of this file there is now: {names}. If none of it fits, delete the entry."),
    )
}

fn over(
    lower: &mut Lower<'_>,
    at: crate::diagnostics::At,
    check: &'static Check,
    last: crate::calendar::NaiveDate,
) {
    let name = check.name();
    lower
        .report(
            &checks::ACKNOWLEDGED_OVER,
            at,
            format!("der {} ist vorbei, die Warnung »{name}« kommt wieder", dates::date(Lang::De, last)),
            format!("{} is over, the warning `{name}` comes back", dates::date(Lang::En, last)),
        )
        .hint(
            "Prüfen Sie die Stelle noch einmal. Soll es so bleiben, setzen Sie »until« auf einen späteren Tag. Sonst löschen Sie den Eintrag.",
            "Look at it once more. If it is to stay, set `until` to a later day. Otherwise delete the entry.",
        );
}

fn fits_none(lower: &mut Lower<'_>, field: &Text, here: &BTreeSet<&'static str>) {
    let name = field.text().trim();
    let (de, en) = of_this_file(here);
    lower
        .report(
            &checks::ACKNOWLEDGED_OVER,
            field.at(),
            format!("die Warnung »{name}« gibt es in dieser Datei nicht"),
            format!("there is no warning `{name}` in this file"),
        )
        .hint(de, en);
}
