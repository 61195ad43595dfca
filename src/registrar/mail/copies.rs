//! Letters to a family with two guardians go to both, as two letters of the same words: each greets
//! both, each has links of its own.

use super::letter::Letter;
use crate::registrar::domain::FamilyId;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::seconds::{Second, joined};
use crate::registrar::store::sql::Sql;
use std::collections::{BTreeMap, BTreeSet};

/// These letters, each followed by the one to the second guardian where there is one.
///
/// # Errors
/// When the database does not answer.
pub fn to_both(db: &dyn Sql, letters: &[Letter]) -> Result<Vec<Letter>, StoreError> {
    let seconds = seconds(db, letters)?;
    let all = letters.iter();
    let all = all.flat_map(|letter| {
        copies(letter, &seconds).map_or_else(|| vec![letter.clone()], Vec::from)
    });
    Ok(all.collect())
}

/// The second guardians of the families to whom letters go.
///
/// # Errors
/// When the database does not answer.
pub(super) fn seconds<'a>(
    db: &dyn Sql,
    letters: impl IntoIterator<Item = &'a Letter>,
) -> Result<Seconds, StoreError> {
    let families: BTreeSet<&FamilyId> = letters.into_iter().filter_map(of_both).collect();
    joined(db, &families)
}

/// Second guardians by family.
pub(super) type Seconds = BTreeMap<FamilyId, Second>;

/// The two letters in the place of one; `None` when it goes to one guardian only.
pub(super) fn copies(letter: &Letter, seconds: &Seconds) -> Option<[Letter; 2]> {
    let second = seconds.get(of_both(letter)?)?;
    Some(both(letter, second))
}

/// The family, both guardians of which get a letter.
fn of_both(letter: &Letter) -> Option<&FamilyId> {
    let to_one = letter.second.is_some() || letter.about.is_about_one_mailbox();
    letter.family.as_ref().filter(|_| !to_one)
}

fn both(letter: &Letter, second: &Second) -> [Letter; 2] {
    let first = Letter {
        name: greeted(&letter.name, &second.contact.name),
        ..letter.clone()
    };
    let copy = Letter {
        to: Some(second.contact.email.clone()),
        second: Some(second.id.clone()),
        ..first.clone()
    };
    [first, copy]
}

/// How both are addressed in one letter.
pub fn greeted(first: &str, second: &str) -> String {
    format!("{first} und {second}")
}
