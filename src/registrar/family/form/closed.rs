//! Why nobody can register now, in sentences.

use crate::calendar::dates::{date, day_long};
use crate::registrar::programme::Closed;
use crate::registrar::texts::{Text, text};
use crate::text::Lang;

/// Why nobody can register now.
pub fn why(reason: Closed) -> Text {
    match reason {
        Closed::NotYet(day) => text!("closed_not_yet", day = day_long(Lang::De, day)),
        Closed::Over(day) => text!("closed_over", day = date(Lang::De, day)),
        Closed::Begun => text!("closed_begun"),
        Closed::CalledOff => text!("closed_called_off"),
        Closed::Full => text!("closed_full"),
        Closed::NotHere => text!("closed_not_here"),
        Closed::Draw => text!("closed_draw"),
    }
}
