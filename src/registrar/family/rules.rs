//! What a season allows one child: who cannot take a place beside those it has.

use crate::registrar::domain::{Refusal, Registration, Status};
use crate::registrar::programme::{Programme, Terms};

/// Why a child cannot be registered beside what goes on for it already, if so: once for each offer, and
/// as far as its places allow.
pub fn against_others(
    registration: &Registration,
    terms: &Terms,
    own: &[&Registration],
    programme: &Programme,
) -> Option<Refusal> {
    if own
        .iter()
        .any(|other| registration.is_for_the_offer_of(other))
    {
        return Some(Refusal::Twice);
    }
    against_places(registration, terms, own, programme)
}

/// Why a child cannot take a place beside those it has, if so.
pub fn against_places(
    registration: &Registration,
    terms: &Terms,
    own: &[&Registration],
    programme: &Programme,
) -> Option<Refusal> {
    let placed: Vec<&Terms> = own
        .iter()
        .filter(|other| other.id != registration.id && other.status == Status::Placed)
        .filter_map(|other| programme.terms(&other.key))
        .collect();
    let rules = terms.rules;
    let in_season = placed
        .iter()
        .filter(|other| other.key.season == terms.key.season)
        .count();
    if placed.iter().any(|other| terms.overlaps(other)) {
        Some(Refusal::Overlap)
    } else if placed.iter().any(|other| terms.shares_the_day(other)) {
        Some(Refusal::SameDay)
    } else if placed.iter().any(|other| terms.is_close_to(other)) {
        Some(Refusal::Close(rules.buffer_minutes))
    } else {
        rules
            .limit
            .filter(|limit| in_season >= usize::from(*limit))
            .map(Refusal::Limit)
    }
}
