//! Hand-written pages.

use super::crumbs;
use super::frame::{Crumb, Head};
use super::maker::{File, Maker};
use crate::html::Html;
use crate::markdown::{self, Heading};
use crate::portal::Page;
use crate::routes;
use crate::text::Lang;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct TextView<'a> {
    title: &'a str,
    lead: Option<&'a str>,
    text_html: Html,
    headings: Vec<Heading>,
    /// The page is long enough for a table of contents.
    contents: bool,
    /// It is about help: it can be left quickly.
    exit: bool,
}

/// From so many headings on a page gets a table of contents.
const LONG: usize = 5;

/// One hand-written page.
pub(super) fn page(maker: &Maker<'_>, page: &Page) -> anyhow::Result<File> {
    let (text_html, headings) = markdown::render_with_headings(&page.text, 0);
    let help = page.name.split('/').next() == Some("hilfe");
    let head = Head {
        lang: page.lang,
        path: &page.path,
        title: &page.title,
        description: &page.description,
        crumbs: crumbs(maker, page),
        calm: page.calm,
        hidden: page.name == "404",
        scripts: if help { super::help::SCRIPTS } else { &[] },
        ..Head::default()
    };
    // Pages about help begin with their numbers, nothing stands before them.
    let contents = headings.len() >= LONG && !help;
    let view = TextView {
        title: &page.title,
        lead: page.lead.as_deref(),
        text_html,
        headings,
        contents,
        exit: help,
    };
    maker.page(
        if page.name == "404" {
            "pages/not_found.html"
        } else {
            "pages/handwritten.html"
        },
        &head,
        &view,
    )
}

/// The pages above this one, as far as they are hand-written.
fn crumbs(maker: &Maker<'_>, page: &Page) -> Vec<Crumb> {
    if page.lang != Lang::De || page.name == "404" {
        return Vec::new();
    }
    let mut crumbs = crumbs::crumbs(maker, &[]);
    if let Some((above, _)) = page.name.rsplit_once('/') {
        let path = routes::page("de", above);
        let written = maker
            .portal
            .pages()
            .iter()
            .find(|other| other.path == path)
            .map(|page| page.title.clone());
        // A folder without a page of its own leads nowhere, unless the program makes that page.
        let made = || (path == routes::HELP).then(|| maker.tr("crumb_hilfe", &[]));
        crumbs.extend(written.or_else(made).map(|title| Crumb { title, path }));
    }
    crumbs
}
