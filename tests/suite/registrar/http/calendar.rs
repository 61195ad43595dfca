//! The calendar address of a family, and the file of one date.

use super::{Answer, World, link, path};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// The values of a property in a file, folded lines put together.
fn all(file: &str, name: &str) -> Vec<String> {
    let plain = file.replace("\r\n ", "");
    let lines = plain.split("\r\n").filter_map(|line| line.split_once(':'));
    let own = lines.filter(|(known, _)| known.split(';').next() == Some(name));
    own.map(|(_, value)| value.to_owned()).collect()
}

/// The path of the calendar on a family page.
pub async fn address(world: &World, family: &str) -> String {
    let page = world.get(family).await.page;
    let (_, rest) = page
        .split_once("href=\"webcal://portal.example")
        .expect(&page);
    let path = rest.split('"').next().unwrap().to_owned();
    assert!(page.contains(&format!("https://portal.example{path}")));
    path
}

/// Kim and Noa have places at the raft, Kim waits for nothing else. The family link, the letter's
/// calendar file, and the calendar address.
async fn subscribed(world: &World) -> (String, String, String) {
    world
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let mail = world.letters().await.remove(0);
    let family = path(&mail, "familie");
    let letter = String::from_utf8(mail.calendar.unwrap().bytes).unwrap();
    let address = address(world, &family).await;
    (family, letter, address)
}

