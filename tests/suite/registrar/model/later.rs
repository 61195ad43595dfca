//! What comes later: places fall free and are offered, families answer, time passes.

use super::plain::{Model, Own};
use super::season::OCCASIONS;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Instant, Status};
use jugendportal::registrar::family::answer::{Answered, Wish};

impl Model {
    /// Free places are offered in the order of the waiting list; so near the start the office calls.
    pub fn move_up(&mut self, occasion: usize, now: Instant) {
        self.hold_again(occasion, now);
        let left = OCCASIONS[occasion].starts_at() - now;
        if left < TimeDelta::hours(72) {
            return;
        }
        let time = TimeDelta::hours(if left > TimeDelta::days(7) { 48 } else { 24 });
        let waits = |own: &Own| own.occasion == occasion && own.status == Status::Waiting;
        let mut waiting: Vec<usize> = (0..self.all.len())
            .filter(|at| waits(&self.all[*at]))
            .collect();
        waiting.sort_by_key(|at| self.all[*at].queue);
        for at in waiting {
            let count = self.count(occasion, None, now);
            if count.free(occasion, true) == 0 {
                return;
            }
            let next = self.all[at].clone();
            let has_one =
                |own: &Own| own.occasion == occasion && own.child == next.child && own.has_place();
            let free = self
                .count(occasion, None, now)
                .free(occasion, next.entitled);
            if free > 0 && !self.all.iter().any(has_one) {
                self.moved(at, Status::Offered, now);
                // The letter goes out in the same moment.
                self.all[at].offered_until = Some(now + time);
                self.tell("offer", next.form);
            }
        }
    }

    /// What forms held until another form of their child took the place they hold again, when the child
    /// has none any more: before who waits.
    fn hold_again(&mut self, occasion: usize, now: Instant) {
        let mut forms: Vec<usize> = (0..self.all.len())
            .filter(|at| {
                let own = &self.all[*at];
                let until = own.released_until.is_some_and(|until| now < until);
                own.occasion == occasion && own.status == Status::Unconfirmed && until
            })
            .collect();
        forms.sort_by_key(|at| self.forms[self.all[*at].form].received_at);
        for at in forms {
            let own = self.all[at].clone();
            let of_child: Vec<&Own> = (self.all.iter())
                .filter(|other| other.occasion == occasion && other.child == own.child)
                .collect();
            let covered = |other: &&Own| other.holds(now) && (!other.entitled || own.entitled);
            let count = self.count(occasion, Some(&own.child), now);
            let is_free = of_child.iter().any(covered) || count.free(occasion, own.entitled) > 0;
            if is_free && !of_child.iter().any(|other| other.has_place()) {
                let own = &mut self.all[at];
                own.held_until = own.released_until.take();
            }
        }
    }

    /// A family answers.
    pub fn answer(&mut self, at: usize, wish: Wish, now: Instant) -> Answered {
        let own = self.all[at].clone();
        let begun = now >= OCCASIONS[own.occasion].starts_at();
        let is_offered = own.status == Status::Offered;
        let in_time = own.offered_until.is_some_and(|until| now < until);
        let (to, letter, answered) = match wish {
            Wish::Accept | Wish::Decline if !is_offered => return Answered::AsBefore(own.status),
            Wish::Cancel if !own.goes_on() => return Answered::AsBefore(own.status),
            Wish::Accept if begun || !in_time => return Answered::TooLate,
            Wish::Cancel if begun => return Answered::TooLate,
            Wish::Accept => {
                if let Some(reason) = self.beside(own.occasion, &self.places_of_child(at)) {
                    return Answered::Refused(reason);
                }
                (Status::Placed, "accepted", Answered::Accepted)
            }
            Wish::Decline => (Status::Declined, "declined", Answered::Declined),
            Wish::Cancel => (Status::Cancelled, "cancelled", Answered::Cancelled),
        };
        self.moved(at, to, now);
        self.tell(letter, own.form);
        if to == Status::Placed {
            self.release(at);
        }
        if own.has_place() {
            self.move_up(own.occasion, now);
        }
        answered
    }

    /// Time has passed: offers lapse, the next are offered places, who has one is reminded.
    pub fn tick(&mut self, now: Instant) {
        for at in 0..self.all.len() {
            let own = &self.all[at];
            let (form, over) = (
                own.form,
                own.offered_until.is_some_and(|until| until <= now),
            );
            if own.status == Status::Offered && over {
                self.moved(at, Status::Declined, now);
                self.tell("lapsed", form);
            }
        }
        for occasion in 0..OCCASIONS.len() {
            self.move_up(occasion, now);
        }
        for (occasion, terms) in OCCASIONS.iter().enumerate() {
            let starts_at = terms.starts_at();
            let since = starts_at - TimeDelta::hours(36);
            for at in 0..self.all.len() {
                let own = &mut self.all[at];
                let asked = own.occasion == occasion && own.status == Status::Placed;
                let near = since <= now && now < starts_at;
                if near && asked && !own.reminded && own.changed_at < since {
                    own.reminded = true;
                    let form = own.form;
                    self.tell("reminder", form);
                }
            }
        }
    }

    /// What a child of a family has to pay: its places.
    pub fn sum(&self, email: &str, child: &str) -> u32 {
        let own = self.all.iter().filter(|own| {
            own.status == Status::Placed
                && own.child == child
                && self.forms[own.form].email == email
        });
        own.map(|own| OCCASIONS[own.occasion].price(own.entitled))
            .sum()
    }
}
