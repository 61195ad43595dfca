//! Watches the folders and builds again after every save.

use super::live::Live;
use super::overlay::Overlay;
use super::{Options, Run, Tell};
use crate::build::{self, Memory, Request};
use crate::calendar::clock;
use crate::files;
use crate::text::Message;
use anyhow::Context;
use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{RecursiveMode, Watcher};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long it must be quiet before a build begins: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// How long a build waits at most, however busy the folders are.
const LONGEST_WAIT: Duration = Duration::from_millis(150);

/// How often the calendar is looked at.
const CALENDAR: Duration = Duration::from_secs(20);

/// Watches the folders; every change is the time at which it was noticed. Watching ends when the
/// watcher is dropped.
pub(super) fn watch(
    request: &Request,
) -> anyhow::Result<(impl Watcher + use<>, Receiver<Instant>)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // When the watch itself is in trouble, looking again is the safe thing to do.
        if event.as_ref().map_or(true, matters) {
            let _ = sender.send(Instant::now());
        }
    })?;
    for folder in [&request.data, &request.site, &request.templates] {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(plain)
            .with_context(|| folder.display().to_string())?;
    }
    Ok((watcher, changes))
}

/// The error of the system behind an error of watching.
fn plain(error: notify::Error) -> anyhow::Error {
    match error.kind {
        notify::ErrorKind::Io(error) => error.into(),
        notify::ErrorKind::PathNotFound => {
            Message::new("diesen Ordner gibt es nicht", "there is no such folder").into()
        }
        _ => error.into(),
    }
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

    /// Builds after every change and at midnight, until nothing is watched any more.
    pub(super) fn run(mut self, changes: &Receiver<Instant>) {
        loop {
            match changes.recv_timeout(CALENDAR) {
                Ok(noticed) => {
                    if wait_for_quiet(changes, noticed).is_err() {
                        return;
                    }
                    self.build(noticed);
                }
                Err(RecvTimeoutError::Timeout) if self.today() != self.options.request.today => {
                    self.build(Instant::now())
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn today(&self) -> chrono::NaiveDate {
        self.options
            .today
            .unwrap_or_else(|| clock::date_at((self.options.clock)()))
    }

    /// Builds once and shows the result.
    pub(super) fn build(&mut self, noticed: Instant) {
        self.options.request.today = self.today();
        let mut outcome = build::run_again(&self.options.request, &mut self.memory, &mut |_| {});
        let changed = match &mut outcome {
            Ok(outcome) => outcome.made.take().map(|made| self.live.publish(made)),
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
        });
    }
}

/// Waits until no further change was noticed for a moment. Fails when nothing is watched any more.
fn wait_for_quiet(changes: &Receiver<Instant>, first: Instant) -> Result<(), ()> {
    while first.elapsed() < LONGEST_WAIT {
        match changes.recv_timeout(QUIET) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return Err(()),
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
