//! Why a wish was not granted: the obstacle that has stood longest.

use std::fmt;

use serde::Serialize;

use super::places::Moment;
use super::turn::State;

/// The reason of a refusal, in the order that decides between obstacles of the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The child was withdrawn (R2).
    Withdrawn,
    /// The occasion was called off (R13).
    CalledOff,
    /// The child holds another occasion of the offer (R10).
    SameOffer,
    /// Time or day conflict with something held (R10).
    Conflict,
    /// The limit was reached (R7).
    Limit,
    /// The price would exceed the budget (R7).
    Budget,
    /// Fewer places free for the child than it needs.
    Full,
    /// Strict: fewer places free than all who confirmed it need together.
    GroupTooLarge,
    /// Strict: another one of them has a same-offer, conflict, limit or budget obstacle.
    Mate,
}

impl Reason {
    const ALL: [Self; 9] = [
        Self::Withdrawn,
        Self::CalledOff,
        Self::SameOffer,
        Self::Conflict,
        Self::Limit,
        Self::Budget,
        Self::Full,
        Self::GroupTooLarge,
        Self::Mate,
    ];

    /// The name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::CalledOff => "called_off",
            Self::SameOffer => "same_offer",
            Self::Conflict => "conflict",
            Self::Limit => "limit",
            Self::Budget => "budget",
            Self::Full => "full",
            Self::GroupTooLarge => "group_too_large",
            Self::Mate => "mate",
        }
    }

    /// The reason with this name, if any.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The reason why the wish at this position of the child's list was refused; `None` if it has no
/// obstacle.
pub(crate) fn reason(state: &State<'_>, child: usize, position: usize) -> Option<Reason> {
    let prepared = state.prepared;
    let entrant = &prepared.children[child];
    let entry = entrant.list[position];
    let places = &state.places[entry.occasion];
    let start = Moment::default();
    let mut longest: Option<(Moment, Reason)> = None;
    let mut note = |since: Option<Moment>, reason: Reason| {
        if let Some(since) = since {
            // The pair is ordered by moment, then by the order in which the reasons are declared:
            // that is what decides between obstacles of the same moment.
            longest = Some(longest.map_or((since, reason), |longest| longest.min((since, reason))));
        }
    };
    note(entrant.withdrawn.then_some(start), Reason::Withdrawn);
    note(
        state.called_off[entry.occasion].then_some(start),
        Reason::CalledOff,
    );
    note(places.since(entrant.places, entrant.entitled), Reason::Full);
    own_obstacles(state, child, entry.occasion)
        .into_iter()
        .for_each(|(since, reason)| note(since, reason));
    if let Some(at) = entry.together.filter(|_| entry.strict) {
        let confirmed = &prepared.tickets[entrant.ticket].together[at].confirmed;
        note(
            places.too_few_since(state.need(confirmed)),
            Reason::GroupTooLarge,
        );
        for &mate in confirmed.iter().filter(|&&mate| mate != child) {
            own_obstacles(state, mate, entry.occasion)
                .into_iter()
                .for_each(|(since, _)| note(since, Reason::Mate));
        }
    }
    longest.map(|(_, reason)| reason)
}

/// The reason as far as the public tables tell it, where `told` is what the record says.
///
/// The tables name turns, not grants. So there is one question they leave open, for a strict
/// together-wish alone: in one turn *another* ticket took so many places that the group no longer
/// fitted and no place was left for this child. If it took them in one grant, the reason is `full`;
/// if its members took them one by one, `group_too_large`. Then, and only then, the record's word
/// stands (without it: `full`). Both are true of the end, so no grant depends on it.
pub(crate) fn reason_as_told(
    state: &State<'_>,
    child: usize,
    position: usize,
    told: Option<Reason>,
) -> Option<Reason> {
    let found = reason(state, child, position);
    if found != Some(Reason::Full) || told != Some(Reason::GroupTooLarge) {
        return found;
    }
    let entrant = &state.prepared.children[child];
    let entry = entrant.list[position];
    let places = &state.places[entry.occasion];
    let confirmed = entry
        .together
        .map(|at| &state.prepared.tickets[entrant.ticket].together[at].confirmed);
    let too_large = confirmed
        .filter(|_| entry.strict)
        .and_then(|confirmed| places.too_few_since(state.need(confirmed)));
    // A replay knows the grants of its own turns, and the start of the draw; a turn of another
    // ticket has grant 0.
    let is_open = |moment: Moment| moment.round > 0 && moment.grant == 0;
    let open = too_large.filter(|too_large| {
        is_open(*too_large) && Some(*too_large) == places.since(entrant.places, entrant.entitled)
    });
    if open.is_some() { told } else { found }
}

/// Since when something the child holds, its limit or its budget has stood against an occasion.
pub(crate) fn own_obstacles(
    state: &State<'_>,
    child: usize,
    occasion: usize,
) -> [(Option<Moment>, Reason); 4] {
    let prepared = state.prepared;
    let entrant = &prepared.children[child];
    let wished = &prepared.occasions[occasion];
    let grants = &state.holdings[child].grants;
    // Grants stand in the order in which they came: the first obstacle has stood longest.
    let first = |against: &dyn Fn(usize) -> bool| {
        grants
            .iter()
            .find(|grant| against(grant.occasion))
            .map(|grant| grant.at)
    };
    let limit = entrant
        .limit
        .filter(|_| wished.counts_against_limit)
        .and_then(|limit| {
            let counted = grants
                .iter()
                .filter(|grant| prepared.occasions[grant.occasion].counts_against_limit);
            let mut moments =
                std::iter::once(Moment::default()).chain(counted.map(|grant| grant.at));
            // With a limit of n the n-th grant closes it; a limit of 0 is closed from the start.
            moments.nth(limit as usize)
        });
    let budget = entrant.budget.and_then(|budget| {
        // A price above the whole budget stands against the wish from the start.
        let left = u64::from(budget).checked_sub(u64::from(wished.price_cents));
        let mut spent = 0;
        let sums = grants.iter().map(|grant| {
            spent += u64::from(prepared.occasions[grant.occasion].price_cents);
            (spent, grant.at)
        });
        let mut sums = std::iter::once((0, Moment::default())).chain(sums);
        sums.find(|(spent, _)| left.is_none_or(|left| *spent > left))
            .map(|(_, at)| at)
    });
    [
        (
            first(&|held| prepared.same_offer(held, occasion)),
            Reason::SameOffer,
        ),
        (
            first(&|held| prepared.clash(held, occasion)),
            Reason::Conflict,
        ),
        (limit, Reason::Limit),
        (budget, Reason::Budget),
    ]
}
