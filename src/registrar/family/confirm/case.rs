//! The store case of the button in the first mail.

use super::decision::{Elsewhere, State, confirm};
use crate::registrar::decision::Post;
use crate::registrar::domain::{
    Agreed, Family, FamilyId, Guardian, Instant, OccasionKey, Outcome, Refusal, Registration,
    RegistrationId, RequestId, Status, Tally, Told, price_of,
};
use crate::registrar::family::queue::move_up;
use crate::registrar::mail::letter::{Before, Entry, Letter};
use crate::registrar::mail::meanwhile::mark;
use crate::registrar::programme::Programme;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::{children, families, registrations, tallies, told};
use crate::registrar::store::sql::{Sql, one, values};
use std::collections::{BTreeMap, BTreeSet};

/// What became of the button in the first mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Now, or before: the family and what became of each child.
    Done(FamilyId, Vec<(Entry, Outcome)>),
    /// The form is not stored any more, or its time was over.
    Gone,
}

/// A form that waits for its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its children.
    pub entries: Vec<Entry>,
    /// Not confirmed, but all of its children are registered there by other forms.
    pub registered: bool,
    /// The button was pressed.
    pub confirmed: bool,
    /// The link is valid until then.
    pub expires_at: Instant,
}

/// Confirms, in the open transaction; `further`: the list of a family that came by its link.
///
/// # Errors
/// When the database cannot do it.
pub fn confirm_in(
    db: &dyn Sql,
    request: &RequestId,
    fresh: FamilyId,
    programme: &Programme,
    now: Instant,
    further: bool,
) -> Result<Confirmed, StoreError> {
    let Some(pending) = read_pending(db, request)? else {
        return Ok(Confirmed::Gone);
    };
    if pending.confirmed {
        return as_before(db, request);
    }
    let Some(guardian) = unconfirmed_guardian(db, request)?.filter(|_| now < pending.expires_at)
    else {
        return Ok(Confirmed::Gone);
    };
    let family = keep_family(db, guardian, fresh, now)?;
    let children = registrations::of_request(db, request)?;
    let active = registrations::of_family(db, &family.id)?;
    let (tallies, elsewhere) = read_occasions(db, request, &children, now)?;
    let state = State {
        children,
        family,
        active,
        tallies,
        elsewhere,
    };
    let (mut decision, mut outcomes) = confirm(&state, programme, now);
    by_link(&mut decision.letters, further);
    let letters = decision.letters.iter_mut();
    let told = letters.flat_map(Letter::entries_mut);
    let shown = outcomes.iter_mut().map(|(entry, _)| entry);
    mark_since(db, told.chain(shown))?;
    let mut post = Post::default();
    decision.hand_over(db, &mut post, now)?;
    for terms in state.tallies.keys().filter_map(|key| programme.terms(key)) {
        // A form of an earlier version has left nothing of what its page said.
        told::remember(db, terms)?;
    }
    for (child, (_, outcome)) in state.children.iter().zip(&outcomes) {
        if *outcome == Outcome::Placed {
            children::release(db, &child.key, &child.child.key())?;
        }
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
            move_up(db, &key.season, &key.occasion, programme, &mut post, now)?;
        }
    }
    post.write(db, now)?;
    mark(db, outcomes.iter_mut().map(|(entry, _)| entry))?;
    Ok(Confirmed::Done(state.family.id, outcomes))
}

/// Letters about a `further` list say that it came by the family link.
fn by_link(letters: &mut Vec<Letter>, further: bool) {
    if further {
        let all = std::mem::take(letters).into_iter();
        let all = all.map(|letter| Letter {
            about: letter.about.by_link(),
            ..letter
        });
        *letters = all.collect();
    }
}

/// How the occasions of a form stand without what is held for its children, and what else there is
/// of each child.
type Occasions = (
    BTreeMap<OccasionKey, Tally>,
    BTreeMap<RegistrationId, Elsewhere>,
);

