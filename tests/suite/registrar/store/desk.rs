//! A store with a programme and its own chance, and what families do with it.

use crate::registrar::sample::{self, catalogue, form, now};
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::{
    Email, FamilyId, Instant, Outcome, RegistrationId, RequestId, Status,
};
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::family::view::FamilyView;
use jugendportal::registrar::mail::letter::{About, Entry, Letter};
use jugendportal::registrar::office::purge::Purged;
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::store::{Store, StoreError};
use jugendportal::registrar::{family, mail, office};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What time brings, for families and for the office.
pub async fn tick(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(), StoreError> {
    tick_holding(store, programme, TimeDelta::zero(), now).await
}

/// The same, where changes of the catalogue are held.
pub async fn tick_holding(
    store: &Store,
    programme: Arc<Programme>,
    hold: TimeDelta,
    now: Instant,
) -> Result<(), StoreError> {
    family::tick::tick(store, Arc::clone(&programme), hold, now).await?;
    office::digest::digest(store, programme, now).await
}

/// A store with a programme and its own chance.
pub struct Desk<'a> {
    pub store: &'a Store,
    pub programme: Arc<Programme>,
    chance: AtomicU64,
}

impl<'a> Desk<'a> {
    pub fn new(store: &'a Store) -> Desk<'a> {
        Desk::with_chance(store, 1)
    }

    /// With chance that begins with a number, so that two desks do not make the same.
    pub fn with_chance(store: &'a Store, first: u64) -> Desk<'a> {
        Desk {
            store,
            programme: Arc::new(Programme::new(catalogue()).unwrap()),
            chance: AtomicU64::new(first),
        }
    }

    pub fn chance(&self) -> [u8; 16] {
        let mut rest = self.chance.fetch_add(1, Ordering::Relaxed);
        std::array::from_fn(|_| {
            let digit = (rest % 32) as u8;
            rest /= 32;
            digit
        })
    }

    /// A form that comes now.
    pub fn command(
        &self,
        offer: &str,
        occasion: &str,
        email: &str,
        children: &[&str],
        now: Instant,
    ) -> Register {
        let list = sample::list(
            &form(offer, occasion, email, children),
            &self.programme,
            now,
        );
        let request = RequestId::new(now, self.chance());
        let registrations = children
            .iter()
            .map(|_| RegistrationId::new(self.chance()))
            .collect();
        Register {
            content: list.content(),
            list,
            request,
            registrations,
        }
    }

    /// Sends a form and gives its id.
    pub async fn send(
        &self,
        offer: &str,
        occasion: &str,
        email: &str,
        children: &[&str],
        now: Instant,
    ) -> RequestId {
        let command = self.command(offer, occasion, email, children, now);
        let request = command.request.clone();
        family::register::register(self.store, command, Arc::clone(&self.programme), now)
            .await
            .unwrap();
        request
    }

    pub async fn confirm(&self, request: &RequestId, now: Instant) -> Confirmed {
        let fresh = FamilyId::new(self.chance());
        family::confirm::confirm(
            self.store,
            request.clone(),
            fresh,
            Arc::clone(&self.programme),
            now,
        )
        .await
        .unwrap()
    }

    /// Sends a form, confirms it, and gives the family and what became of the children.
    pub async fn register(
        &self,
        offer: &str,
        occasion: &str,
        email: &str,
        children: &[&str],
    ) -> (FamilyId, Vec<(Entry, Outcome)>) {
        self.register_at(offer, occasion, email, children, now())
            .await
    }

    /// The same at another time.
    pub async fn register_at(
        &self,
        offer: &str,
        occasion: &str,
        email: &str,
        children: &[&str],
        now: Instant,
    ) -> (FamilyId, Vec<(Entry, Outcome)>) {
        let request = self.send(offer, occasion, email, children, now).await;
        match self.confirm(&request, now).await {
            Confirmed::Done(family, outcomes) => (family, outcomes),
            Confirmed::Gone => panic!("gone"),
        }
    }

    /// A full offer of which one place was given back: who was offered it, with the number, and who
    /// waits behind them. All letters have gone.
    pub async fn offered(&self) -> (FamilyId, RegistrationId, FamilyId) {
        let (one, places) = self
            .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
            .await;
        let (two, waits) = self
            .register("floss", "floss-1", "two@b.de", &["Lou"])
            .await;
        let (three, _) = self
            .register("floss", "floss-1", "three@b.de", &["Mio"])
            .await;
        self.answer(&one, &places[0].0.id, Wish::Cancel, now())
            .await;
        self.letters(now()).await;
        (two, waits[0].0.id.clone(), three)
    }

    pub async fn answer(
        &self,
        family: &FamilyId,
        id: &RegistrationId,
        wish: Wish,
        now: Instant,
    ) -> Option<Answered> {
        family::answer::answer(
            self.store,
            family.clone(),
            id.clone(),
            wish,
            Arc::clone(&self.programme),
            now,
        )
        .await
        .unwrap()
    }

    pub async fn tick(&self, now: Instant) {
        tick(self.store, Arc::clone(&self.programme), now)
            .await
            .unwrap();
    }

    /// All letters to families that are due; they count as sent.
    pub async fn letters(&self, now: Instant) -> Vec<Letter> {
        self.all_letters(now)
            .await
            .into_iter()
            .filter(|letter| letter.to.is_some())
            .collect()
    }

    /// The same with those to the office.
    pub async fn all_letters(&self, now: Instant) -> Vec<Letter> {
        let due = mail::outbox::take(self.store, 1000, now, now + TimeDelta::minutes(5))
            .await
            .unwrap();
        for letter in &due {
            mail::outbox::sent(self.store, letter, now).await.unwrap();
        }
        due.into_iter().map(|due| due.letter).collect()
    }

    pub async fn status(&self, family: &FamilyId) -> Vec<Status> {
        let view = self.view(family).await.unwrap();
        view.registrations.iter().map(|own| own.status).collect()
    }

    pub async fn view(&self, family: &FamilyId) -> Option<FamilyView> {
        family::view::view(self.store, family.clone())
            .await
            .unwrap()
    }

    /// Deletes what need not be kept any longer.
    pub async fn purge(&self, now: Instant) -> Purged {
        office::purge::purge(self.store, Arc::clone(&self.programme), now)
            .await
            .unwrap()
    }

    /// Another programme from now on.
    pub fn with(mut self, change: impl FnOnce(&mut Catalogue)) -> Desk<'a> {
        let mut catalogue = self.programme.catalogue().clone();
        change(&mut catalogue);
        self.programme = Arc::new(Programme::new(catalogue).unwrap());
        self
    }
}

/// What letters tell, in their order.
pub fn kinds(letters: &[Letter]) -> Vec<&'static str> {
    let abouts = letters.iter().flat_map(Letter::abouts);
    abouts.map(About::name).collect()
}

pub async fn join_all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut futures: Vec<_> = futures.map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = futures.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, done) in futures.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(output) = future.as_mut().poll(context)
            {
                *done = Some(output);
            }
        }
        if done.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// What letters tell, each with whom it is to.
pub fn to(letters: &[Letter]) -> Vec<(&'static str, &str)> {
    let told = letters.iter().flat_map(|letter| {
        let to = letter.to.as_ref().map_or("office", Email::as_str);
        letter.abouts().map(move |about| (about.name(), to))
    });
    told.collect()
}
