//! Changes of the data that wait for the office, and those that are never told.

use super::changes::{HOLD, floss, song};
use super::desk::{Desk, kinds};
use crate::registrar::letters::letters;
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::pass::RegistrationKind;
use jugendportal::registrar::domain::{Change, Instant, Outcome, Status};
use jugendportal::registrar::family::view::FamilyView;
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::mail::outbox::Due;
use jugendportal::registrar::office::changes::{Settled, Step, announced, gone};
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            asked::a_price_waits_for_the_office,
            asked::ages_and_places_wait_for_the_office_without_a_letter,
            asked::a_move_that_makes_two_places_at_once_waits_for_the_office,
            asked::a_day_that_is_over_already_waits_for_the_office,
            asked::a_registration_that_is_taken_away_waits_for_the_office,
            asked::a_date_that_is_gone_is_never_told,
            asked::what_takes_place_after_all_gives_the_places_back,
            asked::what_takes_place_after_all_can_stay_as_it_was_told,
            asked::who_has_registered_again_meanwhile_is_not_told_twice,
            asked::a_price_says_nothing_of_a_day_that_waits,
            asked::a_day_says_nothing_of_a_price_that_waits,
            asked::what_is_called_off_and_takes_place_after_all_names_the_days_that_were_told,
        );
    };
}
pub(in crate::registrar) use cases;

/// A price is never told by itself; the letter says what it was.
pub async fn a_price_waits_for_the_office(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(|catalogue| song(catalogue).prices[0].1 = 900);
    desk.hold(now()).await;
    desk.hold(now() + TimeDelta::days(3)).await;
    let later = now() + TimeDelta::days(3);
    assert_eq!(desk.changes(later).await, [(Change::Price, 1)]);
    let office = desk.all_letters(later).await;
    let About::Digest(digest) = &office.last().unwrap().about else {
        panic!("{:?}", kinds(&office))
    };
    assert_eq!(digest.changes.len(), 1, "the digest asks");
    assert_eq!(desk.settle(Step::Send, later).await, Settled::Sent(1));
    let letters = desk.letters(later).await;
    assert!(
        matches!(
            &letters[0].about,
            About::Price {
                before: 800,
                has_place: true,
                ..
            }
        ),
        "{letters:?}"
    );
    desk.hold(later).await;
    assert_eq!(desk.changes(later).await, []);

    let other_class = desk.with(|catalogue| song(catalogue).prices[1].1 = 300);
    other_class.hold(later).await;
    assert_eq!(
        other_class.changes(later).await,
        [],
        "Kim does not pay the reduced price"
    );
}

/// Children who do not fit any more keep their places; the office talks to the families.
pub async fn ages_and_places_wait_for_the_office_without_a_letter(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.hold(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        floss(catalogue).occasions[0].age_from = Some(11);
        floss(catalogue).occasions[0].capacity = Some(1);
    });
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    assert_eq!(
        desk.changes(now() + HOLD).await,
        [(Change::Ages, 2), (Change::Places, 2)]
    );
    assert_eq!(
        desk.settle(Step::Send, now()).await,
        Settled::NoLetters(Change::Ages)
    );
    assert_eq!(desk.settle(Step::Drop, now()).await, Settled::Dropped);
    assert_eq!(desk.changes(now() + HOLD).await, [(Change::Places, 2)]);
    assert_eq!(desk.status(&family).await, [Status::Placed, Status::Placed]);
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);

    let enough = desk.with(|catalogue| floss(catalogue).occasions[0].capacity = Some(3));
    enough.hold(now() + HOLD).await;
    assert_eq!(enough.changes(now() + HOLD).await, [], "put right");
}

/// The song moves into the time of the raft: Kim has both.
pub async fn a_move_that_makes_two_places_at_once_waits_for_the_office(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    desk.register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    desk.hold(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        song(catalogue).sessions = vec![("2027-04-01T14:00".into(), "2027-04-01T15:00".into())];
    });
    desk.hold(now()).await;
    desk.hold(now() + TimeDelta::days(2)).await;
    assert_eq!(desk.changes(now()).await, [(Change::Moved, 1)]);
    assert_eq!(
        kinds(&desk.letters(now() + TimeDelta::days(2)).await),
        [""; 0]
    );
    assert_eq!(desk.settle(Step::Send, now()).await, Settled::Sent(1));
    assert_eq!(kinds(&desk.letters(now()).await), ["changed"]);
}

