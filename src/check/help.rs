//! `help/*.yaml`: helplines, units, advice.

use super::lower::{Lower, TOP};
use crate::calendar::Weeks;
use crate::diagnostics::checks;
use crate::model::{ConsultationHour, Download, HelpDesk, HelpKind};
use crate::schema;
use crate::yaml::Located;

/// One helpline or unit.
pub(super) fn help_desk(
    lower: &mut Lower<'_>,
    desk: &schema::HelpDesk,
    stem: &str,
) -> Option<HelpDesk> {
    let schema::HelpDesk {
        id,
        name,
        kind,
        audience,
        rank,
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
        verified_on,
        sources,
    } = desk;
    let id = lower.file_id(id.as_ref(), stem);
    let name = lower.text(name.as_ref(), "name", TOP);
    let kind = lower.choice(kind.as_ref(), "kind", TOP);
    let audience = lower.choice(audience.as_ref(), "audience", TOP);
    let rank = rank
        .as_ref()
        .and_then(|rank| lower.number(rank, 0..=999))
        .unwrap_or(999);
    let number = number.as_ref().and_then(|number| lower.phone(number));
    if kind == Some(HelpKind::Helpline) {
        lower.required(number.as_ref(), "number", TOP);
    }
    let hours = lower.optional_text(hours.as_ref());
    let (free, anonymous) = (lower.flag(free.as_ref()), lower.flag(anonymous.as_ref()));
    let short = lower.short_text(short.as_ref());
    let text = lower.prose(text.as_ref());
    let address = lower.address(address.as_ref());
    let contact = lower.contact(contact.as_ref());
    let hour = |field| consultation_hour(lower, field);
    let consultation_hours = consultation_hours.iter().filter_map(hour).collect();
    let file = |field| download(lower, field);
    let downloads = downloads.iter().filter_map(file).collect();
    let verified = lower.verified(verified_on.as_ref(), sources);
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
    let schema::ConsultationHour {
        district,
        place,
        days,
        times,
        weeks,
        note,
    } = &field.value;
    let index = lower.context.index;
    let district = lower
        .required(district.as_ref(), "district", field.at)
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let place = lower.text(place.as_ref(), "place", field.at);
    let days = lower
        .required(days.as_ref(), "days", field.at)
        .and_then(|days| lower.weekdays(days));
    let times = lower
        .required(times.as_ref(), "times", field.at)
        .and_then(|times| lower.times(times));
    let weeks = match weeks {
        Some(weeks) => lower.word(weeks)?,
        None => Weeks::Every,
    };
    let note = lower.optional_text(note.as_ref());
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
    let schema::Download {
        title,
        file: typed_file,
        text,
    } = &field.value;
    let title = lower.text(title.as_ref(), "title", field.at);
    let file = lower.text(typed_file.as_ref(), "file", field.at);
    let text = lower.optional_text(text.as_ref());
    let (title, file) = (title?, file?);
    if !lower.context.downloads.contains(&file) {
        let at = typed_file.as_ref().map_or(field.at, schema::Text::at);
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
