//! The wire format `ferienpass-draw-input/1`: types, canonical order, canonical bytes (R1).
//!
//! Fields are declared in the order of their names, so that serializing writes the canonical form.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::hash::hex;
use crate::calendar::local::format_minute;

/// The value of the field `format`.
pub const INPUT_FORMAT: &str = "ferienpass-draw-input/1";

/// Everything the draw knows of a season (R1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Id of the season, such as `2027-sommer`.
    pub season: String,
    /// Rules that hold for the whole season.
    pub settings: Settings,
    /// The bookable runs of the offers.
    pub occasions: Vec<Occasion>,
    /// Every child with its own wishes.
    pub children: Vec<Child>,
    /// Friends on one ticket.
    pub groups: Vec<Group>,
}

/// Rules that hold for the whole season (R7, R10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// The largest sum of prices per child; `None` is no limit.
    pub budget_cents: Option<u32>,
    /// Minutes between two occasions.
    pub buffer_minutes: u32,
    /// The largest number of counted occasions per child; `None` is no limit.
    pub limit: Option<u32>,
    /// Whether two occasions may not share a calendar day.
    pub one_per_day: bool,
    /// Travel time between two sites, both ways: smaller site, larger site, minutes.
    pub travel_minutes: Vec<(String, String, u32)>,
}

/// One bookable run of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Occasion {
    /// Youngest and oldest age in completed years.
    pub age: (u32, u32),
    /// Days by which the age span is widened at both ends.
    pub age_tolerance_days: u32,
    /// Places; `None` is unlimited.
    pub capacity: Option<u32>,
    /// Whether holding it counts for the limit (R7).
    pub counts_against_limit: bool,
    /// The id.
    pub id: String,
    /// Whether it may overlap with others (R10).
    pub may_overlap: bool,
    /// The smallest number of children; 0 is none (R13).
    pub minimum: u32,
    /// The offer it is a run of.
    pub offer: String,
    /// Whether a child may hold several occasions of the offer.
    pub offer_repeatable: bool,
    /// The price, for the budget.
    pub price_cents: u32,
    /// Places of the capacity kept for entitled children (R14).
    pub reserved: u32,
    /// Time spans, ascending.
    pub sessions: Vec<Session>,
    /// Where it takes place, if known.
    pub site: Option<String>,
}

/// One half-open time span, local time in Europe/Berlin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// The first minute.
    pub start: NaiveDateTime,
    /// The first minute that no longer belongs to it.
    pub end: NaiveDateTime,
}

impl Serialize for Session {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (format_minute(self.start), format_minute(self.end)).serialize(serializer)
    }
}

/// One child and its own wishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Child {
    /// The day of birth.
    pub born: NaiveDate,
    /// The family's own budget; the smaller of two wins.
    pub budget_cents: Option<u32>,
    /// Whether the child may use reserved places (R14).
    pub entitled: bool,
    /// The pseudonym, and the ticket id of a child outside groups.
    pub id: String,
    /// The family's own limit; the smaller of two wins.
    pub limit: Option<u32>,
    /// Places needed: 1, or 2 with an assistant (R15).
    pub places: u32,
    /// Whether any feasible occasion is welcome in the end (R11).
    pub surprise: bool,
    /// Own wishes, best first.
    pub wishes: Vec<String>,
    /// Withdrawn after the window: keeps its place on the ticket, is never served (R2).
    pub withdrawn: bool,
}

/// Two to four children on one ticket (R2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The ticket id.
    pub id: String,
    /// The children, ascending.
    pub members: Vec<String>,
    /// Together-wishes, best first (R4).
    pub together: Vec<TogetherWish>,
}

/// A wish of several members of a group (R4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TogetherWish {
    /// The members who confirmed it, ascending.
    pub confirmed: Vec<String>,
    /// Only together, or gladly together.
    pub mode: Mode,
    /// The wished occasion.
    pub occasion: String,
}

/// How a together-wish is meant (R4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Only together.
    Strict,
    /// Gladly together.
    Soft,
}

#[derive(Serialize)]
struct Canonical<'a> {
    children: &'a [Child],
    format: &'static str,
    groups: &'a [Group],
    occasions: &'a [Occasion],
    season: &'a str,
    settings: &'a Settings,
}

impl Input {
    /// Brings every array that is a set into its canonical order, by bytes.
    pub fn sort(&mut self) {
        for row in &mut self.settings.travel_minutes {
            // There and back is one way: equal tables get equal bytes.
            if row.0 > row.1 {
                std::mem::swap(&mut row.0, &mut row.1);
            }
        }
        self.settings.travel_minutes.sort();
        for occasion in &mut self.occasions {
            occasion.sessions.sort();
        }
        for group in &mut self.groups {
            group.members.sort();
            for wish in &mut group.together {
                wish.confirmed.sort();
            }
        }
        // `wishes` and `together` stay as they are: their order is what the family said.
        self.occasions.sort_by(|a, b| a.id.cmp(&b.id));
        self.children.sort_by(|a, b| a.id.cmp(&b.id));
        self.groups.sort_by(|a, b| a.id.cmp(&b.id));
    }

    /// The canonical bytes; call [`Input::sort`] first (reading does).
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(&Canonical {
            children: &self.children,
            format: INPUT_FORMAT,
            groups: &self.groups,
            occasions: &self.occasions,
            season: &self.season,
            settings: &self.settings,
        })
    }

    /// SHA-256 of the canonical bytes as hex: `input_sha256` of the record.
    pub fn sha256(&self) -> String {
        hex(&Sha256::digest(self.to_json()))
    }
}

/// Serializes a type whose fields are declared in the order of their names: canonical JSON.
pub(crate) fn to_canonical<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("texts, numbers and tables with text keys always serialize")
}
