//! The commitment, published before the draw, and the receipts of the families (proof in public,
//! step 1).
//!
//! The *commitment* that goes into the seed is the SHA-256 of the canonical bytes of the published
//! file, as
//! `sha256sum` prints it. It covers the salted entries by their Merkle root and everything public
//! in the open.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::hash::{hash_lines, hex};
use super::input::{Child, Group, Occasion, Settings, to_canonical};
use super::merkle::{Side, leaf, levels, path, root};
use super::message::InputError;
use super::prepared::Prepared;

/// The value of the field `format` of a commitment.
pub const COMMITMENT_FORMAT: &str = "ferienpass-draw-commitment/1";
/// The value of the field `format` of a receipt.
pub const RECEIPT_FORMAT: &str = "ferienpass-draw-receipt/1";

/// What the office promises before the random value is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commitment {
    /// How much takes part.
    pub counts: Counts,
    /// The Merkle root over the salted entries, in the order of the ticket ids.
    pub entries_root: String,
    /// Always [`COMMITMENT_FORMAT`].
    pub format: String,
    /// SHA-256 of the canonical input: ties the later record to this commitment.
    pub input_sha256: String,
    /// The table of occasions and capacities.
    pub occasions: Vec<Occasion>,
    /// The commitment this one replaces, if any.
    pub previous: Option<String>,
    /// The program and its version.
    pub program: String,
    /// The named random value of the future.
    pub randomness: String,
    /// The season.
    pub season: String,
    /// The rules of the season.
    pub settings: Settings,
}

/// Counts of a commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Children, withdrawn ones included.
    pub children: u32,
    /// Groups.
    pub groups: u32,
    /// Tickets.
    pub tickets: u32,
    /// Wishes on the lists of all children.
    pub wishes: u32,
}

/// What one ticket asks for: the text that is salted and hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ballot {
    /// The children on the ticket.
    pub children: Vec<Child>,
    /// The group, unless it is a single child.
    pub group: Option<Group>,
    /// The ticket id.
    pub ticket: String,
}

/// What a family receives: its entry, salt and path, and the rules that apply to its list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The commitment it belongs to.
    pub commitment: String,
    /// The entry as it was committed.
    pub entry: Ballot,
    /// Always [`RECEIPT_FORMAT`].
    pub format: String,
    /// The occasions on the lists of the ticket.
    pub occasions: Vec<Occasion>,
    /// The neighbours from the entry up to the root.
    pub path: Vec<(Side, String)>,
    /// The salt of the entry, secret until the family shows it.
    pub salt: String,
    /// The season.
    pub season: String,
    /// The rules of the season.
    pub settings: Settings,
}

impl Ballot {
    /// The canonical text of the entry, one line.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// The leaf of the entry under a salt.
    pub fn leaf(&self, salt: &str) -> String {
        leaf(salt, &String::from_utf8_lossy(&self.to_json()))
    }
}

impl Commitment {
    /// The canonical bytes: this is the file to publish.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// The commitment as it goes into the seed: SHA-256 of the published file.
    pub fn sha256(&self) -> String {
        hex(&Sha256::digest(self.to_json()))
    }
}

