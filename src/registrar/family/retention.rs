//! How long families are kept: forms that nobody confirmed, families whose last date is over.

use super::erase::delete_family;
use crate::registrar::domain::{Email, FamilyId, Instant};
use crate::registrar::programme::Programme;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::seconds;
use crate::registrar::store::sql::{Sql, all, time, values};
use chrono::TimeDelta;

/// Personal data are kept so long after the last date of a family.
pub const KEEP: TimeDelta = TimeDelta::days(14);

/// What was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Forms that were never confirmed.
    pub requests: usize,
    /// Families.
    pub families: usize,
    /// Registrations whose answers were deleted before the rest.
    pub answers: usize,
}

/// Deletes what must not be kept any longer, in the open transaction.
///
/// # Errors
/// When the database cannot do it.
pub fn delete_what_is_over(
    db: &dyn Sql,
    programme: &Programme,
    now: Instant,
) -> Result<Deleted, StoreError> {
    let requests = unconfirmed(db, now)?;
    follow_dates(db, programme)?;
    let limit = now - KEEP;
    let over = all(
        db,
        "SELECT f.id, f.mail FROM families f WHERE NOT EXISTS (SELECT 1 FROM registrations r WHERE r.family = f.id AND r.ends_at > ?1)",
        values![limit],
        |row| Ok((row.get::<FamilyId>(0)?, row.get::<Email>(1)?)),
    )?;
    for (id, email) in &over {
        delete_family(db, id, email)?;
    }
    let answers = "UPDATE registrations SET answers = '{}', consented_at = NULL WHERE ends_at <= ?1 AND answers <> '{}'";
    Ok(Deleted {
        requests,
        families: over.len(),
        answers: db.execute(answers, values![limit])?,
    })
}

/// Forms and new addresses that nobody confirmed in time. A new address that was confirmed stays with
/// its family, so that its link goes on saying so.
fn unconfirmed(db: &dyn Sql, now: Instant) -> Result<usize, StoreError> {
    let expired = "requests WHERE confirmed_at IS NULL AND expires_at <= ?1";
    db.write(
        &format!("DELETE FROM registrations WHERE request IN (SELECT id FROM {expired})"),
        values![now],
    )?;
    // What only counted among the letters of a mailbox was no form.
    db.write(
        &format!("DELETE FROM {expired} AND content = ''"),
        values![now],
    )?;
    let requests = db.execute(&format!("DELETE FROM {expired}"), values![now])?;
    db.write(
        "DELETE FROM contact_changes WHERE changed_at <= ?1",
        values![now - TimeDelta::days(1)],
    )?;
    db.write(
        "DELETE FROM addresses WHERE expires_at <= ?1 AND done_at IS NULL",
        values![now],
    )?;
    seconds::forget_over(db, now)?;
    Ok(requests)
}

/// Dates may have moved in the data since the form came.
fn follow_dates(db: &dyn Sql, programme: &Programme) -> Result<(), StoreError> {
    let known = all(
        db,
        "SELECT DISTINCT season, occasion, ends_at FROM registrations",
        &[],
        |row| {
            Ok((
                row.get::<String>(0)?,
                row.get::<String>(1)?,
                row.get::<String>(2)?,
            ))
        },
    )?;
    for (season, occasion, ends_at) in known {
        if let Some(ends_now) = programme
            .at(&season, &occasion)
            .map(|terms| time(terms.ends_at))
            .filter(|time| *time != ends_at)
        {
            let sql = "UPDATE registrations SET ends_at = ?3 WHERE season = ?1 AND occasion = ?2";
            db.write(sql, values![season, occasion, ends_now])?;
        }
    }
    Ok(())
}
