//! Whether somebody plans with a house while it is closed.

use super::lower::Lower;
use crate::calendar::{DateSpan, NaiveDate, dates};
use crate::diagnostics::checks;
use crate::model::{House, Ref};
use crate::schema::Text;
use crate::text::{Lang, and};
use std::collections::BTreeSet;

/// How many days a message names one by one.
const NAMED: usize = 5;

/// Ensure a house is there on the days on which it is used as a place.
pub(super) fn ensure_open(
    lower: &mut Lower<'_>,
    field: &Text,
    house: Ref<House>,
    days: &BTreeSet<NaiveDate>,
) {
    if !ensure_in_use(lower, field, house, days.last().copied()) {
        return;
    }
    let Some(closures) = lower.context.index.closures.get(&house.index()) else {
        return;
    };
    let closed = days.iter().filter(|day| closures.closed_on(**day));
    let closed: Vec<NaiveDate> = closed.copied().collect();
    if !closed.is_empty() {
        report_closed_days(lower, field, &closures.name, &closed);
    }
}

/// Ensure a house that invites during a break is open on one of its days.
pub(super) fn ensure_open_meanwhile(
    lower: &mut Lower<'_>,
    field: &Text,
    house: Ref<House>,
    days: DateSpan,
) {
    if !ensure_in_use(lower, field, house, Some(days.last())) || days.known_first().is_none() {
        return;
    }
    let Some(closures) = lower.context.index.closures.get(&house.index()) else {
        return;
    };
    if days.days().all(|day| closures.closed_on(day)) {
        let all: Vec<NaiveDate> = days.days().collect();
        report_closed_days(lower, field, &closures.name, &all);
    }
}

/// Ensure a house is not closed for good before the last day of its use.
fn ensure_in_use(
    lower: &mut Lower<'_>,
    field: &Text,
    house: Ref<House>,
    last: Option<NaiveDate>,
) -> bool {
    let closures = lower.context.index.closures.get(&house.index());
    let closed = closures.and_then(|one| Some((&one.name, one.since?)));
    let Some((name, closed)) =
        closed.filter(|(_, closed)| last.is_some_and(|last| *closed <= last))
    else {
        return true;
    };
    let (de, en) = (dates::date(Lang::De, closed), dates::date(Lang::En, closed));
    lower
        .report(&checks::CLOSED_HOUSE, field.at(), format!("{name} ist seit dem {de} geschlossen"), format!("{name} has been closed since {en}"))
        .hint(
            "Nehmen Sie ein anderes Haus. Ist es doch offen, löschen Sie »closed_since« in der Datei des Hauses.",
            "Take another house. If it is open after all, delete `closed_since` in the file of the house.",
        );
    false
}

fn report_closed_days(lower: &mut Lower<'_>, field: &Text, name: &str, days: &[NaiveDate]) {
    let named = |lang| {
        let words: Vec<String> = days
            .iter()
            .take(NAMED)
            .map(|day| dates::date(lang, *day))
            .collect();
        let more = match (lang, days.len().saturating_sub(NAMED)) {
            (_, 0) => return and(lang, &words),
            (Lang::De, 1) => "einem weiteren Tag".to_owned(),
            (Lang::De, more) => format!("{more} weiteren Tagen"),
            (Lang::En, 1) => "one more day".to_owned(),
            (Lang::En, more) => format!("{more} more days"),
        };
        and(lang, &[words, vec![more]].concat())
    };
    lower
        .report(
            &checks::CLOSED_DAYS,
            field.at(),
            format!("{name} ist geschlossen am {}", named(Lang::De)),
            format!("{name} is closed on {}", named(Lang::En)),
        )
        .hint(
            "Nehmen Sie einen anderen Tag oder ein anderes Haus, oder ändern Sie »opening_hours« in der Datei des Hauses. Ist es nur für andere zu, ist alles gut.",
            "Take another day or another house, or change `opening_hours` in the file of the house. If it is closed to others only, all is well.",
        );
}
