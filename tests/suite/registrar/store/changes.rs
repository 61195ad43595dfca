//! Changes of the data that touch registered children: held, told, asked, never told.

use super::desk::{Desk, kinds, tick_holding, to};
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Occasion, Offer};
use jugendportal::registrar::decision::Post;
use jugendportal::registrar::domain::{Change, Instant, Status};
use jugendportal::registrar::family::changes::{Noticed, Shown, notice};
use jugendportal::registrar::mail::letter::{About, Letter};
use jugendportal::registrar::office::changes::{Settled, Step, announced, held, settle};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sql::Sql;
use std::sync::Arc;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            changes::a_change_is_held_for_two_hours_and_then_told,
            changes::a_change_that_is_put_right_is_told_to_nobody,
            changes::a_further_change_begins_to_wait_anew_and_is_told_once,
            changes::who_registers_meanwhile_has_read_the_new_words,
            changes::who_registers_meanwhile_is_told_when_it_was_a_mistake,
            changes::nobody_is_reminded_of_a_date_that_is_moving,
            changes::what_begins_soon_does_not_wait,
            changes::nobody_is_offered_a_place_at_a_date_that_is_moving,
            changes::who_is_offered_a_place_is_still_asked_to_answer,
            changes::a_date_that_is_called_off_by_mistake_costs_nobody_a_place,
            changes::a_change_of_what_nobody_is_registered_for_is_no_news,
            changes::an_announcement_names_no_child_and_changes_nothing,
            changes::more_places_are_announced_where_children_wait,
        );
    };
}
pub(in crate::registrar) use cases;

pub const HOLD: TimeDelta = TimeDelta::hours(2);

pub fn floss(catalogue: &mut Catalogue) -> &mut Offer {
    &mut catalogue.seasons[0].offers[0]
}

pub fn song(catalogue: &mut Catalogue) -> &mut Occasion {
    &mut catalogue.seasons[0].offers[2].occasions[0]
}

pub fn moved(day: &str) -> impl Fn(&mut Catalogue) {
    move |catalogue| {
        song(catalogue).sessions = vec![(format!("{day}T18:00"), format!("{day}T19:00"))];
    }
}

impl Desk<'_> {
    pub async fn hold(&self, now: Instant) {
        tick_holding(self.store, Arc::clone(&self.programme), HOLD, now)
            .await
            .unwrap();
    }

    /// The service has seen the catalogue; nothing is told.
    pub async fn seen(&self, now: Instant) {
        let programme = Arc::clone(&self.programme);
        let notice = move |db: &dyn Sql| {
            let mut post = Post::default();
            notice(db, &programme, &mut post, now)?;
            post.write(db, now)
        };
        self.store.write(notice).await.unwrap();
    }

    /// What the office is shown.
    pub async fn shown(&self, now: Instant) -> Shown {
        let programme = Arc::clone(&self.programme);
        held(self.store, programme, now).await.unwrap().0
    }

    async fn held(&self, now: Instant) -> Vec<Noticed> {
        self.seen(now).await;
        self.shown(now).await.held
    }

    pub async fn changes(&self, now: Instant) -> Vec<(Change, usize)> {
        let held = self.held(now).await;
        held.iter()
            .map(|one| (one.held.change, one.consequence.children.len()))
            .collect()
    }

    pub async fn settle(&self, step: Step, now: Instant) -> Settled {
        let id = self.held(now).await[0].held.id;
        self.settle_one(id, step, now).await
    }

    /// Sends the change of this kind.
    pub async fn settle_as(&self, change: Change, now: Instant) -> Settled {
        let held = self.held(now).await;
        let of_kind = held.iter().find(|one| one.held.change == change);
        self.settle_one(of_kind.unwrap().held.id, Step::Send, now)
            .await
    }

    pub async fn settle_one(&self, id: i64, step: Step, now: Instant) -> Settled {
        let programme = Arc::clone(&self.programme);
        settle(self.store, step, id, "Test".into(), programme, now)
            .await
            .unwrap()
    }

    /// A child with a place at the song; all letters have gone.
    pub async fn singing(&self) -> jugendportal::registrar::domain::FamilyId {
        let (family, _) = self.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
        self.hold(now()).await;
        self.letters(now()).await;
        family
    }
}

/// Nobody touches it: after the set time every family reads it, once.
pub async fn a_change_is_held_for_two_hours_and_then_told(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02"));
    desk.hold(now()).await;
    let nearly = now() + HOLD - TimeDelta::seconds(1);
    desk.hold(nearly).await;
    assert_eq!(kinds(&desk.letters(nearly).await), [""; 0]);
    assert_eq!(desk.changes(nearly).await, [(Change::Moved, 1)]);
    desk.hold(now() + HOLD).await;
    desk.hold(now() + HOLD).await;
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), ["changed"]);
    assert_eq!(desk.changes(now() + HOLD).await, []);
}

