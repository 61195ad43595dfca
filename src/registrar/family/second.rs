//! A second guardian: the first one names an address, that person says yes, then both get every letter
//! and both can act; either can take it back.

pub mod asked;
pub mod contact;
pub mod page;
pub mod section;

use super::register::decision::MOST_UNCONFIRMED;
use crate::registrar::domain::deadline::JOIN_WITHIN;
use crate::registrar::domain::{
    Acting, Family, FamilyId, Instant, Registration, RequestId, SecondContact, SecondState,
};
use crate::registrar::mail::letter::{About, BothNames, Letter, SecondAsked};
use crate::registrar::mail::outbox::{forget, post as post_letter};
use crate::registrar::store::records::seconds::{self, Second};
use crate::registrar::store::records::{families, registrations, requests};
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use chrono::TimeDelta;

/// Most people a family may ask in a day, so that nobody floods the mailboxes of others.
const MOST_A_DAY: u32 = 5;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// The letter is on its way.
    Asked,
    /// Nothing changed: there is a second guardian, or somebody is asked already.
    AsBefore,
    /// Nothing changed: the address is that of the first guardian.
    Own,
    /// Nothing changed: too many letters have been asked for.
    TooMany,
    /// There is no such family.
    Gone,
}

/// Asks somebody to be the second guardian of a family.
///
/// # Errors
/// When nothing of it was written.
pub async fn ask(
    store: &Store,
    family: FamilyId,
    id: RequestId,
    contact: SecondContact,
    now: Instant,
) -> Result<Asking, StoreError> {
    store
        .write(move |db| ask_in(db, &family, &id, &contact, now))
        .await
}

fn ask_in(
    db: &dyn Sql,
    family: &FamilyId,
    id: &RequestId,
    contact: &SecondContact,
    now: Instant,
) -> Result<Asking, StoreError> {
    let Some(known) = families::by_id(db, family)? else {
        return Ok(Asking::Gone);
    };
    let standing = seconds::standing(db, family, now)?;
    if standing.is_some_and(|one| one.state != SecondState::Declined) {
        return Ok(Asking::AsBefore);
    }
    if known.guardian.email.key() == contact.email.key() {
        return Ok(Asking::Own);
    }
    let asked = seconds::asked_since(db, family, now - TimeDelta::days(1))?;
    let letters = requests::in_mailbox(db, &contact.email, now)?;
    if asked >= MOST_A_DAY || letters >= MOST_UNCONFIRMED {
        return Ok(Asking::TooMany);
    }
    let until = now + JOIN_WITHIN;
    let second = Second {
        id: id.clone(),
        family: family.clone(),
        state: SecondState::Asked,
        contact: contact.clone(),
        until,
    };
    seconds::ask(db, &second, now)?;
    requests::fill(db, id, &contact.email, now, until)?;
    let letter = Letter {
        to: Some(contact.email.clone()),
        name: contact.name.clone(),
        family: None,
        second: None,
        about: About::SecondAsked(SecondAsked {
            second: id.clone(),
            until,
            first: known.guardian.name,
            children: children(&registrations::of_family(db, family)?),
        }),
        also: Vec::new(),
    };
    post_letter(db, &letter, now)?;
    Ok(Asking::Asked)
}

/// First names of the children who are registered, each once.
fn children(own: &[Registration]) -> Vec<String> {
    let mut known = Vec::new();
    let mut names = Vec::new();
    for own in own.iter().filter(|own| own.status.is_active()) {
        let key = own.child.key();
        if !known.contains(&key) {
            known.push(key);
            names.push(own.child.first_name.clone());
        }
    }
    names
}

/// How the question to somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It waits for an answer: the family, who is asked, the first names of its children.
    Asked(Box<Family>, Box<Second>, Vec<String>),
    /// The answer was yes.
    Joined(Acting),
    /// The answer was no.
    Declined,
    /// The time is over.
    TooLate,
    /// It was taken back, or the family is deleted.
    Gone,
}

/// How it stands: what was answered comes first, the end of its time second.
///
/// # Errors
/// When the database does not answer.
pub fn stands(db: &dyn Sql, id: &RequestId, now: Instant) -> Result<Stands, StoreError> {
    let Some(second) = seconds::by_id(db, id)? else {
        return Ok(Stands::Gone);
    };
    let Some(family) = families::by_id(db, &second.family)? else {
        return Ok(Stands::Gone);
    };
    Ok(match second.state {
        SecondState::Joined => Stands::Joined(Acting {
            family: family.id,
            second: Some(second.id),
        }),
        SecondState::Declined => Stands::Declined,
        SecondState::Over => Stands::Gone,
        SecondState::Asked if now >= second.until => Stands::TooLate,
        SecondState::Asked => {
            let children = children(&registrations::of_family(db, &family.id)?);
            Stands::Asked(family.into(), second.into(), children)
        }
    })
}

/// Somebody who is asked says yes or no. Gives how it stands then; who has answered before has.
///
/// # Errors
/// When nothing of it was written.
pub async fn answer(
    store: &Store,
    id: RequestId,
    yes: bool,
    now: Instant,
) -> Result<Stands, StoreError> {
    store
        .write(move |db| {
            let Stands::Asked(family, second, _) = stands(db, &id, now)? else {
                return stands(db, &id, now);
            };
            if yes {
                join(db, &family, &second, now)?;
            } else {
                seconds::stands(db, &id, SecondState::Declined)?;
            }
            stands(db, &id, now)
        })
        .await
}

