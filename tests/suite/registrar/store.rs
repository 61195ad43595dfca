//! What every store must do. `sqlite.rs` and `postgres.rs` run all of it.

use super::sample::{catalogue, form, now};
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::Outcome;
use jugendportal::registrar::domain::{FamilyId, Instant, RegistrationId, RequestId, Status};
use jugendportal::registrar::domain::{OccasionKey, Tally};
use jugendportal::registrar::family::answer::Answered;
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::family::form::parse;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::mail::letter::{About, Entry, Letter};
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::StoreError;
use jugendportal::registrar::store::records::tallies;
use jugendportal::registrar::{family, mail, office};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Hands all cases to a macro that runs them on one store.
macro_rules! every_case {
    ($run:ident) => {
        $run!(
            store::a_place_goes_from_one_family_to_the_next,
            store::what_comes_twice_counts_once,
            store::what_is_not_confirmed_ends,
            store::the_last_place_is_given_once,
            store::an_offer_lapses,
            store::an_offer_that_is_called_off_is_told_once,
            store::time_brings_reminders_and_new_places,
            store::data_are_deleted_when_asked_and_when_it_is_time,
            store::letters_come_at_least_once_and_leave_no_address,
            store::a_case_that_fails_spoils_nothing_for_those_in_the_same_transaction,
            changes::a_new_address_is_asked_and_links_in_the_old_mailbox_end,
            changes::two_families_of_one_mailbox_become_one,
            changes::a_mailbox_is_not_flooded_with_questions,
            changes::another_time_or_place_is_told_once,
            changes::a_reminder_comes_for_the_new_day_too,
            changes::the_rules_of_a_season_hold_when_places_are_offered,
            changes::the_consent_to_keep_notes_is_stored_with_its_time,
            changes::the_digest_says_what_needs_the_office,
            changes::everything_is_kept_as_long_as_the_table_says_and_no_longer,
            changes::reserved_places_are_counted_by_the_price_class,
        );
    };
}
pub(super) use every_case;

/// What time brings, for families and for the office.
pub async fn tick(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(), StoreError> {
    family::tick::tick(store, Arc::clone(&programme), now).await?;
    office::digest::digest(store, programme, now).await
}

/// How the occasions stand.
async fn standings(
    store: &Store,
    now: Instant,
) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    store.read(move |db| tallies::standings(db, now)).await
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
        let application = parse(
            &form(offer, occasion, email, children),
            &self.programme,
            "",
            now,
        )
        .unwrap();
        let request = RequestId::new(now, self.chance());
        let registrations = children
            .iter()
            .map(|_| RegistrationId::new(self.chance()))
            .collect();
        Register {
            content: application.content(),
            application,
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
        let view = family::view::view(self.store, family.clone())
            .await
            .unwrap()
            .unwrap();
        view.registrations.iter().map(|own| own.status).collect()
    }

    pub fn with(mut self, change: impl FnOnce(&mut Catalogue)) -> Desk<'a> {
        let mut catalogue = self.programme.catalogue().clone();
        change(&mut catalogue);
        self.programme = Arc::new(Programme::new(catalogue).unwrap());
        self
    }
}

pub fn kinds(letters: &[Letter]) -> Vec<&'static str> {
    letters.iter().map(|letter| letter.about.name()).collect()
}

