//! The files at the top of `data/`.

use super::lower::{Context, Lower, TOP};
use super::opened::{PORTAL, opened};
use crate::diagnostics::{At, Diagnostics, Location, checks};
use crate::model::{District, FooterColumn, Language, Link, Office, Provider, Region, Site, Topic};
use crate::routes::HOLIDAY_PASS;
use crate::schema;
use crate::source::Sources;
use crate::text::{SiteAddress, WrongAddress};
use crate::yaml::Located;

/// `portal.yaml`.
pub(super) fn site(
    sources: &Sources,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let (mut lower, portal) = opened(
        sources.portal.as_ref(),
        PORTAL,
        sources,
        context,
        diagnostics,
    )?;
    let site = lower_site(&mut lower, portal);
    diagnostics.extend(lower.diagnostics);
    site
}

fn lower_site(lower: &mut Lower<'_>, portal: &schema::Portal) -> Option<Site> {
    let schema::Portal {
        name,
        short_name,
        town,
        sender,
        description,
        base_url,
        motto,
        office,
        ferienpass_contact,
        languages,
        menu,
        footer,
        legal,
    } = portal;
    let name = lower.text(name.as_ref(), "name", TOP);
    let short_name = lower.text(short_name.as_ref(), "short_name", TOP);
    let town = lower.text(town.as_ref(), "town", TOP);
    let sender = lower.text(sender.as_ref(), "sender", TOP);
    let description = lower.text(description.as_ref(), "description", TOP);
    let base_url = lower
        .required(base_url.as_ref(), "base_url", TOP)
        .and_then(|url| site_address(lower, url));
    let office = lower
        .required(office.as_ref(), "office", TOP)
        .and_then(|office| lower_office(lower, office));
    let ferienpass_contact = lower.contact(ferienpass_contact.as_ref());
    let languages = languages
        .iter()
        .filter_map(|field| language(lower, field))
        .collect();
    let menu = links(lower, menu);
    let footer = footer
        .iter()
        .filter_map(|field| column(lower, field))
        .collect();
    let legal = links(lower, legal);
    let motto = lower.optional_text(motto.as_ref());
    let mut office = office?;
    let town = town?;
    if office.address.town.is_empty() {
        office.address.town.clone_from(&town);
    }
    Some(Site {
        name: name?,
        short_name: short_name?,
        town,
        sender: sender?,
        description: description?,
        base_url: base_url?,
        motto,
        office,
        ferienpass_contact,
        languages,
        menu,
        footer,
        legal,
    })
}

/// The address of the portal, which the option `--base-url` reads in the same way.
fn site_address(lower: &mut Lower<'_>, field: &schema::Text) -> Option<SiteAddress> {
    let typed = field.text().trim();
    SiteAddress::parse(typed)
        .map_err(|WrongAddress { message, hint }| {
            lower
                .report_typed(
                    &checks::WEB_ADDRESS,
                    field.at(),
                    typed,
                    message.de,
                    message.en,
                )
                .hint(hint.de, hint.en);
        })
        .ok()
}

fn language(lower: &mut Lower<'_>, field: &Located<schema::Language>) -> Option<Language> {
    let schema::Language { code, name, path } = &field.value;
    let code = lower.text(code.as_ref(), "code", field.at);
    let name = lower.text(name.as_ref(), "name", field.at);
    let path = site_path(lower, path.as_ref(), field.at);
    Some(Language {
        code: code?,
        name: name?,
        path: path?,
    })
}

fn column(lower: &mut Lower<'_>, field: &Located<schema::FooterColumn>) -> Option<FooterColumn> {
    let schema::FooterColumn { title, links } = &field.value;
    let title = lower.text(title.as_ref(), "title", field.at);
    Some(FooterColumn {
        title: title?,
        links: self::links(lower, links),
    })
}

fn lower_office(lower: &mut Lower<'_>, field: &Located<schema::Office>) -> Option<Office> {
    let schema::Office {
        organisation,
        name,
        address,
        contact,
        verified_on,
        sources,
    } = &field.value;
    let organisation = lower.text(organisation.as_ref(), "organisation", field.at);
    let name = lower.text(name.as_ref(), "name", field.at);
    let address = lower.address(address.as_ref()).unwrap_or_default();
    let contact = lower.contact(contact.as_ref());
    let verified = lower.verified_in(verified_on.as_ref(), sources, field.at);
    Some(Office {
        organisation: organisation?,
        name: name?,
        address,
        contact,
        verified: verified?,
    })
}

