//! How an occasion stands, child by child: a child holds one place there, in however many forms and
//! of whatever address (rule L4). Each form keeps its own hold, so that none can take away that of
//! another; together they count once.

use super::{Capacity, Tally};
use std::collections::{BTreeMap, BTreeSet};

/// What a child has at an occasion before a form for it is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    #[default]
    Nothing,
    /// Forms that are not confirmed hold a place for it; whether one of those for entitled children.
    Holds(bool),
    /// A registration that was confirmed.
    Registered,
}

impl Before {
    /// A form comes for the child: whether it holds a place, which the tally counts.
    pub fn hold(self, tally: &mut Tally, entitled: bool, capacity: Capacity) -> bool {
        match self {
            // What was confirmed says where the child stands.
            Before::Registered => false,
            Before::Holds(held) if covers(held, entitled) => true,
            Before::Holds(held) => {
                tally.give_back(held);
                let admits = tally.admits(capacity, entitled);
                tally.take(if admits { entitled } else { held });
                admits
            }
            Before::Nothing if tally.admits(capacity, entitled) => {
                tally.take(entitled);
                true
            }
            Before::Nothing => {
                tally.wait(entitled);
                false
            }
        }
    }
}

/// Whether a place that is held is one for this child: one of those for all is one for an entitled
/// child, too.
pub fn covers(held: bool, entitled: bool) -> bool {
    !held || entitled
}

/// Of the holds of one child the one that counts: a place for all before one for entitled children.
pub fn counted(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one && other),
        (held, None) | (None, held) => held,
    }
}

/// How an occasion stands, and for which children forms hold places or were confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    tally: Tally,
    holds: BTreeMap<String, bool>,
    registered: BTreeSet<String>,
}

impl Standing {
    /// Places and children, counted.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Counts children who are there already.
    pub fn add(&mut self, entitled: bool, waiting: bool, children: u32) {
        self.tally.add(entitled, waiting, children);
    }

    /// A form holds a place for a child, called as in the store.
    pub fn hold(&mut self, child: &str, entitled: bool) {
        let before = self.holds.get(child).copied();
        let now = before.map_or(entitled, |held| held && entitled);
        if before == Some(now) {
            return;
        }
        if let Some(held) = before {
            self.tally.give_back(held);
        }
        self.tally.take(now);
        self.holds.insert(child.to_owned(), now);
    }

    /// Whether a place is free for a child beside those of others, whoever waits.
    pub fn is_free(&self, child: &str, entitled: bool, capacity: Capacity) -> bool {
        let mut tally = self.tally;
        match self.holds.get(child) {
            Some(held) if covers(*held, entitled) => return true,
            Some(held) => tally.give_back(*held),
            None => {}
        }
        tally.free(capacity, entitled) > 0
    }

    /// A child is registered here.
    pub fn register(&mut self, child: String) {
        self.registered.insert(child);
    }

    /// What a child has here.
    pub fn before(&self, child: &str) -> Before {
        if self.registered.contains(child) {
            Before::Registered
        } else {
            self.holds
                .get(child)
                .map_or(Before::Nothing, |held| Before::Holds(*held))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TWO: Capacity = Capacity {
        places: Some(2),
        reserved: 1,
    };

    #[test]
    fn a_child_holds_one_place_in_however_many_forms() {
        let mut standing = Standing::default();
        for entitled in [true, true, false, true] {
            standing.hold("kim", entitled);
            assert_eq!(standing.tally().taken(), 1);
        }
        assert_eq!(
            standing.before("kim"),
            Before::Holds(false),
            "a place for all"
        );
        standing.hold("noa", true);
        assert_eq!(
            (standing.tally().general, standing.tally().entitled),
            (1, 1)
        );
    }

    #[test]
    fn a_place_held_back_is_no_place_for_others_and_one_for_all_is_for_everybody() {
        let mut full = Tally {
            general: 1,
            entitled: 1,
            ..Tally::default()
        };
        let before = full;
        assert!(Before::Holds(false).hold(&mut full, true, TWO));
        assert!(
            !Before::Holds(true).hold(&mut full, false, TWO),
            "the other place is taken"
        );
        assert!(!Before::Registered.hold(&mut full, false, TWO));
        assert_eq!(full, before);
        let mut free = Tally {
            entitled: 1,
            ..Tally::default()
        };
        assert!(Before::Holds(true).hold(&mut free, false, TWO));
        assert_eq!((free.general, free.entitled), (1, 0), "one place, not two");
    }

    proptest! {
        #[test]
        fn never_more_places_are_held_than_there_are(forms in proptest::collection::vec((0u8..6, any::<bool>()), 0..40)) {
            let mut standing = Standing::default();
            for (child, entitled) in forms {
                let child = child.to_string();
                let mut tally = standing.tally();
                if standing.before(&child).hold(&mut tally, entitled, TWO) {
                    standing.hold(&child, entitled);
                }
                prop_assert!(standing.tally().taken() <= 2 && standing.tally().general <= 2);
            }
        }
    }
}
