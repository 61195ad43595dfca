//! What families may have used: the catalogue of the last build.

use super::Catalogue;
use super::dates::Named;
use std::collections::BTreeSet;

/// The catalogue of the last build, with what is known of registrations.
#[derive(Clone, Debug)]
pub struct Published {
    /// What was published.
    pub catalogue: Catalogue,
    /// Season and occasion of every registration that goes on and of every form that waits; `None` when nobody
    /// was asked, so that there may be some everywhere.
    pub registered: Option<BTreeSet<(String, String)>>,
}

impl Published {
    /// Whether children may be registered there.
    pub fn may_have_children(&self, named: &Named) -> bool {
        self.registered
            .as_ref()
            .is_none_or(|all| all.contains(&(named.season.clone(), named.occasion.clone())))
    }
}
