//! `ferienpass/<season>/offers/*.yaml`.

use super::houses_in_use::ensure_open;
use super::lower::{Lower, TOP};
use super::occasion::occasion;
use super::occasion_ids::{ensure_given, proposed};
use super::questions::questions;
use super::surroundings::Frame;
use crate::diagnostics::checks;
use crate::model::{
    Accessibility, Change, Contact, District, House, Occasion, Offer, OfferPlace, Provider, Ref,
    Session, Topic,
};
use crate::schema;
use crate::yaml::Located;

/// One offer.
pub(super) fn offer(
    lower: &mut Lower<'_>,
    offer: &schema::Offer,
    stem: &str,
    frame: &Frame<'_>,
) -> Option<Offer> {
    let schema::Offer {
        id: typed_id,
        title,
        short,
        text,
        topic,
        provider,
        place: typed_place,
        // With `place`, read by the function of this name.
        address: _,
        meeting_point,
        district,
        occasions: typed_occasions,
        bring_along,
        supervision_all_day,
        accessibility: typed_accessibility,
        outdoor,
        bad_weather,
        questions: typed_questions,
        contact: typed_contact,
        changes: typed_changes,
    } = offer;
    let id = id(lower, typed_id.as_ref(), stem);
    let title = lower.text(title.as_ref(), "title", TOP);
    let short = short_text(lower, short.as_ref());
    let text = lower.prose(text.as_ref());
    let (topic, provider) = topic_and_provider(lower, topic.as_ref(), provider.as_ref());
    let place = place(lower, offer);
    let meeting_point = lower.optional_text(meeting_point.as_ref());
    let house = house(lower, place.as_ref(), frame);
    let own_district = own_district(lower, district.as_ref());
    let occasions = occasions(lower, typed_occasions, stem, frame);
    ensure_open_throughout(lower, typed_place.as_ref(), place.as_ref(), &occasions);
    let accessibility = accessibility_or(lower, typed_accessibility.as_ref(), house);
    Some(Offer {
        // Before the first `?`, so that everything is checked even if something is missing.
        contact: contact_or(lower, typed_contact.as_ref(), frame),
        changes: changes(lower, typed_changes),
        bring_along: lower.texts(bring_along),
        supervision_all_day: lower.flag(supervision_all_day.as_ref()),
        outdoor: lower.flag(outdoor.as_ref()),
        bad_weather: lower.optional_text(bad_weather.as_ref()),
        questions: questions(lower, typed_questions),
        id: id?,
        title: title?,
        short: short?,
        text,
        topic: topic?,
        provider: provider?,
        place: place?,
        meeting_point,
        district: own_district.or(house.and_then(|house| house.district)),
        occasions: Some(occasions).filter(|occasions| !occasions.is_empty())?,
        accessibility,
    })
}

/// The short text, which an offer must have.
fn short_text(lower: &mut Lower<'_>, field: Option<&schema::Text>) -> Option<String> {
    let short = lower.required(field, "short", TOP)?;
    lower.short_text(Some(short))
}

/// What an offer is about, and who makes it.
fn topic_and_provider(
    lower: &mut Lower<'_>,
    topic: Option<&schema::Text>,
    provider: Option<&schema::Text>,
) -> (Option<Ref<Topic>>, Option<Ref<Provider>>) {
    let index = lower.context.index;
    let topic = lower
        .required(topic, "topic", TOP)
        .and_then(|id| lower.reference(id, &index.topics, "das Thema", "topic"));
    let provider = lower
        .required(provider, "provider", TOP)
        .and_then(|id| lower.reference(id, &index.providers, "den Anbieter", "provider"));
    (topic, provider)
}

/// The house in which an offer takes place.
fn house<'a>(
    lower: &Lower<'_>,
    place: Option<&OfferPlace>,
    frame: &Frame<'a>,
) -> Option<&'a House> {
    let Some(OfferPlace::House(house)) = place else {
        return None;
    };
    let known = &lower.context.index.houses;
    frame
        .houses
        .iter()
        .find(|candidate| known.find(&candidate.id) == Some(*house))
}

/// The district an offer names itself.
fn own_district(lower: &mut Lower<'_>, field: Option<&schema::Text>) -> Option<Ref<District>> {
    let index = lower.context.index;
    lower.reference(field?, &index.districts, "den Stadtteil", "district")
}

/// Ensure the house of an offer is open on all its days; what is called off needs no house.
fn ensure_open_throughout(
    lower: &mut Lower<'_>,
    field: Option<&schema::Text>,
    place: Option<&OfferPlace>,
    occasions: &[Occasion],
) {
    let running = occasions.iter().filter(|one| one.cancelled.is_none());
    let days = running
        .flat_map(|one| &one.sessions)
        .flat_map(Session::days);
    if let (Some(field), Some(OfferPlace::House(house))) = (field, place) {
        ensure_open(lower, field, *house, &days.collect());
    }
}

