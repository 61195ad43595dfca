//! The domain: houses, outreach, schools, help, seasons, offers, occasions, sessions. Only `check`
//! makes these values, so they are right.

pub mod common;
pub mod event;
pub mod help;
pub mod house;
pub mod network;
pub mod offer;
pub mod outreach;
pub mod price;
pub mod school;
pub mod season;
pub mod site;
pub mod table;

pub use common::{Accessibility, Address, Ages, Contact, Fact, Prose, Verified};
pub use event::Event;
pub use help::{Audience, ConsultationHour, Download, HelpDesk, HelpKind};
pub use house::{
    Hours, HoursException, House, HouseKind, Opening, SeasonHours, TemporaryAddress,
    Today as HouseToday, WeeklyGroup,
};
pub use network::Network;
pub use offer::{Asks, Change, Occasion, Offer, OfferPlace, Question, Registration, Session};
pub use outreach::{Break, Outreach, OutreachKind, Stop};
pub use price::PriceClass;
pub use school::{School, SchoolKind, SocialWork};
pub use season::{Allocation, Edition, Limits, Phase, Season, Window};
pub use site::{
    District, FooterColumn, Language, Link, Office, Provider, PublicHoliday, Region, SchoolHoliday,
    Site, Topic,
};
pub use table::{Named, Ref, Table, Thing};
