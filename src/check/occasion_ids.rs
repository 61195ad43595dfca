//! The ids of occasions. Children are registered for an id: it never follows from the position of
//! an occasion in its file, which changes when a line is inserted.

use super::lower::Lower;
use crate::calendar::{NaiveDate, parse_date};
use crate::catalogue::Catalogue;
use crate::diagnostics::checks;
use crate::pass::RegistrationKind;
use crate::schema;
use crate::text::ClosedSet;
use crate::yaml::Located;
use std::collections::BTreeSet;

type Occasions = [Located<schema::Occasion>];

/// The id of each occasion as long as its file gives none: that of the offer for the only one,
/// else offer and first day.
pub(super) fn proposed(fields: &Occasions, offer: &str) -> Vec<String> {
    if let [_] = fields {
        return vec![offer.to_owned()];
    }
    let given = fields.iter().filter_map(|field| field.value.id.as_ref());
    let mut taken: BTreeSet<String> = given.map(|id| id.text().trim().to_owned()).collect();
    let mut ids = Vec::with_capacity(fields.len());
    for field in fields {
        let mut id = by_date(&field.value, offer);
        if taken.contains(&id) {
            let mut more = (2..).map(|number| format!("{id}-{number}"));
            id = more.find(|more| !taken.contains(more)).unwrap_or(id);
        }
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// `klettern-2027-04-01`.
fn by_date(occasion: &schema::Occasion, offer: &str) -> String {
    match first_day(occasion) {
        Some(day) => format!("{offer}-{day}"),
        None => format!("{offer}-termin"),
    }
}

fn first_day(occasion: &schema::Occasion) -> Option<NaiveDate> {
    let on = occasion.sessions.first()?.value.on.as_ref()?;
    parse_date(on.text()).ok()
}

/// The ids under which an offer was published, for a day or for any: children may be registered for
/// them.
fn published_for(
    published: Option<&Catalogue>,
    offer: &str,
    day: Option<NaiveDate>,
) -> Vec<String> {
    let day = day.map(|day| day.to_string());
    let seasons = published.into_iter().flat_map(|known| &known.seasons);
    let offers = seasons.flat_map(|season| &season.offers);
    let occasions = offers
        .filter(|known| known.id == offer)
        .flat_map(|offer| &offer.occasions);
    occasions
        .filter(|known| {
            let first = known.sessions.iter().map(|(start, _)| start).min();
            first.is_some_and(|start| day.as_ref().is_none_or(|day| start.starts_with(day)))
        })
        .map(|known| known.id.clone())
        .collect()
}

/// The ids that an offer was published under and that stand nowhere now.
fn lost(
    published: Option<&Catalogue>,
    fields: &Occasions,
    given: &BTreeSet<String>,
    offer: &str,
) -> Vec<String> {
    let days = fields.iter().filter_map(|field| first_day(&field.value));
    let still: Vec<String> = days
        .flat_map(|day| published_for(published, offer, Some(day)))
        .collect();
    let mut all = published_for(published, offer, None);
    all.retain(|id| !given.contains(id) && !still.contains(id));
    all
}

/// Ensure that each of several occasions that take registrations has an id of its own. A day that
/// was published keeps the id it had.
pub(super) fn ensure_given(
    lower: &mut Lower<'_>,
    fields: &Occasions,
    proposed: &[String],
    offer: &str,
) {
    let registers = |field: &Located<schema::Occasion>| {
        let typed = field.value.registration.as_ref();
        typed.is_some_and(|typed| {
            let kinds = [RegistrationKind::Direct, RegistrationKind::Draw];
            kinds.iter().any(|kind| kind.word() == typed.text().trim())
        })
    };
    if fields.len() < 2 || !fields.iter().any(registers) {
        return;
    }
    let given = fields.iter().filter_map(|field| field.value.id.as_ref());
    let mut taken: BTreeSet<String> = given.map(|id| id.text().trim().to_owned()).collect();
    let lost = lost(lower.context.published, fields, &taken, offer);
    for (field, id) in fields.iter().zip(proposed) {
        if field.value.id.is_some() {
            continue;
        }
        let known = first_day(&field.value)
            .map(|day| published_for(lower.context.published, offer, Some(day)))
            .unwrap_or_default();
        let kept = known.into_iter().find(|known| !taken.contains(known));
        let is_new = kept.is_none();
        let id = kept.unwrap_or_else(|| id.clone());
        taken.insert(id.clone());
        let at = lower.entry(field.at);
        let report = lower
            .report(
                &checks::OCCASION_ID,
                at,
                "dieser Termin braucht ein Kürzel: Kinder werden dafür angemeldet",
                "this occasion needs an id: children are registered for it",
            )
            .hint(
                format!("Schreiben Sie hinter den Strich »id: {id}«, und was dort stand, in die Zeile darunter. Das Kürzel bleibt, auch wenn sich der Tag ändert."),
                format!("Write `id: {id}` behind the dash, and what stood there into the line below. The id stays, even if the day changes."),
            );
        if is_new && !lost.is_empty() {
            let named = |open: &str, or: &str, close: &str| {
                let all = lost.iter().map(|id| format!("{open}id: {id}{close}"));
                all.collect::<Vec<_>>().join(or)
            };
            report.hint(
                format!(
                    "Gab es diesen Termin schon an einem anderen Tag? Dann behält er sein Kürzel: {}.",
                    named("»", " oder ", "«")
                ),
                format!(
                    "Was this occasion there before, on another day? Then it keeps its id: {}.",
                    named("`", " or ", "`")
                ),
            );
        }
    }
}
