//! What went wrong, without anything that a family typed.

use crate::registrar::store::StoreError;
use crate::text::Message;
use tokio_postgres::error::SqlState;

/// Another instance was faster. Two that write the same for the first time meet in an index: looked
/// at again, it is there.
const MET: [SqlState; 3] = [
    SqlState::T_R_SERIALIZATION_FAILURE,
    SqlState::T_R_DEADLOCK_DETECTED,
    SqlState::UNIQUE_VIOLATION,
];

/// What the log may hold: the text of the server can quote values, its code and the names of tables
/// and rules cannot.
pub fn told(error: &tokio_postgres::Error) -> StoreError {
    match error.as_db_error() {
        Some(answer) if MET.contains(answer.code()) => StoreError::Conflict,
        Some(answer) => {
            let place = answer.constraint().or(answer.table()).unwrap_or_default();
            let answer = format!("{} {place}", answer.code().code());
            let answer = answer.trim_end();
            StoreError::Broken(Message::new(
                format!("die Datenbank antwortet {answer}"),
                format!("the database answers {answer}"),
            ))
        }
        None => match std::error::Error::source(error) {
            Some(source) => StoreError::Broken(Message::quoted(format!("{error}: {source}"))),
            None => StoreError::Broken(Message::quoted(error)),
        },
    }
}

/// Nobody answers.
pub fn silent() -> StoreError {
    StoreError::Broken(Message::new(
        "die Datenbank antwortet nicht",
        "the database does not answer",
    ))
}
