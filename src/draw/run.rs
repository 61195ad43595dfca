//! The whole draw: rounds (R5, R9), fallback (R11), minimum (R13).

use super::number::Numbers;
use super::prepared::Prepared;
use super::turn::State;

/// Runs until no occasion is below its minimum: one is called off at a time, each run starts from
/// nothing (R13).
pub(crate) fn settle<'p>(prepared: &'p Prepared, numbers: &Numbers) -> State<'p> {
    let mut called_off = vec![false; prepared.occasions.len()];
    loop {
        let state = run_once(prepared, numbers, called_off);
        let Some(worst) = below_minimum(&state) else {
            return state;
        };
        // One at a time: the children of the first often save the second (R13).
        called_off = state.called_off;
        called_off[worst] = true;
    }
}

/// R5 to R9, then R11.
fn run_once<'p>(prepared: &'p Prepared, numbers: &Numbers, called_off: Vec<bool>) -> State<'p> {
    let mut state = State::new(prepared, called_off);
    // Lottery numbers still in play, ascending. A ticket with nobody left to serve is finished from
    // the start (R2).
    let mut playing: Vec<u32> = (1..=prepared.tickets.len() as u32)
        .filter(|&number| {
            let ticket = &prepared.tickets[numbers.order[number as usize - 1]];
            ticket
                .members
                .iter()
                .any(|&child| !prepared.children[child].withdrawn)
        })
        .collect();
    let mut rounds = 0;
    while !playing.is_empty() {
        rounds += 1;
        playing = play_round(&mut state, numbers, rounds, &playing);
    }
    fall_back(&mut state, numbers, rounds + 1);
    state
}

/// Plays one round, ascending if odd, descending if even; returns the tickets that are not
/// finished, ascending (R5, R9).
fn play_round(state: &mut State<'_>, numbers: &Numbers, round: u32, playing: &[u32]) -> Vec<u32> {
    let mut goes_on = Vec::with_capacity(playing.len());
    let mut serve = |number: u32| {
        start_turn(state, round, number);
        let ticket = numbers.order[number as usize - 1];
        if state.turn(ticket, &numbers.members[ticket]) {
            goes_on.push(number);
        }
    };
    if round % 2 == 1 {
        playing.iter().copied().for_each(&mut serve);
    } else {
        playing.iter().rev().copied().for_each(&mut serve);
        // The next round takes ascending numbers, whichever way this one ran.
        goes_on.reverse();
    }
    goes_on
}

/// Sets the clock of the draw to a turn: within a round turns are counted in the direction of the
/// round.
pub(crate) fn start_turn(state: &mut State<'_>, round: u32, number: u32) {
    state.now.round = round;
    state.now.turn = if round % 2 == 1 {
        number
    } else {
        (state.tickets + 1).saturating_sub(number)
    };
    state.now.grant = 0;
    state.now.number = number;
}

/// R11: children who ticked "surprise me" and hold nothing, in ascending number order, then member
/// order.
fn fall_back(state: &mut State<'_>, numbers: &Numbers, round: u32) {
    for (position, &ticket) in numbers.order.iter().enumerate() {
        let number = position as u32 + 1;
        state.now.round = round;
        // Not `start_turn`: the fallback runs in ascending order, in an even round as well.
        state.now.turn = number;
        state.now.grant = 0;
        state.now.number = number;
        for &child in &numbers.members[ticket] {
            let entrant = &state.prepared.children[child];
            let waits =
                entrant.surprise && !entrant.withdrawn && state.holdings[child].grants.is_empty();
            if waits && let Some(occasion) = surprise(state, child) {
                state.now.grant += 1;
                state.give(child, occasion, 0);
            }
        }
    }
}

/// The feasible occasion off the own list with the most places free for this child, then the
/// smaller id (R11).
fn surprise(state: &State<'_>, child: usize) -> Option<usize> {
    let prepared = state.prepared;
    let entrant = &prepared.children[child];
    let free = |occasion: usize| match state.places[occasion].is_unlimited() {
        true => u64::MAX,
        false => u64::from(state.places[occasion].free_for(entrant.entitled)),
    };
    (0..prepared.occasions.len())
        .filter(|&occasion| {
            state.feasible(child, occasion)
                // One on the own list could be a strict wish, which nobody may hold alone.
                && entrant.list.iter().all(|entry| entry.occasion != occasion)
                && prepared.age_fits(child, occasion)
        })
        // Occasions are sorted by id, so the greater reversed index is the smaller id.
        .max_by_key(|&occasion| (free(occasion), std::cmp::Reverse(occasion)))
}

/// The occasion to call off next: lacks the most children, then has fewer children, then the
/// smaller id (R13).
fn below_minimum(state: &State<'_>) -> Option<usize> {
    let mut children = vec![0u32; state.places.len()];
    for grant in state.holdings.iter().flat_map(|holding| &holding.grants) {
        // Children, not places: an assistant is no further child (R13, R15).
        children[grant.occasion] += 1;
    }
    let occasions = state.prepared.input.occasions.iter().enumerate();
    occasions
        .filter(|&(at, occasion)| !state.called_off[at] && children[at] < occasion.minimum)
        .max_by_key(|&(at, occasion)| {
            (
                occasion.minimum - children[at],
                std::cmp::Reverse(children[at]),
                std::cmp::Reverse(at),
            )
        })
        .map(|(at, _)| at)
}
