//! One connection: it waits for each answer, and is made again when it was lost.

use super::errors::{silent, told};
use super::reach::Reach;
use crate::registrar::store::StoreError;
use crate::registrar::store::sql::{Row, Sql, Transaction, Value};
use crate::text::Message;
use futures_util::future::{try_join, try_join_all};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Statement};

/// A statement that takes longer has failed, and its connection is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection. When it is lost, the next use outside a transaction makes a new one. Its network
/// runs only while somebody waits for an answer, on the thread that waits.
pub struct Connection {
    runtime: Option<Runtime>,
    reach: Arc<Reach>,
    session: RefCell<Option<Session>>,
    waiting: RefCell<Vec<(String, Vec<Parameter>)>>,
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
    /// A connection that is made when it is used for the first time.
    ///
    /// # Errors
    /// When nothing can be waited for.
    pub fn new(reach: Arc<Reach>) -> Result<Connection, StoreError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let runtime = runtime.map_err(|error| StoreError::Broken(Message::quoted(error)))?;
        Ok(Connection {
            runtime: Some(runtime),
            reach,
            session: RefCell::new(None),
            waiting: RefCell::new(Vec::new()),
            in_transaction: Cell::new(false),
        })
    }

    /// Runs something on the connection.
    fn with<T>(
        &self,
        work: impl AsyncFn(&mut Session) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
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
            return Err(StoreError::Broken(Message::new(
                "die Verbindung zur Datenbank ist abgerissen",
                "the connection to the database was lost",
            )));
        }
        let client = self.wait(self.reach.connect())?;
        self.wait(work(session.insert(Session {
            client,
            statements: HashMap::new(),
        })))
    }

    fn wait<T>(
        &self,
        work: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, StoreError> {
        let Some(runtime) = &self.runtime else {
            return Err(silent());
        };
        match runtime.block_on(async { tokio::time::timeout(PATIENCE, work).await }) {
            Ok(ended) => ended.map_err(|error| told(&error)),
            Err(_) => Err(silent()),
        }
    }

    /// Runs statements without parameters, after what waits.
    pub fn statement(&self, text: &str) -> Result<(), StoreError> {
        let waiting = self.waiting.take();
        self.with(async |session| {
            let waiting = session.prepare_all(&waiting).await?;
            try_join(session.send(&waiting), session.client.batch_execute(text))
                .await
                .map(drop)
        })
    }

    /// Asks one question, after what waits.
    fn ask<T>(
        &self,
        question: impl AsyncFn(&Client, &Statement) -> Result<T, tokio_postgres::Error>,
        text: &str,
    ) -> Result<T, StoreError> {
        let waiting = self.waiting.take();
        self.with(async |session| {
            let statement = session.prepared(text).await?;
            let waiting = session.prepare_all(&waiting).await?;
            Ok(try_join(
                session.send(&waiting),
                question(&session.client, &statement),
            )
            .await?
            .1)
        })
    }

    /// Keeps a statement until the next question or the end of the transaction: they go over the
    /// network together.
    fn later(&self, text: String, values: Vec<Parameter>) -> Result<(), StoreError> {
        self.waiting.borrow_mut().push((text, values));
        if self.in_transaction.get() {
            Ok(())
        } else {
            self.statement("")
        }
    }
}

/// A parameter that waits with its statement.
type Parameter = Box<dyn ToSql + Sync + Send>;

impl Session {
    async fn prepared(&mut self, text: &str) -> Result<Statement, tokio_postgres::Error> {
        if let Some(statement) = self.statements.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&text.replace('?', "$")).await?;
        self.statements.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    async fn prepare_all<'a>(
        &mut self,
        waiting: &'a [(String, Vec<Parameter>)],
    ) -> Result<Vec<(Statement, &'a [Parameter])>, tokio_postgres::Error> {
        let mut ready = Vec::with_capacity(waiting.len());
        for (text, values) in waiting {
            ready.push((self.prepared(text).await?, values.as_slice()));
        }
        Ok(ready)
    }

    /// Sends statements one behind the other, without waiting for the answer to the first.
    async fn send(
        &self,
        waiting: &[(Statement, &[Parameter])],
    ) -> Result<(), tokio_postgres::Error> {
        try_join_all(waiting.iter().map(async |(statement, values)| {
            let values: Vec<&(dyn ToSql + Sync)> = values
                .iter()
                .map(|value| &**value as &(dyn ToSql + Sync))
                .collect();
            self.client.execute(statement, &values).await
        }))
        .await
        .map(drop)
    }
}

fn references<'a>(values: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values
        .iter()
        .map(|value| value as &(dyn ToSql + Sync))
        .collect()
}

impl Sql for Connection {
    fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let rows = self.ask(
            async |client, statement| client.query(statement, &references(values)).await,
            text,
        )?;
        rows.iter().try_for_each(|row| each(row))
    }

    fn write(&self, text: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        let values = values
            .iter()
            .map(Value::to_owned)
            .map(|value| Box::new(value) as Parameter)
            .collect();
        self.later(text.to_owned(), values)
    }

    fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<usize, StoreError> {
        let count = self.ask(
            async |client, statement| client.execute(statement, &references(values)).await,
            text,
        )?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    fn insert(
        &self,
        table: &str,
        columns: &[&str],
        values: &[Value<'_>],
    ) -> Result<(), StoreError> {
        if values.is_empty() {
            return Ok(());
        }
        // One statement for any number of rows: each column goes as a list.
        let (mut lists, mut kinds) = (Vec::new(), Vec::new());
        for column in 0..columns.len() {
            let column = || values.iter().skip(column).step_by(columns.len());
            if column().any(|value| matches!(value, Value::Number(_))) {
                lists.push(Box::new(column().map(Value::number).collect::<Vec<_>>()) as Parameter);
                kinds.push(format!("?{}::BIGINT[]", kinds.len() + 1));
            } else {
                lists.push(Box::new(column().map(Value::text).collect::<Vec<_>>()) as Parameter);
                kinds.push(format!("?{}::TEXT[]", kinds.len() + 1));
            }
        }
        self.later(
            format!(
                "INSERT INTO {table} ({}) SELECT * FROM UNNEST({})",
                columns.join(", "),
                kinds.join(", ")
            ),
            lists,
        )
    }
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
        self.waiting.take();
        if self.session.borrow().is_some() && self.statement("ROLLBACK").is_err() {
            // The server ends the transaction with its connection.
            *self.session.borrow_mut() = None;
        }
        Ok(())
    }
}
