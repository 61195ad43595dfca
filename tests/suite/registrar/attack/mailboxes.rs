//! What can be made to arrive in mailboxes that have not asked for it.

use super::contact;
use crate::registrar::http::{World, link, path};
use crate::registrar::sample::form;
use axum::http::StatusCode;
use jugendportal::registrar::web::fields::Fields;

#[tokio::test]
async fn names_in_letters_to_a_mailbox_that_has_not_said_yes_are_short() {
    let world = World::new();
    let long = "Gewinnen Sie jetzt ein Auto und ".repeat(2) + "noch viel mehr";
    let fields = form("lied", "lied-1", "opfer@b.de", &[&long]).with("guardian_name", &long);
    world.send(&fields).await;
    let confirm = world.letters().await.remove(0);
    assert!(!confirm.text.contains("noch viel mehr"), "{}", confirm.text);
    let short = "Guten Tag Gewinnen Sie jetzt ein Auto und Gewinne…,";
    assert!(confirm.text.contains(short), "{}", confirm.text);
    let button = link(&path(&confirm, "bestaetigen"));
    world.post("/anmeldung/bestaetigen", &button).await;
    let own = world.letters().await.remove(0);
    assert!(own.text.contains("noch viel mehr"), "it said yes");
    let family = path(&own, "familie");
    let second = link(&family)
        .with("second_name", &long)
        .with("second_email", "anderes-opfer@b.de");
    world.post("/anmeldung/zweite-person", &second).await;
    world
        .post(
            "/anmeldung/familie",
            &contact(&family, "drittes-opfer@b.de"),
        )
        .await;
    let asked = world.letters().await;
    let to: Vec<&str> = asked.iter().map(|mail| mail.to.as_str()).collect();
    assert!(to.contains(&"anderes-opfer@b.de") && to.contains(&"drittes-opfer@b.de"));
    for mail in asked.iter().filter(|mail| mail.to.as_str() != "opfer@b.de") {
        assert!(!mail.text.contains("noch viel mehr"), "{}", mail.text);
        assert!(!mail.html.contains("noch viel mehr"), "{}", mail.html);
    }
}

fn phone(family: &str, number: usize) -> Fields {
    contact(family, "a@b.de").with("guardian_phone", &format!("040 66969-{}", 200 + number))
}

#[tokio::test]
async fn forty_changes_of_a_phone_number_bring_few_letters_and_two_are_served() {
    let world = World::new();
    world.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let family = path(&world.letters().await.remove(0), "familie");
    for number in 0..2 {
        let changed = world
            .post("/anmeldung/familie", &phone(&family, number))
            .await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(world.letters().await.len(), 2);
    let mut refused = 0;
    for number in 2..40 {
        let changed = world
            .post("/anmeldung/familie", &phone(&family, number))
            .await;
        if changed.status == StatusCode::UNPROCESSABLE_ENTITY {
            refused += 1;
            assert!(changed.page.contains("heute schon oft geändert"));
            assert!(
                changed
                    .page
                    .contains(&format!("value=\"040 66969-{}\"", 200 + number))
            );
        }
    }
    assert_eq!((refused, world.letters().await.len()), (35, 3));
    world.later(chrono::TimeDelta::days(1));
    let changed = world.post("/anmeldung/familie", &phone(&family, 1)).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "another day");
}
