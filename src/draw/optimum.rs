//! The optimum a fairness report measures the draw by: as many children with a place as possible,
//! then the best ranks.
//!
//! One place per child is enough for both questions, so conflicts, limits and budgets of several
//! places do not matter (a limit of 0 and a price above the budget do). Strict together-wishes,
//! entries that need two places and minimum numbers are *side rules*: with them the flow is an
//! upper bound. The feature `optimise` then asks a solver for the exact value; without it, or if
//! the solver gives up, the result says that it is an upper bound.

#[cfg(feature = "optimise")]
mod side_rules;
#[cfg(feature = "optimise")]
mod solver;

use super::flow::Network;
use super::prepared::Prepared;

/// The best possible result for one place per child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Optimum {
    /// Children with a place.
    pub with_a_place: u32,
    /// Sum of the ranks of these places.
    pub rank_sum: u64,
    /// Whether side rules were left out, so that this is an upper bound only.
    pub upper_bound: bool,
}

/// Computes the optimum.
pub fn optimum(prepared: &Prepared) -> Optimum {
    let best = bound(prepared);
    #[cfg(feature = "optimise")]
    if best.upper_bound
        && let Some(exact) = side_rules::exact(prepared)
    {
        return exact;
    }
    best
}

/// Whether a child could hold this occasion alone: limit above 0, price within the budget.
fn affordable(prepared: &Prepared, child: usize, occasion: usize) -> bool {
    let (entrant, occasion) = (
        &prepared.children[child],
        &prepared.input.occasions[occasion],
    );
    let refused = occasion.counts_against_limit && entrant.limit == Some(0);
    !refused
        && entrant
            .budget
            .is_none_or(|budget| occasion.price_cents <= budget)
}

/// The nodes of every occasion: general places are open to all, reserved ones to entitled children
/// (R14).
fn doors(network: &mut Network, prepared: &Prepared, sink: usize) -> Vec<(usize, usize)> {
    // One place for each child is all anybody needs here: as many as children is without limit.
    let most = prepared.children.len() as u32;
    let occasions = prepared.input.occasions.iter();
    occasions
        .map(|occasion| {
            let (general, reserved) = (network.add_node(), network.add_node());
            let places = occasion
                .capacity
                .map_or(most, |capacity| capacity - occasion.reserved);
            network.add_edge(general, sink, places, 0);
            network.add_edge(reserved, sink, occasion.reserved, 0);
            (general, reserved)
        })
        .collect()
}

/// The optimum by min-cost flow, side rules left out: what is said without the solver.
pub fn bound(prepared: &Prepared) -> Optimum {
    let mut network = Network::default();
    let (source, sink) = (network.add_node(), network.add_node());
    let doors = doors(&mut network, prepared, sink);
    let mut wishes = Vec::new();
    let mut upper_bound = prepared
        .input
        .occasions
        .iter()
        .any(|occasion| occasion.minimum > 0);
    for (child, entrant) in prepared
        .children
        .iter()
        .enumerate()
        .filter(|(_, entrant)| !entrant.withdrawn)
    {
        let node = network.add_node();
        network.add_edge(source, node, 1, 0);
        upper_bound |= entrant.places > 1 || entrant.list.iter().any(|entry| entry.strict);
        for (at, entry) in entrant
            .list
            .iter()
            .enumerate()
            .filter(|(_, entry)| affordable(prepared, child, entry.occasion))
        {
            let occasion = &prepared.input.occasions[entry.occasion];
            let rank = at as i64 + 1;
            let (general, reserved) = doors[entry.occasion];
            wishes.push((network.add_edge(node, general, 1, rank), rank));
            if entrant.entitled && occasion.reserved > 0 {
                wishes.push((network.add_edge(node, reserved, 1, rank), rank));
            }
        }
    }
    network.run(source, sink);
    let granted: Vec<i64> = wishes
        .iter()
        .filter(|(edge, _)| network.flow(*edge) > 0)
        .map(|(_, rank)| *rank)
        .collect();
    Optimum {
        with_a_place: granted.len() as u32,
        rank_sum: granted.iter().map(|rank| *rank as u64).sum(),
        upper_bound,
    }
}
