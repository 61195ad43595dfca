//! Occasions and their sessions: what is bookable, when, for whom, for how much.

use super::lower::Lower;
use super::surroundings::Frame;
use crate::calendar::clock::{LocalTime, at, local_time};
use crate::calendar::dates;
use crate::diagnostics::{At, checks};
use crate::model::{Allocation, Occasion, PriceClass, Ref, Registration, Session};
use crate::pass::RegistrationKind;
use crate::schema;
use crate::text::Lang;
use crate::yaml::Located;

/// Sessions in order of time; `None` when one of them is wrong, which is reported.
pub(super) fn sessions(
    lower: &mut Lower<'_>,
    fields: &[Located<schema::Session>],
    entry: At,
) -> Option<Vec<Session>> {
    if fields.is_empty() {
        let hint = (
            "Ergänzen Sie »sessions:« und darunter »- on: 2027-03-31« und »times: 10:00-15:00«."
                .to_owned(),
            "Add `sessions:` and below it `- on: 2027-03-31` and `times: 10:00-15:00`.".to_owned(),
        );
        lower.missing_with(&checks::MISSING_FIELD, "sessions", entry, hint);
        return None;
    }
    let mut timed: Vec<(Session, At)> = Vec::new();
    let mut good = true;
    for field in fields {
        match session(lower, field) {
            Some(session) => timed.push((
                session,
                field
                    .value
                    .times
                    .as_ref()
                    .map_or(field.at, schema::Hours::at),
            )),
            None => good = false,
        }
    }
    timed.sort();
    for pair in timed.windows(2) {
        if pair[1].0.start < pair[0].0.end {
            good = false;
            let (earlier, later) = if pair[0].1 < pair[1].1 {
                (pair[0].1, pair[1].1)
            } else {
                (pair[1].1, pair[0].1)
            };
            let line = earlier.line;
            lower
                .report(
                    &checks::SESSION_OVERLAP,
                    later,
                    format!("diese Zeit überschneidet sich mit der Zeit in Zeile {line}"),
                    format!("this time overlaps with the time on line {line}"),
                )
                .hint(
                    "Prüfen Sie Tag und Uhrzeit. Sind es zwei Gruppen, bekommt jede einen eigenen Termin unter »occasions«.",
                    "Check day and time. If there are two groups, each gets an occasion of its own below `occasions`.",
                );
        }
    }
    good.then(|| timed.into_iter().map(|(session, _)| session).collect())
}

fn session(lower: &mut Lower<'_>, field: &Located<schema::Session>) -> Option<Session> {
    let on = lower.date(field.value.on.as_ref(), "on", field.at);
    let until = lower.optional_date(field.value.until.as_ref());
    let times_field = lower.required(field.value.times.as_ref(), "times", field.at)?;
    let times = lower.clock(times_field);
    let (on, times) = (on?, times?);
    let last = until.unwrap_or(on);
    lower.span(
        on,
        last,
        field
            .value
            .until
            .as_ref()
            .map_or(field.at, schema::Date::at),
    )?;
    let session = Session {
        start: at(on, times.start),
        end: at(last, times.end),
    };
    if session.end <= session.start {
        let next = last.succ_opt().unwrap_or(last);
        lower.report(&checks::TIME_ORDER, times_field.at(), "das Ende liegt nicht nach dem Anfang", "the end does not lie after the start").hint(
            format!("Tauschen Sie die Uhrzeiten. Geht es über Nacht, schreiben Sie darunter den letzten Tag: »until: {next}«."),
            format!("Swap the times. If it goes overnight, write the last day below: `until: {next}`."),
        );
        return None;
    }
    for time in [session.start, session.end] {
        let (de, en) = match local_time(time) {
            LocalTime::Once(_) => continue,
            LocalTime::Skipped => (
                "gibt es an diesem Tag nicht: die Uhr wird vorgestellt",
                "does not exist on this day: the clocks go forward",
            ),
            LocalTime::Twice => (
                "gibt es an diesem Tag zweimal: die Uhr wird zurückgestellt",
                "exists twice on this day: the clocks go back",
            ),
        };
        let clock = time.format("%H:%M");
        lower.report(&checks::CLOCK_CHANGE, times_field.at(), format!("die Uhrzeit {clock} {de}"), format!("the time {clock} {en}")).hint(
            "In dieser Nacht wird die Uhr umgestellt. Nehmen Sie eine Uhrzeit vor 2 Uhr oder ab 3 Uhr.",
            "The clocks change in this night. Take a time before 2:00 or from 3:00 on.",
        );
        return None;
    }
    Some(session)
}

