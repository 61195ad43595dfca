//! Second guardians as rows, and rows as second guardians.

use crate::registrar::domain::{Email, FamilyId, Instant, RequestId, SecondContact, SecondState};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Row, Sql, all, among, one, values};
use std::collections::{BTreeMap, BTreeSet};

/// A second guardian, or who was asked to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Second {
    /// The number in their links.
    pub id: RequestId,
    /// Of which family.
    pub family: FamilyId,
    /// How it stands.
    pub state: SecondState,
    /// Who it is.
    pub contact: SecondContact,
    /// Until when an answer counts.
    pub until: Instant,
}

/// The columns of a second guardian, in the order of [`second`].
const COLUMNS: &str = "id, family, state, name, mail, phone, expires_at";

fn second(row: &dyn Row) -> Result<Second, StoreError> {
    Ok(Second {
        id: row.get(0)?,
        family: row.get(1)?,
        state: row.get(2)?,
        contact: contact(row, 3)?,
        until: row.get(6)?,
    })
}

/// Reads who it is from three columns: name, mail, phone.
///
/// # Errors
/// When the database does not answer.
pub fn contact(row: &dyn Row, at: usize) -> Result<SecondContact, StoreError> {
    Ok(SecondContact {
        name: row.get(at)?,
        email: row.get(at + 1)?,
        phone: row.get(at + 2)?,
    })
}

/// One by the number in their links.
///
/// # Errors
/// When the database does not answer.
pub fn by_id(db: &dyn Sql, id: &RequestId) -> Result<Option<Second>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM seconds WHERE id = ?1");
    one(db, &sql, values![id], second)
}

/// A second guardian by the number in their links.
///
/// # Errors
/// When the database does not answer.
pub fn joined_by_id(db: &dyn Sql, id: &RequestId) -> Result<Option<Second>, StoreError> {
    Ok(by_id(db, id)?.filter(|second| second.state == SecondState::Joined))
}

/// All whom a family has asked and who are not forgotten, the last one first.
///
/// # Errors
/// When the database does not answer.
pub fn of_family(db: &dyn Sql, family: &FamilyId) -> Result<Vec<Second>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM seconds WHERE family = ?1 ORDER BY asked_at DESC, id DESC");
    all(db, &sql, values![family], second)
}

/// Who is the second guardian, or is asked, or has said no a short time ago: what is to be said of a
/// family.
///
/// # Errors
/// When the database does not answer.
pub fn standing(
    db: &dyn Sql,
    family: &FamilyId,
    now: Instant,
) -> Result<Option<Second>, StoreError> {
    let mut all = of_family(db, family)?;
    let joined = all
        .iter()
        .position(|one| one.state == SecondState::Joined)
        .map(|index| all.swap_remove(index));
    let counts = |one: &Second| one.state != SecondState::Over && now < one.until;
    Ok(joined.or_else(|| all.into_iter().next().filter(counts)))
}

/// The second guardians of some families.
///
/// # Errors
/// When the database does not answer.
pub fn joined(
    db: &dyn Sql,
    families: &BTreeSet<&FamilyId>,
) -> Result<BTreeMap<FamilyId, Second>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM seconds WHERE state = 'joined' AND family IN (#)");
    let families: Vec<&str> = families.iter().map(|family| family.as_str()).collect();
    let found = among(db, &sql, &[], &families, |row| {
        second(row).map(|second| (second.family.clone(), second))
    })?;
    Ok(found.into_iter().collect())
}

/// The second guardian of one family.
///
/// # Errors
/// When the database does not answer.
pub fn joined_to(db: &dyn Sql, family: &FamilyId) -> Result<Option<Second>, StoreError> {
    Ok(joined(db, &BTreeSet::from([family]))?.remove(family))
}

/// Keeps somebody who is asked now.
///
/// # Errors
/// When the database cannot do it.
pub fn ask(db: &dyn Sql, asked: &Second, now: Instant) -> Result<(), StoreError> {
    let Second {
        id,
        family,
        state,
        contact: SecondContact { name, email, phone },
        until,
    } = asked;
    let sql = "INSERT INTO seconds (id, family, state, name, mail, phone, asked_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    db.write(
        sql,
        values![id, family, state.name(), name, email, phone, now, until],
    )
}

/// How many a family has asked since then.
///
/// # Errors
/// When the database does not answer.
pub fn asked_since(db: &dyn Sql, family: &FamilyId, since: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM seconds WHERE family = ?1 AND asked_at > ?2";
    Ok(one(db, sql, values![family, since], |row| row.get(0))?.unwrap_or(0))
}

/// One stands otherwise from now on.
///
/// # Errors
/// When the database cannot do it.
pub fn stands(db: &dyn Sql, id: &RequestId, state: SecondState) -> Result<(), StoreError> {
    let sql = "UPDATE seconds SET state = ?2 WHERE id = ?1";
    db.write(sql, values![id, state.name()])
}

/// Another name or phone number.
///
/// # Errors
/// When the database cannot do it.
pub fn rename(db: &dyn Sql, id: &RequestId, contact: &SecondContact) -> Result<(), StoreError> {
    let sql = "UPDATE seconds SET name = ?2, phone = ?3 WHERE id = ?1";
    db.write(sql, values![id, contact.name, contact.phone])
}

/// Whether somebody is asked still.
///
/// # Errors
/// When the database does not answer.
pub fn waits(db: &dyn Sql, id: &RequestId) -> Result<bool, StoreError> {
    Ok(by_id(db, id)?.is_some_and(|one| one.state == SecondState::Asked))
}

/// The link of somebody who is asked is valid until then.
///
/// # Errors
/// When the database cannot do it.
pub fn valid_until(db: &dyn Sql, id: &RequestId, until: Instant) -> Result<(), StoreError> {
    let sql =
        "UPDATE seconds SET expires_at = ?2 WHERE id = ?1 AND state = 'asked' AND expires_at < ?2";
    db.write(sql, values![id, until])
}

/// Forgets all of whom nothing is to be said any more.
///
/// # Errors
/// When the database cannot do it.
pub fn forget_over(db: &dyn Sql, now: Instant) -> Result<(), StoreError> {
    let sql = "DELETE FROM seconds WHERE state <> 'joined' AND expires_at <= ?1";
    db.write(sql, values![now])
}

/// All whom a family has asked belong to another family from now on.
///
/// # Errors
/// When the database cannot do it.
pub fn moved(db: &dyn Sql, from: &FamilyId, to: &FamilyId) -> Result<(), StoreError> {
    let sql = "UPDATE seconds SET family = ?2 WHERE family = ?1";
    db.write(sql, values![from, to])
}

/// A second guardian takes another address, and with it another number: links in the old mailbox end.
///
/// # Errors
/// When the database cannot do it.
pub fn takes_address(
    db: &dyn Sql,
    id: &RequestId,
    fresh: &RequestId,
    email: &Email,
) -> Result<(), StoreError> {
    let sql = "UPDATE seconds SET id = ?2, mail = ?3 WHERE id = ?1";
    db.write(sql, values![id, fresh, email])
}

/// Deletes all whom a family has asked.
///
/// # Errors
/// When the database cannot do it.
pub fn delete(db: &dyn Sql, family: &FamilyId) -> Result<(), StoreError> {
    db.write("DELETE FROM seconds WHERE family = ?1", values![family])
}
