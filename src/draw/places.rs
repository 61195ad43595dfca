//! Free places of one occasion: general and reserved ones (R14), and since when fewer than k are
//! free (the cuts).

/// The cut table reaches to eight places: four children, each with an assistant.
pub(crate) const CUTS: usize = 8;

/// The moment of a grant, ordered as the draw runs. The default is the start of the draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub round: u32,
    /// Which turn of the round, from 1.
    pub turn: u32,
    /// Which grant of the turn, from 1; one together-wish granted to several children is one grant.
    pub grant: u32,
    /// The lottery number served, for the public tables.
    pub number: u32,
}

/// For each k from 1 to 8: the moment after which fewer than k places were free.
pub(crate) type Cuts = [Option<Moment>; CUTS];

/// Free places of one occasion.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    general: u32,
    reserved: u32,
    unlimited: bool,
    pub cuts: Cuts,
    pub cuts_general: Cuts,
}

impl Places {
    pub(crate) fn new(capacity: Option<u32>, reserved: u32) -> Self {
        let mut places = Self {
            // The largest number stands for unlimited and is never counted down.
            general: capacity.map_or(u32::MAX, |capacity| capacity.saturating_sub(reserved)),
            reserved,
            unlimited: capacity.is_none(),
            cuts: [None; CUTS],
            cuts_general: [None; CUTS],
        };
        // What is too little from the start is cut at the start: `[0, 0]` in the table.
        places.cut(Moment::default());
        places
    }

    /// Places free for one child: both kinds if entitled, else the general ones (R14).
    pub(crate) fn free_for(&self, entitled: bool) -> u32 {
        if entitled {
            self.general.saturating_add(self.reserved)
        } else {
            self.general
        }
    }

    /// Whether a group fits: its not entitled members into the general places, all of them into
    /// both kinds (R14).
    pub(crate) fn fits(&self, need: Need) -> bool {
        // Two sums, because general places serve everybody and reserved ones only some.
        need.general <= self.general
            && need.general + need.entitled <= self.general.saturating_add(self.reserved)
    }

    /// Takes places that were found free; an entitled child uses reserved places first.
    pub(crate) fn take(&mut self, count: u32, entitled: bool, now: Moment) {
        if self.unlimited {
            return;
        }
        // Reserved ones first: that leaves the general ones to everybody (R14).
        let from_reserved = if entitled {
            count.min(self.reserved)
        } else {
            0
        };
        self.reserved -= from_reserved;
        self.general = self.general.saturating_sub(count - from_reserved);
        self.cut(now);
    }

    /// Sets the free places as a public cut table shows them.
    pub(crate) fn set_free(&mut self, general: u32, reserved: u32) {
        (self.general, self.reserved) = (general, reserved);
    }

    pub(crate) fn is_unlimited(&self) -> bool {
        self.unlimited
    }

    /// The cut that tells when a single child found fewer than `count` places.
    pub(crate) fn since(&self, count: u32, entitled: bool) -> Option<Moment> {
        let table = if entitled {
            &self.cuts
        } else {
            &self.cuts_general
        };
        count
            .checked_sub(1)
            .and_then(|at| table.get(at as usize).copied().flatten())
    }

    /// Since when a group has not fitted.
    pub(crate) fn too_few_since(&self, need: Need) -> Option<Moment> {
        [
            self.since(need.general, false),
            self.since(need.general + need.entitled, true),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    fn cut(&mut self, now: Moment) {
        cut(
            &mut self.cuts,
            self.general.saturating_add(self.reserved),
            now,
        );
        cut(&mut self.cuts_general, self.general, now);
    }
}

fn cut(cuts: &mut Cuts, free: u32, now: Moment) {
    for cut in cuts.iter_mut().skip(free as usize) {
        // Within a run places never come back, so the first moment is the one that counts.
        cut.get_or_insert(now);
    }
}

/// Places a group needs, by whether the children are entitled.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Need {
    pub general: u32,
    pub entitled: u32,
}

impl Need {
    pub(crate) fn add(&mut self, places: u32, entitled: bool) {
        if entitled {
            self.entitled += places;
        } else {
            self.general += places;
        }
    }
}