fn links(lower: &mut Lower<'_>, fields: &[Located<schema::Link>]) -> Vec<Link> {
    fields
        .iter()
        .filter_map(|field| {
            let schema::Link { title, path } = &field.value;
            let title = lower.text(title.as_ref(), "title", field.at);
            let path = site_path(lower, path.as_ref(), field.at);
            Some(Link {
                title: title?,
                path: path?,
            })
        })
        .collect()
}

/// The path of a page of the site; whether there is such a page is known when all pages are made.
fn site_path(lower: &mut Lower<'_>, field: Option<&schema::Text>, entry: At) -> Option<String> {
    let path = lower.text(field, "path", entry)?;
    let at = field.map_or(entry, schema::Text::at);
    if !path.starts_with('/') || path.starts_with("//") {
        let better = path.trim_matches('/');
        let diagnostic = lower.report(
            &checks::MARKDOWN_LINK,
            at,
            format!("»{path}« ist kein Pfad im Portal"),
            format!("`{path}` is no path of the portal"),
        );
        if path.contains([':', '.']) {
            diagnostic.hint(
                format!("Hier stehen nur Seiten des Portals, zum Beispiel {HOLIDAY_PASS}."),
                format!("Only pages of the portal stand here, for example {HOLIDAY_PASS}."),
            );
        } else {
            diagnostic.hint(
                format!("Ein Pfad beginnt und endet mit einem Schrägstrich: /{better}/"),
                format!("A path begins and ends with a slash: /{better}/"),
            );
        }
        return None;
    }
    lower.diagnostics.claim(
        Location {
            file: lower.file.clone(),
            at,
        },
        path.clone(),
    );
    Some(path)
}

/// `districts.yaml`.
pub(super) fn districts(
    sources: &Sources,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Region>, Vec<District>) {
    let Some((mut lower, file)) = opened(
        sources.districts.as_ref(),
        "districts.yaml",
        sources,
        context,
        diagnostics,
    ) else {
        return (Vec::new(), Vec::new());
    };
    let schema::Districts {
        regions: typed_regions,
        districts: typed_districts,
    } = file;
    let mut regions = Vec::new();
    for field in typed_regions {
        let schema::Region { id, name } = &field.value;
        let id = lower
            .required(id.as_ref(), "id", field.at)
            .and_then(|id| lower.slug(id));
        let name = lower.text(name.as_ref(), "name", field.at);
        regions.extend(id.zip(name).map(|(id, name)| Region { id, name }));
    }
    let mut districts = Vec::new();
    for field in typed_districts {
        let schema::District { id, name, region } = &field.value;
        let id = lower
            .required(id.as_ref(), "id", field.at)
            .and_then(|id| lower.slug(id));
        let name = lower.text(name.as_ref(), "name", field.at);
        let region = region
            .as_ref()
            .and_then(|id| lower.reference(id, &context.index.regions, "die Region", "region"));
        districts.extend(id.zip(name).map(|(id, name)| District { id, name, region }));
    }
    diagnostics.extend(lower.diagnostics);
    (regions, districts)
}

/// `topics.yaml`.
pub(super) fn topics(
    sources: &Sources,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Topic> {
    let Some((mut lower, file)) = opened(
        sources.topics.as_ref(),
        "topics.yaml",
        sources,
        context,
        diagnostics,
    ) else {
        return Vec::new();
    };
    let mut topics = Vec::new();
    let schema::Topics { topics: typed } = file;
    for field in typed {
        let schema::Topic { id, name, look } = &field.value;
        let id = lower
            .required(id.as_ref(), "id", field.at)
            .and_then(|id| lower.slug(id));
        let name = lower.text(name.as_ref(), "name", field.at);
        let look = lower.choice(look.as_ref(), "look", field.at);
        if let (Some(id), Some(name), Some(look)) = (id, name, look) {
            topics.push(Topic { id, name, look });
        }
    }
    diagnostics.extend(lower.diagnostics);
    topics
}

/// `providers.yaml`.
pub(super) fn providers(
    sources: &Sources,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Provider> {
    let Some((mut lower, file)) = opened(
        sources.providers.as_ref(),
        "providers.yaml",
        sources,
        context,
        diagnostics,
    ) else {
        return Vec::new();
    };
    let mut providers = Vec::new();
    let schema::Providers { providers: typed } = file;
    for field in typed {
        let schema::Provider { id, name, contact } = &field.value;
        let id = lower
            .required(id.as_ref(), "id", field.at)
            .and_then(|id| lower.slug(id));
        let name = lower.text(name.as_ref(), "name", field.at);
        let contact = lower.contact(contact.as_ref());
        providers.extend(
            id.zip(name)
                .map(|(id, name)| Provider { id, name, contact }),
        );
    }
    diagnostics.extend(lower.diagnostics);
    providers
}
