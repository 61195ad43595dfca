//! What staff type: a serde mirror of the YAML and nothing else.
//!
//! Every field is optional and every scalar is text with its place, so that one run can report
//! everything that is missing or wrong; the meaning is parsed in `check`. Descriptions are German
//! because they appear in editors, through the JSON Schemas made from these types.

mod acknowledged;
mod common;
mod events;
mod ferienpass;
mod files;
mod handwritten;
mod help;
mod houses;
mod networks;
mod offers;
mod outreach;
mod portal;
mod schools;
mod skeleton;

pub use acknowledged::{ACKNOWLEDGED, Acknowledged, Acknowledgement, with_acknowledged};
pub use common::{
    Accessibility, Address, Ages, Choice, Contact, Coordinates, Date, Dates, Fact, Hours, Number,
    Text, YesNo,
};
pub use events::Event;
pub use ferienpass::{Limits, PriceClass, Season, Window};
pub use files::describe;
pub use handwritten::PageHead;
pub use help::{ConsultationHour, Download, HelpDesk};
pub use houses::{
    HoursException, House, OpeningHours, SeasonHours, TemporaryAddress, WeeklyGroup, YearHours,
};
pub use networks::Network;
pub use offers::{Change, Occasion, Offer, Price, Question, Session};
pub use outreach::{Break, Outreach, Stop};
pub use portal::{
    District, Districts, FooterColumn, Holidays, Language, Link, Office, Portal, Provider,
    Providers, PublicHoliday, Region, SchoolHoliday, Topic, Topics,
};
pub use schools::{School, SocialWork};
pub use skeleton::Skeleton;