fn read_occasions(
    db: &dyn Sql,
    request: &RequestId,
    of_form: &[Registration],
    now: Instant,
) -> Result<Occasions, StoreError> {
    let (mut tallies, mut elsewhere) = (BTreeMap::new(), BTreeMap::new());
    let mut counted = BTreeSet::new();
    for own in of_form {
        let OccasionKey {
            season,
            offer: _,
            occasion,
        } = &own.key;
        let (key, child) = (&own.key, own.child.key());
        if !tallies.contains_key(key) {
            let tally = tallies::tally(db, season, occasion, None, now)?;
            tallies.insert(key.clone(), tally);
        }
        // However often a list names a child here, what is held for it was counted once.
        let holds = if counted.insert((key, child.clone())) {
            children::holds(db, key, &child, now)?
        } else {
            Vec::new()
        };
        let all = holds
            .iter()
            .map(|(_, entitled)| *entitled)
            .reduce(|one, other| one && other);
        if let (Some(held), Some(tally)) = (all, tallies.get_mut(key)) {
            tally.give_back(held);
        }
        let others = holds.iter().filter(|(form, _)| form != request);
        let stands = children::registered(db, key, &child)?;
        let other = Elsewhere {
            holds: others
                .map(|(_, entitled)| *entitled)
                .reduce(|one, other| one && other),
            has_place: stands.iter().any(|status| status.takes_a_place()),
            waits: stands.iter().any(|status| !status.takes_a_place()),
        };
        elsewhere.insert(own.id.clone(), other);
    }
    Ok((tallies, elsewhere))
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
    for own in registrations::of_request(db, request)? {
        let reason = one(
            db,
            "SELECT reason FROM registrations WHERE id = ?1 AND family IS NOT NULL",
            values![own.id],
            |row| row.get::<Option<String>>(0),
        )?;
        let refused = reason.flatten().as_deref().and_then(Refusal::parse);
        match (own.status, refused) {
            (Status::Placed, _) => outcomes.push((Entry::of(&own), Outcome::Placed)),
            (Status::Waiting, _) => outcomes.push((
                Entry::of(&own),
                Outcome::Waiting(registrations::position(db, &own)?),
            )),
            (_, Some(reason)) => outcomes.push((Entry::of(&own), Outcome::Refused(reason))),
            _ => {}
        }
    }
    mark(db, outcomes.iter_mut().map(|(entry, _)| entry))?;
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
    let id = families::by_mail(db, &guardian.email.key())?.map_or(fresh, |family| family.id);
    db.write("INSERT INTO families (id, mail_key, mail, name, phone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET mail = excluded.mail, name = excluded.name, phone = excluded.phone, changed_at = excluded.changed_at",
        values![id, guardian.email.key(), guardian.email, guardian.name, guardian.phone, now, now],
    )?;
    Ok(Family { id, guardian })
}

/// A form that waits for its button, or was confirmed.
pub fn read_pending(db: &dyn Sql, request: &RequestId) -> Result<Option<Pending>, StoreError> {
    let found = one(
        db,
        "SELECT expires_at, confirmed_at IS NOT NULL FROM requests WHERE id = ?1 AND (confirmed_at IS NOT NULL OR content <> '')",
        values![request],
        |row| Ok((row.get(0)?, row.get::<bool>(1)?)),
    )?;
    let Some((expires_at, confirmed)) = found else {
        return Ok(None);
    };
    let of_form = registrations::of_request(db, request)?;
    let mut registered = !confirmed && !of_form.is_empty();
    for own in of_form.iter().filter(|_| !confirmed) {
        registered &= !children::registered(db, &own.key, &own.child.key())?.is_empty();
    }
    let mut entries: Vec<Entry> = of_form.iter().map(Entry::of).collect();
    mark(db, &mut entries)?;
    if !confirmed {
        mark_since(db, &mut entries)?;
    }
    Ok(Some(Pending {
        entries,
        registered,
        confirmed,
        expires_at,
    }))
}

/// The contact of an unconfirmed form.
fn unconfirmed_guardian(db: &dyn Sql, request: &RequestId) -> Result<Option<Guardian>, StoreError> {
    one(
        db,
        "SELECT name, mail, phone FROM requests WHERE id = ?1 AND confirmed_at IS NULL",
        values![request],
        |row| families::guardian(row, 0),
    )
}

/// Marks what has changed since the form was sent: what its page to check said holds no longer, and no
/// letter has told so.
fn mark_since<'a>(
    db: &dyn Sql,
    entries: impl IntoIterator<Item = &'a mut Entry>,
) -> Result<(), StoreError> {
    // A list has some children at one occasion, and a letter and a page name each.
    let mut all: BTreeMap<OccasionKey, Option<Told>> = BTreeMap::new();
    for entry in entries {
        if !all.contains_key(&entry.key) {
            all.insert(entry.key.clone(), told::told(db, &entry.key)?);
        }
        let told = all.get(&entry.key).and_then(Option::as_ref);
        let Some((told, received_at)) = told.zip(entry.received_at) else {
            continue;
        };
        let read = told.read_by_who_came_at(received_at);
        let class = entry.price_class.as_deref();
        let cost = |told: &Option<Agreed>| Some(price_of(&told.as_ref()?.prices, class));
        entry.since = Before {
            known: Some(read.known).filter(|before| *before != told.known),
            cost: cost(&read.agreed).filter(|before| Some(*before) != cost(&told.agreed)),
        };
    }
    Ok(())
}
