//! Letters to a family with two guardians go to both, as two letters of the same words: each greets
//! both, each has links of its own.

use super::letter::Letter;
use crate::registrar::domain::{FamilyId, Instant};
use crate::registrar::store::StoreError;
use crate::registrar::store::records::seconds::{self, Second};
use crate::registrar::store::sql::Sql;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// These letters with their times, each followed by the one to the second guardian where there is one.
///
/// # Errors
/// When the database does not answer.
pub fn to_both<'a>(
    db: &dyn Sql,
    letters: &[(&'a Letter, Instant)],
) -> Result<Vec<(Cow<'a, Letter>, Instant)>, StoreError> {
    let families: BTreeSet<&FamilyId> = letters
        .iter()
        .filter_map(|(letter, _)| of_both(letter))
        .collect();
    let seconds = seconds::joined(db, &families)?;
    let mut all = Vec::with_capacity(letters.len());
    for (letter, now) in letters {
        match of_both(letter).and_then(|family| seconds.get(family)) {
            Some(second) => {
                all.extend(both(letter, second).map(|letter| (Cow::Owned(letter), *now)));
            }
            None => all.push((Cow::Borrowed(*letter), *now)),
        }
    }
    Ok(all)
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
