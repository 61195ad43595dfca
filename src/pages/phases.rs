//! The steps of a season with their dates, and what it says about itself today.

use super::maker::Maker;
use crate::calendar::{DateSpan, Datelike, NaiveDate, dates};
use crate::model::{Allocation, Phase, Season};
use crate::text::Lang;
use serde::Serialize;

/// A step of a season.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Step {
    title: String,
    text: String,
    /// `done`, `now` or `next`.
    when: &'static str,
}

/// The steps of a season on the day of the maker.
pub(super) fn steps(maker: &Maker<'_>, season: &Season) -> Vec<Step> {
    let day = |day| in_year(day, maker.today);
    let tr = |key: &str, words: &str| maker.tr(key, &[("date", words.into())]);
    let browse = ("step_browse", tr("step_from", &day(season.published_on)));
    let steps = match season.allocation {
        Allocation::Draw {
            draw_on,
            free_places_from,
        } => {
            let window = season
                .window
                .until
                .and_then(|until| DateSpan::new(season.window.from, until));
            let window = window.map_or_else(
                || day(season.window.from),
                |window| span_in_year(window, maker.today),
            );
            vec![
                browse,
                ("step_wishes", tr("step_wishes_text", &window)),
                ("step_draw", tr("step_draw_text", &day(draw_on))),
                ("step_free", tr("step_free_text", &day(free_places_from))),
            ]
        }
        Allocation::FirstCome => vec![
            browse,
            (
                "step_register",
                tr("step_free_text", &day(season.window.from)),
            ),
            (
                "step_holidays",
                tr(
                    "step_holidays_text",
                    &span_in_year(season.holidays, maker.today),
                ),
            ),
        ],
    };
    let now = current(season, season.phase(maker.today));
    steps
        .into_iter()
        .enumerate()
        .map(|(index, (title, text))| Step {
            title: maker.tr(title, &[]),
            text,
            when: when(index, now),
        })
        .collect()
}

/// A day with its year, unless it is this year.
fn in_year(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        dates::day_and_month(Lang::De, day)
    } else {
        dates::date(Lang::De, day)
    }
}

/// The same for a span.
fn span_in_year(span: DateSpan, today: NaiveDate) -> String {
    if span.last().year() == today.year() {
        dates::span(Lang::De, span)
    } else {
        dates::span_with_year(Lang::De, span)
    }
}

/// Which step is on: `None` before the first, one past the last when all is over.
fn current(season: &Season, phase: Phase) -> Option<usize> {
    let draw = matches!(season.allocation, Allocation::Draw { .. });
    match phase {
        Phase::Hidden => None,
        Phase::Preview => Some(0),
        Phase::Wishes => Some(1),
        Phase::Draw => Some(2),
        Phase::FreePlaces => Some(if draw { 3 } else { 1 }),
        Phase::Running => Some(if draw { 3 } else { 2 }),
        Phase::Over => Some(usize::MAX),
    }
}

fn when(index: usize, now: Option<usize>) -> &'static str {
    match now {
        Some(now) if index < now => "done",
        Some(now) if index == now => "now",
        _ => "next",
    }
}

/// What a season says about itself today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Notice {
    /// A few words: `Jetzt: freie Plätze`.
    pub(super) title: String,
    /// One or two sentences.
    pub(super) text: String,
}

/// The notice of a season on the day of the maker.
pub(super) fn notice(maker: &Maker<'_>, season: &Season) -> Notice {
    let day = |day| in_year(day, maker.today);
    let phase = season.phase(maker.today);
    let published = day(season.published_on);
    let from = day(season.window.from);
    let until = day(season.window.until.unwrap_or(season.holidays.last()));
    let (draw, free) = match season.allocation {
        Allocation::Draw {
            draw_on,
            free_places_from,
        } => (day(draw_on), day(free_places_from)),
        Allocation::FirstCome => (String::new(), from.clone()),
    };
    let key = match (phase, season.allocation) {
        (Phase::Hidden, _) => "phase_hidden",
        (Phase::Preview, Allocation::Draw { .. }) => "phase_preview_draw",
        (Phase::Preview, Allocation::FirstCome) => "phase_preview",
        (Phase::Wishes, _) => "phase_wishes",
        (Phase::Draw, Allocation::Draw { draw_on, .. }) if maker.today > draw_on => "phase_drawn",
        (Phase::Draw, _) => "phase_draw",
        (Phase::FreePlaces, Allocation::Draw { .. }) => "phase_free_draw",
        (Phase::FreePlaces, Allocation::FirstCome) => "phase_free",
        (Phase::Running, _) => "phase_running",
        (Phase::Over, _) => "phase_over",
    };
    let arguments = [
        ("published", (&published).into()),
        ("from", (&from).into()),
        ("until", (&until).into()),
        ("draw", (&draw).into()),
        ("free", (&free).into()),
    ];
    Notice {
        title: maker.tr(&format!("{key}_title"), &arguments),
        text: maker.tr(&format!("{key}_text"), &arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::when;

    #[test]
    fn steps_before_the_current_one_are_done() {
        assert_eq!(
            [0, 1, 2].map(|index| when(index, Some(1))),
            ["done", "now", "next"]
        );
        assert_eq!([0, 1].map(|index| when(index, None)), ["next", "next"]);
        assert_eq!(
            [0, 3].map(|index| when(index, Some(usize::MAX))),
            ["done", "done"]
        );
    }
}