impl Receipt {
    /// The canonical bytes.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

/// Commits to an input.
///
/// `salt_seed` must be 32 random bytes that are thrown away afterwards: each salt is
/// `SHA-256("ferienpass-salt/1" LF salt seed as hex LF ticket-id LF)`, so nobody can guess an entry
/// from its hash.
/// `previous` is a commitment of the same season that this one replaces, for example because a
/// child was withdrawn after the publication; the chain makes every replacement visible.
pub fn commit(
    prepared: &Prepared,
    randomness: &str,
    previous: Option<&Commitment>,
    salt_seed: &[u8; 32],
) -> Result<(Commitment, Vec<Receipt>), InputError> {
    let input = &prepared.input;
    check_line("randomness", randomness)?;
    // A chain that leads to another season would hide which commitment was replaced.
    if let Some(other) = previous.filter(|previous| previous.season != input.season) {
        let (season, other) = (&input.season, &other.season);
        return Err(InputError::new(
            format!("previous: gehört zur Saison {other}, nicht zu {season}"),
            format!("previous: it belongs to the season {other}, not to {season}"),
        ));
    }
    let ballots: Vec<Ballot> = (0..prepared.tickets.len())
        .map(|ticket| ballot(prepared, ticket))
        .collect();
    let salts = salts(&ballots, salt_seed);
    let tree = levels(
        ballots
            .iter()
            .zip(&salts)
            .map(|(ballot, salt)| ballot.leaf(salt))
            .collect(),
    );
    let commitment = Commitment {
        counts: counts(prepared),
        entries_root: root(&tree),
        format: COMMITMENT_FORMAT.to_owned(),
        input_sha256: prepared.input_sha256.clone(),
        occasions: input.occasions.clone(),
        previous: previous.map(Commitment::sha256),
        // Another version may draw differently: which one was promised stands in public.
        program: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
        randomness: randomness.to_owned(),
        season: input.season.clone(),
        settings: input.settings.clone(),
    };
    let sha256 = commitment.sha256();
    let receipts = ballots
        .into_iter()
        .zip(salts)
        .enumerate()
        .map(|(ticket, (entry, salt))| Receipt {
            commitment: sha256.clone(),
            occasions: occasions_of(prepared, ticket),
            entry,
            format: RECEIPT_FORMAT.to_owned(),
            path: path(&tree, ticket),
            salt,
            season: input.season.clone(),
            settings: input.settings.clone(),
        });
    Ok((commitment, receipts.collect()))
}

fn salts(ballots: &[Ballot], salt_seed: &[u8; 32]) -> Vec<String> {
    let salt_seed = hex(salt_seed);
    let salt = |ballot: &Ballot| hash_lines(&["ferienpass-salt/1", &salt_seed, &ballot.ticket]);
    ballots.iter().map(|ballot| hex(&salt(ballot))).collect()
}

fn counts(prepared: &Prepared) -> Counts {
    let wishes = prepared
        .children
        .iter()
        .map(|child| child.list.len() as u32);
    Counts {
        children: prepared.input.children.len() as u32,
        groups: prepared.input.groups.len() as u32,
        tickets: prepared.tickets.len() as u32,
        wishes: wishes.sum(),
    }
}

/// A text that goes into a hash line: not empty, no control characters, no white space at the ends.
pub fn check_line(name: &str, text: &str) -> Result<(), InputError> {
    // A line feed would make two lines of one, and a space at the end is not seen when it is typed
    // again.
    if !text.is_empty() && text.trim() == text && !text.chars().any(char::is_control) {
        return Ok(());
    }
    Err(InputError::new(
        format!("{name}: muss eine Zeile Text ohne Leerzeichen am Rand sein"),
        format!("{name}: must be one line of text without white space at its ends"),
    ))
}

fn ballot(prepared: &Prepared, ticket: usize) -> Ballot {
    let ticket = &prepared.tickets[ticket];
    let input = &prepared.input;
    Ballot {
        children: ticket
            .members
            .iter()
            .map(|&child| input.children[child].clone())
            .collect(),
        group: input
            .groups
            .binary_search_by(|group| group.id.cmp(&ticket.id))
            .ok()
            .map(|at| input.groups[at].clone()),
        ticket: ticket.id.clone(),
    }
}

fn occasions_of(prepared: &Prepared, ticket: usize) -> Vec<Occasion> {
    let members = prepared.tickets[ticket].members.iter();
    let mut wished: Vec<usize> = members
        .flat_map(|&child| &prepared.children[child].list)
        .map(|entry| entry.occasion)
        .collect();
    wished.sort_unstable();
    wished.dedup();
    wished
        .into_iter()
        .map(|occasion| prepared.input.occasions[occasion].clone())
        .collect()
}
