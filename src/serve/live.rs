//! What the builder and the answers share: the last good site, and what is wrong since.

use super::notes::Notes;
use super::overlay::Overlay;
use crate::build::Made;
use crate::output::Output;
use std::sync::Arc;
use tokio::sync::watch;

/// What is to be seen now.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The number of the site; 0 when there is none yet. A new site, or one with other notes, has a
    /// higher number.
    pub number: u64,
    /// The last good site, and its catalogue for the registrar.
    pub site: Option<Arc<Made>>,
    /// The warnings of that site.
    pub notes: Arc<Notes>,
    /// What is wrong with the data, as JSON for the browser; `None` when all is well.
    pub overlay: Option<Arc<Overlay>>,
    /// The server is about to end.
    pub closing: bool,
}

/// The state, and who waits for the next one.
#[derive(Debug)]
pub struct Live {
    first: u64,
    state: watch::Sender<State>,
}

impl Live {
    /// Nothing yet. `first` is the number of the first site.
    pub fn new(first: u64) -> Live {
        Live {
            first: first.max(1),
            state: watch::Sender::new(State::default()),
        }
    }

    /// What is to be seen now.
    pub fn now(&self) -> State {
        self.state.borrow().clone()
    }

    /// Follows the state.
    pub fn subscribe(&self) -> watch::Receiver<State> {
        self.state.subscribe()
    }

    /// Shows a good site with its notes and takes the overlay away. Returns how many files changed;
    /// nobody is told when none did, the notes are the same and nothing was wrong.
    pub fn publish(&self, site: Made, notes: Notes) -> usize {
        let before = self.now();
        let changed = before.site.as_deref().map_or(site.output.len(), |old| {
            differences(&old.output, &site.output)
        });
        // The registrar follows the catalogue, which may change alone.
        let another_catalogue = before
            .site
            .as_deref()
            .is_none_or(|old| old.catalogue != site.catalogue);
        let other_notes = *before.notes != notes;
        self.state.send_if_modified(|state| {
            let was_broken = state.overlay.take().is_some();
            if changed > 0 || other_notes {
                state.number = if state.number == 0 {
                    self.first
                } else {
                    state.number + 1
                };
            }
            state.site = Some(Arc::new(site));
            state.notes = Arc::new(notes);
            changed > 0 || other_notes || was_broken || another_catalogue
        });
        changed
    }

    /// Shows what is wrong over the last good site.
    pub fn report(&self, overlay: Overlay) {
        self.state.send_if_modified(|state| {
            let is_new = state.overlay.as_deref() != Some(&overlay);
            state.overlay = Some(Arc::new(overlay));
            is_new
        });
    }

    /// Tells everybody who waits that nothing more will come.
    pub fn close(&self) {
        self.state.send_modify(|state| state.closing = true);
    }
}

/// How many files are not the same in both.
fn differences(old: &Output, new: &Output) -> usize {
    let changed = new
        .shared()
        .filter(|(path, bytes)| !old.is_same(path, bytes))
        .count();
    let gone = old
        .iter()
        .filter(|(path, _)| new.get(path).is_none())
        .count();
    changed + gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, Frame};

    fn site(text: &str) -> Made {
        let mut output = Output::default();
        output
            .insert("index.html".into(), text.to_owned().into())
            .unwrap();
        let frame = Frame {
            before: String::new(),
            after: String::new(),
        };
        let [format, base_url, portal, town] = [const { String::new() }; 4];
        Made {
            output,
            catalogue: Catalogue {
                format,
                base_url,
                portal,
                town,
                seasons: Vec::new(),
                frame,
            },
        }
    }

    #[test]
    fn the_last_good_site_stays_while_something_is_wrong() {
        let live = Live::new(7);
        live.report(Overlay::default());
        assert_eq!(live.now().number, 0);
        assert_eq!(live.publish(site("a"), Notes::default()), 1);
        assert_eq!(live.now().number, 7);
        assert!(live.now().overlay.is_none());
        live.report(Overlay::default());
        assert!(live.now().overlay.is_some() && live.now().site.is_some());
        assert_eq!(live.publish(site("a"), Notes::default()), 0);
        assert!(live.now().overlay.is_none());
        assert_eq!(live.now().number, 7, "the same bytes are the same site");
        assert_eq!(live.publish(site("b"), Notes::default()), 1);
        assert_eq!(live.now().number, 8);
    }

    #[test]
    fn nobody_is_told_when_nothing_changed() {
        let live = Live::new(1);
        live.publish(site("a"), Notes::default());
        let mut follower = live.subscribe();
        follower.mark_unchanged();
        live.publish(site("a"), Notes::default());
        assert!(!follower.has_changed().unwrap());
        live.publish(site("b"), Notes::default());
        assert!(follower.has_changed().unwrap());
    }
}
