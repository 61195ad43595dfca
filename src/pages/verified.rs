//! How old the facts of a page are, and where they come from.

use crate::calendar::{Datelike, NaiveDate, dates};
use crate::model::Verified;
use crate::text::Lang;
use serde::Serialize;

/// How old facts are, and where they come from.
#[derive(Debug, Serialize)]
pub(super) struct VerifiedView<'a> {
    /// `April 2023`.
    month: String,
    /// `2023-04`.
    machine: String,
    /// They are older than 24 months.
    pub(super) stale: bool,
    sources: Vec<SourceView<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceView<'a> {
    words: &'a str,
    link: Option<&'a str>,
}

impl<'a> VerifiedView<'a> {
    pub(super) fn new(verified: &'a Verified, today: NaiveDate) -> VerifiedView<'a> {
        let source = |text: &'a String| {
            let bare = text
                .strip_prefix("https://")
                .or_else(|| text.strip_prefix("http://"));
            SourceView {
                words: bare.map_or(text.as_str(), |bare| {
                    bare.trim_start_matches("www.").trim_end_matches('/')
                }),
                link: bare.map(|_| text.as_str()),
            }
        };
        VerifiedView {
            month: month(verified.on),
            machine: verified.on.format("%Y-%m").to_string(),
            stale: verified.is_stale(today),
            sources: verified.sources.iter().map(source).collect(),
        }
    }
}

/// `April 2023`.
pub(super) fn month(day: NaiveDate) -> String {
    format!("{} {}", dates::month(Lang::De, day.month()), day.year())
}
