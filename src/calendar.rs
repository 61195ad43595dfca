//! Calendar: days, weekdays, spans, even and odd weeks, local time in Europe/Berlin, and their
//! German and English words.

pub mod clock;
pub mod dates;
pub mod days;
pub mod local;

pub use clock::{LocalTime, TimeSpan, local_time};
pub use days::{DateSpan, DayError, Weekdays, Weeks, parse_date};

pub use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
