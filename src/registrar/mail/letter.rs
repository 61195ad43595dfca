//! What a family or the office is told: the facts of each letter. The words are made when it is
//! sent.

mod about;
mod digest;
mod end;
mod facets;
mod fact;
mod kinds;
mod mailbox;
mod marked;
mod news;
mod profile;
mod second;
mod sense;
mod shown;
mod together;

pub use about::{About, LetterKind};
pub use digest::Digest;
pub use fact::{Fact, Standing};
pub use news::News;
pub use second::{BothNames, SecondAsked};
pub use sense::{Asks, Sense};
pub use shown::{Button, Dates, Detail, Shown, State};
pub use together::together;

use crate::registrar::domain::second::in_links;
use crate::registrar::domain::{
    Email, Family, FamilyId, Instant, Known, OccasionKey, Registration, RegistrationId, RequestId,
    Waits,
};
use crate::registrar::programme::Programme;
use serde::{Deserialize, Serialize};

/// A letter to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom; `None`: to the office.
    pub to: Option<Email>,
    /// How to address the person.
    pub name: String,
    /// The family, for the family link. A family that is not confirmed yet has none.
    pub family: Option<FamilyId>,
    /// The second guardian, when it goes to them: their links are their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<RequestId>,
    /// What about.
    pub about: About,
    /// What else the same event has brought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<About>,
}

impl Letter {
    /// A letter to a family, with the family link.
    pub fn to_family(family: &Family, about: About) -> Letter {
        Letter {
            to: Some(family.guardian.email.clone()),
            name: family.guardian.name.clone(),
            family: Some(family.id.clone()),
            second: None,
            about,
            also: Vec::new(),
        }
    }

    /// All it is about, the most urgent first.
    pub fn abouts(&self) -> impl Iterator<Item = &About> {
        std::iter::once(&self.about).chain(&self.also)
    }

    /// The same about something else; `None` when nothing is left.
    pub fn with(&self, abouts: Vec<About>) -> Option<Letter> {
        let mut abouts = abouts.into_iter();
        let about = abouts.next()?;
        Some(Letter {
            about,
            also: abouts.collect(),
            ..self.clone()
        })
    }

    /// The children it is about, each registration once.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let mut all: Vec<Shown<'_>> = Vec::new();
        for child in self.abouts().flat_map(About::shown) {
            let same = all.iter_mut().find(|other| {
                other.entry.id == child.entry.id && other.entry.child == child.entry.child
            });
            match same {
                Some(other) => other.add(&child),
                None => all.push(child),
            }
        }
        all
    }

    /// The entries to be marked with what waits when it is sent.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        let abouts = std::iter::once(&mut self.about).chain(&mut self.also);
        abouts.flat_map(About::entries_mut)
    }

    /// The numbers it is about.
    pub fn numbers(&self) -> Vec<RegistrationId> {
        let shown = self.shown();
        shown.iter().map(|child| child.entry.id.clone()).collect()
    }

    /// Its button. Where places are offered beside other news, each has a button of its own.
    pub fn button(&self) -> Option<Button<'_>> {
        if self.also.is_empty() {
            return self.about.button();
        }
        let buttons: Vec<Button<'_>> = self.abouts().filter_map(About::button).collect();
        let family = |button: &Button<'_>| matches!(button, Button::Family);
        let all = !buttons.is_empty() && buttons.iter().all(family);
        all.then_some(Button::Family)
    }

    /// What stands in links to everything of the family: whose letter it is.
    pub fn in_links(&self) -> Option<&str> {
        let family = self.family.as_ref()?;
        Some(in_links(family, self.second.as_ref()))
    }
}

/// One child at one occasion, as a letter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number of the registration.
    pub id: RegistrationId,
    /// First name of the child.
    pub child: String,
    /// Which child of that name; not known of letters that an earlier version wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<u32>,
    /// What for.
    pub key: OccasionKey,
    /// Class of prices, when the form asked.
    #[serde(default)]
    pub price_class: Option<String>,
    /// When its form came; not known of letters that an earlier version wrote.
    #[serde(default)]
    pub received_at: Option<Instant>,
    /// What the family is not told yet.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub waits: Waits,
    /// What has changed since its form was sent.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub since: Before,
}

/// Nearly no letter has any of it, and each is written and read as text.
fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What was before, where that is the news.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// When and where.
    pub known: Option<Known>,
    /// What it was to cost, in cents.
    pub cost: Option<u32>,
}

/// Whether entries are about several occasions.
pub fn are_several<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> bool {
    let mut entries = entries.into_iter();
    let first = entries.next();
    first.is_some_and(|first| entries.any(|other| other.key != first.key))
}

impl Entry {
    /// When and where it is as the family knows it; nothing when it is no longer in the programme.
    pub fn known(&self, programme: &Programme) -> Option<Known> {
        let now = programme.terms(&self.key)?.known();
        Some(self.waits.known.clone().unwrap_or(now))
    }

    /// Whether it is said what was before.
    pub fn has_changed(&self) -> bool {
        let Before { known, cost } = &self.since;
        known.is_some() || cost.is_some()
    }

    /// A registration as a letter names it.
    pub fn of(registration: &Registration) -> Entry {
        Entry {
            id: registration.id.clone(),
            child: registration.child.first_name.clone(),
            who: Some(registration.child.key().number()),
            key: registration.key.clone(),
            price_class: registration.child.price_class.clone(),
            received_at: Some(registration.received_at),
            waits: Waits::default(),
            since: Before::default(),
        }
    }
}
