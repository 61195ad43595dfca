//! Nothing moves in silence: what a form has read, where a house is, of what age children are.

use super::changes::{HOLD, song};
use super::desk::{Desk, kinds, to};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::{Change, Instant};
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::office::changes::{Settled, Step, announced};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::records::registrations::occasions;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            silence::a_form_that_has_read_what_was_put_right_names_it,
            silence::a_form_that_has_read_what_was_changed_once_more_names_it,
            silence::a_house_that_moves_is_told_as_another_place,
            silence::a_street_that_an_earlier_version_did_not_tell_is_no_news,
            silence::who_fits_by_the_tolerance_alone_is_said_when_it_goes,
            silence::who_has_ended_it_keeps_no_date_and_who_was_refused_has_ended_nothing,
            silence::a_change_that_is_dropped_says_that_places_are_offered,
            silence::forms_that_are_not_confirmed_are_counted_beforehand,
            silence::who_is_too_old_on_the_new_day_is_said_before_it_is_told,
        );
    };
}
pub(in crate::registrar) use cases;

fn on(day: &str) -> impl Fn(&mut Catalogue) {
    move |catalogue| {
        song(catalogue).sessions = vec![(format!("{day}T18:00"), format!("{day}T19:00"))];
    }
}

fn costs(cents: u32) -> impl Fn(&mut Catalogue) {
    move |catalogue| song(catalogue).prices[0].1 = cents
}

fn at(place: &'static str) -> impl Fn(&mut Catalogue) {
    move |catalogue| song(catalogue).place = Some(place.into())
}

fn later(hours: i64) -> Instant {
    now() + TimeDelta::hours(hours)
}

/// The sentences that a build prints.
async fn said(desk: &Desk<'_>, now: Instant) -> Vec<String> {
    let lines = announced(desk.store, desk.programme.clone(), now).await;
    let lines = lines.unwrap().into_iter();
    lines.map(|line| line.de.to_string()).collect()
}

/// The only letter that is due.
async fn letter(desk: &Desk<'_>, now: Instant) -> String {
    let mails = desk.mails(now).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails[0].1.text.clone()
}

/// Its page to check and its first letter said the second of April and 9 euros; whose form came before
/// has read nothing of it.
pub async fn a_form_that_has_read_what_was_put_right_names_it(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let before = desk.send("lied", "lied-1", "two@b.de", &["Noa"], now());
    let before = before.await;
    let desk = desk.with(on("2027-04-02")).with(costs(900));
    desk.hold(now()).await;
    let during = desk.send("lied", "lied-1", "three@b.de", &["Lou"], later(1));
    let during = during.await;
    let desk = desk.with(on("2027-04-01")).with(costs(800));
    desk.hold(later(1)).await;
    let after = desk.send("lied", "lied-1", "four@b.de", &["Mio"], later(2));
    let after = after.await;
    desk.letters(later(2)).await;
    for (form, reads) in [(before, false), (during, true), (after, false)] {
        desk.confirm(&form, later(2)).await;
        let text = letter(&desk, later(2)).await;
        for words in [
            "Vorher wann: Freitag, 2. April 2027",
            "Kosten vorher: 9 Euro",
        ] {
            assert_eq!(text.contains(words), reads, "{words}: {text}");
        }
        assert!(text.contains("Wann: Donnerstag, 1. April 2027"), "{text}");
    }
    assert_eq!(kinds(&desk.letters(later(2)).await), [""; 0]);
}

