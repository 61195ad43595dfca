//! How good the chances were: many draws of the same input with trial seeds.
//!
//! Counts are whole numbers and every trial has its own seed, so the result is the same on any
//! number of threads.

use super::number::{Numbers, Seed};
use super::prepared::Prepared;
use super::run::settle;

/// In how many trials something happened, for every child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chances {
    /// How many draws were run.
    pub trials: u32,
    /// By child, in the order of the ids.
    pub children: Vec<ChildChances>,
}

/// The chances of one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildChances {
    /// The child.
    pub child: String,
    /// Trials with at least one place, the fallback included.
    pub at_least_one: u32,
    /// By rank: the occasion and the trials in which it was granted.
    pub wishes: Vec<(String, u32)>,
}

/// Draws `trials` times, on `threads` threads.
pub fn chances(prepared: &Prepared, trials: u32, threads: usize) -> Chances {
    let sha256 = &prepared.input_sha256;
    let threads = (threads.max(1) as u32).min(trials.max(1));
    let tally = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let mut tally = Tally::new(prepared);
                    // The number of the trial makes the seed, not the thread; sums know no order
                    // (I11).
                    for trial in (first..trials).step_by(threads as usize) {
                        tally.add(
                            prepared,
                            &Seed::trial("ferienpass-chances/1", sha256, trial),
                        );
                    }
                    tally
                })
            })
            .collect();
        let done = workers
            .into_iter()
            .map(|worker| worker.join().expect("a trial draw does not panic"));
        done.reduce(Tally::sum)
            .unwrap_or_else(|| Tally::new(prepared))
    });
    let children = prepared
        .children
        .iter()
        .enumerate()
        .map(|(child, entrant)| ChildChances {
            child: prepared.input.children[child].id.clone(),
            at_least_one: tally.at_least_one[child],
            wishes: entrant
                .list
                .iter()
                .zip(&tally.granted[tally.start[child]..])
                .map(|(entry, granted)| {
                    (
                        prepared.input.occasions[entry.occasion].id.clone(),
                        *granted,
                    )
                })
                .collect(),
        });
    Chances {
        trials,
        children: children.collect(),
    }
}

struct Tally {
    at_least_one: Vec<u32>,
    /// Where the wishes of a child start in `granted`.
    start: Vec<usize>,
    granted: Vec<u32>,
}

impl Tally {
    fn new(prepared: &Prepared) -> Self {
        let mut wishes = 0;
        let start = prepared.children.iter().map(|child| {
            wishes += child.list.len();
            wishes - child.list.len()
        });
        let start = start.collect();
        Self {
            at_least_one: vec![0; prepared.children.len()],
            start,
            granted: vec![0; wishes],
        }
    }

    fn add(&mut self, prepared: &Prepared, seed: &Seed) {
        let state = settle(prepared, &Numbers::new(prepared, seed));
        for (child, holding) in state.holdings.iter().enumerate() {
            self.at_least_one[child] += u32::from(!holding.grants.is_empty());
            for grant in holding.grants.iter().filter(|grant| grant.rank > 0) {
                self.granted[self.start[child] + grant.rank as usize - 1] += 1;
            }
        }
    }

    fn sum(mut self, other: Self) -> Self {
        self.at_least_one
            .iter_mut()
            .zip(&other.at_least_one)
            .for_each(|(sum, count)| *sum += count);
        self.granted
            .iter_mut()
            .zip(&other.granted)
            .for_each(|(sum, count)| *sum += count);
        self
    }
}
