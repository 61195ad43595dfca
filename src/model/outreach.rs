//! Mobile work: rounds, stops, breaks.

use super::common::{Address, Ages, Contact, Prose, Verified};
use super::house::House;
use super::site::District;
use super::table::{Named, Ref, Thing};
use crate::calendar::{DateSpan, Datelike, NaiveDate, TimeSpan, Weekdays, Weeks};
use crate::text::closed_set;

closed_set! {
    /// Kind of mobile work.
    pub enum OutreachKind {
        /// Spielmobil.
        PlayVan = "play-van", "Spielmobil";
        /// Straßensozialarbeit.
        StreetWork = "street-work", "Straßensozialarbeit";
    }
}

/// One round of mobile work.
#[derive(Clone, Debug)]
pub struct Outreach {
    /// Id, also its fragment on the page.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: OutreachKind,
    /// One or two sentences.
    pub short: Option<String>,
    /// More.
    pub text: Option<Prose>,
    /// For whom.
    pub ages: Ages,
    /// How to reach the team.
    pub contact: Contact,
    /// Stops.
    pub stops: Vec<Stop>,
    /// Breaks.
    pub breaks: Vec<Break>,
    /// When checked.
    pub verified: Verified,
}

impl Named for Outreach {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Thing for Outreach {
    fn name(&self) -> &str {
        &self.name
    }
    fn verified(&self) -> &Verified {
        &self.verified
    }
}

impl Outreach {
    /// The break that holds on a day.
    pub fn break_on(&self, day: NaiveDate) -> Option<&Break> {
        self.breaks.iter().find(|pause| pause.days.contains(day))
    }
    /// The stops of a day; none in a break.
    pub fn stops_on(&self, day: NaiveDate) -> impl Iterator<Item = &Stop> {
        let working = self.break_on(day).is_none();
        self.stops
            .iter()
            .filter(move |stop| working && stop.takes_place_on(day))
    }
}

/// A place the round comes to.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Id, unique in its round.
    pub id: String,
    /// Name of the place.
    pub place: String,
    /// Address, if known.
    pub address: Option<Address>,
    /// District, if known.
    pub district: Option<Ref<District>>,
    /// Weekdays.
    pub days: Weekdays,
    /// Times.
    pub times: TimeSpan,
    /// In which weeks.
    pub weeks: Weeks,
    /// From this day.
    pub from: Option<NaiveDate>,
    /// Until this day.
    pub until: Option<NaiveDate>,
    /// Note.
    pub note: Option<String>,
}

impl Stop {
    /// Whether the round comes on this day, breaks apart.
    pub fn takes_place_on(&self, day: NaiveDate) -> bool {
        self.days.contains(day.weekday())
            && self.weeks.contains(day)
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

/// A break, and where to go meanwhile.
#[derive(Clone, Debug)]
pub struct Break {
    /// Days.
    pub days: DateSpan,
    /// Why.
    pub reason: String,
    /// Houses that invite meanwhile.
    pub meanwhile: Vec<Ref<House>>,
}
