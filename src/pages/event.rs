//! The page of one event.

use super::crumbs;
use super::dated;
use super::frame::{self, AddressView, ContactView, Crumb, Head};
use super::maker::{File, Maker};
use super::open_data::common::{ContactData, SessionData, VerifiedData, plain};
use super::open_data::{Format, Open};
use super::prose;
use super::search::{Found, Item};
use super::venue::Venue;
use super::verified::VerifiedView;
use crate::html::Html;
use crate::model::Event;
use crate::portal::Portal;
use crate::routes;
use chrono::Datelike;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct EventView<'a> {
    title: &'a str,
    short: Option<&'a str>,
    text_html: Option<Html>,
    sessions: Vec<SessionView>,
    house: Option<Crumb>,
    address: Option<AddressView<'a>>,
    contact: ContactView<'a>,
    over: bool,
    calendar: String,
    facts: VerifiedView<'a>,
}

#[derive(Debug, Serialize)]
struct SessionView {
    words: String,
    machine: String,
}

/// The page of `event`.
pub(super) fn page<'a>(maker: &Maker<'a>, event: &'a Event) -> anyhow::Result<File> {
    let Event {
        id,
        title,
        short,
        text,
        house,
        address,
        sessions,
        contact,
        verified,
    } = event;
    let portal = maker.portal;
    let house = house.map(|house| &portal.houses()[house]);
    let address = address.as_ref().or(house.map(|house| &house.address));
    let views: Vec<SessionView> = sessions
        .iter()
        .map(|session| SessionView {
            words: with_year(&dated::when(session), session.start.year()),
            machine: session.start.format("%Y-%m-%d").to_string(),
        })
        .collect();
    let when = views
        .first()
        .map(|session| session.words.clone())
        .unwrap_or_default();
    let view = EventView {
        title,
        short: short.as_deref(),
        text_html: prose::prose(text.as_ref(), 0),
        sessions: views,
        house: house.map(|house| Crumb {
            title: house.name.clone(),
            path: routes::house(&house.id),
        }),
        address: address.map(|address| AddressView::new(address, &portal.site().town)),
        contact: ContactView::new(contact),
        over: sessions
            .iter()
            .all(|session| session.last_day() < maker.today),
        calendar: routes::event_calendar(id),
        facts: VerifiedView::new(verified, maker.today),
    };
    let path = routes::event(id);
    let description = match short {
        Some(short) => format!("{when}: {short}"),
        None => maker.tr(
            "event_description",
            &[("title", title.into()), ("when", (&when).into())],
        ),
    };
    let head = Head {
        path: &path,
        title,
        description: &description,
        crumbs: crumbs::crumbs(maker, &[("crumb_calendar", routes::CALENDAR)]),
        alternates: frame::calendar_link(title, Some(&view.calendar)),
        ..Head::default()
    };
    maker.page("pages/event.html", &head, &view)
}

/// Puts the year behind the date: `Mi, 31. März 2027, 10 bis 15 Uhr`.
fn with_year(words: &str, year: i32) -> String {
    let mut parts: Vec<String> = words.split(", ").map(str::to_owned).collect();
    let date = parts.len().min(2) - 1;
    if !parts[date].ends_with(&year.to_string()) {
        parts[date] = format!("{} {year}", parts[date]);
    }
    parts.join(", ")
}

impl Found for Event {
    const GROUP: &'static str = "search_events";
    const BASE: &'static str = routes::CALENDAR;

    fn items(maker: &Maker<'_>) -> Vec<Item> {
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
}

/// Ein Termin außerhalb des Ferienpasses.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EventData<'a> {
    /// Kennung.
    id: &'a str,
    /// Titel.
    title: &'a str,
    /// Seite im Portal.
    url: String,
    /// Ein oder zwei Sätze.
    short: Option<&'a str>,
    /// Mehr, ohne Auszeichnung.
    text: Option<String>,
    /// Wo; `null` heißt: nicht bekannt.
    place: Option<Venue>,
    /// Wann.
    sessions: Vec<SessionData>,
    /// Kontakt.
    contact: ContactData<'a>,
    /// Prüfung der Angaben.
    verified: VerifiedData<'a>,
}

impl Open for Event {
    const FORMAT: Format = Format {
        name: "termine",
        format: "events/1",
        title: "Termine außerhalb des Ferienpasses",
    };
    type Item<'a> = EventData<'a>;

    fn item<'a>(&'a self, portal: &'a Portal) -> EventData<'a> {
        let Event {
            id,
            title,
            short,
            text,
            // Both are in the venue.
            house: _,
            address: _,
            sessions,
            contact,
            verified,
        } = self;
        EventData {
            id,
            title,
            url: portal.url(&routes::event(id)),
            short: short.as_deref(),
            text: plain(text.as_ref()),
            place: Venue::event(portal, self, sessions[0].start.date()),
            sessions: sessions.iter().map(SessionData::new).collect(),
            contact: ContactData::new(contact),
            verified: VerifiedData::new(verified),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_year;

    #[test]
    fn the_year_stands_behind_the_date() {
        assert_eq!(
            with_year("Mi, 31. März, 10 bis 15 Uhr", 2027),
            "Mi, 31. März 2027, 10 bis 15 Uhr"
        );
        assert_eq!(
            with_year("20. bis 22. September", 2027),
            "20. bis 22. September 2027"
        );
        assert_eq!(
            with_year("Mo, 20. September", 2027),
            "Mo, 20. September 2027"
        );
    }
}