#[tokio::test]
async fn one_address_shows_all_that_is_certain_and_nothing_else() {
    let world = World::new();
    let (family, letter, address) = subscribed(&world).await;
    let answer = world.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK);
    let head = |name| answer.headers[name].to_str().unwrap();
    assert_eq!(head(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
    assert_eq!(head(header::CACHE_CONTROL), "private, max-age=900");
    let titles = ["Floßbau <am See>: Kim", "Floßbau <am See>: Noa"];
    assert_eq!(all(&answer.page, "SUMMARY"), titles);
    let ids = |file: &str| all(file, "UID").into_iter().collect::<BTreeSet<_>>();
    assert_eq!(
        ids(&answer.page),
        ids(&letter),
        "the dates of the letter, not others"
    );
    assert_eq!(all(&answer.page, "LOCATION"), ["Stadtparksee"; 2]);
    let more = "Treffpunkt: Seebühne\\nMitbringen: Handtuch\\, Trinkflasche";
    assert_eq!(all(&answer.page, "DESCRIPTION"), [more; 2]);
    assert_eq!(
        all(&answer.page, "X-WR-CALNAME"),
        ["Ferienpass Musterstadt"]
    );
    assert_eq!(all(&answer.page, "REFRESH-INTERVAL"), ["PT12H"]);
    for secret in [
        "Muster\r",
        "Muster:",
        "one@b.de",
        "66969",
        "2017",
        "ORGANIZER",
        "alles",
    ] {
        assert!(!answer.page.contains(secret), "{secret}: {}", answer.page);
    }
    // The raft is full: who waits has nothing that is certain.
    world
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    let other = path(&world.letters().await[0], "familie");
    let waits = world.get(&self::address(&world, &other).await).await;
    assert_eq!(
        (waits.status, all(&waits.page, "UID").len()),
        (StatusCode::OK, 0)
    );
    assert_eq!(
        self::address(&world, &family).await,
        address,
        "always the same"
    );
}

#[tokio::test]
async fn a_calendar_that_is_known_is_not_sent_again() {
    let world = World::new();
    let (family, _, address) = subscribed(&world).await;
    let tag = world.get(&address).await.headers[header::ETAG].clone();
    let again = async || -> Answer {
        let request = Request::get(&address).header(header::IF_NONE_MATCH, tag.clone());
        world.ask(request.body(Body::empty()).unwrap()).await
    };
    let same = again().await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(same.page.is_empty() && same.headers[header::ETAG] == tag);
    cancel_first(&world, &family).await;
    let other = again().await;
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(all(&other.page, "SUMMARY").len(), 1, "{}", other.page);
}

/// Kim's place is given back.
async fn cancel_first(world: &World, family: &str) {
    let page = world.get(family).await.page;
    let number = &page.split("&amp;nummer=").nth(1).unwrap()[..11];
    let fields = link(family).with("schritt", "absagen");
    world
        .post("/anmeldung/familie", &fields.with("nummer", number))
        .await;
}

#[tokio::test]
async fn the_address_opens_nothing_else_and_the_family_link_is_no_calendar() {
    let world = World::new();
    let (family, _, address) = subscribed(&world).await;
    let signed = address
        .trim_start_matches("/anmeldung/kalender/")
        .trim_end_matches(".ics");
    for page in ["familie", "angebot", "bestaetigen", "fragen", "eintrag.ics"] {
        let answer = world.get(&format!("/anmeldung/{page}?l={signed}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
        assert!(!answer.page.contains("Kim"));
    }
    let link = link(&family).get("l").to_owned();
    for wrong in [link.as_str(), "", "abc", &signed.replace('.', "0")] {
        let answer = world.get(&format!("/anmeldung/kalender/{wrong}.ics")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn the_address_lives_as_long_as_the_family() {
    let world = World::new();
    let (family, _, address) = subscribed(&world).await;
    world.later(TimeDelta::days(400));
    assert_eq!(world.get(&address).await.status, StatusCode::OK);
    let world = World::new();
    let (family_link, _, address) = (family, (), subscribed(&world).await.2);
    let erase = link(&family_link).with("schritt", "loeschen");
    world.post("/anmeldung/familie", &erase).await;
    let gone = world.get(&address).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.page.contains("Löschen Sie das Abo"), "{}", gone.page);
}

#[tokio::test]
async fn a_held_change_is_not_told_by_the_calendar() {
    let world = World::new();
    let (_, _, address) = subscribed(&world).await;
    let before = all(&world.get(&address).await.page, "DTSTART");
    world.change(|catalogue| {
        let raft = &mut catalogue.seasons[0].offers[0].occasions[0];
        raft.sessions = vec![
            ("2027-04-02T11:00".into(), "2027-04-02T15:00".into()),
            ("2027-04-03T11:00".into(), "2027-04-03T15:00".into()),
        ];
    });
    world.hold().await;
    assert_eq!(all(&world.get(&address).await.page, "DTSTART"), before);
    world.later(TimeDelta::days(1));
    world.letters().await;
    let after = world.get(&address).await.page;
    let days = [
        "20270402T110000",
        "20270402T110000",
        "20270403T110000",
        "20270403T110000",
    ];
    assert_eq!(all(&after, "DTSTART")[2..], days, "{after}");
}

#[tokio::test]
async fn what_is_called_off_stays_and_says_so() {
    let world = World::new();
    let (_, _, address) = subscribed(&world).await;
    world.change(|catalogue| {
        catalogue.seasons[0].offers[0].occasions[0].cancelled = Some("Sturm".into());
    });
    world.letters().await;
    let file = world.get(&address).await.page;
    let titles = [
        "Abgesagt: Floßbau <am See>: Kim",
        "Abgesagt: Floßbau <am See>: Noa",
    ];
    assert_eq!(all(&file, "SUMMARY"), titles, "{file}");
    assert_eq!(all(&file, "STATUS"), ["CANCELLED"; 2]);
    assert_eq!(all(&file, "METHOD"), ["PUBLISH"]);
}

#[tokio::test]
async fn one_date_is_a_file_of_its_own_that_fits_the_letter() {
    let world = World::new();
    let (family, letter, _) = subscribed(&world).await;
    let page = world.get(&family).await.page;
    let files: Vec<&str> = page
        .split("href=\"/anmeldung/eintrag.ics")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(files.len(), 2);
    let file = format!("/anmeldung/eintrag.ics{}", files[0].replace("&amp;", "&"));
    let one = world.get(&file).await;
    assert_eq!(one.status, StatusCode::OK);
    let kind = one.headers[header::CONTENT_TYPE].to_str().unwrap();
    assert_eq!(kind, "text/calendar; charset=utf-8; method=PUBLISH");
    assert_eq!(all(&one.page, "UID"), all(&letter, "UID")[..1]);
    assert_eq!(all(&one.page, "ORGANIZER"), all(&letter, "ORGANIZER")[..1]);
    world
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    let other = path(&world.letters().await[0], "familie");
    let of_others = file.replace(link(&family).get("l"), link(&other).get("l"));
    assert_eq!(world.get(&of_others).await.status, StatusCode::GONE);
    let waits = world.get(&other).await.page;
    assert!(!waits.contains("eintrag.ics"), "nothing is certain");
}
