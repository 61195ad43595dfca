//! The domain: houses, outreach, schools, help, seasons, offers, occasions, sessions. Only `check`
//! makes these values, so they are right. Each kind of thing stands once, in the table below.

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
    DayKind, District, FooterColumn, Language, Link, Office, Provider, PublicHoliday, Region,
    SchoolHoliday, Site, Topic,
};
pub use table::{Named, Ref, Table, Thing};

/// Hands every kind of thing to the macro `$then`. A thing has a YAML file of its own in the folder
/// of its kind.
///
/// The name of a row is the type in `schema`, which says what staff type and has the skeleton, and
/// the type here, which says what it means; `check` makes the one into the other with `lower`.
/// `table` names its table in the portal and its folder below `data/`; `name` is how `portal new`
/// and the JSON Schema call it; `german` are words that somebody may take for the folder.
///
/// Sources, checks, portal, open data and the table of all kinds of file are made from these rows:
/// what is missing for a new one does not compile.
macro_rules! each_thing {
    ($then:ident) => {
        $then! {
            /// Houses by id, closed ones included.
            House {
                table: houses,
                name: "house",
                german: ["haus", "haeuser", "häuser", "orte"],
                lower: houses::house,
            }
            /// Mobile work by id.
            Outreach {
                table: outreach,
                name: "outreach",
                german: ["unterwegs", "spielmobil", "spielmobile", "mobil"],
                lower: outreach::outreach,
            }
            /// Schools by id.
            School {
                table: schools,
                name: "school",
                german: ["schulen", "schule"],
                lower: schools::school,
            }
            /// Helplines and units by id.
            HelpDesk {
                table: help,
                name: "help",
                german: ["hilfe", "beratung"],
                lower: help::help_desk,
            }
            /// Networks by id.
            Network {
                table: networks,
                name: "network",
                german: ["netzwerke", "netzwerk"],
                lower: networks::network,
            }
            /// Events by id.
            Event {
                table: events,
                name: "event",
                german: ["termine", "veranstaltungen", "kalender"],
                lower: events::event,
            }
        }
    };
}
pub(crate) use each_thing;
