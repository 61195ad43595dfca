//! A second guardian, from the family page to the letters of both.

use super::calendar::address;
use super::{Answer, World, link, path};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::web::fields::Fields;

const FAMILY: &str = "/anmeldung/familie";
const SECOND: &str = "/anmeldung/zweite-person";
const ASKED: &str = "/anmeldung/mitlesen";

/// A family with two places at the raft: the path of its family link.
async fn family(world: &World) -> String {
    world
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    path(&world.letters().await.remove(0), "familie")
}

fn named(family: &str, email: &str) -> Fields {
    link(family)
        .with("schritt", "fragen")
        .with("second_name", "Robin Muster")
        .with("second_email", email)
}

async fn follow(world: &World, answer: Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let to = answer.headers[header::LOCATION].to_str().unwrap();
    world.get(to).await.page
}

/// The mails, by whom they are to.
fn to<'a>(mails: &'a [Mail], email: &str) -> &'a Mail {
    let mut mails = mails.iter();
    mails.find(|mail| mail.to.as_str() == email).unwrap()
}

/// Asks, says yes, and gives the family link of the second guardian.
pub async fn joined(world: &World, family: &str, email: &str) -> String {
    let asked = world.post(SECOND, &named(family, email)).await;
    let page = follow(world, asked).await;
    assert!(page.contains("Noch gibt es keine Antwort"), "{page}");
    let asked = path(&world.letters().await[0], "mitlesen");
    let said = world.post(ASKED, &link(&asked).with("schritt", "ja")).await;
    assert!(said.page.contains("Sie lesen jetzt mit"), "{}", said.page);
    path(to(&world.letters().await, email), "familie")
}

fn number(page: &str) -> String {
    page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned()
}

fn person(page: &str) -> &str {
    let rest = page.split("name=\"person\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap()
}

/// The first guardian removes the second one. Gives the form that did it.
pub async fn removed(world: &World, first: &str) -> Fields {
    let page = world.get(first).await.page;
    let remove = link(first)
        .with("schritt", "entfernen")
        .with("person", person(&page));
    let page = follow(world, world.post(SECOND, &remove).await).await;
    assert!(page.contains("Die zweite Person ist entfernt"), "{page}");
    remove
}

#[tokio::test]
async fn both_read_the_same_act_with_links_of_their_own_and_the_log_says_who() {
    let world = World::new();
    let first = family(&world).await;
    let second = joined(&world, &first, "two@b.de").await;
    assert_ne!(first, second);
    let page = world.get(&second).await.page;
    assert!(
        page.contains("Sie lesen bei den Anmeldungen von Maxi Muster mit")
            && page.contains("value=\"Robin Muster\"")
            && page.contains("value=\"two@b.de\"")
            && !page.contains("one@b.de"),
        "{page}"
    );
    let cancel = link(&second)
        .with("schritt", "absagen")
        .with("nummer", &number(&page));
    for _ in 0..2 {
        let page = follow(&world, world.post(FAMILY, &cancel).await).await;
        assert!(page.contains("Abgesagt. Danke"), "{page}");
    }
    let mails = world.letters().await;
    assert_eq!(mails.len(), 2);
    let (one, two) = (to(&mails, "one@b.de"), to(&mails, "two@b.de"));
    let without_link = |mail: &Mail| {
        let lines = mail.text.lines();
        let lines: Vec<_> = lines.filter(|line| !line.contains("?l=")).collect();
        lines.join("\n")
    };
    assert_eq!(without_link(one), without_link(two), "the same facts");
    assert_eq!(one.calendar, two.calendar);
    assert!(
        one.text
            .starts_with("Guten Tag Maxi Muster und Robin Muster,")
    );
    assert_ne!(one.message, two.message);
    assert_eq!(
        path(one, "familie").split('.').next(),
        first.split('.').next()
    );
    assert_eq!(
        path(two, "familie").split('.').next(),
        second.split('.').next()
    );
    assert!(
        world.log().contains("Cancelled, by the second guardian"),
        "{}",
        world.log()
    );
    assert!(world.get(&first).await.page.contains("Beendet"));
}

#[tokio::test]
async fn an_offered_place_is_taken_by_either_once() {
    let world = World::new();
    let one = family(&world).await;
    world
        .register("floss", "floss-1", "lou@b.de", &["Lou"])
        .await;
    let first = path(&world.letters().await[0], "familie");
    joined(&world, &first, "two@b.de").await;
    let cancel = link(&one)
        .with("schritt", "absagen")
        .with("nummer", &number(&world.get(&one).await.page));
    world.post(FAMILY, &cancel).await;
    let mails = world.letters().await;
    let offers = ["lou@b.de", "two@b.de"].map(|email| path(to(&mails, email), "angebot"));
    for offer in &offers {
        let page = world.get(offer).await.page;
        assert!(page.contains("Platz annehmen"), "{page}");
    }
    for (offer, wish) in offers.iter().rev().zip(["annehmen", "ablehnen"]) {
        let said = world
            .post("/anmeldung/angebot", &link(offer).with("schritt", wish))
            .await;
        assert!(
            said.page.contains("Der Platz gehört Ihnen"),
            "{}",
            said.page
        );
        assert!(said.page.contains("/anmeldung/familie?l="));
    }
    assert_eq!(world.letters().await.len(), 2, "one letter to each");
}

#[tokio::test]
async fn links_of_who_reads_no_more_lead_nowhere() {
    let world = World::new();
    let first = family(&world).await;
    let second = joined(&world, &first, "two@b.de").await;
    let own = address(&world, &first).await;
    let calendar = address(&world, &second).await;
    let dates = world.get(&calendar).await.page;
    assert_eq!(dates, world.get(&own).await.page, "the same dates");
    let remove = removed(&world, &first).await;
    assert_eq!(world.get(&calendar).await.status, StatusCode::GONE);
    assert_eq!(world.get(&own).await.status, StatusCode::OK);
    let again = follow(&world, world.post(SECOND, &remove).await).await;
    assert!(again.contains("Es hat sich nichts geändert"), "{again}");
    let mails = world.letters().await;
    assert_eq!(mails.len(), 2);
    assert!(!to(&mails, "two@b.de").text.contains("?l="));
    for answer in [
        world.get(&second).await,
        world
            .post(FAMILY, &link(&second).with("schritt", "loeschen"))
            .await,
        world.get(&second.replace("familie", "zweite-person")).await,
        world.get(&second.replace("familie", "eintrag")).await,
        world.get(&second.replace("familie", "eintrag.ics")).await,
    ] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.page.contains("Sie lesen nicht mehr mit"));
    }
    assert!(
        world.get(&first).await.page.contains("Kim"),
        "nothing else has changed"
    );

    let second = joined(&world, &first, "two@b.de").await;
    let page = world.get(&second).await.page;
    let leave = link(&second)
        .with("schritt", "entfernen")
        .with("person", person(&page));
    let left = world.post(SECOND, &leave).await;
    assert!(
        left.page.contains("Sie lesen nicht mehr mit"),
        "{}",
        left.page
    );
}

