//! `outreach/*.yaml`.

use super::houses_in_use::ensure_open_meanwhile;
use super::index::listed;
use super::lower::{Lower, TOP};
use super::stops::ensure_one_stop;
use crate::calendar::{DateSpan, Weeks};
use crate::diagnostics::At;
use crate::model::{Break, Outreach, Stop};
use crate::schema;
use crate::yaml::Located;

/// One round.
pub(super) fn outreach(
    lower: &mut Lower<'_>,
    round: &schema::Outreach,
    stem: &str,
) -> Option<Outreach> {
    let schema::Outreach {
        id,
        name,
        kind,
        short,
        text,
        ages,
        contact,
        stops,
        breaks,
        verified_on,
        sources,
    } = round;
    let id = lower.file_id(id.as_ref(), stem);
    let name = lower.text(name.as_ref(), "name", TOP);
    let kind = lower.choice(kind.as_ref(), "kind", TOP);
    let file = lower.file.clone();
    listed(
        &file,
        stops.iter().map(|stop| stop.value.id.as_ref()),
        &mut lower.diagnostics,
    );
    let short = lower.short_text(short.as_ref());
    let text = lower.prose(text.as_ref());
    let ages = lower.ages(ages.as_ref());
    let contact = lower.contact(contact.as_ref());
    let stops: Vec<(Stop, At)> = stops
        .iter()
        .filter_map(|field| {
            let times = field.value.times.as_ref();
            let at = times.map_or(field.at, schema::Hours::at);
            Some((stop(lower, field)?, at))
        })
        .collect();
    ensure_one_stop(lower, &stops);
    let stops = stops.into_iter().map(|(stop, _)| stop).collect();
    let breaks = breaks
        .iter()
        .filter_map(|field| pause(lower, field))
        .collect();
    let verified = lower.verified(verified_on.as_ref(), sources);
    Some(Outreach {
        id: id?,
        name: name?,
        kind: kind?,
        short,
        text,
        ages,
        contact,
        stops,
        breaks,
        verified: verified?,
    })
}

fn stop(lower: &mut Lower<'_>, field: &Located<schema::Stop>) -> Option<Stop> {
    let schema::Stop {
        id,
        place,
        address,
        district,
        days,
        times,
        weeks,
        from,
        until: typed_until,
        note,
    } = &field.value;
    let index = lower.context.index;
    let id = lower
        .required(id.as_ref(), "id", field.at)
        .and_then(|id| lower.slug(id));
    let place = lower.text(place.as_ref(), "place", field.at);
    let address = lower.address(address.as_ref());
    let district = district
        .as_ref()
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
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
    let from = lower.optional_date(from.as_ref());
    let until = lower.optional_date(typed_until.as_ref());
    if let (Some(from), Some(until)) = (from, until) {
        lower.span(
            from,
            until,
            typed_until.as_ref().map_or(field.at, schema::Date::at),
        );
    }
    let note = lower.optional_text(note.as_ref());
    Some(Stop {
        id: id?,
        place: place?,
        address,
        district,
        days: days?,
        times: times?,
        weeks,
        from,
        until,
        note,
    })
}

fn pause(lower: &mut Lower<'_>, field: &Located<schema::Break>) -> Option<Break> {
    let schema::Break {
        from,
        until,
        reason,
        meanwhile,
    } = &field.value;
    let index = lower.context.index;
    let days = match from {
        Some(from) => lower.date_span(Some(from), until.as_ref(), field.at),
        None => lower
            .date(until.as_ref(), "until", field.at)
            .map(DateSpan::until),
    };
    let reason = lower.text(reason.as_ref(), "reason", field.at);
    let mut houses = Vec::new();
    for id in meanwhile {
        let Some(house) = lower.reference(id, &index.houses, "das Haus", "house") else {
            continue;
        };
        if let Some(days) = days {
            ensure_open_meanwhile(lower, id, house, days);
        }
        houses.push(house);
    }
    Some(Break {
        days: days?,
        reason: reason?,
        meanwhile: houses,
    })
}
