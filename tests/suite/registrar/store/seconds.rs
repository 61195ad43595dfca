//! A second guardian: asked, joined, both read and act, either takes it back.

use super::addresses::mail;
use super::desk::{Desk, join_all, to};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{
    Acting, FamilyId, Instant, RequestId, SecondContact, SecondState, Status,
};
use jugendportal::registrar::family;
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::family::second::{Asking, Stands, stands};
use jugendportal::registrar::mail::letter::{About, Letter};
use jugendportal::registrar::office::participants::participants;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sql::Sql;
use std::sync::Arc;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            seconds::nobody_reads_before_they_have_said_yes_and_from_then_on_both,
            seconds::an_answer_counts_once_and_in_time,
            seconds::either_takes_it_back_and_old_links_end,
            seconds::both_answer_at_the_same_time_and_one_answer_counts,
            seconds::nobody_is_flooded_with_questions_of_families,
            seconds::an_address_may_be_that_of_another_family_but_not_the_own,
        );
    };
}
pub(in crate::registrar) use cases;

pub fn contact(name: &str, email: &str) -> SecondContact {
    SecondContact {
        name: name.into(),
        email: mail(email),
        phone: None,
    }
}

/// Asks, and gives the number of who is asked.
pub async fn ask(
    desk: &Desk<'_>,
    family: &FamilyId,
    email: &str,
    now: Instant,
) -> (RequestId, Asking) {
    let id = RequestId::new(now, desk.chance());
    let contact = contact("Robin Muster", email);
    let asking = family::second::ask(desk.store, family.clone(), id.clone(), contact, now);
    (id, asking.await.unwrap())
}

pub async fn say(desk: &Desk<'_>, id: &RequestId, yes: bool, now: Instant) -> Stands {
    let said = family::second::answer(desk.store, id.clone(), yes, now);
    said.await.unwrap()
}

/// Asked and joined; all letters have gone. Gives who acts with the links of the second guardian.
pub async fn joined(desk: &Desk<'_>, family: &FamilyId, email: &str) -> Acting {
    let (id, asking) = ask(desk, family, email, now()).await;
    assert_eq!(asking, Asking::Asked);
    let Stands::Joined(acting) = say(desk, &id, true, now()).await else {
        panic!("not joined")
    };
    desk.letters(now()).await;
    acting
}

pub async fn end(
    desk: &Desk<'_>,
    by: impl Into<Acting>,
    id: &RequestId,
    from: SecondState,
) -> bool {
    let ended = family::second::end(desk.store, by.into(), id.clone(), from, now());
    ended.await.unwrap()
}

/// How a question stands.
pub async fn state(desk: &Desk<'_>, id: &RequestId, now: Instant) -> Stands {
    let id = id.clone();
    let find = move |db: &dyn Sql| stands(db, &id, now);
    desk.store.read(find).await.unwrap()
}

/// Letters that were written before go to the first guardian only; those after it to both, with the
/// same words and links of their own.
pub async fn nobody_reads_before_they_have_said_yes_and_from_then_on_both(store: &Store) {
    let desk = Desk::new(store);
    let (family, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.register("lied", "lied-1", "else@b.de", &["Lou"]).await;
    desk.letters(now()).await;
    let (id, asking) = ask(&desk, &family, "two@b.de", now()).await;
    assert_eq!(asking, Asking::Asked);
    let letters = desk.letters(now()).await;
    assert_eq!(to(&letters), [("second_asked", "two@b.de")]);
    assert_eq!(letters[0].family, None, "no link before the answer");
    let About::SecondAsked(asked) = &letters[0].about else {
        panic!()
    };
    assert_eq!(asked.children, ["Kim", "Noa"]);
    desk.answer(&family, &places[0].0.id, Wish::Cancel, now())
        .await;
    say(&desk, &id, true, now()).await;
    desk.answer(&family, &places[1].0.id, Wish::Cancel, now())
        .await;
    desk.answer(&family, &places[1].0.id, Wish::Cancel, now())
        .await;
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [
            ("cancelled", "one@b.de"),
            ("second_joined", "one@b.de"),
            ("second_joined", "two@b.de"),
            ("cancelled", "one@b.de"),
            ("cancelled", "two@b.de"),
        ]
    );
    let copy = Letter {
        to: letters[3].to.clone(),
        second: None,
        ..letters[4].clone()
    };
    assert_eq!(letters[3], copy, "the same words for both");
    assert_eq!(letters[3].name, "Maxi Muster und Robin Muster");
    assert_eq!(
        (letters[3].in_links(), letters[4].in_links()),
        (Some(family.as_str()), Some(id.as_str()))
    );
}

