//! The whole way of a family: list, check page, mail, button, family link, waiting list; and what
//! must not work.

mod calendar;
mod held;
mod links;
pub mod second;
mod shown;
pub mod world;

pub use world::{Answer, LIST, World, first_entry, is_sent, link, path};

use super::sample::{catalogue, form, now};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use jugendportal::registrar::programme::Programme;
use std::sync::Arc;
use tower::ServiceExt;

/// The raft is full, one child waits; the links of the family that has both places.
async fn full_raft() -> (World, String) {
    let world = World::new();
    let done = world
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(
        done.page.contains("Geschafft: Alle haben einen Platz") && done.page.contains("Handtuch")
    );
    let mail = world.letters().await.remove(0);
    assert!(mail.subject.starts_with("Alle haben einen Platz") && mail.calendar.is_some());

    let waits = world
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    assert!(
        waits.page.contains("Auf der Warteliste, Position 1."),
        "{}",
        waits.page
    );
    assert!(
        world.letters().await[0]
            .subject
            .starts_with("Auf der Warteliste")
    );
    has_free_places(&world, -1).await;
    (world, path(&mail, "familie"))
}

/// Below zero: so many wait.
async fn has_free_places(world: &World, count: i32) {
    let places = world.get("/anmeldung/plaetze.json").await.page;
    let said = format!("\"2027-ostern/floss-1\":{count}");
    assert!(places.contains(&said), "{places}");
}

#[tokio::test]
async fn a_family_comes_from_the_form_to_a_place_and_gives_it_to_the_next() {
    let (world, family) = full_raft().await;
    let page = world.get(&family).await;
    let number = page.page.split("&amp;nummer=").nth(1).unwrap()[..11].to_owned();
    let cancel = link(&family)
        .with("schritt", "absagen")
        .with("nummer", &number);
    assert_eq!(
        world.post("/anmeldung/familie", &cancel).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        world
            .get(&family)
            .await
            .page
            .contains("Diese Anmeldung gilt nicht.")
    );
    let letters = world.letters().await;
    let subjects: Vec<_> = letters
        .iter()
        .map(|mail| (mail.to.as_str(), mail.subject.split(':').next().unwrap()))
        .collect();
    assert_eq!(
        subjects,
        [
            ("one@b.de", "Abgesagt"),
            ("two@b.de", "Ein Platz ist frei geworden")
        ]
    );

    let offer = path(&letters[1], "angebot");
    assert!(world.get(&offer).await.page.contains("Platz annehmen"));
    let accept = link(&offer).with("schritt", "annehmen");
    for _ in 0..2 {
        let taken = world.post("/anmeldung/angebot", &accept).await;
        assert!(
            taken.page.contains("Der Platz gehört Ihnen"),
            "{}",
            taken.page
        );
    }
    assert_eq!(world.letters().await.len(), 1, "one letter for one step");
    world.later(TimeDelta::seconds(1));
    has_free_places(&world, 0).await;
}

#[tokio::test]
async fn errors_come_with_everything_that_was_typed() {
    let world = World::new();
    let children = ["<script>Kim</script>", "Noa"];
    let fields = form("floss", "floss-1", "kein-at", &children).with("child2_birth_month", "13");
    let answer = world.check(&fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "<title>Fehler: ",
        "Bitte prüfen Sie 2 Angaben",
        "2. Kind: Prüfen Sie das Geburtsdatum.",
        " autofocus ",
        "href=\"#f-child2-birth-day\"",
        "href=\"#f-guardian-email\"",
        "value=\"kein-at\"",
        "value=\"&lt;script&gt;Kim",
        "value=\"13\"",
        "name=\"children\" value=\"2\"",
    ] {
        assert!(
            answer.page.contains(part),
            "{part} is missing in {}",
            answer.page
        );
    }
    assert!(!answer.page.contains("<script>Kim"));
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn machines_and_replays_get_nothing() {
    let world = World::new();
    let fields = form("floss", "floss-1", "a@b.de", &["Kim"]);
    let trap = world
        .post(LIST, &fields.clone().with("website", "http://spam.example"))
        .await;
    assert_eq!(trap.status, StatusCode::SEE_OTHER);
    let check = world.check(&fields).await;
    let quick = world.press(&check).await;
    assert_eq!(quick.status, StatusCode::OK, "nobody reads so fast");
    assert!(
        quick.page.contains("sehr schnell") && !check.page.contains("sehr schnell"),
        "and it says so"
    );
    assert!(world.letters().await.is_empty());
    world.later(TimeDelta::seconds(2));
    for _ in 0..3 {
        assert!(is_sent(&world.press(&check).await));
    }
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1, "one page, one registration");
}

#[tokio::test]
async fn a_forged_or_old_link_opens_nothing() {
    let world = World::new();
    let fields = form("floss", "floss-1", "a@b.de", &["Kim"]);
    world.send(&fields).await;
    let letters = world.letters().await;
    let confirm = path(&letters[0], "bestaetigen");
    for wrong in [
        confirm.replace("bestaetigen", "familie"),
        confirm.replace("bestaetigen", "angebot"),
        format!("{confirm}0"),
        "/anmeldung/familie".into(),
        "/anmeldung/familie?l=%00%ff".into(),
    ] {
        assert_eq!(
            world.get(&wrong).await.status,
            StatusCode::FORBIDDEN,
            "{wrong}"
        );
    }
    world.later(TimeDelta::hours(48));
    assert_eq!(world.get(&confirm).await.status, StatusCode::GONE);
    assert_eq!(
        world
            .post("/anmeldung/bestaetigen", &link(&confirm))
            .await
            .status,
        StatusCode::GONE
    );
    assert!(world.letters().await.is_empty());
}

