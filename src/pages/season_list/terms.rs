//! The terms of a season on a page of their own.

use super::crumbs;
use crate::html::Html;
use crate::markdown;
use crate::model::Phase;
use crate::pages::frame::{Crumb, Head};
use crate::pages::maker::{File, Maker};
use crate::pages::programme::Programme;
use crate::pages::rules;
use crate::routes;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct TermsView<'a> {
    title: &'a str,
    lead: Option<&'a str>,
    text_html: Html,
}

/// The page, when the season has terms.
pub(super) fn page(maker: &Maker<'_>, programme: &Programme<'_>) -> anyhow::Result<Option<File>> {
    let season = programme.season;
    let Some(terms) = &season.terms else {
        return Ok(None);
    };
    let title = maker.tr("terms_title", &[("season", (&season.title).into())]);
    let path = routes::season_terms(&season.id);
    let mut crumbs = crumbs(maker);
    crumbs.push(Crumb {
        title: season.title.clone(),
        path: routes::season(&season.id),
    });
    let head = Head {
        path: &path,
        title: &title,
        description: &title,
        crumbs,
        calm: true,
        hidden: programme.phase == Phase::Hidden,
        ..Head::default()
    };
    let view = TermsView {
        title: &title,
        lead: None,
        text_html: Html::from_template(
            rules::rules(maker, season)?.as_str().to_owned()
                + markdown::render(&terms.0, 0).as_str(),
        ),
    };
    maker.page("pages/handwritten.html", &head, &view).map(Some)
}
