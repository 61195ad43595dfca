//! The children of a list, to go from the page of one to that of another.

use super::read::{Person, possible};
use super::state::State;
use super::step::Step;
use crate::registrar::domain::Instant;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Texts, text};
use serde::Serialize;

/// A child of the list, to go to.
#[derive(Debug, Serialize)]
pub struct Tab {
    /// First letter of its name.
    pub mark: String,
    /// First name.
    pub name: String,
    /// `3 gewählt`; empty where nothing need be said.
    pub chosen: String,
    /// The colour and shape of the child, from 1.
    pub look: usize,
    /// The page it leads to; `None`: this one.
    pub to: Option<String>,
}

/// All children of a list; the one whose page it is leads nowhere.
pub fn tabs(
    state: &State,
    (people, here): (&[Person], &Person),
    programme: &Programme,
    texts: &Texts,
    now: Instant,
) -> Vec<Tab> {
    let people = people.iter().enumerate();
    let tabs = people.map(|(index, person)| {
        let name = person.child.first_name.clone();
        let count = match state.was_chosen(person.number) {
            true => possible(state, person, programme, now).len(),
            false => 0,
        };
        Tab {
            mark: name.chars().next().map(String::from).unwrap_or_default(),
            name,
            chosen: match count {
                // Who is known need not want anything more.
                0 if person.number <= state.known() => String::new(),
                count => texts.say(&text!("list_count", count = count)).into_owned(),
            },
            look: index + 1,
            to: (person != here).then(|| Step::Choose(person.number).word()),
        }
    });
    tabs.collect()
}
