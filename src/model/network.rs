//! Networks: who works together on what.

use super::common::{Contact, Prose, Verified};
use super::table::{Named, Thing};

/// Who works together on what.
#[derive(Clone, Debug)]
pub struct Network {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Topic.
    pub topic: String,
    /// Members: offices and associations.
    pub members: Vec<String>,
    /// More.
    pub text: Option<Prose>,
    /// How to reach it.
    pub contact: Contact,
    /// When checked.
    pub verified: Verified,
}

impl Named for Network {
    fn id(&self) -> &str {
        &self.id
    }
}
impl Thing for Network {
    fn name(&self) -> &str {
        &self.name
    }
    fn verified(&self) -> &Verified {
        &self.verified
    }
}
