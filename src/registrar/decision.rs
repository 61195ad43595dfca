//! What a use case writes: rows and letters, in one transaction. Pure functions of a state, a command
//! and the time decide it and touch nothing; here it is written.

use crate::registrar::domain::{FamilyId, Instant, Move, Registration, Request, RequestId};
use crate::registrar::mail::letter::Letter;
use crate::registrar::mail::outbox::NewLetters;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::registrations::{self, NewRegistrations};
use crate::registrar::store::records::requests::{self, NewRequests};
use crate::registrar::store::sql::Sql;

/// A change of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A form came.
    Request(Box<Request>),
    /// A child of a form.
    Registration(Box<Registration>),
    /// The form does not wait any longer: a later version has come in its place.
    Replaced(RequestId),
    /// The form was confirmed.
    Confirmed {
        /// Which form.
        request: RequestId,
        /// Whose it is.
        family: FamilyId,
    },
    /// A registration moved to another state.
    Moved(Move),
}

/// What is to be written in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Rows.
    pub rows: Vec<Row>,
    /// Letters.
    pub letters: Vec<Letter>,
}

impl Decision {
    /// Adds a move.
    pub fn moved(&mut self, step: Move) {
        self.rows.push(Row::Moved(step));
    }

    /// Writes it.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(&self, db: &dyn Sql, now: Instant) -> Result<(), StoreError> {
        let mut new = New::default();
        new.add(self, now)?;
        new.write(db)?;
        for row in &self.rows {
            match row {
                Row::Request(_) | Row::Registration(_) => {}
                Row::Replaced(request) => requests::replaced(db, request)?,
                Row::Confirmed { request, family } => {
                    requests::confirmed(db, request, family, now)?;
                }
                Row::Moved(step) => registrations::moved(db, step, now)?,
            }
        }
        Ok(())
    }
}

/// What is new in some decisions, to be written together in few statements.
#[derive(Debug, Default)]
pub struct New<'a> {
    requests: NewRequests<'a>,
    registrations: NewRegistrations<'a>,
    letters: NewLetters<'a>,
}

impl<'a> New<'a> {
    /// Adds what is new in a decision.
    ///
    /// # Errors
    /// Never for what a decision can hold.
    pub fn add(&mut self, decision: &'a Decision, now: Instant) -> Result<(), StoreError> {
        for (ordinal, row) in decision.rows.iter().enumerate() {
            match row {
                Row::Request(request) => self.requests.add(request),
                Row::Registration(registration) => {
                    self.registrations.add(registration, ordinal, now)?;
                }
                Row::Replaced(_) | Row::Confirmed { .. } | Row::Moved(_) => {}
            }
        }
        for letter in &decision.letters {
            self.letters.add(letter, now);
        }
        Ok(())
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(&self, db: &dyn Sql) -> Result<(), StoreError> {
        self.requests.write(db)?;
        self.registrations.write(db)?;
        self.letters.write(db)
    }
}
