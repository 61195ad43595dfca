//! A list that was sent is sent once more: changed, to another address, from an old page.

use super::checked;
use super::family::Family;
use crate::registrar::http::world::{World, link, path};
use axum::http::StatusCode;
use jugendportal::registrar::mail::letters::Mail;

async fn pressed(world: &World, mail: &Mail) -> String {
    let link = link(&path(mail, "bestaetigen"));
    world.post("/anmeldung/bestaetigen", &link).await.page
}

async fn is_gone(world: &World, mail: &Mail) {
    let page = world.get(&path(mail, "bestaetigen")).await;
    assert_eq!(page.status, StatusCode::GONE, "{}", page.page);
}

/// A child wants the raft.
async fn for_the_raft<'a>(world: &'a World, child: &str, email: &str) -> Family<'a> {
    let mut family = Family::begin(world, &[]).await;
    family.who(&[child], email).await;
    family.choose(&["floss-1"]).await;
    family.answer(&[("child1_q_floss_essen", "alles")]).await;
    family
}

#[tokio::test]
async fn a_changed_list_takes_the_place_of_the_one_that_was_sent() {
    let world = World::new();
    let family = checked(&world).await;
    let mut first = family.clone();
    first.send().await;
    let mail = world.letters().await.remove(0);
    let mut back = family;
    back.press("zu", "kind-2").await;
    back.choose(&["klettern-2"]).await;
    back.press("zu", "pruefen").await;
    back.send().await;
    let second = world.letters().await.remove(0);
    is_gone(&world, &mail).await;
    let places = world.get("/anmeldung/plaetze.json").await;
    assert!(
        places.page.contains("\"2027-ostern/lied-1\":4"),
        "{}",
        places.page
    );
    let done = pressed(&world, &second).await;
    assert_eq!(done.matches("Sie haben einen Platz.").count(), 3, "{done}");
    assert!(done.contains("Klettern"));
}

#[tokio::test]
async fn of_one_list_only_the_last_address_has_a_link() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.send().await;
    let mut old = family.clone();
    for (page, email) in [(&mut family, "b@b.de"), (&mut old, "c@b.de")] {
        page.type_in("guardian_email", email);
        page.on().await;
        page.says(email);
    }
    let mails = world.letters().await;
    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["a@b.de", "b@b.de", "c@b.de"]);
    is_gone(&world, &mails[0]).await;
    is_gone(&world, &mails[1]).await;
    assert!(
        pressed(&world, &mails[2])
            .await
            .contains("Sie haben einen Platz.")
    );
}

#[tokio::test]
async fn a_list_that_was_not_sent_goes_to_no_other_address() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.type_in("schritt", "unterwegs");
    family.type_in("guardian_email", "other@b.de");
    family.on().await;
    assert_eq!(family.status(), StatusCode::BAD_REQUEST);
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn no_list_fills_mailboxes() {
    let world = World::new();
    let mut family = checked(&world).await;
    family.send().await;
    for number in 0..20 {
        let mut next = family.clone();
        next.type_in("guardian_email", &format!("a{}@b.de", number % 2));
        next.on().await;
        if next.status() == StatusCode::TOO_MANY_REQUESTS {
            next.says("Diese Liste haben Sie schon oft geändert");
            break;
        }
        family = next;
    }
    assert_eq!(world.letters().await.len(), 8);
}

#[tokio::test]
async fn a_later_version_holds_what_the_first_held_and_no_longer() {
    let world = World::new();
    let mut mio = for_the_raft(&world, "Mio", "m@b.de").await;
    mio.send().await;
    let mail = world.letters().await.remove(0);
    pressed(&world, &mail).await;
    world.letters().await;
    let mut kim = for_the_raft(&world, "Kim", "a@b.de").await;
    kim.send().await;
    world.letters().await;
    let mut lou = for_the_raft(&world, "Lou", "l@b.de").await;
    lou.says("Warteliste, Position 1");
    lou.send().await;
    let mail = world.letters().await.remove(0);
    pressed(&world, &mail).await;
    world.letters().await;
    world.later(chrono::TimeDelta::minutes(20));
    kim.type_in("guardian_email", "kim@b.de");
    kim.on().await;
    let mails = world.letters().await;
    assert_eq!(mails.len(), 1, "nobody is offered the place");
    assert!(
        pressed(&world, &mails[0])
            .await
            .contains("Sie haben einen Platz.")
    );
    assert_eq!(world.letters().await.len(), 1);
}

#[tokio::test]
async fn a_hold_is_not_renewed_by_another_version() {
    let world = World::new();
    let mut kim = for_the_raft(&world, "Kim", "a@b.de").await;
    kim.send().await;
    world.letters().await;
    world.later(chrono::TimeDelta::minutes(20));
    kim.type_in("guardian_email", "kim@b.de");
    kim.on().await;
    world.letters().await;
    let held = world.get("/anmeldung/plaetze.json").await;
    assert!(
        held.page.contains("\"2027-ostern/floss-1\":1"),
        "{}",
        held.page
    );
    world.later(chrono::TimeDelta::minutes(11));
    // Whoever presses a button has the places; the number follows when the time of the version is over.
    for child in ["Noa", "Lou"] {
        let email = format!("{child}@b.de");
        let done = world.register("floss", "floss-1", &email, &[child]).await;
        assert!(done.page.contains("Sie haben einen Platz."), "{child}");
        let own = path(&world.letters().await.remove(0), "familie");
        let erase = link(&own).with("schritt", "loeschen");
        world.post("/anmeldung/familie", &erase).await;
        world.letters().await;
    }
    world.later(chrono::TimeDelta::minutes(20));
    let free = world.get("/anmeldung/plaetze.json").await;
    assert!(
        free.page.contains("\"2027-ostern/floss-1\":2"),
        "{}",
        free.page
    );
}

#[tokio::test]
async fn a_place_that_went_in_between_is_told_before_anything_is_stored() {
    let world = World::new();
    let mut kim = for_the_raft(&world, "Kim", "a@b.de").await;
    kim.says("kern-badge--success");
    for (child, email) in [("Mio", "m@b.de"), ("Lou", "l@b.de")] {
        for_the_raft(&world, child, email).await.send().await;
    }
    world.letters().await;
    kim.type_in("custody", "1");
    kim.press("zu", "absenden").await;
    kim.says("Es hat sich etwas geändert");
    kim.says("Floßbau &lt;am See&gt;, Kim: jetzt Warteliste, vorher frei");
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn what_a_list_holds_itself_stands_not_in_its_way() {
    let world = World::new();
    let mut mio = for_the_raft(&world, "Mio", "m@b.de").await;
    mio.send().await;
    let kim = for_the_raft(&world, "Kim", "a@b.de").await;
    let mut sent = kim.clone();
    sent.send().await;
    let mut back = kim;
    back.press("zu", "pruefen").await;
    back.says("kern-badge--success");
}
