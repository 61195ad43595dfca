//! While a change is held, whatever a family reads in between says what it knows.

use super::changes::{HOLD, floss, song};
use super::desk::{Desk, kinds, to};
use crate::registrar::letters::letters;
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::{Change, FamilyId, Guardian, Instant, Outcome, Status};
use jugendportal::registrar::domain::{Email, RegistrationId};
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::family::tick::tick;
use jugendportal::registrar::family::{contact, erase};
use jugendportal::registrar::mail::letter::LetterKind;
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::mail::outbox::Due;
use jugendportal::registrar::office::changes::announced;
use jugendportal::registrar::office::place::{place, withdraw};
use jugendportal::registrar::store::Store;
use jugendportal::text::Phone;
use std::collections::BTreeSet;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            meanwhile::letters_in_between_say_what_the_family_knows,
            meanwhile::a_reminder_that_waited_says_what_the_family_knows,
            meanwhile::a_letter_that_waited_says_what_was_told_since,
            meanwhile::who_confirms_during_a_change_is_told_with_the_others,
            meanwhile::who_confirms_after_a_change_reads_what_was_before,
            meanwhile::a_form_that_nobody_else_has_sent_reads_what_was_before,
            meanwhile::an_offered_place_is_kept_while_a_date_may_be_called_off,
            meanwhile::the_log_says_what_is_held_told_and_put_right,
            meanwhile::fewer_places_than_forms_hold_are_said,
        );
    };
}
pub(in crate::registrar) use cases;

/// Both offers are on another day and cost more.
fn other(catalogue: &mut Catalogue) {
    floss(catalogue).occasions[0].sessions =
        vec![("2027-04-09T10:00".into(), "2027-04-09T15:00".into())];
    floss(catalogue).occasions[0].prices[0].1 = 900;
    song(catalogue).sessions = vec![("2027-04-09T18:00".into(), "2027-04-09T19:00".into())];
    song(catalogue).prices[0].1 = 900;
}

fn as_before(catalogue: &mut Catalogue) {
    *catalogue = crate::registrar::sample::catalogue();
    floss(catalogue).occasions[0].capacity = Some(6);
}

impl Desk<'_> {
    /// Every letter to a family that is due, as it is sent, with its kind.
    pub async fn mails(&self, now: Instant) -> Vec<(&'static str, Mail)> {
        let all = self.letters(now).await.into_iter();
        all.map(|letter| {
            let kind = letter.about.name();
            let due = Due {
                id: 1,
                message: "1.store".into(),
                letter,
                late: Vec::new(),
                attempt: 1,
                written_at: now,
            };
            (kind, letters().write(&due, &self.programme).unwrap())
        })
        .collect()
    }

    async fn one(&self, offer: &str, email: &str, child: &str) -> (FamilyId, RegistrationId) {
        let occasion = format!("{offer}-1");
        let (family, all) = self.register(offer, &occasion, email, &[child]).await;
        (family, all[0].0.id.clone())
    }

    /// Six children with a place at the raft, five who wait; four of these are offered places.
    async fn busy(&self) -> Vec<(FamilyId, RegistrationId)> {
        let mut all = Vec::new();
        for number in 0..11 {
            let child = crate::registrar::sample::child(number);
            all.push(self.one("floss", &format!("f{number}@b.de"), &child).await);
        }
        for (family, id) in &all[..4] {
            self.answer(family, id, Wish::Cancel, now()).await;
        }
        self.letters(now()).await;
        all
    }
}

impl Desk<'_> {
    /// Whatever families and the office can do with a registration.
    async fn everything(
        &self,
        raft: &[(FamilyId, RegistrationId)],
        song: &[(FamilyId, RegistrationId); 2],
        now: Instant,
    ) {
        let (store, programme) = (self.store, || self.programme.clone());
        self.answer(&raft[6].0, &raft[6].1, Wish::Accept, now).await;
        self.answer(&raft[7].0, &raft[7].1, Wish::Decline, now)
            .await;
        let called = place(store, raft[8].1.clone(), "Anruf".into(), programme(), now);
        called.await.unwrap();
        let ended = withdraw(store, raft[5].1.clone(), "Krank".into(), programme(), now);
        ended.await.unwrap();
        self.answer(&song[0].0, &song[0].1, Wish::Cancel, now).await;
        let erased = erase::erase(store, song[1].0.clone(), programme(), now);
        erased.await.unwrap();
        let guardian = Guardian {
            name: "Alex Muster".into(),
            email: Email::parse("f10@b.de").unwrap(),
            phone: Phone::kept("040 66969-100"),
        };
        let changed = contact::change(store, raft[10].0.clone(), guardian, now);
        changed.await.unwrap();
    }
}

/// All that a mail and its calendar file say.
fn whole(mail: &Mail) -> String {
    let calendar = mail.calendar.as_ref().map(|file| file.bytes.clone());
    let calendar = String::from_utf8(calendar.unwrap_or_default()).unwrap();
    format!("{}\n{}\n{}\n{calendar}", mail.subject, mail.text, mail.html)
}

