//! The running registrar: what all requests and the workers share.

use super::domain::Instant;
use super::links::Links;
use super::mail::letters::Letters;
use super::mail::mailer::Mailer;
use super::mail::sending::{Turn, send_due};
use super::pages::Pages;
use super::programme::Programme;
use super::store::Store;
use chrono::TimeDelta;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;
use tokio::sync::Notify;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// Gives chance, never the same twice.
pub type Chance = Arc<dyn Fn() -> [u8; 16] + Send + Sync>;

/// Takes one line for each thing that happened; ids only.
pub type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// What a service is made of.
pub struct Parts {
    /// Where everything is kept.
    pub store: Arc<Store>,
    /// What may be registered for.
    pub programme: Arc<Programme>,
    /// Signs links.
    pub links: Links,
    /// Writes letters.
    pub letters: Letters,
    /// Sends them.
    pub mailer: Mailer,
    /// Tells the time.
    pub clock: Clock,
    /// Gives chance.
    pub chance: Chance,
    /// Takes lines.
    pub log: Log,
    /// Posts per minute from one address prefix; 0 is no limit.
    pub posts_per_minute: u32,
    /// Only for trying things out: the page that shows the mails.
    pub mails: Option<&'static str>,
}

/// The running registrar.
pub struct Service {
    /// Where everything is kept.
    pub store: Arc<Store>,
    /// Signs links.
    pub links: Links,
    /// Makes pages.
    pub pages: Pages,
    /// Posts per minute from one address prefix; 0 is no limit.
    pub posts_per_minute: u32,
    /// Only for trying things out: the page that shows the mails.
    pub mails: Option<&'static str>,
    programme: RwLock<Arc<Programme>>,
    letters: Letters,
    mailer: Mailer,
    clock: Clock,
    chance: Chance,
    log: Log,
    wake: Notify,
    leads: AtomicBool,
    ending: AtomicBool,
    places: Mutex<Option<(Instant, String)>>,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Service")
    }
}

/// How often it is looked at what time brings.
const ROUND: Duration = Duration::from_secs(2);

/// The first purge comes this long after a start: it reads the whole store, and families are
/// waiting at that moment.
const SETTLED: TimeDelta = TimeDelta::minutes(1);

/// Between one purge and the next.
const PURGE: TimeDelta = TimeDelta::hours(1);

/// The list of free places is made anew after this time, however many ask for it.
const PLACES: TimeDelta = TimeDelta::seconds(1);

impl Service {
    /// A service that does nothing yet.
    ///
    /// # Errors
    /// When a template is broken, which a test would show.
    pub fn new(parts: Parts) -> anyhow::Result<Service> {
        Ok(Service {
            store: parts.store,
            links: parts.links,
            pages: Pages::new()?,
            posts_per_minute: parts.posts_per_minute,
            mails: parts.mails,
            programme: RwLock::new(parts.programme),
            letters: parts.letters,
            mailer: parts.mailer,
            clock: parts.clock,
            chance: parts.chance,
            log: parts.log,
            wake: Notify::new(),
            leads: AtomicBool::new(false),
            ending: AtomicBool::new(false),
            places: Mutex::new(None),
        })
    }

