//! Pages while a change is held: they say what the family knows, as its letters do.

use super::{World, first_entry, link, path};
use axum::http::StatusCode;

fn moved(catalogue: &mut jugendportal::catalogue::Catalogue) {
    let song = &mut catalogue.seasons[0].offers[2].occasions[0];
    song.sessions = vec![("2027-04-09T18:00".into(), "2027-04-09T19:00".into())];
    song.prices[0].1 = 900;
}

fn says_what_was_told(page: &str) {
    assert!(page.contains("1. April 2027"), "{page}");
    for new in ["9. April", "9 Euro", "Vorher"] {
        assert!(!page.contains(new), "{new}: {page}");
    }
}

#[tokio::test]
async fn the_family_page_and_the_pages_of_the_mail_say_what_the_family_knows() {
    let world = World::new();
    world.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let family = path(&world.letters().await[0], "familie");
    let fields = crate::registrar::sample::form("lied", "lied-1", "two@b.de", &["Noa"]);
    world.send(&fields).await;
    let confirm = path(&world.letters().await[0], "bestaetigen");
    world.later(chrono::TimeDelta::seconds(5));
    world.change(moved);
    world.hold().await;
    let plan = world.get(&family).await.page;
    assert!(plan.contains("<b>Do</b> 1. April"), "{plan}");
    assert!(!plan.contains("9. April") && !plan.contains("9 Euro"));
    says_what_was_told(&world.get(&first_entry(&family, &plan)).await.page);
    says_what_was_told(&world.get(&confirm).await.page);
    for _ in 0..2 {
        let done = world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
        assert_eq!(done.status, StatusCode::OK);
        says_what_was_told(&done.page);
    }
}