/// One occasion of an offer.
pub(super) fn occasion(
    lower: &mut Lower<'_>,
    field: &Located<schema::Occasion>,
    fallback_id: &str,
    frame: &Frame<'_>,
) -> Option<Occasion> {
    let occasion = &field.value;
    let id = match &occasion.id {
        Some(id) => lower.slug(id),
        None => Some(fallback_id.to_owned()),
    };
    let sessions = sessions(lower, &occasion.sessions, field.at);
    if let Some(sessions) = &sessions {
        ensure_in_season(lower, sessions, occasion, frame);
    }
    let capacity = lower
        .required(occasion.capacity.as_ref(), "capacity", field.at)
        .and_then(|text| capacity(lower, text));
    let minimum = occasion
        .minimum
        .as_ref()
        .and_then(|number| lower.number(number, 0..=10_000))
        .unwrap_or(0);
    let reserved = occasion
        .reserved
        .as_ref()
        .and_then(|number| lower.number(number, 0..=10_000))
        .unwrap_or(0);
    ensure_capacity(lower, occasion, capacity, minimum, reserved);
    let ages = lower.ages(occasion.ages.as_ref());
    if occasion.prices.is_empty() && lower.lacks(&["prices"], field.at) {
        no_price(lower, field.at, frame);
    }
    let prices = prices(lower, &occasion.prices, frame);
    let registration = registration(lower, field, frame);
    let cancelled = cancelled(lower, field);
    if occasion.full.is_none() {
        lower.not_bare(
            &checks::MISSING_FIELD,
            "full",
            field.at,
            ("Schreiben Sie »full: ja«", "Write `full: ja`"),
        );
    }
    let full = lower.flag(occasion.full.as_ref());
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

/// Why an occasion is cancelled. Families read it, so it must be a reason.
fn cancelled(lower: &mut Lower<'_>, field: &Located<schema::Occasion>) -> Option<String> {
    let Some(reason) = &field.value.cancelled else {
        lower.not_bare(
            &checks::CANCELLED,
            "cancelled",
            field.at,
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

/// Without a price the page says that it is free, which nobody may have meant.
fn no_price(lower: &mut Lower<'_>, entry: At, frame: &Frame<'_>) {
    let at = lower
        .bare("prices", entry)
        .unwrap_or_else(|| lower.entry(entry));
    let class = frame
        .price_classes
        .all()
        .find(|class| !class.is_empty())
        .unwrap_or("regular");
    lower
        .report(
            &checks::MISSING_PRICE,
            at,
            "hier steht kein Preis, auf der Seite steht deshalb »kostenlos«",
            "there is no price here, so the page says that it is free",
        )
        .hint(
            format!(
                "Ergänzen Sie »prices:« und darunter »- class: {class}« und »euro: 8«. Ist es wirklich kostenlos, schreiben Sie »euro: 0«."
            ),
            format!("Add `prices:` and below it `- class: {class}` and `euro: 8`. If it is really free, write `euro: 0`."),
        );
}

/// Ensure sessions lie in the holidays and not on public holidays.
fn ensure_in_season(
    lower: &mut Lower<'_>,
    sessions: &[Session],
    occasion: &schema::Occasion,
    frame: &Frame<'_>,
) {
    for session in sessions {
        let place = occasion.sessions.iter().find(|field| {
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
        let outside = frame.holidays.and_then(|holidays| {
            Some((
                holidays,
                session.days().find(|day| !holidays.contains(*day))?,
            ))
        });
        if let Some((holidays, day)) = outside {
            lower
                .report(
                    &checks::OUTSIDE_SEASON,
                    at,
                    format!(
                        "der {} liegt nicht in diesen Ferien",
                        dates::date(Lang::De, day)
                    ),
                    format!(
                        "{} is not within these holidays",
                        dates::date(Lang::En, day)
                    ),
                )
                .hint(
                    format!(
                        "Die Ferien gehen vom {}. Stimmen Tag und Monat?",
                        dates::span_with_year(Lang::De, holidays)
                    ),
                    format!(
                        "The holidays are {}. Are day and month right?",
                        dates::span_with_year(Lang::En, holidays)
                    ),
                );
        }
        if let Some(holiday) = frame
            .public_holidays
            .iter()
            .find(|holiday| session.days().any(|day| day == holiday.on))
        {
            let name = &holiday.name;
            let (de, en) = (
                dates::date(Lang::De, holiday.on),
                dates::date(Lang::En, holiday.on),
            );
            lower
                .report(&checks::PUBLIC_HOLIDAY, at, format!("der {de} ist ein Feiertag: {name}"), format!("{en} is a public holiday: {name}"))
                .hint(
                    "Findet das Angebot trotzdem statt? Dann ist alles gut. Sonst ändern Sie den Tag.",
                    "Does the offer take place all the same? Then all is well. If not, change the day.",
                );
        }
    }
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

/// Ensure minimum and reserved places fit into the capacity.
fn ensure_capacity(
    lower: &mut Lower<'_>,
    occasion: &schema::Occasion,
    capacity: Option<Option<u32>>,
    minimum: u32,
    reserved: u32,
) {
    if let (Some(Some(capacity)), Some(field)) = (capacity, &occasion.minimum)
        && minimum > capacity
    {
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
    let Some(field) = &occasion.reserved else {
        return;
    };
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

/// Ensure prices have a class, once each, and an amount.
fn prices(
    lower: &mut Lower<'_>,
    fields: &[Located<schema::Price>],
    frame: &Frame<'_>,
) -> Vec<(Ref<PriceClass>, u32)> {
    let mut prices: Vec<(Ref<PriceClass>, u32)> = Vec::new();
    for field in fields {
        let Some(class) = &field.value.class else {
            let at = lower.entry(field.at);
            lower
                .report(
                    &checks::PRICE,
                    at,
                    "bei diesem Preis fehlt die Preisgruppe",
                    "this price has no class",
                )
                .hint(
                    "Schreiben Sie zum Beispiel »- class: regular« und darunter »euro: 8«.",
                    "Write for example `- class: regular` and below it `euro: 8`.",
                );
            continue;
        };
        let reference =
            lower.reference(class, frame.price_classes, "die Preisgruppe", "price class");
        let cents = lower
            .required(field.value.euro.as_ref(), "euro", field.at)
            .and_then(|euro| cents(lower, euro));
        let (Some(reference), Some(cents)) = (reference, cents) else {
            continue;
        };
        if prices.iter().any(|(known, _)| *known == reference) {
            let typed = class.text();
            lower
                .report_typed(
                    &checks::PRICE,
                    class.at(),
                    typed,
                    format!("für »{typed}« stehen hier zwei Preise"),
                    format!("there are two prices for `{typed}` here"),
                )
                .hint(
                    "Löschen Sie einen der beiden, oder nehmen Sie eine andere Preisgruppe aus season.yaml.",
                    "Delete one of the two, or take another price class out of season.yaml.",
                );
            continue;
        }
        prices.push((reference, cents));
    }
    prices.sort();
    prices
}

fn cents(lower: &mut Lower<'_>, field: &schema::Number) -> Option<u32> {
    let typed = field.text().trim().replace(',', ".");
    let (euro, cent) = typed.split_once('.').unwrap_or((&typed, "0"));
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let cents = (digits(euro) && digits(cent) && (1..=2).contains(&cent.len()) && euro.len() <= 4)
        .then(|| {
            Some(
                euro.parse::<u32>().ok()? * 100
                    + cent.parse::<u32>().ok()? * if cent.len() == 1 { 10 } else { 1 },
            )
        })
        .flatten();
    if cents.is_none() {
        let typed = field.text();
        lower
            .report_typed(
                &checks::PRICE,
                field.at(),
                typed,
                format!("»{typed}« ist kein Preis"),
                format!("`{typed}` is no price"),
            )
            .hint(
                "Schreiben Sie nur die Zahl: 8 oder 8,50. Kostenlos ist 0.",
                "Write the number only: 8 or 8.50. Free of charge is 0.",
            );
    }
    cents
}

/// Ensure the way of registration fits the season and has what it needs.
fn registration(
    lower: &mut Lower<'_>,
    field: &Located<schema::Occasion>,
    frame: &Frame<'_>,
) -> Option<Registration> {
    let occasion = &field.value;
    let kind = lower.choice(occasion.registration.as_ref(), "registration", field.at)?;
    let external = kind == RegistrationKind::External;
    if let Some(link) = occasion.link.as_ref().filter(|_| !external) {
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
            let at = occasion
                .registration
                .as_ref()
                .map_or(field.at, schema::Choice::at);
            lower.report(&checks::REGISTRATION, at, "in dieser Saison gibt es keine Auslosung", "this season has no draw").hint(
                "Schreiben Sie »registration: direct«, oder ändern Sie »allocation« in season.yaml.",
                "Write `registration: direct`, or change `allocation` in season.yaml.",
            );
            None
        }
        RegistrationKind::Draw => Some(Registration::Draw),
        RegistrationKind::Direct => Some(Registration::Direct),
        RegistrationKind::External => {
            let link = lower.required(occasion.link.as_ref(), "link", field.at)?;
            lower.web_address(link).map(Registration::External)
        }
    }
}
