//! Help: helplines, units of the office, advice.

use super::common::{Address, Contact, Prose, Verified};
use super::site::District;
use super::table::{Named, Ref, Thing};
use crate::calendar::{TimeSpan, Weekdays, Weeks};
use crate::text::{Phone, closed_set};

closed_set! {
    /// Kind of help.
    pub enum HelpKind {
        /// A number to call.
        Helpline = "helpline", "Telefon";
        /// A unit of the office.
        Unit = "unit", "Stelle der Stadt";
        /// Advice by somebody else.
        Advice = "advice", "Beratungsstelle";
    }
}

closed_set! {
    /// For whom help is.
    pub enum Audience {
        /// Children and young people.
        Children = "children", "Kinder und Jugendliche";
        /// Parents.
        Parents = "parents", "Eltern";
        /// Professionals.
        Professionals = "professionals", "Fachkräfte";
        /// Everyone.
        Everyone = "everyone", "alle";
    }
}

/// A helpline or unit.
#[derive(Clone, Debug)]
pub struct HelpDesk {
    /// Id, also its fragment on the page.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: HelpKind,
    /// For whom.
    pub audience: Audience,
    /// Place in the list, smallest first.
    pub rank: u16,
    /// Number to call.
    pub number: Option<Phone>,
    /// When somebody is there, in words.
    pub hours: Option<String>,
    /// Calls cost nothing.
    pub free: bool,
    /// No name is asked.
    pub anonymous: bool,
    /// One or two sentences.
    pub short: Option<String>,
    /// More.
    pub text: Option<Prose>,
    /// Address, if known.
    pub address: Option<Address>,
    /// How to reach it.
    pub contact: Contact,
    /// Consultation hours in the districts.
    pub consultation_hours: Vec<ConsultationHour>,
    /// Files to fetch.
    pub downloads: Vec<Download>,
    /// When checked.
    pub verified: Verified,
}

/// A consultation hour in a district.
#[derive(Clone, Debug)]
pub struct ConsultationHour {
    /// District.
    pub district: Ref<District>,
    /// Place.
    pub place: String,
    /// Weekdays.
    pub days: Weekdays,
    /// Times.
    pub times: TimeSpan,
    /// In which weeks.
    pub weeks: Weeks,
    /// Note.
    pub note: Option<String>,
}

/// A file to fetch, known to exist.
#[derive(Clone, Debug)]
pub struct Download {
    /// Title.
    pub title: String,
    /// File name below `site/downloads`.
    pub file: String,
    /// One sentence.
    pub text: Option<String>,
}

impl Named for HelpDesk {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Thing for HelpDesk {
    fn name(&self) -> &str {
        &self.name
    }
    fn verified(&self) -> &Verified {
        &self.verified
    }
}