/// Twice, yes and no in two tabs, too late.
pub async fn an_answer_counts_once_and_in_time(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let (id, _) = ask(&desk, &family, "two@b.de", now()).await;
    assert_eq!(say(&desk, &id, false, now()).await, Stands::Declined);
    assert_eq!(say(&desk, &id, true, now()).await, Stands::Declined);
    let (id, asking) = ask(&desk, &family, "three@b.de", now()).await;
    assert_eq!(asking, Asking::Asked, "somebody else may be asked");
    let (_, twice) = ask(&desk, &family, "four@b.de", now()).await;
    assert_eq!(twice, Asking::AsBefore, "one at a time");
    desk.letters(now()).await;
    for yes in [true, true, false] {
        assert!(matches!(
            say(&desk, &id, yes, now()).await,
            Stands::Joined(_)
        ));
    }
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("second_joined", "one@b.de"),
            ("second_joined", "three@b.de")
        ]
    );
    let (_, again) = ask(&desk, &family, "four@b.de", now()).await;
    assert_eq!(again, Asking::AsBefore, "there is one");

    let (other, _) = desk.register("lied", "lied-1", "else@b.de", &["Lou"]).await;
    let (late, _) = ask(&desk, &other, "two@b.de", now()).await;
    let over = now() + TimeDelta::days(7);
    assert_eq!(say(&desk, &late, true, over).await, Stands::TooLate);
    let (_, again) = ask(&desk, &other, "two@b.de", over).await;
    assert_eq!(
        again,
        Asking::Asked,
        "who never answered may be asked again"
    );
}

/// The question, by the first; that there are two, by either; what is not sent yet is not sent.
pub async fn either_takes_it_back_and_old_links_end(store: &Store) {
    let desk = Desk::new(store);
    let (family, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.letters(now()).await;
    let (id, _) = ask(&desk, &family, "two@b.de", now()).await;
    assert!(end(&desk, family.clone(), &id, SecondState::Asked).await);
    assert!(!end(&desk, family.clone(), &id, SecondState::Asked).await);
    assert_eq!(desk.letters(now()).await, [], "the question is not sent");
    assert_eq!(say(&desk, &id, true, now()).await, Stands::Gone);

    let (id, _) = ask(&desk, &family, "two@b.de", now()).await;
    let Stands::Joined(second) = say(&desk, &id, true, now()).await else {
        panic!()
    };
    let too_quick = end(&desk, family.clone(), &id, SecondState::Asked).await;
    assert!(!too_quick, "the page showed a question");
    desk.letters(now()).await;
    desk.answer(&family, &places[0].0.id, Wish::Cancel, now())
        .await;
    assert!(end(&desk, family.clone(), &id, SecondState::Joined).await);
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("cancelled", "one@b.de"),
            ("second_left", "two@b.de"),
            ("second_left", "one@b.de")
        ]
    );
    let gone = family::answer::answer(
        store,
        second,
        places[1].0.id.clone(),
        Wish::Cancel,
        Arc::clone(&desk.programme),
        now(),
    );
    assert_eq!(gone.await.unwrap(), None);

    let second = joined(&desk, &family, "three@b.de").await;
    assert!(!end(&desk, second.clone(), &id, SecondState::Joined).await);
    let own = second.second.clone().unwrap();
    assert!(end(&desk, second, &own, SecondState::Joined).await);
    assert_eq!(
        to(&desk.letters(now()).await),
        [("second_left", "three@b.de"), ("second_left", "one@b.de")]
    );
    desk.answer(&family, &places[1].0.id, Wish::Cancel, now())
        .await;
    assert_eq!(to(&desk.letters(now()).await), [("cancelled", "one@b.de")]);
}

