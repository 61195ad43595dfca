//! The exact optimum under side rules: strict together-wishes, entries that need two places,
//! minimum numbers.
//!
//! Here one place per child is not enough to look at: a child may hold a place so that its friends
//! get theirs, or so that an occasion reaches its minimum. So there is a choice for every place
//! held, and one for the place that counts. Minimum numbers are added only where a solution without
//! them breaks one.

use super::solver::Model;
use super::{Optimum, affordable};
use crate::draw::prepared::{Prepared, Together};

/// The optimum, or `None` if the solver gave up.
pub(super) fn exact(prepared: &Prepared) -> Option<Optimum> {
    let mut short = vec![false; prepared.occasions.len()];
    loop {
        let (optimum, found) = solve(prepared, &short)?;
        if found.is_empty() {
            return Some(optimum);
        }
        found
            .into_iter()
            .for_each(|occasion| short[occasion] = true);
    }
}

/// Solves with the minimum numbers of some occasions; also returns the other occasions that are
/// below theirs.
fn solve(prepared: &Prepared, with_minimum: &[bool]) -> Option<(Optimum, Vec<usize>)> {
    let mut season = Season::new(prepared, with_minimum);
    for (choice, _) in &season.counts {
        season.model.worth[*choice] = 1;
    }
    let most = season.model.best(None)?;
    let with_a_place = season
        .counts
        .iter()
        .filter(|(choice, _)| most[*choice])
        .count();
    // The number that was found is kept as a floor: the second search may better the ranks, never
    // the number.
    season.model.at_most(
        season
            .counts
            .iter()
            .map(|(choice, _)| (*choice, -1))
            .collect(),
        -(with_a_place as i32),
    );
    for (choice, rank) in &season.counts {
        season.model.worth[*choice] = -(*rank as i32);
    }
    let best = season.model.best(Some(&most))?;
    let ranks = season
        .counts
        .iter()
        .filter(|(choice, _)| best[*choice])
        .map(|(_, rank)| u64::from(*rank));
    let optimum = Optimum {
        with_a_place: with_a_place as u32,
        rank_sum: ranks.sum(),
        upper_bound: false,
    };
    let holders = |occasion: usize| {
        season.takers[occasion]
            .iter()
            .filter(|taker| best[taker.choice])
            .map(|taker| taker.children)
            .sum::<u32>()
    };
    let short = prepared
        .input
        .occasions
        .iter()
        .enumerate()
        .filter(|(at, occasion)| {
            let holders = holders(*at);
            !with_minimum[*at] && holders > 0 && holders < occasion.minimum
        });
    Some((optimum, short.map(|(at, _)| at).collect()))
}

/// Who takes places of an occasion if a choice is made.
struct Taker {
    choice: usize,
    children: u32,
    general: u32,
    entitled: u32,
}

struct Season<'p> {
    prepared: &'p Prepared,
    model: Model,
    /// By occasion.
    takers: Vec<Vec<Taker>>,
    /// Choices that stand for the place that counts for a child, with its rank.
    counts: Vec<(usize, u32)>,
}

impl<'p> Season<'p> {
    fn new(prepared: &'p Prepared, with_minimum: &[bool]) -> Self {
        let takers = prepared.occasions.iter().map(|_| Vec::new()).collect();
        let mut season = Self {
            prepared,
            model: Model::default(),
            takers,
            counts: Vec::new(),
        };
        for ticket in &prepared.tickets {
            // One choice for all who confirmed a strict wish: they hold it together or not at all.
            let possible = |wish: &Together| {
                wish.strict
                    && wish
                        .confirmed
                        .iter()
                        .all(|&child| affordable(prepared, child, wish.occasion))
            };
            let strict: Vec<Option<usize>> = ticket
                .together
                .iter()
                .map(|wish| possible(wish).then(|| season.take(&wish.confirmed, wish.occasion)))
                .collect();
            for &child in ticket
                .members
                .iter()
                .filter(|&&child| !prepared.children[child].withdrawn)
            {
                season.add_child(child, &strict, with_minimum);
            }
        }
        season.add_places(with_minimum);
        season
    }

    /// A choice that gives an occasion to these children.
    fn take(&mut self, children: &[usize], occasion: usize) -> usize {
        let mut taker = Taker {
            choice: self.model.choice(),
            children: children.len() as u32,
            general: 0,
            entitled: 0,
        };
        for &child in children {
            let entrant = &self.prepared.children[child];
            *if entrant.entitled {
                &mut taker.entitled
            } else {
                &mut taker.general
            } += entrant.places;
        }
        let choice = taker.choice;
        self.takers[occasion].push(taker);
        choice
    }

