//! What all requests share: the store, the programme, links, pages, and the world around.

use super::pages::Pages;
use crate::registrar::domain::Instant;
use crate::registrar::domain::signed_links::Links;
use crate::registrar::mail::letters::calendars::Calendars;
use crate::registrar::programme::Programme;
use crate::registrar::store::Store;
use crate::registrar::texts::Text;
use std::sync::{Arc, RwLock};
use tokio::sync::Notify;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// Gives chance, never the same twice.
pub type Chance = Arc<dyn Fn() -> [u8; 16] + Send + Sync>;

/// Takes one line for each thing that happened; ids only.
pub type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// What the world gives.
pub struct World {
    /// Tells the time.
    pub clock: Clock,
    /// Gives chance.
    pub chance: Chance,
    /// Takes lines.
    pub log: Log,
}

/// What all requests share.
pub struct Context {
    /// Where everything is kept.
    pub store: Arc<Store>,
    /// Signs links.
    pub links: Links,
    /// What calendars have in common with the files of letters.
    pub calendars: Calendars,
    /// Makes pages.
    pub pages: Pages,
    /// Only for trying things out: the page that shows the mails.
    pub mails: Option<&'static str>,
    programme: RwLock<Arc<Programme>>,
    world: World,
    wake: Notify,
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Context")
    }
}

impl Context {
    /// Puts it together.
    ///
    /// # Errors
    /// When a template is broken, which a test would show.
    pub fn new(
        store: Arc<Store>,
        programme: Arc<Programme>,
        links: Links,
        calendars: Calendars,
        world: World,
    ) -> anyhow::Result<Context> {
        Ok(Context {
            store,
            links,
            calendars,
            pages: Pages::new()?,
            mails: None,
            programme: RwLock::new(programme),
            world,
            wake: Notify::new(),
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

    /// A text in words.
    pub fn say(&self, text: &Text) -> String {
        self.pages.texts.say(text).into_owned()
    }

    /// The time.
    pub fn now(&self) -> Instant {
        (self.world.clock)()
    }

    /// Chance.
    pub fn chance(&self) -> [u8; 16] {
        (self.world.chance)()
    }

    /// Writes one line; ids only, never what a family typed.
    pub fn log(&self, line: &str) {
        (self.world.log)(line);
    }

    /// Something was written: the worker sends at once.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Waits until something was written.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }
}
