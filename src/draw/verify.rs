//! Checking a draw: the office's record against the whole input, or one family's receipt against
//! the public tables.
//!
//! All texts are German: a family reads them.

use std::collections::BTreeSet;

use super::commitment::{Commitment, Receipt};
use super::conclude::{draw, granted_of, refused_of};
use super::hash::hex;
use super::input::Occasion;
use super::merkle::climb;
use super::number::{Seed, ticket_digest};
use super::prepared::Prepared;
use super::read_proof::AnyRecord;
use super::reason::reason_as_told;
use super::record::{Granted, PublicRecord, Record, Refused, TicketNumber};
use super::replay::Case;
use super::turn::State;

/// What was checked: each line is one thing that is right.
pub type Checks = Vec<String>;

/// Recomputes the whole draw. An error says what differs.
pub fn verify_with_input(record: &Record, prepared: &Prepared) -> Result<Checks, String> {
    if record.input_sha256 != prepared.input_sha256 {
        return Err(
            "Das Protokoll gehört zu einer anderen Eingabe: Die Prüfsumme stimmt nicht.".to_owned(),
        );
    }
    let seed =
        Seed::parse(&record.seed).map_err(|_| "Der Startwert ist kein Startwert.".to_owned())?;
    // Whether it was a rehearsal is a word of the office, which follows from nothing.
    let again = draw(prepared, &seed, record.rehearsal);
    let differs: Vec<&str> = [
        ("Losnummern", record.tickets != again.tickets),
        ("abgesagte Termine", record.called_off != again.called_off),
        ("Zusagen", record.granted != again.granted),
        ("Absagen", record.refused != again.refused),
        ("Wartelisten", record.waiting != again.waiting),
        (
            "letzte Plätze",
            record.cuts != again.cuts || record.cuts_general != again.cuts_general,
        ),
        ("Zahlen", record.report != again.report),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect();
    if !differs.is_empty() {
        return Err(format!(
            "Beim Nachrechnen kommt etwas anderes heraus: {}.",
            differs.join(", ")
        ));
    }
    let (tickets, granted, refused) = (
        record.tickets.len(),
        record.granted.len(),
        record.refused.len(),
    );
    let mut checks = rehearsal(record.rehearsal);
    checks.extend([
        "Die Eingabe ist die, zu der das Protokoll gehört.".to_owned(),
        format!("Alle {tickets} Losnummern folgen aus dem Startwert."),
        format!("Alle {granted} Zusagen, {refused} Absagen, Wartelisten und Tabellen sind richtig nachgerechnet."),
    ]);
    Ok(checks)
}

/// Nobody may take a rehearsal for the draw.
fn rehearsal(rehearsal: bool) -> Checks {
    if rehearsal {
        vec!["Achtung: Das war nur eine Probe, keine echte Auslosung.".to_owned()]
    } else {
        Checks::new()
    }
}

/// Checks one receipt: the entry is in the commitment, the number follows from the seed, and every
/// grant and refusal follows from the number and the public cut table (I9).
pub fn verify_receipt(
    record: &AnyRecord,
    receipt: &Receipt,
    commitment: &Commitment,
    random_value: Option<&str>,
) -> Result<Checks, String> {
    let public = record.public();
    let mut checks = rehearsal(public.rehearsal);
    checks.push(check_entry(receipt, commitment)?);
    check_binding(receipt, commitment, &public)?;
    checks.push("Regeln und Termine auf dem Beleg sind die öffentlich festgelegten, und die Auslosung gehört dazu.".to_owned());
    checks.push(check_seed(random_value, commitment, &public)?);
    checks.push(check_numbers(
        &public,
        &receipt.entry.ticket,
        commitment.counts.tickets,
    )?);
    let case = Case::new(receipt, public)?;
    let state = case.replay()?;
    let children = 0..case.prepared.children.len();
    let granted: Vec<Granted> = children
        .clone()
        .flat_map(|child| granted_of(&state, child))
        .collect();
    let refused: Vec<_> = children
        .flat_map(|child| refused_of(&state, child))
        .collect();
    if let AnyRecord::Full(record) = record {
        let surprises = check_own_rows(record, &case, &state, &granted, &refused)?;
        for row in surprises {
            check_surprise(row, &case, &granted, commitment)?;
        }
    }
    let (yes, no) = (granted.len(), refused.len());
    checks.push(format!(
        "Jede Zusage ({yes}) und jede Absage ({no}) folgt aus eurer Nummer, eurer Liste und der Tabelle der letzten Plätze."
    ));
    Ok(checks)
}

fn check_seed(
    random_value: Option<&str>,
    commitment: &Commitment,
    record: &PublicRecord,
) -> Result<String, String> {
    match random_value {
        Some(value) if Seed::derive(&commitment.sha256(), value).as_str() == record.seed => {
            Ok("Der Startwert folgt aus der Festlegung und dem Zufallswert.".to_owned())
        }
        Some(_) => {
            Err("Der Startwert folgt nicht aus der Festlegung und diesem Zufallswert.".to_owned())
        }
        None => Ok(format!(
            "Nicht geprüft: ob der Startwert aus dem Zufallswert folgt ({}).",
            commitment.randomness
        )),
    }
}

/// What the full record says of the own children is what the replay found. Gives back the surprises
/// among it: they depend on what others left over, which the own tables cannot tell.
fn check_own_rows<'r>(
    record: &'r Record,
    case: &Case,
    state: &State<'_>,
    granted: &[Granted],
    refused: &[Refused],
) -> Result<Vec<&'r Granted>, String> {
    let own = |id: &str| case.prepared.child_at(id).is_some();
    let theirs = record.granted.iter().filter(|row| own(&row.child));
    let (surprises, wishes): (Vec<&Granted>, Vec<&Granted>) = theirs.partition(|row| row.rank == 0);
    if !wishes.into_iter().eq(granted) {
        return Err(
            "Die Zusagen im Protokoll folgen nicht aus Losnummer, Liste und Tabelle.".to_owned(),
        );
    }
    let told: Vec<&Refused> = record
        .refused
        .iter()
        .filter(|row| own(&row.child))
        .collect();
    let follows = |(row, mine): (&&Refused, &Refused)| {
        let child = case.prepared.child_at(&row.child).unwrap_or(0);
        let reason = reason_as_told(state, child, mine.rank as usize - 1, Some(row.reason));
        reason == Some(row.reason)
            && Refused {
                reason: row.reason,
                ..mine.clone()
            } == **row
    };
    if told.len() != refused.len() || !told.iter().zip(refused).all(follows) {
        return Err(
            "Die Absagen im Protokoll folgen nicht aus Losnummer, Liste und Tabelle.".to_owned(),
        );
    }
    Ok(surprises)
}

