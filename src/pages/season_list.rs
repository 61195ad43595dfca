//! The list of a season with its filter, and the lists made beforehand: by topic, week, day,
//! district, age and switch.

mod door;
mod filter;
mod lists;
mod terms;

use super::card;
use super::crumbs;
use super::frame::{self, Crumb, Head};
use super::maker::{File, Maker};
use super::phases::{self, Notice};
use super::programme::{Entry, Programme};
use super::state::State;
use crate::calendar::{Datelike, dates};
use crate::html::Html;
use crate::model::{Phase, Season};
use crate::routes;
use crate::text::{ClosedSet, Lang};
use filter::FilterView;
use lists::{Kind, List, Shelf};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ListView<'a> {
    heading: &'a str,
    mark: &'a str,
    lead: String,
    sample: bool,
    notice: Notice,
    terms: Option<String>,
    overview: &'static str,
    days: Vec<DayView>,
    count: String,
    groups: Vec<Group>,
    /// The filter; only the list of the whole season has it.
    filter: Option<FilterView<'a>>,
    lists: &'a [Shelf],
    season: String,
    /// The whole list, with the filter that shows the same.
    filtered: String,
    week: Option<String>,
    is_week: bool,
    /// Where the script reads what cards say of each date, and the day from which they count.
    dates: String,
    first: String,
    /// Names of what a filter may be set to, where it is not shown.
    names: Vec<(String, String)>,
    /// The door to the family list of the season.
    door: Option<String>,
    /// The list can be sent today.
    door_is_open: bool,
    wishlist: &'static str,
    places: Option<&'static str>,
}

/// Cards under a heading, or without one.
#[derive(Debug, Serialize)]
struct Group {
    heading: Option<String>,
    cards_html: Html,
}

/// A day of the strip.
#[derive(Debug, Serialize)]
struct DayView {
    weekday: &'static str,
    date: String,
    iso: String,
    count: String,
    path: Option<String>,
    current: bool,
}

/// All lists of a season, and its terms.
pub(super) fn pages(maker: &Maker<'_>, programme: &Programme<'_>) -> anyhow::Result<Vec<File>> {
    use rayon::prelude::*;
    let lists = lists::lists(maker, programme);
    let shelves = lists::shelves(maker, programme, &lists);
    let mut files: Vec<File> = lists
        .par_iter()
        .map(|list| page(maker, programme, list, &shelves))
        .collect::<anyhow::Result<_>>()?;
    files.extend(terms::page(maker, programme)?);
    let entries: Vec<&Entry<'_>> = programme.entries.iter().collect();
    let open = takes_registrations(maker, programme, &entries);
    files.extend(door::page(maker, programme, open)?);
    files.push((
        routes::file(&routes::season_dates(&programme.season.id)),
        filter::dates(maker, programme)?.into(),
    ));
    Ok(files)
}

