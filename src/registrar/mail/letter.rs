//! What a family or the office is told: the facts of each letter. The words are made when it is
//! sent.

mod about;
mod digest;
mod end;
mod facets;
mod fact;
mod kinds;
mod mailbox;
mod profile;
mod second;
mod sense;
mod shown;

pub use about::{About, LetterKind, News};
pub use digest::Digest;
pub use fact::Fact;
pub use second::{BothNames, SecondAsked};
pub use sense::{Asks, Sense};
pub use shown::{Button, Dates, Detail, Shown};

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
        }
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
            key: registration.key.clone(),
            price_class: registration.child.price_class.clone(),
            received_at: Some(registration.received_at),
            waits: Waits::default(),
            since: Before::default(),
        }
    }
}
