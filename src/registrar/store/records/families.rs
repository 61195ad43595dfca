//! Families as rows, and rows as families.

use crate::registrar::domain::{Family, FamilyId, Guardian, Instant};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Row, Sql, one, values};

/// The columns of a family, in the order of [`family`], after `families f`.
pub const COLUMNS: &str = "f.id, f.name, f.mail, f.phone";

/// Reads a guardian from three columns: name, mail, phone.
///
/// # Errors
/// When the database does not answer.
pub fn guardian(row: &dyn Row, at: usize) -> Result<Guardian, StoreError> {
    Ok(Guardian {
        name: row.get(at)?,
        email: row.get(at + 1)?,
        phone: row.get(at + 2)?,
    })
}

/// Reads a family from four columns: id, name, mail, phone.
///
/// # Errors
/// When the database does not answer.
pub fn family(row: &dyn Row, at: usize) -> Result<Family, StoreError> {
    Ok(Family {
        id: row.get(at)?,
        guardian: guardian(row, at + 1)?,
    })
}

/// A family by its id.
///
/// # Errors
/// When the database does not answer.
pub fn by_id(db: &dyn Sql, id: &FamilyId) -> Result<Option<Family>, StoreError> {
    one(
        db,
        "SELECT id, name, mail, phone FROM families WHERE id = ?1",
        values![id],
        |row| family(row, 0),
    )
}

/// A family by its address.
///
/// # Errors
/// When the database does not answer.
pub fn by_mail(db: &dyn Sql, mail_key: &str) -> Result<Option<Family>, StoreError> {
    one(
        db,
        "SELECT id, name, mail, phone FROM families WHERE mail_key = ?1",
        values![mail_key],
        |row| family(row, 0),
    )
}

/// How often a family has changed name or phone number since then.
///
/// # Errors
/// When the database does not answer.
pub fn contact_changes(db: &dyn Sql, family: &FamilyId, since: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM contact_changes WHERE family = ?1 AND changed_at > ?2";
    Ok(one(db, sql, values![family, since], |row| row.get(0))?.unwrap_or(0))
}

/// A family changes name or phone number.
///
/// # Errors
/// When the database cannot do it.
pub fn contact_changed(db: &dyn Sql, family: &FamilyId, now: Instant) -> Result<(), StoreError> {
    let sql = "INSERT INTO contact_changes (family, changed_at) VALUES (?1, ?2)";
    db.write(sql, values![family, now])
}