/// A place, the waiting list, a cancellation, an offer, its acceptance; one letter for each step.
pub async fn a_place_goes_from_one_family_to_the_next(store: &Store) {
    let desk = Desk::new(store);
    let (one, outcomes) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    assert!(
        outcomes
            .iter()
            .all(|(_, outcome)| *outcome == Outcome::Placed)
    );
    let (two, waits) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    assert_eq!(waits[0].1, Outcome::Waiting(1));
    assert_eq!(
        kinds(&desk.letters(now()).await),
        ["confirm", "result", "confirm", "result"]
    );

    assert_eq!(
        desk.answer(&two, &outcomes[0].0.id, Wish::Cancel, now())
            .await,
        None,
        "a family does not reach the children of others"
    );
    assert_eq!(
        desk.answer(&one, &outcomes[0].0.id, Wish::Cancel, now())
            .await,
        Some(Answered::Cancelled)
    );
    assert_eq!(desk.status(&one).await, [Status::Cancelled, Status::Placed]);
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    let letters = desk.letters(now()).await;
    assert_eq!(kinds(&letters), ["cancelled", "offer"]);
    assert!(
        matches!(&letters[1].about, About::Offer { until, .. } if *until == now() + TimeDelta::hours(48))
    );

    assert_eq!(
        desk.answer(&one, &outcomes[0].0.id, Wish::Cancel, now())
            .await,
        Some(Answered::AsBefore(Status::Cancelled))
    );
    assert_eq!(
        desk.answer(&two, &waits[0].0.id, Wish::Accept, now()).await,
        Some(Answered::Accepted)
    );
    assert_eq!(desk.status(&two).await, [Status::Placed]);
    assert_eq!(kinds(&desk.letters(now()).await), ["accepted"]);
    let standings = standings(store, now()).await.unwrap();
    assert_eq!(
        standings
            .values()
            .map(|tally| tally.taken())
            .collect::<Vec<_>>(),
        [2]
    );
}

/// The same form, page or button twice.
pub async fn what_comes_twice_counts_once(store: &Store) {
    let desk = Desk::new(store);
    let first = desk.send("lied", "lied-1", "a@b.de", &["Kim"], now()).await;
    desk.send("lied", "lied-1", "a@b.de", &["Kim"], now()).await;
    assert_eq!(kinds(&desk.letters(now()).await), ["confirm"]);
    let once = desk.confirm(&first, now()).await;
    assert_eq!(desk.confirm(&first, now()).await, once);
    assert_eq!(kinds(&desk.letters(now()).await), ["result"]);
    let (_, again) = desk.register("lied", "lied-1", "A@B.de", &["kim"]).await;
    assert!(
        matches!(again[0].1, Outcome::Refused(_)),
        "one child once per offer"
    );
    assert_eq!(
        standings(store, now())
            .await
            .unwrap()
            .values()
            .map(|tally| tally.taken())
            .sum::<u32>(),
        1
    );
}

/// Locations are held for half an hour, links are valid for two days.
pub async fn what_is_not_confirmed_ends(store: &Store) {
    let desk = Desk::new(store);
    let slow = desk
        .send("floss", "floss-1", "slow@b.de", &["Kim", "Noa"], now())
        .await;
    let quick = desk
        .send(
            "floss",
            "floss-1",
            "quick@b.de",
            &["Lou"],
            now() + TimeDelta::minutes(31),
        )
        .await;
    let Confirmed::Done(_, outcomes) = desk.confirm(&quick, now() + TimeDelta::minutes(32)).await
    else {
        panic!()
    };
    assert_eq!(outcomes[0].1, Outcome::Placed);
    let Confirmed::Done(_, outcomes) = desk.confirm(&slow, now() + TimeDelta::minutes(33)).await
    else {
        panic!()
    };
    assert_eq!(
        outcomes
            .iter()
            .map(|(_, outcome)| *outcome)
            .collect::<Vec<_>>(),
        [Outcome::Placed, Outcome::Waiting(1)]
    );
    let late = desk
        .send("lied", "lied-1", "late@b.de", &["Kim"], now())
        .await;
    let after = now() + TimeDelta::hours(48);
    assert_eq!(desk.confirm(&late, after).await, Confirmed::Gone);
    assert_eq!(
        office::purge::purge(store, Arc::clone(&desk.programme), after)
            .await
            .unwrap()
            .of_families
            .requests,
        1
    );
    assert_eq!(family::confirm::pending(store, late).await.unwrap(), None);
}

