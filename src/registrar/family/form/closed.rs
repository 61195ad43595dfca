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

/// The same for the one occasion that a form names, when others take registrations.
pub fn closed_occasion(reason: Closed) -> Text {
    match reason {
        Closed::Begun => text!("error_occasion_begun"),
        Closed::CalledOff => text!("error_occasion_called_off"),
        Closed::Full => text!("error_occasion_full"),
        Closed::NotYet(_) | Closed::Over(_) | Closed::NotHere | Closed::Draw => {
            text!("error_occasion_closed")
        }
    }
}
