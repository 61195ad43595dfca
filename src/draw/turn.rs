//! One own turn of a ticket: what is feasible (R7), single children (R6), groups (R8).

use super::places::{Moment, Need, Places};
use super::prepared::{Entrant, Prepared};

/// What one child holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holding {
    /// In the order of granting.
    pub grants: Vec<Grant>,
    /// Held occasions that count for the limit.
    pub counted: u32,
    // Prices go up to 1 000 000 000: their sum does not fit 32 bits.
    pub spent: u64,
    /// Nothing on the own list before this position can become feasible again: places, limit and
    /// budget only shrink.
    next: usize,
}

/// One occasion granted to one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub occasion: usize,
    /// Position in the list of R4 from 1; 0 for R11.
    pub rank: u32,
    pub at: Moment,
}

/// The state of a draw between two turns.
#[derive(Clone, Debug)]
pub(crate) struct State<'p> {
    pub prepared: &'p Prepared,
    pub places: Vec<Places>,
    pub called_off: Vec<bool>,
    pub holdings: Vec<Holding>,
    pub now: Moment,
    /// How many tickets take part.
    pub tickets: u32,
}

impl<'p> State<'p> {
    /// The start of a run: called-off occasions have no places, also no reserved ones, also if
    /// unlimited (R13).
    pub(crate) fn new(prepared: &'p Prepared, called_off: Vec<bool>) -> Self {
        let places = |(occasion, &off): (&super::input::Occasion, &bool)| {
            if off {
                // Without reserved ones, too: an entitled child would find them free.
                Places::new(Some(0), 0)
            } else {
                Places::new(occasion.capacity, occasion.reserved)
            }
        };
        Self {
            prepared,
            places: prepared
                .input
                .occasions
                .iter()
                .zip(&called_off)
                .map(places)
                .collect(),
            holdings: vec![Holding::default(); prepared.children.len()],
            now: Moment::default(),
            called_off,
            tickets: prepared.tickets.len() as u32,
        }
    }

    /// Plays the turn of a ticket; `members` is its member order. Says whether anything was
    /// granted.
    pub(crate) fn turn(&mut self, ticket: usize, members: &[usize]) -> bool {
        self.now.grant = 0;
        let served = self.grant_together(ticket);
        for &child in members {
            // Who took part in a together-wish has had the one place of this turn (R8).
            if !served.contains(&child) && !self.prepared.children[child].withdrawn {
                self.grant_own(child);
            }
        }
        self.now.grant > 0
    }

    /// Grants the first together-wish in group order that can be granted, if any; returns who got
    /// it (R8).
    fn grant_together(&mut self, ticket: usize) -> Vec<usize> {
        let wishes = &self.prepared.tickets[ticket].together;
        for (at, wish) in wishes.iter().enumerate() {
            let takers = self.takers(ticket, at);
            let enough = if wish.strict {
                takers.len() == wish.confirmed.len()
            } else {
                takers.len() >= 2
            };
            if enough && self.places[wish.occasion].fits(self.need(&takers)) {
                self.now.grant += 1;
                for &child in &takers {
                    let rank = self.rank_of(child, wish.occasion);
                    self.give(child, wish.occasion, rank);
                }
                // The first one granted ends this part: at most one together-wish in a turn.
                return takers;
            }
        }
        Vec::new()
    }

    /// Members who confirmed the wish and for whom it is feasible (R8).
    fn takers(&self, ticket: usize, wish: usize) -> Vec<usize> {
        let wish = &self.prepared.tickets[ticket].together[wish];
        wish.confirmed
            .iter()
            .copied()
            .filter(|&child| self.feasible(child, wish.occasion))
            .collect()
    }

    /// The places these children need together (R14, R15).
    pub(crate) fn need(&self, children: &[usize]) -> Need {
        let mut need = Need::default();
        for &child in children {
            let child = &self.prepared.children[child];
            need.add(child.places, child.entitled);
        }
        need
    }

    fn rank_of(&self, child: usize, occasion: usize) -> u32 {
        let position = self.prepared.children[child]
            .list
            .iter()
            .position(|entry| entry.occasion == occasion);
        position.map_or(0, |at| at as u32 + 1)
    }

    /// Grants the best-ranked feasible wish of the own list, strict together-wishes left out (R6,
    /// R8).
    fn grant_own(&mut self, child: usize) {
        let list = &self.prepared.children[child].list;
        for (at, entry) in list.iter().enumerate().skip(self.holdings[child].next) {
            // Also behind a strict wish: only the group can grant it, never this loop.
            self.holdings[child].next = at + 1;
            if !entry.strict && self.feasible(child, entry.occasion) {
                self.now.grant += 1;
                self.give(child, entry.occasion, at as u32 + 1);
                return;
            }
        }
    }

    /// R7, except the age, which every wish has already passed (*Input errors*).
    pub(crate) fn feasible(&self, child: usize, occasion: usize) -> bool {
        let entrant = &self.prepared.children[child];
        let holding = &self.holdings[child];
        // The cheap looks come first: late in a draw most wishes end at a full occasion.
        self.places[occasion].free_for(entrant.entitled) >= entrant.places
            && !self.limit_reached(entrant, holding, occasion)
            && !self.over_budget(entrant, holding, occasion)
            && holding.grants.iter().all(|grant| {
                grant.occasion != occasion
                    && !self.prepared.same_offer(grant.occasion, occasion)
                    && !self.prepared.clash(grant.occasion, occasion)
            })
    }

    fn limit_reached(&self, child: &Entrant, holding: &Holding, occasion: usize) -> bool {
        self.prepared.occasions[occasion].counts_against_limit
            && child.limit.is_some_and(|limit| holding.counted >= limit)
    }

    fn over_budget(&self, child: &Entrant, holding: &Holding, occasion: usize) -> bool {
        let price = u64::from(self.prepared.occasions[occasion].price_cents);
        child
            .budget
            .is_some_and(|budget| holding.spent + price > u64::from(budget))
    }

    /// Writes a grant down; the price counts once, the second place for the capacity alone (R15).
    pub(crate) fn give(&mut self, child: usize, occasion: usize, rank: u32) {
        let entrant = &self.prepared.children[child];
        let facts = &self.prepared.occasions[occasion];
        self.places[occasion].take(entrant.places, entrant.entitled, self.now);
        let holding = &mut self.holdings[child];
        holding.counted += u32::from(facts.counts_against_limit);
        holding.spent += u64::from(facts.price_cents);
        holding.grants.push(Grant {
            occasion,
            rank,
            at: self.now,
        });
    }
}