/// Every kind of letter that is no news of a change itself: none carries a word of it.
pub async fn letters_in_between_say_what_the_family_knows(store: &Store) {
    let desk = Desk::new(store).with(as_before);
    let all = desk.busy().await;
    let late = now() + TimeDelta::hours(47) + TimeDelta::minutes(30);
    let early = late - TimeDelta::hours(1);
    let sings = [
        desk.one("lied", "l2@b.de", "Kim").await,
        desk.one("lied", "l3@b.de", "Noa").await,
    ];
    let sent = desk.send("lied", "lied-1", "l4@b.de", &["Lou"], early);
    let form = sent.await;
    desk.letters(early).await;
    // Two letters wait that were written before.
    desk.answer(&all[4].0, &all[4].1, Wish::Cancel, late).await;
    desk.send("lied", "lied-1", "l5@b.de", &["Mio"], late).await;
    let desk = desk.with(other);
    desk.hold(late).await;
    desk.everything(&all, &sings, late).await;
    desk.confirm(&form, late).await;
    let now = now() + TimeDelta::hours(48);
    desk.hold(now).await;
    let mails = desk.mails(now).await;
    for (kind, mail) in &mails {
        let said = whole(mail);
        for new in ["9. April", "20270409", "9 Euro"] {
            assert!(!said.contains(new), "{kind} says {new}: {said}");
        }
        let names_no_date = *kind == "contact_changed";
        assert!(said.contains("1. April") || names_no_date, "{kind}: {said}");
    }
    no_kind_is_forgotten(&mails.iter().map(|(kind, _)| *kind).collect());
    // Put right: nobody has read a word of it.
    let desk = desk.with(as_before);
    desk.hold(now + HOLD).await;
    desk.hold(now + HOLD + HOLD).await;
    let after = kinds(&desk.letters(now + HOLD + HOLD).await);
    let told = after.contains(&"changed") || after.contains(&"price");
    assert!(!told, "{after:?}");
}

/// Whoever adds a letter says here whether it can be written in between.
fn no_kind_is_forgotten(in_between: &BTreeSet<&str>) {
    use LetterKind as Kind;
    for kind in LetterKind::ALL {
        let elsewhere = match kind {
            // They tell of a change, each of its own; the reminder has a case below.
            Kind::CalledOff | Kind::Changed | Kind::Price | Kind::Reinstated | Kind::Reminder => {
                true
            }
            // They name no date.
            Kind::NewAddress
            | Kind::AddressLeft
            | Kind::AddressTaken
            | Kind::SecondAsked
            | Kind::SecondJoined
            | Kind::SecondLeft
            | Kind::OtherChanged
            | Kind::Digest => true,
            Kind::Confirm
            | Kind::Result
            | Kind::Offer
            | Kind::Accepted
            | Kind::Declined
            | Kind::Lapsed
            | Kind::Cancelled
            | Kind::Withdrawn
            | Kind::ContactChanged
            | Kind::Erased => false,
        };
        assert_eq!(in_between.contains(kind.name()), !elsewhere, "{kind:?}");
    }
}

/// The mail server was away when the day was changed.
pub async fn a_reminder_that_waited_says_what_the_family_knows(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let near = at("2027-04-01T04:00:00Z");
    desk.hold(near).await;
    let desk = desk.with(other);
    desk.hold(near).await;
    let mails = desk.mails(near).await;
    let (kind, mail) = &mails[0];
    assert_eq!((*kind, mails.len()), ("reminder", 1));
    let said = whole(mail);
    assert!(
        said.contains("am 1. April") && !said.contains("9. April"),
        "{said}"
    );
    assert!(
        said.contains(" 8 Euro") && !said.contains(" 9 Euro"),
        "{said}"
    );
}

/// The price was told while the day waited, and the mail server was away until the day was told, too.
pub async fn a_letter_that_waited_says_what_was_told_since(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(other);
    desk.hold(now()).await;
    desk.settle_as(Change::Price, now()).await;
    desk.hold(now() + HOLD).await;
    let mails = desk.mails(now() + HOLD).await;
    let kinds: Vec<&str> = mails.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["price", "changed"]);
    for (_, mail) in &mails {
        assert!(mail.text.contains("Wann: Freitag, 9. April"), "{mail:?}");
    }
}

/// A form that was sent before the change and is confirmed while it is held.
pub async fn who_confirms_during_a_change_is_told_with_the_others(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let form = desk
        .send("lied", "lied-1", "two@b.de", &["Noa"], now())
        .await;
    let desk = desk.with(other);
    desk.hold(now()).await;
    desk.confirm(&form, now()).await;
    desk.letters(now()).await;
    assert_eq!(
        desk.changes(now()).await,
        [(Change::Moved, 2), (Change::Price, 2)]
    );
    desk.hold(now() + HOLD).await;
    let letters = desk.letters(now() + HOLD).await;
    let mut told = to(&letters);
    told.sort_unstable();
    assert_eq!(told, [("changed", "one@b.de"), ("changed", "two@b.de")]);
}

