//! Search: the page, and the small index that the browser searches.

use super::crumbs;
use super::frame::Head;
use super::in_words;
use super::maker::{File, Maker};
use super::start::{self, HelpView};
use crate::calendar::dates;
use crate::markdown;
use crate::model::{self, Offer, Phase, Season, Thing, each_thing};
use crate::routes;
use crate::text::Lang;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SearchView<'a> {
    title: String,
    index: &'static str,
    lists: Vec<(String, String)>,
    help: &'static str,
    /// Words of somebody who may need help.
    worries: String,
    numbers: Vec<HelpView<'a>>,
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

/// A kind of thing that search finds.
pub(super) trait Found: Thing {
    /// The text that names its group.
    const GROUP: &'static str;
    /// What the paths of all its items begin with.
    const BASE: &'static str;
    /// More for every find, 20 is above every title that fits exactly.
    const LIFT: u8 = 0;

    /// The things, each with its name as the title.
    fn items(maker: &Maker<'_>) -> Vec<Item>;
}

/// Makes the groups of every kind of thing.
macro_rules! groups {
    ($(
        $(#[$doc:meta])*
        $Thing:ident { $($rest:tt)* }
    )*) => {
        fn things(maker: &Maker<'_>) -> Vec<Group> {
            vec![$(Group {
                name: maker.tr(model::$Thing::GROUP, &[]),
                base: model::$Thing::BASE.to_owned(),
                items: model::$Thing::items(maker),
                lift: model::$Thing::LIFT,
            }),*]
        }
    };
}
each_thing!(groups);

fn is_zero(lift: &u8) -> bool {
    *lift == 0
}

/// Title, rest of the path, a line below the title, more words to find it by; empty ones at the end
/// are left out.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Item(Vec<String>);

impl Item {
    pub(super) fn new(title: &str, path: String, info: String, words: String) -> Item {
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
        help: routes::HELP,
        worries: maker.tr("search_help_words", &[]),
        numbers: start::help(maker),
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
        let mut groups = things(maker);
        groups.extend(programmes(maker));
        groups.push(Group {
            name: maker.tr("search_pages", &[]),
            base: routes::START.to_owned(),
            items: pages(maker),
            lift: 0,
        });
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
