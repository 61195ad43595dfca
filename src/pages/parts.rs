//! Parts that several pages share: the age of facts, texts at length, the way back.

use super::frame::{Alternate, Crumb};
use super::maker::Maker;
use crate::calendar::{Datelike, NaiveDate, words as dates};
use crate::html::Html;
use crate::markdown;
use crate::model::{Opening, Prose, Verified};
use crate::text::Lang;
use serde::Serialize;

/// How old facts are, and where they come from.
#[derive(Debug, Serialize)]
pub(super) struct FactsView<'a> {
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

impl<'a> FactsView<'a> {
    pub(super) fn new(verified: &'a Verified, today: NaiveDate) -> FactsView<'a> {
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
        FactsView {
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

/// A text at length below a heading of the page: `shift` moves its own headings down.
pub(super) fn prose(text: Option<&Prose>, shift: usize) -> Option<Html> {
    text.map(|text| markdown::render(&text.0, shift))
}

/// The way from the start page: `start` and then pages by key of their name and path.
pub(super) fn crumbs(maker: &Maker<'_>, above: &[(&str, &str)]) -> Vec<Crumb> {
    [("crumb_start", "/")]
        .iter()
        .chain(above)
        .map(|(key, path)| Crumb {
            title: maker.tr(key, &[]),
            path: (*path).to_owned(),
        })
        .collect()
}

/// The same for pages with several texts: their headings get ids of their own.
pub(super) fn prose_of(id: &str, text: Option<&Prose>, shift: usize) -> Option<Html> {
    prose(text, shift)
        .map(|html| Html::from_markdown(html.as_str().replace(" id=\"", &format!(" id=\"{id}-"))))
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

/// The hand-written page of this name, when there is one: title and path.
pub(super) fn written<'a>(maker: &Maker<'a>, name: &str) -> Option<Crumb> {
    let page = maker
        .portal
        .pages()
        .iter()
        .find(|page| page.name == name && page.lang == Lang::De)?;
    Some(Crumb {
        title: page.title.clone(),
        path: page.path.clone(),
    })
}

/// The calendar file of a page for the head of the document.
pub(super) fn calendar_link(title: &str, path: Option<&str>) -> Vec<Alternate> {
    path.into_iter()
        .map(|path| Alternate {
            title: title.to_owned(),
            path: path.to_owned(),
            mime: "text/calendar",
        })
        .collect()
}
