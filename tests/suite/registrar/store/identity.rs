//! A new catalogue: ids stay with their dates.

use super::desk::Desk;
use crate::registrar::sample::now;
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::family::identity::adopt;
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            identity::a_catalogue_with_swapped_ids_is_kept_out,
            identity::the_only_occasion_is_called_like_its_offer,
            identity::an_id_that_looks_like_an_old_one_is_not_renamed,
        );
    };
}
pub(in crate::registrar) use cases;

/// A date inserted above the others takes their ids: nobody is moved, the catalogue is kept out.
pub async fn a_catalogue_with_swapped_ids_is_kept_out(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("floss", "floss-1", "a@b.de", &["Kim"]).await;
    adopt(store, desk.programme.catalogue().dates())
        .await
        .unwrap();
    let inserted = desk.with(|catalogue| {
        let occasions = &mut catalogue.seasons[0].offers[0].occasions;
        let mut first = occasions[0].clone();
        first.sessions = vec![("2027-03-31T10:00".into(), "2027-03-31T15:00".into())];
        "floss-new".clone_into(&mut occasions[0].id);
        occasions.insert(0, first);
    });
    let error = adopt(store, inserted.programme.catalogue().dates())
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("`floss-1` is now `floss-new`") && error.contains("Write `id: floss-1`"),
        "{error}"
    );
    assert_eq!(inserted.status(&family).await, [Status::Placed]);

    let another_day = inserted.with(|catalogue| {
        let occasions = &mut catalogue.seasons[0].offers[0].occasions;
        occasions.remove(0);
        "floss-1".clone_into(&mut occasions[0].id);
        occasions[0].sessions = vec![("2027-04-02T10:00".into(), "2027-04-02T15:00".into())];
    });
    adopt(store, another_day.programme.catalogue().dates())
        .await
        .unwrap();
}

/// What an earlier version called the first of a list is the only occasion of its offer: children,
/// what families know and letters go with it.
pub async fn the_only_occasion_is_called_like_its_offer(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let renamed = desk.with(|catalogue| {
        "lied".clone_into(&mut catalogue.seasons[0].offers[2].occasions[0].id);
    });
    for _ in 0..2 {
        adopt(store, renamed.programme.catalogue().dates())
            .await
            .unwrap();
    }
    for letter in renamed.letters(now()).await {
        for child in letter.about.shown() {
            assert_eq!(child.entry.key.occasion, "lied");
        }
    }
    let view = renamed.view(&family).await.unwrap();
    assert_eq!(view.registrations[0].key.occasion, "lied");
    renamed.tick(now()).await;
    assert!(
        renamed.letters(now()).await.is_empty(),
        "nothing has changed"
    );
    let old_name_again = renamed.with(|catalogue| {
        "lied-1".clone_into(&mut catalogue.seasons[0].offers[2].occasions[0].id);
    });
    let dates = old_name_again.programme.catalogue().dates();
    let error = adopt(store, dates).await.unwrap_err().to_string();
    assert!(error.contains("`lied` is now `lied-1`"), "{error}");
}

/// Once its occasions have the ids of their files, a store renames nothing: children of a date that
/// is gone do not come to another one whose id looks like the newer name.
pub async fn an_id_that_looks_like_an_old_one_is_not_renamed(store: &Store) {
    let desk = Desk::new(store);
    adopt(store, desk.programme.catalogue().dates())
        .await
        .unwrap();
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let other_day = desk.with(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[2].occasions[0];
        "lied".clone_into(&mut occasion.id);
        occasion.sessions = vec![("2027-04-02T10:00".into(), "2027-04-02T11:00".into())];
    });
    adopt(store, other_day.programme.catalogue().dates())
        .await
        .unwrap();
    let view = other_day.view(&family).await.unwrap();
    assert_eq!(view.registrations[0].key.occasion, "lied-1");
}
