//! The frame around every page: header, menu, footer, head of the document.

use crate::html::Html;
use crate::model::{Address, Contact, Link, Site};
use crate::portal::Portal;
use crate::routes;
use crate::text::{Lang, Phone};
use serde::Serialize;

/// What a page says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head<'a> {
    /// Language.
    pub lang: Lang,
    /// Path on the site.
    pub path: &'a str,
    /// Title without the name of the portal; empty for the start page.
    pub title: &'a str,
    /// One sentence for search engines and previews.
    pub description: &'a str,
    /// Way from the start page to the page above this one.
    pub crumbs: Vec<Crumb>,
    /// A calm look.
    pub calm: bool,
    /// Not for search engines.
    pub hidden: bool,
    /// Scripts by asset name.
    pub scripts: &'static [&'static str],
    /// Structured data for search engines (schema.org).
    pub json_ld: Option<Html>,
    /// Feeds and calendars of this page: title, path, MIME type.
    pub alternates: Vec<Alternate>,
}

/// A step of the breadcrumb.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// Words.
    pub title: String,
    /// Path.
    pub path: String,
}

/// The same thing in another form.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// Words.
    pub title: String,
    /// Path.
    pub path: String,
    /// MIME type.
    pub mime: &'static str,
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

#[derive(Debug, Serialize)]
pub(super) struct SiteView<'a> {
    name: &'a str,
    short_name: &'a str,
    town: &'a str,
    sender: &'a str,
    description: &'a str,
    base_url: &'a str,
    motto: Option<&'a str>,
    organisation: &'a str,
    office: &'a str,
    address: AddressView<'a>,
    contact: ContactView<'a>,
    languages: Vec<LanguageView<'a>>,
    footer: Vec<ColumnView<'a>>,
    legal: Vec<LinkView<'a>>,
    home: String,
}

#[derive(Debug, Serialize)]
struct LanguageView<'a> {
    code: &'a str,
    name: &'a str,
    path: &'a str,
    current: bool,
}

#[derive(Debug, Serialize)]
struct ColumnView<'a> {
    title: &'a str,
    links: Vec<LinkView<'a>>,
}

#[derive(Debug, Serialize)]
struct LinkView<'a> {
    title: &'a str,
    path: &'a str,
    current: bool,
}

/// An address in lines, as it is printed.
#[derive(Debug, Serialize)]
pub struct AddressView<'a> {
    /// Name of the place.
    pub name: Option<&'a str>,
    /// Street and number.
    pub street: Option<&'a str>,
    /// Postal code and town.
    pub town: String,
    /// How to find it.
    pub note: Option<&'a str>,
}

impl<'a> AddressView<'a> {
    /// The view of an address; `town` stands in for a missing one.
    pub fn new(address: &'a Address, town: &'a str) -> AddressView<'a> {
        let Address {
            name,
            street,
            postal_code,
            town: own_town,
            note,
        } = address;
        let town = if own_town.is_empty() { town } else { own_town };
        AddressView {
            name: name.as_deref(),
            street: street.as_deref(),
            town: match postal_code {
                Some(code) => format!("{code} {town}"),
                None => town.to_owned(),
            },
            note: note.as_deref(),
        }
    }
}

/// A contact with links that work.
#[derive(Debug, Serialize)]
pub struct ContactView<'a> {
    /// Name of the team.
    pub team: Option<&'a str>,
    /// Mailbox.
    pub email: Option<&'a str>,
    /// Number as shown.
    pub phone: Option<&'a str>,
    /// `tel:…`.
    pub phone_link: Option<String>,
    /// Web address.
    pub website: Option<&'a str>,
    /// Nothing is known.
    pub is_empty: bool,
}

impl<'a> ContactView<'a> {
    /// The view of a contact.
    pub fn new(contact: &'a Contact) -> ContactView<'a> {
        let Contact {
            team,
            email,
            phone,
            website,
        } = contact;
        ContactView {
            team: team.as_deref(),
            email: email.as_deref(),
            phone: phone.as_ref().map(Phone::as_str),
            phone_link: phone.as_ref().map(Phone::link),
            website: website.as_deref(),
            is_empty: email.is_none() && phone.is_none() && website.is_none(),
        }
    }
}

pub(super) fn site(portal: &Portal, lang: Lang) -> SiteView<'_> {
    let site = portal.site();
    SiteView {
        name: &site.name,
        short_name: &site.short_name,
        town: &site.town,
        sender: &site.sender,
        description: &site.description,
        base_url: site.base_url.as_str(),
        motto: site.motto.as_deref(),
        organisation: &site.office.organisation,
        office: &site.office.name,
        address: AddressView::new(&site.office.address, &site.town),
        contact: ContactView::new(&site.office.contact),
        languages: site
            .languages
            .iter()
            .map(|language| LanguageView {
                code: &language.code,
                name: &language.name,
                path: &language.path,
                current: language.code == lang.code(),
            })
            .collect(),
        footer: site
            .footer
            .iter()
            .map(|column| ColumnView {
                title: &column.title,
                links: links(&column.links, ""),
            })
            .collect(),
        legal: links(&site.legal, ""),
        home: routes::page(lang.code(), "index"),
    }
}

fn links<'a>(links: &'a [Link], path: &str) -> Vec<LinkView<'a>> {
    links
        .iter()
        .map(|link| LinkView {
            title: &link.title,
            path: &link.path,
            current: path.starts_with(&link.path),
        })
        .collect()
}

#[derive(Debug, Serialize)]
pub(super) struct PageView<'a> {
    title: &'a str,
    full_title: String,
    description: &'a str,
    path: &'a str,
    canonical: String,
    crumbs: &'a [Crumb],
    menu: Vec<LinkView<'a>>,
    calm: bool,
    hidden: bool,
    scripts: &'static [&'static str],
    json_ld_html: Option<&'a Html>,
    alternates: &'a [Alternate],
    /// The same page in all languages, when there are several: code and address.
    translations: Vec<(&'a str, String)>,
}

pub(super) fn page<'a>(site: &'a Site, head: &'a Head<'a>) -> PageView<'a> {
    let full_title = if head.title.is_empty() {
        format!("{}: {}", site.name, site.description)
    } else {
        format!("{} – {}", head.title, site.name)
    };
    PageView {
        title: head.title,
        full_title,
        description: head.description,
        path: head.path,
        canonical: format!("{}{}", site.base_url, head.path),
        crumbs: &head.crumbs,
        menu: links(&site.menu, head.path),
        calm: head.calm,
        hidden: head.hidden,
        scripts: head.scripts,
        json_ld_html: head.json_ld.as_ref(),
        alternates: &head.alternates,
        translations: translations(site, head.path),
    }
}

/// The start pages of all languages know each other; other pages have no translation.
fn translations<'a>(site: &'a Site, path: &str) -> Vec<(&'a str, String)> {
    if site.languages.len() < 2 || site.languages.iter().all(|language| language.path != path) {
        return Vec::new();
    }
    site.languages
        .iter()
        .map(|language| {
            (
                language.code.as_str(),
                format!("{}{}", site.base_url, language.path),
            )
        })
        .collect()
}
