//! Houses: where they are, when they are open, what is there.

use super::common::{Accessibility, Address, Ages, Contact, Prose, Verified};
use super::site::{DayKind, District, Region};
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
    /// On which weekdays of them.
    pub weekdays: Weekdays,
    /// Other times; `None` means closed.
    pub times: Option<TimeSpan>,
    /// Why.
    pub reason: Option<String>,
}

impl HoursException {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.days.contains(day) && self.weekdays.contains(day.weekday())
    }
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
    /// What holds on a day of this kind. On public holidays, and on days that may be one, nothing
    /// is promised without an exception.
    pub fn on(&self, day: NaiveDate, kind: DayKind) -> Today<'_> {
        if let Some(today) = self.exception_on(day) {
            return today;
        }
        let usual = match kind {
            DayKind::PublicHoliday | DayKind::Unknown => return Today::Unknown,
            DayKind::SchoolHoliday => Some(&self.holidays).filter(|hours| !hours.is_empty()),
            DayKind::Term => Some(&self.term),
        };
        let season = self.seasons.iter().find(|season| season.days.contains(day));
        let Some(hours) = season.map(|season| &season.hours).or(usual) else {
            return Today::Unknown;
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

impl Hours {
    /// What the exceptions of a day say; several times of one day come in order.
    fn exception_on(&self, day: NaiveDate) -> Option<Today<'_>> {
        let holding = || self.exceptions.iter().filter(|one| one.holds_on(day));
        let first = holding().next()?;
        let mut open: Vec<_> = holding()
            .filter_map(|one| Some((one.times?, one.reason.as_deref())))
            .collect();
        open.sort_unstable();
        Some(if open.is_empty() {
            Today::Closed(first.reason.as_deref())
        } else {
            Today::Open(open)
        })
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
