//! Phrases that letters and pages share.

use crate::calendar::clock::local_at;
use crate::calendar::dates::day_long;
use crate::registrar::domain::Instant;
use crate::text::Lang;
use chrono::Timelike;

/// `Kim, Noa und Lou`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} und {last}", first.join(", ")),
    }
}

/// `Mittwoch, 31. März 2027, 14:05 Uhr`, in local time.
pub fn moment(at: Instant) -> String {
    let local = local_at(at);
    format!(
        "{}, {}:{:02} Uhr",
        day_long(Lang::De, local.date()),
        local.hour(),
        local.minute()
    )
}
