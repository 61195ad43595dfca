//! Houses: where they are, when they are open, what is there.

use super::common::{Accessibility, Address, Ages, Contact, Prose, Verified};
use super::site::{District, Region};
use super::table::{Named, Ref, Thing};
use crate::calendar::{DateSpan, Datelike, NaiveDate, TimeSpan, Weekdays};
use crate::text::closed_set;

closed_set! {
    /// Kind of house.
    pub enum HouseKind {
        /// Jugendhaus.
        YouthCentre = "youth-centre", "Jugendhaus";
        /// Bauspielplatz.
        AdventurePlayground = "adventure-playground", "Bauspielplatz";
        /// Kreativspielplatz.
        CreativePlayground = "creative-playground", "Kreativspielplatz";
        /// Treffpunkt.
        MeetingPlace = "meeting-place", "Treffpunkt";
    }
}

/// A youth centre, staffed playground or meeting place.
#[derive(Clone, Debug)]
pub struct House {
    /// Id, also the slug of its page.
    pub id: String,
    /// Name.
    pub name: String,
    /// Old names and nicknames, found by search.
    pub also_known_as: Vec<String>,
    /// Kind.
    pub kind: HouseKind,
    /// Since when it is closed for good.
    pub closed_since: Option<NaiveDate>,
    /// One or two sentences.
    pub short: Option<String>,
    /// More.
    pub text: Option<Prose>,
    /// District, if known.
    pub district: Option<Ref<District>>,
    /// Region: its own, or that of the district.
    pub region: Option<Ref<Region>>,
    /// Address; what is not known is empty.
    pub address: Address,
    /// Where it is for a while.
    pub temporary_address: Option<TemporaryAddress>,
    /// Degrees north and east, as typed.
    pub coordinates: Option<(String, String)>,
    /// How to reach the team.
    pub contact: Contact,
    /// For whom.
    pub ages: Ages,
    /// Opening hours; `None` when not known.
    pub hours: Option<Hours>,
    /// Groups that meet every week.
    pub weekly_groups: Vec<WeeklyGroup>,
    /// What is there.
    pub features: Vec<String>,
    /// Accessibility.
    pub accessibility: Accessibility,
    /// When checked.
    pub verified: Verified,
}

impl Named for House {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Thing for House {
    fn name(&self) -> &str {
        &self.name
    }
    fn verified(&self) -> &Verified {
        &self.verified
    }
}

/// Where a house is for a while.
#[derive(Clone, Debug)]
pub struct TemporaryAddress {
    /// From this day.
    pub from: NaiveDate,
    /// Until this day, if known.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Where; `None` when not known.
    pub address: Option<Address>,
}

impl TemporaryAddress {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Hours on some weekdays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// On which weekdays.
    pub days: Weekdays,
    /// When.
    pub times: TimeSpan,
    /// What is on then.
    pub note: Option<String>,
}

/// Opening hours through the year. More special rules win: exceptions, seasons, holidays, term.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// In term.
    pub term: Vec<Opening>,
    /// In school holidays; empty means not known.
    pub holidays: Vec<Opening>,
    /// Parts of the year with hours of their own.
    pub seasons: Vec<SeasonHours>,
    /// Dated exceptions.
    pub exceptions: Vec<HoursException>,
}

/// Hours for a part of the year; none means closed.
#[derive(Clone, Debug)]
pub struct SeasonHours {
    /// Which part.
    pub days: DateSpan,
    /// Its name.
    pub name: Option<String>,
    /// Its hours.
    pub hours: Vec<Opening>,
}

/// Other hours on some days, or closed.
#[derive(Clone, Debug)]
pub struct HoursException {
    /// Which days.
    pub days: DateSpan,
    /// Other times; `None` means closed.
    pub times: Option<TimeSpan>,
    /// Why.
    pub reason: Option<String>,
}

/// What a house is on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Today<'a> {
    /// Open at these times.
    Open(Vec<(TimeSpan, Option<&'a str>)>),
    /// Closed, perhaps with a reason.
    Closed(Option<&'a str>),
    /// Nobody has said.
    Unknown,
}

impl Hours {
    /// What holds on a day. On public holidays without an exception nothing is promised.
    pub fn on(&self, day: NaiveDate, school_holiday: bool, public_holiday: bool) -> Today<'_> {
        if let Some(exception) = self
            .exceptions
            .iter()
            .find(|exception| exception.days.contains(day))
        {
            let reason = exception.reason.as_deref();
            return match exception.times {
                Some(times) => Today::Open(vec![(times, reason)]),
                None => Today::Closed(reason),
            };
        }
        if public_holiday {
            return Today::Unknown;
        }
        let hours = match self.seasons.iter().find(|season| season.days.contains(day)) {
            Some(season) => &season.hours,
            None if school_holiday && self.holidays.is_empty() => return Today::Unknown,
            None if school_holiday => &self.holidays,
            None => &self.term,
        };
        let open: Vec<_> = hours
            .iter()
            .filter(|opening| opening.days.contains(day.weekday()))
            .map(|opening| (opening.times, opening.note.as_deref()))
            .collect();
        if open.is_empty() {
            Today::Closed(None)
        } else {
            Today::Open(open)
        }
    }
}

/// A group that meets every week.
#[derive(Clone, Debug)]
pub struct WeeklyGroup {
    /// Name.
    pub name: String,
    /// Weekdays, if known.
    pub days: Option<Weekdays>,
    /// Times, if known.
    pub times: Option<TimeSpan>,
    /// For whom.
    pub ages: Ages,
    /// One sentence.
    pub text: Option<String>,
}
