//! `ferienpass/<season>/offers/*.yaml`.

use super::houses::ensure_open;
use super::lower::{Lower, TOP};
use super::occasion::occasion;
use super::questions::questions;
use super::surroundings::Frame;
use crate::diagnostics::checks;
use crate::model::{Change, Occasion, Offer, OfferPlace};
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
        accessibility,
        outdoor,
        bad_weather,
        questions: typed_questions,
        contact: typed_contact,
        changes: typed_changes,
    } = offer;
    let id = id(lower, typed_id.as_ref(), stem);
    let title = lower.text(title.as_ref(), "title", TOP);
    let short = lower
        .required(short.as_ref(), "short", TOP)
        .and_then(|short| lower.short_text(Some(short)));
    let text = lower.prose(text.as_ref());
    let index = lower.context.index;
    let topic = lower
        .required(topic.as_ref(), "topic", TOP)
        .and_then(|id| lower.reference(id, &index.topics, "das Thema", "topic"));
    let provider = lower
        .required(provider.as_ref(), "provider", TOP)
        .and_then(|id| lower.reference(id, &index.providers, "den Anbieter", "provider"));
    let place = place(lower, offer);
    let meeting_point = lower.optional_text(meeting_point.as_ref());
    let house = match &place {
        Some(OfferPlace::House(house)) => frame
            .houses
            .iter()
            .find(|candidate| index.houses.find(&candidate.id) == Some(*house)),
        _ => None,
    };
    let own_district = district
        .as_ref()
        .and_then(|id| lower.reference(id, &index.districts, "den Stadtteil", "district"));
    let occasions = occasions(lower, typed_occasions, stem, frame);
    if let (Some(field), Some(OfferPlace::House(house)), Some(last)) = (
        typed_place,
        &place,
        occasions.iter().map(Occasion::last_day).max(),
    ) {
        ensure_open(lower, field, *house, last);
    }
    let accessibility = lower
        .accessibility(accessibility.as_ref())
        .or_else(|| house.map(|house| house.accessibility.clone()))
        .unwrap_or_default();
    let contact = match typed_contact {
        Some(_) => lower.contact(typed_contact.as_ref()),
        None => frame.contact.clone(),
    };
    let changes = changes(lower, typed_changes);
    let bring_along = lower.texts(bring_along);
    let supervision_all_day = lower.flag(supervision_all_day.as_ref());
    let outdoor = lower.flag(outdoor.as_ref());
    let bad_weather = lower.optional_text(bad_weather.as_ref());
    let questions = questions(lower, typed_questions);
    if occasions.is_empty() {
        return None;
    }
    Some(Offer {
        id: id?,
        title: title?,
        short: short?,
        text,
        topic: topic?,
        provider: provider?,
        place: place?,
        meeting_point,
        district: own_district.or(house.and_then(|house| house.district)),
        occasions,
        bring_along,
        supervision_all_day,
        accessibility,
        outdoor,
        bad_weather,
        questions,
        contact,
        changes,
    })
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
    let mut occasions: Vec<Occasion> = fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| {
            occasion(lower, field, &format!("{stem}-{}", index + 1), frame)
        })
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
