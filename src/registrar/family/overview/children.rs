//! The children of a family as the plan names them: each with a colour, a shape, a letter and a name
//! of its own, always in the same order.

use crate::calendar::dates::date;
use crate::registrar::domain::{Child, ChildKey, Registration};
use crate::text::Lang;
use crate::text::typed::folded;
use serde::Serialize;

/// So many colours and shapes there are.
const LOOKS: usize = 6;

/// A child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kid {
    /// First name; with more, where another child has the same.
    pub name: String,
    /// First letter.
    pub mark: String,
    /// Colour and shape, from 1.
    pub look: usize,
}

/// The children of a family, the one that was registered first before all others.
#[derive(Clone, Debug, Default)]
pub struct Kids {
    keys: Vec<ChildKey>,
    /// In the same order.
    pub all: Vec<Kid>,
}

impl Kids {
    /// The children of registrations.
    pub fn of(registrations: &[Registration]) -> Kids {
        let mut keys: Vec<ChildKey> = Vec::new();
        let mut children: Vec<&Child> = Vec::new();
        for own in registrations {
            let key = own.child.key();
            if !keys.contains(&key) {
                keys.push(key);
                children.push(&own.child);
            }
        }
        let all = children.iter().enumerate().map(|(index, child)| Kid {
            name: name(child, &children),
            mark: child.first_name.chars().take(1).collect(),
            look: index % LOOKS + 1,
        });
        Kids {
            all: all.collect(),
            keys,
        }
    }

    /// Which child a registration is of.
    pub fn index(&self, own: &Registration) -> usize {
        let key = own.child.key();
        let found = self.keys.iter().position(|known| *known == key);
        found.unwrap_or(0)
    }

    /// The child of a registration.
    pub fn kid(&self, own: &Registration) -> Kid {
        let first_name = &own.child.first_name;
        let unknown = || Kid {
            name: first_name.clone(),
            mark: String::new(),
            look: 1,
        };
        self.all
            .get(self.index(own))
            .cloned()
            .unwrap_or_else(unknown)
    }
}

/// The first name; where two have the same, the last name or at last the birth date keeps them
/// apart.
fn name(child: &Child, all: &[&Child]) -> String {
    let key = child.key();
    let first_name = folded(&child.first_name);
    let namesakes: Vec<&&Child> = all
        .iter()
        .filter(|other| other.key() != key && folded(&other.first_name) == first_name)
        .collect();
    let last_name = folded(&child.last_name);
    if namesakes.is_empty() {
        child.first_name.clone()
    } else if namesakes
        .iter()
        .all(|other| folded(&other.last_name) != last_name)
    {
        child.name()
    } else {
        format!("{} ({})", child.name(), date(Lang::De, child.born))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::local::parse_date;
    use std::collections::BTreeMap;

    fn child(first_name: &str, last_name: &str, born: &str) -> Child {
        Child {
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            born: parse_date(born).unwrap(),
            resident: true,
            price_class: None,
            entitled: false,
            answers: BTreeMap::new(),
        }
    }

    #[test]
    fn two_children_of_the_same_first_name_are_apart() {
        let all = [
            child("Mila", "Muster", "2018-03-04"),
            child("MILA", "Probe", "2018-03-04"),
            child("Mila", "Muster", "2016-05-02"),
            child("Tom", "Muster", "2016-05-02"),
        ];
        let all: Vec<&Child> = all.iter().collect();
        let names =
            |all: &[&Child]| -> Vec<String> { all.iter().map(|child| name(child, all)).collect() };
        assert_eq!(names(&all[..2]), ["Mila Muster", "MILA Probe"]);
        assert_eq!(
            names(&all),
            [
                "Mila Muster (4. März 2018)",
                "MILA Probe",
                "Mila Muster (2. Mai 2016)",
                "Tom"
            ]
        );
    }
}
