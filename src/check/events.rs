//! `events/*.yaml`.

use super::houses_in_use::ensure_open;
use super::lower::{Lower, TOP};
use super::sessions::sessions;
use crate::model::{Event, Session};
use crate::schema;

/// One event.
pub(super) fn event(lower: &mut Lower<'_>, event: &schema::Event, stem: &str) -> Option<Event> {
    let schema::Event {
        id,
        title,
        short,
        text,
        place,
        address,
        sessions,
        contact,
        verified_on,
        sources,
    } = event;
    let id = lower.file_id(id.as_ref(), stem);
    let title = lower.text(title.as_ref(), "title", TOP);
    let short = lower.short_text(short.as_ref());
    let text = lower.prose(text.as_ref());
    let index = lower.context.index;
    let house = place
        .as_ref()
        .and_then(|id| lower.reference(id, &index.houses, "das Haus", "house"));
    let address = lower.address(address.as_ref());
    let sessions = self::sessions(lower, sessions, TOP);
    if let (Some(field), Some(house)) = (place, house) {
        let days = sessions.iter().flatten().flat_map(Session::days);
        ensure_open(lower, field, house, &days.collect());
    }
    let contact = lower.contact(contact.as_ref());
    let verified = lower.verified(verified_on.as_ref(), sources);
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
