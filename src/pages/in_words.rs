//! Ages, money, sessions and hours of the domain in words: [`crate::words`] for the types of `model`.

use crate::calendar::dates;
use crate::model::{Ages, Occasion, Opening, Season, Session};
use crate::text::Lang;
use crate::words;

pub use crate::words::money;

/// What stands before the words of an offer wherever it leaves the site: calendars, feeds,
/// structured data. Empty for a real programme.
pub fn sample(season: &Season) -> &'static str {
    if season.sample {
        "Musterprogramm, kein echtes Angebot. "
    } else {
        ""
    }
}

/// `9 bis 13 Jahre`, `ab 10 Jahren`, `bis 14 Jahre`, `alle`.
pub fn ages(ages: &Ages) -> String {
    words::ages(ages.from, ages.to)
}

/// `Mi, 31. März, 10 bis 15 Uhr`; over night `Fr, 2. April, 18 Uhr bis Sa, 3. April, 10 Uhr`.
pub fn session(session: &Session) -> String {
    words::session((session.start, session.end))
}

/// All sessions of an occasion in one line.
pub fn sessions(occasion: &Occasion) -> String {
    words::sessions(&times(occasion))
}

/// Whether that line says every day and time.
pub fn sessions_say_all(occasion: &Occasion) -> bool {
    words::sessions_say_all(&times(occasion))
}

fn times(occasion: &Occasion) -> Vec<words::Times> {
    occasion
        .sessions
        .iter()
        .map(|session| (session.start, session.end))
        .collect()
}

/// `Mo bis Fr, 14 bis 19 Uhr (offene Angebote)`.
pub(super) fn opening(opening: &Opening) -> String {
    let times = dates::times(Lang::De, opening.times.start, opening.times.end);
    let words = format!("{}, {times}", dates::weekdays(Lang::De, opening.days));
    opening
        .note
        .iter()
        .fold(words, |words, note| format!("{words} ({note})"))
}
