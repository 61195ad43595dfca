//! Registrations as rows, and rows as registrations.

use super::families::{self, family};
use crate::registrar::domain::{
    Child, Family, FamilyId, HOLD, Instant, Move, OccasionKey, Registration, RegistrationId,
    RequestId, Status,
};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Kept, Row, Sql, Value, all, broken, one, owned, time, values};
use std::collections::BTreeSet;

/// The columns of a registration, in the order of [`registration`].
pub const COLUMNS: &str = "r.id, r.request, r.season, r.offer, r.occasion, r.first_name, r.last_name, r.born, r.resident, \
     r.price_class, r.entitled, r.answers, r.status, r.held_until, r.offered_until, r.queue, r.received_at, r.ends_at";

/// How many columns that are.
pub const AFTER: usize = 18;

/// Reads the registration a row begins with.
///
/// # Errors
/// When the database does not answer.
pub fn registration(row: &dyn Row) -> Result<Registration, StoreError> {
    Ok(Registration {
        id: row.get(0)?,
        request: row.get(1)?,
        key: OccasionKey {
            season: row.get(2)?,
            offer: row.get(3)?,
            occasion: row.get(4)?,
        },
        child: Child {
            first_name: row.get(5)?,
            last_name: row.get(6)?,
            born: row
                .get::<String>(7)?
                .parse()
                .map_err(|_| broken("ein Geburtsdatum", "a birth date"))?,
            resident: row.get(8)?,
            price_class: row.get(9)?,
            entitled: row.get(10)?,
            answers: serde_json::from_str(&row.get::<String>(11)?)
                .map_err(|_| broken("eine Antwort", "an answer"))?,
        },
        status: row.get(12)?,
        held_until: row.get(13)?,
        offered_until: row.get(14)?,
        queue: row.get(15)?,
        received_at: row.get(16)?,
        ends_at: row.get(17)?,
    })
}

/// New registrations that are to be written together.
#[derive(Debug, Default)]
pub struct NewRegistrations<'a>(Vec<Value<'a>>);

impl<'a> NewRegistrations<'a> {
    /// Adds one; `ordinal` is its place among the children of its form.
    ///
    /// # Errors
    /// Never for what a form can hold.
    pub fn add(
        &mut self,
        registration: &'a Registration,
        ordinal: usize,
        now: Instant,
    ) -> Result<(), StoreError> {
        let child = &registration.child;
        // Whatever it holds: who sees the numbers learns nothing of the child.
        let asks = registration.status == Status::Unconfirmed;
        let shown_until = asks.then(|| registration.received_at + HOLD);
        self.0.extend([
            registration.id.value(),
            registration.request.value(),
            Value::Number(ordinal as i64),
            registration.key.season.value(),
            registration.key.offer.value(),
            registration.key.occasion.value(),
            child.first_name.value(),
            child.last_name.value(),
            owned(child.born.to_string()),
            child.resident.value(),
            child.price_class.value(),
            child.entitled.value(),
            owned(
                serde_json::to_string(&child.answers)
                    .map_err(|_| broken("eine Antwort", "an answer"))?,
            ),
            owned(registration.status.name()),
            registration.held_until.value(),
            registration.received_at.value(),
            owned(time(now)),
            registration.ends_at.value(),
            owned(child.key().stored()),
            shown_until.map_or(Value::None, |until| owned(time(until))),
        ]);
        Ok(())
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(&self, db: &dyn Sql) -> Result<(), StoreError> {
        db.insert("registrations", &NEW, &self.0)
    }
}

/// What is written of a new one.
const NEW: [&str; 20] = [
    "id",
    "request",
    "ordinal",
    "season",
    "offer",
    "occasion",
    "first_name",
    "last_name",
    "born",
    "resident",
    "price_class",
    "entitled",
    "answers",
    "status",
    "held_until",
    "received_at",
    "changed_at",
    "ends_at",
    "child",
    "shown_until",
];

/// A registration moves to another state.
///
/// # Errors
/// When the database cannot do it.
pub fn moved(db: &dyn Sql, step: &Move, now: Instant) -> Result<(), StoreError> {
    db.write(
        "UPDATE registrations SET status = ?2, reason = ?3, held_until = NULL, offered_until = ?4, changed_at = ?5,
         queue = CASE WHEN ?6 = 'waiting' THEN COALESCE((SELECT MAX(queue) FROM registrations WHERE queue IS NOT NULL), 0) + 1 ELSE queue END
         WHERE id = ?1 AND family IS NOT NULL",
        values![step.id, step.to.name(), step.reason, step.offered_until, now, step.to.name()],
    )
}

/// How a confirmed registration stands; `None` when it is not stored.
///
/// # Errors
/// When the database does not answer.
pub fn status(db: &dyn Sql, id: &RegistrationId) -> Result<Option<Status>, StoreError> {
    let sql = "SELECT status FROM registrations WHERE id = ?1 AND family IS NOT NULL";
    one(db, sql, values![id], |row| row.get(0))
}

/// The time to answer an offered place ends then, if it does not end later: it may have begun with the
/// letter to the other guardian.
///
/// # Errors
/// When the database cannot do it.
pub fn answer_until(db: &dyn Sql, id: &RegistrationId, until: Instant) -> Result<(), StoreError> {
    let sql = "UPDATE registrations SET offered_until = ?2 WHERE id = ?1 AND status = 'offered' AND family IS NOT NULL
               AND (offered_until IS NULL OR offered_until < ?2)";
    db.write(sql, values![id, until])
}

/// Until when an offered place can be answered; `None` until a letter has said so.
///
/// # Errors
/// When the database does not answer.
pub fn offered_until(db: &dyn Sql, id: &RegistrationId) -> Result<Option<Instant>, StoreError> {
    let sql = "SELECT offered_until FROM registrations WHERE id = ?1 AND family IS NOT NULL";
    Ok(one(db, sql, values![id], |row| row.get(0))?.flatten())
}

/// A place that was never offered in words is not offered: the child waits, at its position.
///
/// # Errors
/// When the database cannot do it.
pub fn offer_taken_back(db: &dyn Sql, id: &RegistrationId) -> Result<(), StoreError> {
    let sql = "UPDATE registrations SET status = 'waiting' WHERE id = ?1 AND status = 'offered' AND offered_until IS NULL AND family IS NOT NULL";
    db.write(sql, values![id])
}

/// What an unconfirmed form still holds is held so long, and counts as long in the numbers that
/// everybody sees. What it holds no more may be of others.
///
/// # Errors
/// When the database cannot do it.
pub fn hold_on(
    db: &dyn Sql,
    request: &RequestId,
    until: Instant,
    now: Instant,
) -> Result<(), StoreError> {
    ["held_until", "released_until", "shown_until"]
        .into_iter()
        .try_for_each(|column| {
            let sql = format!(
                "UPDATE registrations SET {column} = ?2 WHERE request = ?1 AND status = 'unconfirmed' AND {column} > ?3 AND {column} < ?2"
            );
            db.write(&sql, values![request, until, now])
        })
}

/// The children of a form, in its order.
///
/// # Errors
/// When the database does not answer.
pub fn of_request(db: &dyn Sql, request: &RequestId) -> Result<Vec<Registration>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM registrations r WHERE r.request = ?1 ORDER BY r.ordinal");
    all(db, &sql, values![request], registration)
}

