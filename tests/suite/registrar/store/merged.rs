//! Two families of one mailbox become one: what goes along, and who does not.

use super::addresses::mail;
use super::desk::Desk;
use super::seconds::{ask, joined, say, state};
use crate::registrar::sample::now;
use jugendportal::registrar::domain::{FamilyId, RequestId};
use jugendportal::registrar::family;
use jugendportal::registrar::family::second::Stands;
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(merged::nobody_comes_into_a_family_by_naming_its_address,);
    };
}
pub(in crate::registrar) use cases;

/// Anybody may name any address as a new one, and its owner may press the button: neither who reads
/// along with the first family, nor who is asked, nor another address gets anything of the second.
pub async fn nobody_comes_into_a_family_by_naming_its_address(store: &Store) {
    let desk = Desk::new(store);
    let (there, _) = desk
        .register("klettern", "klettern-1", "there@b.de", &["Kim"])
        .await;
    let change = async |family: &FamilyId, to: &str| {
        let id = RequestId::new(now(), desk.chance());
        family::address::ask(store, family.clone(), id.clone(), mail(to), now())
            .await
            .unwrap();
        id
    };
    let take = async |change: RequestId| {
        let fresh = FamilyId::new(desk.chance());
        let taken = family::address::take(store, change, fresh, now());
        taken.await.unwrap()
    };
    let (one, _) = desk.register("lied", "lied-1", "one@b.de", &["Noa"]).await;
    let reader = joined(&desk, &one, "reader@b.de").await;
    let other = change(&one, "other@b.de").await;
    let merging = change(&one, "there@b.de").await;
    assert_eq!(take(merging).await, Some(there.clone()));
    assert_eq!(
        state(&desk, &reader.second.unwrap(), now()).await,
        Stands::Gone
    );
    assert_eq!(take(other).await, None);
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Ole"])
        .await;
    let (asked, _) = ask(&desk, &two, "asked@b.de", now()).await;
    let merging = change(&two, "there@b.de").await;
    assert_eq!(take(merging).await, Some(there.clone()));
    assert_eq!(say(&desk, &asked, true, now()).await, Stands::Gone);
    let view = desk.view(&there).await.unwrap();
    assert_eq!(view.family.guardian.email, mail("there@b.de"));
    assert_eq!(view.registrations.len(), 3);
    let letters = desk.letters(now()).await;
    let left = letters
        .iter()
        .filter(|letter| letter.to == Some(mail("reader@b.de")));
    assert_eq!(left.count(), 1, "who read along is told that it is over");
}
