//! PostgreSQL, or a distributed database that speaks its protocol. This file and those below are
//! the only ones that name `tokio_postgres`.
//!
//! The cases wait for each answer, like those on SQLite, on the thread of the writer or of a
//! reader. What makes it fast is that forms are stored in batches, in a few statements.

mod connection;
mod errors;
mod reach;
mod schema;
mod values;

use super::engine::{Connection as AnyConnection, Engine};
use super::records::children;
use super::{Store, StoreError, facts};
use crate::registrar::domain::Instant;
use crate::text::Message;
use connection::Connection;
use std::sync::Arc;

pub use reach::Reach;

/// A server that can be reached.
struct Server(Arc<Reach>);

/// Connects, and brings the database up to date. `chance` names a new store, and this instance;
/// `batch` is the most use cases in one transaction.
///
/// # Errors
/// When the database cannot be reached or used, or was written by a newer program.
pub fn connect(
    reach: Reach,
    chance: [u8; 16],
    now: Instant,
    batch: usize,
) -> anyhow::Result<Store> {
    let server = Server(Arc::new(reach));
    let instance = facts::instance(chance);
    // A thread of its own may wait, wherever this is called from.
    let begin = || {
        let connection = Connection::new(Arc::clone(&server.0))?;
        schema::migrate(&connection, now)?;
        children::name_all(&connection)?;
        Ok::<_, anyhow::Error>((facts::name_of_store(&connection, &instance)?, connection))
    };
    let begun = std::thread::scope(|scope| scope.spawn(begin).join());
    let (id, connection) = begun.map_err(|_| not_begun())??;
    Store::start(server, Box::new(connection), id, instance, batch)
}

/// Connects to look into it, beside the programs that serve it: nothing can be written.
///
/// # Errors
/// When the database cannot be reached, holds no store, or is not up to date.
pub fn look(reach: Reach, chance: [u8; 16]) -> anyhow::Result<Store> {
    let begin = || {
        let reach = Arc::new(reach.to_read_only());
        schema::is_up_to_date(&Connection::new(Arc::clone(&reach))?)?;
        Store::to_look_at(Server(reach), facts::instance(chance))
    };
    let begun = std::thread::scope(|scope| scope.spawn(begin).join());
    begun.map_err(|_| not_begun())?
}

fn not_begun() -> Message {
    Message::new(
        "die Anmeldungen ließen sich nicht beginnen",
        "the store could not be begun",
    )
}

impl Engine for Server {
    fn reader(&self) -> Result<AnyConnection, StoreError> {
        Ok(Box::new(Connection::new(Arc::clone(&self.0))?))
    }

    fn is_shared(&self) -> bool {
        true
    }
}
