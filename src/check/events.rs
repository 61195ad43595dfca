//! `events/*.yaml`.

use super::houses::ensure_open;
use super::lower::{Lower, TOP};
use super::occasion::sessions;
use crate::model::{Event, Session};
use crate::schema;

/// One event.
pub(super) fn event(lower: &mut Lower<'_>, event: &schema::Event, stem: &str) -> Option<Event> {
    let id = lower.file_id(event.id.as_ref(), stem);
    let title = lower.text(event.title.as_ref(), "title", TOP);
    let short = lower.short_text(event.short.as_ref());
    let text = lower.prose(event.text.as_ref());
    let index = lower.context.index;
    let house = event
        .place
        .as_ref()
        .and_then(|id| lower.reference(id, &index.houses, "das Haus", "house"));
    let address = lower.address(event.address.as_ref());
    let sessions = sessions(lower, &event.sessions, TOP);
    if let (Some(field), Some(house), Some(last)) = (
        &event.place,
        house,
        sessions.iter().flatten().map(Session::last_day).max(),
    ) {
        ensure_open(lower, field, house, last);
    }
    let contact = lower.contact(event.contact.as_ref());
    let verified = lower.verified(event.verified_on.as_ref(), &event.sources);
    Some(Event {
        id: id?,
        title: title?,
        short,
        text,
        house,
        address,
        sessions: sessions?,
        contact,
        verified: verified?,
    })
}
