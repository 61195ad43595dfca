//! Events, one file each and one for all.

use super::{file, uid};
use crate::ical::Entry;
use crate::markdown;
use crate::model::{Event, Session};
use crate::pages::maker::{File, Maker};
use crate::pages::venue::Venue;
use crate::portal::Portal;
use crate::routes;

/// The calendars of the events: one each, one for all.
pub fn files(maker: &Maker<'_>) -> Vec<File> {
    let portal = maker.portal;
    let mut all = Vec::new();
    let mut files = Vec::new();
    for event in portal.events() {
        let entries = event_entries(portal, event);
        files.push(file(
            &routes::event_calendar(&event.id),
            &event.title,
            &entries,
        ));
        all.extend(entries);
    }
    all.sort_by_key(|entry| entry.time);
    if !all.is_empty() {
        files.push(file(routes::EVENTS_CALENDAR, &portal.site().name, &all));
    }
    files
}

fn event_entries(portal: &Portal, event: &Event) -> Vec<Entry> {
    let url = portal.url(&routes::event(&event.id));
    let text = event.text.as_ref().map(|text| markdown::lines(&text.0));
    let description: Vec<&str> = [event.short.as_deref(), text.as_deref(), Some(&url)]
        .into_iter()
        .flatten()
        .collect();
    let entry = |(index, session): (usize, &Session)| Entry {
        uid: uid(portal, &format!("termin.{}.{}", event.id, index + 1)),
        stamped_on: event.verified.on,
        time: (session.start, session.end),
        summary: event.title.clone(),
        description: description.join("\n"),
        location: Venue::event(portal, event, session.start.date())
            .map(|venue| venue.line())
            .unwrap_or_default(),
        url: url.clone(),
        ..Entry::default()
    };
    event.sessions.iter().enumerate().map(entry).collect()
}
