//! What a family knows is what a letter or a page to check has told it, and nothing else.

use super::changes::{HOLD, floss, song};
use super::desk::{Desk, kinds, to};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::{Change, Instant};
use jugendportal::registrar::mail::letter::{About, Letter};
use jugendportal::registrar::office::changes::{Settled, Step, announced};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::records::waiting::Waiting;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            known::a_price_that_is_half_put_back_is_told_to_who_has_read_it,
            known::a_change_and_a_free_place_come_in_one_letter,
            known::what_was_dropped_is_news_to_come_back_from,
            known::who_has_read_what_was_dropped_is_told_from_there,
            known::a_dropped_day_after_all_is_not_what_was_before,
            known::what_takes_place_after_all_names_the_price_that_was_told,
            known::who_confirmed_while_it_seemed_called_off_is_told_that_it_is_not,
            known::who_has_read_that_it_takes_place_after_all_is_told_of_another_day,
        );
    };
}
pub(in crate::registrar) use cases;

fn on(day: u32) -> impl Fn(&mut Catalogue) {
    move |catalogue| {
        let session = |hour: u32| format!("2027-04-{day:02}T{hour}:00");
        song(catalogue).sessions = vec![(session(18), session(19))];
    }
}

fn off(catalogue: &mut Catalogue) {
    song(catalogue).cancelled = Some("Regen".into());
}

fn again(day: u32) -> impl Fn(&mut Catalogue) {
    move |catalogue| {
        song(catalogue).cancelled = None;
        on(day)(catalogue);
    }
}

/// To whom, and on which day it was before.
fn days(letters: &[Letter]) -> Vec<(&str, Option<String>)> {
    let mut all: Vec<_> = letters
        .iter()
        .map(|letter| {
            let before = match &letter.about {
                About::Changed { before, .. } => Some(before),
                About::Reinstated { before, .. } => before.as_ref(),
                other => panic!("{}", other.name()),
            };
            let day = before.map(|known| known.sessions[0].0.format("%-d").to_string());
            (letter.to.as_ref().unwrap().as_str(), day)
        })
        .collect();
    all.sort();
    all
}

fn later(hours: i64) -> Instant {
    now() + TimeDelta::hours(hours)
}

/// Two classes are dearer, and one of them by mistake: whom it touched still is touched no longer, but
/// who has registered meanwhile has read it.
pub async fn a_price_that_is_half_put_back_is_told_to_who_has_read_it(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(|catalogue| {
        song(catalogue).prices[0].1 = 900;
        song(catalogue).prices[1].1 = 500;
    });
    desk.hold(now()).await;
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later(1))
        .await;
    desk.letters(later(1)).await;
    let desk = desk.with(|catalogue| song(catalogue).prices[0].1 = 800);
    let lines = announced(store, desk.programme.clone(), later(1));
    let said = lines.await.unwrap()[0].de.to_string();
    assert!(said.contains("1 Brief geht sofort hinaus"), "{said}");
    desk.hold(later(1)).await;
    let letters = desk.letters(later(1)).await;
    assert_eq!(to(&letters), [("price", "two@b.de")]);
    assert_eq!(desk.changes(later(1)).await, []);
}

/// "Nothing needs to be done" and "a place is free" would come in the same second.
pub async fn a_change_and_a_free_place_come_in_one_letter(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    for (email, child) in [("two@b.de", "Lou"), ("three@b.de", "Mio")] {
        desk.register("floss", "floss-1", email, &[child]).await;
    }
    desk.hold(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        let occasion = &mut floss(catalogue).occasions[0];
        occasion.sessions[0].1 = "2027-04-01T16:00".into();
        occasion.prices[0].1 = 900;
        occasion.capacity = Some(3);
    });
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    // The price still waits, and nobody is offered a place.
    let letters = desk.letters(now() + HOLD).await;
    assert_eq!(kinds(&letters), ["changed"; 4]);
    assert_eq!(desk.settle(Step::Send, later(3)).await, Settled::Sent(3));
    desk.hold(later(3)).await;
    let letters = desk.letters(later(3)).await;
    let mut told = to(&letters);
    told.sort_unstable();
    let expected = [
        ("offer", "two@b.de"),
        ("price", "one@b.de"),
        ("price", "one@b.de"),
        ("price", "three@b.de"),
    ];
    assert_eq!(told, expected);
    let offer = letters.iter().find_map(|letter| match &letter.about {
        About::Offer { news, .. } => Some(news.clone()),
        _ => None,
    });
    assert_eq!(offer.unwrap().cost, Some(800));
}