/// The second of April was the third in the end.
pub async fn a_form_that_has_read_what_was_changed_once_more_names_it(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(on("2027-04-02"));
    desk.hold(now()).await;
    let form = desk.send("lied", "lied-1", "two@b.de", &["Noa"], later(1));
    let form = form.await;
    let desk = desk.with(on("2027-04-03"));
    desk.hold(later(1)).await;
    desk.hold(later(1) + HOLD).await;
    let letters = desk.letters(later(1) + HOLD).await;
    assert!(to(&letters).contains(&("changed", "one@b.de")));
    desk.confirm(&form, later(4)).await;
    let text = letter(&desk, later(4)).await;
    for words in [
        "Vorher wann: Freitag, 2. April 2027",
        "Wann: Samstag, 3. April 2027",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// `temporary_address`, or another street of the house.
pub async fn a_house_that_moves_is_told_as_another_place(store: &Store) {
    let desk = Desk::new(store).with(at("Stadtparksee, Seeweg 1"));
    desk.singing().await;
    let desk = desk.with(at("Stadtparksee, Waldweg 9"));
    let lines = said(&desk, now()).await;
    assert!(
        lines[0].contains("betrifft 1 Kind") && lines[0].contains("anderer Ort"),
        "{lines:?}"
    );
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, [(Change::Moved, 1)]);
    desk.hold(now() + HOLD).await;
    let mails = desk.mails(now() + HOLD).await;
    let (_, mail) = &mails[0];
    for words in [
        "Wo: Stadtparksee, Waldweg 9",
        "Vorher wo: Stadtparksee, Seeweg 1",
    ] {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
    let calendar = mail.calendar.as_ref().map(|file| file.bytes.clone());
    let calendar = String::from_utf8(calendar.unwrap()).unwrap();
    assert!(calendar.contains("Waldweg 9"), "{calendar}");
}

/// A store and a catalogue of an earlier version have the name of the house alone: neither the street
/// nor a change that was held before is news, and from then on another street is.
pub async fn a_street_that_an_earlier_version_did_not_tell_is_no_news(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(on("2027-04-02"));
    desk.hold(now()).await;
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later(1))
        .await;
    desk.letters(later(1)).await;
    let desk = desk.with(at("Stadtparksee, Seeweg 1"));
    assert_eq!(said(&desk, later(1)).await.len(), 1, "the day alone");
    desk.hold(later(1)).await;
    assert_eq!(kinds(&desk.letters(later(1)).await), [""; 0]);
    desk.hold(later(1) + HOLD).await;
    let mails = desk.mails(later(1) + HOLD).await;
    assert_eq!(mails.len(), 1, "who has read the new day is not told");
    assert!(!mails[0].1.text.contains("Vorher wo"), "{mails:?}");
    let desk = desk.with(at("Stadtparksee, Waldweg 9"));
    assert_eq!(desk.changes(later(4)).await, [(Change::Moved, 2)]);
}

/// Nine at most, and it is ten since a month ago.
pub async fn who_fits_by_the_tolerance_alone_is_said_when_it_goes(store: &Store) {
    let tolerant = |days: u16| {
        move |catalogue: &mut Catalogue| {
            song(catalogue).age_to = Some(9);
            song(catalogue).age_tolerance_days = days;
        }
    };
    let desk = Desk::new(store).with(tolerant(90));
    desk.singing().await;
    let desk = desk.with(tolerant(91));
    assert_eq!(desk.changes(now()).await, [], "nobody is touched");
    let desk = desk.with(tolerant(0));
    let lines = said(&desk, now()).await;
    assert!(
        lines[0].contains("nicht mehr alle Kinder passen"),
        "{lines:?}"
    );
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    assert_eq!(desk.changes(now() + HOLD).await, [(Change::Ages, 1)]);
    assert_eq!(
        desk.settle(Step::Drop, now() + HOLD).await,
        Settled::Dropped
    );
    assert_eq!(desk.changes(now() + HOLD).await, []);
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
}

/// Ten at most, and it is eleven then: it keeps its place, but the office says so first.
pub async fn who_is_too_old_on_the_new_day_is_said_before_it_is_told(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| song(catalogue).age_to = Some(10));
    desk.singing().await;
    let desk = desk.with(on("2028-02-02"));
    let lines = said(&desk, now()).await;
    assert!(
        lines[0].contains("1 Kind hat am neuen Tag nicht mehr das Alter"),
        "{lines:?}"
    );
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
    assert_eq!(
        desk.settle(Step::Send, now() + HOLD).await,
        Settled::Sent(1)
    );
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), ["changed"]);
    // Once the office has decided, a further day within the same age is told by itself.
    let desk = desk.with(on("2028-02-03"));
    desk.hold(now() + HOLD).await;
    desk.hold(now() + HOLD + HOLD).await;
    assert_eq!(kinds(&desk.letters(now() + HOLD + HOLD).await), ["changed"]);
}

/// A date whose last child is gone may go, too; a child that is refused was never there.
pub async fn who_has_ended_it_keeps_no_date_and_who_was_refused_has_ended_nothing(store: &Store) {
    let desk = Desk::new(store);
    let (family, all) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.tick(now()).await;
    let digests = desk.all_letters(now()).await.into_iter();
    let counts = digests.filter_map(|letter| match letter.about {
        About::Digest(digest) => Some((digest.placed, digest.cancelled)),
        _ => None,
    });
    assert_eq!(counts.collect::<Vec<_>>(), [(1, 0)]);
    let key = ("2027-ostern".to_owned(), "lied-1".to_owned());
    assert!(store.read(occasions).await.unwrap().contains(&key));
    desk.answer(&family, &all[0].0.id, Wish::Cancel, now())
        .await;
    assert!(!store.read(occasions).await.unwrap().contains(&key));
}

/// No letter tells of the new day, but who waits is offered a place on it.
pub async fn a_change_that_is_dropped_says_that_places_are_offered(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| song(catalogue).capacity = Some(1));
    for (email, child) in [("one@b.de", "Kim"), ("two@b.de", "Noa")] {
        desk.register("lied", "lied-1", email, &[child]).await;
    }
    desk.hold(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(on("2027-04-02"));
    let desk = desk.with(|catalogue| song(catalogue).capacity = Some(2));
    desk.hold(now()).await;
    assert_eq!(
        desk.settle(Step::Drop, now()).await,
        Settled::DroppedWithOffers(1)
    );
    desk.hold(now()).await;
    assert_eq!(to(&desk.letters(now()).await), [("offer", "two@b.de")]);
}

/// Whether anybody is registered beside them or not.
pub async fn forms_that_are_not_confirmed_are_counted_beforehand(store: &Store) {
    let desk = Desk::new(store);
    desk.send("lied", "lied-1", "two@b.de", &["Noa"], now())
        .await;
    let desk = desk.with(on("2027-04-02"));
    let lines = said(&desk, now()).await;
    assert!(
        lines[0].contains("betrifft 1 Kind (1 davon noch nicht bestätigt)")
            && lines[0].ends_with("liest dann, was sich geändert hat."),
        "{lines:?}"
    );
    let desk = desk.with(on("2027-04-01"));
    desk.singing().await;
    let desk = desk.with(costs(900));
    let lines = said(&desk, now()).await;
    assert!(
        lines[0].contains("betrifft 2 Kinder (1 davon noch nicht bestätigt)"),
        "{lines:?}"
    );
}
