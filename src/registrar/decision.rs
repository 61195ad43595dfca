//! What a use case writes: rows and letters, in one transaction. Pure functions of a state, a command
//! and the time decide it and touch nothing; here it is written.

use crate::registrar::domain::{FamilyId, Instant, Move, Registration, Request, RequestId};
use crate::registrar::mail::letter::{Letter, together};
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

    /// The same with one letter for each family.
    pub fn folded(self) -> Decision {
        let Decision { rows, letters } = self;
        let letters = together(letters);
        Decision { rows, letters }
    }

    /// Writes it, as a transaction of its own.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(self, db: &dyn Sql, now: Instant) -> Result<(), StoreError> {
        let mut post = Post::default();
        self.hand_over(db, &mut post, now)?;
        post.write(db, now)
    }

    /// Writes its rows. Its letters go out with what else the transaction tells.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn hand_over(self, db: &dyn Sql, post: &mut Post, now: Instant) -> Result<(), StoreError> {
        let Decision { rows, letters } = self;
        letters.into_iter().for_each(|letter| post.add(letter));
        let rows = Decision {
            rows,
            letters: Vec::new(),
        };
        let mut new = New::default();
        new.add(&rows, now)?;
        new.write(db)?;
        for row in &rows.rows {
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

/// The letters of one transaction: what goes to one family is one letter.
#[derive(Debug, Default)]
pub struct Post(Vec<Letter>);

impl Post {
    /// Adds a letter.
    pub fn add(&mut self, letter: Letter) {
        self.0.push(letter);
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub fn write(self, db: &dyn Sql, now: Instant) -> Result<(), StoreError> {
        let Post(letters) = self;
        for some in together(letters).chunks(MOST_LETTERS) {
            let mut new = NewLetters::default();
            some.iter().for_each(|letter| new.add(letter, now));
            new.write(db)?;
        }
        Ok(())
    }
}

/// So many letters are written at once.
const MOST_LETTERS: usize = 500;

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