/// Everything of a family, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn of_family(db: &dyn Sql, family: &FamilyId) -> Result<Vec<Registration>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM registrations r WHERE r.family = ?1 ORDER BY r.received_at, r.request, r.ordinal"
    );
    all(db, &sql, values![family], registration)
}

/// A confirmed registration with its family.
///
/// # Errors
/// When the database does not answer.
pub fn with_family(
    db: &dyn Sql,
    id: &RegistrationId,
) -> Result<Option<(Registration, Family)>, StoreError> {
    let found = with_families(db, "r.id = ?1 AND r.family IS NOT NULL", values![id])?;
    Ok(found.into_iter().next())
}

/// What goes on at an occasion, with the families.
///
/// # Errors
/// When the database does not answer.
pub fn active_at(
    db: &dyn Sql,
    key: &OccasionKey,
) -> Result<Vec<(Registration, Family)>, StoreError> {
    let active = "r.season = ?1 AND r.occasion = ?2 AND r.status IN ('wished', 'placed', 'waiting', 'offered')";
    with_families(db, active, values![key.season, key.occasion])
}

/// Children of forms that may still be confirmed at an occasion.
///
/// # Errors
/// When the database does not answer.
pub fn unconfirmed_at(
    db: &dyn Sql,
    key: &OccasionKey,
    now: Instant,
) -> Result<Vec<Registration>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM registrations r JOIN requests q ON q.id = r.request \
         WHERE r.season = ?1 AND r.occasion = ?2 AND r.status = 'unconfirmed' AND q.expires_at > ?3"
    );
    all(
        db,
        &sql,
        values![key.season, key.occasion, now],
        registration,
    )
}

/// Registrations that fit, with their families.
///
/// # Errors
/// When the database does not answer.
pub fn with_families(
    db: &dyn Sql,
    condition: &str,
    parameters: &[Value<'_>],
) -> Result<Vec<(Registration, Family)>, StoreError> {
    let of_families = families::COLUMNS;
    let sql = format!(
        "SELECT {COLUMNS}, {of_families} FROM registrations r JOIN families f ON f.id = r.family WHERE {condition}"
    );
    all(db, &sql, parameters, |row| {
        Ok((registration(row)?, family(row, AFTER)?))
    })
}

/// The position on the waiting list, from 1.
///
/// # Errors
/// When the database does not answer.
pub fn position(db: &dyn Sql, own: &Registration) -> Result<u32, StoreError> {
    let ahead = one(
        db,
        "SELECT COUNT(*) FROM registrations WHERE season = ?1 AND occasion = ?2 AND status = 'waiting' AND queue <= ?3",
        values![own.key.season, own.key.occasion, own.queue],
        |row| row.get(0),
    )?;
    Ok(ahead.unwrap_or(0))
}

/// Season and occasion of every registration that goes on and of every form that waits. Who was refused
/// or has ended it counts on nothing any more.
///
/// # Errors
/// When the database does not answer.
pub fn occasions(db: &dyn Sql) -> Result<BTreeSet<(String, String)>, StoreError> {
    let rows = all(
        db,
        "SELECT DISTINCT season, occasion FROM registrations \
         WHERE status IN ('unconfirmed', 'wished', 'placed', 'waiting', 'offered')",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}
