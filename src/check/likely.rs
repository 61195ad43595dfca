//! Times at which hardly anything takes place: the dead of night, or a few minutes.

use super::lower::Lower;
use crate::calendar::{TimeSpan, dates};
use crate::diagnostics::{At, checks};
use crate::text::Lang;

/// From when on nothing begins before it is 5, and until when nothing ends after midnight.
const MORNING: u16 = 5 * 60;
/// Less is rather a slip than a meeting.
const SHORTEST_MINUTES: u16 = 15;
const NOON: u16 = 12 * 60;
/// What takes longer is no afternoon.
const AFTERNOON_MINUTES: u16 = 6 * 60;

/// A span of clock time, and where it ends.
#[derive(Clone, Copy)]
pub(super) enum Span {
    /// On the day on which it begins.
    Day(TimeSpan),
    /// On a later day.
    Nights(TimeSpan),
}

impl Lower<'_> {
    /// Ensure a time is one at which something takes place.
    pub(super) fn ensure_likely(&mut self, place: At, span: Span) {
        let (times, minutes) = match span {
            Span::Day(times) => (times, Some(times.end.saturating_sub(times.start))),
            Span::Nights(times) => (times, None),
        };
        if let Some(minutes) = minutes.filter(|minutes| *minutes < SHORTEST_MINUTES) {
            self.report_minutes(place, minutes);
        }
        // A whole day is said like this, and it is no hour of the night.
        let whole_day = (times.start, times.end) == (0, 1440);
        let at_night =
            times.start < MORNING || (1..MORNING).contains(&times.end) && minutes.is_none();
        if at_night && !whole_day {
            self.report_night(place, times);
        }
    }

    fn report_minutes(&mut self, place: At, minutes: u16) {
        let (de, en) = match minutes {
            1 => ("eine Minute".to_owned(), "one minute".to_owned()),
            _ => (format!("{minutes} Minuten"), format!("{minutes} minutes")),
        };
        self.report(
            &checks::UNLIKELY_TIME,
            place,
            format!("das dauert nur {de}"),
            format!("this lasts only {en}"),
        )
        .hint(
            "Prüfen Sie Anfang und Ende. Stimmen beide, ist alles gut.",
            "Check start and end. If both are right, all is well.",
        );
    }

    fn report_night(&mut self, place: At, times: TimeSpan) {
        let clock = if times.start < MORNING {
            times.start
        } else {
            times.end
        };
        let (de, en) = (dates::clock(Lang::De, clock), dates::clock(Lang::En, clock));
        let finding = self.report(
            &checks::UNLIKELY_TIME,
            place,
            format!("{de} Uhr ist mitten in der Nacht"),
            format!("{en} is in the dead of night"),
        );
        // 3:00-4:30 is how people write an afternoon.
        let minutes = times.end.saturating_sub(times.start);
        let afternoon = times.end <= NOON && (1..=AFTERNOON_MINUTES).contains(&minutes);
        if times.start >= 60 && afternoon {
            let hours = |minutes: u16| {
                let minutes = minutes + NOON;
                format!("{:02}:{:02}", minutes / 60, minutes % 60)
            };
            let better = format!("{}-{}", hours(times.start), hours(times.end));
            finding.hint(
                format!("Meinten Sie »{better}«?"),
                format!("Did you mean `{better}`?"),
            );
        }
        finding.hint(
            "Findet es wirklich nachts statt, ist alles gut. Ein ganzer Tag heißt 00:00-24:00.",
            "If it really takes place at night, all is well. A whole day is 00:00-24:00.",
        );
    }
}
