//! An occasion that was called off takes place after all: children get their places again, in the
//! order they had them, as far as the rules of the season still allow it.

use crate::registrar::decision::Decision;
use crate::registrar::domain::{
    Family, Instant, Known, Move, Outcome, Refusal, Registration, Status,
};
use crate::registrar::family::rules::against_places;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::{registrations, tallies};
use crate::registrar::store::sql::{Sql, one, values};

/// Decides for the children that were called off, those who had a place first. `known` is when and
/// where it was to be.
///
/// # Errors
/// When the database does not answer.
pub fn reinstate(
    db: &dyn Sql,
    children: &[(Registration, Family)],
    known: &Known,
    terms: &Terms,
    programme: &Programme,
    now: Instant,
) -> Result<Decision, StoreError> {
    let mut tally = tallies::tally(db, &terms.key.season, &terms.key.occasion, None, now)?;
    let mut decision = Decision::default();
    for (own, family) in children {
        let others = registrations::of_family(db, &family.id)?;
        let who = own.child.key();
        let others: Vec<&Registration> = others
            .iter()
            .filter(|other| other.status.is_active() && other.child.key() == who)
            .collect();
        let again = others.iter().any(|other| other.key == own.key);
        let refused = if !terms.is_ahead(now) {
            Some(Refusal::Begun)
        } else if again {
            Some(Refusal::Twice)
        } else {
            against_places(own, terms, &others, programme)
        };
        let entitled = own.child.entitled;
        let outcome = match refused {
            Some(reason) => Outcome::Refused(reason),
            None if had_place(db, own)? && tally.free(terms.capacity, entitled) > 0 => {
                tally.take(entitled);
                decision.moved(Move::new(&own.id, Status::Placed).because("reinstated"));
                Outcome::Placed
            }
            None => {
                tally.wait(entitled);
                decision.moved(Move::new(&own.id, Status::Waiting).because("reinstated"));
                Outcome::Waiting(tally.waiting())
            }
        };
        decision.letters.push(Letter::to_family(
            family,
            About::Reinstated {
                entry: Entry::of(own),
                outcome,
                before: Some(known.clone()).filter(|known| *known != terms.known()),
            },
        ));
    }
    Ok(decision)
}

fn had_place(db: &dyn Sql, own: &Registration) -> Result<bool, StoreError> {
    let reason = one(
        db,
        "SELECT reason FROM registrations WHERE id = ?1 AND family IS NOT NULL",
        values![own.id],
        |row| row.get::<Option<String>>(0),
    )?;
    Ok(reason.flatten().as_deref() == Some("called_off:place"))
}
