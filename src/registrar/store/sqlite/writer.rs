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

/// A use case that waits for its transaction. It can be run again when its transaction was undone because of another one.
trait Job: Send {
    /// Runs in the open transaction; tells whether it went well.
    fn run(&mut self, connection: &Connection) -> bool;
    /// Tells the caller, once it is known what became of the transaction.
    fn finish(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Case<T, F> {
    case: F,
    result: Option<Result<T, StoreError>>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T: Send, F: Fn(&Connection) -> Result<T, StoreError> + Send> Job for Case<T, F> {
    fn run(&mut self, connection: &Connection) -> bool {
        self.result.insert((self.case)(connection)).is_ok()
    }

    fn finish(self: Box<Self>, committed: Result<(), StoreError>) {
        // The caller may have gone: what was decided stays decided.
        let _ = match (self.result, committed) {
            (Some(Err(error)), _) | (_, Err(error)) => self.answer.send(Err(error)),
            (Some(result), Ok(())) => self.answer.send(result),
            (None, Ok(())) => self.answer.send(Err(gone())),
        };
    }
}

/// The way to the writer thread. When it is dropped, the thread finishes its work and ends.
#[derive(Debug)]
pub struct Writer {
    jobs: Option<SyncSender<Box<dyn Job>>>,
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
        case: impl Fn(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job = Box::new(Case { case, result: None, answer });
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

fn work(connection: &Connection, queue: &Receiver<Box<dyn Job>>, batch: usize) {
    let mut jobs = Vec::with_capacity(batch);
    while let Ok(first) = queue.recv() {
        let next = std::iter::once(first).chain(queue.try_iter()).take(batch);
        match together(connection, next, &mut jobs) {
            Ok(true) => jobs.drain(..).for_each(|job| job.finish(Ok(()))),
            // One of them failed: each gets a transaction of its own, so that it spoils nothing for the others.
            Ok(false) => jobs.drain(..).for_each(|job| alone(connection, job)),
            Err(error) => jobs.drain(..).for_each(|job| job.finish(Err(error.clone()))),
        }
    }
}

/// Runs all in one transaction, and keeps those that were taken up in `jobs`. `false`: one failed, and nothing of any was written.
fn together(connection: &Connection, next: impl Iterator<Item = Box<dyn Job>>, jobs: &mut Vec<Box<dyn Job>>) -> Result<bool, StoreError> {
    let begun = connection.execute_batch("BEGIN IMMEDIATE");
    let mut fine = begun.is_ok();
    for mut job in next {
        fine = fine && job.run(connection);
        jobs.push(job);
        if !fine {
            break;
        }
    }
    begun?;
    end(connection, fine)
}

/// Runs one in a transaction of its own.
fn alone(connection: &Connection, mut job: Box<dyn Job>) {
    let begun = connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::from);
    let ended = begun.and_then(|()| {
        let fine = job.run(connection);
        end(connection, fine)
    });
    job.finish(ended.map(drop));
}

/// Makes a transaction durable, or undoes it.
fn end(connection: &Connection, fine: bool) -> Result<bool, StoreError> {
    let committed = if fine { connection.execute_batch("COMMIT") } else { Ok(()) };
    // A full disk may have ended the transaction already.
    if !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK")?;
    }
    committed?;
    Ok(fine)
}
