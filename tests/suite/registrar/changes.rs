//! What every store must do when something changes: addresses, times, places, rules, what the
//! office is told. `sqlite.rs` runs all of it.

use super::sample::{at, form, now};
use super::store::{Desk, kinds};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Email, FamilyId, RegistrationId, RequestId, Status};
use jugendportal::registrar::domain::{Outcome, Refusal};
use jugendportal::registrar::family::answer::Answered;
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::family::form::parse;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::mail::letter::{About, Digest, Letter};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::{family, mail, office};
use std::collections::BTreeMap;
use std::sync::Arc;

fn mail(text: &str) -> Email {
    Email::parse(text).unwrap()
}

async fn ask(desk: &Desk<'_>, family: &FamilyId, new: &str) -> RequestId {
    let id = RequestId::new(now(), desk.chance());
    assert!(
        family::address::ask(desk.store, family.clone(), id.clone(), mail(new), now())
            .await
            .unwrap()
    );
    id
}

fn to(letters: &[Letter]) -> Vec<(&'static str, &str)> {
    letters
        .iter()
        .map(|letter| {
            (
                letter.about.name(),
                letter.to.as_ref().map_or("office", Email::as_str),
            )
        })
        .collect()
}

/// Nothing changes before the new address has said yes; then old family links end.
pub async fn a_new_address_is_asked_and_links_in_the_old_mailbox_end(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "old@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    let change = ask(&desk, &family, "new@b.de").await;
    assert_eq!(
        to(&desk.letters(now()).await),
        [("new_address", "new@b.de")]
    );
    assert_eq!(
        family::view::view(store, family.clone())
            .await
            .unwrap()
            .unwrap()
            .family
            .guardian
            .email,
        mail("old@b.de")
    );

    let fresh = FamilyId::new(desk.chance());
    assert_eq!(
        family::address::take(store, change.clone(), fresh.clone(), now())
            .await
            .unwrap(),
        Some(fresh.clone())
    );
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [("address_left", "old@b.de"), ("address_taken", "new@b.de")]
    );
    assert_eq!(
        (letters[0].family.as_ref(), letters[1].family.as_ref()),
        (None, Some(&fresh)),
        "the old mailbox gets no family link"
    );
    assert_eq!(
        family::view::view(store, family).await.unwrap(),
        None,
        "links in the old mailbox are worth nothing"
    );
    let view = family::view::view(store, fresh.clone())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (view.family.guardian.email, view.registrations.len()),
        (mail("new@b.de"), 1)
    );

    let again = family::address::take(store, change.clone(), FamilyId::new(desk.chance()), now())
        .await
        .unwrap();
    assert_eq!(
        (again, desk.letters(now()).await.len()),
        (Some(fresh.clone()), 0),
        "the button twice changes nothing"
    );
    let back = ask(&desk, &fresh, "old@b.de").await;
    let third = family::address::take(store, back, FamilyId::new(desk.chance()), now())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        family::address::take(store, change, FamilyId::new(desk.chance()), now())
            .await
            .unwrap(),
        None,
        "nobody reads that mailbox any more"
    );
    let late = ask(&desk, &third, "third@b.de").await;
    let over = now() + TimeDelta::hours(48);
    assert_eq!(
        family::address::take(store, late, FamilyId::new(desk.chance()), over)
            .await
            .unwrap(),
        None
    );
}

/// The new address has a family already: everything is under one link.
pub async fn two_families_of_one_mailbox_become_one(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let (two, _) = desk
        .register("klettern", "klettern-1", "two@b.de", &["Kim"])
        .await;
    let change = ask(&desk, &one, "TWO@b.de").await;
    let joined = family::address::take(store, change, FamilyId::new(desk.chance()), now())
        .await
        .unwrap();
    assert_eq!(joined, Some(two.clone()));
    assert_eq!(
        family::view::view(store, two)
            .await
            .unwrap()
            .unwrap()
            .registrations
            .len(),
        2
    );
    assert_eq!(family::view::view(store, one).await.unwrap(), None);
}

/// Nobody can have a stranger's mailbox filled.
pub async fn a_mailbox_is_not_flooded_with_questions(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    for _ in 0..20 {
        ask(&desk, &family, "stranger@b.de").await;
    }
    assert_eq!(desk.letters(now()).await.len(), 5);
    for number in 0..30 {
        desk.send(
            "lied",
            "lied-1",
            &format!("stranger+{number}@b.de"),
            &["Kim"],
            now(),
        )
        .await;
    }
    assert_eq!(
        desk.letters(now()).await.len(),
        20,
        "a tag makes no other mailbox"
    );
}