/// Requests nobody makes by hand, each with its answer.
fn odd_requests() -> [(Request<Body>, StatusCode); 8] {
    let form = "application/x-www-form-urlencoded";
    let post = |kind: &str, body: &[u8]| {
        Request::post("/anmeldung/")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_vec()))
            .unwrap()
    };
    let ask = |method: &str, path: &str| {
        let request = Request::builder().method(method).uri(path);
        request.body(Body::empty()).unwrap()
    };
    [
        (post(form, &[b'a'; 70_000]), StatusCode::PAYLOAD_TOO_LARGE),
        (
            post("text/plain", b"a=b"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (post(form, b"\xff\x00%00=%ff&&&==="), StatusCode::NOT_FOUND),
        (post(form, b""), StatusCode::NOT_FOUND),
        (ask("PUT", "/anmeldung/"), StatusCode::METHOD_NOT_ALLOWED),
        (
            ask("OPTIONS", "/anmeldung/familie"),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (ask("HEAD", "/anmeldung/unterwegs/"), StatusCode::OK),
        (
            ask("GET", "/anmeldung/../../etc/passwd"),
            StatusCode::NOT_FOUND,
        ),
    ]
}

#[tokio::test]
async fn odd_requests_get_a_plain_answer_and_security_headers() {
    let world = World::new();
    for (request, status) in odd_requests() {
        let about = format!("{} {}", request.method(), request.uri());
        let answer = world.ask(request).await;
        assert_eq!(answer.status, status, "{about}");
        assert_eq!(
            answer.headers[header::REFERRER_POLICY],
            "no-referrer",
            "{about}"
        );
        assert!(
            answer.headers[header::CONTENT_SECURITY_POLICY]
                .to_str()
                .unwrap()
                .contains("default-src 'self'")
        );
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
    }
}

#[tokio::test]
async fn health_notes_need_a_place_and_a_consent_and_never_stand_in_a_mail() {
    let world = World::new();
    world.register("floss", "floss-1", "a@b.de", &["Kim"]).await;
    let family = path(&world.letters().await[0], "familie");
    let plan = world.get(&family).await.page;
    let page = world.get(&first_entry(&family, &plan)).await.page;
    let questions = page
        .split("href=\"")
        .find(|part| part.starts_with("/anmeldung/fragen"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    assert!(
        world
            .get(&questions)
            .await
            .page
            .contains("Was sollen wir wissen?")
    );
    let number = questions.split("nummer=").nth(1).unwrap();
    let note = link(&family)
        .with("nummer", number)
        .with("hinweise", "ERDNUSS-MARKE");
    let refused = world.post("/anmeldung/fragen", &note).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.page.contains("ERDNUSS-MARKE") && refused.page.contains("Einwilligung"));
    assert!(
        !world.get(&questions).await.page.contains("ERDNUSS-MARKE"),
        "nothing is stored without consent"
    );
    assert_eq!(
        world
            .post("/anmeldung/fragen", &note.with("einwilligung", "1"))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert!(world.get(&questions).await.page.contains("ERDNUSS-MARKE"));
    world.later(TimeDelta::days(29));
    let mails = world.letters().await;
    assert!(
        mails.iter().all(
            |mail| !mail.text.contains("ERDNUSS-MARKE") && !mail.html.contains("ERDNUSS-MARKE")
        )
    );
}

#[tokio::test]
async fn nothing_a_family_typed_stands_in_the_log() {
    let world = World::new();
    let fields = form("floss", "floss-1", "marke.email@b.de", &["MARKEKIND"])
        .with("guardian_name", "MARKENAME")
        .with("guardian_phone", "0409999777");
    world.send(&fields).await;
    let mail = world.letters().await.remove(0);
    world
        .post("/anmeldung/bestaetigen", &link(&path(&mail, "bestaetigen")))
        .await;
    let family = path(&world.letters().await.remove(0), "familie");
    world
        .post(
            "/anmeldung/familie",
            &link(&family)
                .with("schritt", "kontakt")
                .with("guardian_name", "MARKENEU")
                .with("guardian_phone", "0409999777"),
        )
        .await;
    world
        .post(
            "/anmeldung/familie",
            &link(&family).with("schritt", "loeschen"),
        )
        .await;
    assert_eq!(world.get(&family).await.status, StatusCode::GONE);
    world.letters().await;
    let log = world.log();
    assert!(log.contains("confirmed") && log.contains("erased"));
    for mark in ["marke", "0409999777", "b.de"] {
        assert!(!log.to_lowercase().contains(mark), "{mark} stands in {log}");
    }
}

#[tokio::test]
async fn inside_the_development_server_the_mails_are_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let world = jugendportal::registrar::service::local::World {
        clock: Arc::new(now),
        chance: || [7; 16],
        log: Arc::new(|_| {}),
    };
    let local = jugendportal::registrar::service::local::start(
        folder.path(),
        Programme::new(catalogue()).unwrap(),
        "http://localhost:8080/",
        world,
    )
    .unwrap();
    let answer = local
        .router
        .clone()
        .oneshot(Request::get("/__portal/mails").body(Body::empty()).unwrap())
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let key = std::fs::read_to_string(folder.path().join("store/key")).unwrap();
    assert_eq!(key.len(), 64);
    local
        .context
        .replace_programme(Programme::new(catalogue()).unwrap());
}