fn join(db: &dyn Sql, family: &Family, second: &Second, now: Instant) -> Result<(), StoreError> {
    // The letter of a question may wait so long that another one was asked since.
    if seconds::joined_to(db, &family.id)?.is_some() {
        return seconds::stands(db, &second.id, SecondState::Over);
    }
    seconds::stands(db, &second.id, SecondState::Joined)?;
    let about = About::SecondJoined(names(family, second));
    post_letter(db, &Letter::to_family(family, about), now)
}

fn names(family: &Family, second: &Second) -> BothNames {
    BothNames {
        first: family.guardian.name.clone(),
        second: second.contact.name.clone(),
    }
}

/// One of both takes it back: the question to somebody, or that there are two. `from`: how it stood on
/// their page. `false` when it stands otherwise, and nothing changed.
///
/// # Errors
/// When nothing of it was written.
pub async fn end(
    store: &Store,
    by: Acting,
    id: RequestId,
    from: SecondState,
    now: Instant,
) -> Result<bool, StoreError> {
    store
        .write(move |db| {
            let found = seconds::by_id(db, &id)?.filter(|second| {
                let is_theirs = by.second.as_ref().is_none_or(|own| *own == id);
                second.family == by.family && second.state == from && is_theirs
            });
            let Some(second) = found else {
                return Ok(false);
            };
            match from {
                SecondState::Asked => {
                    unsent(db, &second)?;
                    seconds::stands(db, &id, SecondState::Over)?;
                }
                SecondState::Joined => leave(db, &second, now)?,
                SecondState::Declined | SecondState::Over => return Ok(false),
            }
            Ok(true)
        })
        .await
}

/// The second guardian is none any more; both are told.
fn leave(db: &dyn Sql, second: &Second, now: Instant) -> Result<(), StoreError> {
    let Some(family) = families::by_id(db, &second.family)? else {
        return Ok(());
    };
    let farewell = part(db, second, &family, now)?;
    post_letter(db, &Letter::to_family(&family, farewell.about), now)
}

/// Ends it for the second guardian and tells them. Gives their letter.
fn part(
    db: &dyn Sql,
    second: &Second,
    family: &Family,
    now: Instant,
) -> Result<Letter, StoreError> {
    unsent(db, second)?;
    seconds::stands(db, &second.id, SecondState::Over)?;
    let farewell = Letter {
        to: Some(second.contact.email.clone()),
        name: second.contact.name.clone(),
        family: None,
        second: None,
        about: About::SecondLeft(names(family, second)),
        also: Vec::new(),
    };
    post_letter(db, &farewell, now)?;
    Ok(farewell)
}

/// Letters to a second guardian that are not sent yet are not sent any more.
fn unsent(db: &dyn Sql, second: &Second) -> Result<(), StoreError> {
    forget(db, &second.contact.email, |letter| {
        let asks = matches!(&letter.about, About::SecondAsked(asked) if asked.second == second.id);
        asks || letter.second.as_ref() == Some(&second.id)
    })
}

/// A family takes another address, and with it another id: its second guardian goes along. When it
/// `merges` into a family that is there, nobody does: that family has chosen nobody of them.
///
/// # Errors
/// When the database cannot do it.
pub fn follow(
    db: &dyn Sql,
    old: &FamilyId,
    new: &Family,
    merges: bool,
    now: Instant,
) -> Result<(), StoreError> {
    // Who leaves reads the name of the guardian that was left, not that of the family which is there.
    let before = families::by_id(db, old)?;
    for second in seconds::of_family(db, old)? {
        let joined = second.state == SecondState::Joined;
        if second.contact.email.key() == new.guardian.email.key() {
            // One person with one mailbox: the first guardian.
            seconds::stands(db, &second.id, SecondState::Over)?;
            unsent(db, &second)?;
        } else if merges && joined {
            part(db, &second, before.as_ref().unwrap_or(new), now)?;
        } else if merges {
            seconds::stands(db, &second.id, SecondState::Over)?;
            unsent(db, &second)?;
        }
    }
    seconds::moved(db, old, &new.id)
}

/// Deletes all whom a family has asked, with the letters to them that are not sent yet.
///
/// # Errors
/// When the database cannot do it.
pub fn delete(db: &dyn Sql, family: &FamilyId) -> Result<(), StoreError> {
    for second in seconds::of_family(db, family)? {
        unsent(db, &second)?;
    }
    seconds::delete(db, family)
}

/// Tells the other guardian that one of them is called otherwise or can be reached otherwise.
///
/// # Errors
/// When the database cannot do it.
pub fn tell_other(db: &dyn Sql, by: &Acting, name: &str, now: Instant) -> Result<(), StoreError> {
    let (Some(family), Some(second)) = (
        families::by_id(db, &by.family)?,
        seconds::joined_to(db, &by.family)?,
    ) else {
        return Ok(());
    };
    let about = About::OtherChanged {
        other: name.to_owned(),
    };
    let letter = match by.second {
        Some(_) => Letter::to_family(&family, about),
        None => to_second(&second, about),
    };
    post_letter(db, &letter, now)
}

/// A letter to the second guardian alone.
pub fn to_second(second: &Second, about: About) -> Letter {
    Letter {
        to: Some(second.contact.email.clone()),
        name: second.contact.name.clone(),
        family: Some(second.family.clone()),
        second: Some(second.id.clone()),
        about,
        also: Vec::new(),
    }
}
