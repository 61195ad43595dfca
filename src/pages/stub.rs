//! Pages that are still to be made: a title at the right address. This file goes when its list is empty.

use super::{File, Head, Maker};
use crate::html::Html;
use serde::Serialize;

/// Path and title.
pub(super) const STUBS: [(&str, &str); 5] = [
    ("/ferienpass/", "Ferienpass"),
    ("/merkliste/", "Merkliste"),
    ("/kalender/", "Kalender"),
    ("/suche/", "Suche"),
    ("/daten/", "Offene Daten"),
];

#[derive(Debug, Serialize)]
struct StubView<'a> {
    title: &'a str,
    lead: Option<&'a str>,
    text_html: Html,
}

pub(super) fn page(maker: &Maker<'_>, path: &str, title: &str) -> anyhow::Result<File> {
    let head = Head { path, title, description: title, ..Head::default() };
    maker.page("pages/text.html", &head, &StubView { title, lead: None, text_html: Html::default() })
}