/// Two hundred families want the last place in the same moment.
pub async fn the_last_place_is_given_once(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "first@b.de", &["Kim"])
        .await;
    let mut requests = Vec::new();
    for number in 0..200 {
        requests.push(
            desk.send(
                "floss",
                "floss-1",
                &format!("f{number}@b.de"),
                &["Kim"],
                now(),
            )
            .await,
        );
    }
    let later = now() + TimeDelta::hours(1);
    let mut waiting = Vec::new();
    let mut placed = 0;
    let answers = join_all(requests.iter().map(|request| desk.confirm(request, later))).await;
    for answer in answers {
        let Confirmed::Done(_, outcomes) = answer else {
            panic!()
        };
        match outcomes[0].1 {
            Outcome::Placed => placed += 1,
            Outcome::Waiting(position) => waiting.push(position),
            Outcome::Refused(_) => panic!(),
        }
    }
    waiting.sort_unstable();
    assert_eq!(placed, 1);
    assert_eq!(waiting, (1..200).collect::<Vec<u32>>());
}

/// Others of the same transaction get what they came for.
pub async fn a_case_that_fails_spoils_nothing_for_those_in_the_same_transaction(store: &Store) {
    let desk = Desk::new(store);
    let mut requests = Vec::new();
    let mut numbers = Vec::new();
    for family in 0..41 {
        let mut command = desk.command(
            "lied",
            "lied-1",
            &format!("f{family}@b.de"),
            &["Kim"],
            now(),
        );
        if family == 30 {
            // The number of another child: it cannot be written into the index of numbers when the
            // form is confirmed.
            command.registrations = vec![numbers.clone().swap_remove(20)];
        }
        requests.push(command.request.clone());
        numbers.extend(command.registrations.clone());
        family::register::register(store, command, Arc::clone(&desk.programme), now())
            .await
            .unwrap();
    }
    // All of them are handed over before the first answer is looked at.
    let confirm = |request: &RequestId| {
        family::confirm::confirm(
            store,
            request.clone(),
            FamilyId::new(desk.chance()),
            Arc::clone(&desk.programme),
            now(),
        )
    };
    for (index, result) in join_all(requests.iter().map(confirm))
        .await
        .into_iter()
        .enumerate()
    {
        assert_eq!(result.is_ok(), index != 30, "{index}: {result:?}");
    }
    let log = mail::log::log(store).await.unwrap();
    assert_eq!(
        log.len(),
        41 + 40,
        "nothing of the broken one is left, and all of the others"
    );
    assert_eq!(
        office::participants::participants(store, None, None)
            .await
            .unwrap()
            .len(),
        40
    );
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

/// An offer without an answer goes on to the next; nobody is offered a place at the last moment.
pub async fn an_offer_lapses(store: &Store) {
    let desk = Desk::new(store);
    let (one, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    let (three, _) = desk
        .register("floss", "floss-1", "three@b.de", &["Mio"])
        .await;
    desk.answer(&one, &places[0].0.id, Wish::Cancel, now())
        .await;
    desk.letters(now()).await;
    desk.tick(now() + TimeDelta::hours(47)).await;
    assert_eq!(
        (desk.status(&two).await, desk.status(&three).await),
        (vec![Status::Offered], vec![Status::Waiting])
    );
    let over = now() + TimeDelta::hours(48);
    desk.tick(over).await;
    assert_eq!(
        (desk.status(&two).await, desk.status(&three).await),
        (vec![Status::Declined], vec![Status::Offered])
    );
    assert_eq!(kinds(&desk.letters(over).await), ["lapsed", "offer"]);
    desk.tick(over).await;
    assert!(desk.letters(over).await.is_empty(), "told once");
}

/// Called off in the data: every family is told, once.
pub async fn an_offer_that_is_called_off_is_told_once(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk
        .register("lied", "lied-1", "a@b.de", &["Kim", "Noa"])
        .await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Wasserschaden".into())
    });
    desk.tick(now()).await;
    desk.tick(now()).await;
    let letters = desk.letters(now()).await;
    assert_eq!(kinds(&letters), ["called_off", "called_off"]);
    assert_eq!(
        desk.status(&family).await,
        [Status::Cancelled, Status::Cancelled]
    );
}

