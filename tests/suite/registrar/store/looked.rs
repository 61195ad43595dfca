//! Who only looks at what is held changes nothing.

use super::changes::{HOLD, moved};
use super::desk::{Desk, kinds};
use crate::registrar::sample::now;
use jugendportal::registrar::domain::Change;
use jugendportal::registrar::office::changes::{Settled, Step};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::records::{held::all_held, told::all_told};

macro_rules! cases {
    ($run:ident) => {
        $run!(looked::looking_writes_nothing_whatever_the_catalogue_says);
    };
}
pub(in crate::registrar) use cases;

/// The office looks with the catalogue of yesterday, and with one that the service has not read yet:
/// what is held and known stays, and nobody gets a letter.
pub async fn looking_writes_nothing_whatever_the_catalogue_says(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let kept = || store.read(|db| Ok((all_held(db)?, all_told(db)?)));
    let desk = desk.with(moved("2027-04-02"));
    let before = kept().await.unwrap();
    let shown = desk.shown(now()).await;
    assert_eq!((shown.held.len(), shown.otherwise.len()), (0, 0));
    assert_eq!(shown.unseen[0].change, Change::Moved);
    assert_eq!(kept().await.unwrap(), before, "not seen by the service yet");

    desk.hold(now()).await;
    let before = kept().await.unwrap();
    assert_eq!(desk.shown(now()).await.held.len(), 1);
    for day in ["2027-04-01", "2027-04-03"] {
        let other = Desk::with_chance(store, 1000).with(moved(day));
        let shown = other.shown(now() + HOLD).await;
        assert_eq!((shown.held.len(), shown.otherwise.len()), (0, 1), "{day}");
        let number = before.0[0].id;
        let settled = other.settle_one(number, Step::Send, now() + HOLD).await;
        assert_eq!(settled, Settled::OtherCatalogue, "{day}");
    }
    assert_eq!(kept().await.unwrap(), before);
    assert_eq!(kinds(&desk.letters(now() + HOLD).await), [""; 0]);
}
