//! What there is: families, children, registrations and their states.

pub mod change;
pub mod child;
pub mod contact;
pub mod deadline;
pub mod known;
pub mod list;
pub mod number;
pub mod outcome;
pub mod registration;
pub mod request;
pub mod second;
pub mod signed_links;
pub mod standing;
pub mod tally;

pub use change::{Change, Consent};
pub use child::{Child, ChildKey};
pub use contact::{Email, Family, Guardian};
pub use deadline::{CONFIRM_WITHIN, HOLD};
pub use known::{Agreed, Earlier, Known, Told, Waits, price_of};
pub use list::{List, MOST_CHILDREN, Wanted};
pub use number::{FamilyId, RegistrationId, RequestId};
pub use outcome::{Outcome, Refusal};
pub use registration::{Move, OccasionKey, Registration, Status};
pub use request::Request;
pub use second::{Acting, SecondContact, SecondState, Whose};
pub use standing::{Before, Standing};
pub use tally::{Capacity, Tally};

use chrono::{DateTime, Utc};

/// A moment.
pub type Instant = DateTime<Utc>;