fn check_entry(receipt: &Receipt, commitment: &Commitment) -> Result<String, String> {
    let root = climb(receipt.entry.leaf(&receipt.salt), &receipt.path);
    if receipt.commitment != commitment.sha256() {
        return Err("Der Beleg gehört zu einer anderen Festlegung.".to_owned());
    }
    if root != commitment.entries_root {
        return Err("Eure Wunschliste steckt so nicht in der Festlegung: Eintrag, Salz oder Pfad sind verändert.".to_owned());
    }
    Ok(format!(
        "Eure Wunschliste (Los {}) steckt unverändert in der Festlegung.",
        receipt.entry.ticket
    ))
}

fn check_binding(
    receipt: &Receipt,
    commitment: &Commitment,
    record: &PublicRecord,
) -> Result<(), String> {
    let known = |row: &Occasion| commitment.occasions.iter().any(|occasion| occasion == row);
    if let Some(row) = receipt.occasions.iter().find(|row| !known(row)) {
        return Err(format!(
            "Der Termin {} steht anders in der Festlegung.",
            row.id
        ));
    }
    if receipt.settings != commitment.settings || receipt.season != commitment.season {
        return Err("Die Regeln auf dem Beleg stehen anders in der Festlegung.".to_owned());
    }
    if record.input_sha256 != commitment.input_sha256 {
        return Err("Die Auslosung lief mit anderen Wunschlisten als den festgelegten.".to_owned());
    }
    check_tables(commitment, record)
}

