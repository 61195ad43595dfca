//! Where databases differ: how a connection is made, and whether several programs may share one.

use super::StoreError;
use super::sql::{Sql, Transaction};
use std::sync::Mutex;

/// Connections for reading that are kept.
const READERS: usize = 4;

/// A connection to a database of any make.
pub type Connection = Box<dyn Transaction + Send>;

/// A database of one make.
pub trait Engine: Send + Sync {
    /// A connection for reading.
    ///
    /// # Errors
    /// When the database is not there.
    fn reader(&self) -> Result<Connection, StoreError>;

    /// Several instances may serve from it at the same time.
    fn is_shared(&self) -> bool;
}

/// Connections for reading that nobody uses, and the way to more of them.
pub struct Readers {
    idle: Mutex<Vec<Connection>>,
    engine: Box<dyn Engine>,
}

impl Readers {
    /// None yet.
    pub fn new(engine: impl Engine + 'static) -> Readers {
        Readers {
            idle: Mutex::new(Vec::new()),
            engine: Box::new(engine),
        }
    }

    /// As [`Engine::is_shared`].
    pub fn is_shared(&self) -> bool {
        self.engine.is_shared()
    }

    /// Runs a case on one of them.
    pub fn with<T>(
        &self,
        case: impl FnOnce(&dyn Sql) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = match idle {
            Some(connection) => connection,
            None => self.engine.reader()?,
        };
        let result = case(&*connection);
        // One that failed may be lost.
        if result.is_ok()
            && let Ok(mut idle) = self.idle.lock()
            && idle.len() < READERS
        {
            idle.push(connection);
        }
        result
    }
}
