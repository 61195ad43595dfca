//! What a list costs: per child and for the family, in every class of prices.

use super::read::Person;
use crate::catalogue::Season;
use crate::registrar::domain::{Outcome, Wanted, price_of};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Texts, text};
use crate::text::capitalized;
use crate::words;
use serde::Serialize;

/// Who has no place pays nothing, which is not the same as for free.
const NOTHING: &str = "–";

/// A line of the table.
#[derive(Debug, Serialize)]
pub struct SumLine {
    /// First name.
    pub name: String,
    /// `2 Plätze`.
    pub places: String,
    /// What it costs, class by class.
    pub sums: Vec<String>,
}

/// The table.
#[derive(Debug, Serialize)]
pub struct Sums {
    /// The names of the classes; one without a name when the season has none.
    pub classes: Vec<String>,
    /// The children.
    pub children: Vec<SumLine>,
    /// All together.
    pub family: Vec<String>,
    /// What the family pays with the classes of its children; empty when all pay the full price.
    pub own: String,
    /// What those on the waiting list would add; empty when nobody waits.
    pub waiting: String,
}

/// What the entries cost that have a place now.
pub fn sums(
    people: &[&Person],
    entries: &[(usize, &Wanted, Outcome)],
    season: &Season,
    programme: &Programme,
    texts: &Texts,
) -> Sums {
    let classes = classes(season);
    let of = |class: Option<&str>, counts: &dyn Fn(&Wanted, Outcome) -> bool| -> u32 {
        let counted = entries
            .iter()
            .filter(|(_, entry, outcome)| counts(entry, *outcome));
        counted
            .filter_map(|(_, entry, _)| programme.terms(&entry.key))
            .map(|terms| price_of(&terms.prices, class))
            .sum()
    };
    let each = |counts: &dyn Fn(&Wanted, Outcome) -> bool| -> Vec<String> {
        let all = classes.iter();
        all.map(|(class, _)| words::money(of(*class, counts)))
            .collect()
    };
    let placed = |outcome: Outcome| outcome == Outcome::Placed;
    let children = people.iter().map(|person| {
        let key = person.child.key();
        let own = |entry: &Wanted, outcome| placed(outcome) && entry.child.key() == key;
        let count = entries
            .iter()
            .filter(|(_, entry, outcome)| own(entry, *outcome));
        let count = count.count();
        SumLine {
            name: person.child.first_name.clone(),
            places: texts
                .say(&text!("list_places_count", count = count))
                .into_owned(),
            sums: match count {
                0 => vec![NOTHING.to_owned(); classes.len()],
                _ => each(&own),
            },
        }
    });
    let children = children.collect();
    let reduced = people.iter().any(|person| person.child.entitled);
    let own_sum = reduced.then(|| {
        let sum = own(entries, programme, placed);
        texts
            .say(&text!("list_own_sum", sum = words::money(sum)))
            .into_owned()
    });
    let waits = |outcome: Outcome| matches!(outcome, Outcome::Waiting(_));
    let waiting = match own(entries, programme, waits) {
        0 => String::new(),
        cents => texts
            .say(&text!("list_waiting_sum", sum = words::money(cents)))
            .into_owned(),
    };
    Sums {
        children,
        own: own_sum.unwrap_or_default(),
        family: match entries.iter().any(|(_, _, outcome)| placed(*outcome)) {
            true => each(&|_, outcome| placed(outcome)),
            false => vec![NOTHING.to_owned(); classes.len()],
        },
        classes: classes.into_iter().map(|(_, name)| name).collect(),
        waiting,
    }
}

/// Id and name of each class; one without a name when the season has none.
fn classes(season: &Season) -> Vec<(Option<&str>, String)> {
    let classes = season.price_classes.iter();
    let all: Vec<_> = classes
        .map(|class| (Some(class.id.as_str()), capitalized(&class.name)))
        .collect();
    match all.is_empty() {
        true => vec![(None, String::new())],
        false => all,
    }
}

/// What entries cost with the class of each child.
fn own(
    entries: &[(usize, &Wanted, Outcome)],
    programme: &Programme,
    counts: impl Fn(Outcome) -> bool,
) -> u32 {
    let counted = entries.iter().filter(|(_, _, outcome)| counts(*outcome));
    let each = counted.filter_map(|(_, entry, _)| {
        let terms = programme.terms(&entry.key)?;
        Some(price_of(&terms.prices, entry.child.price_class.as_deref()))
    });
    each.sum()
}
