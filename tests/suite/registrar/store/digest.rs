//! One mail a day to the office, with numbers, never a name.

use super::desk::Desk;
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{FamilyId, Instant};
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::family::identity::adopt;
use jugendportal::registrar::mail::letter::{About, Digest};
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            digest::the_digest_comes_once_a_day_and_names_nobody,
            digest::the_digest_says_what_needs_the_office,
            digest::the_digest_names_a_catalogue_that_is_kept_out,
        );
    };
}
pub(in crate::registrar) use cases;

/// Climbing takes place with three children, and two have come; the raft is full, and one waits. A
/// child comes with two families.
async fn in_use(store: &Store) -> (Desk<'_>, FamilyId) {
    let desk =
        Desk::new(store).with(|catalogue| catalogue.seasons[0].offers[1].occasions[0].minimum = 3);
    let (one, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.register("klettern", "klettern-1", "one@b.de", &["Mio"])
        .await;
    desk.register("klettern", "klettern-2", "other@b.de", &["mio"])
        .await;
    (desk, one)
}

/// What the office gets now.
async fn digests(desk: &Desk<'_>, now: Instant) -> Vec<Digest> {
    let letters = desk.all_letters(now).await.into_iter();
    letters
        .filter_map(|letter| match letter.about {
            About::Digest(digest) if letter.to.is_none() => Some(digest),
            _ => None,
        })
        .collect()
}

pub async fn the_digest_comes_once_a_day_and_names_nobody(store: &Store) {
    let (desk, _) = in_use(store).await;
    desk.tick(now()).await;
    desk.tick(now() + TimeDelta::hours(1)).await;
    let first = digests(&desk, now()).await;
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
}

/// Before an offer too few children; late, whom to call; an offer that is gone from the programme.
pub async fn the_digest_says_what_needs_the_office(store: &Store) {
    let (desk, one) = in_use(store).await;
    desk.tick(now()).await;
    let week_before = at("2027-03-25T09:00:00Z");
    desk.tick(week_before).await;
    let [_, second] = &digests(&desk, week_before).await[..] else {
        panic!("two days, two mails")
    };
    let below = second
        .below_minimum
        .iter()
        .map(|(key, children, minimum)| (key.occasion.as_str(), *children, *minimum));
    assert_eq!(below.collect::<Vec<_>>(), [("klettern-1", 1, 3)]);
    assert!(second.doubles.is_empty(), "told once");

    let late = at("2027-03-30T10:00:00Z");
    let view = desk.view(&one).await.unwrap();
    desk.answer(&one, &view.registrations[0].id, Wish::Cancel, late)
        .await;
    let desk = desk.with(|catalogue| drop(catalogue.seasons[0].offers.remove(1)));
    let morning = at("2027-03-31T06:00:00Z");
    desk.tick(morning).await;
    let third = digests(&desk, morning).await;
    let calls = third[0]
        .calls
        .iter()
        .map(|(key, free, waiting)| (key.occasion.as_str(), *free, *waiting));
    assert_eq!(calls.collect::<Vec<_>>(), [("floss-1", 1, 1)]);
    let gone = third[0]
        .gone
        .iter()
        .map(|(key, children)| (key.occasion.as_str(), *children));
    assert_eq!(
        gone.collect::<Vec<_>>(),
        [("klettern-1", 1), ("klettern-2", 1)]
    );
}

/// Until there is a better one, or it is put back.
pub async fn the_digest_names_a_catalogue_that_is_kept_out(store: &Store) {
    let (desk, _) = in_use(store).await;
    let take = async |desk: &Desk<'_>| adopt(store, desk.programme.catalogue().dates()).await;
    take(&desk).await.unwrap();
    desk.tick(now()).await;
    let renamed = desk.with(|catalogue| {
        "floss-neu".clone_into(&mut catalogue.seasons[0].offers[0].occasions[0].id);
    });
    take(&renamed).await.unwrap_err();
    let day = |days| now() + TimeDelta::days(days);
    renamed.tick(day(1)).await;
    let desk = renamed.with(|catalogue| {
        "floss-1".clone_into(&mut catalogue.seasons[0].offers[0].occasions[0].id);
    });
    take(&desk).await.unwrap();
    desk.tick(day(2)).await;
    let kept_out: Vec<String> = digests(&desk, day(2))
        .await
        .into_iter()
        .map(|digest| digest.kept_out.unwrap_or_default())
        .collect();
    let [first, second, third] = &kept_out[..] else {
        panic!("{kept_out:?}")
    };
    assert_eq!((first.as_str(), third.as_str()), ("", ""));
    assert!(
        second.contains("»floss-1« jetzt »floss-neu«"),
        "{kept_out:?}"
    );
}
