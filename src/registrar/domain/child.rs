//! A child as the form gives it.

use crate::calendar::NaiveDate;
use crate::text::typed::folded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Birth date.
    pub born: NaiveDate,
    /// Lives in the town.
    pub resident: bool,
    /// Class of prices, when the form asked.
    pub price_class: Option<String>,
    /// May use places held back for reduced prices.
    pub entitled: bool,
    /// Answers to the questions of the offer, by id of the question.
    pub answers: BTreeMap<String, String>,
}

/// The same for one child, however its name is spelled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChildKey(String, NaiveDate);

impl ChildKey {
    /// Who it is: names without case and signs, and the birth date (rule L9).
    pub fn new(first_name: &str, last_name: &str, born: NaiveDate) -> ChildKey {
        ChildKey(
            format!("{} {}", folded(first_name), folded(last_name)),
            born,
        )
    }

    /// As the store calls the child.
    pub fn stored(&self) -> String {
        let ChildKey(name, born) = self;
        format!("{name} {born}")
    }

    /// A number that tells children of one family apart and says nothing of them (FNV-1a).
    pub fn number(&self) -> u32 {
        let folded = |number: u32, byte: u8| (number ^ u32::from(byte)).wrapping_mul(16_777_619);
        self.stored().bytes().fold(2_166_136_261, folded)
    }
}

impl Child {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Who it is.
    pub fn key(&self) -> ChildKey {
        ChildKey::new(&self.first_name, &self.last_name, self.born)
    }
}
