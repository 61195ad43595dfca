//! What a browser may keep for the next season when the family says so (rule L7): who the family is, and
//! nothing of what offers ask, of health or of prices. It never leaves the browser by itself.

use super::state::State;
use crate::registrar::domain::MOST_CHILDREN;
use std::collections::BTreeMap;

/// Of the guardian.
const GUARDIAN: [&str; 3] = ["guardian_name", "guardian_email", "guardian_phone"];

/// Of each child.
const CHILD: [&str; 6] = [
    "first_name",
    "last_name",
    "birth_day",
    "birth_month",
    "birth_year",
    "resident",
];

/// The fields and their values as JSON, for the script on the page.
pub fn remembered(state: &State) -> String {
    let guardian = GUARDIAN.iter().map(|field| (*field).to_owned());
    let children = (1..=MOST_CHILDREN)
        .filter(|child| !state.fields.of_child(*child, "first_name").is_empty())
        .flat_map(|child| CHILD.map(|field| format!("child{child}_{field}")));
    let all: BTreeMap<String, &str> = guardian
        .chain(children)
        .map(|name| {
            let value = state.fields.get(&name);
            (name, value)
        })
        .collect();
    serde_json::to_string(&all).unwrap_or_default()
}
