//! From the end of a draw to its record: numbers, grants, reasons, waiting lists (R12), cuts,
//! counts.

use std::collections::BTreeMap;

use super::hash::hex;
use super::number::{Numbers, Seed};
use super::places::Cuts;
use super::prepared::Prepared;
use super::reason::reason;
use super::record::{CutRow, Granted, RECORD_FORMAT, Record, Refused, Report, TicketNumber};
use super::run::settle;
use super::turn::State;

/// The draw: a function of a checked input and a seed (I11, I12, I13).
pub fn draw(prepared: &Prepared, seed: &Seed, rehearsal: bool) -> Record {
    let numbers = Numbers::new(prepared, seed);
    let state = settle(prepared, &numbers);
    let (granted, refused) = decisions(&state);
    let (cuts, cuts_general) = cut_tables(&state);
    let off = prepared.input.occasions.iter().zip(&state.called_off);
    Record {
        called_off: off
            .filter(|(_, off)| **off)
            .map(|(occasion, _)| occasion.id.clone())
            .collect(),
        cuts,
        cuts_general,
        format: RECORD_FORMAT.to_owned(),
        granted,
        input_sha256: prepared.input_sha256.clone(),
        refused,
        rehearsal,
        report: count(&state),
        seed: seed.as_str().to_owned(),
        tickets: ticket_numbers(prepared, &numbers),
        waiting: waiting(&state, &numbers),
    }
}

pub(crate) fn ticket_numbers(prepared: &Prepared, numbers: &Numbers) -> Vec<TicketNumber> {
    let tickets = numbers.order.iter().enumerate();
    tickets
        .map(|(position, &ticket)| TicketNumber {
            digest: hex(&numbers.digest[ticket]),
            id: prepared.tickets[ticket].id.clone(),
            number: position as u32 + 1,
        })
        .collect()
}

/// Every wish of every child, granted or refused, by child and rank.
pub(crate) fn decisions(state: &State<'_>) -> (Vec<Granted>, Vec<Refused>) {
    let (mut granted, mut refused) = (Vec::new(), Vec::new());
    for child in 0..state.holdings.len() {
        granted.extend(granted_of(state, child));
        refused.extend(refused_of(state, child));
    }
    (granted, refused)
}

pub(crate) fn granted_of(state: &State<'_>, child: usize) -> Vec<Granted> {
    let id = |occasion: usize| state.prepared.input.occasions[occasion].id.clone();
    let grants = state.holdings[child].grants.iter();
    let mut granted: Vec<Granted> = grants
        .map(|grant| Granted {
            child: state.prepared.input.children[child].id.clone(),
            occasion: id(grant.occasion),
            rank: grant.rank,
            round: grant.at.round,
        })
        .collect();
    // Granted in the order of the rounds, written in that of the ranks.
    granted.sort_unstable_by_key(|grant| grant.rank);
    granted
}

pub(crate) fn refused_of(state: &State<'_>, child: usize) -> Vec<Refused> {
    let list = state.prepared.children[child].list.iter().enumerate();
    let grants = &state.holdings[child].grants;
    list.filter(|(_, entry)| grants.iter().all(|grant| grant.occasion != entry.occasion))
        .map(|(at, entry)| Refused {
            child: state.prepared.input.children[child].id.clone(),
            occasion: state.prepared.input.occasions[entry.occasion].id.clone(),
            rank: at as u32 + 1,
            reason: reason(state, child, at)
                .expect("an ungranted wish has an obstacle at the end (I6)"),
        })
        .collect()
}

/// Waiting lists: by occasions held, then lottery number, then member order; withdrawn children and
/// called-off occasions left out (R12).
fn waiting(state: &State<'_>, numbers: &Numbers) -> BTreeMap<String, Vec<String>> {
    let prepared = state.prepared;
    let mut lines: Vec<Vec<(usize, usize)>> = vec![Vec::new(); prepared.occasions.len()];
    for &child in numbers
        .order
        .iter()
        .flat_map(|&ticket| &numbers.members[ticket])
    {
        let entrant = &prepared.children[child];
        let grants = &state.holdings[child].grants;
        for entry in entrant.list.iter().filter(|_| !entrant.withdrawn) {
            if !state.called_off[entry.occasion]
                && grants.iter().all(|grant| grant.occasion != entry.occasion)
            {
                lines[entry.occasion].push((grants.len(), child));
            }
        }
    }
    let mut waiting = BTreeMap::new();
    for (occasion, mut line) in lines
        .into_iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        // The sort is stable: children with equally many places stay in the order of their numbers.
        line.sort_by_key(|(held, _)| *held);
        let ids = line
            .into_iter()
            .map(|(_, child)| prepared.input.children[child].id.clone())
            .collect();
        waiting.insert(prepared.input.occasions[occasion].id.clone(), ids);
    }
    waiting
}

fn cut_tables(state: &State<'_>) -> (BTreeMap<String, CutRow>, BTreeMap<String, CutRow>) {
    let row = |cuts: &Cuts| cuts.map(|cut| cut.map(|moment| (moment.round, moment.number)));
    let (mut all, mut general) = (BTreeMap::new(), BTreeMap::new());
    for (at, occasion) in state.prepared.input.occasions.iter().enumerate() {
        // Where nothing can run out there is nothing to prove.
        if occasion.capacity.is_some() && !state.called_off[at] {
            all.insert(occasion.id.clone(), row(&state.places[at].cuts));
            if occasion.reserved > 0 {
                general.insert(occasion.id.clone(), row(&state.places[at].cuts_general));
            }
        }
    }
    (all, general)
}

fn count(state: &State<'_>) -> Report {
    let mut report = Report::default();
    for (entrant, holding) in state.prepared.children.iter().zip(&state.holdings) {
        for rank in holding
            .grants
            .iter()
            .map(|grant| grant.rank as usize)
            // The fallback has no rank and counts for none.
            .filter(|&rank| rank > 0)
        {
            if report.grants_by_rank.len() < rank {
                report.grants_by_rank.resize(rank, 0);
            }
            report.grants_by_rank[rank - 1] += 1;
        }
        if !entrant.withdrawn && !entrant.list.is_empty() {
            report.children += 1;
            report.with_a_place += u32::from(!holding.grants.is_empty());
            report.with_first_wish += u32::from(holding.grants.iter().any(|grant| grant.rank == 1));
        }
    }
    report
}