/// The office sees its mistake within the time: no letter at all.
pub async fn a_change_that_is_put_right_is_told_to_nobody(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02"));
    desk.hold(now()).await;
    let desk = desk.with(moved("2027-04-01"));
    for hours in [1, 2, 5] {
        desk.hold(now() + TimeDelta::hours(hours)).await;
    }
    assert_eq!(
        kinds(&desk.letters(now() + TimeDelta::hours(5)).await),
        [""; 0]
    );
    assert_eq!(desk.changes(now()).await, []);
}

/// Changed once more after an hour: two hours from then, and only the last word.
pub async fn a_further_change_begins_to_wait_anew_and_is_told_once(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02"));
    desk.hold(now()).await;
    let desk = desk.with(moved("2027-04-03"));
    let later = now() + TimeDelta::hours(1);
    desk.hold(later).await;
    desk.hold(now() + HOLD).await;
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
    desk.hold(later + HOLD).await;
    let letters = desk.letters(later + HOLD).await;
    assert_eq!(kinds(&letters), ["changed"]);
    let About::Changed { before, .. } = &letters[0].about else {
        panic!()
    };
    assert_eq!(before.sessions[0].0.to_string(), "2027-04-01 18:00:00");
}

/// A family that registers while it is held has read the new day on the page.
pub async fn who_registers_meanwhile_has_read_the_new_words(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02"));
    desk.hold(now()).await;
    let later = now() + TimeDelta::hours(1);
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later)
        .await;
    desk.letters(later).await;
    desk.hold(now() + HOLD).await;
    let letters = desk.letters(now() + HOLD).await;
    assert_eq!(to(&letters), [("changed", "one@b.de")]);
}

/// But when the new day was a mistake, it is that family that has read something wrong.
pub async fn who_registers_meanwhile_is_told_when_it_was_a_mistake(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02")).with(|catalogue| {
        song(catalogue).prices[0].1 = 900;
    });
    desk.hold(now()).await;
    let later = now() + TimeDelta::hours(1);
    desk.register_at("lied", "lied-1", "two@b.de", &["Noa"], later)
        .await;
    desk.letters(later).await;
    let desk = desk.with(moved("2027-04-01")).with(|catalogue| {
        song(catalogue).prices[0].1 = 800;
    });
    desk.hold(later).await;
    desk.hold(later + HOLD).await;
    let letters = desk.letters(later + HOLD).await;
    let mut told = to(&letters);
    told.sort_unstable();
    assert_eq!(told, [("changed", "two@b.de"), ("price", "two@b.de")]);
}

/// A reminder would tell the new day before the letter does.
pub async fn nobody_is_reminded_of_a_date_that_is_moving(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02"));
    let near = at("2027-04-01T04:00:00Z"); // 12 hours before the old time, 36 before the new one
    desk.hold(near).await;
    assert_eq!(kinds(&desk.letters(near).await), [""; 0]);
    desk.hold(near + HOLD).await;
    assert_eq!(
        kinds(&desk.letters(near + HOLD).await),
        ["changed", "reminder"]
    );
}

/// Called off four hours before it begins: two hours later nobody could be reached.
pub async fn what_begins_soon_does_not_wait(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let start = at("2027-04-01T16:00:00Z");
    let desk = desk.with(moved("2027-04-09"));
    desk.hold(start - TimeDelta::hours(7)).await;
    assert_eq!(kinds(&desk.letters(start).await), [""; 0]);
    desk.hold(start - TimeDelta::hours(6)).await;
    assert_eq!(
        kinds(&desk.letters(start).await),
        ["changed"],
        "the old time counts, too"
    );
    let start = at("2027-04-09T16:00:00Z");
    let desk = desk.with(|catalogue| song(catalogue).cancelled = Some("Sturm".into()));
    desk.hold(start - TimeDelta::hours(4)).await;
    assert_eq!(kinds(&desk.letters(start).await), ["called_off"]);
}

/// The offer would tell the new time, and nobody would tell when that was a mistake.
pub async fn nobody_is_offered_a_place_at_a_date_that_is_moving(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.hold(now()).await;
    desk.letters(now()).await;
    let later = |catalogue: &mut Catalogue, hour: u32| {
        let occasion = &mut floss(catalogue).occasions[0];
        occasion.sessions[0].1 = format!("2027-04-01T{hour}:00");
        occasion.capacity = Some(3);
    };
    let desk = desk.with(|catalogue| later(catalogue, 16));
    desk.hold(now()).await;
    desk.hold(now() + TimeDelta::hours(1)).await;
    assert_eq!(desk.status(&two).await, [Status::Waiting]);
    let desk = desk.with(|catalogue| later(catalogue, 15));
    desk.hold(now() + TimeDelta::hours(1)).await;
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    let letters = desk.letters(now() + TimeDelta::hours(1)).await;
    assert_eq!(to(&letters), [("offer", "two@b.de")]);
}

