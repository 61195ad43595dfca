//! All use cases. Every method is one transaction.

use super::register::Form;
use super::{Confirmed, Due, FamilyView, Pending, Purged, Store, StoreError, Wish};
use super::{address, cases, daily, lists, read, staff};
use crate::registrar::domain::tally::Tally;
use crate::registrar::domain::{
    Email, Family, FamilyId, Guardian, Instant, OccasionKey, Registration, RegistrationId,
    RequestId,
};
use crate::registrar::family::answer::Answered;
use crate::registrar::family::register::decision::Register;
use crate::registrar::mail::outbox;
use crate::registrar::programme::Programme;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Store {
    /// Stores a form and its letter.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn register(
        &self,
        command: Register,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.write_together(Form {
            command,
            programme,
            now,
        })
        .await
    }

    /// A form that was stored.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn pending(&self, request: RequestId) -> Result<Option<Pending>, StoreError> {
        self.read(move |db| read::pending(db, &request)).await
    }

    /// Confirms a form; `fresh` is the id for a family that is new.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn confirm(
        &self,
        request: RequestId,
        fresh: FamilyId,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Result<Confirmed, StoreError> {
        self.write(move |db| cases::confirm(db, &request, fresh.clone(), &programme, now))
            .await
    }

    /// A family.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn family(&self, id: FamilyId) -> Result<Option<FamilyView>, StoreError> {
        self.read(move |db| read::family_view(db, &id)).await
    }

    /// A confirmed registration with its family.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn registration(
        &self,
        id: RegistrationId,
    ) -> Result<Option<(Registration, Family)>, StoreError> {
        self.read(move |db| read::with_family(db, &id)).await
    }

    /// Asks a new mail address whether it belongs to the family; `false` when there is no such
    /// family.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn ask_new_address(
        &self,
        family: FamilyId,
        id: RequestId,
        mail: Email,
        now: Instant,
    ) -> Result<bool, StoreError> {
        self.write(move |db| address::ask(db, &family, &id, &mail, now))
            .await
    }

    /// The new address has said yes: the family as it is called from now on. Old family links end.
    /// `None` when it is too late.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn take_new_address(
        &self,
        id: RequestId,
        fresh: FamilyId,
        now: Instant,
    ) -> Result<Option<FamilyId>, StoreError> {
        self.write(move |db| address::take(db, &id, fresh.clone(), now))
            .await
    }

    /// Changes name and phone number of a family; `false` when there is no such family.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn change_contact(
        &self,
        family: FamilyId,
        guardian: Guardian,
        now: Instant,
    ) -> Result<bool, StoreError> {
        self.write(move |db| cases::change_contact(db, &family, &guardian, now))
            .await
    }

    /// Answers for one registration. A family only reaches its own; the office, without a family,
    /// reaches all.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn answer(
        &self,
        family: Option<FamilyId>,
        id: RegistrationId,
        wish: Wish,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Result<Option<Answered>, StoreError> {
        self.write(move |db| cases::answer(db, family.as_ref(), &id, &wish, &programme, now))
            .await
    }

    /// Stores answers to questions that are asked after a place is given.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn add_answers(
        &self,
        family: FamilyId,
        id: RegistrationId,
        answers: BTreeMap<String, String>,
        now: Instant,
    ) -> Result<bool, StoreError> {
        self.write(move |db| cases::add_answers(db, &family, &id, &answers, now))
            .await
    }

    /// Gives everything of a family back and deletes it.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn erase(
        &self,
        family: FamilyId,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Result<bool, StoreError> {
        self.write(move |db| cases::erase(db, &family, &programme, now))
            .await
    }

    /// What time brings: offers lapse, waiting lists move, reminders, offers that were called off,
    /// the digest of the office.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn tick(&self, programme: Arc<Programme>, now: Instant) -> Result<(), StoreError> {
        self.write(move |db| daily::tick(db, &programme, now)).await
    }

    /// How the occasions stand.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn standings(
        &self,
        now: Instant,
    ) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
        self.read(move |db| read::standings(db, now)).await
    }

    /// Takes letters that are due. Taken ones are due again at `again`, unless they are sent or put
    /// off before.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn take_letters(
        &self,
        most: u32,
        now: Instant,
        again: Instant,
    ) -> Result<Vec<Due>, StoreError> {
        let id = self.id.clone();
        self.write(move |db| outbox::take(db, &id, most, now, again))
            .await
    }

    /// A letter was handed over: its text is deleted, the log keeps the masked address, [`masked`].
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn letter_sent(&self, id: i64, to: String, now: Instant) -> Result<(), StoreError> {
        self.write(move |db| outbox::sent(db, id, &to, now)).await
    }

    /// A letter was not handed over: it waits, or has failed for good.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn letter_failed(
        &self,
        id: i64,
        problem: String,
        again: Option<Instant>,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.write(move |db| outbox::failed(db, id, &problem, again, now))
            .await
    }

    /// Deletes what must not be kept any longer.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn purge(
        &self,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Result<Purged, StoreError> {
        self.write(move |db| daily::purge(db, &programme, now))
            .await
    }

    /// All confirmed registrations with their families, for lists.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn participants(
        &self,
        season: Option<String>,
        occasion: Option<String>,
    ) -> Result<Vec<staff::Participant>, StoreError> {
        self.read(move |db| lists::participants(db, season.as_deref(), occasion.as_deref()))
            .await
    }

    /// The outbox without the texts.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn mail_log(&self) -> Result<Vec<staff::MailLine>, StoreError> {
        self.read(outbox::log).await
    }

    /// Makes failed letters due again: one, or all.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn retry(&self, id: Option<i64>, now: Instant) -> Result<usize, StoreError> {
        self.write(move |db| outbox::retry(db, id, now)).await
    }

    /// What the office did, the oldest first.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn notes(&self) -> Result<Vec<staff::Note>, StoreError> {
        self.read(lists::notes).await
    }

    /// Writes what the office did and why.
    ///
    /// # Errors
    /// When nothing of it was done.
    pub async fn note(
        &self,
        action: String,
        subject: String,
        reason: String,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.write(move |db| lists::note(db, &action, &subject, &reason, now))
            .await
    }
}
