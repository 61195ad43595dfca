//! One child at one occasion, as a letter shows it and as a calendar takes it. First names only, no
//! birth date, nothing about health.

use crate::catalogue::{Occasion, Offer, Season};
use crate::registrar::domain::Known;
use crate::registrar::domain::{Outcome, Refusal};
use crate::registrar::mail::letter::{Detail, Entry, Shown};
use crate::registrar::programme::{Programme, Terms};
use crate::text::count;
use crate::words;
use serde::Serialize;

/// An entry in words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EntryView {
    /// First name of the child.
    pub child: String,
    /// Title of the offer.
    pub title: String,
    /// Where it stands: `Platz`, `Warteliste, Platz 3`.
    pub state: Option<String>,
    /// `success` or `warning`: how the state looks on a page.
    pub mood: Option<&'static str>,
    /// Facts: name and words.
    pub facts: Vec<(&'static str, String)>,
}

/// The words for an entry.
pub fn view(
    entry: &Entry,
    outcome: Option<Outcome>,
    detail: Detail,
    programme: &Programme,
) -> EntryView {
    let child = Shown {
        outcome,
        ..Shown::new(entry, detail, None)
    };
    shown(&child, programme)
}

/// The words for a child of a letter.
pub fn shown(child: &Shown<'_>, programme: &Programme) -> EntryView {
    let Shown {
        entry,
        outcome,
        detail,
        before,
        dates: _,
    } = *child;
    let mut view = EntryView {
        child: entry.child.clone(),
        title: entry.key.offer.clone(),
        ..EntryView::default()
    };
    view.state = outcome.map(state);
    view.mood = match outcome {
        Some(Outcome::Placed) => Some("success"),
        Some(Outcome::Waiting(_)) => Some("warning"),
        _ => None,
    };
    if let Some((season, offer, occasion, terms)) = find(entry, programme) {
        view.title = offer.title.clone();
        view.facts
            .push(("Wann", words::sessions_in_full(&terms.sessions)));
        if detail != Detail::When {
            view.facts.push(("Wo", offer.place.clone()));
            view.facts.extend(
                offer
                    .meeting_point
                    .clone()
                    .filter(|point| *point != offer.place)
                    .map(|point| ("Treffpunkt", point)),
            );
            view.facts.push((
                "Kosten",
                price(season, occasion, entry.price_class.as_deref()),
            ));
        }
        if detail == Detail::All && !offer.bring_along.is_empty() {
            view.facts
                .push(("Mitbringen", offer.bring_along.join(", ")));
        }
    }
    if let Some(before) = before {
        view.facts
            .extend(changes(before, programme.terms(&entry.key)));
    }
    view.facts.push(("Nummer", entry.id.to_string()));
    view.facts.retain(|(_, words)| !words.is_empty());
    view
}

/// What was before, where it was different.
fn changes(before: &Known, terms: Option<&Terms>) -> Vec<(&'static str, String)> {
    let now = terms.map(Terms::known);
    let other =
        |same: fn(&Known, &Known) -> bool| now.as_ref().is_none_or(|now| !same(before, now));
    let mut facts = Vec::new();
    if other(|one, two| one.sessions == two.sessions) {
        facts.push(("Vorher wann", words::sessions_in_full(&before.sessions)));
    }
    if other(|one, two| one.place == two.place) {
        facts.push(("Vorher wo", before.place.clone()));
    }
    if other(|one, two| one.meeting_point == two.meeting_point) {
        facts.push((
            "Treffpunkt vorher",
            before.meeting_point.clone().unwrap_or_default(),
        ));
    }
    facts
}

fn find<'a>(
    entry: &Entry,
    programme: &'a Programme,
) -> Option<(&'a Season, &'a Offer, &'a Occasion, &'a Terms)> {
    let season = programme.season(&entry.key.season)?;
    let offer = programme.offer(&entry.key.season, &entry.key.offer)?;
    let occasion = offer
        .occasions
        .iter()
        .find(|occasion| occasion.id == entry.key.occasion)?;
    Some((season, offer, occasion, programme.terms(&entry.key)?))
}

/// The title of an offer.
pub fn title<'a>(entry: &'a Entry, programme: &'a Programme) -> &'a str {
    programme
        .terms(&entry.key)
        .map_or(&entry.key.offer, |terms| &terms.title)
}

/// `4 Euro (ermäßigt)`; without a class all of them: `8 Euro (ermäßigt 4 Euro)`.
pub fn price(season: &Season, occasion: &Occasion, class: Option<&str>) -> String {
    let name = |id: &str| {
        season
            .price_classes
            .iter()
            .find(|known| known.id == id)
            .map_or("", |known| &known.name)
    };
    if let Some((id, cents)) = occasion
        .prices
        .iter()
        .find(|(id, _)| Some(id.as_str()) == class)
    {
        return format!("{} ({})", words::money(*cents), name(id));
    }
    let Some((_, cents)) = occasion.prices.first() else {
        return String::new();
    };
    let others: Vec<String> = occasion
        .prices
        .iter()
        .skip(1)
        .map(|(class, cents)| format!("{} {}", name(class), words::money(*cents)))
        .collect();
    if others.is_empty() {
        words::money(*cents)
    } else {
        format!("{} ({})", words::money(*cents), others.join(", "))
    }
}

/// An outcome in words.
pub fn state(outcome: Outcome) -> String {
    match outcome {
        Outcome::Placed => "Sie haben einen Platz.".to_owned(),
        Outcome::Waiting(position) => format!("Auf der Warteliste, Position {position}."),
        Outcome::Refused(reason) => format!("Nicht angemeldet: {}", refusal(reason)),
    }
}

/// Why a child cannot have a place.
pub fn refusal(reason: Refusal) -> String {
    match reason {
        Refusal::Twice => "Das Kind ist für dieses Angebot schon angemeldet.".to_owned(),
        Refusal::Overlap => "Das Kind hat zur gleichen Zeit schon einen Platz. Sagen Sie dort ab, wenn Sie tauschen möchten.".to_owned(),
        Refusal::Close(minutes) => format!(
            "Das Kind hat kurz davor oder danach schon einen Platz. Zwischen zwei Angeboten müssen {minutes} Minuten liegen. Sagen Sie dort ab, wenn Sie tauschen möchten."
        ),
        Refusal::SameDay => {
            "Das Kind hat an diesem Tag schon einen Platz. Jedes Kind bekommt einen Platz am Tag. Sagen Sie dort ab, wenn Sie tauschen möchten.".to_owned()
        }
        Refusal::Limit(places) => format!(
            "Das Kind hat schon {}. Mehr gibt es in diesen Ferien nicht für ein Kind. Sagen Sie ein anderes Angebot ab, wenn Sie tauschen möchten.",
            count(usize::from(places), "Platz", "Plätze")
        ),
        Refusal::CalledOff => "Dieser Termin fällt leider aus.".to_owned(),
        Refusal::Begun => "Dieser Termin hat schon begonnen.".to_owned(),
        Refusal::Gone => "Dieses Angebot gibt es nicht mehr.".to_owned(),
    }
}
