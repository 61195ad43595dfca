//! What handing over a letter changes: times to answer begin with it; a letter that makes no sense
//! any more is closed, and the office sees it.

use super::due::Due;
use super::letter::{About, Asks, Entry, Letter, Sense};
use crate::registrar::domain::deadline::{AT_ONCE, HOLD, LEAST_TIME, moved_on, time_when_late};
use crate::registrar::domain::{Instant, Status};
use crate::registrar::programme::Programme;
use crate::registrar::store::records::{registrations, requests, seconds};
use crate::registrar::store::sql::{Sql, one, values};
use crate::registrar::store::{Store, StoreError};
use chrono::TimeDelta;

/// What becomes of a letter that is due.
#[derive(Debug)]
pub enum Delivery {
    /// It is sent, with the times that begin now.
    Send(Due),
    /// It makes no sense any more.
    Late(Due),
}

/// Looks at a letter that is due before it is handed over. What of it makes no sense any more is left
/// out.
///
/// # Errors
/// When the store cannot be used.
pub async fn look(
    store: &Store,
    due: Due,
    programme: &Programme,
    now: Instant,
) -> Result<Delivery, StoreError> {
    let (mut told, mut asked, mut late) = (Vec::new(), Vec::new(), Vec::new());
    for about in due.letter.abouts() {
        let about = match in_time(about, due.written_at, programme, now) {
            InTime::No => {
                late.push(about.clone());
                continue;
            }
            InTime::Yes(Some(until)) => about.clone().with_until(until),
            InTime::Yes(None) => about.clone(),
        };
        // A form that has just come waits, and nobody asks the store for each of a thousand.
        let waits = match about.sense() {
            Sense::Always => true,
            Sense::Asks(..) => is_fresh(&due, now),
            Sense::Offers(..) | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => false,
        };
        asked.push(!waits);
        told.push(about);
    }
    if asked.contains(&true) {
        let looked_at = told.clone();
        let stands = move |db: &dyn Sql| {
            let all = looked_at.iter();
            all.map(|about| Ok((still(db, about)?, begun(db, about)?)))
                .collect()
        };
        let stands: Vec<(bool, Option<Instant>)> = store.read(stands).await?;
        let all = told.into_iter().zip(asked).zip(stands);
        told = Vec::new();
        for ((about, asked), (stands, begun)) in all {
            match !asked || stands {
                true => told.push(one_end(about, begun)),
                false => late.push(about),
            }
        }
    }
    Ok(match due.letter.with(told) {
        Some(letter) => Delivery::Send(Due {
            letter,
            late,
            ..due
        }),
        None => Delivery::Late(due),
    })
}

/// The end of a time to answer that has begun, with the letter to the other guardian or an attempt
/// before.
fn begun(db: &dyn Sql, about: &About) -> Result<Option<Instant>, StoreError> {
    match about.sense() {
        Sense::Offers(entry, _) => registrations::offered_until(db, &entry.id),
        Sense::Always | Sense::Asks(..) | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => Ok(None),
    }
}

/// Letters to both guardians name one end, as long as the second one leaves no more than this behind
/// the first.
const ONE_END: TimeDelta = TimeDelta::hours(1);

/// With the end that is named already, or a later one.
fn one_end(about: About, begun: Option<Instant>) -> About {
    match begun.zip(about.until()) {
        Some((begun, until)) if until - begun <= ONE_END => about.with_until(begun),
        _ => about,
    }
}

/// Whether the time of a letter is not over.
enum InTime {
    /// It is over.
    No,
    /// It is not; a time to answer ends then.
    Yes(Option<Instant>),
}

fn in_time(about: &About, written_at: Instant, programme: &Programme, now: Instant) -> InTime {
    let terms = |entry: &Entry| programme.terms(&entry.key);
    let fine = |fine: bool| if fine { InTime::Yes(None) } else { InTime::No };
    match about.sense() {
        Sense::Always => InTime::Yes(None),
        Sense::Asks(_, until) => {
            let until = moved_on(until, written_at, now);
            if now < until {
                InTime::Yes(Some(until))
            } else {
                InTime::No
            }
        }
        Sense::Offers(entry, _) => {
            let terms = terms(entry).filter(|terms| terms.is_ahead(now));
            match terms.and_then(|terms| time_when_late(now, terms.starts_at)) {
                Some(time) => InTime::Yes(Some(now + time)),
                None => InTime::No,
            }
        }
        // Of what is no longer in the programme nobody knows when it is.
        Sense::BeforeStart(entry) => fine(terms(entry).is_none_or(|terms| terms.is_ahead(now))),
        Sense::BeforeEnd(entry) => fine(terms(entry).is_none_or(|terms| now < terms.ends_at)),
    }
}

/// Whether it goes out as soon as it was written.
fn is_fresh(due: &Due, now: Instant) -> bool {
    due.attempt == 1 && now - due.written_at <= AT_ONCE
}