    fn add_child(&mut self, child: usize, strict: &[Option<usize>], with_minimum: &[bool]) {
        let list = &self.prepared.children[child].list;
        // (occasion, choice to hold it, whether it may be held without counting)
        let mut held: Vec<(usize, usize, bool)> = Vec::new();
        let mut counted = Vec::new();
        for (at, entry) in list
            .iter()
            .enumerate()
            .filter(|(_, entry)| affordable(self.prepared, child, entry.occasion))
        {
            let shared = entry
                .together
                .filter(|_| entry.strict)
                .map(|wish| strict[wish]);
            // A strict wish that one of the friends can never hold is left out.
            let holds = match shared {
                Some(None) => continue,
                Some(Some(choice)) => choice,
                None => self.take(&[child], entry.occasion),
            };
            // Who can hold no more than one place needs no choice of its own for the place that
            // counts.
            let more = shared.is_some() || with_minimum[entry.occasion];
            let counts = if more { self.model.choice() } else { holds };
            if more {
                self.model.at_most(vec![(counts, 1), (holds, -1)], 0);
            }
            held.push((entry.occasion, holds, more));
            counted.push((counts, 1));
            self.counts.push((counts, at as u32 + 1));
        }
        self.model.at_most(counted, 1);
        for (at, one) in held.iter().enumerate() {
            // Of the places that count there is one at most: two of those cannot meet.
            for other in held[..at].iter().filter(|other| one.2 || other.2) {
                if self.prepared.same_offer(one.0, other.0) || self.prepared.clash(one.0, other.0) {
                    self.model.at_most(vec![(one.1, 1), (other.1, 1)], 1);
                }
            }
        }
        self.add_bounds(child, &held);
        self.add_surprises(child, &held, with_minimum);
    }

    /// Limit and budget over everything the child holds (R7).
    fn add_bounds(&mut self, child: usize, held: &[(usize, usize, bool)]) {
        let (prepared, entrant) = (self.prepared, &self.prepared.children[child]);
        if let Some(limit) = entrant.limit {
            let counted = held
                .iter()
                .filter(|(occasion, ..)| prepared.input.occasions[*occasion].counts_against_limit);
            self.model.at_most(
                counted.map(|(_, choice, _)| (*choice, 1)).collect(),
                limit as i32,
            );
        }
        if let Some(budget) = entrant.budget {
            let price = |occasion: usize| prepared.input.occasions[occasion].price_cents as i32;
            let priced = held.iter().filter(|(occasion, ..)| price(*occasion) > 0);
            self.model.at_most(
                priced
                    .map(|(occasion, choice, _)| (*choice, price(*occasion)))
                    .collect(),
                budget as i32,
            );
        }
    }

    /// "Surprise me" counts for a minimum (R13): a child that holds nothing else may fill up an
    /// occasion (R11).
    fn add_surprises(
        &mut self,
        child: usize,
        held: &[(usize, usize, bool)],
        with_minimum: &[bool],
    ) {
        let entrant = &self.prepared.children[child];
        let mut surprises = Vec::new();
        for occasion in
            (0..with_minimum.len()).filter(|&occasion| entrant.surprise && with_minimum[occasion])
        {
            let listed = entrant.list.iter().any(|entry| entry.occasion == occasion);
            if !listed
                && self.prepared.age_fits(child, occasion)
                && affordable(self.prepared, child, occasion)
            {
                surprises.push((self.take(&[child], occasion), 1));
            }
        }
        if !surprises.is_empty() {
            for (_, choice, _) in held {
                let mut nothing_else = surprises.clone();
                nothing_else.push((*choice, 1));
                self.model.at_most(nothing_else, 1);
            }
            self.model.at_most(surprises, 1);
        }
    }

    /// Capacity, reserved places (R14), and the minimum of an occasion that takes place (R13).
    fn add_places(&mut self, with_minimum: &[bool]) {
        for (at, occasion) in self.prepared.input.occasions.iter().enumerate() {
            let takers = &self.takers[at];
            if let Some(capacity) = occasion.capacity {
                let all = takers
                    .iter()
                    .map(|taker| (taker.choice, (taker.general + taker.entitled) as i32))
                    .collect();
                self.model.at_most(all, capacity as i32);
                let general = takers
                    .iter()
                    .map(|taker| (taker.choice, taker.general as i32));
                self.model.at_most(
                    general.filter(|(_, places)| *places > 0).collect(),
                    (capacity - occasion.reserved) as i32,
                );
            }
            if with_minimum[at] {
                // Nobody at all is fine, too: the minimum holds only for what takes place.
                let takes_place = self.model.choice();
                let takers = &self.takers[at];
                for taker in takers {
                    self.model
                        .at_most(vec![(taker.choice, 1), (takes_place, -1)], 0);
                }
                let mut enough: Vec<(usize, i32)> = takers
                    .iter()
                    .map(|taker| (taker.choice, -(taker.children as i32)))
                    .collect();
                enough.push((takes_place, occasion.minimum as i32));
                self.model.at_most(enough, 0);
            }
        }
    }
}
