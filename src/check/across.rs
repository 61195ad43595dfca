//! Checks across files.

use crate::calendar::words;
use crate::diagnostics::{Diagnostic, Diagnostics, Message, Place, Severity};
use crate::model::{Offer, OfferPlace};
use crate::schema;
use crate::source::Source;
use crate::text::Lang;
use crate::yaml::At;
use std::collections::BTreeMap;
use std::collections::HashMap;

/// Ensure no two networks have the same members and topic.
pub(super) fn networks(sources: &[Source<schema::Network>], diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<(String, Vec<String>), &str> = BTreeMap::new();
    for source in sources {
        let Some(network) = source.value.as_deref() else { continue };
        let plain = |text: &schema::Text| text.text().trim().to_lowercase();
        let mut members: Vec<String> = network.members.iter().map(plain).collect();
        members.sort();
        members.dedup();
        let topic = network.topic.as_ref().map(plain).unwrap_or_default();
        if let Some(other) = known.insert((topic, members), &source.stem) {
            let at = network.topic.as_ref().map_or(At::default(), schema::Text::at);
            diagnostics.push(Diagnostic {
                place: Place { file: source.file.clone(), at },
                severity: Severity::Warning,
                check: "same-network",
                message: Message::new(
                    format!("das Netzwerk »{other}« hat dieselben Mitglieder und dasselbe Thema"),
                    format!("the network `{other}` has the same members and topic"),
                ),
                hints: vec![Message::new(
                    "Braucht es beide? Wenn nicht, löschen Sie eine der beiden Dateien.",
                    "Are both needed? If not, delete one of the two files.",
                )],
            });
        }
    }
}

/// Ensure a provider is not in one place twice at the same time.
pub(super) fn same_time(lowered: &[(Option<Offer>, Diagnostics)], sources: &[Source<schema::Offer>], diagnostics: &mut Diagnostics) {
    let mut known: HashMap<(usize, String, chrono::NaiveDateTime), &str> = HashMap::new();
    for ((offer, _), source) in lowered.iter().zip(sources) {
        let Some(offer) = offer else { continue };
        let place = match &offer.place {
            OfferPlace::House(house) => format!("#{}", house.index()),
            OfferPlace::Address(address) => format!("{:?}{:?}{}", address.name, address.street, address.town),
            OfferPlace::MeetingPoint => offer.meeting_point.clone().unwrap_or_default(),
        };
        let running = offer.occasions.iter().filter(|occasion| occasion.cancelled.is_none());
        for session in running.flat_map(|occasion| &occasion.sessions) {
            let key = (offer.provider.index(), place.clone(), session.start);
            let Some(other) = known.insert(key, &offer.id).filter(|other| *other != offer.id) else { continue };
            let at = typed_session(source, session.start.date());
            let (de, en) = (words::day_short(Lang::De, session.start.date()), words::day_short(Lang::En, session.start.date()));
            diagnostics.push(Diagnostic {
                place: Place { file: source.file.clone(), at },
                severity: Severity::Warning,
                check: "same-time",
                message: Message::new(
                    format!("am {de} ist derselbe Anbieter zur selben Zeit am selben Ort mit »{other}«"),
                    format!("on {en} the same provider is at the same place at the same time with `{other}`"),
                ),
                hints: vec![Message::new(
                    "Ist ein Angebot doppelt eingetragen? Finden beide statt, ist alles gut.",
                    "Is an offer entered twice? If both take place, all is well.",
                )],
            });
        }
    }
}

fn typed_session(source: &Source<schema::Offer>, day: chrono::NaiveDate) -> At {
    let sessions = source.value.iter().flat_map(|offer| &offer.occasions).flat_map(|occasion| &occasion.value.sessions);
    let dates = sessions.filter_map(|session| session.value.on.as_ref());
    let mut same = dates.filter(|date| crate::calendar::parse_date(date.text()) == Ok(day));
    same.next().map_or(At::default(), schema::Date::at)
}

/// Ensure the id of an occasion is given once in its season.
pub(super) fn occasion_ids(lowered: &[(Option<Offer>, Diagnostics)], sources: &[Source<schema::Offer>], diagnostics: &mut Diagnostics) {
    let mut known: HashMap<&str, &str> = HashMap::new();
    for ((offer, _), source) in lowered.iter().zip(sources) {
        let Some(offer) = offer else { continue };
        for occasion in &offer.occasions {
            let Some(other) = known.insert(&occasion.id, &offer.id) else { continue };
            let typed = source.value.iter().flat_map(|offer| &offer.occasions).filter_map(|field| field.value.id.as_ref());
            let at = typed.filter(|id| id.text() == occasion.id).last().map_or(At::default(), schema::Text::at);
            let id = &occasion.id;
            diagnostics.push(Diagnostic {
                place: Place { file: source.file.clone(), at },
                severity: Severity::Error,
                check: "duplicate-id",
                message: Message::new(
                    format!("den Termin »{id}« gibt es schon beim Angebot »{other}«"),
                    format!("the occasion `{id}` already exists in the offer `{other}`"),
                ),
                hints: vec![Message::new(
                    "Geben Sie diesem Termin ein eigenes Kürzel: »id: …«.",
                    "Give this occasion an id of its own: `id: …`.",
                )],
            });
        }
    }
}
