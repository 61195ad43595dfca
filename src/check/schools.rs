//! `schools/*.yaml`.

use super::lower::{Lower, TOP};
use crate::model::{School, SocialWork};
use crate::schema;

/// One school.
pub(super) fn school(lower: &mut Lower<'_>, school: &schema::School, stem: &str) -> Option<School> {
    let schema::School {
        id,
        name,
        kind,
        district,
        address,
        social_work,
        verified_on,
        sources,
    } = school;
    let id = lower.file_id(id.as_ref(), stem);
    let name = lower.text(name.as_ref(), "name", TOP);
    let kind = lower.choice(kind.as_ref(), "kind", TOP);
    let index = lower.context.index;
    let district = district
        .as_ref()
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let address = lower.address(address.as_ref());
    let social_work = social_work
        .as_ref()
        .map(|field| self::social_work(lower, &field.value))
        .unwrap_or_default();
    let verified = lower.verified(verified_on.as_ref(), sources);
    Some(School {
        id: id?,
        name: name?,
        kind: kind?,
        district,
        address,
        social_work,
        verified: verified?,
    })
}

fn social_work(lower: &mut Lower<'_>, work: &schema::SocialWork) -> SocialWork {
    let schema::SocialWork {
        room,
        hours,
        contact,
        text,
    } = work;
    SocialWork {
        room: lower.optional_text(room.as_ref()),
        hours: lower.openings(hours),
        contact: lower.contact(contact.as_ref()),
        text: lower.prose(text.as_ref()),
    }
}
