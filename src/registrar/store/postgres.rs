//! PostgreSQL, or a distributed database that speaks its protocol. This file and those below are the only ones that name
//! `tokio_postgres`.
//!
//! The cases wait for each answer, like those on SQLite, on the thread of the writer or of a reader. What makes it fast is that forms are
//! stored in batches, in a few statements.

mod reach;
mod schema;

use super::StoreError;
use super::database::{Database, Engine, instance};
use super::facts;
use super::sql::{Column, Row, Sql, Transaction, Value, numbered};
use crate::registrar::domain::Instant;
use bytes::BytesMut;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type};
use tokio_postgres::{Client, Statement};

pub use reach::Reach;

/// The store on a server.
pub type Postgres = Database<Server>;

/// A statement that takes longer has failed, and its connection is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// Most rows in one statement.
const MOST_ROWS: usize = 128;

/// A server that can be reached.
pub struct Server(Arc<Reach>);

impl Postgres {
    /// Connects, and brings the database up to date. `chance` names a new store, and this instance; `batch` is the most use cases in
    /// one transaction.
    ///
    /// # Errors
    /// When the database cannot be reached or used, or was written by a newer program.
    pub fn connect(reach: Reach, chance: [u8; 16], now: Instant, batch: usize) -> anyhow::Result<Postgres> {
        let server = Server(Arc::new(reach));
        // A thread of its own may wait, wherever this is called from.
        let begin = || {
            let connection = server.reader()?;
            schema::migrate(&connection, now)?;
            Ok::<_, anyhow::Error>((facts::name_of_store(&connection, &instance(chance))?, connection))
        };
        let begun = std::thread::scope(|scope| scope.spawn(begin).join());
        let (id, connection) = begun.map_err(|_| anyhow::anyhow!("the store could not be begun"))??;
        Database::start(server, connection, id, instance(chance), batch)
    }
}

impl Engine for Server {
    type Connection = Connection;
    const SHARED: bool = true;

    fn reader(&self) -> Result<Connection, StoreError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| StoreError::Broken(error.to_string()))?;
        let reach = Arc::clone(&self.0);
        Ok(Connection { runtime: Some(runtime), reach, session: RefCell::new(None), in_transaction: Cell::new(false) })
    }
}

/// A connection. When it is lost, the next use outside a transaction makes a new one. Its network runs only while somebody waits for an
/// answer, on the thread that waits.
pub struct Connection {
    runtime: Option<Runtime>,
    reach: Arc<Reach>,
    session: RefCell<Option<Session>>,
    in_transaction: Cell<bool>,
}

struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        // It may be dropped where nothing may wait.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Connection {
    /// Runs something on the connection.
    fn with<T>(&self, work: impl AsyncFn(&mut Session) -> Result<T, tokio_postgres::Error>) -> Result<T, StoreError> {
        let mut session = self.session.borrow_mut();
        if let Some(open) = session.as_mut() {
            let ended = self.wait(work(open));
            // Nobody notices that a connection is lost before it is used again.
            if !open.client.is_closed() && ended.as_ref().err() != Some(&silent()) {
                return ended;
            }
            *session = None;
            if self.in_transaction.get() {
                return ended;
            }
        } else if self.in_transaction.get() {
            return Err(StoreError::Broken("the connection to the database was lost".to_owned()));
        }
        let client = self.wait(self.reach.connect())?;
        self.wait(work(session.insert(Session { client, statements: HashMap::new() })))
    }

    fn wait<T>(&self, work: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, StoreError> {
        let Some(runtime) = &self.runtime else { return Err(silent()) };
        match runtime.block_on(async { tokio::time::timeout(PATIENCE, work).await }) {
            Ok(ended) => ended.map_err(|error| told(&error)),
            Err(_) => Err(silent()),
        }
    }

    fn statement(&self, text: &str) -> Result<(), StoreError> {
        self.with(async |session| session.client.batch_execute(text).await)
    }
}

fn silent() -> StoreError {
    StoreError::Broken("the database does not answer".to_owned())
}

impl Session {
    async fn prepared(&mut self, text: &str) -> Result<Statement, tokio_postgres::Error> {
        if let Some(statement) = self.statements.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&text.replace('?', "$")).await?;
        self.statements.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn references<'a>(values: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// What the log may hold: the text of the server can quote values, its code and the names of tables and rules cannot.
fn told(error: &tokio_postgres::Error) -> StoreError {
    match error.as_db_error() {
        Some(answer) if [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(answer.code()) => {
            StoreError::Conflict
        }
        Some(answer) => {
            let place = answer.constraint().or(answer.table()).unwrap_or_default();
            StoreError::Broken(format!("the database answers {} {place}", answer.code().code()).trim_end().to_owned())
        }
        None => match std::error::Error::source(error) {
            Some(source) => StoreError::Broken(format!("{error}: {source}")),
            None => StoreError::Broken(error.to_string()),
        },
    }
}

impl Sql for Connection {
    fn query(&self, text: &str, values: &[Value<'_>], each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let rows = self.with(async |session| {
            let statement = session.prepared(text).await?;
            session.client.query(&statement, &references(values)).await
        })?;
        rows.iter().try_for_each(|row| each(row))
    }

    fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<usize, StoreError> {
        let count = self.with(async |session| {
            let statement = session.prepared(text).await?;
            session.client.execute(&statement, &references(values)).await
        })?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    fn insert(&self, table: &str, columns: &[&str], values: &[Value<'_>]) -> Result<(), StoreError> {
        let width = columns.len();
        let mut rest = values;
        while !rest.is_empty() {
            // Statements of few lengths stay prepared.
            let rows = 1 << (rest.len() / width).min(MOST_ROWS).ilog2();
            let (now, later) = rest.split_at(rows * width);
            let lists: Vec<String> = (0..rows).map(|row| numbered(row * width + 1, width)).collect();
            self.execute(&format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), lists.join(", ")), now)?;
            rest = later;
        }
        Ok(())
    }
}

impl Row for tokio_postgres::Row {
    fn column(&self, index: usize) -> Result<Column<'_>, StoreError> {
        let kind = self.columns().get(index).map(|column| column.type_().clone());
        let column = match kind {
            Some(Type::TEXT) => self.try_get::<_, Option<&str>>(index).map(|text| text.map_or(Column::None, Column::Text)),
            Some(Type::BOOL) => self.try_get::<_, Option<bool>>(index).map(|yes| number(yes.map(i64::from))),
            Some(Type::INT4) => self.try_get::<_, Option<i32>>(index).map(|count| number(count.map(i64::from))),
            _ => self.try_get::<_, Option<i64>>(index).map(number),
        };
        column.map_err(|error| told(&error))
    }
}

fn number<'a>(number: Option<i64>) -> Column<'a> {
    number.map_or(Column::None, Column::Number)
}

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::None => Ok(IsNull::Yes),
            Value::Number(number) => number.to_sql(kind, out),
            Value::Text(text) => text.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT)
    }

    tokio_postgres::types::to_sql_checked!();
}

impl Transaction for Connection {
    fn begin(&self) -> Result<(), StoreError> {
        self.statement("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
        self.in_transaction.set(true);
        Ok(())
    }

    fn commit(&self) -> Result<(), StoreError> {
        let ended = self.statement("COMMIT");
        self.in_transaction.set(ended.is_err());
        ended
    }

    fn rollback(&self) -> Result<(), StoreError> {
        self.in_transaction.set(false);
        if self.session.borrow().is_some() && self.statement("ROLLBACK").is_err() {
            // The server ends the transaction with its connection.
            *self.session.borrow_mut() = None;
        }
        Ok(())
    }
}
