//! The store: whole use cases, each one transaction. What it writes is decided in
//! [`super::decide`].

mod address;
mod cases;
mod daily;
pub mod database;
mod facts;
mod lists;
pub mod place;
#[cfg(feature = "postgres")]
pub mod postgres;
mod read;
mod register;
mod rows;
pub mod sql;
pub mod sqlite;
pub mod staff;
mod told;
pub mod writer;

use super::decide::answer::Answered;
use super::decide::places::Tally;
use super::decide::register::Register;
use super::domain::{
    Email, Family, FamilyId, Guardian, Instant, OccasionKey, Registration, RegistrationId,
    RequestId,
};
use super::mail::letter::{Entry, Letter, Outcome};
use super::programme::Programme;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// What a use case gives, later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Why a use case failed. Nothing of it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Too much at once.
    #[error("the store has too much to do at once")]
    Busy,
    /// Another instance wrote at the same time; the same again may go well.
    #[error("another program wrote to the store at the same time")]
    Conflict,
    /// The disk is full, read-only or broken, or the database does not answer.
    #[error("the store cannot be used: {0}")]
    Broken(String),
}

/// What became of the button in the first mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Now, or before: the family and what became of each child.
    Done(FamilyId, Vec<(Entry, Outcome)>),
    /// The form is not stored any more, or its time was over.
    Gone,
}

/// A form that waits for its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its children.
    pub entries: Vec<Entry>,
    /// The button was pressed.
    pub confirmed: bool,
    /// The link is valid until then.
    pub expires_at: Instant,
}

/// A family with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyView {
    /// The family.
    pub family: Family,
    /// Its registrations, the oldest first.
    pub registrations: Vec<Registration>,
    /// Positions on waiting lists, from 1.
    pub positions: BTreeMap<RegistrationId, u32>,
}

/// What a family or the office wants with one registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Take the offered place.
    Accept,
    /// Leave the offered place to others.
    Decline,
    /// Give it back.
    Cancel,
    /// The office gives a free place after a call, for a reason that is noted in the same
    /// transaction.
    Place(String),
    /// The office takes it back, for a reason the family reads. The reason is noted in the same
    /// transaction.
    Withdraw(String),
}

/// A letter that is due, with what never changes between attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its row.
    pub id: i64,
    /// Left part of its Message-ID: the same at every attempt.
    pub message: String,
    /// What it says.
    pub letter: Letter,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// When it was written.
    pub written_at: Instant,
}

/// What a purge deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Forms that were never confirmed.
    pub requests: usize,
    /// Families.
    pub families: usize,
    /// Registrations whose answers were deleted before the rest.
    pub answers: usize,
    /// Lines of the mail log.
    pub letters: usize,
}

/// All use cases. Every method is one transaction; its rows and letters are written together or not
/// at all.
pub trait Store: Send + Sync {
    /// Stores a form and its letter.
    fn register(&self, command: Register, programme: Arc<Programme>, now: Instant)
    -> Later<'_, ()>;

    /// A form that was stored.
    fn pending(&self, request: RequestId) -> Later<'_, Option<Pending>>;

    /// Confirms a form; `fresh` is the id for a family that is new.
    fn confirm(
        &self,
        request: RequestId,
        fresh: FamilyId,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Later<'_, Confirmed>;

    /// A family.
    fn family(&self, id: FamilyId) -> Later<'_, Option<FamilyView>>;

    /// A confirmed registration with its family.
    fn registration(&self, id: RegistrationId) -> Later<'_, Option<(Registration, Family)>>;

    /// Asks a new mail address whether it belongs to the family; `false` when there is no such
    /// family.
    fn ask_new_address(
        &self,
        family: FamilyId,
        id: RequestId,
        mail: Email,
        now: Instant,
    ) -> Later<'_, bool>;

    /// The new address has said yes: the family as it is called from now on. Old family links end.
    /// `None` when it is too late.
    fn take_new_address(
        &self,
        id: RequestId,
        fresh: FamilyId,
        now: Instant,
    ) -> Later<'_, Option<FamilyId>>;

    /// Changes name and phone number of a family; `false` when there is no such family.
    fn change_contact(&self, family: FamilyId, guardian: Guardian, now: Instant)
    -> Later<'_, bool>;

    /// Answers for one registration. A family only reaches its own; the office, without a family,
    /// reaches all.
    fn answer(
        &self,
        family: Option<FamilyId>,
        id: RegistrationId,
        wish: Wish,
        programme: Arc<Programme>,
        now: Instant,
    ) -> Later<'_, Option<Answered>>;

    /// Stores answers to questions that are asked after a place is given.
    fn add_answers(
        &self,
        family: FamilyId,
        id: RegistrationId,
        answers: BTreeMap<String, String>,
        now: Instant,
    ) -> Later<'_, bool>;

    /// Gives everything of a family back and deletes it.
    fn erase(&self, family: FamilyId, programme: Arc<Programme>, now: Instant) -> Later<'_, bool>;

    /// What time brings: offers lapse, waiting lists move, reminders, offers that were called off,
    /// the digest of the office.
    fn tick(&self, programme: Arc<Programme>, now: Instant) -> Later<'_, ()>;

    /// How the occasions stand.
    fn standings(&self, now: Instant) -> Later<'_, BTreeMap<OccasionKey, Tally>>;

    /// Takes letters that are due. Taken ones are due again at `again`, unless they are sent or put
    /// off before.
    fn take_letters(&self, most: u32, now: Instant, again: Instant) -> Later<'_, Vec<Due>>;

    /// A letter was handed over: its text is deleted, the log keeps the masked address, [`masked`].
    fn letter_sent(&self, id: i64, to: String, now: Instant) -> Later<'_, ()>;

    /// A letter was not handed over: it waits, or has failed for good.
    fn letter_failed(
        &self,
        id: i64,
        problem: String,
        again: Option<Instant>,
        now: Instant,
    ) -> Later<'_, ()>;

    /// Deletes what must not be kept any longer.
    fn purge(&self, programme: Arc<Programme>, now: Instant) -> Later<'_, Purged>;

    /// All confirmed registrations with their families, for lists.
    fn participants(
        &self,
        season: Option<String>,
        occasion: Option<String>,
    ) -> Later<'_, Vec<staff::Participant>>;

    /// The outbox without the texts.
    fn mail_log(&self) -> Later<'_, Vec<staff::MailLine>>;

    /// Makes failed letters due again: one, or all.
    fn retry(&self, id: Option<i64>, now: Instant) -> Later<'_, usize>;

    /// What the office did, the oldest first.
    fn notes(&self) -> Later<'_, Vec<staff::Note>>;

    /// Writes what the office did and why.
    fn note(&self, action: String, subject: String, reason: String, now: Instant) -> Later<'_, ()>;

    /// Whether this instance does, for a while, what only one may do: send letters and look at what
    /// time brings. Several instances may serve from one store.
    fn lead(&self, now: Instant) -> Later<'_, bool>;

    /// Whether the store still works. If not, the program must end, so that it starts anew from
    /// what is durable.
    fn is_alive(&self) -> bool;
}

/// The address of a letter as the log may keep it.
pub fn masked(to: Option<&Email>) -> String {
    to.map_or_else(|| "office".to_owned(), Email::masked)
}
