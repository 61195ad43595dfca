//! The order of the days of a season: publication, registration, draw, free places.

use super::lower::{Lower, TOP};
use crate::calendar::{DateSpan, NaiveDate, dates};
use crate::diagnostics::{At, checks};
use crate::model::{Allocation, Window};
use crate::schema;
use crate::text::Lang;

/// A step: its name in German and English, its day, where it stands.
type Step = ((&'static str, &'static str), NaiveDate, At);

/// Ensure publication, window, draw and free places follow each other, and all of them come before
/// the end of the holidays.
pub(super) fn ensure_in_order(
    lower: &mut Lower<'_>,
    season: &schema::Season,
    published_on: NaiveDate,
    window: Window,
    allocation: Allocation,
    holidays: DateSpan,
) {
    if let (Allocation::Draw { .. }, Some(until)) = (allocation, window.until) {
        let at = window_at(season, |window| &window.until);
        ensure_long_enough(lower, window.from, until, at);
    }
    for pair in steps(season, published_on, window, allocation, holidays).windows(2) {
        ensure_follows(lower, pair[0], pair[1]);
    }
}

fn field(date: &Option<schema::Date>) -> At {
    date.as_ref().map_or(TOP, schema::Date::at)
}

fn window_at(season: &schema::Season, pick: fn(&schema::Window) -> &Option<schema::Date>) -> At {
    season
        .window
        .as_ref()
        .map_or(TOP, |window| field(pick(&window.value)))
}

/// What happens in a season, in the order it should have.
fn steps(
    season: &schema::Season,
    published_on: NaiveDate,
    window: Window,
    allocation: Allocation,
    holidays: DateSpan,
) -> Vec<Step> {
    let mut steps = vec![
        (
            ("Veröffentlichung", "publication"),
            published_on,
            field(&season.published_on),
        ),
        (
            ("Beginn der Anmeldung", "start of registration"),
            window.from,
            window_at(season, |window| &window.from),
        ),
    ];
    if let Allocation::Draw {
        draw_on,
        free_places_from,
    } = allocation
    {
        if let Some(until) = window.until {
            steps.push((
                ("Ende der Anmeldung", "end of registration"),
                until,
                window_at(season, |window| &window.until),
            ));
        }
        steps.push((DRAW, draw_on, field(&season.draw_on)));
        steps.push((
            ("freie Plätze", "free places"),
            free_places_from,
            field(&season.free_places_from),
        ));
    }
    let end = season
        .holidays
        .as_ref()
        .map_or(TOP, |days| field(&days.value.until));
    steps.push((
        ("Ende der Ferien", "end of the holidays"),
        holidays.last(),
        end,
    ));
    steps
}

/// Ensure one step does not come before the one that should be earlier.
fn ensure_follows(lower: &mut Lower<'_>, earlier: Step, later: Step) {
    let ((earlier, first, _), (later, second, at)) = (earlier, later);
    // The draw needs the window to be closed; everything else may happen on one day.
    if second < first || (later == DRAW && second == first) {
        let (de, en) = (
            (dates::date(Lang::De, first), dates::date(Lang::De, second)),
            (dates::date(Lang::En, first), dates::date(Lang::En, second)),
        );
        let must = if later == DRAW {
            ("muss nach", "must come after")
        } else {
            ("darf nicht vor", "must not come before")
        };
        lower
            .report(
                &checks::SEASON_DATES,
                at,
                format!("»{}« am {} {} »{}« am {} liegen", later.0, de.1, must.0, earlier.0, de.0),
                format!("`{}` on {} {} `{}` on {}", later.1, en.1, must.1, earlier.1, en.0),
            )
            .hint(
                "Die Reihenfolge ist: Veröffentlichung, Anmeldung, Auslosung, freie Plätze, Ende der Ferien.",
                "The order is: publication, registration, draw, free places, end of the holidays.",
            );
    }
}

const DRAW: (&str, &str) = ("Auslosung", "draw");

/// Ensure a wish window lasts at least ten days.
fn ensure_long_enough(lower: &mut Lower<'_>, from: NaiveDate, until: NaiveDate, at: At) {
    let days = (until - from).num_days() + 1;
    if (0..10).contains(&days) {
        let last = dates::date(Lang::De, from + chrono::TimeDelta::days(9));
        let last_en = dates::date(Lang::En, from + chrono::TimeDelta::days(9));
        lower
            .report(
                &checks::SHORT_WINDOW,
                at,
                format!("die Anmeldung ist nur {days} Tage offen, zehn sollten es sein"),
                format!("registration is open for {days} days only, it should be ten"),
            )
            .hint(
                format!("Familien brauchen Zeit, um sich abzusprechen. Gut wäre ein Ende am {last} oder später."),
                format!("Families need time to talk it over. An end on {last_en} or later would be good."),
            );
    }
}
