//! The one writer: a thread that runs all writing use cases, up to [`BATCH`] in one transaction
//! with one sync to disk.

use super::StoreError;
use super::engine::Connection;
use super::sql::{Sql, Transaction};
use crate::text::Message;
use std::any::{Any, TypeId};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// Most use cases in one transaction, unless measured otherwise.
pub const BATCH: usize = 256;

/// Most use cases that wait; more are told to come again.
const WAITING: usize = 4096;

/// When nothing was to be written for so long, the database settles.
const QUIET: Duration = Duration::from_secs(1);

/// A transaction that met one of another program is repeated so often.
const REPEATS: u32 = 10;

/// Where the caller waits.
type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

/// A use case that waits for its transaction. It can be run again when its transaction was undone.
trait Case: Send {
    /// Runs in the open transaction.
    fn run(&mut self, db: &dyn Sql) -> Result<(), StoreError>;
    /// Tells the caller, once it is known what became of the transaction.
    fn finish(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Waiting<T, F> {
    case: F,
    result: Option<T>,
    answer: Answer<T>,
}

impl<T: Send, F: Fn(&dyn Sql) -> Result<T, StoreError> + Send> Case for Waiting<T, F> {
    fn run(&mut self, db: &dyn Sql) -> Result<(), StoreError> {
        self.result = Some((self.case)(db)?);
        Ok(())
    }

    fn finish(self: Box<Self>, committed: Result<(), StoreError>) {
        // The caller may have gone: what was decided stays decided.
        let result = self.result;
        drop(
            self.answer
                .send(committed.and_then(|()| result.ok_or_else(gone))),
        );
    }
}

/// A case of which so many come at once that all of one transaction are worked at together: one
/// look at the database, one writing.
pub trait Together: Any + Send + Sized {
    /// Runs all of a transaction, in the order in which they came.
    ///
    /// # Errors
    /// When the database cannot do it.
    fn run_all(all: &[&Self], db: &dyn Sql) -> Result<(), StoreError>;
}

/// Runs cases of one kind that the queue has lost sight of.
type RunAll = fn(&[&dyn Any], &dyn Sql) -> Result<(), StoreError>;

fn run_all<T: Together>(all: &[&dyn Any], db: &dyn Sql) -> Result<(), StoreError> {
    let all: Vec<&T> = all.iter().filter_map(|case| case.downcast_ref()).collect();
    T::run_all(&all, db)
}

enum Job {
    /// A case with the function that runs all of its kind.
    Together(Box<dyn Any + Send>, RunAll, Answer<()>),
    /// A case that runs alone.
    Case(Box<dyn Case>),
    /// The database settles behind what came with this.
    Settle(Answer<()>),
}

impl Job {
    fn finish(self, committed: Result<(), StoreError>) {
        match self {
            Job::Together(_, _, answer) | Job::Settle(answer) => drop(answer.send(committed)),
            Job::Case(case) => case.finish(committed),
        }
    }
}

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
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || work(&*connection, &queue, batch))?;
        Ok(Writer {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Runs a case in the next transaction, together with all of its kind. The answer comes when it
    /// is durable.
    pub async fn run_together<T: Together>(&self, case: T) -> Result<(), StoreError> {
        let (answer, answered) = oneshot::channel();
        self.hand_over(Job::Together(Box::new(case), run_all::<T>, answer))?;
        answered.await.unwrap_or_else(|_| Err(gone()))
    }

    /// Runs a use case in the next transaction. The answer comes when it is durable.
    pub async fn run<T: Send + 'static>(
        &self,
        case: impl Fn(&dyn Sql) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.hand_over(Job::Case(Box::new(Waiting {
            case,
            result: None,
            answer,
        })))?;
        answered.await.unwrap_or_else(|_| Err(gone()))
    }

    /// Nothing that was deleted before is kept beside the database any more, unless somebody still reads
    /// it: then that follows in a quiet moment.
    pub async fn settle(&self) -> Result<(), StoreError> {
        let (answer, answered) = oneshot::channel();
        self.hand_over(Job::Settle(answer))?;
        answered.await.unwrap_or_else(|_| Err(gone()))
    }

    fn hand_over(&self, job: Job) -> Result<(), StoreError> {
        match self.jobs.as_ref().map(|jobs| jobs.try_send(job)) {
            Some(Ok(())) => Ok(()),
            Some(Err(TrySendError::Full(_))) => Err(StoreError::Busy),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(gone()),
        }
    }

    /// Whether the thread still works.
    pub fn is_alive(&self) -> bool {
        self.thread
            .as_ref()
            .is_some_and(|thread| !thread.is_finished())
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
    StoreError::Broken(Message::new(
        "das Schreiben hat geendet",
        "the writer has ended",
    ))
}

fn work(db: &dyn Transaction, queue: &Receiver<Job>, batch: usize) {
    let mut settled = false;
    while let Some(first) = next(db, queue, &mut settled) {
        let all = std::iter::once(first).chain(queue.try_iter()).take(batch);
        let (asking, mut jobs): (Vec<Job>, Vec<Job>) =
            all.partition(|job| matches!(job, Job::Settle(_)));
        settled = false;
        match in_one_transaction(db, &mut jobs) {
            Err(Failure::Work(_)) if jobs.len() > 1 => each_alone(db, jobs),
            ended => finish(jobs, &ended.map_err(Failure::into_error)),
        }
        if !asking.is_empty() {
            settled = settle(db);
            finish(asking, &Ok(()));
        }
    }
    settle(db);
}

/// What is to be done next; `None` at the end. In a quiet moment before that the database settles.
fn next(db: &dyn Transaction, queue: &Receiver<Job>, settled: &mut bool) -> Option<Job> {
    while !*settled {
        match queue.recv_timeout(QUIET) {
            Ok(job) => return Some(job),
            Err(RecvTimeoutError::Timeout) => *settled = settle(db),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    queue.recv().ok()
}

/// Whether nothing is left to be done. What fails is tried again in the next quiet moment: it concerns
/// nothing that is durable.
fn settle(db: &dyn Transaction) -> bool {
    db.settle().unwrap_or(false)
}

/// One of them failed: each gets a transaction of its own, so that it spoils nothing for the
/// others.
fn each_alone(db: &dyn Transaction, jobs: Vec<Job>) {
    let mut jobs = jobs.into_iter();
    while let Some(job) = jobs.next() {
        let mut job = vec![job];
        let ended = in_one_transaction(db, &mut job);
        let lost = matches!(ended, Err(Failure::Begin(_)));
        let ended = ended.map_err(Failure::into_error);
        finish(job, &ended);
        if lost {
            // Nothing can be stored at the moment. Nobody waits for that to be found out again and
            // again.
            return finish(jobs.collect(), &ended);
        }
    }
}

fn finish(jobs: Vec<Job>, ended: &Result<(), StoreError>) {
    jobs.into_iter().for_each(|job| job.finish(ended.clone()));
}

/// Why nothing of a transaction was written.
enum Failure {
    /// No transaction could be begun: the database is not there.
    Begin(StoreError),
    /// One of the use cases could not be run or made durable.
    Work(StoreError),
}

impl Failure {
    fn into_error(self) -> StoreError {
        match self {
            Failure::Begin(StoreError::Conflict) | Failure::Work(StoreError::Conflict) => {
                StoreError::Busy
            }
            Failure::Begin(error) | Failure::Work(error) => error,
        }
    }
}

/// Runs all in one transaction, again if another program got in between.
fn in_one_transaction(db: &dyn Transaction, jobs: &mut [Job]) -> Result<(), Failure> {
    let mut repeat = 0;
    loop {
        match attempt(db, jobs) {
            Err(Failure::Work(StoreError::Conflict)) if repeat < REPEATS => {
                repeat += 1;
                std::thread::sleep(Duration::from_millis(1 << repeat.min(6)));
            }
            ended => return ended,
        }
    }
}

fn attempt(db: &dyn Transaction, jobs: &mut [Job]) -> Result<(), Failure> {
    db.begin().map_err(Failure::Begin)?;
    let ended = run(db, jobs)
        .and_then(|()| db.commit())
        .map_err(Failure::Work);
    // A full disk may have ended the transaction already.
    let undone = if ended.is_err() {
        db.rollback().map_err(Failure::Begin)
    } else {
        Ok(())
    };
    undone.and(ended)
}

/// First those that are worked at together, kind by kind. All of these came while the last
/// transaction was made durable, and nobody was told of an order among them.
fn run(db: &dyn Sql, jobs: &mut [Job]) -> Result<(), StoreError> {
    let mut kinds: Vec<(TypeId, RunAll)> = Vec::new();
    for job in jobs.iter() {
        if let Job::Together(case, run_all, _) = job {
            let kind = (**case).type_id();
            if kinds.iter().all(|(known, _)| *known != kind) {
                kinds.push((kind, *run_all));
            }
        }
    }
    for (kind, run_all) in kinds {
        let all: Vec<&dyn Any> = jobs
            .iter()
            .filter_map(|job| match job {
                Job::Together(case, ..) if (**case).type_id() == kind => Some(&**case as &dyn Any),
                Job::Together(..) | Job::Case(_) | Job::Settle(_) => None,
            })
            .collect();
        run_all(&all, db)?;
    }
    for job in jobs {
        if let Job::Case(case) = job {
            case.run(db)?;
        }
    }
    Ok(())
}
