//! Forms and new addresses whose letters come late.

use super::{first_mails, hours_away, mails};
use crate::registrar::sample::now;
use crate::registrar::store::{Desk, to};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Email, FamilyId, Instant, Outcome, RequestId};
use jugendportal::registrar::family;
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::mail::letters::moment;
use jugendportal::registrar::store::sqlite;

async fn form(desk: &Desk<'_>, email: &str, child: &str, at: Instant) -> RequestId {
    desk.send("floss", "floss-1", email, &[child], at).await
}

async fn outcome(desk: &Desk<'_>, request: &RequestId, at: Instant) -> Outcome {
    match desk.confirm(request, at).await {
        Confirmed::Done(_, outcomes) => outcomes[0].1,
        Confirmed::Gone => panic!("gone"),
    }
}

#[tokio::test]
async fn a_form_keeps_its_hold_and_its_two_days_when_its_letter_comes_late() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite)
        .with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(1));
    let first = form(&desk, "one@b.de", "Kim", now()).await;
    hours_away(&desk, now(), 27).await;
    let second = form(&desk, "two@b.de", "Noa", now() + TimeDelta::hours(27)).await;
    let (back, sent) = first_mails(&desk, now() + TimeDelta::hours(27)).await;
    let end = moment(back + TimeDelta::hours(48));
    let text: Vec<&str> = sent[0].text.split_whitespace().collect();
    assert!(text.join(" ").contains(&end), "{end}: {}", sent[0].text);
    let soon = back + TimeDelta::minutes(29);
    assert_eq!(
        outcome(&desk, &second, soon).await,
        Outcome::Waiting(1),
        "the place is held"
    );
    assert_eq!(outcome(&desk, &first, soon).await, Outcome::Placed);

    let third = form(&desk, "three@b.de", "Lou", now()).await;
    let pending = family::confirm::pending(&sqlite, third)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(pending.expires_at, now() + TimeDelta::hours(48));
}

#[tokio::test]
async fn a_form_whose_letter_came_late_can_be_confirmed_for_two_days_and_then_ends() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let requests = [
        form(&desk, "one@b.de", "Kim", now()).await,
        form(&desk, "two@b.de", "Noa", now()).await,
    ];
    hours_away(&desk, now(), 27).await;
    let back = now() + TimeDelta::hours(29);
    mails(&desk, back).await;
    let over = back + TimeDelta::hours(48);
    desk.purge(over - TimeDelta::minutes(1)).await;
    assert_eq!(
        outcome(&desk, &requests[0], over - TimeDelta::minutes(1)).await,
        Outcome::Placed
    );
    assert_eq!(desk.confirm(&requests[1], over).await, Confirmed::Gone);
    assert_eq!(desk.purge(over).await.of_families.requests, 1);
}

#[tokio::test]
async fn a_hold_that_ended_is_not_taken_back_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite)
        .with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(1));
    // Nobody tried to send: the program itself was away.
    let first = form(&desk, "one@b.de", "Kim", now()).await;
    let later = now() + TimeDelta::minutes(40);
    let second = form(&desk, "two@b.de", "Noa", later).await;
    mails(&desk, later).await;
    assert_eq!(outcome(&desk, &second, later).await, Outcome::Placed);
    assert_eq!(outcome(&desk, &first, later).await, Outcome::Waiting(1));
}

#[tokio::test]
async fn a_new_address_has_its_two_days_when_its_letter_comes_late() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let change = RequestId::new(now(), desk.chance());
    let new = Email::parse("new@b.de").unwrap();
    family::address::ask(&sqlite, family, change.clone(), new, now())
        .await
        .unwrap();
    hours_away(&desk, now(), 27).await;
    let back = now() + TimeDelta::hours(29);
    mails(&desk, back).await;
    let soon = back + TimeDelta::hours(47);
    desk.purge(soon).await;
    let fresh = FamilyId::new(desk.chance());
    let taken = family::address::take(&sqlite, change, fresh.clone(), soon)
        .await
        .unwrap();
    assert_eq!(taken, Some(fresh));
    assert_eq!(
        to(&desk.letters(soon).await),
        [("address_left", "one@b.de"), ("address_taken", "new@b.de")]
    );
}
