//! Forms as rows.

use crate::registrar::domain::{Email, FamilyId, Instant, Request, RequestId};
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Kept, Sql, Value, among, one, owned, values};
use std::collections::BTreeSet;

/// Most versions of one list: each brings a letter.
pub const MOST_VERSIONS: usize = 8;

/// New forms that are to be written together.
#[derive(Debug, Default)]
pub struct NewRequests<'a>(Vec<Value<'a>>);

impl<'a> NewRequests<'a> {
    /// Adds one.
    pub fn add(&mut self, request: &'a Request) {
        let guardian = &request.guardian;
        self.0.extend([
            request.id.value(),
            request.content.value(),
            owned(guardian.email.mailbox()),
            guardian.email.value(),
            guardian.name.value(),
            guardian.phone.value(),
            request.received_at.value(),
            request.received_at.value(),
            request.expires_at.value(),
        ]);
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(&self, db: &dyn Sql) -> Result<(), StoreError> {
        db.insert("requests", &NEW, &self.0)
    }
}

/// What is written of a new one.
const NEW: [&str; 9] = [
    "id",
    "content",
    "mailbox",
    "mail",
    "name",
    "phone",
    "received_at",
    "letter_at",
    "expires_at",
];

/// A letter that is no form fills a mailbox too: its row, without anything typed, is counted among the
/// forms.
///
/// # Errors
/// When the database cannot do it.
pub fn fill(
    db: &dyn Sql,
    id: &RequestId,
    email: &Email,
    now: Instant,
    until: Instant,
) -> Result<(), StoreError> {
    let empty = "";
    let row = [
        id.value(),
        empty.value(),
        owned(email.mailbox()),
        email.value(),
        empty.value(),
        empty.value(),
        now.value(),
        now.value(),
        until.value(),
    ];
    db.insert("requests", &NEW, &row)
}

/// How many forms and other letters fill a mailbox.
///
/// # Errors
/// When the database does not answer.
pub fn in_mailbox(db: &dyn Sql, email: &Email, now: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM requests WHERE confirmed_at IS NULL AND mailbox = ?1 AND expires_at > ?2";
    let mailbox = email.mailbox();
    Ok(one(db, sql, values![mailbox, now], |row| row.get(0))?.unwrap_or(0))
}

/// Whether a form is stored and waits for its button.
///
/// # Errors
/// When the database does not answer.
pub fn waits(db: &dyn Sql, request: &RequestId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM requests WHERE id = ?1 AND confirmed_at IS NULL AND content <> ''";
    Ok(one(db, sql, values![request], |row| row.get::<u32>(0))?.is_some())
}

/// A form does not wait any longer: a later version has come in its place. Its row stays, without what
/// was typed, so that it is still counted among those that fill a mailbox.
///
/// # Errors
/// When the database cannot do it.
pub fn replaced(db: &dyn Sql, request: &RequestId) -> Result<(), StoreError> {
    db.write(
        "DELETE FROM registrations WHERE request = ?1 AND family IS NULL",
        values![request],
    )?;
    db.write(
        "UPDATE requests SET content = '', name = '', phone = '' WHERE id = ?1 AND confirmed_at IS NULL",
        values![request],
    )
}

/// The versions of a list that have come.
///
/// # Errors
/// When the database does not answer.
pub fn versions(db: &dyn Sql, list: &RequestId) -> Result<BTreeSet<RequestId>, StoreError> {
    let ids: Vec<RequestId> = (0..MOST_VERSIONS)
        .map(|number| list.version(number))
        .collect();
    let ids: Vec<&str> = ids.iter().map(RequestId::as_str).collect();
    let sql = "SELECT id FROM requests WHERE id IN (#)";
    let found = among(db, sql, &[], &ids, |row| row.get::<RequestId>(0))?;
    Ok(found.into_iter().collect())
}

/// Whether a list was confirmed, in whatever version; with a `content`: in one that holds this.
///
/// # Errors
/// When the database does not answer.
pub fn was_confirmed(
    db: &dyn Sql,
    list: &RequestId,
    content: Option<&str>,
) -> Result<bool, StoreError> {
    let ids: Vec<RequestId> = (0..MOST_VERSIONS)
        .map(|number| list.version(number))
        .collect();
    let ids: Vec<&str> = ids.iter().map(RequestId::as_str).collect();
    let sql = "SELECT content FROM requests WHERE confirmed_at IS NOT NULL AND id IN (#)";
    let found = among(db, sql, &[], &ids, |row| row.get::<String>(0))?;
    let mut found = found.into_iter();
    Ok(found.any(|own| content.is_none_or(|content| own == content)))
}

/// What a form held that this family has confirmed; nothing for one of others, whose content no hash
/// is like. `None` when there is no such form.
///
/// # Errors
/// When the database does not answer.
pub fn confirmed_content(
    db: &dyn Sql,
    request: &RequestId,
    family: &FamilyId,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT CASE WHEN family = ?2 AND confirmed_at IS NOT NULL THEN content ELSE '' END FROM requests WHERE id = ?1";
    one(db, sql, values![request, family], |row| row.get(0))
}

/// How many forms of a family have come since then.
///
/// # Errors
/// When the database does not answer.
pub fn of_family_since(db: &dyn Sql, family: &FamilyId, since: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM requests WHERE family = ?1 AND received_at > ?2";
    Ok(one(db, sql, values![family, since], |row| row.get(0))?.unwrap_or(0))
}

/// The link of a form that waits is valid until then.
///
/// # Errors
/// When the database cannot do it.
pub fn valid_until(db: &dyn Sql, request: &RequestId, until: Instant) -> Result<(), StoreError> {
    let sql = "UPDATE requests SET expires_at = ?2 WHERE id = ?1 AND confirmed_at IS NULL AND expires_at < ?2";
    db.write(sql, values![request, until])
}

/// A form was confirmed: it and its children belong to the family, which from now on holds the
/// contact. Only then a child has its number in the index of numbers.
///
/// # Errors
/// When the database cannot do it.
pub fn confirmed(
    db: &dyn Sql,
    request: &RequestId,
    family: &FamilyId,
    now: Instant,
) -> Result<(), StoreError> {
    db.write(
        "UPDATE requests SET confirmed_at = ?2, family = ?3, mailbox = '', mail = '', name = '', phone = '' WHERE id = ?1",
        values![request, now, family],
    )?;
    db.write(
        "UPDATE registrations SET family = ?2 WHERE request = ?1",
        values![request, family],
    )
}
