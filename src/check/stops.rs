//! The stops of a round: it is in one place at a time.

use super::lower::Lower;
use crate::calendar::{NaiveDate, dates};
use crate::diagnostics::{At, checks};
use crate::model::Stop;
use crate::text::Lang;
use chrono::Days;

/// Days after which even and odd weeks have come again, around the end of a year, too.
const ALL_WEEKS: u64 = 28;

/// Ensure a round is not at two stops at the same time.
pub(super) fn ensure_one_stop(lower: &mut Lower<'_>, stops: &[(Stop, At)]) {
    let today = lower.context.today;
    for (index, (later, at)) in stops.iter().enumerate() {
        let earlier = stops[..index]
            .iter()
            .find_map(|(earlier, _)| Some((earlier, both_on(earlier, later, today)?)));
        let Some((earlier, day)) = earlier else {
            continue;
        };
        let place = &earlier.place;
        let (de, en) = (
            dates::day_long(Lang::De, day),
            dates::day_long(Lang::En, day),
        );
        lower
            .report(
                &checks::TWO_STOPS,
                *at,
                format!("zur selben Zeit ist die Runde auch hier: »{place}«, zum Beispiel am {de}"),
                format!("at the same time the round is here, too: `{place}`, for example on {en}"),
            )
            .hint(
                "Prüfen Sie Wochentage, Uhrzeiten und »weeks«. Wechselt der Platz, bekommt der alte »until« und der neue »from«. Sind es zwei Teams, ist alles gut.",
                "Check weekdays, times and `weeks`. If the place changes, the old one gets `until` and the new one `from`. If there are two teams, all is well.",
            );
    }
}

/// A day on which both stops take place at the same time.
fn both_on(one: &Stop, other: &Stop, today: NaiveDate) -> Option<NaiveDate> {
    if one.times.start >= other.times.end || other.times.start >= one.times.end {
        return None;
    }
    let from = one.from.into_iter().chain(other.from).max();
    let until = one.until.into_iter().chain(other.until).min();
    // A plan without a beginning holds today; one that is over is looked at before its end.
    let first = match (from, until) {
        (Some(from), _) => from,
        (None, Some(until)) => today.min(until - Days::new(ALL_WEEKS)),
        (None, None) => today,
    };
    first
        .iter_days()
        .take(ALL_WEEKS as usize)
        .find(|day| one.takes_place_on(*day) && other.takes_place_on(*day))
}