/// Not told to sit and wait while a place waits for an answer.
pub async fn who_is_offered_a_place_is_still_asked_to_answer(store: &Store) {
    let desk = Desk::new(store);
    desk.offered().await;
    let desk = desk.with(|catalogue| {
        floss(catalogue).occasions[0].sessions[0].1 = "2027-04-01T16:00".into();
    });
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    let letters = desk.letters(now() + HOLD).await;
    let mut stands: Vec<(bool, bool)> = letters
        .iter()
        .flat_map(Letter::abouts)
        .filter_map(|about| match *about {
            About::Changed {
                has_place, offered, ..
            } => Some((has_place, offered)),
            _ => None,
        })
        .collect();
    stands.sort_unstable();
    assert_eq!(stands, [(false, false), (false, true), (true, false)]);
}

/// `cancelled:` on the wrong date, taken out within the time.
pub async fn a_date_that_is_called_off_by_mistake_costs_nobody_a_place(store: &Store) {
    let desk = Desk::new(store);
    let family = desk.singing().await;
    let desk = desk.with(|catalogue| song(catalogue).cancelled = Some("Wasserschaden".into()));
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, [(Change::CalledOff, 1)]);
    assert_eq!(
        desk.settle(Step::Drop, now()).await,
        Settled::OnlyInTheData(Change::CalledOff)
    );
    let desk = desk.with(|catalogue| song(catalogue).cancelled = None);
    desk.hold(now() + HOLD).await;
    desk.hold(now() + HOLD + HOLD).await;
    assert_eq!(desk.status(&family).await, [Status::Placed]);
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
}

/// Told that it is called off, and then it is not: places first, then the waiting list, but not for
/// Nobody is registered, or nobody any more: the next family simply reads what holds.
pub async fn a_change_of_what_nobody_is_registered_for_is_no_news(store: &Store) {
    let desk = Desk::new(store);
    let (family, outcomes) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let number = outcomes[0].0.id.clone();
    let wish = jugendportal::registrar::family::answer::Wish::Cancel;
    desk.answer(&family, &number, wish, now()).await;
    desk.letters(now()).await;
    let desk = desk.with(moved("2027-04-02")).with(|catalogue| {
        song(catalogue).prices[0].1 = 900;
        song(catalogue).capacity = Some(0);
    });
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, []);
    desk.hold(now() + HOLD).await;
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
}

/// What `portal build --registrar` prints.
pub async fn an_announcement_names_no_child_and_changes_nothing(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(moved("2027-04-02")).with(|catalogue| {
        song(catalogue).prices[0].1 = 900;
    });
    let programme = Arc::clone(&desk.programme);
    let lines = announced(store, programme, now()).await.unwrap();
    let german: Vec<&str> = lines.iter().map(|line| line.de.as_ref()).collect();
    assert_eq!(
        german,
        [
            "Diese Änderung betrifft 1 Kind: Ein Lied (Fr, 2. April, 18 bis 19 Uhr): anderer Name, anderer Tag, andere Zeit oder anderer Ort. 1 Brief geht nach der Wartezeit von selbst hinaus.",
            "Diese Änderung betrifft 1 Kind: Ein Lied (Fr, 2. April, 18 bis 19 Uhr): anderer Preis. Briefe gehen erst hinaus, wenn Sie es sagen (registrar changes).",
        ]
    );
    let desk = desk.with(moved("2027-04-01")).with(|catalogue| {
        song(catalogue).prices[0].1 = 800;
    });
    assert_eq!(desk.changes(now()).await, [], "nothing was written");
}

/// More places: those who wait are offered them at once. It is said before, unless the date moves at
/// the same time.
pub async fn more_places_are_announced_where_children_wait(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| song(catalogue).capacity = Some(1));
    for (number, child) in ["Kim", "Noa", "Lou", "Sam"].into_iter().enumerate() {
        let email = format!("familie{number}@b.de");
        desk.register("lied", "lied-1", &email, &[child]).await;
    }
    desk.hold(now()).await;
    desk.letters(now()).await;
    let german = async |desk: &Desk<'_>| -> Vec<String> {
        let programme = Arc::clone(&desk.programme);
        let lines = announced(store, programme, now()).await.unwrap();
        lines.into_iter().map(|line| line.de.to_string()).collect()
    };
    assert_eq!(german(&desk).await, [""; 0]);
    let desk = desk.with(|catalogue| song(catalogue).capacity = Some(3));
    assert_eq!(
        german(&desk).await,
        [
            "Ein Lied (Do, 1. April, 18 bis 19 Uhr): für 2 Kinder auf der Warteliste ist nun ein Platz da. 2 Angebote gehen sofort hinaus."
        ]
    );
    let moving = desk.with(moved("2027-04-02"));
    let waits = "Ein Lied (Fr, 2. April, 18 bis 19 Uhr): für 2 Kinder auf der Warteliste ist nun ein Platz da. 2 Angebote gehen hinaus, sobald die Familien von der Änderung wissen.";
    assert_eq!(german(&moving).await[1], waits);
    moving.hold(now()).await;
    assert_eq!(kinds(&moving.letters(now()).await), [""; 0]);
    // Put right: the offers are announced once more, because now they go.
    let desk = moving.with(moved("2027-04-01"));
    assert_eq!(german(&desk).await.len(), 1);
    desk.hold(now()).await;
    assert_eq!(kinds(&desk.letters(now()).await), ["offer", "offer"]);
}
