//! Occasions: what is bookable, when, for whom, how.

use super::lower::Lower;
use super::prices::{no_price, prices};
use super::sessions::sessions;
use super::surroundings::Frame;
use crate::calendar::{DateSpan, NaiveDate, dates};
use crate::diagnostics::{At, checks};
use crate::model::{Allocation, Occasion, PublicHoliday, Registration, Session};
use crate::pass::RegistrationKind;
use crate::schema;
use crate::text::Lang;
use crate::yaml::Located;

/// One occasion of an offer.
pub(super) fn occasion(
    lower: &mut Lower<'_>,
    field: &Located<schema::Occasion>,
    fallback_id: &str,
    frame: &Frame<'_>,
) -> Option<Occasion> {
    let schema::Occasion {
        id,
        sessions: typed_sessions,
        capacity: typed_capacity,
        minimum: typed_minimum,
        reserved: typed_reserved,
        ages,
        prices: typed_prices,
        registration: typed_registration,
        link,
        cancelled: typed_cancelled,
        full,
    } = &field.value;
    let id = match id {
        Some(id) => lower.slug(id),
        None => Some(fallback_id.to_owned()),
    };
    let sessions = sessions(lower, typed_sessions, field.at);
    if let Some(sessions) = &sessions {
        ensure_in_season(lower, sessions, typed_sessions, frame);
    }
    let capacity = lower
        .required(typed_capacity.as_ref(), "capacity", field.at)
        .and_then(|text| capacity(lower, text));
    let minimum = children(lower, typed_minimum.as_ref());
    let reserved = children(lower, typed_reserved.as_ref());
    ensure_minimum(lower, typed_minimum.as_ref(), minimum, capacity);
    ensure_reserved(lower, typed_reserved.as_ref(), reserved, capacity);
    let ages = lower.ages(ages.as_ref());
    if typed_prices.is_empty() && lower.lacks(&["prices"], field.at) {
        no_price(lower, field.at, frame);
    }
    let prices = prices(lower, typed_prices, frame);
    let way = typed_registration.as_ref();
    let registration = registration(lower, way, link.as_ref(), field.at, frame);
    let cancelled = cancelled(lower, typed_cancelled.as_ref(), field.at);
    if full.is_none() {
        let remedy = ("Schreiben Sie »full: ja«", "Write `full: ja`");
        lower.not_bare(&checks::MISSING_FIELD, "full", field.at, remedy);
    }
    let full = lower.flag(full.as_ref());
    Some(Occasion {
        id: id?,
        sessions: sessions?,
        capacity: capacity?,
        minimum,
        reserved,
        ages,
        prices,
        registration: registration?,
        cancelled,
        full,
    })
}

/// A number of children; a missing one is 0.
fn children(lower: &mut Lower<'_>, field: Option<&schema::Number>) -> u32 {
    field
        .and_then(|number| lower.number(number, 0..=10_000))
        .unwrap_or(0)
}

/// Why an occasion is cancelled. Families read it, so it must be a reason.
fn cancelled(lower: &mut Lower<'_>, reason: Option<&schema::Text>, entry: At) -> Option<String> {
    let Some(reason) = reason else {
        lower.not_bare(
            &checks::CANCELLED,
            "cancelled",
            entry,
            (
                "Schreiben Sie den Grund dahinter",
                "Write the reason behind it",
            ),
        );
        return None;
    };
    let typed = reason.text().trim();
    if !["", "ja", "nein", "yes", "no", "true", "false", "x"]
        .contains(&typed.to_lowercase().as_str())
    {
        return Some(typed.to_owned());
    }
    let (de, en) = if typed.is_empty() {
        (
            "hier fehlt der Grund der Absage".to_owned(),
            "the reason of the cancellation is missing here".to_owned(),
        )
    } else {
        (
            format!("»{typed}« ist kein Grund für eine Absage"),
            format!("`{typed}` is no reason for a cancellation"),
        )
    };
    lower.report(&checks::CANCELLED, reason.at(), de, en).hint(
        "Schreiben Sie den Grund dahinter, oder löschen Sie die Zeile.",
        "Write the reason behind it, or delete the line.",
    );
    None
}

/// Ensure sessions lie in the holidays and not on public holidays.
fn ensure_in_season(
    lower: &mut Lower<'_>,
    sessions: &[Session],
    typed: &[Located<schema::Session>],
    frame: &Frame<'_>,
) {
    for session in sessions {
        let place = typed.iter().find(|field| {
            field
                .value
                .on
                .as_ref()
                .and_then(|on| crate::calendar::parse_date(on.text()).ok())
                == Some(session.start.date())
        });
        let at = place
            .and_then(|field| field.value.on.as_ref())
            .map(schema::Date::at)
            .unwrap_or_default();
        if let Some(holidays) = frame.holidays
            && let Some(day) = session.days().find(|day| !holidays.contains(*day))
        {
            report_outside(lower, at, day, holidays);
        }
        if let Some(holiday) = frame
            .public_holidays
            .iter()
            .find(|holiday| session.days().any(|day| day == holiday.on))
        {
            report_holiday(lower, at, holiday);
        }
    }
}

fn report_outside(lower: &mut Lower<'_>, at: At, day: NaiveDate, holidays: DateSpan) {
    let (de, en) = (dates::date(Lang::De, day), dates::date(Lang::En, day));
    let (from_de, from_en) = (
        dates::span_with_year(Lang::De, holidays),
        dates::span_with_year(Lang::En, holidays),
    );
    lower
        .report(
            &checks::OUTSIDE_SEASON,
            at,
            format!("der {de} liegt nicht in diesen Ferien"),
            format!("{en} is not within these holidays"),
        )
        .hint(
            format!("Die Ferien gehen vom {from_de}. Stimmen Tag und Monat?"),
            format!("The holidays are {from_en}. Are day and month right?"),
        );
}

