//! Search: the page, and the small index that the browser searches.

use super::crumbs;
use super::frame::Head;
use super::houses::kind_key;
use super::in_words;
use super::maker::{File, Maker};
use crate::calendar::dates;
use crate::markdown;
use crate::model::{HelpKind, House, Offer, Phase, Season};
use crate::routes;
use crate::text::Lang;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SearchView {
    title: String,
    index: &'static str,
    lists: Vec<(String, String)>,
}

/// Everything that can be found, in groups. Kept short, because browsers fetch all of it.
#[derive(Debug, Serialize)]
pub(super) struct Index {
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    name: String,
    /// What all paths of the group begin with.
    base: String,
    items: Vec<Item>,
    /// More for every find of the group: who looks for help finds help first.
    #[serde(skip_serializing_if = "is_zero")]
    lift: u8,
}

/// How much help is lifted: above every title that fits exactly.
const HELP_FIRST: u8 = 20;

fn is_zero(lift: &u8) -> bool {
    *lift == 0
}

/// Title, rest of the path, a line below the title, more words to find it by; empty ones at the end
/// are left out.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
struct Item(Vec<String>);

impl Item {
    fn new(title: &str, path: String, info: String, words: String) -> Item {
        let mut parts = vec![title.to_owned(), path, info, words];
        while parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        Item(parts)
    }
}

/// The page and the index.
pub(super) fn files(maker: &Maker<'_>) -> anyhow::Result<Vec<File>> {
    let title = maker.tr("search_title", &[]);
    let site = maker.portal.site();
    let mut lists: Vec<(String, String)> = Vec::new();
    let columns = site.footer.iter().flat_map(|column| &column.links);
    for link in site.menu.iter().chain(columns) {
        if lists.iter().all(|(_, path)| *path != link.path) {
            lists.push((link.title.clone(), link.path.clone()));
        }
    }
    let view = SearchView {
        title: title.clone(),
        index: routes::SEARCH_INDEX,
        lists,
    };
    let description = maker.tr("search_description", &[("town", (&site.town).into())]);
    let crumbs = crumbs::crumbs(maker, &[]);
    let head = Head {
        path: routes::SEARCH,
        title: &title,
        description: &description,
        crumbs,
        scripts: &["js/search.js"],
        ..Head::default()
    };
    let page = maker.page("pages/search.html", &head, &view)?;
    let index = serde_json::to_vec(&Index::new(maker))?;
    Ok(vec![
        page,
        (routes::file(routes::SEARCH_INDEX), index.into()),
    ])
}

impl Index {
    /// The index on the day of the maker: programmes that are out, everything else.
    pub(super) fn new(maker: &Maker<'_>) -> Index {
        let group = |key: &str, base: &str, items: Vec<Item>| Group {
            name: maker.tr(key, &[]),
            base: base.to_owned(),
            items,
            lift: 0,
        };
        let mut groups = vec![
            Group {
                lift: HELP_FIRST,
                ..group("search_help", routes::HELP, help(maker))
            },
            group("search_places", routes::HOUSES, houses(maker)),
            group("search_outreach", routes::OUTREACH, outreach(maker)),
        ];
        groups.extend(programmes(maker));
        groups.push(group("search_schools", routes::SCHOOLS, schools(maker)));
        groups.push(group("search_events", routes::CALENDAR, events(maker)));
        groups.push(group("search_pages", routes::START, pages(maker)));
        groups.retain(|group| !group.items.is_empty());
        Index { groups }
    }
}

/// The offers of each programme that is out, by topic, so that its name stands once and not with
/// every offer.
fn programmes(maker: &Maker<'_>) -> Vec<Group> {
    let portal = maker.portal;
    let out = |season: &&Season| season.phase(maker.today) != Phase::Hidden;
    let mut groups = Vec::new();
    for season in portal.seasons().iter().filter(out) {
        for (topic, about) in portal.topics().refs() {
            let offers = season.offers.iter().filter(|offer| offer.topic == topic);
            groups.push(Group {
                name: format!("{} · {}", season.title, about.name),
                base: routes::season(&season.id),
                items: offers.map(|offer| self::offer(maker, offer)).collect(),
                lift: 0,
            });
        }
    }
    groups
}

fn events(maker: &Maker<'_>) -> Vec<Item> {
    let events = maker.portal.events().iter();
    events
        .map(|event| {
            let when = event
                .sessions
                .first()
                .map(super::dated::when)
                .unwrap_or_default();
            Item::new(
                &event.title,
                format!("{}/", event.id),
                when,
                event.short.clone().unwrap_or_default(),
            )
        })
        .collect()
}

