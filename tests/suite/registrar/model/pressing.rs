//! The button of a form is pressed: each entry gets a place, a position, or a reason.

use super::plain::{Model, Own, same_offer};
use super::season::OCCASIONS;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Instant, Outcome, Refusal, RegistrationId, Status};

impl Model {
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
        } else if has_place || (waits && !held) {
            let here = |other: &Own| other.occasion == own.occasion && other.goes_on();
            let is_own = |other: &Own| self.is_sibling(at, other) && here(other);
            Some(match self.all.iter().any(is_own) {
                true => Refusal::Twice,
                false => Refusal::ByOthers,
            })
        } else if twice {
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
            self.release(at);
            return Outcome::Placed;
        }
        self.moved(at, Status::Waiting, now);
        self.waited += 1;
        self.all[at].queue = self.waited;
        Outcome::Waiting(self.position(at))
    }

    /// Who has a place needs nothing that forms hold for it there.
    pub fn release(&mut self, at: usize) {
        let own = self.all[at].clone();
        for other in &mut self.all {
            let same = other.occasion == own.occasion && other.child == own.child;
            if same && other.status == Status::Unconfirmed && other.held_until.is_some() {
                other.released_until = other.held_until.take();
            }
        }
    }
}
