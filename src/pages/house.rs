//! The page of one house: where it is, when it is open, what is there.

use super::crumbs;
use super::frame::{self, AddressView, ContactView, Head};
use super::hours::HoursView;
use super::houses::{ages, kind_key, look};
use super::maker::{File, Maker};
use super::prose;
use super::today::TodayView;
use super::verified::VerifiedView;
use super::{calendar_files, in_words, json_ld};
use crate::calendar::dates;
use crate::html::Html;
use crate::model::{Accessibility, Fact, House, OfferPlace, Phase, WeeklyGroup};
use crate::pass::Look;
use crate::routes;
use crate::text::{self, Lang, alphabetical};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct HouseView<'a> {
    title: &'a str,
    kind: String,
    look: Look,
    motif: &'static str,
    also: Option<String>,
    short: Option<&'a str>,
    text_html: Option<Html>,
    /// `seit dem 20. Oktober 2018 geschlossen`.
    closed: Option<String>,
    today: TodayView,
    day: String,
    machine_day: String,
    address: AddressView<'a>,
    district: Option<&'a str>,
    region: Option<&'a str>,
    moved: Option<MovedView<'a>>,
    ages: Option<String>,
    contact: ContactView<'a>,
    hours: Option<HoursView<'a>>,
    /// The hours as a calendar file, when they are known.
    calendar: Option<String>,
    groups: Vec<GroupView<'a>>,
    features: &'a [String],
    access: Vec<AccessView>,
    access_note: Option<&'a str>,
    access_unknown: bool,
    seasons: Vec<SeasonView<'a>>,
    facts: VerifiedView<'a>,
}

#[derive(Debug, Serialize)]
struct MovedView<'a> {
    /// It holds today; otherwise it is still to come.
    now: bool,
    when: String,
    reason: &'a str,
    address: Option<AddressView<'a>>,
}

#[derive(Debug, Serialize)]
struct GroupView<'a> {
    name: &'a str,
    when: Option<String>,
    ages: Option<String>,
    text: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct AccessView {
    name: String,
    /// `yes`, `no`, `unknown`.
    state: &'static str,
    words: String,
}

#[derive(Debug, Serialize)]
struct SeasonView<'a> {
    title: &'a str,
    sample: bool,
    /// `6 Angebote`.
    count: String,
    offers: Vec<OfferView<'a>>,
}

#[derive(Debug, Serialize)]
struct OfferView<'a> {
    title: &'a str,
    path: String,
    when: String,
    ages: String,
}

/// The page of `house`.
pub(super) fn page<'a>(maker: &Maker<'a>, house: &'a House) -> anyhow::Result<File> {
    let view = view(maker, house);
    let path = routes::house(&house.id);
    let description = match &house.short {
        Some(short) => short.clone(),
        None => maker.tr(
            "place_description",
            &[
                ("name", (&house.name).into()),
                ("kind", (&view.kind).into()),
                ("town", (&maker.portal.site().town).into()),
            ],
        ),
    };
    let head = Head {
        path: &path,
        title: &house.name,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[("crumb_places", routes::HOUSES)]),
        json_ld: Some(json_ld::house(maker.portal, house, maker.today)),
        alternates: frame::calendar_link(&house.name, view.calendar.as_deref()),
        ..Head::default()
    };
    maker.page("pages/house.html", &head, &view)
}

fn view<'a>(maker: &Maker<'a>, house: &'a House) -> HouseView<'a> {
    let House {
        // In the address of the page.
        id: _,
        name,
        also_known_as,
        kind,
        closed_since,
        short,
        text,
        district,
        region,
        address,
        // `moved` shows it.
        temporary_address: _,
        // For search engines.
        coordinates: _,
        contact,
        // In words, as in the list.
        ages: _,
        hours,
        weekly_groups,
        features,
        accessibility,
        verified,
    } = house;
    let portal = maker.portal;
    let (look, motif) = look(*kind);
    let since = |day| {
        let day = dates::date(Lang::De, day);
        maker.tr("place_closed", &[("date", (&day).into())])
    };
    HouseView {
        title: name,
        kind: maker.tr(kind_key(*kind), &[]),
        look,
        motif,
        also: (!also_known_as.is_empty()).then(|| text::or(Lang::De, also_known_as)),
        short: short.as_deref(),
        text_html: prose::prose(text.as_ref(), 1),
        closed: closed_since.map(since),
        today: TodayView::new(maker, house),
        day: dates::day_long(Lang::De, maker.today),
        machine_day: maker.today.to_string(),
        address: AddressView::new(address, &portal.site().town),
        district: district.map(|district| portal.districts()[district].name.as_str()),
        region: region.map(|region| portal.regions()[region].name.as_str()),
        moved: moved(maker, house),
        ages: ages(house),
        contact: ContactView::new(contact),
        hours: hours.as_ref().map(|hours| HoursView::new(maker, hours)),
        calendar: calendar_files::house_path(portal, house).filter(|_| closed_since.is_none()),
        groups: weekly_groups.iter().map(group).collect(),
        features,
        access: access_facts(maker, accessibility),
        access_note: accessibility.note.as_deref(),
        access_unknown: *accessibility == Accessibility::default(),
        seasons: seasons(maker, house),
        facts: VerifiedView::new(verified, maker.today),
    }
}

