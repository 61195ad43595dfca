//! `schools/*.yaml`, `help/*.yaml`, `networks/*.yaml`, `events/*.yaml`.

use super::houses::ensure_open;
use super::lower::Lower;
use super::missing::TOP;
use super::occasion::sessions;
use crate::calendar::Weeks;
use crate::diagnostics::checks;
use crate::model::{
    ConsultationHour, Download, Event, HelpDesk, HelpKind, Network, School, Session, SocialWork,
};
use crate::schema;
use crate::yaml::Located;

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

/// One helpline or unit.
pub(super) fn help_desk(
    lower: &mut Lower<'_>,
    desk: &schema::HelpDesk,
    stem: &str,
) -> Option<HelpDesk> {
    let id = lower.file_id(desk.id.as_ref(), stem);
    let name = lower.text(desk.name.as_ref(), "name", TOP);
    let kind = lower.choice(desk.kind.as_ref(), "kind", TOP);
    let audience = lower.choice(desk.audience.as_ref(), "audience", TOP);
    let rank = desk
        .rank
        .as_ref()
        .and_then(|rank| lower.number(rank, 0..=999))
        .unwrap_or(999);
    let number = desk.number.as_ref().and_then(|number| lower.phone(number));
    if kind == Some(HelpKind::Helpline) {
        lower.required(desk.number.as_ref(), "number", TOP);
    }
    let hours = lower.optional_text(desk.hours.as_ref());
    let (free, anonymous) = (
        lower.flag(desk.free.as_ref()),
        lower.flag(desk.anonymous.as_ref()),
    );
    let short = lower.short_text(desk.short.as_ref());
    let text = lower.prose(desk.text.as_ref());
    let address = lower.address(desk.address.as_ref());
    let contact = lower.contact(desk.contact.as_ref());
    let consultation_hours = desk
        .consultation_hours
        .iter()
        .filter_map(|field| consultation_hour(lower, field))
        .collect();
    let downloads = desk
        .downloads
        .iter()
        .filter_map(|field| download(lower, field))
        .collect();
    let verified = lower.verified(desk.verified_on.as_ref(), &desk.sources);
    Some(HelpDesk {
        id: id?,
        name: name?,
        kind: kind?,
        audience: audience?,
        rank: u16::try_from(rank).unwrap_or(u16::MAX),
        number,
        hours,
        free,
        anonymous,
        short,
        text,
        address,
        contact,
        consultation_hours,
        downloads,
        verified: verified?,
    })
}

fn consultation_hour(
    lower: &mut Lower<'_>,
    field: &Located<schema::ConsultationHour>,
) -> Option<ConsultationHour> {
    let hour = &field.value;
    let index = lower.context.index;
    let district = lower
        .required(hour.district.as_ref(), "district", field.at)
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let place = lower.text(hour.place.as_ref(), "place", field.at);
    let days = lower
        .required(hour.days.as_ref(), "days", field.at)
        .and_then(|days| lower.weekdays(days));
    let times = lower
        .required(hour.times.as_ref(), "times", field.at)
        .and_then(|times| lower.times(times));
    let weeks = match &hour.weeks {
        Some(weeks) => lower.word(weeks)?,
        None => Weeks::Every,
    };
    let note = lower.optional_text(hour.note.as_ref());
    Some(ConsultationHour {
        district: district?,
        place: place?,
        days: days?,
        times: times?,
        weeks,
        note,
    })
}

/// Ensure a file to fetch exists.
fn download(lower: &mut Lower<'_>, field: &Located<schema::Download>) -> Option<Download> {
    let title = lower.text(field.value.title.as_ref(), "title", field.at);
    let file = lower.text(field.value.file.as_ref(), "file", field.at);
    let text = lower.optional_text(field.value.text.as_ref());
    let (title, file) = (title?, file?);
    if !lower.context.downloads.contains(&file) {
        let at = field.value.file.as_ref().map_or(field.at, schema::Text::at);
        let near = crate::text::nearest(&file, lower.context.downloads.iter().map(String::as_str))
            .map(str::to_owned);
        let diagnostic = lower
            .report_typed(&checks::MISSING_DOWNLOAD, at, &file, format!("die Datei »{file}« gibt es nicht"), format!("the file `{file}` does not exist"))
            .hint(
                "Legen Sie die Datei in den Ordner site/downloads. Groß und klein geschrieben ist zweierlei.",
                "Put the file into the folder site/downloads. Capital letters count.",
            );
        if let Some(near) = near {
            diagnostic.hint(
                format!("Meinten Sie »{near}«?"),
                format!("Did you mean `{near}`?"),
            );
        }
        return None;
    }
    Some(Download { title, file, text })
}

/// One network.
pub(super) fn network(
    lower: &mut Lower<'_>,
    network: &schema::Network,
    stem: &str,
) -> Option<Network> {
    let id = lower.file_id(network.id.as_ref(), stem);
    let name = lower.text(network.name.as_ref(), "name", TOP);
    let topic = lower.text(network.topic.as_ref(), "topic", TOP);
    let members = lower.texts(&network.members);
    let text = lower.prose(network.text.as_ref());
    let contact = lower.contact(network.contact.as_ref());
    let verified = lower.verified(network.verified_on.as_ref(), &network.sources);
    Some(Network {
        id: id?,
        name: name?,
        topic: topic?,
        members,
        text,
        contact,
        verified: verified?,
    })
}

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
