//! "First come, first served would have given": the comparison in the fairness report, never the
//! rule.
//!
//! The children come in a random order and each takes, from the top of its list, everything that is
//! still feasible. Together-wishes count as ordinary ones; nothing is called off. The figures are
//! sums over several orders.

use super::number::{Numbers, Seed};
use super::prepared::Prepared;
use super::turn::State;

/// Sums over all trials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstCome {
    /// How many orders were tried.
    pub trials: u32,
    /// Children with at least one place.
    pub with_a_place: u64,
    /// Children with their first wish.
    pub with_first_wish: u64,
}

/// Tries several orders, the same ones for the same input.
pub fn first_come(prepared: &Prepared, trials: u32) -> FirstCome {
    let sha256 = &prepared.input_sha256;
    let mut result = FirstCome {
        trials,
        ..FirstCome::default()
    };
    for trial in 0..trials {
        // The numbers of a trial draw are the order of arrival: the draw has no other source of
        // chance (I13).
        let numbers = Numbers::new(
            prepared,
            &Seed::trial("ferienpass-first-come/1", sha256, trial),
        );
        // Nothing is called off: nobody who comes first waits for a second run.
        let mut state = State::new(prepared, vec![false; prepared.occasions.len()]);
        for &child in numbers
            .order
            .iter()
            .flat_map(|&ticket| &numbers.members[ticket])
        {
            let entrant = &prepared.children[child];
            if entrant.withdrawn {
                continue;
            }
            for (at, entry) in entrant.list.iter().enumerate() {
                if state.feasible(child, entry.occasion) {
                    state.give(child, entry.occasion, at as u32 + 1);
                }
            }
            result.with_a_place += u64::from(!state.holdings[child].grants.is_empty());
            result.with_first_wish += u64::from(
                state.holdings[child]
                    .grants
                    .iter()
                    .any(|grant| grant.rank == 1),
            );
        }
    }
    result
}
