//! What holds for one occasion: window, places, ages, times.

use super::BadTime;
use crate::calendar::clock::date_at;
use crate::calendar::local::{age_fits, parse_date, parse_minute, real_minute};
use crate::calendar::{NaiveDate, NaiveDateTime};
use crate::catalogue::{Occasion, Offer, Season};
use crate::pass::RegistrationKind;
use crate::registrar::domain::{Agreed, Capacity, Instant, Known, OccasionKey, Told};
use crate::words;
use chrono::{DateTime, TimeDelta};

/// What a season allows one child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Most places in the season.
    pub limit: Option<u16>,
    /// Minutes between two offers.
    pub buffer_minutes: u16,
    /// At most one offer a day.
    pub one_per_day: bool,
}

/// Why nobody can register now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Registration opens on this day.
    NotYet(NaiveDate),
    /// Registration ended on this day.
    Over(NaiveDate),
    /// The offer has begun.
    Begun,
    /// The offer was called off.
    CalledOff,
    /// All places are given and there is no waiting list.
    Full,
    /// This offer takes no registrations here.
    NotHere,
    /// Wishes for a draw.
    Draw,
}

/// The terms of one occasion.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Which occasion.
    pub key: OccasionKey,
    /// Title of the offer.
    pub title: String,
    /// Where it is, one line.
    pub place: String,
    /// The same as cards and earlier versions say it: of a house its name alone.
    pub place_name: String,
    /// Where the children meet.
    pub meeting_point: Option<String>,
    /// What the season allows one child.
    pub rules: Rules,
    /// Places.
    pub capacity: Capacity,
    /// Fewest children.
    pub minimum: u32,
    /// Sessions in local time, the earliest first.
    pub sessions: Vec<(NaiveDateTime, NaiveDateTime)>,
    /// When the first session begins.
    pub starts_at: Instant,
    /// When the last session ends.
    pub ends_at: Instant,
    /// Youngest and oldest age, both inclusive.
    pub ages: (u32, u32),
    /// Days of tolerance at both ends.
    pub tolerance_days: u32,
    /// Class and cents.
    pub prices: Vec<(String, u32)>,
    /// Called off, with the reason.
    pub cancelled: Option<String>,
    registration: RegistrationKind,
    full: bool,
    window: (NaiveDate, Option<NaiveDate>),
}

/// Nobody is older.
const OLDEST: u32 = 150;

impl Terms {
    /// Reads the terms of an occasion.
    ///
    /// # Errors
    /// When a day or a time cannot be read.
    pub fn new(season: &Season, offer: &Offer, occasion: &Occasion) -> Result<Terms, BadTime> {
        let bad = |text: &str| BadTime {
            occasion: format!("{}/{}", season.id, occasion.id),
            text: text.to_owned(),
        };
        let day = |text: &str| parse_date(text).ok_or_else(|| bad(text));
        let minute = |text: &str| parse_minute(text).ok_or_else(|| bad(text));
        let mut sessions = Vec::with_capacity(occasion.sessions.len());
        for (start, end) in &occasion.sessions {
            sessions.push((minute(start)?, minute(end)?));
        }
        sessions.sort_unstable();
        let (Some(first), Some(last)) = (
            sessions.first(),
            sessions.iter().map(|session| session.1).max(),
        ) else {
            return Err(bad(""));
        };
        Ok(Terms {
            key: OccasionKey {
                season: season.id.clone(),
                offer: offer.id.clone(),
                occasion: occasion.id.clone(),
            },
            title: offer.title.clone(),
            place: occasion.place.as_ref().unwrap_or(&offer.place).clone(),
            place_name: offer.place.clone(),
            meeting_point: offer.meeting_point.clone(),
            rules: Rules {
                limit: season.limit,
                buffer_minutes: season.buffer_minutes,
                one_per_day: season.one_per_day,
            },
            capacity: Capacity {
                places: occasion.capacity,
                reserved: occasion.reserved.min(occasion.capacity.unwrap_or(0)),
            },
            minimum: occasion.minimum,
            starts_at: instant(first.0),
            ends_at: instant(last),
            ages: (
                occasion.age_from.map_or(0, u32::from),
                occasion.age_to.map_or(OLDEST, u32::from),
            ),
            tolerance_days: u32::from(occasion.age_tolerance_days),
            prices: occasion.prices.clone(),
            cancelled: occasion.cancelled.clone(),
            registration: occasion.registration,
            full: occasion.full,
            window: (
                day(&season.window_from)?,
                season.window_until.as_deref().map(day).transpose()?,
            ),
            sessions,
        })
    }