/// The office has called, and pages show the new day: when the data says again what the letters say, that
/// is news like any other, and until it is told pages show what they did.
pub async fn what_was_dropped_is_news_to_come_back_from(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(on(2));
    desk.hold(now()).await;
    assert_eq!(desk.settle(Step::Drop, now()).await, Settled::Dropped);
    assert_eq!(desk.changes(now()).await, []);
    let desk = desk.with(on(1));
    let lines = announced(store, desk.programme.clone(), now());
    let said = lines.await.unwrap()[0].de.to_string();
    assert!(said.contains("1 Brief geht nach der Wartezeit"), "{said}");
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, [(Change::Moved, 1)]);
    let key = desk.programme.at("2027-ostern", "lied-1").unwrap();
    let waiting = store.read(Waiting::read).await.unwrap();
    let shown = waiting.of(&key.key, now(), None).known.unwrap();
    assert_eq!(shown.sessions[0].0.format("%-d").to_string(), "2");
    desk.hold(now() + HOLD).await;
    let letters = desk.letters(now() + HOLD).await;
    assert_eq!(days(&letters), [("one@b.de", Some("2".into()))]);
    // Dropped, and then a third day: what a letter said is what was before.
    let desk = desk.with(on(2));
    desk.hold(later(3)).await;
    assert_eq!(desk.settle(Step::Drop, later(3)).await, Settled::Dropped);
    let desk = desk.with(on(3));
    desk.hold(later(3)).await;
    desk.hold(later(5)).await;
    let letters = desk.letters(later(5)).await;
    assert_eq!(days(&letters), [("one@b.de", Some("1".into()))]);
}

/// A letter names as before what its family was told.
pub async fn who_has_read_what_was_dropped_is_told_from_there(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(on(2));
    desk.hold(now()).await;
    desk.settle(Step::Drop, now()).await;
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later(1))
        .await;
    desk.letters(later(1)).await;
    let back = desk.with(on(1));
    back.hold(later(1)).await;
    assert_eq!(back.changes(later(1)).await, [(Change::Moved, 2)]);
    let desk = back.with(on(3));
    desk.hold(later(2)).await;
    desk.hold(later(4)).await;
    let letters = desk.letters(later(4)).await;
    assert_eq!(
        days(&letters),
        [
            ("one@b.de", Some("1".into())),
            ("two@b.de", Some("2".into()))
        ]
    );
    // Now all know the same.
    let desk = desk.with(on(4));
    desk.hold(later(5)).await;
    desk.hold(later(7)).await;
    let third = Some("3".to_owned());
    let letters = desk.letters(later(7)).await;
    assert_eq!(
        days(&letters),
        [("one@b.de", third.clone()), ("two@b.de", third)]
    );
}

/// It was to take place after all, on another day, and that was dropped: nobody was told of that day.
pub async fn a_dropped_day_after_all_is_not_what_was_before(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(off);
    desk.tick(now()).await;
    let desk = desk.with(again(2));
    desk.hold(now()).await;
    assert_eq!(desk.settle(Step::Drop, now()).await, Settled::Dropped);
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later(1))
        .await;
    let desk = desk.with(off);
    desk.tick(later(2)).await;
    desk.letters(later(2)).await;
    let desk = desk.with(again(3));
    desk.hold(later(3)).await;
    assert_eq!(desk.settle(Step::Send, later(3)).await, Settled::Sent(2));
    let letters = desk.letters(later(3)).await;
    assert_eq!(
        days(&letters),
        [
            ("one@b.de", Some("1".into())),
            ("two@b.de", Some("2".into()))
        ]
    );
}

/// Called off and dearer: both are said.
pub async fn what_takes_place_after_all_names_the_price_that_was_told(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(off);
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk
        .with(again(1))
        .with(|catalogue| song(catalogue).prices[0].1 = 900);
    desk.hold(now()).await;
    assert_eq!(desk.settle(Step::Send, now()).await, Settled::Sent(1));
    let mails = desk.mails(now()).await;
    let said = &mails[0].1.text;
    assert!(said.contains("Kosten: 9 Euro"), "{said}");
    assert!(
        said.contains("Kosten vorher: 8 Euro") && !said.contains("Vorher wann"),
        "{said}"
    );
}

/// That it takes place after all waits for the office; a family that registers meanwhile has read the
/// day, and it was another one.
pub async fn who_has_read_that_it_takes_place_after_all_is_told_of_another_day(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(off);
    desk.tick(now()).await;
    let desk = desk.with(again(2));
    desk.hold(now()).await;
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later(1))
        .await;
    desk.letters(later(1)).await;
    let desk = desk.with(again(3));
    desk.hold(later(1)).await;
    let letters = desk.letters(later(1)).await;
    assert_eq!(days(&letters), [("two@b.de", Some("2".into()))]);
}

/// `cancelled:` by mistake: a form that is confirmed meanwhile is refused, and that does not stay so.
pub async fn who_confirmed_while_it_seemed_called_off_is_told_that_it_is_not(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let form = desk.send("lied", "lied-1", "two@b.de", &["Noa"], now());
    let form = form.await;
    let desk = desk.with(off);
    desk.hold(now()).await;
    desk.confirm(&form, later(1)).await;
    let letters = desk.letters(later(1)).await;
    assert_eq!(kinds(&letters), ["confirm", "result"]);
    let desk = desk.with(again(1));
    desk.hold(later(1)).await;
    let letters = desk.letters(later(1)).await;
    assert_eq!(to(&letters), [("offer", "two@b.de")]);
    let About::Offer { news, .. } = &letters[0].about else {
        panic!()
    };
    assert!(news.again && news.before.is_none(), "{news:?}");
    // It was not: then the office is asked, and both are told.
    let desk = desk.with(off);
    desk.tick(later(1)).await;
    let desk = desk.with(again(1));
    desk.hold(later(2)).await;
    assert_eq!(desk.changes(later(2)).await, [(Change::Reinstated, 2)]);
}
