//! The portal: everything that was typed, checked and resolved. Only `check` can make one, so who
//! holds it never checks again.

pub mod for_registrar;
mod house_on;

use crate::calendar::NaiveDate;
use crate::model::{
    self, DayKind, District, Phase, Provider, PublicHoliday, Region, SchoolHoliday, Season, Site,
    Table, Thing, Topic, Verified, each_thing,
};
use crate::text::{Lang, SiteAddress};
use std::sync::Arc;

/// A hand-written page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path on the site: `/impressum/`.
    pub path: String,
    /// Name below its language: `impressum`, `hilfe/fachkraefte`.
    pub name: String,
    /// Language.
    pub lang: Lang,
    /// Title, also the main heading.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// One or two sentences below the heading.
    pub lead: Option<String>,
    /// A calm look: help and legal pages.
    pub calm: bool,
    /// Markdown.
    pub text: String,
    /// Its file, for findings that come later.
    pub file: Arc<str>,
    /// The line of the file on which the Markdown begins.
    pub first_line: u32,
}

/// Makes the tables of a portal: one for every kind of thing.
macro_rules! tables {
    ($(
        $(#[$doc:meta])*
        $Thing:ident { table: $table:ident, $($rest:tt)* }
    )*) => {
        /// The tables of all kinds of thing.
        #[derive(Debug)]
        pub(crate) struct Things {
            $(pub(crate) $table: Table<model::$Thing>,)*
        }

        impl Portal {
            $(
                $(#[$doc])*
                pub fn $table(&self) -> &Table<model::$Thing> {
                    &self.parts.things.$table
                }
            )*

            /// How many things there are of every kind, by the name of its table.
            pub fn counts(&self) -> Vec<(&'static str, usize)> {
                vec![$((stringify!($table), self.$table().len()),)*]
            }

            /// When and from what the facts of every thing were checked.
            pub fn verified(&self) -> impl Iterator<Item = &Verified> {
                std::iter::empty()$(.chain(self.$table().iter().map(Thing::verified)))*
            }
        }
    };
}
each_thing!(tables);

/// The parts of a portal, handed over by `check`.
#[derive(Debug)]
pub(crate) struct PortalParts {
    pub(crate) site: Site,
    pub(crate) regions: Table<Region>,
    pub(crate) districts: Table<District>,
    pub(crate) topics: Table<Topic>,
    pub(crate) school_holidays: Vec<SchoolHoliday>,
    pub(crate) public_holidays: Vec<PublicHoliday>,
    pub(crate) providers: Table<Provider>,
    pub(crate) things: Things,
    pub(crate) seasons: Table<Season>,
    pub(crate) pages: Vec<Page>,
}

/// Everything the site shows.
#[derive(Debug)]
pub struct Portal {
    parts: PortalParts,
}

impl Portal {
    pub(crate) fn new(parts: PortalParts) -> Portal {
        Portal { parts }
    }
    /// The same portal without the seasons that are not published yet: nothing of them may appear.
    pub fn published_on(mut self, today: NaiveDate) -> Portal {
        let seasons = self
            .parts
            .seasons
            .iter()
            .filter(|season| season.phase(today) != Phase::Hidden)
            .cloned()
            .collect();
        self.parts.seasons = Table::new(seasons);
        self
    }
    /// The same portal under another address.
    pub fn with_base_url(mut self, url: &SiteAddress) -> Portal {
        self.parts.site.base_url = url.clone();
        self
    }
    /// Who publishes, and how the site is called.
    pub fn site(&self) -> &Site {
        &self.parts.site
    }
    /// The full address of a path of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site().base_url)
    }
    /// Regions.
    pub fn regions(&self) -> &Table<Region> {
        &self.parts.regions
    }
    /// Districts.
    pub fn districts(&self) -> &Table<District> {
        &self.parts.districts
    }
    /// Topics in the order of the start page.
    pub fn topics(&self) -> &Table<Topic> {
        &self.parts.topics
    }
    /// School holidays by date.
    pub fn school_holidays(&self) -> &[SchoolHoliday] {
        &self.parts.school_holidays
    }
    /// Public holidays by date.
    pub fn public_holidays(&self) -> &[PublicHoliday] {
        &self.parts.public_holidays
    }
    /// Providers.
    pub fn providers(&self) -> &Table<Provider> {
        &self.parts.providers
    }
    /// Seasons in order of time.
    pub fn seasons(&self) -> &Table<Season> {
        &self.parts.seasons
    }
    /// Hand-written pages by path.
    pub fn pages(&self) -> &[Page] {
        &self.parts.pages
    }
    /// The last day for which both school holidays and public holidays are entered; `None` when one
    /// of the two is empty.
    pub fn holidays_known_until(&self) -> Option<NaiveDate> {
        let school = self.parts.school_holidays.iter();
        let public = self.parts.public_holidays.iter();
        let school = school.map(|holiday| holiday.days.last()).max()?;
        let public = public.map(|holiday| holiday.on).max()?;
        Some(school.min(public))
    }
    /// What kind of day it is.
    pub fn day_kind(&self, day: NaiveDate) -> DayKind {
        let mut school = self.parts.school_holidays.iter();
        if self.public_holiday(day).is_some() {
            DayKind::PublicHoliday
        } else if self.holidays_known_until().is_none_or(|last| last < day) {
            DayKind::Unknown
        } else if school.any(|holiday| holiday.days.contains(day)) {
            DayKind::SchoolHoliday
        } else {
            DayKind::Term
        }
    }
    /// The public holiday on a day.
    pub fn public_holiday(&self, day: NaiveDate) -> Option<&PublicHoliday> {
        self.parts
            .public_holidays
            .iter()
            .find(|holiday| holiday.on == day)
    }
}
