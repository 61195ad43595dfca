//! School social work: per school what, when and how.

use super::crumbs;
use super::frame::{AddressView, ContactView, Head};
use super::in_words;
use super::maker::{File, Maker};
use super::open_data::common::{self, ContactData, NamedData, OpeningData, VerifiedData, plain};
use super::open_data::{Format, Open};
use super::prose;
use super::search::{Found, Item};
use super::venue::Venue;
use super::verified::VerifiedView;
use crate::html::Html;
use crate::model::{Prose, School, SchoolKind, SocialWork};
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SchoolsView<'a> {
    title: String,
    /// What all schools say in the same words is said once.
    common_html: Option<Html>,
    groups: Vec<Group<'a>>,
}

#[derive(Debug, Serialize)]
struct Group<'a> {
    name: String,
    schools: Vec<SchoolView<'a>>,
}

#[derive(Debug, Serialize)]
struct SchoolView<'a> {
    id: &'a str,
    name: &'a str,
    district: Option<&'a str>,
    address: Option<AddressView<'a>>,
    room: Option<&'a str>,
    hours: Vec<String>,
    contact: ContactView<'a>,
    text_html: Option<Html>,
    facts: VerifiedView<'a>,
    /// Neither room nor hours nor contact are known.
    nothing_known: bool,
}

const KINDS: [(SchoolKind, &str); 5] = [
    (SchoolKind::Primary, "school_kind_primary"),
    (SchoolKind::Community, "school_kind_community"),
    (SchoolKind::Grammar, "school_kind_grammar"),
    (SchoolKind::Vocational, "school_kind_vocational"),
    (SchoolKind::Special, "school_kind_special"),
];

/// The text that every school has, when there are several schools.
fn common(schools: &[&School]) -> Option<Prose> {
    let text = schools.first()?.social_work.text.as_ref()?;
    (schools.len() > 1
        && schools
            .iter()
            .all(|school| school.social_work.text.as_ref() == Some(text)))
    .then(|| text.clone())
}

/// The page.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let portal = maker.portal;
    let schools: Vec<&School> = portal.schools().by_name().collect();
    let common = common(&schools);
    let mut groups = Vec::new();
    for (kind, key) in KINDS {
        let list = schools
            .iter()
            .filter(|school| school.kind == kind)
            .map(|school| view(maker, school, common.as_ref()));
        groups.push(Group {
            name: maker.tr(key, &[]),
            schools: list.collect(),
        });
    }
    groups.retain(|group| !group.schools.is_empty());
    let title = maker.tr("schools_title", &[]);
    let view = SchoolsView {
        title: title.clone(),
        common_html: prose::prose_of("alle", common.as_ref(), 1),
        groups,
    };
    let description = maker.tr(
        "schools_description",
        &[("town", (&portal.site().town).into())],
    );
    let head = Head {
        path: routes::SCHOOLS,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        ..Head::default()
    };
    maker.page("pages/schools.html", &head, &view)
}

fn view<'a>(maker: &Maker<'a>, school: &'a School, common: Option<&Prose>) -> SchoolView<'a> {
    let School {
        id,
        name,
        // Schools stand below the name of their kind.
        kind: _,
        district,
        address,
        social_work,
        verified,
    } = school;
    let portal = maker.portal;
    let SocialWork {
        room,
        hours,
        contact,
        text,
    } = social_work;
    let contact = ContactView::new(contact);
    SchoolView {
        id,
        name,
        district: district.map(|district| portal.districts()[district].name.as_str()),
        address: address
            .as_ref()
            .map(|address| AddressView::new(address, &portal.site().town)),
        room: room.as_deref(),
        hours: hours.iter().map(in_words::opening).collect(),
        nothing_known: room.is_none() && hours.is_empty() && contact.is_empty,
        contact,
        text_html: prose::prose_of(id, text.as_ref().filter(|text| Some(*text) != common), 2),
        facts: VerifiedView::new(verified, maker.today),
    }
}

impl Found for School {
    const GROUP: &'static str = "search_schools";
    const BASE: &'static str = routes::SCHOOLS;

    fn items(maker: &Maker<'_>) -> Vec<Item> {
        let schools = maker.portal.schools().by_name();
        schools
            .map(|school| {
                Item::new(
                    &school.name,
                    format!("#{}", school.id),
                    maker.tr("schools_title", &[]),
                    String::new(),
                )
            })
            .collect()
    }
}

/// Eine Schule und ihre Schulsozialarbeit.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SchoolData<'a> {
    /// Kennung.
    id: &'a str,
    /// Name.
    name: &'a str,
    /// Art.
    kind: SchoolKind,
    /// Stadtteil.
    district: Option<NamedData<'a>>,
    /// Anschrift.
    address: Option<Venue>,
    /// Raum der Schulsozialarbeit.
    room: Option<&'a str>,
    /// Zeiten der Schulsozialarbeit; leer heißt: nicht bekannt.
    hours: Vec<OpeningData<'a>>,
    /// Was es gibt, ohne Auszeichnung.
    text: Option<String>,
    /// Kontakt der Schulsozialarbeit.
    contact: ContactData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

impl Open for School {
    const FORMAT: Format = Format {
        name: "schulen",
        format: "schools/1",
        title: "Schulen und Schulsozialarbeit",
    };
    type Item<'a> = SchoolData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> SchoolData<'a> {
        let School {
            id,
            name,
            kind,
            district,
            address,
            social_work,
            verified,
        } = self;
        let SocialWork {
            room,
            hours,
            contact,
            text,
        } = social_work;
        SchoolData {
            id,
            name,
            kind: *kind,
            district: common::district(portal, *district),
            address: address
                .as_ref()
                .map(|address| Venue::address(portal, address)),
            room: room.as_deref(),
            hours: hours.iter().map(OpeningData::new).collect(),
            text: plain(text.as_ref()),
            contact: ContactData::new(contact),
            verified: VerifiedData::new(verified),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::NaiveDate;
    use crate::model::Verified;

    fn school(text: &str) -> School {
        School {
            id: text.into(),
            name: text.into(),
            kind: SchoolKind::Primary,
            district: None,
            address: None,
            social_work: SocialWork {
                text: Some(Prose(text.into())),
                ..SocialWork::default()
            },
            verified: Verified {
                on: NaiveDate::MIN,
                sources: Vec::new(),
            },
        }
    }

    #[test]
    fn what_all_schools_say_in_the_same_words_is_said_once() {
        let (one, two) = (school("gleich"), school("anders"));
        assert_eq!(common(&[&one, &one]), Some(Prose("gleich".into())));
        assert_eq!(common(&[&one, &two]), None);
        assert_eq!(common(&[&one]), None);
        assert_eq!(common(&[]), None);
    }
}
