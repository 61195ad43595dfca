//! A family that is known adds to what it has: no mail, no hold, decided at once as by its button.

use super::Both;
use super::plain::{Form, Model, Own, who};
use super::season::OCCASIONS;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Instant, Outcome, RegistrationId, Status};
use jugendportal::registrar::family::list::add::{Added, add};
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::mail::letter::Entry;
use std::sync::Arc;

/// What became of each entry.
type Outcomes = Vec<(RegistrationId, Outcome)>;

impl Model {
    /// A list comes by the link of a family; `None`: it has sent very many in two days.
    pub fn add(&mut self, command: &Register, now: Instant) -> Option<Outcomes> {
        let email = command.list.guardian.email.as_str();
        let same = |form: &Form| form.request == command.request;
        if let Some(before) = self.forms.iter().position(same) {
            return self.confirm(before, now);
        }
        let since = now - TimeDelta::hours(48);
        let lately =
            |form: &&Form| form.confirmed && form.email == email && form.received_at > since;
        if self.forms.iter().filter(lately).count() >= 20 {
            return None;
        }
        let form = self.forms.len();
        self.forms.push(Form {
            request: command.request.clone(),
            email: email.to_owned(),
            list: command.list.clone(),
            received_at: now,
            letter_at: now,
            confirmed: false,
        });
        for (wanted, id) in command.list.entries.iter().zip(&command.registrations) {
            let asked = |at: &usize| OCCASIONS[*at].key() == wanted.key;
            self.all.push(Own {
                id: id.clone(),
                form,
                child: who(&wanted.child.first_name),
                occasion: (0..OCCASIONS.len()).find(asked).unwrap(),
                entitled: wanted.child.entitled,
                status: Status::Unconfirmed,
                held_until: None,
                released_until: None,
                offered_until: None,
                queue: 0,
                refused: None,
                changed_at: now,
                reminded: false,
            });
        }
        self.confirm(form, now)
    }
}

impl Both<'_> {
    /// The same on both sides: now, or as it stands since it came before.
    pub(super) async fn add(&mut self, command: Register, now: Instant) {
        let family = self.known[command.list.guardian.email.as_str()].clone();
        let sent_before = |form: &Form| form.request == command.request;
        let before = self.model.forms.iter().any(sent_before);
        let plain = self.model.add(&command, now);
        let programme = Arc::clone(&self.desk.programme);
        let added = add(self.desk.store, family, command, programme, now).await;
        let (found, again) = match added.unwrap() {
            Added::Now(outcomes) => (Some(outcomes), false),
            Added::Before(outcomes) => (Some(outcomes), true),
            Added::TooOften => (None, false),
            Added::Gone => panic!("the family is there: {}", self.told),
        };
        let outcomes = |all: Vec<_>| -> Outcomes {
            let all = all.into_iter();
            all.map(|(entry, out): (Entry, _)| (entry.id, out))
                .collect()
        };
        assert_eq!(found.map(outcomes), plain, "{}", self.told);
        assert_eq!(again, before, "{}", self.told);
    }
}
