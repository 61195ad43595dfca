//! The rules of a season, as plainly as they can be said: one list of registrations, searched from
//! one end to the other.
//!
//! Source: `season.md` L1, L4, L9. Nothing is shared with the product but words for states.

use super::season::{OCCASIONS, Rules};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{
    Instant, List, Outcome, Refusal, RegistrationId, RequestId, Status,
};

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
    list: List,
    received_at: Instant,
    letter_at: Instant,
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
    waited: usize,
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
    fn admits(self, occasion: usize, entitled: bool) -> bool {
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

    /// A list comes.
    pub fn send(&mut self, request: &RequestId, list: &List, ids: &[RegistrationId], now: Instant) {
        if self.forms.iter().any(|form| form.request == *request) {
            return;
        }
        let email = list.guardian.email.as_str().to_owned();
        let valid = |form: &&Form| !form.confirmed && now < form.received_at + TimeDelta::hours(48);
        if let Some(same) = self
            .forms
            .iter()
            .position(|form| valid(&form) && form.list == *list)
        {
            let form = &mut self.forms[same];
            let age = form.letter_at - form.received_at;
            if now - form.letter_at >= age.max(TimeDelta::minutes(10)) {
                form.letter_at = now;
                self.tell("confirm", same);
            }
            return;
        }
        let mailbox = |email: &str| {
            let (name, domain) = email.split_once('@').unwrap();
            (
                name.split('+').next().unwrap().to_owned(),
                domain.to_owned(),
            )
        };
        let of_mailbox = |form: &&Form| mailbox(&form.email) == mailbox(&email);
        if self.forms.iter().filter(valid).filter(of_mailbox).count() >= 20 {
            return;
        }
        self.forms.push(Form {
            request: request.clone(),
            email,
            list: list.clone(),
            received_at: now,
            letter_at: now,
            confirmed: false,
        });
        self.hold(list, ids, now);
        self.tell("confirm", self.forms.len() - 1);
    }

    /// The entries of the last form hold places, one after the other.
    fn hold(&mut self, list: &List, ids: &[RegistrationId], now: Instant) {
        let form = self.forms.len() - 1;
        let mut in_vain: Vec<(usize, bool)> = Vec::new();
        for (wanted, id) in list.entries.iter().zip(ids) {
            let occasion = OCCASIONS
                .iter()
                .position(|occasion| occasion.key() == wanted.key)
                .unwrap();
            let (child, entitled) = (who(&wanted.child.first_name), wanted.child.entitled);
            let earlier: Vec<&Own> = self
                .all
                .iter()
                .filter(|own| own.form == form && own.child == child)
                .collect();
            let placed: Vec<usize> = earlier
                .iter()
                .filter(|own| own.held_until.is_some())
                .map(|own| own.occasion)
                .collect();
            let possible = !earlier.iter().any(|own| same_offer(own.occasion, occasion))
                && self.beside(occasion, &placed).is_none();
            let held = possible && self.gets_a_hold(occasion, &child, entitled, &mut in_vain, now);
            self.all.push(Own {
                id: id.clone(),
                form,
                child,
                occasion,
                entitled,
                status: Status::Unconfirmed,
                held_until: held.then(|| now + TimeDelta::minutes(30)),
                offered_until: None,
                queue: 0,
                refused: None,
                changed_at: now,
                reminded: false,
            });
        }
    }

    /// `in_vain`: entries of the same list before this one that found no place; nobody of the list
    /// overtakes them.
    fn gets_a_hold(
        &self,
        occasion: usize,
        child: &str,
        entitled: bool,
        in_vain: &mut Vec<(usize, bool)>,
        now: Instant,
    ) -> bool {
        let here = self
            .all
            .iter()
            .filter(|own| own.occasion == occasion && own.child == child);
        if here.clone().any(Own::goes_on) {
            return false;
        }
        let holds: Vec<bool> = here
            .filter(|own| own.holds(now))
            .map(|own| own.entitled)
            .collect();
        if holds.iter().any(|held| !held || entitled) {
            return true;
        }
        let mut count = self.count(occasion, Some(child), now);
        for (_, entitled) in in_vain.iter().filter(|(other, _)| *other == occasion) {
            count.waiting[usize::from(*entitled)] += 1;
        }
        let admits = count.admits(occasion, entitled);
        if !admits && holds.is_empty() {
            in_vain.push((occasion, entitled));
        }
        admits
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

    /// The button of a form; `None`: it is too late for it.
    pub fn confirm(&mut self, form: usize, now: Instant) -> Option<Vec<(RegistrationId, Outcome)>> {
        let own: Vec<usize> = (0..self.all.len())
            .filter(|at| self.all[*at].form == form)
            .collect();
        if self.forms[form].confirmed {
            let outcomes = own.into_iter().filter_map(|at| {
                let outcome = match (self.all[at].status, self.all[at].refused) {
                    (Status::Placed, _) => Outcome::Placed,
                    (Status::Waiting, _) => Outcome::Waiting(self.position(at)),
                    (_, refused) => Outcome::Refused(refused?),
                };
                Some((self.all[at].id.clone(), outcome))
            });
            return Some(outcomes.collect());
        }
        if now >= self.forms[form].received_at + TimeDelta::hours(48) {
            return None;
        }
        let mut outcomes = Vec::new();
        for at in own {
            let outcome = self.decide(at, now);
            outcomes.push((self.all[at].id.clone(), outcome));
        }
        self.forms[form].confirmed = true;
        self.tell("result", form);
        let refused = |(_, outcome): &(_, Outcome)| matches!(outcome, Outcome::Refused(_));
        if outcomes.iter().any(refused) {
            for occasion in 0..OCCASIONS.len() {
                let asked = |own: &Own| own.form == form && own.occasion == occasion;
                if self.all.iter().any(asked) {
                    self.move_up(occasion, now);
                }
            }
        }
        Some(outcomes)
    }

    /// What becomes of one entry whose button was pressed.
    fn decide(&mut self, at: usize, now: Instant) -> Outcome {
        let own = self.all[at].clone();
        let here = |other: &&Own| other.occasion == own.occasion && other.child == own.child;
        let held = self
            .all
            .iter()
            .filter(here)
            .any(|other| other.holds(now) && (!other.entitled || own.entitled));
        let has_place = self.all.iter().filter(here).any(Own::has_place);
        let waits = self.all.iter().filter(here).any(Own::goes_on);
        let twice = self.all.iter().any(|other| {
            self.is_sibling(at, other)
                && other.goes_on()
                && same_offer(other.occasion, own.occasion)
        });
        let refusal = if now >= OCCASIONS[own.occasion].starts_at() {
            Some(Refusal::Begun)
        } else if has_place || (waits && !held) || twice {
            Some(Refusal::Twice)
        } else {
            self.beside(own.occasion, &self.places_of_child(at))
        };
        let free = self
            .count(own.occasion, Some(&own.child), now)
            .admits(own.occasion, own.entitled);
        self.all[at].refused = refusal;
        if let Some(reason) = refusal {
            self.moved(at, Status::Cancelled, now);
            return Outcome::Refused(reason);
        }
        if held || free {
            self.moved(at, Status::Placed, now);
            for other in &mut self.all {
                let same = other.occasion == own.occasion && other.child == own.child;
                if same && other.status == Status::Unconfirmed {
                    other.held_until = None;
                }
            }
            return Outcome::Placed;
        }
        self.moved(at, Status::Waiting, now);
        self.waited += 1;
        self.all[at].queue = self.waited;
        Outcome::Waiting(self.position(at))
    }

    pub fn moved(&mut self, at: usize, to: Status, now: Instant) {
        let own = &mut self.all[at];
        (own.status, own.changed_at) = (to, now);
        (own.held_until, own.offered_until) = (None, None);
    }

    /// Another registration of the same child in the same family.
    fn is_sibling(&self, at: usize, other: &Own) -> bool {
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

fn same_offer(one: usize, other: usize) -> bool {
    OCCASIONS[one].offer == OCCASIONS[other].offer
}
