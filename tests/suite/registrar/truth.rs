//! What a page says is what happened: another tab was quicker, a button was pressed twice, a
//! mailbox was given up.

use super::http::{Answer, World, link, path};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;

/// The page behind a redirect.
async fn follow(world: &World, answer: Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    world
        .get(answer.headers[header::LOCATION].to_str().unwrap())
        .await
        .page
}

/// A family whose one child is offered the place of another: the family link and the link of the
/// offer.
async fn offered(world: &World) -> (String, String) {
    world
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let one = path(&world.letters().await.remove(0), "familie");
    world
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    let two = path(&world.letters().await.remove(0), "familie");
    let cancel = link(&one)
        .with("schritt", "absagen")
        .with("nummer", &number(&world.get(&one).await.page));
    world.post("/anmeldung/familie", &cancel).await;
    let offer = world
        .letters()
        .await
        .into_iter()
        .find(|mail| mail.to.as_str() == "two@b.de")
        .unwrap();
    (two, path(&offer, "angebot"))
}

fn number(page: &str) -> String {
    page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned()
}

#[tokio::test]
async fn an_answer_in_an_old_tab_never_says_the_contrary_of_what_holds() {
    for (first, then) in [("annehmen", "ablehnen"), ("ablehnen", "annehmen")] {
        let world = World::new();
        let (family, offer) = offered(&world).await;
        let number = number(&world.get(&family).await.page);
        world
            .post("/anmeldung/angebot", &link(&offer).with("schritt", first))
            .await;
        let old_tab = world
            .post(
                "/anmeldung/familie",
                &link(&family).with("schritt", then).with("nummer", &number),
            )
            .await;
        let page = follow(&world, old_tab).await;
        assert!(
            page.contains("Es hat sich nichts geändert.")
                && !page.contains("Wir geben den Platz weiter."),
            "{first}, {then}: {page}"
        );
        assert_eq!(
            page.contains("is-place"),
            first == "annehmen",
            "{first}, {then}"
        );
        assert!(!page.contains("Der Platz gehört Ihnen"), "{first}, {then}");
        let again = world
            .post("/anmeldung/angebot", &link(&offer).with("schritt", first))
            .await;
        assert!(
            again.page.contains("/anmeldung/familie?l="),
            "the way to everything else: {}",
            again.page
        );
    }
}

#[tokio::test]
async fn an_offer_that_lapsed_is_not_taken_and_nobody_says_it_is() {
    let world = World::new();
    let (family, _) = offered(&world).await;
    let number = number(&world.get(&family).await.page);
    world.later(TimeDelta::hours(49));
    world.letters().await;
    let page = follow(
        &world,
        world
            .post(
                "/anmeldung/familie",
                &link(&family)
                    .with("schritt", "annehmen")
                    .with("nummer", &number),
            )
            .await,
    )
    .await;
    assert!(
        page.contains("Es hat sich nichts geändert.") && !page.contains("Der Platz gehört Ihnen"),
        "{page}"
    );
}

#[tokio::test]
async fn a_button_pressed_twice_says_what_holds_and_promises_no_second_mail() {
    let world = World::new();
    let (confirm, family) = confirmed(&world, &["Kim"]).await;
    let again = world
        .post("/anmeldung/bestaetigen", &link(&confirm))
        .await
        .page;
    assert!(
        again.contains("Sie haben schon bestätigt") && again.contains("Sie haben einen Platz."),
        "{again}"
    );
    assert!(!again.contains("gerade schicken"), "{again}");
    let cancel = link(&family)
        .with("schritt", "absagen")
        .with("nummer", &number(&world.get(&family).await.page));
    world.post("/anmeldung/familie", &cancel).await;
    world.letters().await;
    let after = world
        .post("/anmeldung/bestaetigen", &link(&confirm))
        .await
        .page;
    assert!(
        after.contains("Sie haben schon bestätigt") && !after.contains("Leider keine Anmeldung"),
        "{after}"
    );
    assert!(world.letters().await.is_empty());
}

/// A family of the song: the link of its first mail and its family link.
async fn confirmed(world: &World, children: &[&str]) -> (String, String) {
    let fields = super::sample::form("lied", "lied-1", "one@b.de", children);
    world.send(&fields).await;
    let confirm = path(&world.letters().await.remove(0), "bestaetigen");
    world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
    (confirm, path(&world.letters().await.remove(0), "familie"))
}

async fn moves_to(world: &World, family: &str, email: &str) {
    let contact = link(family)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi Muster")
        .with("guardian_email", email);
    world
        .post(
            "/anmeldung/familie",
            &contact.with("guardian_phone", "040 66969-100"),
        )
        .await;
    let asked = world
        .letters()
        .await
        .into_iter()
        .find(|mail| mail.to.as_str() == email)
        .unwrap();
    assert_eq!(
        world
            .post(
                "/anmeldung/neue-adresse",
                &link(&path(&asked, "neue-adresse"))
            )
            .await
            .status,
        StatusCode::OK
    );
    world.letters().await;
}

#[tokio::test]
async fn no_mail_in_a_mailbox_that_was_given_up_leads_to_the_family() {
    let world = World::new();
    let (confirm, family) = confirmed(&world, &["Kim"]).await;
    moves_to(&world, &family, "new@b.de").await;
    for answer in [
        world.get(&confirm).await,
        world.post("/anmeldung/bestaetigen", &link(&confirm)).await,
    ] {
        assert!(
            !answer.page.contains("/anmeldung/familie?l="),
            "{}",
            answer.page
        );
    }
    let world = World::new();
    let (family, offer) = offered(&world).await;
    moves_to(&world, &family, "new@b.de").await;
    for answer in [
        world.get(&offer).await,
        world
            .post(
                "/anmeldung/angebot",
                &link(&offer).with("schritt", "ablehnen"),
            )
            .await,
    ] {
        assert_eq!(answer.status, StatusCode::GONE, "{}", answer.page);
    }
    assert!(
        world.letters().await.is_empty(),
        "the old mailbox decides nothing"
    );
}

#[tokio::test]
async fn a_child_that_could_not_be_registered_is_not_said_to_wait() {
    let world = World::new();
    world.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    world.letters().await;
    let page = world
        .register("lied", "lied-1", "one@b.de", &["Kim", "Noa"])
        .await
        .page;
    assert!(
        page.contains("Bestätigt: Nicht alle haben einen Platz")
            && page.contains("Schon angemeldet"),
        "{page}"
    );
    let mail = world.letters().await.remove(0);
    assert!(
        mail.subject.starts_with("Nicht alle haben einen Platz:")
            && !mail.text.contains("Warteliste"),
        "{}",
        mail.text
    );
    let family = world.get(&path(&mail, "familie")).await.page;
    assert!(
        family.contains("Diese Anmeldung gilt nicht.") && !family.contains("Abgesagt"),
        "{family}"
    );
}

#[tokio::test]
async fn a_sample_programme_says_so_on_every_page() {
    let world = World::new();
    let (confirm, family) = confirmed(&world, &["Kim"]).await;
    for path in [
        "/anmeldung/?season=2027-ostern&offer=lied",
        "/anmeldung/unterwegs/",
        &confirm,
        &family,
        "/anmeldung/nirgends",
    ] {
        let page = world.get(path).await.page;
        assert!(
            page.contains("<b>Musterprogramm</b> Diese Angebote sind Beispiele."),
            "{path}: {page}"
        );
    }
}
