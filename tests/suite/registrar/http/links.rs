//! Signed links as mail programs leave them, and long after their step was done.

use super::{World, link, path};
use crate::registrar::sample::form;
use axum::http::StatusCode;
use chrono::TimeDelta;

/// What stands behind a link when a mail program took more than the link for one, or less.
const BEHIND: [&str; 10] = [
    ".",
    ",",
    ")",
    "%3E",
    "%20",
    "%22",
    "%2520",
    "%E2%80%9D",
    "%29.",
    "&gt;",
];

/// A link with a soft line break inside.
fn broken(path: &str) -> String {
    let (head, tail) = path.split_at(path.len() - 20);
    format!("{head}%3D%0D%0A{tail}")
}

/// The address behind the first link of a page to all registrations, after a post was answered.
async fn first_letter(world: &World, email: &str) -> String {
    let fields = form("floss", "floss-1", email, &["Kim"]);
    world.send(&fields).await;
    path(&world.letters().await[0], "bestaetigen")
}

/// Every way in which a link may arrive opens the same page.
async fn opens_however_it_comes(world: &World, path: &str) {
    let right = world.get(path).await;
    assert_eq!(right.status, StatusCode::OK, "{path}");
    let wrong_ways = BEHIND.map(|behind| format!("{path}{behind}"));
    for left in wrong_ways.iter().chain([&broken(path)]) {
        let answer = world.get(left).await;
        assert_eq!(
            (answer.status, &answer.page),
            (right.status, &right.page),
            "{left}"
        );
    }
}

/// The family, with its link, that changes its address; the link in the new mailbox.
async fn new_address(world: &World, family: &str, email: &str) -> String {
    let change = link(family)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi Muster")
        .with("guardian_email", email)
        .with("guardian_phone", "040 66969-100");
    world.post("/anmeldung/familie", &change).await;
    let letters = world.letters().await;
    let asked = letters.iter().find(|mail| mail.to.as_str() == email);
    path(asked.unwrap(), "neue-adresse")
}

/// Two families at the raft with two places: Noa waits, and is offered the place that Kim gives back.
async fn offered(world: &World) -> (String, String) {
    let one = world
        .register("floss", "floss-1", "one@b.de", &["Kim", "Ada"])
        .await;
    assert_eq!(one.status, StatusCode::OK);
    let one = path(&world.letters().await[0], "familie");
    world
        .register("floss", "floss-1", "two@b.de", &["Noa"])
        .await;
    let two = path(&world.letters().await[0], "familie");
    let page = world.get(&one).await.page;
    let number = page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned();
    let cancel = link(&one)
        .with("schritt", "absagen")
        .with("nummer", &number);
    world.post("/anmeldung/familie", &cancel).await;
    (path(&world.letters().await[1], "angebot"), two)
}

#[tokio::test]
async fn every_link_opens_as_mail_programs_leave_it() {
    let world = World::new();
    let (offer, family) = offered(&world).await;
    opens_however_it_comes(&world, &offer).await;
    opens_however_it_comes(&world, &family).await;
    // A form of Kim that came before would have held the place that Kim gives back.
    opens_however_it_comes(&world, &first_letter(&world, "a@b.de").await).await;
    let address = new_address(&world, &family, "new@b.de").await;
    opens_however_it_comes(&world, &address).await;
}

#[tokio::test]
async fn what_a_mail_program_left_in_a_link_goes_on_into_no_page_and_no_address() {
    let world = World::new();
    let (_, family) = offered(&world).await;
    let page = world.get(&broken(&family)).await.page;
    let number = page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned();
    let left = link(&family).get("l").replace('.', ".=\r\n") + ">";
    let fields = link(&family)
        .with("l", &left)
        .with("schritt", "annehmen")
        .with("nummer", &number);
    let answer = world.post("/anmeldung/familie", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let to = answer.headers["location"].to_str().unwrap();
    assert!(to.starts_with(&family), "{to}");
}

#[tokio::test]
async fn the_link_of_a_form_that_was_confirmed_long_ago_says_so() {
    let world = World::new();
    let confirm = first_letter(&world, "a@b.de").await;
    world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
    world.letters().await;
    for _ in 0..2 {
        for answer in [
            world.get(&confirm).await,
            world.post("/anmeldung/bestaetigen", &link(&confirm)).await,
        ] {
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.page);
            assert!(answer.page.contains("Sie haben schon bestätigt"));
            assert!(!answer.page.contains("melden Sie sich neu an"));
            assert!(
                !answer.page.contains("/anmeldung/familie"),
                "an old link leads nowhere else"
            );
        }
        world.later(TimeDelta::days(9));
    }
    assert!(!world.get(&confirm).await.page.contains("Kim"));
    assert!(world.letters().await.is_empty(), "nothing was done again");
}

#[tokio::test]
async fn the_link_of_a_form_that_nobody_confirmed_says_that_it_does_not_hold() {
    let world = World::new();
    let confirm = first_letter(&world, "a@b.de").await;
    world.later(TimeDelta::hours(49));
    let late = world.get(&confirm).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.page.contains("nicht bestätigt") && late.page.contains("neu an"));
    world.purge().await;
    let gone = world.get(&confirm).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(
        gone.page
            .contains("Dieser Link führt zu keiner Anmeldung mehr")
    );
}

