//! Opening hours through the year: term, holidays, parts of the year, exceptions; and whether one
//! day has one rule.

use super::lower::Lower;
use crate::calendar::{DateSpan, Datelike, NaiveDate, TimeSpan, Weekday, Weekdays, dates};
use crate::diagnostics::{At, checks};
use crate::model::{Hours, HoursException, Opening, SeasonHours};
use crate::schema;
use crate::text::Lang;
use crate::yaml::Located;

/// Opening hours through the year.
pub(super) fn year_hours(lower: &mut Lower<'_>, hours: &schema::YearHours) -> Hours {
    let schema::YearHours {
        term,
        holidays,
        seasons,
        exceptions: typed_exceptions,
    } = hours;
    let exceptions = typed_exceptions;
    let seasons: Vec<(SeasonHours, At)> = seasons
        .iter()
        .filter_map(|field| Some((season_hours(lower, field)?, lower.entry(field.at))))
        .collect();
    let exceptions: Vec<(HoursException, At)> = exceptions
        .iter()
        .filter_map(|field| Some((exception(lower, field)?, lower.entry(field.at))))
        .collect();
    let bare: Vec<At> = typed_exceptions
        .iter()
        .filter(|field| field.value.days.is_none())
        .map(|field| lower.entry(field.at))
        .collect();
    ensure_one_season(lower, &seasons);
    ensure_one_exception(lower, &exceptions);
    let hours = Hours {
        term: lower.openings(term),
        holidays: lower.openings(holidays),
        seasons: seasons.into_iter().map(|(season, _)| season).collect(),
        exceptions: Vec::new(),
    };
    for (exception, at) in exceptions.iter().filter(|(_, at)| bare.contains(at)) {
        ensure_open_weekdays(lower, &hours, exception, *at);
    }
    Hours {
        exceptions: exceptions.into_iter().map(|(one, _)| one).collect(),
        ..hours
    }
}

fn season_hours(
    lower: &mut Lower<'_>,
    field: &Located<schema::SeasonHours>,
) -> Option<SeasonHours> {
    let schema::SeasonHours {
        from,
        until,
        name,
        hours,
    } = &field.value;
    let days = lower.date_span(from.as_ref(), until.as_ref(), field.at);
    let name = lower.optional_text(name.as_ref());
    let hours = lower.openings(hours);
    Some(SeasonHours {
        days: days?,
        name,
        hours,
    })
}

fn exception(
    lower: &mut Lower<'_>,
    field: &Located<schema::HoursException>,
) -> Option<HoursException> {
    let schema::HoursException {
        from,
        until: typed_until,
        days: weekdays,
        closed,
        times,
        reason,
    } = &field.value;
    let from = lower.date(from.as_ref(), "from", field.at);
    let until = lower.optional_date(typed_until.as_ref());
    let closed = closed.as_ref().map(|closed| lower.yes_no(closed));
    let times = times.as_ref().and_then(|times| lower.times(times));
    let unclear = match closed {
        Some(None) => false,
        Some(Some(true)) => times.is_some(),
        _ => times.is_none() && lower.lacks(&["times"], field.at),
    };
    if unclear {
        let at = lower.entry(field.at);
        lower
            .report(
                &checks::MISSING_FIELD,
                at,
                "hier fehlt, was an diesem Tag gilt",
                "what holds on this day is missing",
            )
            .hint(
                "Schreiben Sie entweder »closed: ja« oder andere Zeiten: »times: 10:00-14:00«.",
                "Write either `closed: ja` or other times: `times: 10:00-14:00`.",
            );
    }
    let reason = lower.optional_text(reason.as_ref());
    let on = match weekdays {
        Some(weekdays) => lower.weekdays(weekdays),
        None => Some(Weekdays::all()),
    };
    let from = from?;
    let days = lower.span(
        from,
        until.unwrap_or(from),
        typed_until.as_ref().map_or(field.at, schema::Date::at),
    )?;
    if let (Some(on), Some(typed)) = (on, weekdays) {
        ensure_holds_once(lower, days, on, typed);
    }
    Some(HoursException {
        days,
        weekdays: on?,
        times,
        reason,
    })
}

/// Ensure one of the weekdays of an exception lies in its span.
fn ensure_holds_once(lower: &mut Lower<'_>, days: DateSpan, on: Weekdays, typed: &schema::Text) {
    // After a week the weekdays come again.
    if days.days().take(7).any(|day| on.contains(day.weekday())) {
        return;
    }
    let (de, en) = (
        dates::span_with_year(Lang::De, days),
        dates::span_with_year(Lang::En, days),
    );
    lower
        .report(
            &checks::WEEKDAY,
            typed.at(),
            format!("in diesen Tagen kommt »{}« nicht vor: {de}", typed.text()),
            format!("`{}` is none of these days: {en}", typed.text()),
        )
        .hint(
            "Prüfen Sie »from«, »until« und »days«. Gilt die Ausnahme an jedem Tag, löschen Sie »days«.",
            "Check `from`, `until` and `days`. If the exception holds on each day, delete `days`.",
        );
}

