//! The running registrar: the way in, and the worker that sends letters and does what time brings.

pub mod app;
pub mod config;
mod guard;
pub mod journal;
pub mod key;
mod limit;
pub mod local;
pub mod mails_page;
pub mod server;

use crate::registrar::domain::Instant;
use crate::registrar::domain::signed_links::Links;
use crate::registrar::family;
use crate::registrar::mail::letters::Letters;
use crate::registrar::mail::mailer::Mailer;
use crate::registrar::mail::outbox;
use crate::registrar::mail::sending::{Turn, send_due};
use crate::registrar::office;
use crate::registrar::office::purge::purge;
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::web::context::{Chance, Clock, Context, Log, World};
use chrono::TimeDelta;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

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
    /// Changes of the catalogue that touch children are held so long.
    pub hold: TimeDelta,
    /// Only for trying things out: the page that shows the mails.
    pub mails: Option<&'static str>,
}

/// The running registrar.
pub struct Service {
    /// What all requests share.
    pub context: Arc<Context>,
    posts_per_minute: u32,
    hold: TimeDelta,
    letters: Letters,
    mailer: Mailer,
    leads: AtomicBool,
    ending: AtomicBool,
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

impl Service {
    /// A service that does nothing yet.
    ///
    /// # Errors
    /// When a template is broken, which a test would show.
    pub fn new(parts: Parts) -> anyhow::Result<Service> {
        let Parts {
            store,
            programme,
            links,
            letters,
            mailer,
            clock,
            chance,
            log,
            posts_per_minute,
            hold,
            mails,
        } = parts;
        let (calendars, world) = (letters.calendars(), World { clock, chance, log });
        let mut context = Context::new(store, programme, links, calendars, world)?;
        context.mails = mails;
        Ok(Service {
            context: Arc::new(context),
            posts_per_minute,
            hold,
            letters,
            mailer,
            leads: AtomicBool::new(false),
            ending: AtomicBool::new(false),
        })
    }

    /// Sends letters, lets offers lapse, reminds, deletes, until `shutdown` ends.
    pub async fn work(&self, shutdown: impl Future<Output = ()>) {
        // Two tasks side by side: a mail server that hangs must not keep a waiting list from
        // moving.
        let rounds = async {
            let (mut purge_at, mut interval) =
                (self.context.now() + SETTLED, tokio::time::interval(ROUND));
            loop {
                interval.tick().await;
                self.round(&mut purge_at).await;
            }
        };
        let sending = async {
            while !self.ending.load(Ordering::Relaxed) {
                self.context.woken().await;
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
        self.context.wake();
        sending.await;
        self.mailer.hang_up(true).await;
    }

    async fn round(&self, purge_at: &mut Instant) {
        let now = self.context.now();
        let leads = self
            .context
            .store
            .lead(outbox::release, now)
            .await
            .unwrap_or_else(|error| {
                self.context.log(&format!("lead: {error}"));
                false
            });
        if self.leads.swap(leads, Ordering::Relaxed) != leads {
            self.context.log(if leads {
                "this instance leads"
            } else {
                "this instance does not lead any more"
            });
        }
        if !leads {
            return;
        }
        if let Err(error) = self.tick(now).await {
            self.context.log(&format!("tick: {error}"));
        }
        self.context.wake();
        if now >= *purge_at {
            match purge(&self.context.store, self.context.programme(), now).await {
                Ok(purged) => {
                    let of = purged.of_families;
                    self.context.log(&format!(
                        "purged: {} forms, {} families, {} answers, {} letters",
                        of.requests, of.families, of.answers, purged.letters
                    ));
                    *purge_at = now + PURGE;
                }
                Err(error) => self.context.log(&format!("purge: {error}")),
            }
        }
    }

    /// What time brings.
    async fn tick(&self, now: Instant) -> Result<(), StoreError> {
        let store = &self.context.store;
        let lines = family::tick::tick(store, self.context.programme(), self.hold, now).await?;
        lines.iter().for_each(|line| self.context.log(line));
        office::digest::digest(store, self.context.programme(), now).await
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
                self.context.woken().await;
            }
        };
        let _ = tokio::time::timeout(ROUND, ends).await;
    }

    async fn send_in_turn(&self) -> bool {
        loop {
            let turn = send_due(
                &self.context.store,
                &self.letters,
                &self.mailer,
                &self.context.programme(),
                &|| self.context.now(),
                &self.ending,
            )
            .await;
            if let Ok(Turn { late: 1.., .. }) = &turn {
                self.context
                    .log("outbox: letters closed, they would have come too late");
            }
            match turn {
                Ok(Turn { taken: 0, .. }) => return false,
                Ok(Turn {
                    taken,
                    late,
                    problem: None,
                    ..
                }) => self
                    .context
                    .log(&format!("outbox: {} letters sent", taken - late)),
                Ok(Turn {
                    taken,
                    problem: Some(problem),
                    away,
                    ..
                }) => {
                    self.context.log(&format!(
                        "outbox: {taken} letters taken, not all sent: {problem}"
                    ));
                    if away {
                        return true;
                    }
                }
                Err(error) => {
                    self.context.log(&format!("outbox: {error}"));
                    return false;
                }
            }
        }
    }
}