#[tokio::test]
async fn a_question_says_how_it_stands_and_no_link_is_good_for_another_purpose() {
    let world = World::new();
    let first = family(&world).await;
    world.post(SECOND, &named(&first, "two@b.de")).await;
    let mail = world.letters().await.remove(0);
    let asked = path(&mail, "mitlesen");
    assert!(mail.text.contains("Kim und Noa") && !mail.text.contains("familie?l="));
    let page = world.get(&asked).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.page.contains("Kim und Noa") && !page.page.contains("Floß"));
    for other in ["familie", "zweite-person", "bestaetigen", "neue-adresse"] {
        let wrong = world.get(&asked.replace("mitlesen", other)).await;
        assert_eq!(wrong.status, StatusCode::FORBIDDEN, "{other}");
    }
    let wrong = world.get(&first.replace("familie", "mitlesen")).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    let unclear = world.post(ASKED, &link(&asked)).await;
    assert_eq!(unclear.status, StatusCode::BAD_REQUEST);
    world.later(TimeDelta::days(7));
    let late = world.get(&asked).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.page.contains("Die Frist von sieben Tagen ist vorbei"));
    assert!(
        !world.get(&first).await.page.contains("Robin"),
        "gone with its time"
    );
}

#[tokio::test]
async fn slips_and_wrong_addresses_are_asked_about_and_a_slip_never_blocks() {
    let world = World::new();
    let first = family(&world).await;
    let slip = named(&first, "robin@gmial.com");
    let asked = world.post(SECOND, &slip).await;
    assert!(
        asked.page.contains("Meinten Sie robin@gmail.com?"),
        "{}",
        asked.page
    );
    assert!(world.letters().await.is_empty());
    let kept = slip.clone().with("second_kept", "robin@gmial.com");
    world.post(SECOND, &kept).await;
    assert_eq!(world.letters().await[0].to.as_str(), "robin@gmial.com");
    let page = world.get(&first).await.page;
    let back = link(&first)
        .with("schritt", "zuruecknehmen")
        .with("person", person(&page));
    let page = follow(&world, world.post(SECOND, &back).await).await;
    assert!(page.contains("Die Frage ist zurückgenommen"), "{page}");
    world
        .post(SECOND, &slip.with("second_meant", "robin@gmail.com"))
        .await;
    assert_eq!(world.letters().await[0].to.as_str(), "robin@gmail.com");
    let other = World::new();
    let first = family(&other).await;
    let own = other.post(SECOND, &named(&first, "One@b.de")).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.page.contains("Das ist Ihre eigene E-Mail-Adresse"));
}

#[tokio::test]
async fn the_second_guardian_changes_the_own_contact() {
    let world = World::new();
    let first = family(&world).await;
    let second = joined(&world, &first, "two@b.de").await;
    let typed = |email: &str| {
        link(&second)
            .with("schritt", "kontakt")
            .with("guardian_name", "Robin Neu")
            .with("guardian_email", email)
            .with("guardian_phone", "")
    };
    let page = follow(&world, world.post(FAMILY, &typed("two@b.de")).await).await;
    assert!(
        page.contains("value=\"Robin Neu\""),
        "a phone number need not be given: {page}"
    );
    let wrong = world.post(FAMILY, &typed("one@b.de")).await;
    assert!(
        wrong
            .page
            .contains("Diese E-Mail-Adresse hat schon die erste Person")
    );
    world.letters().await;
    world.post(FAMILY, &typed("new@b.de")).await;
    let change = path(to(&world.letters().await, "new@b.de"), "neue-adresse");
    let taken = world.post("/anmeldung/neue-adresse", &link(&change)).await;
    assert!(
        taken.page.contains("Ihre neue E-Mail-Adresse gilt"),
        "{}",
        taken.page
    );
    let mails = world.letters().await;
    let new = path(to(&mails, "new@b.de"), "familie");
    assert!(world.get(&new).await.page.contains("value=\"new@b.de\""));
    assert_eq!(world.get(&second).await.status, StatusCode::GONE);
    assert_eq!(world.get(&first).await.status, StatusCode::OK);
}
