//! One child at one occasion, as pages show it, and the facts that letters show too. First names only, no
//! birth date, nothing about health.

use crate::catalogue::{Occasion, Offer, Season};
use crate::registrar::domain::Known;
use crate::registrar::domain::{Outcome, Refusal};
use crate::registrar::mail::letter::{Detail, Entry, Shown, State};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
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
    pub facts: Vec<(String, String)>,
}

/// The words for an entry on a page.
pub fn view(
    entry: &Entry,
    outcome: Option<Outcome>,
    detail: Detail,
    programme: &Programme,
    texts: &Texts,
) -> EntryView {
    let child = Shown::new(entry, State::Asked, detail, None);
    EntryView {
        child: entry.child.clone(),
        title: title(entry, programme).to_owned(),
        state: outcome.map(|outcome| state(outcome, texts)),
        mood: match outcome {
            Some(Outcome::Placed | Outcome::Refused(Refusal::Twice)) => Some("success"),
            Some(Outcome::Waiting(_)) => Some("warning"),
            _ => None,
        },
        facts: facts(&child, programme, texts),
    }
}

/// Name and words of all that is said of the occasion of a child.
pub fn facts(child: &Shown<'_>, programme: &Programme, texts: &Texts) -> Vec<(String, String)> {
    let Shown {
        entry,
        state: _,
        again: _,
        detail,
        before,
        cost,
        clash,
        reason,
        dates: _,
    } = *child;
    // Who reads what it was to cost reads what it costs.
    let detail = match detail {
        Detail::When if cost.is_some() => Detail::Terms,
        detail => detail,
    };
    let mut facts = Vec::new();
    let known = entry.known(programme);
    if let Some(((season, offer, occasion), known)) = find(entry, programme).zip(known.clone()) {
        let Known {
            sessions,
            place,
            meeting_point,
            title: _, // stands above
        } = known;
        facts.push((text!("entry_when"), words::sessions_in_full(&sessions)));
        if detail != Detail::When {
            let point = meeting_point.filter(|point| *point != place);
            facts.push((text!("entry_where"), place));
            facts.extend(point.map(|point| (text!("entry_meeting_point"), point)));
            let price = entry.waits.price.map_or_else(
                || price(season, occasion, entry.price_class.as_deref()),
                words::money,
            );
            facts.push((text!("entry_price"), price));
        }
        if detail == Detail::All {
            facts.push((text!("entry_bring_along"), offer.bring_along.join(", ")));
        }
    }
    if let Some(other) = clash.and_then(|key| programme.terms(key)) {
        facts.push((text!("entry_clash"), other.title_and_when()));
    }
    if let Some(before) = before {
        facts.extend(changes(before, known.as_ref(), texts));
    }
    facts.extend(cost.map(|cents| (text!("entry_price_before"), words::money(cents))));
    facts.extend(reason.map(|reason| (text!("entry_reason"), reason.to_owned())));
    facts.push((text!("entry_number"), entry.id.to_string()));
    facts.retain(|(_, words)| !words.is_empty());
    let said = facts.into_iter();
    said.map(|(name, words)| (texts.say(&name).into_owned(), words))
        .collect()
}

/// What speaks of entries, by child in the order they come, and for each child by day. Two children of
/// one name stay two.
pub fn by_child_and_day<'s, T>(
    all: &'s [T],
    entry: impl Fn(&T) -> &Entry,
    programme: &Programme,
) -> Vec<Vec<&'s T>> {
    let who = |one: &T| (entry(one).who, entry(one).child.clone());
    let first = |one: &T| {
        let known = entry(one).known(programme)?;
        known.sessions.first().copied()
    };
    let mut groups: Vec<Vec<&T>> = Vec::new();
    for one in all {
        let mut known = groups.iter_mut();
        match known.find(|own| own.iter().any(|other| who(other) == who(one))) {
            Some(own) => own.push(one),
            None => groups.push(vec![one]),
        }
    }
    for own in &mut groups {
        own.sort_by_key(|one| (first(one).is_none(), first(one)));
    }
    groups
}

/// What was before, where it was different.
fn changes(before: &Known, now: Option<&Known>, texts: &Texts) -> Vec<(Text, String)> {
    let other = |same: fn(&Known, &Known) -> bool| now.is_none_or(|now| !same(before, now));
    let mut facts = Vec::new();
    if other(|one, two| one.title.is_none() || one.title == two.title) {
        facts.push((
            text!("entry_title_before"),
            before.title.clone().unwrap_or_default(),
        ));
    }
    if other(|one, two| one.sessions == two.sessions) {
        facts.push((
            text!("entry_when_before"),
            words::sessions_in_full(&before.sessions),
        ));
    }
    if other(|one, two| one.place == two.place) {
        facts.push((text!("entry_where_before"), before.place.clone()));
    }
    if other(|one, two| one.meeting_point == two.meeting_point) {
        facts.push((
            text!("entry_meeting_point_before"),
            match &before.meeting_point {
                Some(point) => point.clone(),
                None => texts.say(&text!("entry_no_meeting_point")).into_owned(),
            },
        ));
    }
    facts
}

fn find<'a>(
    entry: &Entry,
    programme: &'a Programme,
) -> Option<(&'a Season, &'a Offer, &'a Occasion)> {
    let season = programme.season(&entry.key.season)?;
    let offer = programme.offer(&entry.key.season, &entry.key.offer)?;
    let occasion = offer
        .occasions
        .iter()
        .find(|occasion| occasion.id == entry.key.occasion)?;
    Some((season, offer, occasion))
}

/// The title of an offer, as the family knows it.
pub fn title<'a>(entry: &'a Entry, programme: &'a Programme) -> &'a str {
    let known = entry.waits.known.as_ref();
    let known = known.and_then(|known| known.title.as_deref());
    let now = programme.terms(&entry.key);
    let now = now.map_or(entry.key.offer.as_str(), |terms| &terms.title);
    known.unwrap_or(now)
}

/// What it costs in words, as the family knows it; `None` when it costs nothing named.
pub fn price_known(entry: &Entry, programme: &Programme) -> Option<String> {
    let (season, _, occasion) = find(entry, programme)?;
    if let Some(cents) = entry.waits.price {
        return Some(words::money(cents));
    }
    let price = price(season, occasion, entry.price_class.as_deref());
    (!price.is_empty()).then_some(price)
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
fn state(outcome: Outcome, texts: &Texts) -> String {
    let text = match outcome {
        Outcome::Placed => text!("entry_placed"),
        Outcome::Waiting(position) => text!("entry_waiting", position = position),
        // What the family wanted is so.
        Outcome::Refused(Refusal::Twice) => text!("entry_already"),
        Outcome::Refused(reason) => {
            text!(
                "entry_refused",
                reason = texts.say(&refusal(reason)).as_ref()
            )
        }
    };
    texts.say(&text).into_owned()
}

/// Why a child cannot have a place.
pub fn refusal(reason: Refusal) -> Text {
    match reason {
        Refusal::Twice => text!("refused_twice"),
        Refusal::ByOthers => text!("refused_by_others"),
        Refusal::Overlap => text!("refused_overlap"),
        Refusal::Close(minutes) => text!("refused_close", minutes = minutes),
        Refusal::SameDay => text!("refused_same_day"),
        Refusal::Limit(places) => text!("refused_limit", places = places),
        Refusal::CalledOff => text!("refused_called_off"),
        Refusal::Begun => text!("refused_begun"),
        Refusal::Gone => text!("refused_gone"),
    }
}