/// Whether what the letter is about still stands as it did.
fn still(db: &dyn Sql, about: &About) -> Result<bool, StoreError> {
    let stands = |entry: &Entry, fits: fn(Status) -> bool| -> Result<bool, StoreError> {
        Ok(registrations::status(db, &entry.id)?.is_some_and(fits))
    };
    match about.sense() {
        Sense::Always => Ok(true),
        Sense::Asks(Asks::Form(request), _) => requests::waits(db, request),
        Sense::Asks(Asks::Address(change), _) => {
            let waits = "SELECT 1 FROM addresses WHERE id = ?1 AND done_at IS NULL";
            Ok(one(db, waits, values![change], |row| row.get::<u32>(0))?.is_some())
        }
        Sense::Asks(Asks::Second(second), _) => seconds::waits(db, second),
        Sense::Offers(entry, _) => stands(entry, |status| status == Status::Offered),
        Sense::BeforeStart(entry) => stands(entry, |status| status == Status::Placed),
        Sense::BeforeEnd(entry) => stands(entry, Status::is_active),
    }
}

/// A letter that failed is to be sent again: with the times it names counted anew; `None` when it
/// makes no sense any more.
///
/// # Errors
/// When the database cannot do it.
pub(super) fn anew(
    db: &dyn Sql,
    letter: &Letter,
    written_at: Instant,
    now: Instant,
) -> Result<Option<Letter>, StoreError> {
    let mut all = Vec::new();
    for about in letter.abouts().cloned() {
        if !still(db, &about)? {
            continue;
        }
        let until = about.until().map(|until| moved_on(until, written_at, now));
        let about = match until {
            Some(until) => about.with_until(until),
            None => about,
        };
        valid(db, about.sense())?;
        all.push(about);
    }
    Ok(letter.with(all))
}

/// What waits for a button waits until then.
fn valid(db: &dyn Sql, sense: Sense<'_>) -> Result<(), StoreError> {
    match sense {
        Sense::Asks(Asks::Form(request), until) => requests::valid_until(db, request, until),
        Sense::Asks(Asks::Address(change), until) => db.write(
            "UPDATE addresses SET expires_at = ?2 WHERE id = ?1 AND done_at IS NULL AND expires_at < ?2",
            values![change, until],
        ),
        Sense::Asks(Asks::Second(second), until) => seconds::valid_until(db, second, until),
        Sense::Always | Sense::Offers(..) | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => Ok(()),
    }
}

/// A letter was handed over: the times it names begin.
///
/// # Errors
/// When the database cannot do it.
pub(super) fn begin(db: &dyn Sql, due: &Due, now: Instant) -> Result<(), StoreError> {
    let is_late = !is_fresh(due, now);
    for about in due.letter.abouts() {
        let sense = about.sense();
        match sense {
            Sense::Offers(entry, until) => registrations::answer_until(db, &entry.id, until)?,
            Sense::Asks(asks, _) if is_late => {
                valid(db, sense)?;
                if let Asks::Form(request) = asks {
                    registrations::hold_on(db, request, now + HOLD, now)?;
                }
            }
            Sense::Always | Sense::Asks(..) | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => {}
        }
    }
    due.late.iter().try_for_each(|about| ended(db, about))
}

/// The mail server is away: what the form of a letter holds is held until the next attempt and as
/// long as ever behind it. Nobody could confirm in the meantime.
///
/// # Errors
/// When the database cannot do it.
pub(super) fn wait(
    db: &dyn Sql,
    due: &Due,
    again: Instant,
    now: Instant,
) -> Result<(), StoreError> {
    due.letter
        .abouts()
        .try_for_each(|about| match about.sense() {
            Sense::Asks(Asks::Form(request), _) => {
                registrations::hold_on(db, request, again + HOLD, now)
            }
            Sense::Always
            | Sense::Asks(Asks::Address(_) | Asks::Second(_), _)
            | Sense::Offers(..)
            | Sense::BeforeStart(_)
            | Sense::BeforeEnd(_) => Ok(()),
        })
}

/// A letter will not be handed over any more. A place that it offers is not held for ever: the office
/// reads of the letter and has a day to call.
///
/// # Errors
/// When the database cannot do it.
pub(super) fn give_up(db: &dyn Sql, due: &Due, now: Instant) -> Result<(), StoreError> {
    due.late.iter().try_for_each(|about| ended(db, about))?;
    due.letter
        .abouts()
        .try_for_each(|about| match about.sense() {
            Sense::Offers(entry, _) => registrations::answer_until(db, &entry.id, now + LEAST_TIME),
            Sense::Always | Sense::Asks(..) | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => Ok(()),
        })
}

/// A letter makes no sense any more.
///
/// # Errors
/// When the database cannot do it.
pub(super) fn close(db: &dyn Sql, due: &Due) -> Result<(), StoreError> {
    due.letter.abouts().try_for_each(|about| ended(db, about))
}

/// A child whose place was never offered in words waits as before, at its position: so near the start
/// the office calls.
fn ended(db: &dyn Sql, about: &About) -> Result<(), StoreError> {
    match about.sense() {
        Sense::Offers(entry, _) => registrations::offer_taken_back(db, &entry.id),
        Sense::Always | Sense::Asks(..) | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => Ok(()),
    }
}
