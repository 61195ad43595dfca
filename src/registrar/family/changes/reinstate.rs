//! An occasion that was called off takes place after all: children get their places again, in the
//! order they had them, as far as the rules of the season still allow it.

use super::difference::{prices, times};
use crate::registrar::decision::Decision;
use crate::registrar::domain::deadline::time_to_answer;
use crate::registrar::domain::{
    Family, Instant, Move, OccasionKey, Outcome, Refusal, Registration, Status, Told,
};
use crate::registrar::family::rules::against_places;
use crate::registrar::mail::letter::{About, Entry, Letter, News};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::held::is_moving;
use crate::registrar::store::records::registrations::with_families;
use crate::registrar::store::records::{children, registrations, tallies};
use crate::registrar::store::sql::{Sql, one, values};

/// Children whose families were told that it does not take place: those who had a place first, and last
/// those who confirmed a form when it was called off; or only these, from a time on.
///
/// # Errors
/// When the database does not answer.
pub fn called_off(
    db: &dyn Sql,
    key: &OccasionKey,
    refused_since: Option<Instant>,
) -> Result<Vec<(Registration, Family)>, StoreError> {
    let there = "r.season = ?1 AND r.occasion = ?2 AND r.status = 'cancelled'";
    match refused_since {
        Some(since) => {
            let refused = format!(
                "{there} AND r.reason = 'called_off' AND r.changed_at >= ?3 ORDER BY r.received_at"
            );
            with_families(db, &refused, values![key.season, key.occasion, since])
        }
        None => {
            let all = format!(
                "{there} AND (r.reason = 'called_off' OR r.reason LIKE 'called_off:%') \
                 ORDER BY r.reason = 'called_off', r.reason, r.queue, r.received_at"
            );
            with_families(db, &all, values![key.season, key.occasion])
        }
    }
}

/// Decides for the children that were called off, those who had a place first. `told` is what was
/// known of it.
///
/// # Errors
/// When the database does not answer.
pub fn reinstate(
    db: &dyn Sql,
    children: &[(Registration, Family)],
    told: &Told,
    terms: &Terms,
    programme: &Programme,
    now: Instant,
) -> Result<Decision, StoreError> {
    let mut tally = tallies::tally(db, &terms.key.season, &terms.key.occasion, None, now)?;
    let placed = children::with_a_place(db, &terms.key.season, &terms.key.occasion)?;
    // Who waits and could be offered a place at once is offered it here: it is one letter, and the
    // office reads it before it goes.
    let moving = is_moving(db, &terms.key)?;
    let time = time_to_answer(now, terms.starts_at).filter(|_| !moving);
    let mut decision = Decision::default();
    for (own, family) in children {
        let entitled = own.child.entitled;
        let refused = refusal(db, own, family, terms, programme, now)?;
        let free = tally.free(terms.capacity, entitled) > 0;
        let offered = time.filter(|_| free && !placed.contains(&own.child.key().stored()));
        let entry = Entry::of(own);
        let news = News {
            again: true,
            before: times(told, own, Some(terms)),
            cost: prices(told, own, Some(terms)),
        };
        let had_place = had_place(db, own)?;
        let reinstated = |outcome, news: News| About::Reinstated {
            entry: Entry::of(own),
            outcome,
            lost: had_place && matches!(outcome, Outcome::Waiting(_)),
            before: news.before,
            cost: news.cost,
        };
        let (status, about) = if let Some(reason) = refused {
            (None, reinstated(Outcome::Refused(reason), news))
        } else if free && had_place {
            tally.take(entitled);
            (Some(Status::Placed), reinstated(Outcome::Placed, news))
        } else if let Some(time) = offered {
            tally.take(entitled);
            let about = About::Offer {
                entry,
                until: now + time,
                news,
            };
            (Some(Status::Offered), about)
        } else {
            tally.wait(entitled);
            let position = Outcome::Waiting(tally.waiting());
            (Some(Status::Waiting), reinstated(position, news))
        };
        if let Some(status) = status {
            decision.moved(Move::new(&own.id, status).because("reinstated"));
        }
        // Who has registered again meanwhile was told then.
        if refused != Some(Refusal::Twice) {
            decision.letters.push(Letter::to_family(family, about));
        }
    }
    Ok(decision)
}

/// Why the child cannot be there again.
fn refusal(
    db: &dyn Sql,
    own: &Registration,
    family: &Family,
    terms: &Terms,
    programme: &Programme,
    now: Instant,
) -> Result<Option<Refusal>, StoreError> {
    let others = registrations::of_family(db, &family.id)?;
    let who = own.child.key();
    let others: Vec<&Registration> = others
        .iter()
        .filter(|other| other.status.is_active() && other.child.key() == who)
        .collect();
    let again = others.iter().any(|other| other.key == own.key);
    Ok(if !terms.is_ahead(now) {
        Some(Refusal::Begun)
    } else if again {
        Some(Refusal::Twice)
    } else {
        against_places(own, terms, &others, programme)
    })
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
