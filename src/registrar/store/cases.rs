//! The use cases of families: read the state, decide, write.

use super::read;
use super::rows::{apply, post};
use super::sql::{Sql, broken, one, time, values};
use super::{Confirmed, StoreError, Wish};
use super::{lists, told};
use crate::registrar::decision::entry;
use crate::registrar::domain::{
    Email, Family, FamilyId, Guardian, Instant, OccasionKey, RegistrationId, RequestId, Status,
};
use crate::registrar::domain::{Outcome, Refusal};
use crate::registrar::family::answer::{Answered, accept, cancel, decline, place, withdraw};
use crate::registrar::family::confirm::decision::{self, confirm as decide_confirm};
use crate::registrar::family::queue::move_up as decide_move_up;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::Programme;
use std::collections::BTreeMap;

/// Most children that move up at once; the rest follows at the next tick.
const MOST_MOVES: u32 = 100;

/// The button of the first mail was pressed.
pub fn confirm(
    db: &dyn Sql,
    request: &RequestId,
    fresh: FamilyId,
    programme: &Programme,
    now: Instant,
) -> Result<Confirmed, StoreError> {
    let Some(pending) = read::pending(db, request)? else {
        return Ok(Confirmed::Gone);
    };
    if pending.confirmed {
        return as_before(db, request);
    }
    let Some(guardian) = read::request_guardian(db, request)?.filter(|_| now < pending.expires_at)
    else {
        return Ok(Confirmed::Gone);
    };
    let family = keep_family(db, guardian, fresh, now)?;
    let children = read::children(db, request)?;
    let active = read::of_family(db, &family.id)?;
    let mut tallies = BTreeMap::new();
    for child in &children {
        let tally = read::tally(
            db,
            &child.key.season,
            &child.key.occasion,
            Some(request),
            now,
        )?;
        tallies.insert(child.key.clone(), tally);
    }
    let state = decision::State {
        children,
        family,
        active,
        tallies,
    };
    let (decision, outcomes) = decide_confirm(&state, programme, now);
    apply(db, &decision, Some(&state.family.id), now)?;
    for terms in state.tallies.keys().filter_map(|key| programme.terms(key)) {
        told::remember(db, terms)?;
    }
    for (entry, outcome) in &outcomes {
        let position = if let Outcome::Waiting(position) = outcome {
            Some(*position)
        } else {
            None
        };
        db.write(
            "UPDATE registrations SET position = ?2 WHERE id = ?1 AND family IS NOT NULL",
            values![entry.id, position],
        )?;
    }
    if outcomes
        .iter()
        .any(|(_, outcome)| matches!(outcome, Outcome::Refused(_)))
    {
        // A refused child may have held a place that others wait for.
        for key in state.tallies.keys() {
            move_up(db, &key.season, &key.occasion, programme, now)?;
        }
    }
    Ok(Confirmed::Done(state.family.id, outcomes))
}

/// What became of a form that was confirmed before.
fn as_before(db: &dyn Sql, request: &RequestId) -> Result<Confirmed, StoreError> {
    let family = one(
        db,
        "SELECT family FROM requests WHERE id = ?1",
        values![request],
        |row| row.get::<Option<String>>(0),
    )?;
    let Some(family) = family.flatten().as_deref().and_then(FamilyId::parse) else {
        return Ok(Confirmed::Gone);
    };
    let mut outcomes: Vec<(Entry, Outcome)> = Vec::new();
    for own in read::children(db, request)? {
        let reason = one(
            db,
            "SELECT reason FROM registrations WHERE id = ?1 AND family IS NOT NULL",
            values![own.id],
            |row| row.get::<Option<String>>(0),
        )?;
        let refused = reason.flatten().as_deref().and_then(Refusal::parse);
        match (own.status, refused) {
            (Status::Placed, _) => outcomes.push((entry(&own), Outcome::Placed)),
            (Status::Waiting, _) => {
                outcomes.push((entry(&own), Outcome::Waiting(read::position(db, &own)?)))
            }
            (_, Some(reason)) => outcomes.push((entry(&own), Outcome::Refused(reason))),
            _ => {}
        }
    }
    Ok(Confirmed::Done(family, outcomes))
}

/// The family of an address, with the contact of its last confirmed form; a new one if there is
/// none.
fn keep_family(
    db: &dyn Sql,
    guardian: Guardian,
    fresh: FamilyId,
    now: Instant,
) -> Result<Family, StoreError> {
    let id = read::family_by_mail(db, &guardian.email.key())?.map_or(fresh, |family| family.id);
    db.write("INSERT INTO families (id, mail_key, mail, name, phone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET mail = excluded.mail, name = excluded.name, phone = excluded.phone, changed_at = excluded.changed_at",
        values![id, guardian.email.key(), guardian.email, guardian.name, guardian.phone, now, now],
    )?;
    Ok(Family { id, guardian })
}

/// A family or the office answers for one registration; a place that falls free goes to the next at
/// once.
pub fn answer(
    db: &dyn Sql,
    family: Option<&FamilyId>,
    id: &RegistrationId,
    wish: &Wish,
    programme: &Programme,
    now: Instant,
) -> Result<Option<Answered>, StoreError> {
    let found = read::with_family(db, id)?
        .filter(|(_, owner)| family.is_none_or(|family| *family == owner.id));
    let Some((own, family)) = found else {
        return Ok(None);
    };
    let (decision, answered) = match wish {
        Wish::Accept => {
            let active = read::of_family(db, &family.id)?;
            accept(&own, &family, &active, programme, now)
        }
        Wish::Decline => decline(&own, &family),
        Wish::Cancel => cancel(&own, &family, programme, now),
        Wish::Place(_) => {
            let tally = read::tally(db, &own.key.season, &own.key.occasion, None, now)?;
            place(&own, &family, tally, programme, now)
        }
        Wish::Withdraw(reason) => withdraw(&own, &family, reason),
    };
    apply(db, &decision, None, now)?;
    match (wish, answered) {
        (Wish::Withdraw(reason), Answered::Cancelled) => {
            lists::note(db, "cancel", id.as_str(), reason, now)?
        }
        (Wish::Place(reason), Answered::Accepted) => {
            lists::note(db, "place", id.as_str(), reason, now)?
        }
        _ => {}
    }
    if own.status.takes_a_place() && matches!(answered, Answered::Declined | Answered::Cancelled) {
        move_up(db, &own.key.season, &own.key.occasion, programme, now)?;
    }
    Ok(Some(answered))
}

