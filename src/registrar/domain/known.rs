//! What families know of an occasion: what they were told last.

use super::Instant;
use crate::words::Times;
use serde::{Deserialize, Deserializer, Serialize};

/// When and where an occasion is, as families know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Sessions in local time.
    pub sessions: Vec<Times>,
    /// Where it is.
    pub place: String,
    /// Where the children meet.
    pub meeting_point: Option<String>,
    /// What it is called; stores of earlier versions did not keep it.
    #[serde(default)]
    pub title: Option<String>,
}

/// What else families count on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Class and cents.
    pub prices: Vec<(String, u32)>,
    /// Youngest and oldest age, both inclusive.
    pub ages: (u32, u32),
    /// Days of tolerance at both ends; stores of earlier versions did not keep it.
    #[serde(default)]
    pub tolerance_days: Option<u32>,
    /// Places; `None` is unlimited.
    pub places: Option<u32>,
    /// They registered here.
    pub here: bool,
    /// They were told that it does not take place.
    pub called_off: bool,
}

/// All that families know of an occasion, as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When and where.
    #[serde(flatten)]
    pub known: Known,
    /// The rest. Stores of earlier versions did not keep it; then nothing can be said to have
    /// changed.
    #[serde(default)]
    pub agreed: Option<Agreed>,
    /// What families know still that no letter has told of a change, because it was dropped: the
    /// oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untold: Vec<Earlier>,
    /// What pages to check have said lately, for forms that are confirmed later: the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<Earlier>,
}

/// What was known before a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// By those only whose form came later than this; `None`: by all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Instant>,
    /// By those whose form came until then.
    pub until: Instant,
    /// When and where, if that was changed.
    pub known: Option<Known>,
    /// Class and cents, if that was changed.
    pub prices: Option<Vec<(String, u32)>>,
}

impl Told {
    /// What a family knows that registered then.
    pub fn to_who_came_at(&self, received_at: Instant) -> Told {
        self.with_earlier(&self.untold, received_at)
    }

    /// When and where it was for a family that registered then, where that is not the same now: what it
    /// was told, or what was shown since without a letter, because a change was dropped.
    pub fn times_before(&self, received_at: Instant, now: &Known) -> Option<Known> {
        let told = self.to_who_came_at(received_at).known;
        [told, self.known.clone()]
            .into_iter()
            .find(|known| known != now)
    }

    /// The same of what a child of a class pays.
    pub fn price_before(
        &self,
        received_at: Instant,
        class: Option<&str>,
        now: &[(String, u32)],
    ) -> Option<u32> {
        let told = self.to_who_came_at(received_at).agreed?;
        let shown = self.agreed.as_ref()?;
        let all = [&told.prices, &shown.prices];
        let mut all = all.into_iter().map(|prices| price_of(prices, class));
        all.find(|cents| *cents != price_of(now, class))
    }

    /// What the page to check said when a form was sent that is confirmed only now.
    pub fn read_by_who_came_at(&self, received_at: Instant) -> Told {
        self.with_earlier(&self.read, received_at)
    }

    fn with_earlier(&self, all: &[Earlier], received_at: Instant) -> Told {
        let Told {
            known,
            agreed,
            untold: _,
            read: _,
        } = self;
        let knows = |one: &&Earlier| {
            one.after.is_none_or(|after| after < received_at) && received_at <= one.until
        };
        let mut all = all.iter().filter(knows);
        let first = all.clone().find_map(|one| one.known.as_ref());
        let prices = all.find_map(|one| one.prices.as_ref());
        Told {
            known: first.unwrap_or(known).clone(),
            agreed: agreed.clone().map(|agreed| Agreed {
                prices: prices.unwrap_or(&agreed.prices).clone(),
                ..agreed
            }),
            untold: Vec::new(),
            read: Vec::new(),
        }
    }
}

/// What a child of a class pays; without one, what the first class pays.
pub fn price_of(prices: &[(String, u32)], class: Option<&str>) -> u32 {
    let mine = prices.iter().find(|(id, _)| Some(id.as_str()) == class);
    mine.or(prices.first()).map_or(0, |(_, cents)| *cents)
}

/// What a family is not told yet, so that a letter or a page in between does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waits {
    /// When and where it is as the family knows it; `None`: as the data says.
    #[serde(default)]
    pub known: Option<Known>,
    /// What it costs as the family knows it, in cents; `None`: as the data says.
    #[serde(default, deserialize_with = "cents")]
    pub price: Option<u32>,
}

/// Earlier versions kept only whether there was another price: a letter of theirs asks anew when it is sent.
fn cents<'de, D: Deserializer<'de>>(value: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Cents(Option<u32>),
        Earlier(#[allow(dead_code, reason = "what it says is asked anew")] bool),
    }
    Ok(match Kept::deserialize(value)? {
        Kept::Cents(cents) => cents,
        Kept::Earlier(_) => None,
    })
}
