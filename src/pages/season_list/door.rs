//! The door to the family list of a season: what it takes, what holds for each child, and the button.
//! It stands on the site, so that it is there and says when, also while nothing can be sent.

use super::{crumb, crumbs};
use crate::html::Html;
use crate::model::{Phase, Registration};
use crate::pages::frame::{ContactView, Head};
use crate::pages::maker::{File, Maker};
use crate::pages::phases::{self, Notice};
use crate::pages::programme::Programme;
use crate::pages::rules;
use crate::routes;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct DoorView<'a> {
    title: String,
    season: &'a str,
    sample: bool,
    notice: Notice,
    /// Where the list begins, when it can be sent today.
    action: Option<&'static str>,
    rules_html: Html,
    terms: Option<String>,
    offers: String,
    contact: ContactView<'a>,
}

/// Whether the season has the page: families ask for offers of it here, and it is not over.
pub(super) fn stands(programme: &Programme<'_>) -> bool {
    let mut occasions = programme
        .season
        .offers
        .iter()
        .flat_map(|offer| &offer.occasions);
    let here = occasions.any(|occasion| match occasion.registration {
        Registration::Direct | Registration::Draw => true,
        Registration::None | Registration::External(_) => false,
    });
    here && programme.phase != Phase::Over
}

/// The page, when families ask for offers of the season here.
pub(super) fn page(
    maker: &Maker<'_>,
    programme: &Programme<'_>,
    open: bool,
) -> anyhow::Result<Option<File>> {
    let season = programme.season;
    if !stands(programme) {
        return Ok(None);
    }
    let title = maker.tr("door_title", &[("season", (&season.title).into())]);
    let description = maker.tr("door_lead", &[("season", (&season.title).into())]);
    let path = routes::season_door(&season.id);
    let mut crumbs = crumbs(maker);
    crumbs.push(crumb(season));
    let head = Head {
        path: &path,
        title: &title,
        description: &description,
        crumbs,
        hidden: programme.phase == Phase::Hidden,
        ..Head::default()
    };
    let view = DoorView {
        title: maker.tr("door_button", &[]),
        season: &season.id,
        sample: season.sample,
        notice: phases::notice(maker, season),
        action: open.then_some(routes::FAMILY_LIST),
        rules_html: rules::rules(maker, season)?,
        terms: season
            .terms
            .as_ref()
            .map(|_| routes::season_terms(&season.id)),
        offers: routes::season(&season.id),
        contact: ContactView::new(&season.contact),
    };
    maker.page("pages/season_door.html", &head, &view).map(Some)
}
