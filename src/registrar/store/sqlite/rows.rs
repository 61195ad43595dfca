//! Rows of the database as values, and values as rows.

use super::super::StoreError;
use crate::registrar::decide::{Decision, Row};
use crate::registrar::domain::{
    Child, Email, Family, FamilyId, Guardian, Instant, OccasionKey, Phone, Registration, RegistrationId, RequestId, Status,
};
use crate::registrar::letter::Letter;
use chrono::SecondsFormat;
use rusqlite::{Connection, params};

/// The columns of a registration, in the order of [`registration`].
pub const REGISTRATION: &str = "r.id, r.request, r.season, r.offer, r.occasion, r.first_name, r.last_name, r.born, r.resident, \
     r.price_class, r.entitled, r.answers, r.status, r.held_until, r.offered_until, r.queue, r.received_at, r.ends_at";

/// How many columns that are.
pub const AFTER_REGISTRATION: usize = 18;

/// A moment as the database keeps it.
pub fn time(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment read back.
pub fn instant(text: &str) -> Result<Instant, StoreError> {
    text.parse().map_err(|_| broken("a time"))
}

/// A value in the database that this program did not write.
pub fn broken(what: &str) -> StoreError {
    StoreError::Broken(format!("{what} in the database cannot be read"))
}

/// Reads the registration a row begins with.
pub fn registration(row: &rusqlite::Row<'_>) -> Result<Registration, StoreError> {
    let text = |index: usize| row.get::<_, String>(index);
    let moment = |index: usize| row.get::<_, Option<String>>(index)?.as_deref().map(instant).transpose();
    Ok(Registration {
        id: RegistrationId::parse(&text(0)?).ok_or_else(|| broken("a number"))?,
        request: RequestId::parse(&text(1)?).ok_or_else(|| broken("a number"))?,
        key: OccasionKey { season: text(2)?, offer: text(3)?, occasion: text(4)? },
        child: Child {
            first_name: text(5)?,
            last_name: text(6)?,
            born: text(7)?.parse().map_err(|_| broken("a birth date"))?,
            resident: row.get(8)?,
            price_class: row.get(9)?,
            entitled: row.get(10)?,
            answers: serde_json::from_str(&text(11)?).map_err(|_| broken("an answer"))?,
        },
        status: Status::parse(&text(12)?).ok_or_else(|| broken("a status"))?,
        held_until: moment(13)?,
        offered_until: moment(14)?,
        queue: row.get(15)?,
        received_at: instant(&text(16)?)?,
        ends_at: instant(&text(17)?)?,
    })
}

/// Reads a guardian from three columns: name, mail, phone.
pub fn guardian(row: &rusqlite::Row<'_>, at: usize) -> Result<Guardian, StoreError> {
    Ok(Guardian {
        name: row.get(at)?,
        email: Email::parse(&row.get::<_, String>(at + 1)?).ok_or_else(|| broken("an address"))?,
        phone: Phone::parse(&row.get::<_, String>(at + 2)?).ok_or_else(|| broken("a phone number"))?,
    })
}

/// Reads a family from four columns: id, name, mail, phone.
pub fn family(row: &rusqlite::Row<'_>, at: usize) -> Result<Family, StoreError> {
    let id = FamilyId::parse(&row.get::<_, String>(at)?).ok_or_else(|| broken("a number"))?;
    Ok(Family { id, guardian: guardian(row, at + 1)? })
}

/// Reads all rows of a query.
pub fn all<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
    read: impl Fn(&rusqlite::Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        values.push(read(row)?);
    }
    Ok(values)
}

/// Reads the first row of a query, if there is one.
pub fn one<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
    read: impl Fn(&rusqlite::Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    rows.next()?.map(read).transpose()
}

/// Runs one statement.
pub fn run(connection: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<usize, StoreError> {
    Ok(connection.prepare_cached(sql)?.execute(parameters)?)
}

/// Writes a decision. `family` is known once a form is confirmed.
pub fn apply(connection: &Connection, decision: &Decision, family: Option<&FamilyId>, now: Instant) -> Result<(), StoreError> {
    for row in &decision.rows {
        match row {
            Row::Request(request) => {
                let guardian = &request.guardian;
                run(
                    connection,
                    "INSERT INTO requests (id, nonce, content, mail_key, mail, name, phone, received_at, letter_at, expires_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9)",
                    params![
                        request.id.as_str(),
                        request.nonce,
                        request.content,
                        guardian.email.key(),
                        guardian.email.as_str(),
                        guardian.name,
                        guardian.phone.as_str(),
                        time(request.received_at),
                        time(request.expires_at)
                    ],
                )?;
            }
            Row::Registration(registration) => insert(connection, registration, now)?,
            Row::Confirmed { request } => {
                // From now on the family holds the contact.
                run(
                    connection,
                    "UPDATE requests SET confirmed_at = ?2, family = ?3, mail_key = '', mail = '', name = '', phone = '' WHERE id = ?1",
                    params![request.as_str(), time(now), family.map(FamilyId::as_str)],
                )?;
                run(
                    connection,
                    "UPDATE registrations SET family = ?2 WHERE request = ?1",
                    params![request.as_str(), family.map(FamilyId::as_str)],
                )?;
            }
            Row::Moved(step) => {
                run(
                    connection,
                    "UPDATE registrations SET status = ?2, reason = ?3, held_until = NULL, offered_until = ?4, changed_at = ?5,
                     queue = CASE WHEN ?2 = 'waiting' THEN COALESCE((SELECT MAX(queue) FROM registrations WHERE queue IS NOT NULL), 0) + 1 ELSE queue END
                     WHERE id = ?1",
                    params![step.id.as_str(), step.to.name(), step.reason, step.offered_until.map(time), time(now)],
                )?;
            }
        }
    }
    decision.letters.iter().try_for_each(|letter| post(connection, letter, now))
}

fn insert(connection: &Connection, registration: &Registration, now: Instant) -> Result<(), StoreError> {
    let child = &registration.child;
    run(
        connection,
        "INSERT INTO registrations (id, request, season, offer, occasion, first_name, last_name, born, resident, price_class,
         entitled, answers, status, held_until, received_at, changed_at, ends_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            registration.id.as_str(),
            registration.request.as_str(),
            registration.key.season,
            registration.key.offer,
            registration.key.occasion,
            child.first_name,
            child.last_name,
            child.born.to_string(),
            child.resident,
            child.price_class,
            child.entitled,
            serde_json::to_string(&child.answers).map_err(|_| broken("an answer"))?,
            registration.status.name(),
            registration.held_until.map(time),
            time(registration.received_at),
            time(now),
            time(registration.ends_at)
        ],
    )?;
    Ok(())
}

/// Puts a letter into the outbox.
pub fn post(connection: &Connection, letter: &Letter, now: Instant) -> Result<(), StoreError> {
    let recipient = letter.to.as_ref().map_or("", Email::as_str);
    let text = serde_json::to_string(letter).map_err(|_| broken("a letter"))?;
    run(
        connection,
        "INSERT INTO outbox (kind, recipient, letter, state, written_at, due_at, attempts) VALUES (?1, ?2, ?3, 'due', ?4, ?4, 0)",
        params![letter.about.name(), recipient, text, time(now)],
    )?;
    Ok(())
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        // The text of SQLite names tables and conditions, never values.
        StoreError::Broken(error.to_string())
    }
}
