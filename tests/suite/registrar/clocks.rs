//! The two nights in which the clocks change: time limits are real hours, the digest comes once a
//! day, windows open at local midnight.

use super::sample::{at, child};
use super::store::{Desk, tick};
use chrono::TimeDelta;
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::family::answer::Answered;
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::mail;
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::programme::{Closed, Programme};
use jugendportal::registrar::store::sqlite;
use std::sync::Arc;

/// Saturday noon before each change, in Berlin.
const NIGHTS: [&str; 2] = ["2027-03-27T11:00:00Z", "2027-10-30T10:00:00Z"];

/// The programme with all of it so many days after a moment, and the window open.
fn programme(desk: &Desk<'_>, day: &str) -> Arc<Programme> {
    let mut catalogue = desk.programme.catalogue().clone();
    catalogue.seasons[0].window_from = "2027-01-01".into();
    for occasion in catalogue.seasons[0]
        .offers
        .iter_mut()
        .flat_map(|offer| &mut offer.occasions)
    {
        for (start, end) in &mut occasion.sessions {
            *start = format!("{day}{}", &start[10..]);
            *end = format!("{day}{}", &end[10..]);
        }
    }
    Arc::new(Programme::new(catalogue).unwrap())
}

#[tokio::test]
async fn an_offer_of_two_days_lasts_48_real_hours_when_the_clocks_change() {
    for (night, day) in NIGHTS.into_iter().zip(["2027-04-20", "2027-11-20"]) {
        let begin = at(night);
        let folder = tempfile::tempdir().unwrap();
        let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
        let mut desk = Desk::new(&sqlite);
        desk.programme = programme(&desk, day);
        let (first, outcomes) = desk
            .register_at("floss", "floss-1", "a@b.de", &["Kim", "Noa"], begin)
            .await;
        let (second, waits) = desk
            .register_at("floss", "floss-1", "c@d.de", &["Lou"], begin)
            .await;
        let answer = desk
            .answer(&first, &outcomes[0].0.id, Wish::Cancel, begin)
            .await;
        assert_eq!(answer, Some(Answered::Cancelled));
        let offer = desk
            .letters(begin)
            .await
            .into_iter()
            .find_map(|letter| match letter.about {
                About::Offer { until, .. } => Some(until),
                _ => None,
            });
        let over = begin + TimeDelta::hours(48);
        assert_eq!(offer, Some(over));
        desk.tick(over - TimeDelta::seconds(1)).await;
        assert_eq!(desk.status(&second).await, [Status::Offered]);
        desk.tick(over).await;
        assert_eq!(desk.status(&second).await, [Status::Declined]);
        let late = over + TimeDelta::hours(1);
        assert_eq!(
            desk.answer(&second, &waits[0].0.id, Wish::Accept, late)
                .await,
            Some(Answered::AsBefore(Status::Declined)),
            "nobody gets the place of another"
        );
    }
}

#[tokio::test]
async fn the_digest_comes_once_a_day_and_reminders_once_also_in_the_nights_of_the_change() {
    for (night, day) in NIGHTS.into_iter().zip(["2027-03-29", "2027-11-01"]) {
        let begin = at(night);
        let folder = tempfile::tempdir().unwrap();
        let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
        let mut desk = Desk::new(&sqlite);
        desk.programme = programme(&desk, day);
        let (mut digests, mut reminders) = (Vec::new(), Vec::new());
        for step in 0..3 * 60 {
            let now = begin + TimeDelta::minutes(20 * step);
            if step % 18 == 0 && now < desk.programme.all().next().unwrap().starts_at {
                // Something to say every few hours.
                let kind = child(step as usize);
                desk.register_at(
                    "lied",
                    "lied-1",
                    &format!("f{step}@b.de"),
                    &[kind.as_str()],
                    now,
                )
                .await;
            }
            tick(&sqlite, desk.programme.clone(), now).await.unwrap();
            for due in mail::outbox::take(&sqlite, 100, now, now + TimeDelta::minutes(5))
                .await
                .unwrap()
            {
                match &due.letter.about {
                    About::Digest(_) => digests.push(jugendportal::calendar::clock::local_at(now)),
                    About::Reminder { .. } => {
                        reminders.push(due.letter.to.as_ref().unwrap().as_str().to_owned())
                    }
                    _ => {}
                }
                mail::outbox::sent(&sqlite, &due, now).await.unwrap();
            }
        }
        let mut days: Vec<_> = digests.iter().map(|at| at.date()).collect();
        days.dedup();
        assert_eq!((days.len(), digests.len()), (3, 3), "{digests:?}");
        assert!(
            digests[1..]
                .iter()
                .all(|at| at.time() == "07:00:00".parse().unwrap()),
            "{digests:?}"
        );
        let all = reminders.len();
        reminders.sort();
        reminders.dedup();
        assert!(
            all > 0 && reminders.len() == all,
            "each family once: {reminders:?}"
        );
    }
}

#[test]
fn windows_open_at_local_midnight_and_offers_in_the_missing_hour_have_a_start() {
    let mut catalogue = super::sample::catalogue();
    let season = &mut catalogue.seasons[0];
    season.window_from = "2027-03-28".into();
    season.offers[0].occasions[0].sessions =
        vec![("2027-04-01T10:00".into(), "2027-04-01T11:00".into())];
    season.offers[1].occasions[0].sessions =
        vec![("2027-03-28T02:30".into(), "2027-03-28T03:30".into())];
    season.offers[1].occasions[1].sessions =
        vec![("2027-10-31T02:30".into(), "2027-10-31T03:30".into())];
    let programme = Programme::new(catalogue).unwrap();
    let open = |season_at: &str| {
        programme
            .at("2027-ostern", "floss-1")
            .unwrap()
            .open(at(season_at))
    };
    assert!(matches!(
        open("2027-03-27T22:59:59Z"),
        Err(Closed::NotYet(_))
    ));
    assert_eq!(open("2027-03-27T23:00:00Z"), Ok(()));
    // 02:30 does not exist in March and exists twice in October: what must happen before the start
    // does not come too late.
    for (occasion, start) in [
        ("klettern-1", "2027-03-28T00:30:00Z"),
        ("klettern-2", "2027-10-31T00:30:00Z"),
    ] {
        let early = at(start) - programme.at("2027-ostern", occasion).unwrap().starts_at;
        assert!(
            early >= TimeDelta::zero() && early <= TimeDelta::hours(1),
            "{occasion}: {early}"
        );
    }
}
