//! A season: one edition of the holiday pass, its windows and its phase on a day.

use super::common::{Contact, Prose};
use super::offer::Offer;
use super::price::PriceClass;
use super::table::{Named, Table};
use crate::calendar::{DateSpan, NaiveDate};
use crate::pass::AllocationKind;
use crate::text::closed_set;

closed_set! {
    /// Which holidays. The word stands in folders and URLs.
    pub enum Edition {
        /// Easter.
        Easter = "ostern", "Ostern";
        /// Summer.
        Summer = "sommer", "Sommer";
        /// Autumn.
        Autumn = "herbst", "Herbst";
    }
}

/// How places are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allocation {
    /// By lot after a wish window.
    Draw {
        /// The day of the draw.
        draw_on: NaiveDate,
        /// First day on which free places are given.
        free_places_from: NaiveDate,
    },
    /// First come, first served.
    FirstCome,
}

/// When families can register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` for first-come seasons: until the offer starts.
    pub until: Option<NaiveDate>,
}

/// Limits for every child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Most places a child gets in the draw.
    pub places: Option<u16>,
    /// Minutes between two offers of a child.
    pub buffer_minutes: u16,
    /// At most one offer a day.
    pub one_per_day: bool,
}

impl Allocation {
    /// Which way, without its days.
    pub fn kind(self) -> AllocationKind {
        match self {
            Allocation::Draw { .. } => AllocationKind::Draw,
            Allocation::FirstCome => AllocationKind::FirstCome,
        }
    }
}

/// One edition of the holiday pass.
#[derive(Clone, Debug)]
pub struct Season {
    /// Id and slug: `2027-ostern`.
    pub id: String,
    /// Year.
    pub year: i32,
    /// Which holidays.
    pub edition: Edition,
    /// Title.
    pub title: String,
    /// The programme is only a sample; every page says so.
    pub sample: bool,
    /// First and last holiday.
    pub holidays: DateSpan,
    /// When the programme appears.
    pub published_on: NaiveDate,
    /// How places are given.
    pub allocation: Allocation,
    /// When families can register.
    pub window: Window,
    /// Limits for every child.
    pub limits: Limits,
    /// Classes of prices; the first is the regular one.
    pub price_classes: Table<PriceClass>,
    /// Terms.
    pub terms: Option<Prose>,
    /// Who answers.
    pub contact: Contact,
    /// Offers by id.
    pub offers: Table<Offer>,
}

impl Named for Season {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What a season is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The programme is not out yet.
    Hidden,
    /// The programme is out, registration is not open yet.
    Preview,
    /// Wishes are taken (seasons with a draw).
    Wishes,
    /// Between the window and the free places (seasons with a draw).
    Draw,
    /// Free places are given, first come, first served.
    FreePlaces,
    /// The holidays have begun.
    Running,
    /// The holidays are over.
    Over,
}

impl Season {
    /// The phase on a day.
    pub fn phase(&self, today: NaiveDate) -> Phase {
        if today > self.holidays.last() {
            return Phase::Over;
        }
        if today >= self.holidays.first() {
            return Phase::Running;
        }
        if today < self.published_on {
            return Phase::Hidden;
        }
        if today < self.window.from {
            return Phase::Preview;
        }
        match self.allocation {
            Allocation::FirstCome => Phase::FreePlaces,
            Allocation::Draw { .. } if self.window.until.is_none_or(|until| today <= until) => {
                Phase::Wishes
            }
            Allocation::Draw {
                free_places_from, ..
            } if today < free_places_from => Phase::Draw,
            Allocation::Draw { .. } => Phase::FreePlaces,
        }
    }
}