/// Another day in the data: every family reads it once, with what was before; who waits too.
pub async fn another_time_or_place_is_told_once(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        let offer = &mut catalogue.seasons[0].offers[0];
        offer.occasions[0].sessions = vec![("2027-04-02T11:00".into(), "2027-04-02T15:00".into())];
        offer.bring_along.push("Mütze".into());
    });
    desk.tick(now()).await;
    desk.tick(now()).await;
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [
            ("changed", "one@b.de"),
            ("changed", "one@b.de"),
            ("changed", "two@b.de")
        ]
    );
    let places: Vec<bool> = letters
        .iter()
        .map(|letter| {
            matches!(
                &letter.about,
                About::Changed {
                    has_place: true,
                    ..
                }
            )
        })
        .collect();
    assert_eq!(places, [true, true, false]);
    let About::Changed { before, .. } = &letters[0].about else {
        panic!()
    };
    assert_eq!(before.sessions[0].0.to_string(), "2027-04-01 10:00:00");

    let desk = desk.with(|catalogue| catalogue.seasons[0].offers[0].title = "Ein Floß".into());
    desk.tick(now()).await;
    assert!(
        desk.letters(now()).await.is_empty(),
        "another title is no other time or place"
    );
    let desk = desk
        .with(|catalogue| catalogue.seasons[0].offers[0].meeting_point = Some("Am Kiosk".into()));
    desk.tick(at("2027-04-02T14:00:00Z")).await;
    let kinds = kinds(&desk.letters(at("2027-04-02T14:00:00Z")).await);
    assert!(
        !kinds.contains(&"changed"),
        "nobody is told of a change of what is over: {kinds:?}"
    );
}

/// Reminded of one day, the family is reminded of the other one too.
pub async fn a_reminder_comes_for_the_new_day_too(store: &Store) {
    let desk = Desk::new(store);
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    let first = at("2027-04-01T16:00:00Z") - TimeDelta::hours(36);
    desk.tick(first).await;
    assert_eq!(kinds(&desk.letters(first).await), ["reminder"]);
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].sessions =
            vec![("2027-04-09T18:00".into(), "2027-04-09T19:00".into())]
    });
    desk.tick(first).await;
    assert_eq!(kinds(&desk.letters(first).await), ["changed"]);
    let second = at("2027-04-09T16:00:00Z") - TimeDelta::hours(36);
    desk.tick(second - TimeDelta::minutes(1)).await;
    assert!(desk.letters(second).await.is_empty());
    desk.tick(second).await;
    desk.tick(second).await;
    assert_eq!(kinds(&desk.letters(second).await), ["reminder"]);
}

/// Time between two offers, one offer a day, most places: decided when confirming and when an
/// offered place is taken.
pub async fn the_rules_of_a_season_hold_when_places_are_offered(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| catalogue.seasons[0].buffer_minutes = 30);
    let (family, first) = desk
        .register("klettern", "klettern-2", "one@b.de", &["Kim"])
        .await;
    assert_eq!(first[0].1, Outcome::Placed, "17 to 18");
    let (_, close) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    assert_eq!(close[0].1, Outcome::Refused(Refusal::Close(30)), "18 to 19");
    let again = family::view::view(store, family.clone())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        again
            .registrations
            .iter()
            .map(|own| own.status)
            .collect::<Vec<_>>(),
        [Status::Placed, Status::Cancelled]
    );

    let desk = desk.with(|catalogue| catalogue.seasons[0].one_per_day = true);
    let (_, same_day) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    assert_eq!(same_day[0].1, Outcome::Refused(Refusal::SameDay));
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].one_per_day = false;
        catalogue.seasons[0].limit = Some(1);
    });
    let (_, limit) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    assert_eq!(limit[0].1, Outcome::Refused(Refusal::Limit(1)));
    let (_, sibling) = desk
        .register("floss", "floss-1", "one@b.de", &["Noa"])
        .await;
    assert_eq!(
        sibling[0].1,
        Outcome::Placed,
        "every child has places of its own"
    );

    // Lou waits, gets another place, and is then offered this one.
    let (others, places) = desk
        .register("floss", "floss-1", "two@b.de", &["Mio"])
        .await;
    let (lou, waits) = desk
        .register("floss", "floss-1", "lou@b.de", &["Lou"])
        .await;
    assert_eq!(waits[0].1, Outcome::Waiting(1));
    desk.register("lied", "lied-1", "lou@b.de", &["Lou"]).await;
    desk.answer(&others, &places[0].0.id, Wish::Cancel, now())
        .await;
    let taken = desk.answer(&lou, &waits[0].0.id, Wish::Accept, now()).await;
    assert_eq!(taken, Some(Answered::Refused(Refusal::Limit(1))));
    assert_eq!(
        desk.status(&lou).await,
        [Status::Offered, Status::Placed],
        "the offer stays until its time is over"
    );
}

