//! What one event has to tell a family is one letter, and nobody else's.

use super::desk::{Desk, kinds, to};
use super::seconds::joined;
use crate::registrar::letters::letters;
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::mail;
use jugendportal::registrar::mail::delivery::{Delivery, look};
use jugendportal::registrar::mail::letter::Letter;
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::mail::outbox::{self, Due};
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            together::two_children_called_off_are_one_letter,
            together::a_date_that_moves_is_told_once_for_three_siblings,
            together::two_dates_of_one_tick_are_one_letter,
            together::two_places_offered_in_one_tick_are_one_letter,
            together::a_place_given_back_goes_to_a_sibling_in_one_letter,
            together::what_is_late_of_a_letter_is_left_out_and_seen,
            together::two_guardians_get_the_same_letter_of_two_places,
        );
    };
}
pub(in crate::registrar) use cases;

fn written(desk: &Desk<'_>, letter: &Letter) -> Mail {
    let due = Due {
        id: 1,
        message: "1.store".into(),
        letter: letter.clone(),
        late: Vec::new(),
        attempt: 1,
        written_at: now(),
    };
    letters().write(&due, &desk.programme).unwrap()
}

/// Both children stand in it, each date is taken out, and the neighbour gets a letter of its own.
pub async fn two_children_called_off_are_one_letter(store: &Store) {
    let desk = Desk::new(store);
    desk.register("lied", "lied-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.register("lied", "lied-1", "two@b.de", &["Lou"]).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Wasserschaden".into())
    });
    desk.tick(now()).await;
    let all = desk.letters(now()).await;
    assert_eq!(all.len(), 2);
    let told = [("called_off", "one@b.de"), ("called_off", "one@b.de")];
    assert_eq!(to(&all[..1]), told);
    assert_eq!(to(&all[1..]), [("called_off", "two@b.de")]);
    let mail = written(&desk, &all[0]);
    for words in ["Kim\n---", "Noa\n---", "Grund: Wasserschaden"] {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
    }
    let calendar = String::from_utf8(mail.calendar.unwrap().bytes).unwrap();
    assert_eq!(calendar.matches("STATUS:CANCELLED").count(), 2);
}

/// Two have a place and one waits: one letter says so of each.
pub async fn a_date_that_moves_is_told_once_for_three_siblings(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa", "Lou"])
        .await;
    desk.register("floss", "floss-1", "two@b.de", &["Mio"])
        .await;
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].offers[0].occasions[0].sessions =
            vec![("2027-04-02T11:00".into(), "2027-04-02T15:00".into())];
    });
    desk.tick(now()).await;
    let all = desk.letters(now()).await;
    assert_eq!(all.len(), 2);
    assert_eq!(to(&all[..1]), [("changed", "one@b.de"); 3]);
    assert_eq!(to(&all[1..]), [("changed", "two@b.de")]);
    let mail = written(&desk, &all[0]);
    let count = |words: &str| mail.text.matches(words).count();
    assert_eq!(count("Platz, geändert: "), 2, "{}", mail.text);
    assert_eq!(count("Warteliste, geändert: "), 1, "{}", mail.text);
    desk.tick(now()).await;
    assert!(desk.letters(now()).await.is_empty(), "told once");
}

/// Both changes of one catalogue, in the order of the days.
pub async fn two_dates_of_one_tick_are_one_letter(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        let offers = &mut catalogue.seasons[0].offers;
        offers[0].occasions[0].sessions =
            vec![("2027-04-09T11:00".into(), "2027-04-09T15:00".into())];
        offers[2].occasions[0].cancelled = Some("Heiser".into());
    });
    desk.tick(now()).await;
    let all = desk.letters(now()).await;
    assert_eq!(all.len(), 1);
    assert_eq!(kinds(&all), ["called_off", "changed"]);
    let mail = written(&desk, &all[0]);
    assert_eq!(
        mail.subject,
        "Fällt aus: Ein Lied · Geändert: Floßbau <am See>"
    );
    let place = |words: &str| mail.text.find(words).unwrap();
    assert!(place("fällt aus: Ein Lied") < place("Platz, geändert: Floßbau"));
    assert_eq!(mail.text.matches("Kim\n---").count(), 1, "{}", mail.text);
}