/// Whether families can register for any of these offers today.
fn takes_registrations(
    maker: &Maker<'_>,
    programme: &Programme<'_>,
    entries: &[&Entry<'_>],
) -> bool {
    let mut entries = entries.iter();
    entries.any(|entry| entry.state(programme, maker.today) == State::Free)
}

/// Title and description of a list.
fn named(maker: &Maker<'_>, season: &Season, list: &List, view: &ListView<'_>) -> (String, String) {
    if list.kind == Kind::All {
        return (list.title.clone(), view.lead.clone());
    }
    let title = format!("{} – {}", list.title, season.title);
    // Many lists have as many offers as another one: what they are called tells them apart.
    let about = [("title", (&title).into()), ("count", (&view.count).into())];
    let description = maker.tr("list_description", &about);
    (title, description)
}

fn page(
    maker: &Maker<'_>,
    programme: &Programme<'_>,
    list: &List,
    shelves: &[Shelf],
) -> anyhow::Result<File> {
    let season = programme.season;
    let entries: Vec<&Entry<'_>> = programme
        .entries
        .iter()
        .filter(|entry| list.kind.takes(maker, programme, entry))
        .collect();
    let whole = list.kind == Kind::All;
    let count = maker.tr("offers_count", &[("n", entries.len().into())]);
    let (heading, mark) = marked(&list.title, season.edition.german(), whole);
    let lead = if whole {
        lead(maker, programme)
    } else {
        let season = ("season", (&season.title).into());
        maker.tr("list_lead", &[season, ("count", (&count).into())])
    };
    let notice = phases::notice(maker, season);
    let is_week = matches!(list.kind, Kind::Week(_));
    let view = ListView {
        heading,
        mark,
        sample: season.sample,
        terms: season
            .terms
            .as_ref()
            .map(|_| routes::season_terms(&season.id)),
        overview: routes::HOLIDAY_PASS,
        days: strip(maker, programme, list.kind),
        groups: groups(maker, programme, list.kind, &entries)?,
        filter: whole.then(|| filter::filter(maker, programme, &count)),
        lists: shelves,
        season: routes::season(&season.id),
        filtered: routes::season(&season.id) + &filter::query(maker, list.kind),
        week: week(maker, programme, list.kind),
        is_week,
        dates: routes::season_dates(&season.id),
        first: season.holidays.first().to_string(),
        names: if is_week {
            filter::names(maker)
        } else {
            Vec::new()
        },
        wishlist: routes::WISHLIST,
        door: (whole && door::stands(programme)).then(|| routes::season_door(&season.id)),
        door_is_open: takes_registrations(maker, programme, &entries),
        places: takes_registrations(maker, programme, &entries).then_some(routes::FREE_PLACES),
        lead,
        notice,
        count,
    };
    let (title, description) = named(maker, season, list, &view);
    let head = Head {
        description: &description,
        ..head(maker, programme, list, &view, &title)
    };
    maker.page("pages/season_list.html", &head, &view)
}

fn head<'a>(
    maker: &Maker<'_>,
    programme: &Programme<'_>,
    list: &'a List,
    view: &'a ListView<'_>,
    title: &'a str,
) -> Head<'a> {
    let season = programme.season;
    let whole = list.kind == Kind::All;
    let mut crumbs = crumbs(maker);
    if !whole {
        crumbs.push(crumb(season));
    }
    Head {
        path: &list.path,
        title,
        crumbs,
        hidden: programme.phase == Phase::Hidden,
        scripts: match (whole || view.is_week, view.places.is_some()) {
            (true, true) => &["js/list.js", "js/offers.js", "js/places.js"],
            (true, false) => &["js/list.js", "js/offers.js"],
            (false, true) => &["js/offers.js", "js/places.js"],
            (false, false) => &["js/offers.js"],
        },
        alternates: if whole {
            frame::calendar_link(&season.title, Some(&routes::season_calendar(&season.id)))
        } else {
            Vec::new()
        },
        ..Head::default()
    }
}

/// Start and holiday pass.
pub(super) fn crumbs(maker: &Maker<'_>) -> Vec<Crumb> {
    crumbs::crumbs(maker, &[("crumb_ferienpass", routes::HOLIDAY_PASS)])
}

/// The whole list of a season.
pub(super) fn crumb(season: &Season) -> Crumb {
    Crumb {
        title: season.title.clone(),
        path: routes::season(&season.id),
    }
}

/// The title with the part to be marked: the name of the edition and what follows, or nothing.
fn marked<'a>(title: &'a str, edition: &str, mark: bool) -> (&'a str, &'a str) {
    match title.find(edition) {
        Some(at) if mark => title.split_at(at),
        _ => (title, ""),
    }
}

