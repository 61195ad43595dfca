//! The start page: finder, current season, topics, what is open today, next offers, help.

use super::frame::Head;
use super::in_words;
use super::maker::{File, Maker};
use super::phases::{self, Notice, Step};
use super::programme::Programme;
use super::state::State;
use super::today::{self, TodayView};
use crate::calendar::{NaiveDate, dates};
use crate::html::Html;
use crate::model::{DayKind, HelpKind, HouseKind, OutreachKind, Phase};
use crate::pass::Look;
use crate::routes;
use crate::text::Lang;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct StartView<'a> {
    season: Option<SeasonView<'a>>,
    ages: Vec<u8>,
    topics: Vec<TopicView<'a>>,
    today: String,
    open_today: Vec<OpenView<'a>>,
    next_html: Option<Html>,
    help: Vec<HelpView<'a>>,
    live: Option<&'static str>,
    wishlist: &'static str,
}

#[derive(Debug, Serialize)]
struct SeasonView<'a> {
    title: &'a str,
    path: String,
    free: String,
    wheelchair: String,
    drop_in: String,
    lead: String,
    notice: Notice,
    button: String,
    steps: Vec<Step>,
    three_steps: bool,
    sample: bool,
}

#[derive(Debug, Serialize)]
struct TopicView<'a> {
    name: &'a str,
    look: Look,
    path: String,
    /// The whole list with its filter, for browsers with scripts.
    filtered: String,
    count: String,
}

/// A place that is open today.
#[derive(Debug, Serialize)]
struct OpenView<'a> {
    name: &'a str,
    path: String,
    look: Look,
    motif: &'static str,
    times: String,
    ages: String,
    detail: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct HelpView<'a> {
    number: &'a str,
    link: String,
    name: &'a str,
    hours: Option<&'a str>,
}

/// The season to show: the next one that is not over, or the last one.
pub(super) fn current<'a, 'b>(
    programmes: &'b [std::sync::Arc<Programme<'a>>],
) -> Option<&'b Programme<'a>> {
    programmes
        .iter()
        .find(|programme| programme.phase != Phase::Over)
        .or(programmes.last())
        .map(AsRef::as_ref)
}

