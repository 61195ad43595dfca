//! Times that a family is given. They begin when the letter that names them was handed over, not
//! when it was written: nobody loses time to a mail server that is away.

use super::Instant;
use chrono::TimeDelta;

/// The link that asks a mailbox whether it wants this is valid so long.
pub const CONFIRM_WITHIN: TimeDelta = TimeDelta::hours(48);

/// The link that asks somebody to be the second guardian is valid so long: it asks for a decision of
/// two people.
pub const JOIN_WITHIN: TimeDelta = TimeDelta::days(7);

/// A place is held so long for a form that is not confirmed.
pub const HOLD: TimeDelta = TimeDelta::minutes(30);

/// A letter that is handed over so soon after it was written moves nothing: in the minute of opening
/// nobody writes rows for seconds.
pub const AT_ONCE: TimeDelta = TimeDelta::minutes(1);

/// How long a family may think; `None` when the start is so near that the office calls, or past.
pub fn time_to_answer(now: Instant, starts_at: Instant) -> Option<TimeDelta> {
    let left = starts_at - now;
    if left > TimeDelta::days(7) {
        Some(TimeDelta::hours(48))
    } else if left >= TimeDelta::hours(72) {
        Some(LEAST_TIME)
    } else {
        None
    }
}

/// Less time nobody is given to answer.
pub const LEAST_TIME: TimeDelta = TimeDelta::hours(24);

/// The same for a place that was promised already, when its letter is handed over late: a day, as
/// long as a day is left behind it in which the office can call who is next.
pub fn time_when_late(now: Instant, starts_at: Instant) -> Option<TimeDelta> {
    let left = starts_at - now;
    time_to_answer(now, starts_at).or((left >= LEAST_TIME * 2).then_some(LEAST_TIME))
}

/// The end of a time that was counted from the writing of a letter, counted from when it is handed
/// over.
pub fn moved_on(until: Instant, written_at: Instant, now: Instant) -> Instant {
    let waited = now - written_at;
    if waited > AT_ONCE {
        until + waited
    } else {
        until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn the_time_to_answer_shrinks_towards_the_start() {
        let start = at("2027-04-01T07:00:00Z");
        let hours = |before: i64, time: fn(Instant, Instant) -> Option<TimeDelta>| {
            time(start - TimeDelta::hours(before), start).map(|time| time.num_hours())
        };
        for (before, first, late) in [
            (24 * 30, Some(48), Some(48)),
            (169, Some(48), Some(48)),
            (168, Some(24), Some(24)),
            (72, Some(24), Some(24)),
            (71, None, Some(24)),
            (48, None, Some(24)),
            (47, None, None),
            (0, None, None),
            (-5, None, None),
        ] {
            assert_eq!(hours(before, time_to_answer), first, "{before}");
            assert_eq!(hours(before, time_when_late), late, "{before}");
        }
    }

    #[test]
    fn a_time_begins_when_its_letter_is_handed_over() {
        let written = at("2027-03-01T09:00:00Z");
        let until = written + CONFIRM_WITHIN;
        let handed_over = |later| moved_on(until, written, written + later) - until;
        assert_eq!(handed_over(TimeDelta::seconds(59)), TimeDelta::zero());
        assert_eq!(handed_over(TimeDelta::hours(27)), TimeDelta::hours(27));
    }
}
