//! Checks across the offers of a season.

use crate::calendar::dates;
use crate::diagnostics::{At, Diagnostics, Finding, checks};
use crate::model::{Offer, OfferPlace, Session};
use crate::schema;
use crate::source::Source;
use crate::text::{Lang, Message};
use std::collections::{BTreeMap, HashMap};

/// Ensure a provider is not in one place twice at the same time. One finding for each pair of
/// offers.
pub(super) fn same_time(
    lowered: &[(Option<Offer>, Diagnostics)],
    sources: &[Source<schema::Offer>],
    diagnostics: &mut Diagnostics,
) {
    for ((position, other), session) in overlapping(lowered) {
        let source = &sources[position];
        let other = &sources[other].stem;
        let at = typed_session(source, session);
        let (de, en) = (
            dates::day_short(Lang::De, session.start.date()),
            dates::day_short(Lang::En, session.start.date()),
        );
        let message = Message::new(
            format!("»{other}« ist am {de} zur selben Zeit am selben Ort, vom selben Anbieter"),
            format!("`{other}` is at the same time and place on {en}, by the same provider"),
        );
        let finding = Finding::new(&checks::SAME_TIME, at, message);
        diagnostics.report(&source.file, finding).hint(
            "Ist ein Angebot doppelt eingetragen? Finden beide statt, ist alles gut.",
            "Is an offer entered twice? If both take place, all is well.",
        );
    }
}

/// The offers that overlap, the later one first, with the session that begins during another.
fn overlapping(lowered: &[(Option<Offer>, Diagnostics)]) -> BTreeMap<(usize, usize), Session> {
    let mut by_place: BTreeMap<(usize, String), Vec<(Session, usize)>> = BTreeMap::new();
    for (position, offer) in lowered
        .iter()
        .enumerate()
        .filter_map(|(position, (offer, _))| Some((position, offer.as_ref()?)))
    {
        let place = match &offer.place {
            OfferPlace::House(house) => format!("#{}", house.index()),
            OfferPlace::Address(address) => {
                format!("{:?}{:?}{}", address.name, address.street, address.town)
            }
            OfferPlace::MeetingPoint => offer.meeting_point.clone().unwrap_or_default(),
        };
        let running = offer
            .occasions
            .iter()
            .filter(|occasion| occasion.cancelled.is_none());
        let sessions = running
            .flat_map(|occasion| &occasion.sessions)
            .map(|session| (*session, position));
        by_place
            .entry((offer.provider.index(), place))
            .or_default()
            .extend(sessions);
    }
    let mut pairs: BTreeMap<(usize, usize), Session> = BTreeMap::new();
    for sessions in by_place.values_mut() {
        sessions.sort_unstable();
        for (index, (session, offer)) in sessions.iter().enumerate() {
            let during = sessions[index + 1..]
                .iter()
                .take_while(|(later, _)| later.start < session.end);
            for (later, other) in during.filter(|(_, other)| other != offer) {
                pairs
                    .entry((*offer.max(other), *offer.min(other)))
                    .or_insert(*later);
            }
        }
    }
    pairs
}

/// Where the day of a session was typed.
fn typed_session(source: &Source<schema::Offer>, session: Session) -> At {
    let sessions = source
        .value
        .iter()
        .flat_map(|offer| &offer.occasions)
        .flat_map(|occasion| &occasion.value.sessions);
    let mut dates = sessions.filter_map(|session| session.value.on.as_ref());
    let same =
        dates.find(|date| crate::calendar::parse_date(date.text()) == Ok(session.start.date()));
    same.map_or(At::default(), schema::Date::at)
}

/// Ensure the id of an occasion is given once in its season.
pub(super) fn occasion_ids(
    lowered: &[(Option<Offer>, Diagnostics)],
    sources: &[Source<schema::Offer>],
    diagnostics: &mut Diagnostics,
) {
    let mut known: HashMap<&str, &str> = HashMap::new();
    for ((offer, _), source) in lowered.iter().zip(sources) {
        let Some(offer) = offer else { continue };
        for occasion in &offer.occasions {
            let Some(other) = known.insert(&occasion.id, &offer.id) else {
                continue;
            };
            let mut typed = source
                .value
                .iter()
                .flat_map(|offer| &offer.occasions)
                .filter_map(|field| field.value.id.as_ref());
            let at = typed
                .rfind(|id| id.text() == occasion.id)
                .map_or(At::default(), schema::Text::at);
            let id = &occasion.id;
            let message = if other == offer.id {
                Message::new(
                    format!("das Kürzel »{id}« hat in diesem Angebot schon ein anderer Termin"),
                    format!("another occasion of this offer already has the id `{id}`"),
                )
            } else {
                Message::new(
                    format!("das Kürzel »{id}« hat schon ein Termin des Angebots »{other}«"),
                    format!("an occasion of the offer `{other}` already has the id `{id}`"),
                )
            };
            let better = if id.starts_with(&offer.id) {
                format!("{id}-neu")
            } else {
                format!("{}-{id}", offer.id)
            };
            let finding = Finding::new(&checks::DUPLICATE_ID, at, message);
            diagnostics.report(&source.file, finding).hint(
                format!("Nehmen Sie ein anderes Kürzel, zum Beispiel »id: {better}«, oder löschen Sie die Zeile: dann vergibt das Programm eines."),
                format!("Take another id, for example `id: {better}`, or delete the line: then the program gives one."),
            );
        }
    }
}