/// The wrong year: no letter says so, and what families know stays what it was.
pub async fn a_day_that_is_over_already_waits_for_the_office(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let on = |year: &str| {
        let session = (format!("{year}-04-01T18:00"), format!("{year}-04-01T19:00"));
        move |catalogue: &mut jugendportal::catalogue::Catalogue| {
            song(catalogue).sessions = vec![session];
        }
    };
    let desk = desk.with(on("2026"));
    desk.hold(now()).await;
    desk.hold(now() + TimeDelta::days(2)).await;
    assert_eq!(desk.changes(now()).await, [(Change::Moved, 1)]);
    let lines = announced(store, desk.programme.clone(), now());
    let lines = lines.await.unwrap();
    assert!(lines[0].de.contains("1. April 2026"), "{lines:?}");
    let desk = desk.with(on("2027"));
    desk.hold(now() + TimeDelta::days(2)).await;
    desk.hold(now() + TimeDelta::days(3)).await;
    assert_eq!(desk.changes(now()).await, []);
    assert_eq!(
        kinds(&desk.letters(now() + TimeDelta::days(3)).await),
        [""; 0]
    );
}

/// `direct` becomes `none` or `external`: the children are still there.
pub async fn a_registration_that_is_taken_away_waits_for_the_office(store: &Store) {
    let desk = Desk::new(store);
    let family = desk.singing().await;
    for kind in [RegistrationKind::None, RegistrationKind::External] {
        let gone =
            Desk::with_chance(store, 1000).with(|catalogue| song(catalogue).registration = kind);
        gone.hold(now() + HOLD).await;
        assert_eq!(gone.changes(now()).await, [(Change::NotHere, 1)]);
    }
    assert_eq!(desk.status(&family).await, [Status::Placed]);
    assert_eq!(desk.changes(now()).await, [], "put right");
}

/// An id that is lost is no reason to write to anybody.
pub async fn a_date_that_is_gone_is_never_told(store: &Store) {
    let desk = Desk::new(store);
    let family = desk.singing().await;
    let desk = desk.with(|catalogue| drop(catalogue.seasons[0].offers.remove(2)));
    desk.hold(now()).await;
    desk.hold(now() + TimeDelta::days(3)).await;
    assert_eq!(desk.changes(now()).await, [(Change::Gone, 1)]);
    let refusal = gone(store, desk.programme.clone(), now()).await.unwrap();
    let refusal = refusal.expect("no build with --registrar goes on");
    assert!(
        refusal
            .de
            .contains("am 1. April 2027 ist nicht mehr da; 1 Kind ist"),
        "{refusal:?}"
    );
    for step in [Step::Send, Step::Drop] {
        assert_eq!(
            desk.settle(step, now()).await,
            Settled::OnlyInTheData(Change::Gone)
        );
    }
    assert_eq!(desk.status(&family).await, [Status::Placed]);
    assert_eq!(
        kinds(&desk.letters(now() + TimeDelta::days(3)).await),
        [""; 0]
    );
}

/// Children have their places again as far as they can; who waited is offered what is free then, in
/// the same step.
pub async fn what_takes_place_after_all_gives_the_places_back(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.hold(now()).await;
    let off = desk.with(|catalogue| {
        floss(catalogue).occasions[0].cancelled = Some("Wasserschaden".into());
    });
    off.hold(now()).await;
    off.hold(now() + HOLD).await;
    assert_eq!(off.status(&two).await, [Status::Cancelled]);
    off.register("klettern", "klettern-1", "one@b.de", &["Noa"])
        .await;
    off.letters(now() + HOLD).await;
    let desk = off.with(|catalogue| floss(catalogue).occasions[0].cancelled = None);
    desk.hold(now() + HOLD).await;
    desk.hold(now() + TimeDelta::days(1)).await;
    assert_eq!(
        kinds(&desk.letters(now() + TimeDelta::days(1)).await),
        [""; 0],
        "the office is asked"
    );
    assert_eq!(desk.changes(now()).await, [(Change::Reinstated, 3)]);
    assert_eq!(
        desk.settle(Step::Send, now() + TimeDelta::days(1)).await,
        Settled::Sent(2)
    );
    let letters = desk.letters(now() + TimeDelta::days(1)).await;
    assert_eq!(letters.len(), 2, "one for each family");
    assert_eq!(kinds(&letters), ["reinstated", "reinstated", "offer"]);
    let raft = |view: FamilyView| -> Vec<Status> {
        let own = view.registrations.into_iter();
        own.filter(|own| own.key.offer == "floss")
            .map(|own| own.status)
            .collect()
    };
    assert_eq!(
        raft(desk.view(&one).await.unwrap()),
        [Status::Placed, Status::Cancelled],
        "Noa climbs at that time"
    );
    assert_eq!(raft(desk.view(&two).await.unwrap()), [Status::Offered]);
    assert_eq!(desk.changes(now() + TimeDelta::days(1)).await, []);
    let later = now() + TimeDelta::days(1) + TimeDelta::minutes(1);
    desk.tick(later).await;
    assert_eq!(
        kinds(&desk.letters(later).await),
        [""; 0],
        "nobody is told more than the office has read"
    );
}