/// The address for a while, unless that is over.
fn moved<'a>(maker: &Maker<'a>, house: &'a House) -> Option<MovedView<'a>> {
    let other = house
        .temporary_address
        .as_ref()
        .filter(|other| other.until.is_none_or(|until| until >= maker.today))?;
    let from = dates::date(Lang::De, other.from);
    let when = match other.until {
        Some(until) => maker.tr(
            "place_moved_until",
            &[
                ("from", (&from).into()),
                ("until", (&dates::date(Lang::De, until)).into()),
            ],
        ),
        None => maker.tr("place_moved_from", &[("from", (&from).into())]),
    };
    let address = other
        .address
        .as_ref()
        .map(|address| AddressView::new(address, &maker.portal.site().town));
    Some(MovedView {
        now: other.holds_on(maker.today),
        when,
        reason: &other.reason,
        address,
    })
}

fn group(group: &WeeklyGroup) -> GroupView<'_> {
    let WeeklyGroup {
        name,
        days,
        times,
        ages,
        text,
    } = group;
    let days = days.map(|days| dates::weekdays(Lang::De, days));
    let times = times.map(|times| dates::times(Lang::De, times.start, times.end));
    let parts: Vec<String> = days.into_iter().chain(times).collect();
    let limited = ages.from.is_some() || ages.to.is_some();
    GroupView {
        name,
        when: (!parts.is_empty()).then(|| parts.join(", ")),
        ages: limited.then(|| in_words::ages(ages)),
        text: text.as_deref(),
    }
}

fn access_facts(maker: &Maker<'_>, accessibility: &Accessibility) -> Vec<AccessView> {
    let Accessibility {
        way,
        toilet,
        assistance,
        quiet,
        sign_language,
        // A sentence below the facts.
        note: _,
    } = accessibility;
    [
        ("place_access_way", way),
        ("place_access_toilet", toilet),
        ("place_access_assistance", assistance),
        ("place_access_quiet", quiet),
        ("place_access_sign_language", sign_language),
    ]
    .into_iter()
    .map(|(key, fact)| access(maker, key, *fact))
    .collect()
}

fn access(maker: &Maker<'_>, key: &str, fact: Fact) -> AccessView {
    let state = match fact {
        Fact::Yes => "yes",
        Fact::No => "no",
        Fact::Unknown => "unknown",
    };
    AccessView {
        name: maker.tr(key, &[]),
        state,
        words: maker.tr(&format!("place_access_state_{state}"), &[]),
    }
}

/// What the holiday pass has there: seasons whose programme is out and which are not over.
fn seasons<'a>(maker: &Maker<'a>, house: &'a House) -> Vec<SeasonView<'a>> {
    let portal = maker.portal;
    let here = |place: &OfferPlace| matches!(place, OfferPlace::House(there) if portal.houses()[*there].id == house.id);
    let mut seasons = Vec::new();
    for season in portal
        .seasons()
        .iter()
        .filter(|season| !matches!(season.phase(maker.today), Phase::Hidden | Phase::Over))
    {
        let mut offers: Vec<_> = season
            .offers
            .iter()
            .filter(|offer| here(&offer.place))
            .filter_map(|offer| {
                let next = offer.occasions.iter().find(|occasion| {
                    occasion.cancelled.is_none() && occasion.last_day() >= maker.today
                })?;
                Some((next.sessions[0], offer, next))
            })
            .collect();
        offers.sort_by_cached_key(|(first, offer, _)| (first.start, alphabetical(&offer.title)));
        let list = offers
            .into_iter()
            .map(|(first, offer, next)| OfferView {
                title: &offer.title,
                path: routes::offer(&season.id, &offer.id),
                when: in_words::session(&first),
                ages: in_words::ages(&next.ages),
            })
            .collect::<Vec<_>>();
        if !list.is_empty() {
            seasons.push(SeasonView {
                title: &season.title,
                sample: season.sample,
                count: maker.tr("calendar_offers", &[("number", list.len().into())]),
                offers: list,
            });
        }
    }
    seasons
}