    /// What may be registered for, as it is now.
    pub fn programme(&self) -> Arc<Programme> {
        // A thread that panicked while it held the lock has changed nothing: the value is replaced
        // in one step.
        Arc::clone(
            &self
                .programme
                .read()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }

    /// Replaces the programme, when the data has changed.
    pub fn replace_programme(&self, programme: Programme) {
        *self
            .programme
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(programme);
        self.wake();
    }

    /// The time.
    pub fn now(&self) -> Instant {
        (self.clock)()
    }

    /// Chance.
    pub fn chance(&self) -> [u8; 16] {
        (self.chance)()
    }

    /// Writes one line; ids only, never what a family typed.
    pub fn log(&self, line: &str) {
        (self.log)(line);
    }

    /// The list of free places, when it was made a moment ago.
    pub fn known_places(&self) -> Option<String> {
        let places = self.places.lock().ok()?;
        places
            .as_ref()
            .filter(|(made_at, _)| self.now() - *made_at < PLACES)
            .map(|(_, text)| text.clone())
    }

    /// Keeps the list of free places.
    pub fn keep_places(&self, text: &str) {
        if let Ok(mut places) = self.places.lock() {
            *places = Some((self.now(), text.to_owned()));
        }
    }

    /// Something was written: the worker sends at once.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Sends letters, lets offers lapse, reminds, deletes, until `shutdown` ends.
    pub async fn work(&self, shutdown: impl Future<Output = ()>) {
        // Two tasks side by side: a mail server that hangs must not keep a waiting list from
        // moving.
        let rounds = async {
            let (mut purge_at, mut interval) = (self.now() + SETTLED, tokio::time::interval(ROUND));
            loop {
                interval.tick().await;
                self.round(&mut purge_at).await;
            }
        };
        let sending = async {
            while !self.ending.load(Ordering::Relaxed) {
                self.wake.notified().await;
                while self.leads.load(Ordering::Relaxed) && self.send_all().await {
                    self.pause().await;
                }
            }
        };
        let mut sending = std::pin::pin!(sending);
        tokio::select! {
            () = rounds => {}
            () = &mut sending => {}
            () = shutdown => {}
        }
        // The mails in hand go out; the rest waits for the next start.
        self.ending.store(true, Ordering::Relaxed);
        self.wake();
        sending.await;
        self.mailer.hang_up(true).await;
    }

    async fn round(&self, purge_at: &mut Instant) {
        let now = self.now();
        let leads = self.store.lead(now).await.unwrap_or_else(|error| {
            self.log(&format!("lead: {error}"));
            false
        });
        if self.leads.swap(leads, Ordering::Relaxed) != leads {
            self.log(if leads {
                "this instance leads"
            } else {
                "this instance does not lead any more"
            });
        }
        if !leads {
            return;
        }
        if let Err(error) = self.store.tick(self.programme(), now).await {
            self.log(&format!("tick: {error}"));
        }
        self.wake();
        if now >= *purge_at {
            match self.store.purge(self.programme(), now).await {
                Ok(purged) => {
                    self.log(&format!(
                        "purged: {} forms, {} families, {} answers, {} letters",
                        purged.requests, purged.families, purged.answers, purged.letters
                    ));
                    *purge_at = now + PURGE;
                }
                Err(error) => self.log(&format!("purge: {error}")),
            }
        }
    }

    /// Sends every letter that is due now; tells whether the mail server is away.
    pub async fn send_all(&self) -> bool {
        // Several at once: most of the time of a letter is waiting for the mail server.
        let away = tokio::join!(
            self.send_in_turn(),
            self.send_in_turn(),
            self.send_in_turn(),
            self.send_in_turn()
        );
        self.mailer.hang_up(false).await;
        away.0 || away.1 || away.2 || away.3
    }

    /// Nobody answers: letters wait where they are for a moment, since each attempt is two writes
    /// to the store.
    async fn pause(&self) {
        let ends = async {
            while !self.ending.load(Ordering::Relaxed) {
                self.wake.notified().await;
            }
        };
        let _ = tokio::time::timeout(ROUND, ends).await;
    }

    async fn send_in_turn(&self) -> bool {
        loop {
            match send_due(
                &self.store,
                &self.letters,
                &self.mailer,
                &self.programme(),
                &*self.clock,
                &self.ending,
            )
            .await
            {
                Ok(Turn { taken: 0, .. }) => return false,
                Ok(Turn {
                    taken,
                    problem: None,
                    ..
                }) => self.log(&format!("outbox: {taken} letters sent")),
                Ok(Turn {
                    taken,
                    problem: Some(problem),
                    away,
                }) => {
                    self.log(&format!(
                        "outbox: {taken} letters taken, not all sent: {problem}"
                    ));
                    if away {
                        return true;
                    }
                }
                Err(error) => {
                    self.log(&format!("outbox: {error}"));
                    return false;
                }
            }
        }
    }
}
