//! What goes to one family from one event is one letter, whatever it has to tell.

use super::{About, Entry, Letter, LetterKind, News};
use crate::registrar::domain::{RegistrationId, Waits};
use std::collections::BTreeMap;

/// Folds letters of one event: one for each family and mailbox, the most urgent first. What stands
/// for itself, like a link to confirm, stays a letter of its own.
pub fn together(letters: Vec<Letter>) -> Vec<Letter> {
    let mut all: Vec<Letter> = Vec::new();
    let mut of_family: BTreeMap<(String, String), usize> = BTreeMap::new();
    for letter in letters {
        match shared(&letter).map(|whose| *of_family.entry(whose).or_insert(all.len())) {
            Some(place) if place < all.len() => {
                all[place].also.push(letter.about);
                all[place].also.extend(letter.also);
            }
            _ => all.push(letter),
        }
    }
    all.into_iter().map(in_order).collect()
}

/// Whose letter it is, when it may be folded.
fn shared(letter: &Letter) -> Option<(String, String)> {
    let (family, to) = letter.family.as_ref().zip(letter.to.as_ref())?;
    let all = letter.abouts().all(|about| rank(about.kind()).is_some());
    all.then(|| (family.as_str().to_owned(), to.as_str().to_owned()))
}

/// Its place in a letter that tells of several things; `None`: it is a letter of its own.
fn rank(kind: LetterKind) -> Option<u8> {
    Some(match kind {
        LetterKind::Result => 0,
        LetterKind::Offer => 1,
        LetterKind::CalledOff => 2,
        LetterKind::Withdrawn => 3,
        LetterKind::Changed => 4,
        LetterKind::Price => 5,
        LetterKind::Reinstated => 6,
        LetterKind::Accepted => 7,
        LetterKind::Declined => 8,
        LetterKind::Lapsed => 9,
        LetterKind::Cancelled => 10,
        LetterKind::Reminder => 11,
        LetterKind::Confirm
        | LetterKind::ContactChanged
        | LetterKind::NewAddress
        | LetterKind::AddressLeft
        | LetterKind::AddressTaken
        | LetterKind::SecondAsked
        | LetterKind::SecondJoined
        | LetterKind::SecondLeft
        | LetterKind::OtherChanged
        | LetterKind::Erased
        | LetterKind::Digest => return None,
    })
}

fn in_order(letter: Letter) -> Letter {
    if letter.also.is_empty() {
        return letter;
    }
    let mut parts: Vec<About> = Vec::new();
    for about in letter.abouts() {
        if !parts.iter_mut().any(|part| joined(part, about)) {
            parts.push(about.clone());
        }
    }
    parts.sort_by_key(|about| rank(about.kind()));
    told_at_once(&mut parts);
    letter.with(parts).unwrap_or(letter)
}

/// Joins what is one piece of news: who waits and is offered a place at a date that has changed must
/// not read that nothing is to be done.
fn joined(part: &mut About, other: &About) -> bool {
    match (&mut *part, other) {
        (
            About::Result { outcomes, further },
            About::Result {
                outcomes: more,
                further: other,
            },
        ) => {
            outcomes.extend(more.iter().cloned());
            *further &= other;
            true
        }
        (About::Offer { entry, news, .. }, change) => adds(news, entry, change),
        (change, About::Offer { entry, until, news }) => {
            let mut news = news.clone();
            let adds = adds(&mut news, entry, change);
            if adds {
                *part = About::Offer {
                    entry: entry.clone(),
                    until: *until,
                    news,
                };
            }
            adds
        }
        _ => false,
    }
}

/// Whether a change is of the occasion that is offered; then it is news of the offer.
fn adds(news: &mut News, offered: &Entry, change: &About) -> bool {
    match change {
        About::Changed { entry, before, .. } if entry.id == offered.id => {
            news.before = Some(before.clone());
            true
        }
        About::Price { entry, before, .. } if entry.id == offered.id => {
            news.cost = Some(*before);
            true
        }
        _ => false,
    }
}

/// What one part tells does not wait in the other.
fn told_at_once(parts: &mut [About]) {
    let mut waits: BTreeMap<RegistrationId, Waits> = BTreeMap::new();
    for entry in parts.iter_mut().flat_map(About::entries_mut) {
        let all = waits.entry(entry.id.clone());
        all.and_modify(|all| {
            let Waits { price, known } = &entry.waits;
            all.price = all.price.take().filter(|_| price.is_some());
            all.known = all.known.take().filter(|_| known.is_some());
        })
        .or_insert_with(|| entry.waits.clone());
    }
    for entry in parts.iter_mut().flat_map(About::entries_mut) {
        if let Some(all) = waits.get(&entry.id) {
            entry.waits.clone_from(all);
        }
    }
}
