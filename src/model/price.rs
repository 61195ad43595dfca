//! Classes of prices.

use super::common::Prose;
use super::table::Named;

/// A class of prices.
#[derive(Clone, Debug)]
pub struct PriceClass {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Who pays it.
    pub text: Option<Prose>,
}

impl Named for PriceClass {
    fn id(&self) -> &str {
        &self.id
    }
}
