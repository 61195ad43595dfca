//! Offers, their occasions and sessions.

use super::common::{Accessibility, Address, Ages, Contact, Prose};
use super::house::House;
use super::price::PriceClass;
use super::site::{District, Provider, Topic};
use super::table::{Named, Ref};
use crate::calendar::{NaiveDate, NaiveDateTime};
use crate::pass::{QuestionKind, RegistrationKind};

/// An activity of the pass.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Id, also the slug of its page.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is about, at most 160 characters.
    pub short: String,
    /// At length.
    pub text: Option<Prose>,
    /// Topic.
    pub topic: Ref<Topic>,
    /// Who runs it.
    pub provider: Ref<Provider>,
    /// Where it is.
    pub place: OfferPlace,
    /// Where the children meet.
    pub meeting_point: Option<String>,
    /// District: its own, or that of the house.
    pub district: Option<Ref<District>>,
    /// Occasions by first session; never empty.
    pub occasions: Vec<Occasion>,
    /// What children bring.
    pub bring_along: Vec<String>,
    /// Children are looked after all day.
    pub supervision_all_day: bool,
    /// Accessibility: its own, or that of the house.
    pub accessibility: Accessibility,
    /// Outdoors.
    pub outdoor: bool,
    /// What happens in bad weather.
    pub bad_weather: Option<String>,
    /// Questions of the form.
    pub questions: Vec<Question>,
    /// Who answers: its own contact, or that of the season.
    pub contact: Contact,
    /// What changed since publication, newest first.
    pub changes: Vec<Change>,
}

impl Named for Offer {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Where an offer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferPlace {
    /// In a house.
    House(Ref<House>),
    /// At an address.
    Address(Address),
    /// Only the meeting point is known.
    MeetingPoint,
}

/// One bookable run of an offer.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Id, unique in the season.
    pub id: String,
    /// Sessions by time, not overlapping, never empty.
    pub sessions: Vec<Session>,
    /// Places; `None` is unlimited.
    pub capacity: Option<u32>,
    /// Fewest children; 0 is none.
    pub minimum: u32,
    /// Places held back for entitled children, part of the capacity.
    pub reserved: u32,
    /// For whom on the first day.
    pub ages: Ages,
    /// Prices in cents by class, in the order of the season's classes; empty means free.
    pub prices: Vec<(Ref<PriceClass>, u32)>,
    /// How to register.
    pub registration: Registration,
    /// Reason, when called off.
    pub cancelled: Option<String>,
    /// All places are given and there is no waiting list.
    pub full: bool,
}

impl Occasion {
    /// The first day.
    pub fn first_day(&self) -> NaiveDate {
        self.sessions[0].start.date()
    }
    /// The last day.
    pub fn last_day(&self) -> NaiveDate {
        self.sessions[self.sessions.len() - 1].last_day()
    }
    /// The regular price in cents: that of the first class named.
    pub fn price_cents(&self) -> u32 {
        self.prices.first().map_or(0, |(_, cents)| *cents)
    }
    /// Nobody pays.
    pub fn is_free_of_charge(&self) -> bool {
        self.prices.iter().all(|(_, cents)| *cents == 0)
    }
}

/// One time span of an occasion, half-open, local time. It ends after it starts, and both ends
/// exist on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// Start, local time.
    pub start: NaiveDateTime,
    /// End, local time.
    pub end: NaiveDateTime,
}

impl Session {
    /// The day of the last minute: an end at midnight does not touch the new day.
    pub fn last_day(&self) -> NaiveDate {
        (self.end - chrono::TimeDelta::minutes(1)).date()
    }
    /// Every day it touches.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.last_day();
        self.start
            .date()
            .iter_days()
            .take_while(move |day| *day <= last)
    }
}

/// How to register for an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Just come.
    None,
    /// By lot.
    Draw,
    /// First come, first served.
    Direct,
    /// With the provider, at this address.
    External(String),
}

impl Registration {
    /// Which way, without its address.
    pub fn kind(&self) -> RegistrationKind {
        match self {
            Registration::None => RegistrationKind::None,
            Registration::Draw => RegistrationKind::Draw,
            Registration::Direct => RegistrationKind::Direct,
            Registration::External(_) => RegistrationKind::External,
        }
    }
}

/// A question of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Name of the field, unique in the offer.
    pub id: String,
    /// What is asked.
    pub asks: Asks,
    /// The answer is needed.
    pub required: bool,
}

/// What a question asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Can the child swim?
    Swimming,
    /// May the child go home alone?
    PickUp,
    /// May photos be taken?
    Photo,
    /// Health notes; asked only after a place is given.
    Health,
    /// A question of the offer, answered in words.
    Text {
        /// The question.
        label: String,
        /// A hint below it.
        hint: Option<String>,
    },
    /// A question of the offer with answers to choose from.
    Choice {
        /// The question.
        label: String,
        /// A hint below it.
        hint: Option<String>,
        /// The answers, at least two.
        options: Vec<String>,
    },
}

impl Asks {
    /// Which kind of question, without its words.
    pub fn kind(&self) -> QuestionKind {
        match self {
            Asks::Swimming => QuestionKind::Swimming,
            Asks::PickUp => QuestionKind::PickUp,
            Asks::Photo => QuestionKind::Photo,
            Asks::Health => QuestionKind::Health,
            Asks::Text { .. } => QuestionKind::Text,
            Asks::Choice { .. } => QuestionKind::Choice,
        }
    }
}

/// Something that changed after publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub text: String,
}