/// Only an occasion with a minimum can be called off (R13), and the cut tables have a row for every
/// occasion they must.
fn check_tables(commitment: &Commitment, record: &PublicRecord) -> Result<(), String> {
    let minimum = |id: &str| {
        commitment
            .occasions
            .iter()
            .find(|occasion| occasion.id == id)
            .map_or(0, |occasion| occasion.minimum)
    };
    if let Some(id) = record.called_off.iter().find(|id| minimum(id) == 0) {
        return Err(format!(
            "Der Termin {id} kann nicht ausfallen: Für ihn ist keine Mindestzahl festgelegt."
        ));
    }
    let takes_place = |occasion: &&Occasion| {
        occasion.capacity.is_some() && !record.called_off.contains(&occasion.id)
    };
    let limited: BTreeSet<&String> = commitment
        .occasions
        .iter()
        .filter(takes_place)
        .map(|occasion| &occasion.id)
        .collect();
    let reserved = commitment
        .occasions
        .iter()
        .filter(takes_place)
        .filter(|occasion| occasion.reserved > 0);
    let complete = limited.iter().copied().eq(record.cuts.keys())
        && reserved
            .map(|occasion| &occasion.id)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .eq(record.cuts_general.keys());
    complete.then_some(()).ok_or_else(|| {
        "In der Tabelle der letzten Plätze stehen andere Termine als die festgelegten.".to_owned()
    })
}

/// The whole list of numbers: every digest follows from the seed, and the list is sorted by them
/// (R3).
fn check_numbers(record: &PublicRecord, ticket: &str, count: u32) -> Result<String, String> {
    let seed =
        Seed::parse(&record.seed).map_err(|_| "Der Startwert ist kein Startwert.".to_owned())?;
    // One ticket left out would move up everybody behind it.
    if record.tickets.len() as u64 != u64::from(count) {
        return Err(format!(
            "Festgelegt waren {count} Lose, ausgelost wurden {}.",
            record.tickets.len()
        ));
    }
    let mut last: Option<&TicketNumber> = None;
    for (position, row) in record.tickets.iter().enumerate() {
        let right = row.digest == hex(&ticket_digest(&seed, &row.id))
            && row.number as usize == position + 1;
        // Strictly ascending: an equal digest would be one ticket with two numbers.
        if !right || last.is_some_and(|last| last.digest >= row.digest) {
            return Err(format!(
                "Die Losnummer {} von Los {} folgt nicht aus dem Startwert.",
                row.number, row.id
            ));
        }
        last = Some(row);
    }
    let own = record.tickets.iter().find(|row| row.id == ticket);
    let number = own
        .ok_or_else(|| format!("Das Los {ticket} steht nicht in der Liste der Losnummern."))?
        .number;
    Ok(format!(
        "Eure Losnummer {number} von {count} folgt aus dem Startwert."
    ))
}

/// A fallback grant (R11): ticked, nothing else held, not on the own list, inside the age, not
/// called off. That it had the most free places can only be seen with the whole input.
fn check_surprise(
    row: &Granted,
    case: &Case,
    granted: &[Granted],
    commitment: &Commitment,
) -> Result<(), String> {
    let wrong = || {
        format!(
            "Die Überraschung {} für {} widerspricht der Regel.",
            row.occasion, row.child
        )
    };
    let child = case.prepared.child_at(&row.child).ok_or_else(wrong)?;
    let entrant = &case.prepared.children[child];
    let listed = case
        .prepared
        .occasion_at(&row.occasion)
        .is_some_and(|at| entrant.list.iter().any(|entry| entry.occasion == at));
    let occasion = commitment
        .occasions
        .iter()
        .find(|occasion| occasion.id == row.occasion)
        .ok_or_else(wrong)?;
    let off = case.record.called_off.contains(&row.occasion);
    let holds = granted.iter().any(|grant| grant.child == row.child);
    let first_day = occasion
        .sessions
        .first()
        .map(|session| session.start.date())
        .ok_or_else(wrong)?;
    let born = case.prepared.input.children[child].born;
    let (from, to) = occasion.age;
    let old_enough =
        crate::calendar::local::age_fits(born, from, to, occasion.age_tolerance_days, first_day);
    let allowed = entrant.surprise && !entrant.withdrawn && old_enough && !listed && !off && !holds;
    allowed.then_some(()).ok_or_else(wrong)
}
