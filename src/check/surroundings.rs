//! What the offers of a season look at: its holidays, its prices, the houses.

use super::index::Ids;
use crate::calendar::DateSpan;
use crate::model::{Allocation, Contact, House, PriceClass, PublicHoliday, Table};

/// What offers look at outside their own folder.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) houses: &'a Table<House>,
    pub(super) public_holidays: &'a [PublicHoliday],
}

/// What the offers of one season look at.
pub(super) struct Frame<'a> {
    /// `None` when `season.yaml` does not say.
    pub(super) holidays: Option<DateSpan>,
    pub(super) allocation: Option<Allocation>,
    pub(super) price_classes: &'a Ids<PriceClass>,
    pub(super) houses: &'a Table<House>,
    pub(super) public_holidays: &'a [PublicHoliday],
    pub(super) contact: &'a Contact,
}
