//! Free places of one occasion. Places held back go to entitled children first (R14 of the draw).

/// How many places there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// All places; `None` is unlimited.
    pub places: Option<u32>,
    /// Of these, held back for entitled children.
    pub reserved: u32,
}

/// How an occasion stands: places taken, offered and held, and children waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Places of children who are not entitled to reserved ones.
    pub general: u32,
    /// Places of entitled children.
    pub entitled: u32,
    /// Children waiting who are not entitled.
    pub waiting_general: u32,
    /// Entitled children waiting.
    pub waiting_entitled: u32,
}

impl Tally {
    /// Children waiting.
    pub fn waiting(&self) -> u32 {
        self.waiting_general + self.waiting_entitled
    }

    /// Counts children who are there already.
    pub fn add(&mut self, entitled: bool, waiting: bool, children: u32) {
        *match (entitled, waiting) {
            (false, false) => &mut self.general,
            (true, false) => &mut self.entitled,
            (false, true) => &mut self.waiting_general,
            (true, true) => &mut self.waiting_entitled,
        } += children;
    }

    /// Places used up.
    pub fn taken(&self) -> u32 {
        self.general + self.entitled
    }

    /// Places free for one child.
    pub fn free(&self, capacity: Capacity, entitled: bool) -> u32 {
        let Some(places) = capacity.places else {
            return u32::MAX;
        };
        let all = places.saturating_sub(self.taken());
        let unused = capacity.reserved.saturating_sub(self.entitled);
        if entitled {
            all
        } else {
            all.saturating_sub(unused)
        }
    }

    /// Whether a child that comes now gets a place: one is free, and nobody waits who could take
    /// it.
    pub fn admits(&self, capacity: Capacity, entitled: bool) -> bool {
        let ahead = if self.free(capacity, false) > 0 {
            self.waiting()
        } else {
            self.waiting_entitled
        };
        self.free(capacity, entitled) > 0 && ahead == 0
    }

    /// Takes a place.
    pub fn take(&mut self, entitled: bool) {
        *if entitled {
            &mut self.entitled
        } else {
            &mut self.general
        } += 1;
    }

    /// Gives a place back.
    pub fn give_back(&mut self, entitled: bool) {
        let places = if entitled {
            &mut self.entitled
        } else {
            &mut self.general
        };
        *places = places.saturating_sub(1);
    }

    /// Queues up.
    pub fn wait(&mut self, entitled: bool) {
        *if entitled {
            &mut self.waiting_entitled
        } else {
            &mut self.waiting_general
        } += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TWELVE: Capacity = Capacity {
        places: Some(12),
        reserved: 2,
    };

    #[test]
    fn reserved_places_wait_for_entitled_children() {
        let full = Tally {
            general: 10,
            ..Tally::default()
        };
        assert_eq!((full.free(TWELVE, false), full.free(TWELVE, true)), (0, 2));
        let used = Tally {
            general: 9,
            entitled: 2,
            ..Tally::default()
        };
        assert_eq!((used.free(TWELVE, false), used.free(TWELVE, true)), (1, 1));
    }

    #[test]
    fn nobody_overtakes_a_child_that_waits_and_could_take_the_place() {
        let one_waits = Tally {
            general: 9,
            waiting_general: 1,
            ..Tally::default()
        };
        assert!(!one_waits.admits(TWELVE, false) && !one_waits.admits(TWELVE, true));
        let waits_in_vain = Tally {
            general: 10,
            waiting_general: 1,
            ..Tally::default()
        };
        assert!(
            waits_in_vain.admits(TWELVE, true),
            "the reserved place is not for the child that waits"
        );
    }

    proptest! {
        #[test]
        fn taking_what_is_free_never_exceeds_the_capacity(places in 0u32..30, reserved in 0u32..10, children in proptest::collection::vec(any::<bool>(), 0..60)) {
            let capacity = Capacity { places: Some(places), reserved: reserved.min(places) };
            let mut tally = Tally::default();
            for entitled in children {
                if tally.free(capacity, entitled) > 0 {
                    tally.take(entitled);
                }
                prop_assert!(tally.taken() <= places);
                prop_assert!(tally.general <= places - capacity.reserved);
            }
        }
    }
}
