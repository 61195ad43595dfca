//! The rules of a season, as plainly as they can be said: one list of registrations, searched from
//! one end to the other.
//!
//! Source: `season.md` L1, L4, L9. Nothing is shared with the product but words for states.

use super::season::{OCCASIONS, Rules};
use jugendportal::registrar::domain::{Instant, List, Refusal, RegistrationId, RequestId, Status};

/// One child at one occasion.
#[derive(Clone, Debug)]
pub struct Own {
    pub id: RegistrationId,
    pub form: usize,
    pub child: String,
    /// Index in the table.
    pub occasion: usize,
    pub entitled: bool,
    pub status: Status,
    pub held_until: Option<Instant>,
    /// What it held until another form of the child took the place.
    pub released_until: Option<Instant>,
    pub offered_until: Option<Instant>,
    /// When it began to wait: smaller is earlier.
    pub queue: usize,
    pub refused: Option<Refusal>,
    pub changed_at: Instant,
    pub reminded: bool,
}

impl Own {
    pub fn holds(&self, now: Instant) -> bool {
        self.status == Status::Unconfirmed && self.held_until.is_some_and(|until| now < until)
    }

    pub fn has_place(&self) -> bool {
        matches!(self.status, Status::Placed | Status::Offered)
    }

    pub fn goes_on(&self) -> bool {
        self.has_place() || self.status == Status::Waiting
    }
}

/// A list that was sent.
#[derive(Clone, Debug)]
pub struct Form {
    pub request: RequestId,
    pub email: String,
    pub list: List,
    pub received_at: Instant,
    pub letter_at: Instant,
    pub confirmed: bool,
}

/// Kind and address.
pub type Letter = (&'static str, String);

/// Everything there is.
pub struct Model {
    pub rules: Rules,
    pub all: Vec<Own>,
    pub forms: Vec<Form>,
    /// Letters of the last step.
    pub letters: Vec<Letter>,
    pub waited: usize,
}

/// How an occasion stands: places taken and children waiting, each first those who are not entitled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub taken: [usize; 2],
    pub waiting: [usize; 2],
}

impl Count {
    pub fn free(self, occasion: usize, entitled: bool) -> usize {
        let Some(places) = OCCASIONS[occasion].places else {
            return usize::MAX;
        };
        let kept = OCCASIONS[occasion].reserved.saturating_sub(self.taken[1]);
        let left = places.saturating_sub(self.taken[0] + self.taken[1]);
        left.saturating_sub(if entitled { 0 } else { kept })
    }

    /// A place is free for the child, and nobody waits who could take one.
    pub fn admits(self, occasion: usize, entitled: bool) -> bool {
        let nobody =
            |kind: bool| self.waiting[usize::from(kind)] == 0 || self.free(occasion, kind) == 0;
        self.free(occasion, entitled) > 0 && nobody(false) && nobody(true)
    }
}

/// The same child, however its name is spelled.
pub fn who(first_name: &str) -> String {
    first_name.trim().to_lowercase()
}

impl Model {
    pub fn new(rules: Rules) -> Model {
        Model {
            rules,
            all: Vec::new(),
            forms: Vec::new(),
            letters: Vec::new(),
            waited: 0,
        }
    }

    /// How an occasion stands; what forms hold for one child can be left out.
    pub fn count(&self, occasion: usize, but: Option<&str>, now: Instant) -> Count {
        let mut count = Count::default();
        let mut holders: Vec<(&str, bool)> = Vec::new();
        for own in self.all.iter().filter(|own| own.occasion == occasion) {
            let kind = usize::from(own.entitled);
            if own.has_place() {
                count.taken[kind] += 1;
            } else if own.status == Status::Waiting {
                count.waiting[kind] += 1;
            } else if own.holds(now) && but != Some(&own.child) {
                match holders.iter_mut().find(|(child, _)| *child == own.child) {
                    // However many forms: one place, one for all when any of them is.
                    Some((_, entitled)) => *entitled &= own.entitled,
                    None => holders.push((&own.child, own.entitled)),
                }
            }
        }
        for (_, entitled) in holders {
            count.taken[usize::from(entitled)] += 1;
        }
        count
    }

    pub fn tell(&mut self, kind: &'static str, form: usize) {
        self.letters.push((kind, self.forms[form].email.clone()));
    }

    /// Why a child cannot have a place beside those it has, if so.
    pub fn beside(&self, occasion: usize, placed: &[usize]) -> Option<Refusal> {
        let gaps: Vec<i64> = placed
            .iter()
            .filter_map(|other| OCCASIONS[occasion].minutes_between(&OCCASIONS[*other]))
            .collect();
        if gaps.iter().any(|gap| *gap < 0) {
            Some(Refusal::Overlap)
        } else if self.rules.one_per_day && !gaps.is_empty() {
            Some(Refusal::SameDay)
        } else if gaps.iter().any(|gap| *gap < i64::from(self.rules.buffer)) {
            Some(Refusal::Close(self.rules.buffer))
        } else {
            self.rules
                .limit
                .filter(|limit| placed.len() >= usize::from(*limit))
                .map(Refusal::Limit)
        }
    }

    pub fn moved(&mut self, at: usize, to: Status, now: Instant) {
        let own = &mut self.all[at];
        (own.status, own.changed_at) = (to, now);
        (own.held_until, own.offered_until) = (None, None);
    }

    /// Another registration of the same child in the same family.
    pub fn is_sibling(&self, at: usize, other: &Own) -> bool {
        let own = &self.all[at];
        let email = |own: &Own| &self.forms[own.form].email;
        other.id != own.id && other.child == own.child && email(other) == email(own)
    }

    pub fn places_of_child(&self, at: usize) -> Vec<usize> {
        let placed = |own: &&Own| own.status == Status::Placed && self.is_sibling(at, own);
        let all = self.all.iter().filter(placed);
        all.map(|own| own.occasion).collect()
    }

    /// The position on the waiting list.
    pub fn position(&self, at: usize) -> u32 {
        let own = &self.all[at];
        let ahead = self.all.iter().filter(|other| {
            other.occasion == own.occasion
                && other.status == Status::Waiting
                && other.queue <= own.queue
        });
        ahead.count() as u32
    }
}

pub fn same_offer(one: usize, other: usize) -> bool {
    OCCASIONS[one].offer == OCCASIONS[other].offer
}
