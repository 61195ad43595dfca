//! What follows from what: pure functions of a state, a command and the time. They give rows and
//! letters and touch nothing.

use crate::registrar::domain::{
    Guardian, Instant, Registration, RegistrationId, RequestId, Status,
};
use crate::registrar::mail::letter::{Entry, Letter};
use chrono::TimeDelta;

/// A place is held so long for a form that is not confirmed.
pub const HOLD: TimeDelta = TimeDelta::minutes(30);

/// The link in the first mail is valid so long.
pub const CONFIRM_WITHIN: TimeDelta = TimeDelta::hours(48);

/// A change of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A form came.
    Request(Box<Request>),
    /// A child of a form.
    Registration(Box<Registration>),
    /// The form was confirmed.
    Confirmed {
        /// Which form.
        request: RequestId,
    },
    /// A registration moved to another state.
    Moved(Move),
}

/// A registration in another state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which.
    pub id: RegistrationId,
    /// Where to.
    pub to: Status,
    /// Why, for `cancelled` and `declined`.
    pub reason: Option<String>,
    /// For `offered`.
    pub offered_until: Option<Instant>,
}

impl Move {
    /// A move without reason and time limit.
    pub fn new(id: &RegistrationId, to: Status) -> Move {
        Move {
            id: id.clone(),
            to,
            reason: None,
            offered_until: None,
        }
    }

    /// The same with a reason.
    pub fn because(self, reason: &str) -> Move {
        Move {
            reason: Some(reason.to_owned()),
            ..self
        }
    }
}

/// A form as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its id, that of the page it came from: the same page sent twice is one request.
    pub id: RequestId,
    /// Hash of everything that was typed.
    pub content: String,
    /// Who sent it.
    pub guardian: Guardian,
    /// When it came.
    pub received_at: Instant,
    /// The link is valid until then.
    pub expires_at: Instant,
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
}

/// A registration as a letter names it.
pub fn entry(registration: &Registration) -> Entry {
    Entry {
        id: registration.id.clone(),
        child: registration.child.first_name.clone(),
        key: registration.key.clone(),
        price_class: registration.child.price_class.clone(),
    }
}