/// Notes on health: the consent has a time; without notes there is none.
pub async fn the_consent_to_keep_notes_is_stored_with_its_time(store: &Store) {
    let desk = Desk::new(store);
    let (family, outcomes) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    let id = outcomes[0].0.id.clone();
    let note = |text: &str| BTreeMap::from([("gesundheit".to_owned(), text.to_owned())]);
    let later = now() + TimeDelta::hours(3);
    let consent = async || {
        office::participants::participants(store, None, None)
            .await
            .unwrap()
            .remove(0)
    };
    assert!(
        family::health::add_answers(store, family.clone(), id.clone(), note("Nüsse"), later)
            .await
            .unwrap()
    );
    assert_eq!(consent().await.consented_at, Some(later));
    assert!(
        family::health::add_answers(store, family, id, note(""), later)
            .await
            .unwrap()
    );
    let gone = consent().await;
    assert_eq!(
        (
            gone.consented_at,
            gone.registration.child.answers.get("gesundheit")
        ),
        (None, None)
    );
    assert_eq!(
        gone.registration
            .child
            .answers
            .get("essen")
            .map(String::as_str),
        Some("alles"),
        "other answers stay"
    );
}

/// One mail a day with numbers, never a name.
pub async fn the_digest_says_what_needs_the_office(store: &Store) {
    let desk =
        Desk::new(store).with(|catalogue| catalogue.seasons[0].offers[1].occasions[0].minimum = 3);
    let (one, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.register("klettern", "klettern-1", "one@b.de", &["Mio"])
        .await;
    desk.register("klettern", "klettern-1", "other@b.de", &["mio"])
        .await;
    let digest = |letters: Vec<Letter>| -> Vec<Digest> {
        let digests = letters.into_iter().filter_map(|letter| match letter.about {
            About::Digest(digest) if letter.to.is_none() => Some(digest),
            _ => None,
        });
        digests.collect()
    };
    desk.tick(now()).await;
    desk.tick(now() + TimeDelta::hours(1)).await;
    let first = digest(desk.all_letters(now()).await);
    assert_eq!(first.len(), 1, "one a day");
    assert_eq!(
        (first[0].placed, first[0].waiting, first[0].queues.len()),
        (4, 1, 1)
    );
    assert_eq!(first[0].doubles.len(), 1, "one child with two families");
    let text = serde_json::to_string(&first[0]).unwrap();
    for name in ["Kim", "Mio", "mio", "Muster", "b.de"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    desk.tick(at("2027-03-25T09:00:00Z")).await;
    let second = digest(desk.all_letters(at("2027-03-25T09:00:00Z")).await);
    let below = second[0]
        .below_minimum
        .iter()
        .map(|(key, children, minimum)| (key.occasion.as_str(), *children, *minimum));
    assert_eq!(below.collect::<Vec<_>>(), [("klettern-1", 2, 3)]);
    assert!(second[0].doubles.is_empty(), "told once");

    let late = at("2027-03-30T10:00:00Z");
    let view = family::view::view(store, one.clone())
        .await
        .unwrap()
        .unwrap();
    desk.answer(&one, &view.registrations[0].id, Wish::Cancel, late)
        .await;
    let desk = desk.with(|catalogue| drop(catalogue.seasons[0].offers.remove(1)));
    let morning = at("2027-03-31T06:00:00Z");
    desk.tick(morning).await;
    let third = digest(desk.all_letters(morning).await);
    assert_eq!(
        third[0]
            .calls
            .iter()
            .map(|(key, free, waiting)| (key.occasion.as_str(), *free, *waiting))
            .collect::<Vec<_>>(),
        [("floss-1", 1, 1)]
    );
    assert_eq!(
        third[0]
            .gone
            .iter()
            .map(|(key, children)| (key.occasion.as_str(), *children))
            .collect::<Vec<_>>(),
        [("klettern-1", 2)]
    );
}

/// Locations held back go to children of the other price class only.
pub async fn reserved_places_are_counted_by_the_price_class(store: &Store) {
    let desk =
        Desk::new(store).with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].reserved = 1);
    let send = async |email: &str, child: &str, class: &str| {
        let fields = form("floss", "floss-1", email, &[child]).with("child1_price", class);
        let application = parse(&fields, &desk.programme, "", now()).unwrap();
        let request = RequestId::new(now(), desk.chance());
        let registrations = vec![RegistrationId::new(desk.chance())];
        let content = application.content();
        let command = Register {
            application,
            content,
            request: request.clone(),
            registrations,
        };
        family::register::register(store, command, Arc::clone(&desk.programme), now())
            .await
            .unwrap();
        match desk.confirm(&request, now()).await {
            Confirmed::Done(_, outcomes) => outcomes[0].1,
            Confirmed::Gone => panic!("gone"),
        }
    };
    assert_eq!(send("a@b.de", "Kim", "regular").await, Outcome::Placed);
    assert_eq!(
        send("b@b.de", "Noa", "regular").await,
        Outcome::Waiting(1),
        "the second place is held back"
    );
    assert_eq!(send("c@b.de", "Lou", "reduced").await, Outcome::Placed);
    assert_eq!(send("d@b.de", "Mio", "reduced").await, Outcome::Waiting(2));
}

