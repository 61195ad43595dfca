//! The outbox: each letter at least once.

use super::desk::Desk;
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::mail;
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(letters::letters_come_at_least_once_and_leave_no_address,);
    };
}
pub(in crate::registrar) use cases;

/// A letter that was taken but not sent comes again with the same Message-ID; the log keeps no
/// address.
pub async fn letters_come_at_least_once_and_leave_no_address(store: &Store) {
    let desk = Desk::new(store);
    desk.send("lied", "lied-1", "familie.geheim@b.de", &["Kim"], now())
        .await;
    let lease = now() + TimeDelta::minutes(5);
    let first = mail::outbox::take(store, 10, now(), lease).await.unwrap();
    assert!(
        mail::outbox::take(store, 10, now(), lease)
            .await
            .unwrap()
            .is_empty()
    );
    let again = mail::outbox::take(store, 10, lease, lease + TimeDelta::minutes(5))
        .await
        .unwrap();
    assert_eq!(
        (&again[0].message, again[0].attempt),
        (&first[0].message, 2)
    );
    mail::outbox::failed(store, &again[0], "550".into(), None, lease)
        .await
        .unwrap();
    assert!(
        mail::outbox::take(
            store,
            10,
            lease + TimeDelta::days(1),
            lease + TimeDelta::days(2)
        )
        .await
        .unwrap()
        .is_empty()
    );
    assert_eq!(mail::log::retry(store, None, lease).await.unwrap(), 1);
    assert_eq!(desk.letters(lease).await.len(), 1);
    let log = mail::log::log(store).await.unwrap();
    assert_eq!(
        (log.len(), log[0].state.as_str(), log[0].to.as_str()),
        (1, "sent", "f…@b….de")
    );
}