/// Two guardians at once: the place is taken or left once, and the office sees by whom.
pub async fn both_answer_at_the_same_time_and_one_answer_counts(store: &Store) {
    let desk = Desk::new(store);
    let (family, number, _) = desk.offered().await;
    let second = joined(&desk, &family, "second@b.de").await;
    let answer = |by: Acting, wish| {
        let (number, programme) = (number.clone(), Arc::clone(&desk.programme));
        family::answer::answer(store, by, number, wish, programme, now())
    };
    let (one, two) = (Acting::from(family.clone()), second);
    let answers = join_all(
        [
            answer(two.clone(), Wish::Decline),
            answer(one.clone(), Wish::Accept),
        ]
        .into_iter(),
    );
    let answers: Vec<Answered> = answers
        .await
        .into_iter()
        .map(|one| one.unwrap().unwrap())
        .collect();
    let (kind, status) = match answers[..] {
        [Answered::Declined, Answered::AsBefore(Status::Declined)] => {
            ("declined", Status::Declined)
        }
        [Answered::AsBefore(Status::Placed), Answered::Accepted] => ("accepted", Status::Placed),
        _ => panic!("{answers:?}"),
    };
    assert_eq!(desk.status(&family).await, [status]);
    let letters = desk.letters(now()).await;
    let own: Vec<_> = to(&letters)
        .into_iter()
        .filter(|(_, to)| ["two@b.de", "second@b.de"].contains(to))
        .collect();
    assert_eq!(own, [(kind, "two@b.de"), (kind, "second@b.de")]);
    let all = participants(store, None, None).await.unwrap();
    let own = all
        .iter()
        .find(|one| one.registration.id == number)
        .unwrap();
    let reason = match status {
        Status::Declined => Some("second"),
        _ => None,
    };
    assert_eq!(own.reason.as_deref(), reason);
    assert_eq!(own.second.as_ref().unwrap().email, mail("second@b.de"));
}

/// Five a day of a family; and all families together no more than forms.
pub async fn nobody_is_flooded_with_questions_of_families(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    for number in 0..20 {
        let (id, _) = ask(&desk, &family, &format!("stranger+{number}@b.de"), now()).await;
        desk.letters(now()).await;
        end(&desk, family.clone(), &id, SecondState::Asked).await;
    }
    let (_, asking) = ask(&desk, &family, "stranger@b.de", now()).await;
    assert_eq!(asking, Asking::TooMany);
    for number in 0..30 {
        let email = format!("stranger+{number}@b.de");
        desk.send("lied", "lied-1", &email, &["Kim"], now()).await;
    }
    assert_eq!(
        desk.letters(now()).await.len(),
        15,
        "a question fills a mailbox as a form does"
    );
    let (other, _) = desk
        .register("klettern", "klettern-1", "two@b.de", &["Lou"])
        .await;
    let (_, asking) = ask(&desk, &other, "Stranger@b.de", now()).await;
    assert_eq!(
        asking,
        Asking::TooMany,
        "a form fills it as a question does"
    );
    let (_, asking) = ask(&desk, &other, "else@b.de", now()).await;
    assert_eq!(asking, Asking::Asked);
}

/// One mailbox in two families, as the first here and the second there.
pub async fn an_address_may_be_that_of_another_family_but_not_the_own(store: &Store) {
    let desk = Desk::new(store);
    let (one, places) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let (two, _) = desk
        .register("klettern", "klettern-1", "two@b.de", &["Lou"])
        .await;
    let (_, own) = ask(&desk, &one, "ONE@b.de", now()).await;
    assert_eq!(own, Asking::Own);
    joined(&desk, &one, "two@b.de").await;
    // A form of that mailbox is one of its own family.
    let (again, _) = desk.register("lied", "lied-1", "two@b.de", &["Noa"]).await;
    assert_eq!(again, two);
    desk.letters(now()).await;
    desk.answer(&one, &places[0].0.id, Wish::Cancel, now())
        .await;
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [("cancelled", "one@b.de"), ("cancelled", "two@b.de")]
    );
    assert_eq!(desk.view(&two).await.unwrap().registrations.len(), 2);
}