/// One reminder 36 hours before; more places in the data move the list; nothing after the start.
pub async fn time_brings_reminders_and_new_places(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.letters(now()).await;
    let start = super::sample::at("2027-04-01T08:00:00Z");
    desk.tick(start - TimeDelta::hours(37)).await;
    assert!(desk.letters(start).await.is_empty());
    desk.tick(start - TimeDelta::hours(36)).await;
    desk.tick(start - TimeDelta::hours(35)).await;
    assert_eq!(kinds(&desk.letters(start).await), ["reminder", "reminder"]);
    let desk =
        desk.with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(3));
    desk.tick(start - TimeDelta::hours(35)).await;
    desk.tick(start + TimeDelta::hours(1)).await;
    assert_eq!(
        desk.status(&two).await,
        [Status::Waiting],
        "so near the start the office calls"
    );
    desk.tick(start - TimeDelta::days(8)).await;
    assert_eq!(desk.status(&two).await, [Status::Offered]);
}

/// Deleting everything gives places back; two weeks after the last date nothing is left of anybody.
pub async fn data_are_deleted_when_asked_and_when_it_is_time(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.letters(now()).await;
    assert!(
        family::erase::erase(store, one.clone(), Arc::clone(&desk.programme), now())
            .await
            .unwrap()
    );
    assert!(
        !family::erase::erase(store, one.clone(), Arc::clone(&desk.programme), now())
            .await
            .unwrap()
    );
    assert_eq!(family::view::view(store, one).await.unwrap(), None);
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    assert_eq!(kinds(&desk.letters(now()).await), ["erased", "offer"]);
    let end = super::sample::at("2027-04-01T13:00:00Z");
    let before = office::purge::purge(
        store,
        Arc::clone(&desk.programme),
        end + TimeDelta::days(14) - TimeDelta::minutes(1),
    )
    .await
    .unwrap();
    assert_eq!(
        (
            before.of_families.families,
            family::view::view(store, two.clone())
                .await
                .unwrap()
                .is_some()
        ),
        (0, true)
    );
    let after = office::purge::purge(
        store,
        Arc::clone(&desk.programme),
        end + TimeDelta::days(14),
    )
    .await
    .unwrap();
    assert_eq!(
        (
            after.of_families.families,
            family::view::view(store, two).await.unwrap()
        ),
        (1, None)
    );
    assert!(
        office::participants::participants(store, None, None)
            .await
            .unwrap()
            .is_empty()
    );
}

/// A letter that was taken but not sent comes again with the same Message-ID; the log keeps no
/// address.
pub async fn letters_come_at_least_once_and_leave_no_address(store: &Store) {
    let desk = Desk::new(store);
    desk.send("lied", "lied-1", "familie.geheim@b.de", &["Kim"], now())
        .await;
    let lease = now() + TimeDelta::minutes(5);
    let first = mail::outbox::take(store, 10, now(), lease).await.unwrap();
    assert!(
        mail::outbox::take(store, 10, now(), lease)
            .await
            .unwrap()
            .is_empty()
    );
    let again = mail::outbox::take(store, 10, lease, lease + TimeDelta::minutes(5))
        .await
        .unwrap();
    assert_eq!(
        (&again[0].message, again[0].attempt),
        (&first[0].message, 2)
    );
    mail::outbox::failed(store, &again[0], "550".into(), None, lease)
        .await
        .unwrap();
    assert!(
        mail::outbox::take(
            store,
            10,
            lease + TimeDelta::days(1),
            lease + TimeDelta::days(2)
        )
        .await
        .unwrap()
        .is_empty()
    );
    assert_eq!(mail::log::retry(store, None, lease).await.unwrap(), 1);
    assert_eq!(desk.letters(lease).await.len(), 1);
    let log = mail::log::log(store).await.unwrap();
    assert_eq!(
        (log.len(), log[0].state.as_str(), log[0].to.as_str()),
        (1, "sent", "f…@b….de")
    );
}
