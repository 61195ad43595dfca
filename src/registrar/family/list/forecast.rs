//! What would become of a list if its button were pressed now, by the decision that decides then
//! (rule L3). Places that a child has already are compared only for a family that came by its family
//! link: a stranger who knows name and birth date must not learn where a child is.

use crate::registrar::domain::{
    Family, FamilyId, Instant, List, OccasionKey, Outcome, Registration, RegistrationId, RequestId,
    Status, Tally,
};
use crate::registrar::family::confirm::decision::{State, confirm};
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::records::requests::versions;
use crate::registrar::store::records::tallies::shown_at;
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// How occasions stand.
pub type Tallies = BTreeMap<OccasionKey, Tally>;

/// Reads how these occasions of one season stand for a list.
///
/// # Errors
/// When the store cannot be used.
pub async fn tallies(
    store: &Store,
    list: &RequestId,
    keys: Vec<OccasionKey>,
    now: Instant,
) -> Result<Tallies, StoreError> {
    let list = list.clone();
    store
        .read(move |db| without_own(db, &list, keys, now))
        .await
}

/// All occasions of a season.
pub fn all_of(season: &str, programme: &Programme) -> Vec<OccasionKey> {
    let all = programme.all().filter(|terms| terms.key.season == season);
    all.map(|terms| terms.key.clone()).collect()
}

/// As everybody sees it: each form that is not confirmed counts for itself, so that what the page says
/// of a child tells nothing of where it is. What the list itself counts for, because it was sent before,
/// stands in nobody's way.
fn without_own(
    db: &dyn Sql,
    list: &RequestId,
    keys: Vec<OccasionKey>,
    now: Instant,
) -> Result<Tallies, StoreError> {
    let Some(first) = keys.first() else {
        return Ok(Tallies::new());
    };
    let occasions: BTreeSet<&str> = keys.iter().map(|key| key.occasion.as_str()).collect();
    let occasions: Vec<&str> = occasions.into_iter().collect();
    let own = versions(db, list)?;
    let mut counted = shown_at(db, &first.season, &occasions, &own, now)?;
    let found = keys.into_iter().filter_map(|key| {
        let tally = counted.remove(&key.occasion)?;
        Some((key, tally))
    });
    Ok(found.collect())
}

/// How every occasion stands, and what goes on for a family that is known.
pub type Standing<'a> = (&'a Tallies, &'a [Registration]);

/// What would become of each entry, in their order.
pub fn outcomes(
    list: &List,
    (tallies, active): Standing<'_>,
    programme: &Programme,
    now: Instant,
) -> Vec<Outcome> {
    let children = list.entries.iter().enumerate();
    let children = children.map(|(index, entry)| Registration {
        id: number(index),
        request: RequestId::new(now, [0; 16]),
        key: entry.key.clone(),
        child: entry.child.clone(),
        status: Status::Unconfirmed,
        held_until: None,
        offered_until: None,
        queue: None,
        received_at: now,
        ends_at: programme
            .terms(&entry.key)
            .map_or(now, |terms| terms.ends_at),
    });
    let state = State {
        children: children.collect(),
        family: Family {
            id: FamilyId::new([0; 16]),
            guardian: list.guardian.clone(),
        },
        active: active.to_vec(),
        tallies: tallies.clone(),
        elsewhere: BTreeMap::new(),
    };
    let (_, outcomes) = confirm(&state, programme, now);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Different for each entry, and never written anywhere.
fn number(index: usize) -> RegistrationId {
    let index = u8::try_from(index % 256).unwrap_or(0);
    let mut chance = [0; 16];
    (chance[0], chance[1]) = (index % 32, index / 32);
    RegistrationId::new(chance)
}

/// Places that are free for a child at an occasion; `None` when there is no end of them. A place is
/// not free when somebody waits who could take it.
pub fn free(terms: &Terms, tallies: &Tallies, entitled: bool) -> Option<u32> {
    terms.capacity.places?;
    let tally = tallies.get(&terms.key).copied().unwrap_or_default();
    Some(match tally.admits(terms.capacity, entitled) {
        true => tally.free(terms.capacity, entitled),
        false => 0,
    })
}

/// Occasions in place of one that a child cannot have: on the same day, free, for its age, and beside
/// what it has; at most three.
pub fn instead<'a>(
    wanted: &Terms,
    taken: &[&Terms],
    child: &crate::registrar::domain::Child,
    tallies: &Tallies,
    programme: &'a Programme,
    now: Instant,
) -> Vec<&'a Terms> {
    // Beside as many as the season allows there is no other.
    let limit = wanted.rules.limit.map(usize::from);
    let of_season = |terms: &&&Terms| terms.key.season == wanted.key.season;
    let count = taken.iter().filter(of_season).count();
    if limit.is_some_and(|limit| count >= limit) {
        return Vec::new();
    }
    let beside = |terms: &Terms| {
        taken.iter().all(|other| {
            !terms.overlaps(other)
                && !terms.is_close_to(other)
                && !terms.shares_the_day(other)
                && terms.key.offer != other.key.offer
        })
    };
    let mut all: Vec<&Terms> = programme
        .all()
        .filter(|terms| {
            terms.key.season == wanted.key.season
                && terms.first_day() == wanted.first_day()
                && terms.key.offer != wanted.key.offer
                && terms.open(now).is_ok()
                && terms.admits(child.born)
                && free(terms, tallies, child.entitled) != Some(0)
                && beside(terms)
        })
        .collect();
    // The nearest in time first.
    all.sort_by_key(|terms| {
        let apart = (terms.starts_at - wanted.starts_at).abs();
        (apart, terms.key.occasion.clone())
    });
    all.truncate(3);
    all
}