/// The start page.
pub(super) fn page(
    maker: &Maker<'_>,
    programmes: &[std::sync::Arc<Programme<'_>>],
) -> anyhow::Result<File> {
    let current = current(programmes);
    let site = maker.portal.site();
    let view = StartView {
        season: current.map(|programme| season(maker, programme)),
        ages: (6..=17).collect(),
        topics: current
            .filter(|programme| programme.phase != Phase::Over)
            .map(|programme| topics(maker, programme))
            .unwrap_or_default(),
        today: today_words(maker.today),
        open_today: open_today(maker),
        next_html: current.and_then(|programme| next(maker, programme)),
        help: help(maker),
        live: current
            .is_some_and(|programme| {
                programme.phase >= Phase::FreePlaces && programme.phase < Phase::Over
            })
            .then_some(routes::FREE_PLACES),
        wishlist: routes::WISHLIST,
    };
    let head = Head {
        path: routes::START,
        description: &site.description,
        scripts: &["js/offers.js", "js/places.js"],
        ..Head::default()
    };
    maker.page("pages/start.html", &head, &view)
}

fn season<'a>(maker: &Maker<'_>, programme: &Programme<'a>) -> SeasonView<'a> {
    let season = programme.season;
    let span = dates::span(Lang::De, season.holidays);
    let button = match programme.phase {
        Phase::FreePlaces | Phase::Running => "band_button_free",
        Phase::Over => "band_button_over",
        _ => "band_button",
    };
    let steps = phases::steps(maker, season);
    SeasonView {
        title: &season.title,
        path: routes::season(&season.id),
        free: routes::season_free(&season.id),
        wheelchair: routes::season_wheelchair(&season.id),
        drop_in: routes::season_drop_in(&season.id),
        lead: maker.tr(
            "band_lead",
            &[
                ("n", programme.entries.len().into()),
                ("span", (&span).into()),
            ],
        ),
        notice: phases::notice(maker, season),
        button: maker.tr(button, &[]),
        three_steps: steps.len() == 3,
        steps,
        sample: season.sample,
    }
}

/// Topics with offers, in the order of the data.
fn topics<'a>(maker: &Maker<'a>, programme: &Programme<'_>) -> Vec<TopicView<'a>> {
    let count = |index| {
        programme
            .entries
            .iter()
            .filter(|entry| entry.offer.topic == index)
            .count()
    };
    let topics = maker
        .portal
        .topics()
        .refs()
        .map(|(index, topic)| (topic, count(index)));
    topics
        .filter(|(_, count)| *count > 0)
        .map(|(topic, count)| TopicView {
            name: &topic.name,
            look: topic.look,
            path: routes::season_topic(&programme.season.id, &topic.id),
            filtered: format!(
                "{}?thema={}",
                routes::season(&programme.season.id),
                topic.id
            ),
            count: maker.tr("offers_count", &[("n", count.into())]),
        })
        .collect()
}

/// The next three offers in which somebody can still take part.
fn next(maker: &Maker<'_>, programme: &Programme<'_>) -> Option<Html> {
    let coming = programme.entries.iter().filter(|entry| {
        let state = entry.state(programme, maker.today);
        state.is_open() && !matches!(state, State::External(_))
    });
    let cards: String = coming.take(3).map(|entry| entry.card().as_str()).collect();
    (!cards.is_empty()).then(|| Html::from_template(cards))
}

/// `Montag, 22. März`.
fn today_words(day: NaiveDate) -> String {
    use crate::calendar::Datelike;
    format!(
        "{}, {}",
        dates::weekday(Lang::De, day.weekday()),
        dates::day_and_month(Lang::De, day)
    )
}

/// Houses and rounds that are known to be there today. What nobody has said is not promised.
fn open_today<'a>(maker: &Maker<'a>) -> Vec<OpenView<'a>> {
    let portal = maker.portal;
    let day = maker.today;
    let promised = matches!(portal.day_kind(day), DayKind::Term | DayKind::SchoolHoliday);
    let mut open = Vec::new();
    for house in portal
        .houses()
        .by_name()
        .filter(|house| house.closed_since.is_none_or(|since| day < since))
    {
        let today = TodayView::new(maker, house);
        if today.state != today::State::Open {
            continue;
        }
        let (look, motif) = look(house.kind);
        open.push(OpenView {
            name: &house.name,
            path: routes::house(&house.id),
            look,
            motif,
            times: today.words,
            ages: in_words::ages(&house.ages),
            detail: stale(maker, house.verified.is_stale(day)).or_else(|| {
                house.address.note.clone().or_else(|| {
                    house
                        .district
                        .map(|district| portal.districts()[district].name.clone())
                })
            }),
        });
    }
    for round in portal.outreach().by_name().filter(|_| promised) {
        for stop in round.stops_on(day) {
            let place = maker.tr("today_at", &[("place", (&stop.place).into())]);
            let stale = stale(maker, round.verified.is_stale(day));
            open.push(OpenView {
                name: &round.name,
                path: routes::OUTREACH.to_owned(),
                look: if round.kind == OutreachKind::PlayVan {
                    Look::Kochen
                } else {
                    Look::Technik
                },
                motif: if round.kind == OutreachKind::PlayVan {
                    "bus"
                } else {
                    "reden"
                },
                times: dates::times(Lang::De, stop.times.start, stop.times.end),
                ages: in_words::ages(&round.ages),
                detail: Some(
                    stale.map_or_else(|| place.clone(), |hint| format!("{place}. {hint}")),
                ),
            });
        }
    }
    open
}

/// A hint that the plan is old.
fn stale(maker: &Maker<'_>, stale: bool) -> Option<String> {
    stale.then(|| maker.tr("please_ask_before", &[]))
}

fn look(kind: HouseKind) -> (Look, &'static str) {
    match kind {
        HouseKind::YouthCentre => (Look::Musik, "haus"),
        HouseKind::AdventurePlayground => (Look::Natur, "ausflug"),
        HouseKind::CreativePlayground => (Look::Kreativ, "kreativ"),
        HouseKind::MeetingPlace => (Look::Sport, "haus"),
    }
}

/// The first helplines by rank.
pub(super) fn help<'a>(maker: &Maker<'a>) -> Vec<HelpView<'a>> {
    let mut desks: Vec<_> = maker
        .portal
        .help()
        .by_name()
        .filter(|desk| desk.kind == HelpKind::Helpline)
        .collect();
    desks.sort_by_key(|desk| desk.rank);
    let numbers = desks
        .into_iter()
        .filter_map(|desk| desk.number.as_ref().map(|number| (desk, number)));
    numbers
        .take(4)
        .map(|(desk, number)| HelpView {
            number: number.as_str(),
            link: number.link(),
            name: &desk.name,
            hours: desk.hours.as_deref(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::today_words;
    use crate::calendar::NaiveDate;

    #[test]
    fn today_is_named_with_its_weekday() {
        assert_eq!(
            today_words(NaiveDate::from_ymd_opt(2027, 3, 22).unwrap()),
            "Montag, 22. März"
        );
    }
}