/// Ensure opening hours of one weekday do not overlap.
pub(super) fn ensure_apart(lower: &mut Lower<'_>, openings: &[(Opening, At)]) {
    for (index, (later, at)) in openings.iter().enumerate() {
        let shared = openings[..index].iter().find_map(|(earlier, line)| {
            let mut both = later.days.iter().filter(|day| earlier.days.contains(*day));
            let day = both.next()?;
            overlap(earlier.times, later.times).then_some((day, line.line))
        });
        let Some((day, line)) = shared else { continue };
        let (de, en) = (dates::weekday(Lang::De, day), dates::weekday(Lang::En, day));
        lower
            .report(
                &checks::HOURS_OVERLAP,
                *at,
                format!("diese Zeit überschneidet sich am {de} mit der Zeit in Zeile {line}"),
                format!("this time overlaps on {en} with the time on line {line}"),
            )
            .hint(
                "Machen Sie eine Zeit daraus, oder kürzen Sie eine der beiden. Eine feste Gruppe gehört unter »weekly_groups«.",
                "Make it one time, or shorten one of the two. A group that meets every week goes below `weekly_groups`.",
            );
    }
}

/// Ensure a day lies in one part of the year at most: only the first would hold.
fn ensure_one_season(lower: &mut Lower<'_>, seasons: &[(SeasonHours, At)]) {
    for (index, (later, at)) in seasons.iter().enumerate() {
        let shared = seasons[..index].iter().find_map(|(earlier, line)| {
            let day = later.days.first().max(earlier.days.first());
            (later.days.contains(day) && earlier.days.contains(day)).then_some((day, line.line))
        });
        if let Some((day, line)) = shared {
            report_two_rules(lower, *at, day, line);
        }
    }
}

/// Ensure the exceptions of a day do not contradict each other. Several times on one day are fine,
/// as long as they do not overlap.
fn ensure_one_exception(lower: &mut Lower<'_>, exceptions: &[(HoursException, At)]) {
    for (index, (later, at)) in exceptions.iter().enumerate() {
        let shared = exceptions[..index].iter().find_map(|(earlier, line)| {
            let contradict = match (earlier.times, later.times) {
                (Some(earlier), Some(later)) => overlap(earlier, later),
                (None, None) => false,
                (Some(_), None) | (None, Some(_)) => true,
            };
            let day = shared_day(earlier, later).filter(|_| contradict)?;
            Some((day, line.line))
        });
        if let Some((day, line)) = shared {
            report_two_rules(lower, *at, day, line);
        }
    }
}

fn shared_day(one: &HoursException, other: &HoursException) -> Option<NaiveDate> {
    let first = one.days.first().max(other.days.first());
    let both = DateSpan::new(first, one.days.last().min(other.days.last()))?;
    // After a week the weekdays come again.
    both.days()
        .take(7)
        .find(|day| one.holds_on(*day) && other.holds_on(*day))
}

fn overlap(one: TimeSpan, other: TimeSpan) -> bool {
    one.start < other.end && other.start < one.end
}

fn report_two_rules(lower: &mut Lower<'_>, at: At, day: NaiveDate, line: u32) {
    let (de, en) = (dates::date(Lang::De, day), dates::date(Lang::En, day));
    lower
        .report(
            &checks::TWO_RULES,
            at,
            format!("für den {de} gilt schon, was in Zeile {line} steht"),
            format!("what stands on line {line} already holds for {en}"),
        )
        .hint(
            "Ändern Sie »from« und »until« so, dass jeder Tag nur in einem Eintrag liegt. Einen langen Zeitraum teilen Sie dafür in zwei.",
            "Change `from` and `until` so that each day lies in one entry only. Split a long span into two.",
        );
}

/// Ensure an exception of several days does not open a house on weekdays on which it is closed.
fn ensure_open_weekdays(lower: &mut Lower<'_>, hours: &Hours, exception: &HoursException, at: At) {
    if exception.times.is_none() || exception.days.first() == exception.days.last() {
        return;
    }
    let days: Vec<NaiveDate> = exception.days.days().take(366).collect();
    let (usual, strange): (Vec<NaiveDate>, Vec<NaiveDate>) =
        days.into_iter().partition(|day| opens(hours, *day));
    // Without usual hours nobody can say what is unusual.
    let (Some(weekdays), Some(first)) = (typed_weekdays(&usual), strange.first()) else {
        return;
    };
    let (de, en) = (
        dates::day_long(Lang::De, *first),
        dates::day_long(Lang::En, *first),
    );
    lower
        .report(
            &checks::OPENS_CLOSED_DAY,
            at,
            format!("diese Ausnahme öffnet das Haus auch am {de}; sonst ist es an diesem Wochentag zu"),
            format!("this exception opens the house on {en}, too; it is usually closed on this weekday"),
        )
        .hint(
            format!("Schreiben Sie darunter, an welchen Wochentagen sie gilt: »days: {weekdays}«. Ist wirklich an allen offen: »days: mo-so«."),
            format!("Write below on which weekdays it holds: `days: {weekdays}`. If it is really open on all: `days: mo-so`."),
        );
}

/// Whether the house usually opens on the weekday of this day, in term or in holidays.
fn opens(hours: &Hours, day: NaiveDate) -> bool {
    let season = hours
        .seasons
        .iter()
        .find(|season| season.days.contains(day));
    let on = |opening: &Opening| opening.days.contains(day.weekday());
    match season {
        Some(season) => season.hours.iter().any(on),
        None => hours.term.iter().chain(&hours.holidays).any(on),
    }
}

/// The weekdays of some days as they are typed: `mo, di, mi`; `None` for no day.
fn typed_weekdays(days: &[NaiveDate]) -> Option<String> {
    let of = |weekday: &Weekday| days.iter().any(|day| day.weekday() == *weekday);
    let list: Vec<String> = Weekdays::all()
        .iter()
        .filter(of)
        .map(|day| dates::weekday_short(Lang::De, day).to_lowercase())
        .collect();
    (!list.is_empty()).then(|| list.join(", "))
}
