//! `schools/*.yaml`.

use super::lower::{Lower, TOP};
use crate::model::{School, SocialWork};
use crate::schema;

/// One school.
pub(super) fn school(lower: &mut Lower<'_>, school: &schema::School, stem: &str) -> Option<School> {
    let id = lower.file_id(school.id.as_ref(), stem);
    let name = lower.text(school.name.as_ref(), "name", TOP);
    let kind = lower.choice(school.kind.as_ref(), "kind", TOP);
    let index = lower.context.index;
    let district = school
        .district
        .as_ref()
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let address = lower.address(school.address.as_ref());
    let social_work = school
        .social_work
        .as_ref()
        .map_or_else(SocialWork::default, |field| SocialWork {
            room: lower.optional_text(field.value.room.as_ref()),
            hours: lower.openings(&field.value.hours),
            contact: lower.contact(field.value.contact.as_ref()),
            text: lower.prose(field.value.text.as_ref()),
        });
    let verified = lower.verified(school.verified_on.as_ref(), &school.sources);
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