/// The table of personal data, row by row: the last moment at which something is there, and the
/// first at which it is gone.
pub async fn everything_is_kept_as_long_as_the_table_says_and_no_longer(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].sessions =
            vec![("2027-04-08T18:00".into(), "2027-04-08T19:00".into())];
    });
    let purge = async |at| {
        office::purge::purge(store, Arc::clone(&desk.programme), at)
            .await
            .unwrap()
    };
    let moment = TimeDelta::seconds(1);

    // An unconfirmed form and an unconfirmed address: 48 hours.
    let form = desk
        .send("klettern", "klettern-1", "never@b.de", &["Kim"], now())
        .await;
    let (family, outcomes) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let change = ask(&desk, &family, "new@b.de").await;
    let two_days = now() + TimeDelta::hours(48);
    assert_eq!(purge(two_days - moment).await.of_families.requests, 0);
    assert!(
        family::confirm::pending(store, form.clone())
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(purge(two_days).await.of_families.requests, 1);
    assert_eq!(family::confirm::pending(store, form).await.unwrap(), None);
    let fresh = FamilyId::new(desk.chance());
    assert_eq!(
        family::address::take(store, change, fresh, two_days - moment)
            .await
            .unwrap(),
        None,
        "the address that never said yes is gone"
    );

    // The mail log: 30 days, addresses masked.
    desk.letters(now()).await;
    let month = now() + TimeDelta::days(30);
    let log = mail::log::log(store).await.unwrap();
    assert!(
        !log.is_empty() && log.iter().all(|line| line.to.contains('…')),
        "{log:?}"
    );
    assert_eq!(purge(month - moment).await.letters, 0);
    assert_eq!(purge(month).await.letters, log.len());

    // Answers and notes on health: 14 days after their date, though the family has a later one.
    let note = BTreeMap::from([("gesundheit".to_owned(), "Nüsse".to_owned())]);
    let id = outcomes[0].0.id.clone();
    assert!(
        family::health::add_answers(store, family.clone(), id.clone(), note, now())
            .await
            .unwrap()
    );
    office::notes::keep(
        store,
        "cancel".into(),
        id.to_string(),
        "Warum".into(),
        now(),
    )
    .await
    .unwrap();
    let answers = async || {
        office::participants::participants(store, None, Some("floss-1".into()))
            .await
            .unwrap()
            .remove(0)
    };
    let over = at("2027-04-01T13:00:00Z") + TimeDelta::days(14);
    assert_eq!(purge(over - moment).await.of_families.answers, 0);
    assert_eq!(answers().await.registration.child.answers.len(), 2);
    assert_eq!(purge(over).await.of_families.answers, 1);
    let kept = answers().await;
    assert_eq!(
        (kept.registration.child.answers.len(), kept.consented_at),
        (0, None)
    );

    // Names, birth dates, contact: 14 days after the last date of the family; what the office noted
    // about it goes with it.
    let last = at("2027-04-08T17:00:00Z") + TimeDelta::days(14);
    assert_eq!(purge(last - moment).await.of_families.families, 0);
    assert_eq!(
        (
            family::view::view(store, family.clone())
                .await
                .unwrap()
                .is_some(),
            office::notes::notes(store).await.unwrap().len()
        ),
        (true, 1)
    );
    assert_eq!(purge(last).await.of_families.families, 1);
    assert_eq!(family::view::view(store, family).await.unwrap(), None);
    assert!(
        office::participants::participants(store, None, None)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(office::notes::notes(store).await.unwrap().is_empty());
}
