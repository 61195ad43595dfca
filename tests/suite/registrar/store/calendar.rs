//! What is certain for a family, as its calendar shows it.

use super::changes::song;
use super::desk::Desk;
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::ical;
use jugendportal::registrar::domain::{FamilyId, Outcome};
use jugendportal::registrar::family::answer::Wish;
use jugendportal::registrar::family::calendar::dates;
use jugendportal::registrar::family::calendar::dates::Calendar;
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            calendar::places_are_in_the_calendar_and_nothing_else_is,
            calendar::a_date_that_is_lost_stays_as_the_family_knows_it,
        );
    };
}
pub(in crate::registrar) use cases;

impl Desk<'_> {
    async fn calendar(&self, family: &FamilyId) -> Option<Vec<ical::Entry>> {
        let dates = dates(self.store, family.clone(), self.programme.clone());
        let dates = dates.await.unwrap()?;
        let calendar = Calendar::new(&self.programme, "host.example", now());
        Some(calendar.all(&dates))
    }

    async fn titles(&self, family: &FamilyId) -> Vec<(String, bool)> {
        let all = self.calendar(family).await.unwrap().into_iter();
        all.map(|event| (event.summary, event.cancelled)).collect()
    }
}

/// A place is in it, a position and an offered place are not; what is given back is gone, what is
/// called off says so; who waited for it reads nothing.
pub async fn places_are_in_the_calendar_and_nothing_else_is(store: &Store) {
    let desk = Desk::new(store);
    let (offered, number, waits) = desk.offered().await;
    assert_eq!(desk.titles(&offered).await, []);
    assert_eq!(desk.titles(&waits).await, []);
    desk.answer(&offered, &number, Wish::Accept, now()).await;
    let (_, song_too) = desk.register("lied", "lied-1", "two@b.de", &["Lou"]).await;
    assert_eq!(song_too[0].1, Outcome::Placed);
    let titles = |first: bool, second: bool| {
        [("Floßbau <am See>: Lou", first), ("Ein Lied: Lou", second)]
            .map(|(title, off)| (title.to_owned(), off))
    };
    assert_eq!(desk.titles(&offered).await, titles(false, false));
    let desk = desk.with(|catalogue| song(catalogue).cancelled = Some("Sturm".into()));
    desk.tick(now() + TimeDelta::minutes(1)).await;
    assert_eq!(desk.titles(&offered).await, titles(false, true));
    desk.answer(&offered, &number, Wish::Cancel, now()).await;
    assert_eq!(desk.titles(&offered).await, titles(false, true)[1..]);
    let nobody = FamilyId::new([31; 16]);
    assert_eq!(desk.calendar(&nobody).await, None);
}

/// An occasion that is no longer in the data has its day and place still: nobody was told otherwise.
pub async fn a_date_that_is_lost_stays_as_the_family_knows_it(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let before = desk.calendar(&family).await.unwrap();
    let desk = desk.with(|catalogue| catalogue.seasons[0].offers[2].occasions.clear());
    let after = desk.calendar(&family).await.unwrap();
    assert_eq!((before.len(), after.len()), (1, 1));
    let same = |event: &ical::Entry| {
        let ical::Entry {
            uid,
            time,
            location,
            ..
        } = event;
        (uid.clone(), *time, location.clone())
    };
    assert_eq!(same(&before[0]), same(&after[0]));
}
