//! What people with bad intentions, odd names and strange programs send, and what must not come of
//! it.

mod bodies;
mod mailboxes;
mod names;
mod numbers;

use super::http::{World, link, path};
use super::sample::{form, seal};
use axum::http::StatusCode;
use chrono::TimeDelta;
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::web::fields::Fields;

#[tokio::test]
async fn what_one_family_typed_never_reaches_another_or_the_office() {
    let world = World::new();
    let marks = [
        "MARKENKIND",
        "MARKENNAME",
        "marken@eins.de",
        "040 777000",
        "2017",
    ];
    let fields = form("floss", "floss-1", "marken@eins.de", &["MARKENKIND", "Noa"])
        .with("guardian_name", "MARKENNAME")
        .with("guardian_phone", "040 777000");
    world.send(&fields).await;
    let confirm = world.letters().await.remove(0);
    world
        .post(
            "/anmeldung/bestaetigen",
            &link(&path(&confirm, "bestaetigen")),
        )
        .await;
    let family = path(&world.letters().await.remove(0), "familie");
    world
        .register("floss", "floss-1", "zwei@b.de", &["Lou"])
        .await;
    world.letters().await;
    let page = world.get(&family).await.page;
    let number = page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned();
    world
        .post(
            "/anmeldung/familie",
            &link(&family)
                .with("schritt", "absagen")
                .with("nummer", &number),
        )
        .await;
    world.later(TimeDelta::hours(24));
    let others: Vec<_> = world
        .all_letters()
        .await
        .into_iter()
        .filter(|mail| mail.to.as_str() != "marken@eins.de")
        .collect();
    let kinds: Vec<&str> = others.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(
        kinds,
        ["zwei@b.de", "amt@portal.example"],
        "an offer and the digest"
    );
    for mail in &others {
        holds_none_of(mail, &marks);
    }
}

fn holds_none_of(mail: &Mail, marks: &[&str]) {
    let calendar = mail
        .calendar
        .as_ref()
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .unwrap_or_default();
    let all = [mail.subject.as_str(), &mail.text, &mail.html, &calendar].join("\n");
    for mark in marks {
        assert!(
            !all.contains(mark),
            "{mark} stands in a mail to {}: {all}",
            mail.to.as_str()
        );
    }
}

#[tokio::test]
async fn a_link_is_worth_nothing_for_another_family() {
    let world = World::new();
    world
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    let one = path(&world.letters().await.remove(0), "familie");
    world.register("lied", "lied-1", "two@b.de", &["Noa"]).await;
    let two = path(&world.letters().await.remove(0), "familie");
    let page = world.get(&two).await.page;
    let foreign = page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned();
    for step in ["absagen", "annehmen", "ablehnen"] {
        let answer = world
            .post(
                "/anmeldung/familie",
                &link(&one).with("schritt", step).with("nummer", &foreign),
            )
            .await;
        assert_eq!(answer.status, StatusCode::GONE, "{step}");
    }
    let notes = link(&one)
        .with("nummer", &foreign)
        .with("hinweise", "x")
        .with("einwilligung", "1");
    assert_eq!(
        world.post("/anmeldung/fragen", &notes).await.status,
        StatusCode::GONE
    );
    assert!(
        world.get(&two).await.page.contains("is-place"),
        "nothing happened to the other family"
    );
    no_child_was_cancelled(&world).await;
}

async fn no_child_was_cancelled(world: &World) {
    assert!(
        world
            .letters()
            .await
            .iter()
            .all(|mail| !mail.subject.starts_with("Abgesagt"))
    );
}

#[tokio::test]
async fn a_link_is_worth_nothing_for_another_step_and_grows_old() {
    let world = World::new();
    world
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    let one = path(&world.letters().await.remove(0), "familie");
    for name in ["bestaetigen", "angebot", "neue-adresse"] {
        let wrong = one.replace("familie", name);
        assert_eq!(
            world.get(&wrong).await.status,
            StatusCode::FORBIDDEN,
            "{name}"
        );
        assert_eq!(
            world
                .post(wrong.split('?').next().unwrap(), &link(&one))
                .await
                .status,
            StatusCode::FORBIDDEN,
            "{name}"
        );
    }
    world.later(TimeDelta::days(201));
    assert_eq!(
        world.get(&one).await.status,
        StatusCode::GONE,
        "links grow old"
    );
    no_child_was_cancelled(&world).await;
}

#[tokio::test]
async fn no_answer_tells_whether_an_address_is_known() {
    let world = World::new();
    world
        .register("lied", "lied-1", "known@b.de", &["Kim"])
        .await;
    let mut answers = Vec::new();
    for email in ["known@b.de", "other@b.de"] {
        let sent = world.send(&form("lied", "lied-1", email, &["Kim"])).await;
        let page = sent.page.replace(seal(&sent.page), "").replace(email, "");
        answers.push((sent.status, page));
    }
    assert_eq!(answers[0], answers[1]);
}

/// A family writes another address into its contact.
fn contact(family: &str, email: &str) -> Fields {
    link(family)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi Muster")
        .with("guardian_email", email)
        .with("guardian_phone", "040 66969-100")
}

#[tokio::test]
async fn another_address_that_is_none_stays_in_its_field() {
    let world = World::new();
    world.register("lied", "lied-1", "old@b.de", &["Kim"]).await;
    let old = path(&world.letters().await.remove(0), "familie");
    let wrong = world
        .post("/anmeldung/familie", &contact(&old, "kein-at"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.page.contains("value=\"kein-at\"")
            && wrong.page.contains("<title>Fehler: Ihr Plan</title>")
    );
}

#[tokio::test]
async fn another_address_is_used_when_it_has_said_yes() {
    let world = World::new();
    world.register("lied", "lied-1", "old@b.de", &["Kim"]).await;
    let old = path(&world.letters().await.remove(0), "familie");
    let sent = world
        .post("/anmeldung/familie", &contact(&old, "new@b.de"))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let asked = world.letters().await.remove(0);
    assert_eq!(asked.to.as_str(), "new@b.de");
    assert!(
        !asked.text.contains("/anmeldung/familie"),
        "an address that has not said yes sees nothing"
    );
    let button = path(&asked, "neue-adresse");
    assert!(
        world
            .get(&button)
            .await
            .page
            .contains("Neue Adresse bestätigen")
    );
    assert!(
        world.letters().await.is_empty(),
        "a mail scanner that follows links changes nothing"
    );
    assert!(world.get(&old).await.page.contains("old@b.de"));
    assert_eq!(
        world
            .post("/anmeldung/neue-adresse", &link(&button))
            .await
            .status,
        StatusCode::OK
    );
    assert_eq!(
        world.get(&old).await.status,
        StatusCode::GONE,
        "links in the old mailbox end"
    );
    let told = world.letters().await;
    assert_eq!(
        told.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(),
        ["old@b.de", "new@b.de"]
    );
    assert!(
        !told[0].text.contains("new@b.de"),
        "the old mailbox does not learn the new address"
    );
    assert!(
        world
            .get(&path(&told[1], "familie"))
            .await
            .page
            .contains("new@b.de")
    );
}
