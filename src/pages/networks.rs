//! Networks: who works together on what.

use super::crumbs;
use super::frame::{ContactView, Head};
use super::maker::{File, Maker};
use super::prose;
use super::verified::VerifiedView;
use crate::html::Html;
use crate::model::Network;
use crate::routes;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct NetworksView<'a> {
    title: String,
    networks: Vec<NetworkView<'a>>,
}

#[derive(Debug, Serialize)]
struct NetworkView<'a> {
    id: &'a str,
    name: &'a str,
    topic: &'a str,
    members: &'a [String],
    text_html: Option<Html>,
    contact: ContactView<'a>,
    facts: VerifiedView<'a>,
}

/// The page.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let portal = maker.portal;
    let networks = portal.networks().iter().map(|network| view(maker, network));
    let title = maker.tr("networks_title", &[]);
    let view = NetworksView {
        title: title.clone(),
        networks: networks.collect(),
    };
    let description = maker.tr(
        "networks_description",
        &[("town", (&portal.site().town).into())],
    );
    let head = Head {
        path: routes::NETWORKS,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        ..Head::default()
    };
    maker.page("pages/networks.html", &head, &view)
}

fn view<'a>(maker: &Maker<'a>, network: &'a Network) -> NetworkView<'a> {
    let Network {
        id,
        name,
        topic,
        members,
        text,
        contact,
        verified,
    } = network;
    NetworkView {
        id,
        name,
        topic,
        members,
        text_html: prose::prose_of(id, text.as_ref(), 1),
        contact: ContactView::new(contact),
        facts: VerifiedView::new(verified, maker.today),
    }
}