    /// When and where it is, as families are told.
    pub fn known(&self) -> Known {
        Known {
            sessions: self.sessions.clone(),
            place: self.place.clone(),
            meeting_point: self.meeting_point.clone(),
            title: Some(self.title.clone()),
        }
    }

    /// All that families are told of it.
    pub fn told(&self) -> Told {
        let here = match self.registration {
            RegistrationKind::Direct | RegistrationKind::Draw => true,
            RegistrationKind::None | RegistrationKind::External => false,
        };
        Told {
            known: self.known(),
            agreed: Some(Agreed {
                prices: self.prices.clone(),
                ages: self.ages,
                tolerance_days: Some(self.tolerance_days),
                places: self.capacity.places,
                here,
                called_off: false,
            }),
            untold: Vec::new(),
            read: Vec::new(),
        }
    }

    /// `Floßbau (Do, 1. April, 10 bis 15 Uhr)`: what the office calls it.
    pub fn title_and_when(&self) -> String {
        format!("{} ({})", self.title, words::sessions(&self.sessions))
    }

    /// The day on which the age counts.
    pub fn first_day(&self) -> NaiveDate {
        self.sessions
            .first()
            .map_or(NaiveDate::MIN, |session| session.0.date())
    }

    /// Whether a child of this birth date may take part.
    pub fn admits(&self, born: NaiveDate) -> bool {
        age_fits(
            born,
            self.ages.0,
            self.ages.1,
            self.tolerance_days,
            self.first_day(),
        )
    }

    /// Whether a family can register now.
    ///
    /// # Errors
    /// With the reason why not.
    pub fn open(&self, now: Instant) -> Result<(), Closed> {
        if self.cancelled.is_some() {
            return Err(Closed::CalledOff);
        }
        match self.registration {
            RegistrationKind::Direct => {}
            RegistrationKind::Draw => return Err(Closed::Draw),
            RegistrationKind::None | RegistrationKind::External => return Err(Closed::NotHere),
        }
        let today = date_at(now);
        if now >= self.starts_at {
            Err(Closed::Begun)
        } else if today < self.window.0 {
            Err(Closed::NotYet(self.window.0))
        } else if let Some(last) = self.window.1.filter(|last| today > *last) {
            Err(Closed::Over(last))
        } else if self.full {
            Err(Closed::Full)
        } else {
            Ok(())
        }
    }

    /// Whether the office says that nothing is left, not even a waiting list.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Whether this occasion gives places directly, without a draw.
    pub fn is_direct(&self) -> bool {
        self.registration == RegistrationKind::Direct
    }

    /// Whether it goes on as planned and has not begun.
    pub fn is_ahead(&self, now: Instant) -> bool {
        self.cancelled.is_none() && now < self.starts_at
    }

    /// Whether two occasions happen at the same time; touching is not overlapping.
    pub fn overlaps(&self, other: &Terms) -> bool {
        self.meets(other, TimeDelta::zero())
    }

    /// Whether less time than the season wants lies between two of its occasions.
    pub fn is_close_to(&self, other: &Terms) -> bool {
        self.key.season == other.key.season
            && self.meets(
                other,
                TimeDelta::minutes(i64::from(self.rules.buffer_minutes)),
            )
    }

    /// Whether both are on one day of a season that allows one offer a day.
    pub fn shares_the_day(&self, other: &Terms) -> bool {
        let day = TimeDelta::days(1);
        let days = |terms: &Terms| -> Vec<NaiveDate> {
            let all = terms.sessions.iter().flat_map(|(start, end)| {
                let last = (*end - TimeDelta::minutes(1)).date();
                std::iter::successors(Some(start.date()), move |date| {
                    Some(*date + day).filter(|next| *next <= last)
                })
            });
            all.collect()
        };
        self.key.season == other.key.season
            && self.rules.one_per_day
            && days(self).iter().any(|date| days(other).contains(date))
    }

    fn meets(&self, other: &Terms, gap: TimeDelta) -> bool {
        self.sessions.iter().any(|one| {
            other
                .sessions
                .iter()
                .any(|another| one.0 < another.1 + gap && another.0 < one.1 + gap)
        })
    }
}

/// The moment of a local time; in the hour of a clock change the earlier reading, so that nothing
/// happens too late.
pub fn instant(local: NaiveDateTime) -> Instant {
    let minute = real_minute(local).or_else(|| real_minute(local - TimeDelta::hours(1)));
    minute
        .and_then(|minute| DateTime::from_timestamp(minute * 60, 0))
        .unwrap_or(DateTime::UNIX_EPOCH)
}
