//! A place fell free: the next on the waiting list gets an offer.

pub use crate::registrar::domain::deadline::time_to_answer;

use crate::registrar::decision::{Decision, Post};
use crate::registrar::domain::{Family, Instant, Move, OccasionKey, Registration, Status, Tally};
use crate::registrar::mail::letter::{About, Entry, Letter, News};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::{children, held, registrations, tallies};
use crate::registrar::store::sql::{Sql, all, values};

/// Most children that move up at once; the rest follows at the next tick.
const MOST_MOVES: u32 = 100;

/// Offers every free place to the first child waiting that may take it. `waiting` is in order. The
/// time to answer begins when the letter is handed over.
pub fn offers(
    tally: Tally,
    waiting: &[(Registration, Family)],
    terms: &Terms,
    now: Instant,
) -> Decision {
    let mut decision = Decision::default();
    let Some(time) = time_to_answer(now, terms.starts_at).filter(|_| terms.is_ahead(now)) else {
        return decision;
    };
    let mut tally = tally;
    for (next, family) in waiting {
        let entitled = next.child.entitled;
        if tally.free(terms.capacity, entitled) == 0 {
            continue;
        }
        tally.take(entitled);
        let until = now + time;
        decision.moved(Move::new(&next.id, Status::Offered));
        decision.letters.push(Letter::to_family(
            family,
            About::Offer {
                entry: Entry::of(next),
                until,
                news: News::default(),
            },
        ));
    }
    decision
}

/// A place that is given back goes first to the form that held one for the same child, until somebody
/// confirmed another form of that child and took it over (rule L4). It holds again as long as it would
/// have; who waits comes after it.
fn hold_again(db: &dyn Sql, terms: &Terms, now: Instant) -> Result<(), StoreError> {
    let released = children::released(db, &terms.key, now)?;
    if released.is_empty() {
        return Ok(());
    }
    let OccasionKey {
        season,
        offer: _,
        occasion,
    } = &terms.key;
    let placed = children::with_a_place(db, season, occasion)?;
    let mut standings = tallies::standings_of(db, season, &[occasion.as_str()], None, now)?;
    let mut standing = standings.remove(occasion).unwrap_or_default();
    for form in released {
        if !placed.contains(&form.child)
            && standing.is_free(&form.child, form.entitled, terms.capacity)
        {
            children::hold_again(db, &form)?;
            standing.hold(&form.child, form.entitled);
        }
    }
    Ok(())
}

/// Offers free places to those who wait; the letters go out with what else is told.
///
/// # Errors
/// When the database cannot do it.
pub fn move_up(
    db: &dyn Sql,
    season: &str,
    occasion: &str,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(), StoreError> {
    let terms = programme.at(season, occasion);
    if let Some(terms) = terms {
        hold_again(db, terms, now)?;
    }
    match terms {
        // Who is offered a place reads what is new; that waits until it is sure.
        Some(terms) if !held::is_moving(db, &terms.key)? => {
            due(db, &terms.key, programme, now)?.hand_over(db, post, now)
        }
        _ => Ok(()),
    }
}

/// The offers that are due at an occasion, unless it is moving. Nothing is written.
///
/// # Errors
/// When the database does not answer.
pub fn due(
    db: &dyn Sql,
    key: &OccasionKey,
    programme: &Programme,
    now: Instant,
) -> Result<Decision, StoreError> {
    let OccasionKey {
        season,
        offer: _,
        occasion,
    } = key;
    let Some(terms) = programme.terms(key).filter(|terms| terms.is_ahead(now)) else {
        return Ok(Decision::default());
    };
    let tally = tallies::tally(db, season, occasion, None, now)?;
    if tally.waiting() == 0 || tally.free(terms.capacity, true) == 0 {
        return Ok(Decision::default());
    }
    let first =
        "r.season = ?1 AND r.occasion = ?2 AND r.status = 'waiting' ORDER BY r.queue LIMIT ?3";
    let mut waiting =
        registrations::with_families(db, first, values![season, occasion, MOST_MOVES])?;
    // A child that has a place here by another form gets no second one.
    let placed = children::with_a_place(db, season, occasion)?;
    waiting.retain(|(own, _)| !placed.contains(&own.child.key().stored()));
    Ok(offers(tally, &waiting, terms, now))
}

/// Offers free places at every occasion where somebody waits.
///
/// # Errors
/// When the database cannot do it.
pub fn move_up_everywhere(
    db: &dyn Sql,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(), StoreError> {
    waiting_lists(db)?
        .into_iter()
        .try_for_each(|(season, occasion)| move_up(db, &season, &occasion, programme, post, now))
}

/// How many children a catalogue would offer a place at once, by occasion: it has more places than
/// the one before. Nothing is written.
///
/// # Errors
/// When the database does not answer.
pub fn ahead<'a>(
    db: &dyn Sql,
    programme: &'a Programme,
    now: Instant,
) -> Result<Vec<(&'a Terms, usize)>, StoreError> {
    let mut all = Vec::new();
    for (season, occasion) in waiting_lists(db)? {
        let Some(terms) = programme.at(&season, &occasion) else {
            continue;
        };
        let offers = due(db, &terms.key, programme, now)?.letters.len();
        all.extend((offers > 0).then_some((terms, offers)));
    }
    Ok(all)
}

/// How many children wait at every date that a catalogue calls full: they stay on the list. Nothing is
/// written.
///
/// # Errors
/// When the database does not answer.
pub fn waiting_where_full<'a>(
    db: &dyn Sql,
    programme: &'a Programme,
    now: Instant,
) -> Result<Vec<(&'a Terms, usize)>, StoreError> {
    let mut all = Vec::new();
    for (season, occasion) in waiting_lists(db)? {
        let terms = programme.at(&season, &occasion);
        let Some(terms) = terms.filter(|terms| terms.is_full() && terms.is_ahead(now)) else {
            continue;
        };
        let tally = tallies::tally(db, &season, &occasion, None, now)?;
        all.push((terms, tally.waiting() as usize));
    }
    Ok(all)
}

/// Where somebody waits: season and occasion.
fn waiting_lists(db: &dyn Sql) -> Result<Vec<(String, String)>, StoreError> {
    let waiting = "SELECT DISTINCT season, occasion FROM registrations WHERE status = 'waiting'";
    all(db, waiting, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}
