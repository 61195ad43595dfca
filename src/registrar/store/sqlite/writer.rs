//! The one writer: a thread that runs all writing use cases, up to [`BATCH`] in one transaction with one sync to disk.

use super::super::StoreError;
use rusqlite::Connection;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Most use cases in one transaction, unless measured otherwise.
pub const BATCH: usize = 256;

/// Most use cases that wait; more are told to come again.
const WAITING: usize = 4096;

/// Tells the caller, once it is known whether the transaction is durable.
type Finish = Box<dyn FnOnce(Result<(), StoreError>)>;

/// A use case; it gets the connection, or the reason why there is no transaction.
type Job = Box<dyn FnOnce(Result<&Connection, StoreError>) -> Finish + Send>;

/// The way to the writer thread. When it is dropped, the thread finishes its work and ends.
#[derive(Debug)]
pub struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread; `batch` is the most use cases in one transaction.
    pub fn start(connection: Connection, batch: usize) -> std::io::Result<Writer> {
        let (jobs, queue) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name("store".to_owned()).spawn(move || work(&connection, &queue, batch))?;
        Ok(Writer { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Runs a use case in the next transaction. The answer comes when it is durable.
    pub async fn run<T: Send + 'static>(
        &self,
        case: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = connection.and_then(|connection| savepoint(connection, case));
            Box::new(move |committed| {
                // The caller may have gone: what was decided stays decided.
                let _ = answer.send(committed.and(result));
            })
        });
        match self.jobs.as_ref().map(|jobs| jobs.try_send(job)) {
            Some(Ok(())) => answered.await.unwrap_or_else(|_| Err(gone())),
            Some(Err(TrySendError::Full(_))) => Err(StoreError::Busy),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(gone()),
        }
    }

    /// Whether the thread still works.
    pub fn is_alive(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn gone() -> StoreError {
    StoreError::Broken("the writer has ended".to_owned())
}

/// Runs one use case; when it fails, only its own changes are undone.
fn savepoint<T>(connection: &Connection, case: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let step = |sql: &str| connection.prepare_cached(sql)?.execute([]);
    step("SAVEPOINT one")?;
    let result = case(connection);
    if result.is_err() {
        step("ROLLBACK TO one")?;
    }
    step("RELEASE one")?;
    result
}

fn work(connection: &Connection, queue: &Receiver<Job>, batch: usize) {
    let mut done = Vec::with_capacity(batch);
    while let Ok(first) = queue.recv() {
        if let Err(error) = connection.execute_batch("BEGIN IMMEDIATE") {
            first(Err(error.into()))(Ok(()));
            continue;
        }
        done.push(first(Ok(connection)));
        // A full disk may end the whole transaction: then nothing more must be tried outside of one.
        while done.len() < batch
            && !connection.is_autocommit()
            && let Ok(next) = queue.try_recv()
        {
            done.push(next(Ok(connection)));
        }
        let committed = connection.execute_batch("COMMIT").map_err(StoreError::from);
        if committed.is_err() && !connection.is_autocommit() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        for finish in done.drain(..) {
            finish(committed.clone());
        }
    }
}