#[tokio::test]
async fn the_link_of_an_offer_that_was_answered_says_what_became_of_it() {
    let world = World::new();
    let (offer, family) = offered(&world).await;
    let accept = link(&offer).with("schritt", "annehmen");
    world.post("/anmeldung/angebot", &accept).await;
    world.later(TimeDelta::days(5));
    for answer in [
        world.get(&offer).await,
        world.post("/anmeldung/angebot", &accept).await,
    ] {
        assert_eq!(answer.status, StatusCode::OK);
        assert!(
            answer.page.contains("Der Platz gehört Ihnen"),
            "{}",
            answer.page
        );
    }
    let page = world.get(&family).await.page;
    let number = page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned();
    let cancel = link(&family)
        .with("schritt", "absagen")
        .with("nummer", &number);
    world.post("/anmeldung/familie", &cancel).await;
    let ended = world.get(&offer).await;
    assert!(
        ended.page.contains("Diese Anmeldung gilt nicht mehr"),
        "{}",
        ended.page
    );
    assert!(!ended.page.contains("neu an"));
}

#[tokio::test]
async fn the_link_of_an_offer_without_an_answer_says_that_it_went_on() {
    let world = World::new();
    let (offer, _) = offered(&world).await;
    world.later(TimeDelta::hours(49));
    assert!(
        world
            .get(&offer)
            .await
            .page
            .contains("Die Frist ist vorbei")
    );
    world.letters().await;
    let lapsed = world.get(&offer).await;
    assert!(
        lapsed.page.contains("Wir geben den Platz weiter"),
        "{}",
        lapsed.page
    );
}

#[tokio::test]
async fn the_link_of_an_address_that_was_taken_long_ago_says_so() {
    let world = World::new();
    let (_, family) = offered(&world).await;
    let address = new_address(&world, &family, "new@b.de").await;
    let taken = world.post("/anmeldung/neue-adresse", &link(&address)).await;
    assert!(taken.page.contains("/anmeldung/familie"));
    let letters = world.letters().await;
    let mail = letters.iter().find(|mail| mail.to.as_str() == "new@b.de");
    let family = path(mail.unwrap(), "familie");
    assert!(
        world
            .get(&address)
            .await
            .page
            .contains("Ihre neue E-Mail-Adresse gilt")
    );
    world.later(TimeDelta::days(4));
    world.purge().await;
    let old = world.get(&address).await;
    assert_eq!(old.status, StatusCode::OK);
    assert!(old.page.contains("Ihre neue E-Mail-Adresse gilt"));
    assert!(
        !old.page.contains("/anmeldung/familie"),
        "an old link leads nowhere else"
    );

    let next = new_address(&world, &family, "third@b.de").await;
    world.post("/anmeldung/neue-adresse", &link(&next)).await;
    let left = world.get(&address).await;
    assert_eq!(left.status, StatusCode::GONE);
    assert!(
        left.page.contains("Diese Änderung gibt es nicht mehr"),
        "{}",
        left.page
    );
}

#[tokio::test]
async fn an_old_family_link_says_that_everything_is_still_there() {
    let world = World::new();
    world.change(|catalogue| {
        for offer in &mut catalogue.seasons[0].offers {
            for occasion in &mut offer.occasions {
                for (start, end) in &mut occasion.sessions {
                    *start = start.replace("2027-04", "2027-12");
                    *end = end.replace("2027-04", "2027-12");
                }
            }
        }
    });
    let (_, family) = offered(&world).await;
    world.later(TimeDelta::days(201));
    let old = world.get(&family).await;
    assert_eq!(old.status, StatusCode::GONE);
    assert!(
        old.page.contains("Ihre Anmeldungen sind noch da"),
        "{}",
        old.page
    );
    assert!(!old.page.contains("neu an"));
}

#[tokio::test]
async fn the_link_of_the_other_form_of_a_child_says_that_it_is_registered() {
    let world = World::new();
    let mut links = Vec::new();
    for (email, phone) in [
        ("a@b.de", "040 66969-100"),
        ("a@b.de", "040 66969-199"),
        ("c@d.de", "040 66969-100"),
    ] {
        let fields = form("floss", "floss-1", email, &["Kim"]).with("guardian_phone", phone);
        world.send(&fields).await;
        links.push(path(&world.letters().await[0], "bestaetigen"));
    }
    let done = world.post("/anmeldung/bestaetigen", &link(&links[1])).await;
    assert!(done.page.contains("Sie haben einen Platz"), "{}", done.page);
    world.letters().await;
    for other in [&links[0], &links[2]] {
        let page = world.get(other).await.page;
        assert!(page.contains("Kim ist schon angemeldet"), "{page}");
        let pressed = world.post("/anmeldung/bestaetigen", &link(other)).await;
        assert_eq!(pressed.status, StatusCode::OK);
        assert!(
            pressed.page.to_lowercase().contains("schon angemeldet"),
            "{}",
            pressed.page
        );
        assert!(!pressed.page.contains("Leider"), "{}", pressed.page);
        let mail = world.letters().await.remove(0);
        assert!(
            mail.subject.starts_with("Schon angemeldet"),
            "{}",
            mail.subject
        );
    }
}