/// Offers free places to those who wait.
pub fn move_up(
    db: &dyn Sql,
    season: &str,
    occasion: &str,
    programme: &Programme,
    now: Instant,
) -> Result<(), StoreError> {
    let Some(terms) = programme
        .at(season, occasion)
        .filter(|terms| terms.is_ahead(now))
    else {
        return Ok(());
    };
    let tally = read::tally(db, season, occasion, None, now)?;
    if tally.waiting() == 0 || tally.free(terms.capacity, true) == 0 {
        return Ok(());
    }
    let queue = read::queue(db, season, occasion, MOST_MOVES)?;
    apply(db, &decide_move_up(tally, &queue, terms, now), None, now)
}

/// Name and phone number change.
pub fn change_contact(
    db: &dyn Sql,
    family: &FamilyId,
    guardian: &Guardian,
    now: Instant,
) -> Result<bool, StoreError> {
    let Some(known) = read::family_by_id(db, family)? else {
        return Ok(false);
    };
    if known.guardian.name == guardian.name && known.guardian.phone == guardian.phone {
        return Ok(true);
    }
    db.write(
        "UPDATE families SET name = ?2, phone = ?3, changed_at = ?4 WHERE id = ?1",
        values![family, guardian.name, guardian.phone, now],
    )?;
    let letter = Letter {
        to: Some(known.guardian.email),
        name: guardian.name.clone(),
        family: Some(family.clone()),
        about: About::ContactChanged,
    };
    post(db, vec![letter], now)?;
    Ok(true)
}

/// Answers that are asked after a place is given.
pub fn add_answers(
    db: &dyn Sql,
    family: &FamilyId,
    id: &RegistrationId,
    answers: &BTreeMap<String, String>,
    now: Instant,
) -> Result<bool, StoreError> {
    let found = read::with_family(db, id)?
        .filter(|(own, owner)| owner.id == *family && own.status == Status::Placed);
    let Some((own, _)) = found else {
        return Ok(false);
    };
    let mut all = own.child.answers;
    for (question, answer) in answers {
        if answer.is_empty() {
            all.remove(question);
        } else {
            all.insert(question.clone(), answer.clone());
        }
    }
    let text = serde_json::to_string(&all).map_err(|_| broken("eine Antwort", "an answer"))?;
    let consented_at = answers
        .values()
        .any(|answer| !answer.is_empty())
        .then(|| time(now));
    db.write(
        "UPDATE registrations SET answers = ?2, consented_at = ?3 WHERE id = ?1 AND family IS NOT NULL",
        values![id, text, consented_at],
    )?;
    Ok(true)
}

/// Everything of a family is given back and deleted.
pub fn erase(
    db: &dyn Sql,
    family: &FamilyId,
    programme: &Programme,
    now: Instant,
) -> Result<bool, StoreError> {
    let Some(known) = read::family_by_id(db, family)? else {
        return Ok(false);
    };
    let own = read::of_family(db, family)?;
    let active: Vec<_> = own.iter().filter(|own| own.status.is_active()).collect();
    let entries = active
        .iter()
        .map(|own| (entry(own), own.status == Status::Placed))
        .collect();
    let seats: Vec<OccasionKey> = active
        .iter()
        .filter(|own| own.status.takes_a_place())
        .map(|own| own.key.clone())
        .collect();
    delete_family(db, family, &known.guardian.email)?;
    let letter = Letter {
        to: Some(known.guardian.email),
        name: known.guardian.name,
        family: None,
        about: About::Erased { entries },
    };
    post(db, vec![letter], now)?;
    for key in seats {
        move_up(db, &key.season, &key.occasion, programme, now)?;
    }
    Ok(true)
}

/// Deletes a family with its forms, registrations and letters that are not sent yet.
pub fn delete_family(db: &dyn Sql, family: &FamilyId, email: &Email) -> Result<(), StoreError> {
    let id = values![family];
    db.write("DELETE FROM registrations WHERE family = ?1", id)?;
    db.write(
        "DELETE FROM registrations WHERE request IN (SELECT id FROM requests WHERE mailbox = ?1 AND confirmed_at IS NULL)",
        values![email.mailbox()],
    )?;
    db.write(
        "DELETE FROM outbox WHERE state <> 'sent' AND recipient IN (SELECT mail FROM addresses WHERE family = ?1 AND done_at IS NULL)",
        id,
    )?;
    db.write("DELETE FROM addresses WHERE family = ?1", id)?;
    db.write("DELETE FROM requests WHERE family = ?1", id)?;
    db.write(
        "DELETE FROM requests WHERE mailbox = ?1 AND confirmed_at IS NULL",
        values![email.mailbox()],
    )?;
    db.write(
        "DELETE FROM outbox WHERE state <> 'sent' AND LOWER(recipient) = ?1",
        values![email.key()],
    )?;
    db.write("DELETE FROM families WHERE id = ?1", id)?;
    Ok(())
}