fn report_holiday(lower: &mut Lower<'_>, at: At, holiday: &PublicHoliday) {
    let name = &holiday.name;
    let (de, en) = (
        dates::date(Lang::De, holiday.on),
        dates::date(Lang::En, holiday.on),
    );
    lower
        .report(
            &checks::PUBLIC_HOLIDAY,
            at,
            format!("der {de} ist ein Feiertag: {name}"),
            format!("{en} is a public holiday: {name}"),
        )
        .hint(
            "Findet das Angebot trotzdem statt? Dann ist alles gut. Sonst ändern Sie den Tag.",
            "Does the offer take place all the same? Then all is well. If not, change the day.",
        );
}

/// `12` or `unbegrenzt`.
fn capacity(lower: &mut Lower<'_>, field: &schema::Text) -> Option<Option<u32>> {
    let typed = field.text().trim();
    if ["unbegrenzt", "unlimited"].contains(&typed.to_lowercase().as_str()) {
        return Some(None);
    }
    match typed
        .parse::<u32>()
        .ok()
        .filter(|number| (1..=10_000).contains(number))
    {
        Some(number) => Some(Some(number)),
        None => {
            lower
                .report_typed(
                    &checks::NUMBER,
                    field.at(),
                    typed,
                    format!("»{typed}« geht nicht als Zahl der Plätze"),
                    format!("`{typed}` is not possible as a number of places"),
                )
                .hint(
                    "Schreiben Sie eine Zahl ab 1 oder »unbegrenzt«. Sind alle Plätze weg, schreiben Sie »full: ja«.",
                    "Write a number from 1 on, or `unbegrenzt`. If all places are gone, write `full: ja`.",
                );
            None
        }
    }
}

/// Ensure so many children fit into the capacity.
fn ensure_minimum(
    lower: &mut Lower<'_>,
    field: Option<&schema::Number>,
    minimum: u32,
    capacity: Option<Option<u32>>,
) {
    let (Some(Some(capacity)), Some(field)) = (capacity, field) else {
        return;
    };
    if minimum > capacity {
        lower
            .report(
                &checks::MINIMUM,
                field.at(),
                format!("mindestens {minimum} Kinder passen nicht auf {capacity} Plätze"),
                format!("at least {minimum} children do not fit into {capacity} places"),
            )
            .hint(
                "Verkleinern Sie »minimum«, oder vergrößern Sie »capacity«.",
                "Make `minimum` smaller, or `capacity` larger.",
            );
    }
}

/// Ensure the places held back are a part of the capacity.
fn ensure_reserved(
    lower: &mut Lower<'_>,
    field: Option<&schema::Number>,
    reserved: u32,
    capacity: Option<Option<u32>>,
) {
    let Some(field) = field else { return };
    match capacity {
        Some(Some(capacity)) if reserved > capacity => drop(
            lower
                .report(
                    &checks::RESERVED,
                    field.at(),
                    format!("{reserved} zurückgehaltene Plätze sind mehr als alle {capacity}"),
                    format!("{reserved} reserved places are more than all {capacity}"),
                )
                .hint(
                    format!("Sie gehören zu den {capacity} Plätzen dazu. Verkleinern Sie »reserved«, oder vergrößern Sie »capacity«."),
                    format!("They are part of the {capacity} places. Make `reserved` smaller, or `capacity` larger."),
                ),
        ),
        Some(None) if reserved > 0 => drop(
            lower
                .report(
                    &checks::RESERVED,
                    field.at(),
                    "bei unbegrenzten Plätzen kann man keine zurückhalten",
                    "with unlimited places none can be reserved",
                )
                .hint(
                    "Löschen Sie »reserved«, oder schreiben Sie eine Zahl bei »capacity«.",
                    "Delete `reserved`, or write a number for `capacity`.",
                ),
        ),
        _ => {}
    }
}

/// Ensure the way of registration fits the season and has what it needs.
fn registration(
    lower: &mut Lower<'_>,
    field: Option<&schema::Choice<RegistrationKind>>,
    link: Option<&schema::Text>,
    entry: At,
    frame: &Frame<'_>,
) -> Option<Registration> {
    let kind = lower.choice(field, "registration", entry)?;
    let external = kind == RegistrationKind::External;
    if let Some(link) = link.filter(|_| !external) {
        lower
            .report(
                &checks::REGISTRATION,
                link.at(),
                "ein Link zur Anmeldung passt nur zu »registration: external«",
                "a link for registration only fits `registration: external`",
            )
            .hint(
                "Löschen Sie die Zeile, oder schreiben Sie »registration: external«.",
                "Delete the line, or write `registration: external`.",
            );
    }
    match kind {
        RegistrationKind::None => Some(Registration::None),
        RegistrationKind::Draw if frame.allocation == Some(Allocation::FirstCome) => {
            let at = field.map_or(entry, schema::Choice::at);
            lower.report(&checks::REGISTRATION, at, "in dieser Saison gibt es keine Auslosung", "this season has no draw").hint(
                "Schreiben Sie »registration: direct«, oder ändern Sie »allocation« in season.yaml.",
                "Write `registration: direct`, or change `allocation` in season.yaml.",
            );
            None
        }
        RegistrationKind::Draw => Some(Registration::Draw),
        RegistrationKind::Direct => Some(Registration::Direct),
        RegistrationKind::External => {
            let link = lower.required(link, "link", entry)?;
            lower.web_address(link).map(Registration::External)
        }
    }
}
