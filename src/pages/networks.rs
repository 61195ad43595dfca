//! Networks: who works together on what.

use super::crumbs;
use super::frame::{ContactView, Head};
use super::maker::{File, Maker};
use super::open_data::common::{ContactData, VerifiedData, plain};
use super::open_data::{Format, Open};
use super::prose;
use super::search::{Found, Item};
use super::verified::VerifiedView;
use crate::html::Html;
use crate::model::Network;
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
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
    let networks = portal
        .networks()
        .by_name()
        .map(|network| view(maker, network));
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

impl Found for Network {
    const GROUP: &'static str = "networks_title";
    const BASE: &'static str = routes::NETWORKS;

    fn items(maker: &Maker<'_>) -> Vec<Item> {
        let networks = maker.portal.networks().by_name();
        networks
            .map(|network| {
                let path = format!("#{}", network.id);
                let words = network.members.join(" ");
                Item::new(&network.name, path, network.topic.clone(), words)
            })
            .collect()
    }
}

/// Wer woran zusammenarbeitet.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NetworkData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Thema.
    topic: &'a str,
    /// Mitglieder: Stellen und Vereine, keine Personen.
    members: &'a [String],
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

impl Open for Network {
    const FORMAT: Format = Format {
        name: "netzwerke",
        format: "networks/1",
        title: "Netzwerke",
    };
    type Item<'a> = NetworkData<'a>;

    fn item<'a>(&'a self, _: &'a Portal) -> NetworkData<'a> {
        let Network {
            id,
            name,
            topic,
            members,
            text,
            contact,
            verified,
        } = self;
        NetworkData {
            id,
            name,
            topic,
            members,
            text: plain(text.as_ref()),
            contact: ContactData::new(contact),
            verified: VerifiedData::new(verified),
        }
    }
}
