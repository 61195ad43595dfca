//! One child at one occasion, as a letter shows it and as a calendar takes it. First names only, no birth date, nothing about health.

use crate::calendar::NaiveDate;
use crate::catalogue::{Occasion, Offer, Season};
use crate::ical;
use crate::registrar::letter::{About, Entry, Outcome, Refusal};
use crate::registrar::programme::{Programme, Terms};
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
    /// Facts: name and words.
    pub facts: Vec<(&'static str, String)>,
}

/// The words for an entry. What the child brings is only said when it has a place.
pub fn view(entry: &Entry, outcome: Option<Outcome>, about: &About, programme: &Programme) -> EntryView {
    let mut view = EntryView { child: entry.child.clone(), title: entry.key.offer.clone(), ..EntryView::default() };
    view.state = outcome.map(state);
    if let Some((season, offer, occasion, terms)) = find(entry, programme) {
        view.title = offer.title.clone();
        view.facts.push(("Wann", words::sessions(&terms.sessions)));
        let comes = matches!(outcome, Some(Outcome::Placed)) || matches!(about, About::Accepted { .. } | About::Reminder { .. });
        if comes || matches!(about, About::Offer { .. }) {
            view.facts.push(("Wo", offer.place.clone()));
            view.facts.extend(offer.meeting_point.clone().filter(|point| *point != offer.place).map(|point| ("Treffpunkt", point)));
            view.facts.push(("Kosten", price(season, occasion)));
        }
        if comes && !offer.bring_along.is_empty() {
            view.facts.push(("Mitbringen", offer.bring_along.join(", ")));
        }
    }
    view.facts.push(("Nummer", entry.id.to_string()));
    view.facts.retain(|(_, words)| !words.is_empty());
    view
}

fn find<'a>(entry: &Entry, programme: &'a Programme) -> Option<(&'a Season, &'a Offer, &'a Occasion, &'a Terms)> {
    let season = programme.season(&entry.key.season)?;
    let offer = programme.offer(&entry.key.season, &entry.key.offer)?;
    let occasion = offer.occasions.iter().find(|occasion| occasion.id == entry.key.occasion)?;
    Some((season, offer, occasion, programme.terms(&entry.key)?))
}

/// The title of an offer.
pub fn title<'a>(entry: &'a Entry, programme: &'a Programme) -> &'a str {
    programme.terms(&entry.key).map_or(&entry.key.offer, |terms| &terms.title)
}

/// `8 Euro (ermäßigt 4 Euro)`.
pub fn price(season: &Season, occasion: &Occasion) -> String {
    let Some((_, cents)) = occasion.prices.first() else { return String::new() };
    let others = occasion.prices.iter().skip(1).filter_map(|(class, cents)| {
        let class = season.price_classes.iter().find(|known| known.id == *class)?;
        Some(format!("{} {}", class.name, words::money(*cents)))
    });
    let others: Vec<String> = others.collect();
    if others.is_empty() { words::money(*cents) } else { format!("{} ({})", words::money(*cents), others.join(", ")) }
}

/// An outcome in words.
pub fn state(outcome: Outcome) -> String {
    match outcome {
        Outcome::Placed => "Sie haben einen Platz.".to_owned(),
        Outcome::Waiting(position) => format!("Auf der Warteliste, Position {position}."),
        Outcome::Refused(Refusal::Twice) => "Nicht angemeldet: Das Kind ist für dieses Angebot schon angemeldet.".to_owned(),
        Outcome::Refused(Refusal::Overlap) => {
            "Nicht angemeldet: Das Kind hat zur gleichen Zeit schon einen Platz. Sagen Sie dort ab, wenn Sie tauschen möchten.".to_owned()
        }
        Outcome::Refused(Refusal::CalledOff) => "Nicht angemeldet: Dieser Termin fällt leider aus.".to_owned(),
        Outcome::Refused(Refusal::Begun) => "Nicht angemeldet: Dieser Termin hat schon begonnen.".to_owned(),
        Outcome::Refused(Refusal::Gone) => "Nicht angemeldet: Dieses Angebot gibt es nicht mehr.".to_owned(),
    }
}

/// The events of an entry, one for each session. The same UID for ever, so that a cancellation replaces the date.
pub fn events(entry: &Entry, cancelled: bool, stamped_on: NaiveDate, programme: &Programme, host: &str) -> Vec<ical::Entry> {
    let Some((_, offer, _, terms)) = find(entry, programme) else { return Vec::new() };
    let one = |(index, time): (usize, &words::Times)| ical::Entry {
        uid: format!("{}-{}@{host}", entry.id, index + 1),
        stamped_on,
        sequence: usize::from(cancelled),
        time: *time,
        cancelled,
        summary: format!("{}: {}", offer.title, entry.child),
        description: offer.meeting_point.as_ref().map(|point| format!("Treffpunkt: {point}")).unwrap_or_default(),
        location: offer.place.clone(),
        url: format!("{}{}", programme.catalogue().base_url, offer.path),
        ..ical::Entry::default()
    };
    terms.sessions.iter().enumerate().map(one).collect()
}