/// The accessibility of an offer; without one, that of its house.
fn accessibility_or(
    lower: &mut Lower<'_>,
    field: Option<&Located<schema::Accessibility>>,
    house: Option<&House>,
) -> Accessibility {
    lower
        .accessibility(field)
        .or_else(|| house.map(|house| house.accessibility.clone()))
        .unwrap_or_default()
}

/// The contact of an offer; without one, that of its season.
fn contact_or(
    lower: &mut Lower<'_>,
    field: Option<&Located<schema::Contact>>,
    frame: &Frame<'_>,
) -> Contact {
    match field {
        Some(_) => lower.contact(field),
        None => frame.contact.clone(),
    }
}

/// Ensure the page of an offer has an address of its own.
fn id(lower: &mut Lower<'_>, field: Option<&schema::Text>, stem: &str) -> Option<String> {
    let id = lower.file_id(field, stem);
    if let Some(id) = &id
        && crate::routes::SEASON_LISTS.contains(&id.as_str())
    {
        lower
            .report(
                &checks::DUPLICATE_ID,
                field.map_or(TOP, schema::Text::at),
                format!("»{id}« heißt schon eine Liste der Saison"),
                format!("`{id}` is already a list of the season"),
            )
            .hint(
                "Wählen Sie ein anderes Kürzel, zum Beispiel mit einem Wort mehr.",
                "Choose another id, for example with one word more.",
            );
    }
    id
}

/// All occasions by time; there must be one.
fn occasions(
    lower: &mut Lower<'_>,
    fields: &[Located<schema::Occasion>],
    stem: &str,
    frame: &Frame<'_>,
) -> Vec<Occasion> {
    if fields.is_empty() {
        let hint = (
            "Ein Angebot braucht einen Termin. Wie man ihn schreibt, zeigt data/LIESMICH.md unter »Ein Angebot«.".to_owned(),
            "An offer needs an occasion. data/LIESMICH.md shows how to write one, under `Ein Angebot`.".to_owned(),
        );
        lower.missing_with(&checks::MISSING_FIELD, "occasions", TOP, hint);
    }
    let ids = proposed(fields, stem);
    ensure_given(lower, fields, &ids, stem);
    let mut occasions: Vec<Occasion> = fields
        .iter()
        .zip(&ids)
        .filter_map(|(field, id)| occasion(lower, field, id, frame))
        .collect();
    occasions.sort_by(|a, b| a.sessions.cmp(&b.sessions).then_with(|| a.id.cmp(&b.id)));
    occasions
}

/// What changed since publication, newest first.
fn changes(lower: &mut Lower<'_>, fields: &[Located<schema::Change>]) -> Vec<Change> {
    let mut changes: Vec<Change> = fields
        .iter()
        .filter_map(|field| {
            let schema::Change { on, text } = &field.value;
            let on = lower.date(on.as_ref(), "on", field.at);
            let text = lower.text(text.as_ref(), "text", field.at);
            Some(Change {
                on: on?,
                text: text?,
            })
        })
        .collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    changes
}

/// Ensure an offer says where it is, in one way.
fn place(lower: &mut Lower<'_>, offer: &schema::Offer) -> Option<OfferPlace> {
    let index = lower.context.index;
    match (&offer.place, &offer.address) {
        (Some(_), Some(address)) => {
            let at = lower.entry(address.at);
            lower.report(&checks::PLACE, at, "hier stehen ein Haus und eine Anschrift", "there are a house and an address here").hint(
                "Behalten Sie eins von beiden: »place« für ein Haus, »address« für einen anderen Ort.",
                "Keep one of the two: `place` for a house, `address` for another place.",
            );
            None
        }
        (Some(house), None) => lower
            .reference(house, &index.houses, "das Haus", "house")
            .map(OfferPlace::House),
        (None, Some(address)) => lower.address(Some(address)).map(OfferPlace::Address),
        (None, None) if offer.meeting_point.is_some() => Some(OfferPlace::MeetingPoint),
        (None, None) if !lower.lacks(&["place", "address", "meeting_point"], TOP) => None,
        (None, None) => {
            let at = lower.entry(TOP);
            lower.report(&checks::PLACE, at, "das Angebot sagt nicht, wo es ist", "the offer does not say where it is").hint(
                "Ergänzen Sie »place: …« mit dem Kürzel eines Hauses, »address:« mit einer Anschrift oder »meeting_point: …« mit einem Treffpunkt.",
                "Add `place: …` with the id of a house, `address:` with an address, or `meeting_point: …`.",
            );
            None
        }
    }
}
