//! What else a letter tells that offers a place.

use crate::registrar::domain::Known;
use serde::{Deserialize, Serialize};

/// What a family is told with a place that is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// It was called off and takes place after all.
    pub again: bool,
    /// What the family knew, when it is another day or place now.
    pub before: Option<Known>,
    /// What it was to cost, in cents, when it costs something else now.
    pub cost: Option<u32>,
}
