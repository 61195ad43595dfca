//! Watches the folders and builds again after every save.

use super::live::Live;
use super::notes::Notes;
use super::overlay::Overlay;
use super::seen::{self, Seen};
use super::{Options, Run, Tell};
use crate::build::{self, Memory, Request};
use crate::calendar::clock;
use crate::files;
use crate::text::Message;
use anyhow::Context;
use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// How long it must be quiet before a build begins: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// How long a build waits at most, however busy the folders are.
const LONGEST_WAIT: Duration = Duration::from_millis(150);

/// How often the folders and the calendar are looked at when nothing is heard.
const LOOK: Duration = Duration::from_secs(1);

/// News for the builder.
enum News {
    /// A change, and when it was noticed.
    Change(Instant),
    /// There is nothing more to build.
    End,
}

/// Ends the building.
pub(super) struct Stop(Sender<News>);

impl Stop {
    pub(super) fn stop(self) {
        // A builder that is gone already has nothing to end.
        let _ = self.0.send(News::End);
    }
}

/// The folders, and what is heard of them.
pub(super) struct Watched {
    sender: Sender<News>,
    news: Receiver<News>,
    /// `None` when the system cannot watch: then only looking finds changes.
    watcher: Option<RecommendedWatcher>,
    seen: Seen,
}

/// Watches the folders.
///
/// # Errors
/// When a folder is not there.
pub(super) fn watch(request: &Request) -> anyhow::Result<(Watched, Stop)> {
    for folder in seen::folders(request) {
        if !folder.is_dir() {
            let none = Message::new("diesen Ordner gibt es nicht", "there is no such folder");
            return Err(anyhow::Error::from(none)).context(folder.display().to_string());
        }
    }
    let (sender, news) = mpsc::channel();
    let watched = Watched {
        watcher: watcher(request, &sender),
        sender: sender.clone(),
        news,
        seen: Seen::now(request),
    };
    Ok((watched, Stop(sender)))
}

/// A watcher of all folders; `None` when the system has none to give, as when too many are in use.
fn watcher(request: &Request, sender: &Sender<News>) -> Option<RecommendedWatcher> {
    let sender = sender.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // When the watch itself is in trouble, looking again is the safe thing to do.
        if event.as_ref().map_or(true, matters) {
            let _ = sender.send(News::Change(Instant::now()));
        }
    })
    .ok()?;
    for folder in seen::folders(request) {
        watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    }
    Some(watcher)
}

impl Watched {
    /// Whether the folders changed without a word. A folder that was replaced as a whole is watched
    /// anew: the watch had followed the old one.
    fn looked(&mut self, request: &Request) -> Option<Found> {
        let now = Seen::now(request);
        if now == self.seen {
            return None;
        }
        let noticed = Instant::now();
        // The system may be about to tell it.
        match self.news.recv_timeout(LONGEST_WAIT) {
            Ok(News::Change(noticed)) => return Some(Found::Told(noticed)),
            Ok(News::End) | Err(RecvTimeoutError::Disconnected) => return Some(Found::End),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let replaced = now.is_elsewhere(&self.seen);
        if replaced {
            self.watcher = watcher(request, &self.sender);
        }
        Some(if replaced && self.watcher.is_some() {
            Found::Told(noticed)
        } else {
            Found::Silent(noticed)
        })
    }
}

/// What waiting brought.
enum Found {
    Told(Instant),
    Silent(Instant),
    End,
}

/// Whether an event means that a file may say something else now: reading does not, nor do files
/// that are not read.
fn matters(event: &notify::Event) -> bool {
    let kind = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind != MetadataKind::AccessTime,
        _ => true,
    };
    kind && (event.paths.is_empty()
        || event.paths.iter().any(|path| {
            path.file_name()
                .is_none_or(|name| files::is_read(&name.to_string_lossy()))
        }))
}

/// Builds and says so.
pub(super) struct Builder {
    options: Options,
    live: Arc<Live>,
    tell: Tell,
    memory: Memory,
}

impl Builder {
    pub(super) fn new(options: Options, live: Arc<Live>, tell: Tell) -> Builder {
        Builder {
            options,
            live,
            tell,
            memory: Memory::lasting(),
        }
    }

    /// Builds after every change and at midnight, until it is stopped.
    pub(super) fn run(mut self, mut watched: Watched) {
        loop {
            let found = match watched.news.recv_timeout(LOOK) {
                Ok(News::Change(noticed)) => Some(Found::Told(noticed)),
                Ok(News::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => watched.looked(&self.options.request),
            };
            let (noticed, silent) = match found {
                Some(Found::Told(noticed)) => (noticed, false),
                Some(Found::Silent(noticed)) => (noticed, true),
                Some(Found::End) => return,
                None if self.today() != self.options.request.today => (Instant::now(), false),
                None => continue,
            };
            if wait_for_quiet(&watched.news, noticed).is_err() {
                return;
            }
            // Before the build: what changes while it runs is a change.
            watched.seen = Seen::now(&self.options.request);
            self.build_after(noticed, silent);
        }
    }

    fn today(&self) -> chrono::NaiveDate {
        self.options
            .today
            .unwrap_or_else(|| clock::date_at((self.options.clock)()))
    }

    /// Builds once and shows the result.
    pub(super) fn build(&mut self, noticed: Instant) {
        self.build_after(noticed, false);
    }

    fn build_after(&mut self, noticed: Instant, silent: bool) {
        self.options.request.today = self.today();
        let mut outcome = build::run_again(&self.options.request, &mut self.memory, &mut |_| {});
        let changed = match &mut outcome {
            Ok(outcome) => outcome.made.take().map(|made| {
                let today = self.options.request.today;
                let notes = Notes::of(outcome, today, self.options.lang);
                self.live.publish(made, notes)
            }),
            Err(_) => None,
        };
        if changed.is_none() {
            self.live.report(Overlay::of(
                &outcome,
                self.live.now().site.is_some(),
                self.options.lang,
            ));
        }
        (self.tell)(&Run {
            outcome: &outcome,
            time: noticed.elapsed(),
            changed,
            silent,
        });
    }
}

/// Waits until no further change was noticed for a moment. Fails when building is to end.
fn wait_for_quiet(news: &Receiver<News>, first: Instant) -> Result<(), ()> {
    while first.elapsed() < LONGEST_WAIT {
        match news.recv_timeout(QUIET) {
            Ok(News::Change(_)) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Ok(News::End) | Err(RecvTimeoutError::Disconnected) => return Err(()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::Event;
    use notify::event::{CreateKind, DataChange};

    #[test]
    fn reading_and_editor_backups_do_not_matter() {
        let event = |kind, path: &str| Event::new(kind).add_path(path.into());
        assert!(matters(&event(
            EventKind::Create(CreateKind::File),
            "data/houses/seehaus.yaml"
        )));
        assert!(matters(&event(
            EventKind::Modify(ModifyKind::Data(DataChange::Any)),
            "data/portal.yaml"
        )));
        assert!(matters(&event(
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
            "data/portal.yaml"
        )));
        assert!(!matters(&event(
            EventKind::Access(AccessKind::Close(AccessMode::Read)),
            "data/portal.yaml"
        )));
        assert!(!matters(&event(
            EventKind::Create(CreateKind::File),
            "data/.portal.yaml.swp"
        )));
        assert!(!matters(&event(
            EventKind::Create(CreateKind::File),
            "data/portal.yaml~"
        )));
    }
}
