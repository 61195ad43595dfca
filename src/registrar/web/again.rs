//! The page when the store cannot be used: everything that was typed is still there, to be sent
//! once more.

use super::fields::Fields;
use crate::form_view::Field;
use serde::Serialize;

/// The page.
#[derive(Debug, Serialize)]
pub struct AgainPage {
    /// Heading.
    pub title: String,
    /// Where the form posts to.
    pub action: &'static str,
    /// What is sent along unseen: names and values.
    pub hidden: Vec<(&'static str, String)>,
    /// What was typed.
    pub fields: Vec<Field>,
    /// Label of the button.
    pub button: String,
}

impl AgainPage {
    /// A page with the fields as they were typed. `hidden`: the names of what is sent along unseen.
    pub fn new(
        title: String,
        action: &'static str,
        hidden: &[&'static str],
        mut fields: Vec<Field>,
        button: String,
        typed: &Fields,
    ) -> AgainPage {
        for field in &mut fields {
            field.value = typed.get(&field.name).to_owned();
        }
        AgainPage {
            title,
            action,
            hidden: hidden
                .iter()
                .map(|name| (*name, typed.get(name).to_owned()))
                .collect(),
            fields,
            button,
        }
    }
}