/// The others were told by letter; its page to check said something else.
pub async fn who_confirms_after_a_change_reads_what_was_before(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let form = desk
        .send("lied", "lied-1", "two@b.de", &["Noa"], now())
        .await;
    let desk = desk.with(other);
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    desk.letters(now() + HOLD).await;
    desk.confirm(&form, now() + HOLD).await;
    let said = whole(&desk.mails(now() + HOLD).await[0].1);
    assert!(
        said.contains("Vorher wann: Donnerstag, 1. April 2027"),
        "{said}"
    );
    assert!(said.contains("Wann: Freitag, 9. April 2027"), "{said}");
    assert!(
        !said.contains(" 9 Euro"),
        "the price still waits for the office: {said}"
    );
}

/// Nobody is registered whom it touches: nothing is held, but the form was filled in before.
pub async fn a_form_that_nobody_else_has_sent_reads_what_was_before(store: &Store) {
    let desk = Desk::new(store);
    let form = desk
        .send("lied", "lied-1", "one@b.de", &["Kim"], now())
        .await;
    desk.letters(now()).await;
    let desk = desk.with(other);
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, []);
    desk.confirm(&form, now()).await;
    let said = whole(&desk.mails(now()).await[0].1);
    for words in [
        "Vorher wann: Donnerstag, 1. April 2027",
        "Kosten vorher: 8 Euro",
        "9 Euro",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // From now on it knows the new words: put back, they wait like any change.
    let desk = desk.with(as_before);
    desk.hold(now()).await;
    assert_eq!(
        desk.changes(now()).await,
        [(Change::Moved, 1), (Change::Price, 1)]
    );
    assert_eq!(kinds(&desk.letters(now()).await), [""; 0]);
}

/// Nobody knows yet whether it takes place: the time to answer does not run out.
pub async fn an_offered_place_is_kept_while_a_date_may_be_called_off(store: &Store) {
    let desk = Desk::new(store);
    let (two, number, _) = desk.offered().await;
    let late = now() + TimeDelta::hours(47);
    let desk =
        desk.with(|catalogue| floss(catalogue).occasions[0].cancelled = Some("Sturm".into()));
    desk.hold(late).await;
    let answer = desk.answer(&two, &number, Wish::Accept, late).await;
    assert_eq!(answer, Some(Answered::Uncertain));
    let over = now() + TimeDelta::hours(48);
    desk.hold(over).await;
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    let desk = desk.with(|catalogue| floss(catalogue).occasions[0].cancelled = None);
    desk.hold(over).await;
    let answer = desk.answer(&two, &number, Wish::Accept, over + HOLD).await;
    assert_eq!(answer, Some(Answered::Accepted));
    assert_eq!(kinds(&desk.letters(over + HOLD).await), ["accepted"]);
}

/// What is held is promised: two children have one place, and the office is told so.
pub async fn fewer_places_than_forms_hold_are_said(store: &Store) {
    let desk = Desk::new(store);
    let one = desk
        .send("floss", "floss-1", "one@b.de", &["Kim"], now())
        .await;
    let two = desk
        .send("floss", "floss-1", "two@b.de", &["Noa"], now())
        .await;
    let desk = desk.with(|catalogue| floss(catalogue).occasions[0].capacity = Some(1));
    let lines = announced(store, desk.programme.clone(), now());
    let lines = lines.await.unwrap();
    let said = "Diese Änderung betrifft 2 Kinder (2 davon noch nicht bestätigt): Floßbau";
    assert!(lines[0].de.starts_with(said), "{lines:?}");
    assert!(lines[0].de.contains("registrar cancel NUMMER"), "{lines:?}");
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, [(Change::Places, 0)]);
    for (form, email) in [(one, "one@b.de"), (two, "two@b.de")] {
        let confirmed = desk.confirm(&form, now()).await;
        let jugendportal::registrar::family::confirm::Confirmed::Done(_, outcomes) = confirmed
        else {
            panic!("{email}")
        };
        assert_eq!(outcomes[0].1, Outcome::Placed, "{email}");
    }
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, [(Change::Places, 2)]);
    let letters = desk.all_letters(now()).await;
    let digest = letters.iter().find(|letter| letter.to.is_none());
    let digest = format!("{:?}", digest.unwrap().about);
    assert!(digest.contains("Places, 2"), "{digest}");
}

/// What is held is said once, and what becomes of it.
pub async fn the_log_says_what_is_held_told_and_put_right(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let log = async |desk: &Desk<'_>, now| {
        let programme = desk.programme.clone();
        tick(store, programme, HOLD, now).await.unwrap()
    };
    let desk = desk.with(other);
    let held = [
        "change 1, 2027-ostern/lied-1 moved: held, 1 children",
        "change 2, 2027-ostern/lied-1 price: held, 1 children",
    ];
    assert_eq!(log(&desk, now()).await, held);
    assert_eq!(log(&desk, now()).await, [""; 0]);
    let told = ["change 1, 2027-ostern/lied-1 moved: told, 1 letters"];
    assert_eq!(log(&desk, now() + HOLD).await, told);
    let desk = desk.with(|catalogue| song(catalogue).prices[0].1 = 800);
    let ended = ["change 2, 2027-ostern/lied-1 price: held no longer"];
    assert_eq!(log(&desk, now() + HOLD).await, ended);
}
