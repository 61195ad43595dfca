//! Further offers of a family with two guardians: either registers, both are told.

use super::family::Family;
use crate::registrar::http::second::{joined, removed};
use crate::registrar::http::world::{World, path};
use axum::http::StatusCode;

/// What a family link begins with, whenever it was written.
fn whose(link: &str) -> &str {
    link.split('.').next().unwrap()
}

#[tokio::test]
async fn the_second_guardian_registers_as_the_first_does_and_both_are_told() {
    let world = World::new();
    world.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let first = path(&world.letters().await.remove(0), "familie");
    let second = joined(&world, &first, "two@b.de").await;
    let page = world.get(&second).await.page;
    let kim = &page.split("name=\"kind\" value=\"").nth(1).unwrap()[..11];
    let mut further = Family::further(&world, &second, Some(kim)).await;
    further.says("Kim hat schon einen Platz.");
    further.choose(&["klettern-1"]).await;
    further.says("two@b.de");
    assert!(!further.page().contains("a@b.de"), "contacts stay apart");
    let mut late = further.clone();
    further.send_off().await;
    further.says("Sie haben einen Platz.");
    further.says(whose(&second));
    assert!(!further.page().contains(whose(&first)));
    let mails = world.letters().await;
    let told: Vec<(&str, String)> = mails
        .iter()
        .map(|mail| (mail.to.as_str(), path(mail, "familie")))
        .collect();
    assert_eq!(told.len(), 2);
    for (email, own) in [("a@b.de", &first), ("two@b.de", &second)] {
        let (_, link) = told.iter().find(|(to, _)| *to == email).unwrap();
        assert_eq!(whose(link), whose(own), "{email}");
    }
    assert!(world.log().contains("Placed, by the second guardian"));
    removed(&world, &first).await;
    late.send_off().await;
    assert_eq!(late.status(), StatusCode::GONE);
    late.says("Sie lesen nicht mehr mit");
}
