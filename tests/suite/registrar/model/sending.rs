//! A list comes: its entries hold places, one after the other.

use super::plain::{Form, Model, Own, same_offer, who};
use super::season::OCCASIONS;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Instant, List, RegistrationId, RequestId, Status};

impl Model {
    /// A list comes.
    pub fn send(&mut self, request: &RequestId, list: &List, ids: &[RegistrationId], now: Instant) {
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
        if self.forms.iter().any(|form| form.request == *request) {
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
                released_until: None,
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
}
