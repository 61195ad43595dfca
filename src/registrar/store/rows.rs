//! Rows of the database as values, and values as rows.

use super::StoreError;
use super::sql::{self, Column, FromColumn, Kept, Sql, Value, broken, time, values};
use crate::registrar::decision::{Decision, Request, Row};
use crate::registrar::domain::{
    Child, Email, Family, FamilyId, Guardian, Instant, OccasionKey, Phone, Registration,
    RegistrationId, RequestId, Status,
};
use crate::registrar::mail::letter::Letter;
use std::borrow::Cow;

/// The columns of a registration, in the order of [`registration`].
pub const REGISTRATION: &str = "r.id, r.request, r.season, r.offer, r.occasion, r.first_name, r.last_name, r.born, r.resident, \
     r.price_class, r.entitled, r.answers, r.status, r.held_until, r.offered_until, r.queue, r.received_at, r.ends_at";

/// How many columns that are.
pub const AFTER_REGISTRATION: usize = 18;

/// What is kept as its text.
macro_rules! kept_as_text {
    ($($kind:ty),*) => {$(
        impl FromColumn for $kind {
            fn from_column(column: Column<'_>) -> Option<$kind> {
                if let Column::Text(text) = column { <$kind>::parse(text) } else { None }
            }
        }
        impl Kept for $kind {
            fn value(&self) -> Value<'_> {
                Value::Text(Cow::Borrowed(self.as_str()))
            }
        }
    )*};
}

kept_as_text!(FamilyId, RegistrationId, RequestId, Email, Phone);

impl FromColumn for Status {
    fn from_column(column: Column<'_>) -> Option<Status> {
        if let Column::Text(text) = column {
            Status::parse(text)
        } else {
            None
        }
    }
}

/// Reads the registration a row begins with.
pub fn registration(row: &dyn sql::Row) -> Result<Registration, StoreError> {
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

/// Reads a guardian from three columns: name, mail, phone.
pub fn guardian(row: &dyn sql::Row, at: usize) -> Result<Guardian, StoreError> {
    Ok(Guardian {
        name: row.get(at)?,
        email: row.get(at + 1)?,
        phone: row.get(at + 2)?,
    })
}

/// Reads a family from four columns: id, name, mail, phone.
pub fn family(row: &dyn sql::Row, at: usize) -> Result<Family, StoreError> {
    Ok(Family {
        id: row.get(at)?,
        guardian: guardian(row, at + 1)?,
    })
}

fn owned<'a>(text: impl Into<Cow<'a, str>>) -> Value<'a> {
    Value::Text(text.into())
}

/// Rows that are to be written together, in few statements.
#[derive(Debug, Default)]
pub struct Rows<'a> {
    requests: Vec<Value<'a>>,
    registrations: Vec<Value<'a>>,
    letters: Vec<Value<'a>>,
}

impl<'a> Rows<'a> {
    /// Adds what is new in a decision.
    pub fn add(&mut self, decision: &'a Decision, now: Instant) -> Result<(), StoreError> {
        for (ordinal, row) in decision.rows.iter().enumerate() {
            match row {
                Row::Request(request) => self.request(request),
                Row::Registration(registration) => self.registration(registration, ordinal, now)?,
                Row::Confirmed { .. } | Row::Moved(_) => {}
            }
        }
        decision
            .letters
            .iter()
            .try_for_each(|letter| self.letter(letter, now))
    }

    fn request(&mut self, request: &'a Request) {
        let guardian = &request.guardian;
        self.requests.extend([
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

    fn registration(
        &mut self,
        registration: &'a Registration,
        ordinal: usize,
        now: Instant,
    ) -> Result<(), StoreError> {
        let child = &registration.child;
        self.registrations.extend([
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
        ]);
        Ok(())
    }

    fn letter(&mut self, letter: &'a Letter, now: Instant) -> Result<(), StoreError> {
        let written_at = time(now);
        self.letters.extend([
            owned(letter.about.name()),
            owned(letter.to.as_ref().map_or("", Email::as_str)),
            owned(serde_json::to_string(letter).map_err(|_| broken("ein Brief", "a letter"))?),
            owned("due"),
            owned(written_at.clone()),
            owned(written_at),
            Value::Number(0),
        ]);
        Ok(())
    }

    /// Writes them.
    pub fn write(&self, db: &dyn Sql) -> Result<(), StoreError> {
        db.insert("requests", &REQUESTS, &self.requests)?;
        db.insert("registrations", &REGISTRATIONS, &self.registrations)?;
        db.insert("outbox", &OUTBOX, &self.letters)
    }
}

const REQUESTS: [&str; 9] = [
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

const REGISTRATIONS: [&str; 18] = [
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
];

const OUTBOX: [&str; 7] = [
    "kind",
    "recipient",
    "letter",
    "state",
    "written_at",
    "due_at",
    "attempts",
];

/// Writes a decision. `family` is known once a form is confirmed. Only then a child has its number
/// in the index of numbers.
pub fn apply(
    db: &dyn Sql,
    decision: &Decision,
    family: Option<&FamilyId>,
    now: Instant,
) -> Result<(), StoreError> {
    let mut rows = Rows::default();
    rows.add(decision, now)?;
    rows.write(db)?;
    for row in &decision.rows {
        match row {
            Row::Request(_) | Row::Registration(_) => {}
            Row::Confirmed { request } => {
                // From now on the family holds the contact.
                db.write(
                    "UPDATE requests SET confirmed_at = ?2, family = ?3, mailbox = '', mail = '', name = '', phone = '' WHERE id = ?1",
                    values![request, now, family],
                )?;
                let sql = "UPDATE registrations SET family = ?2 WHERE request = ?1";
                db.write(sql, values![request, family])?;
            }
            Row::Moved(step) => {
                db.write(
                    "UPDATE registrations SET status = ?2, reason = ?3, held_until = NULL, offered_until = ?4, changed_at = ?5,
                     queue = CASE WHEN ?6 = 'waiting' THEN COALESCE((SELECT MAX(queue) FROM registrations WHERE queue IS NOT NULL), 0) + 1 ELSE queue END
                     WHERE id = ?1 AND family IS NOT NULL",
                    values![step.id, step.to.name(), step.reason, step.offered_until, now, step.to.name()],
                )?;
            }
        }
    }
    Ok(())
}

/// Puts letters into the outbox.
pub fn post(db: &dyn Sql, letters: Vec<Letter>, now: Instant) -> Result<(), StoreError> {
    apply(
        db,
        &Decision {
            rows: Vec::new(),
            letters,
        },
        None,
        now,
    )
}