/// A family that has registered again before the office says so has its place already.
pub async fn who_has_registered_again_meanwhile_is_not_told_twice(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(|catalogue| song(catalogue).cancelled = Some("Wasserschaden".into()));
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| song(catalogue).cancelled = None);
    desk.hold(now()).await;
    let (family, again) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    assert_eq!(again[0].1, Outcome::Placed);
    desk.letters(now()).await;
    desk.settle(Step::Send, now()).await;
    assert_eq!(kinds(&desk.letters(now()).await), [""; 0]);
    let states = desk.status(&family).await;
    assert_eq!(
        states
            .iter()
            .filter(|state| **state == Status::Placed)
            .count(),
        1
    );
}

/// Or the office leaves it as it was told.
pub async fn what_takes_place_after_all_can_stay_as_it_was_told(store: &Store) {
    let desk = Desk::new(store);
    let family = desk.singing().await;
    let desk = desk.with(|catalogue| song(catalogue).cancelled = Some("Wasserschaden".into()));
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| song(catalogue).cancelled = None);
    desk.hold(now()).await;
    assert_eq!(desk.settle(Step::Drop, now()).await, Settled::Dropped);
    desk.hold(now() + HOLD).await;
    assert_eq!(desk.status(&family).await, [Status::Cancelled]);
    assert_eq!(desk.changes(now() + HOLD).await, []);
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
}

fn on(day: &str) -> impl Fn(&mut Catalogue) {
    move |catalogue| {
        song(catalogue).sessions = vec![(format!("{day}T18:00"), format!("{day}T19:00"))];
    }
}

/// The text of every letter that waits.
async fn texts(desk: &Desk<'_>, now: Instant) -> Vec<String> {
    let all = desk.letters(now).await;
    let text = |letter| {
        let due = Due {
            id: 1,
            message: "1.store".into(),
            letter,
            late: Vec::new(),
            attempt: 1,
            written_at: now,
        };
        letters().write(&due, &desk.programme).unwrap().text
    };
    all.into_iter().map(text).collect()
}

/// The day may still be put right: who reads the price does not read it.
pub async fn a_price_says_nothing_of_a_day_that_waits(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk
        .with(|catalogue| song(catalogue).prices[0].1 = 900)
        .with(on("2027-04-02"));
    desk.hold(now()).await;
    let all = desk.changes(now()).await;
    assert_eq!(all, [(Change::Moved, 1), (Change::Price, 1)]);
    assert_eq!(desk.settle_as(Change::Price, now()).await, Settled::Sent(1));
    let text = texts(&desk, now()).await.concat();
    assert!(
        text.contains("1. April") && text.contains("9 Euro"),
        "{text}"
    );
    assert!(!text.contains("2. April"), "{text}");
}

/// The other way round.
pub async fn a_day_says_nothing_of_a_price_that_waits(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk
        .with(|catalogue| song(catalogue).prices[0].1 = 900)
        .with(on("2027-04-02"));
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    let text = texts(&desk, now() + HOLD).await.concat();
    assert!(
        text.contains("2. April") && !text.contains("9 Euro"),
        "{text}"
    );
    assert_eq!(desk.changes(now() + HOLD).await, [(Change::Price, 1)]);
}

/// Called off while it moves: families read of the day they know, and later of both.
pub async fn what_is_called_off_and_takes_place_after_all_names_the_days_that_were_told(
    store: &Store,
) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(on("2027-04-02"));
    desk.hold(now()).await;
    let off = desk.with(|catalogue| song(catalogue).cancelled = Some("Regen".into()));
    off.hold(now()).await;
    off.hold(now() + HOLD).await;
    let text = texts(&off, now() + HOLD).await.concat();
    assert!(
        text.contains("1. April") && !text.contains("2. April"),
        "{text}"
    );
    let desk = off.with(|catalogue| song(catalogue).cancelled = None);
    desk.hold(now() + HOLD).await;
    let all = desk.changes(now() + HOLD).await;
    assert_eq!(all, [(Change::Reinstated, 1)]);
    assert_eq!(
        desk.settle(Step::Send, now() + HOLD).await,
        Settled::Sent(1)
    );
    let text = texts(&desk, now() + HOLD).await.concat();
    assert!(
        text.contains("2. April") && text.contains("1. April"),
        "{text}"
    );
    desk.hold(now() + HOLD + HOLD).await;
    assert_eq!(kinds(&desk.letters(now() + HOLD + HOLD).await), [""; 0]);
}
