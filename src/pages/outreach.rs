//! Mobile work: this week, next week, all stops.

use super::crumbs;
use super::frame::{AddressView, ContactView, Crumb, Head};
use super::maker::{File, Maker};
use super::prose;
use super::search::{Found, Item};
use super::verified::{self, VerifiedView};
use super::week::{self, WeekView};
use super::{calendar_files, in_words};
use crate::calendar::dates;
use crate::html::Html;
use crate::model::{Break, Outreach, Stop};
use crate::pass::Look;
use crate::routes;
use crate::text::Lang;
use chrono::Days;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct OutreachView<'a> {
    title: String,
    this_week: WeekView<'a>,
    next_week: WeekView<'a>,
    /// Breaks of these two weeks.
    breaks: Vec<BreakView<'a>>,
    /// Plans that are older than 24 months, one sentence each.
    old_plans: Vec<String>,
    rounds: Vec<RoundView<'a>>,
}

#[derive(Debug, Serialize)]
struct BreakView<'a> {
    round: &'a str,
    days: String,
    reason: &'a str,
    meanwhile: Vec<Crumb>,
}

#[derive(Debug, Serialize)]
struct RoundView<'a> {
    id: &'a str,
    name: &'a str,
    look: Look,
    motif: &'static str,
    short: Option<&'a str>,
    text_html: Option<Html>,
    ages: Option<String>,
    contact: ContactView<'a>,
    stops: Vec<StopView<'a>>,
    /// The stops as a calendar file, when there are any.
    calendar: Option<String>,
    breaks: Vec<BreakView<'a>>,
    facts: VerifiedView<'a>,
}

#[derive(Debug, Serialize)]
struct StopView<'a> {
    place: &'a str,
    address: Option<AddressView<'a>>,
    district: Option<&'a str>,
    days: String,
    times: String,
    weeks: &'static str,
    /// `ab 1. April 2027`.
    valid: Option<String>,
    note: Option<&'a str>,
}

/// The page.
pub(super) fn page(maker: &Maker<'_>) -> anyhow::Result<File> {
    let portal = maker.portal;
    let monday = week::monday(maker.today);
    let next = monday + Days::new(7);
    let rounds = || portal.outreach().by_name();
    let breaks = week::breaks(rounds(), maker.today, next + Days::new(6))
        .map(|(round, pause)| pause_view(maker, round, pause));
    let planned =
        rounds().filter(|round| !round.stops.is_empty() && round.verified.is_stale(maker.today));
    let old = planned.map(|round| {
        maker.tr(
            "outreach_old_plan",
            &[
                ("name", (&round.name).into()),
                ("month", (&verified::month(round.verified.on)).into()),
            ],
        )
    });
    let title = maker.tr("outreach_title", &[]);
    let view = OutreachView {
        title: title.clone(),
        this_week: WeekView::new(maker, monday),
        next_week: WeekView::new(maker, next),
        breaks: breaks.collect(),
        old_plans: old.collect(),
        rounds: rounds().map(|round| round_view(maker, round)).collect(),
    };
    let description = maker.tr(
        "outreach_description",
        &[("town", (&portal.site().town).into())],
    );
    let head = Head {
        path: routes::OUTREACH,
        title: &title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[]),
        ..Head::default()
    };
    maker.page("pages/outreach.html", &head, &view)
}

fn pause_view<'a>(maker: &Maker<'a>, round: &'a Outreach, pause: &'a Break) -> BreakView<'a> {
    let Break {
        days,
        reason,
        meanwhile,
    } = pause;
    let house = |house| {
        let house = &maker.portal.houses()[house];
        Crumb {
            title: house.name.clone(),
            path: routes::house(&house.id),
        }
    };
    BreakView {
        round: &round.name,
        days: match days.known_first() {
            Some(_) => dates::span_with_year(Lang::De, *days),
            None => maker.tr(
                "outreach_break_until",
                &[("date", (&dates::date(Lang::De, days.last())).into())],
            ),
        },
        reason,
        meanwhile: meanwhile.iter().copied().map(house).collect(),
    }
}

fn round_view<'a>(maker: &Maker<'a>, round: &'a Outreach) -> RoundView<'a> {
    let Outreach {
        id,
        name,
        kind,
        short,
        text,
        ages,
        contact,
        stops,
        breaks,
        verified,
    } = round;
    let (look, motif) = week::look(*kind);
    let limited = ages.from.is_some() || ages.to.is_some();
    let ahead = breaks
        .iter()
        .filter(|pause| pause.days.last() >= maker.today);
    RoundView {
        id,
        name,
        look,
        motif,
        short: short.as_deref(),
        text_html: prose::prose_of(id, text.as_ref(), 1),
        ages: limited.then(|| in_words::ages(ages)),
        contact: ContactView::new(contact),
        stops: stops.iter().map(|stop| stop_view(maker, stop)).collect(),
        calendar: calendar_files::round_path(maker.portal, round),
        breaks: ahead.map(|pause| pause_view(maker, round, pause)).collect(),
        facts: VerifiedView::new(verified, maker.today),
    }
}

fn stop_view<'a>(maker: &Maker<'a>, stop: &'a Stop) -> StopView<'a> {
    let Stop {
        // Only calendars name it.
        id: _,
        place,
        address,
        district,
        days,
        times,
        weeks,
        from,
        until,
        note,
    } = stop;
    let portal = maker.portal;
    let date = |day| dates::date(Lang::De, day);
    let valid = match (from.filter(|from| *from > maker.today), *until) {
        (Some(from), Some(until)) => Some(maker.tr(
            "outreach_from_until",
            &[
                ("from", (&date(from)).into()),
                ("until", (&date(until)).into()),
            ],
        )),
        (Some(from), None) => Some(maker.tr("outreach_from", &[("from", (&date(from)).into())])),
        (None, Some(until)) => {
            Some(maker.tr("outreach_until", &[("until", (&date(until)).into())]))
        }
        (None, None) => None,
    };
    StopView {
        place,
        address: address
            .as_ref()
            .map(|address| AddressView::new(address, &portal.site().town)),
        district: district.map(|district| portal.districts()[district].name.as_str()),
        days: dates::weekdays(Lang::De, *days),
        times: dates::times(Lang::De, times.start, times.end),
        weeks: dates::weeks(Lang::De, *weeks),
        valid,
        note: note.as_deref(),
    }
}

impl Found for Outreach {
    const GROUP: &'static str = "search_outreach";
    const BASE: &'static str = routes::OUTREACH;

    fn items(maker: &Maker<'_>) -> Vec<Item> {
        let rounds = maker.portal.outreach().by_name().map(|round| {
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
}
