//! The seal of the page on which a family checks what it typed: which page it is, when it was made,
//! and what it said of the offer.

use super::shown::Shown;
use crate::registrar::domain::signed_links::{Links, Purpose};
use crate::registrar::domain::{Instant, RequestId};
use chrono::TimeDelta;

/// The page to check is good for so long.
const GOOD: TimeDelta = TimeDelta::hours(24);

/// Nobody reads the page faster.
const READING: TimeDelta = TimeDelta::seconds(1);

/// What a seal says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The page. It becomes the id of the form, so that what is sent twice is one.
    pub page: RequestId,
    /// What was shown; `None` on a page that an earlier version made.
    pub shown: Option<Shown>,
    until: Instant,
}

impl Seal {
    /// The seal of a page that is made now.
    pub fn new(page: RequestId, shown: Shown, now: Instant) -> Seal {
        Seal {
            page,
            shown: Some(shown),
            until: now + GOOD,
        }
    }

    /// Reads a seal, good or over; `None` when it was not made here.
    pub fn read(links: &Links, text: &str) -> Option<Seal> {
        let opened = links.open(Purpose::Check, text)?;
        let (page, shown) = match opened.id.split_once('_') {
            Some((page, shown)) => (page, Some(Shown::read(shown)?)),
            None => (opened.id.as_str(), None),
        };
        Some(Seal {
            page: RequestId::parse(page)?,
            shown,
            until: opened.until,
        })
    }

    /// The signed text for the page.
    pub fn signed(&self, links: &Links) -> String {
        let Seal { page, shown, until } = self;
        let text = match shown {
            Some(shown) => format!("{page}_{}", shown.written()),
            None => page.to_string(),
        };
        links.sign(Purpose::Check, &text, *until)
    }

    /// Whether the page may still be sent.
    pub fn is_good(&self, now: Instant) -> bool {
        now < self.until
    }

    /// Whether the page was made a while ago, and not too long ago: one that was made a moment ago
    /// was read by a machine.
    pub fn was_read(&self, now: Instant) -> bool {
        now + READING < self.until && self.until <= now + GOOD - READING
    }
}