fn schools(maker: &Maker<'_>) -> Vec<Item> {
    let schools = maker.portal.schools().iter();
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

fn offer(maker: &Maker<'_>, offer: &Offer) -> Item {
    let next = offer
        .occasions
        .iter()
        .find(|occasion| occasion.last_day() >= maker.today)
        .unwrap_or(&offer.occasions[0]);
    let info = format!(
        "{} · {}",
        dates::day_short(Lang::De, next.first_day()),
        in_words::ages(&next.ages)
    );
    Item::new(&offer.title, format!("{}/", offer.id), info, String::new())
}

fn houses(maker: &Maker<'_>) -> Vec<Item> {
    let view = |house: &House| {
        let mut info = vec![maker.tr(kind_key(house.kind), &[])];
        info.extend(
            house
                .district
                .map(|district| maker.portal.districts()[district].name.clone()),
        );
        info.extend(house.closed_since.map(|_| maker.tr("hours_closed", &[])));
        let street = house.address.street.iter().cloned();
        let words: Vec<String> = house
            .also_known_as
            .iter()
            .chain(&house.features)
            .cloned()
            .chain(street)
            .collect();
        Item::new(
            &house.name,
            format!("{}/", house.id),
            info.join(" · "),
            words.join(" "),
        )
    };
    maker.portal.houses().iter().map(view).collect()
}

fn outreach(maker: &Maker<'_>) -> Vec<Item> {
    let rounds = maker.portal.outreach().iter().map(|round| {
        let stops: Vec<&str> = round.stops.iter().map(|stop| stop.place.as_str()).collect();
        Item::new(
            &round.name,
            format!("#{}", round.id),
            round.short.clone().unwrap_or_default(),
            stops.join(" "),
        )
    });
    rounds.collect()
}

fn help(maker: &Maker<'_>) -> Vec<Item> {
    let mut desks: Vec<_> = maker.portal.help().iter().collect();
    desks.sort_by_key(|desk| desk.rank);
    let desks = desks.into_iter().map(|desk| {
        let page = if desk.kind == HelpKind::Helpline {
            ""
        } else {
            "beratung/"
        };
        let info = desk
            .number
            .iter()
            .chain(&desk.short)
            .cloned()
            .collect::<Vec<_>>()
            .join(" · ");
        let mut words: Vec<String> = desk
            .contact
            .team
            .iter()
            .filter(|team| **team != desk.name)
            .cloned()
            .collect();
        // A number is typed with and without its spaces.
        words.extend(
            desk.number
                .as_ref()
                .map(|number| number.replace([' ', '/', '-'], "")),
        );
        if desk.kind == HelpKind::Helpline {
            words.push(maker.tr("search_help_words", &[]));
        }
        Item::new(
            &desk.name,
            format!("{page}#{}", desk.id),
            info,
            words.join(" "),
        )
    });
    desks.collect()
}

/// Hand-written pages with their headings, and the lists of the menu.
fn pages(maker: &Maker<'_>) -> Vec<Item> {
    let portal = maker.portal;
    let path = |path: &str| path.trim_start_matches('/').to_owned();
    let written = portal
        .pages()
        .iter()
        .filter(|page| page.lang == Lang::De && page.name != "404");
    let mut items: Vec<Item> = written
        .map(|page| {
            let (_, headings) = markdown::render_with_headings(&page.text, 0);
            let words: Vec<String> = headings.into_iter().map(|heading| heading.title).collect();
            Item::new(
                &page.title,
                path(&page.path),
                page.description.clone(),
                words.join(" "),
            )
        })
        .collect();
    let site = portal.site();
    for link in site
        .menu
        .iter()
        .chain(site.footer.iter().flat_map(|column| &column.links))
    {
        if items.iter().all(|item| item.0[1] != path(&link.path)) {
            items.push(Item::new(
                &link.title,
                path(&link.path),
                String::new(),
                String::new(),
            ));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_parts_at_the_end_of_an_item_are_left_out() {
        let item = |info: &str, words: &str| Item::new("A", "a/".into(), info.into(), words.into());
        assert_eq!(item("", "").0, ["A", "a/"]);
        assert_eq!(item("", "x").0, ["A", "a/", "", "x"]);
        assert_eq!(
            serde_json::to_string(&item("i", "")).unwrap(),
            r#"["A","a/","i"]"#
        );
    }
}
