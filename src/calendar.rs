//! Calendar: weekdays, spans, even and odd weeks, local time in Europe/Berlin.

pub mod local;
