//! The domain: houses, outreach, schools, help, seasons, offers, occasions, sessions. Only `check`
//! makes these values, so they are right.

pub mod common;
pub mod help;
pub mod offer;
pub mod outreach;
pub mod place;
pub mod season;
pub mod site;
pub mod table;

pub use common::{Accessibility, Ages, Contact, Fact, Prose, Verified};
pub use help::{
    Audience, ConsultationHour, Download, Event, HelpDesk, HelpKind, Network, School, SchoolKind,
    SocialWork,
};
pub use offer::{Asks, Change, Occasion, Offer, OfferPlace, Question, Registration, Session};
pub use outreach::{Break, Outreach, OutreachKind, Stop};
pub use place::{
    Address, Hours, HoursException, House, HouseKind, Opening, SeasonHours, TemporaryAddress,
    Today as HouseToday, WeeklyGroup,
};
pub use season::{Allocation, Edition, Limits, Phase, PriceClass, Season, Window};
pub use site::{
    District, FooterColumn, Language, Link, Office, Provider, PublicHoliday, Region, SchoolHoliday,
    Site, Topic,
};
pub use table::{Named, Ref, Table};
