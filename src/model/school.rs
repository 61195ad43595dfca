//! Schools and their social work.

use super::common::{Address, Contact, Prose, Verified};
use super::house::Opening;
use super::site::District;
use super::table::{Named, Ref, Thing};
use crate::text::closed_set;

closed_set! {
    /// Kind of school.
    pub enum SchoolKind {
        /// Grundschule.
        Primary = "primary", "Grundschule";
        /// Gemeinschaftsschule.
        Community = "community", "Gemeinschaftsschule";
        /// Gymnasium.
        Grammar = "grammar", "Gymnasium";
        /// Berufsbildungszentrum.
        Vocational = "vocational", "Berufsschule";
        /// Förderzentrum.
        Special = "special", "Förderzentrum";
    }
}

/// A school and its social work.
#[derive(Clone, Debug)]
pub struct School {
    /// Id, also its fragment on the page.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: SchoolKind,
    /// District, if known.
    pub district: Option<Ref<District>>,
    /// Address, if known.
    pub address: Option<Address>,
    /// What, when and how.
    pub social_work: SocialWork,
    /// When checked.
    pub verified: Verified,
}

/// School social work at one school.
#[derive(Clone, Debug, Default)]
pub struct SocialWork {
    /// Room.
    pub room: Option<String>,
    /// Hours; empty means not known.
    pub hours: Vec<Opening>,
    /// How to reach it.
    pub contact: Contact,
    /// What there is.
    pub text: Option<Prose>,
}

impl Named for School {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Thing for School {
    fn name(&self) -> &str {
        &self.name
    }
    fn verified(&self) -> &Verified {
        &self.verified
    }
}
