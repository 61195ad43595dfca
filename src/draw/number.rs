//! Lottery numbers and the member order (R3).

use sha2::{Digest, Sha256};

use super::hash::{hash_lines, hex, is_hex_digest};
use super::json::shown;
use super::message::InputError;
use super::prepared::Prepared;

/// A seed: exactly 64 digits `0–9a–f`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed(String);

impl Seed {
    /// Reads a seed; capitals and other lengths are errors, never repaired.
    pub fn parse(text: &str) -> Result<Self, InputError> {
        // A seed that was repaired would be another one than was published.
        if is_hex_digest(text) {
            return Ok(Self(text.to_owned()));
        }
        let text = shown(text);
        Err(InputError::new(
            format!("seed: „{text}“ besteht nicht aus genau 64 Zeichen 0-9a-f"),
            format!("seed: \"{text}\" is not exactly 64 digits 0-9a-f"),
        ))
    }

    /// The seed of the public draw: `SHA-256("ferienpass-seed/1" LF commitment LF random-value
    /// LF)`.
    pub fn derive(commitment: &str, random_value: &str) -> Self {
        Self(hex(&hash_lines(&[
            "ferienpass-seed/1",
            commitment,
            random_value,
        ])))
    }

    /// The seed of a trial draw, the same for the same input.
    pub(crate) fn trial(purpose: &str, input_sha256: &str, trial: u32) -> Self {
        // Another first line than that of `derive`: no trial can pass for the public draw.
        Self(hex(&hash_lines(&[
            purpose,
            input_sha256,
            &trial.to_string(),
        ])))
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `digest(t)` of R3.
pub fn ticket_digest(seed: &Seed, ticket: &str) -> [u8; 32] {
    hash_lines(&["ferienpass-draw/1", seed.as_str(), ticket])
}

/// The digest that orders the members of a group (R3).
pub fn member_digest(seed: &Seed, ticket: &str, child: &str) -> [u8; 32] {
    hash_lines(&["ferienpass-member/1", seed.as_str(), ticket, child])
}

/// Lottery numbers of all tickets under one seed.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// Tickets by number: `order[0]` has number 1.
    pub order: Vec<usize>,
    /// The number of each ticket, from 1.
    pub number: Vec<u32>,
    /// The digest of each ticket.
    pub digest: Vec<[u8; 32]>,
    /// The members of each ticket in member order, withdrawn ones included.
    pub members: Vec<Vec<usize>>,
}

impl Numbers {
    /// Sorts tickets and members by their digests.
    pub fn new(prepared: &Prepared, seed: &Seed) -> Self {
        // The lines before the ids are the same for all tickets (and for all members): they are
        // hashed once.
        let (start, member_start) = (
            started("ferienpass-draw/1", seed),
            started("ferienpass-member/1", seed),
        );
        let tickets = &prepared.tickets;
        let digest: Vec<[u8; 32]> = tickets
            .iter()
            .map(|ticket| ended(&start, &[&ticket.id]))
            .collect();
        let mut order: Vec<usize> = (0..tickets.len()).collect();
        // Equal digests are out of reach of chance; the id behind them makes the order total all
        // the same, so that no sorting algorithm can ever decide (I11).
        order.sort_by(|&a, &b| {
            digest[a]
                .cmp(&digest[b])
                .then_with(|| tickets[a].id.cmp(&tickets[b].id))
        });
        let mut number = vec![0; tickets.len()];
        for (position, &ticket) in order.iter().enumerate() {
            number[ticket] = position as u32 + 1;
        }
        let members = tickets.iter().map(|ticket| {
            let mut order = ticket.members.clone();
            // Most tickets are single children: a hash would order nothing.
            if order.len() > 1 {
                order.sort_by_cached_key(|&child| {
                    ended(
                        &member_start,
                        &[&ticket.id, &prepared.input.children[child].id],
                    )
                });
            }
            order
        });
        let members = members.collect();
        Self {
            order,
            number,
            digest,
            members,
        }
    }
}

fn started(purpose: &str, seed: &Seed) -> Sha256 {
    Sha256::new()
        .chain_update(purpose)
        .chain_update(b"\n")
        .chain_update(seed.as_str())
        .chain_update(b"\n")
}

/// The digest of what was started and these lines behind it.
fn ended(start: &Sha256, lines: &[&str]) -> [u8; 32] {
    lines
        .iter()
        .fold(start.clone(), |hasher, line| {
            hasher.chain_update(line).chain_update(b"\n")
        })
        .finalize()
        .into()
}