fn lead(maker: &Maker<'_>, programme: &Programme<'_>) -> String {
    let span = dates::span(Lang::De, programme.season.holidays);
    let occasions = || {
        programme
            .entries
            .iter()
            .flat_map(|entry| &entry.offer.occasions)
    };
    let from = occasions().filter_map(|occasion| occasion.ages.from).min();
    let to = occasions().filter_map(|occasion| occasion.ages.to).max();
    let ages = maker.tr(
        "season_ages",
        &[
            ("from", usize::from(from.unwrap_or(0)).into()),
            ("to", usize::from(to.unwrap_or(0)).into()),
        ],
    );
    let ages = if from.is_some() && to.is_some() {
        ages
    } else {
        maker.tr("season_all_ages", &[])
    };
    maker.tr(
        "season_lead",
        &[
            ("span", (&span).into()),
            ("n", programme.entries.len().into()),
            ("ages", (&ages).into()),
        ],
    )
}

/// The day strip: in the holidays from today on, otherwise all days; nothing where days have no
/// lists.
fn strip(maker: &Maker<'_>, programme: &Programme<'_>, kind: Kind) -> Vec<DayView> {
    if !programme.has_lists {
        return Vec::new();
    }
    let running = programme.phase == Phase::Running;
    let days = programme
        .days
        .iter()
        .copied()
        .filter(|(day, _)| !running || *day >= maker.today);
    days.map(|(day, count)| DayView {
        weekday: dates::weekday_short(Lang::De, day.weekday()),
        date: format!("{}.{}.", day.day(), day.month()),
        iso: day.to_string(),
        count: maker.tr("offers_strip", &[("n", count.into())]),
        path: (count > 0).then(|| routes::season_day(&programme.season.id, day)),
        current: kind == Kind::Day(day),
    })
    .collect()
}

/// The cards: of a week by day, otherwise all in one.
fn groups(
    maker: &Maker<'_>,
    programme: &Programme<'_>,
    kind: Kind,
    entries: &[&Entry<'_>],
) -> anyhow::Result<Vec<Group>> {
    let today = maker.today;
    let join = |cards: &mut dyn Iterator<Item = &Html>| {
        Html::from_template(cards.map(Html::as_str).collect())
    };
    Ok(match kind {
        Kind::Week(week) => {
            let on = |day| entries.iter().filter(move |entry| entry.is_on(day));
            let days = week
                .days()
                .filter(|day| *day >= today || week.last() < today);
            days.filter(|day| on(*day).next().is_some())
                .map(|day| Group {
                    heading: Some(dates::day_long(Lang::De, day)),
                    cards_html: join(&mut on(day).map(|entry| entry.card_on(day))),
                })
                .collect()
        }
        Kind::Day(day) => vec![Group {
            heading: None,
            cards_html: join(&mut entries.iter().map(|entry| entry.card_on(day))),
        }],
        _ => {
            let cards = entries.iter().map(|entry| {
                let about = |occasion: &_| kind.is_about(maker, programme, entry.offer, occasion);
                entry.card_of(maker, programme.season, about)
            });
            let cards = cards.collect::<anyhow::Result<Vec<Html>>>()?;
            vec![Group {
                heading: None,
                cards_html: join(&mut cards.iter()),
            }]
        }
    })
}

/// The list of the week to switch to: that of the day, of today, or the first.
fn week(maker: &Maker<'_>, programme: &Programme<'_>, kind: Kind) -> Option<String> {
    let day = match kind {
        Kind::Day(day) => day,
        Kind::Week(week) => week.first(),
        _ => maker.today.max(programme.season.holidays.first()),
    };
    let weeks = &programme.weeks;
    let index = weeks
        .iter()
        .position(|week| week.contains(day))
        .unwrap_or(0);
    (programme.has_lists && !weeks.is_empty())
        .then(|| routes::season_week(&programme.season.id, index + 1))
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn the_mark_lies_under_the_edition_of_the_whole_list_only() {
        assert_eq!(
            marked("Ferienpass Ostern 2027", "Ostern", true),
            ("Ferienpass ", "Ostern 2027")
        );
        assert_eq!(
            marked("Ferienpass 2027", "Ostern", true),
            ("Ferienpass 2027", "")
        );
        assert_eq!(marked("Für Ostern", "Ostern", false), ("Für Ostern", ""));
    }
}
