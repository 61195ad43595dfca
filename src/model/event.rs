//! Events outside the holiday pass.

use super::common::{Address, Contact, Prose, Verified};
use super::house::House;
use super::offer::Session;
use super::table::{Named, Ref, Thing};

/// Something dated outside the holiday pass.
#[derive(Clone, Debug)]
pub struct Event {
    /// Id, also the slug of its page.
    pub id: String,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub short: Option<String>,
    /// More.
    pub text: Option<Prose>,
    /// House, when it is there.
    pub house: Option<Ref<House>>,
    /// Address, when it is elsewhere.
    pub address: Option<Address>,
    /// When, in order of time.
    pub sessions: Vec<Session>,
    /// How to reach somebody.
    pub contact: Contact,
    /// When checked.
    pub verified: Verified,
}

impl Named for Event {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Thing for Event {
    fn name(&self) -> &str {
        &self.title
    }
    fn verified(&self) -> &Verified {
        &self.verified
    }
}