/// Each place has its own time to answer and its own link.
pub async fn two_places_offered_in_one_tick_are_one_letter(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou", "Mio"])
        .await;
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk =
        desk.with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(4));
    desk.tick(now()).await;
    let all = desk.letters(now()).await;
    assert_eq!(all.len(), 1);
    assert_eq!(to(&all), [("offer", "two@b.de"), ("offer", "two@b.de")]);
    let mail = written(&desk, &all[0]);
    assert_eq!(mail.text.matches("/anmeldung/angebot?l=").count(), 2);
    assert_eq!(desk.status(&two).await, [Status::Offered, Status::Offered]);
    let view = desk.view(&two).await.unwrap();
    let until = now() + TimeDelta::hours(48);
    let ends = view.registrations.iter().map(|own| own.offered_until);
    assert_eq!(ends.collect::<Vec<_>>(), [Some(until), Some(until)]);
}

/// The family reads that it has cancelled, and that its other child may come.
pub async fn a_place_given_back_goes_to_a_sibling_in_one_letter(store: &Store) {
    let desk = Desk::new(store);
    let (one, children) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa", "Lou"])
        .await;
    desk.letters(now()).await;
    let kim = &children[0].0.id;
    desk.answer(&one, kim, Wish::Cancel, now()).await;
    let all = desk.letters(now()).await;
    assert_eq!(all.len(), 1);
    assert_eq!(kinds(&all), ["offer", "cancelled"]);
}

/// One of two places is given back before the letter goes: the letter offers the other one, and the
/// log has a line for the office.
pub async fn what_is_late_of_a_letter_is_left_out_and_seen(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, waiting) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou", "Mio"])
        .await;
    desk.letters(now()).await;
    let desk =
        desk.with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(4));
    desk.tick(now()).await;
    let (later, lease) = (now() + TimeDelta::hours(3), now() + TimeDelta::hours(4));
    let mut due = outbox::take(store, 10, later, lease).await.unwrap();
    desk.answer(&two, &waiting[0].0.id, Wish::Cancel, later)
        .await;
    let looked = look(store, due.remove(0), &desk.programme, later).await;
    let Delivery::Send(due) = looked.unwrap() else {
        panic!("nothing is left");
    };
    assert_eq!((due.letter.abouts().count(), due.late.len()), (1, 1));
    outbox::sent(store, &due, later).await.unwrap();
    let log = mail::log::log(store).await.unwrap();
    let late: Vec<_> = log.iter().filter(|line| line.state == "late").collect();
    assert_eq!(late.len(), 1);
    assert_eq!(
        (late[0].kind.as_str(), late[0].numbers.as_slice()),
        ("offer", [waiting[0].0.id.clone()].as_slice())
    );
    let start = at("2027-04-01T08:00:00Z");
    assert!(desk.view(&two).await.unwrap().registrations[1].offered_until < Some(start));
}

/// One letter for each mailbox, with the same in it; each place is answered by a link of who reads it.
pub async fn two_guardians_get_the_same_letter_of_two_places(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou", "Mio"])
        .await;
    let second = joined(&desk, &two, "three@b.de").await;
    let desk =
        desk.with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(4));
    desk.tick(now()).await;
    let all = desk.letters(now()).await;
    let [first, other] = all.as_slice() else {
        panic!("{all:?}");
    };
    let email = |letter: &Letter| letter.to.as_ref().unwrap().as_str().to_owned();
    assert_eq!([first, other].map(email), ["two@b.de", "three@b.de"]);
    assert_eq!((&first.second, &other.second), (&None, &second.second));
    assert_eq!(first.also.len(), 1);
    assert!(first.abouts().eq(other.abouts()), "the same facts");
    for (letter, whose) in [(first, two.as_str()), (other, second.in_links())] {
        let mail = written(&desk, letter);
        let places = mail.text.matches("/anmeldung/angebot?l=").count();
        assert_eq!(places, 2);
        assert_eq!(mail.text.matches(&format!("_{whose}.")).count(), places);
    }
}
