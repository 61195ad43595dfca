//! The whole way of a family: form, check page, mail, button, family link, waiting list; and what
//! must not work.

use super::letters::letters;
use super::sample::{catalogue, form, now};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::signed_links::Links;
use jugendportal::registrar::domain::{Email, Instant};
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::mail::mailer::{Backend, Mailer};
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::service::app::app;
use jugendportal::registrar::service::mails_page::mails_page;
use jugendportal::registrar::service::{Parts, Service};
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::web::fields::Fields;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

pub struct World {
    service: Arc<Service>,
    app: Router,
    mails: Arc<Mutex<Vec<Mail>>>,
    log: Arc<Mutex<Vec<String>>>,
    seconds: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub page: String,
    pub headers: axum::http::HeaderMap,
}

impl World {
    pub fn new() -> World {
        World::with(0, None)
    }

    /// With a limit of posts per minute, and the page that shows the mails, when they are only for
    /// trying things out.
    pub fn with(posts_per_minute: u32, mails_page: Option<&'static str>) -> World {
        let folder = tempfile::tempdir().unwrap();
        let (mails, seconds) = (Arc::default(), Arc::new(AtomicI64::new(0)));
        let log: Arc<Mutex<Vec<String>>> = Arc::default();
        let backend = Backend::Memory(Arc::clone(&mails));
        let (ticks, lines, count) = (Arc::clone(&seconds), Arc::clone(&log), AtomicU64::new(1));
        let service = Service::new(Parts {
            store: Arc::new(sqlite::open(folder.path(), [7; 16]).unwrap()),
            programme: Arc::new(Programme::new(catalogue()).unwrap()),
            links: Links::new([3; 32]),
            letters: letters(),
            mailer: Mailer::new(
                backend,
                &Email::parse("portal@portal.example").unwrap(),
                "Ferienpass",
            )
            .unwrap(),
            clock: Arc::new(move || now() + TimeDelta::seconds(ticks.load(Ordering::Relaxed))),
            chance: Arc::new(move || {
                let mut rest = count.fetch_add(1, Ordering::Relaxed);
                std::array::from_fn(|_| {
                    let digit = (rest % 32) as u8;
                    rest /= 32;
                    digit
                })
            }),
            log: Arc::new(move |line: &str| lines.lock().unwrap().push(line.to_owned())),
            posts_per_minute,
            mails: mails_page,
        });
        let service = Arc::new(service.unwrap());
        World {
            app: app(&service),
            service,
            mails,
            log,
            seconds,
            folder,
        }
    }

    /// Another programme from now on.
    pub fn change(&self, change: impl FnOnce(&mut Catalogue)) {
        let mut catalogue = self.service.context.programme().catalogue().clone();
        change(&mut catalogue);
        self.service
            .context
            .replace_programme(Programme::new(catalogue).unwrap());
    }

    /// From now on the store can neither be read nor written.
    pub fn break_store(&self) {
        let file = self.folder.path().join("registrar.sqlite");
        let connection = rusqlite::Connection::open(file).unwrap();
        let mut tables = connection
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            )
            .unwrap();
        let names: Vec<String> = tables
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for name in names {
            connection
                .execute_batch(&format!("ALTER TABLE \"{name}\" RENAME TO \"gone_{name}\""))
                .unwrap();
        }
    }

    /// The page that shows mails nobody got.
    pub async fn mails_page(&self, mails: Vec<Mail>) -> Answer {
        let router = mails_page(
            Arc::clone(&self.service.context),
            Arc::new(Mutex::new(mails)),
        );
        let request = Request::get("/__portal/mails").body(Body::empty());
        answer(router, request.unwrap()).await
    }

    pub fn later(&self, time: TimeDelta) -> Instant {
        self.seconds
            .fetch_add(time.num_seconds(), Ordering::Relaxed);
        self.service.context.now()
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        answer(self.app.clone(), request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    pub async fn post(&self, path: &str, fields: &Fields) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields.iter())
            .finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.ask(request.unwrap()).await
    }

    /// Sends the letters and gives those that came new.
    pub async fn letters(&self) -> Vec<Mail> {
        self.all_letters()
            .await
            .into_iter()
            .filter(|mail| mail.to.as_str() != "amt@portal.example")
            .collect()
    }

    /// The same with those to the office.
    pub async fn all_letters(&self) -> Vec<Mail> {
        let context = &self.service.context;
        super::store::tick(&context.store, context.programme(), context.now())
            .await
            .unwrap();
        self.service.send_all().await;
        std::mem::take(&mut *self.mails.lock().unwrap())
    }

    /// From the form to the answer after the button of the mail.
    pub async fn register(
        &self,
        offer: &str,
        occasion: &str,
        email: &str,
        children: &[&str],
    ) -> Answer {
        let fields = form(offer, occasion, email, children);
        let check = self.post("/anmeldung/", &fields).await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.page);
        self.later(TimeDelta::seconds(5));
        let sent = self.post("/anmeldung/", &sealed(fields, &check.page)).await;
        assert_eq!(
            (sent.status, &sent.headers[header::LOCATION]),
            (
                StatusCode::SEE_OTHER,
                &"/anmeldung/unterwegs/".parse().unwrap()
            )
        );
        let mail = self.letters().await.remove(0);
        let page = self.get(&path(&mail, "bestaetigen")).await;
        assert!(page.page.contains("Anmeldung bestätigen"));
        self.post("/anmeldung/bestaetigen", &link(&path(&mail, "bestaetigen")))
            .await
    }
}

async fn answer(app: Router, request: Request<Body>) -> Answer {
    let answer = app.oneshot(request).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    Answer {
        status,
        page: String::from_utf8(bytes.to_vec()).unwrap(),
        headers,
    }
}

/// The path of a link in a mail.
pub fn path(mail: &Mail, name: &str) -> String {
    let line = mail
        .text
        .lines()
        .find(|line| line.contains(&format!("/anmeldung/{name}?l=")))
        .unwrap_or_else(|| panic!("{}", mail.text));
    line.trim_start_matches("https://portal.example").to_owned()
}

pub fn link(path: &str) -> Fields {
    [("l".to_owned(), path.split("l=").nth(1).unwrap().to_owned())]
        .into_iter()
        .collect()
}

pub fn sealed(fields: Fields, page: &str) -> Fields {
    let seal = page
        .split("name=\"siegel\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    fields.with("siegel", seal).with("schritt", "absenden")
}

#[tokio::test]
async fn a_family_comes_from_the_form_to_a_place_and_gives_it_to_the_next() {
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
    assert!(
        world
            .get("/anmeldung/plaetze.json")
            .await
            .page
            .contains("\"2027-ostern/floss-1\":-1")
    );

    let family = path(&mail, "familie");
    let page = world.get(&family).await;
    let number = page.page.split("name=\"nummer\" value=\"").nth(1).unwrap()[..11].to_owned();
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
    let taken = world
        .post(
            "/anmeldung/angebot",
            &link(&offer).with("schritt", "annehmen"),
        )
        .await;
    assert!(
        taken.page.contains("Der Platz gehört Ihnen"),
        "{}",
        taken.page
    );
    let again = world
        .post(
            "/anmeldung/angebot",
            &link(&offer).with("schritt", "annehmen"),
        )
        .await;
    assert!(again.page.contains("Der Platz gehört Ihnen"));
    assert_eq!(world.letters().await.len(), 1, "one letter for one step");
    world.later(TimeDelta::seconds(1));
    assert!(
        world
            .get("/anmeldung/plaetze.json")
            .await
            .page
            .contains("\"2027-ostern/floss-1\":0")
    );
}

#[tokio::test]
async fn errors_come_with_everything_that_was_typed() {
    let world = World::new();
    let fields = form(
        "floss",
        "floss-1",
        "kein-at",
        &["<script>Kim</script>", "Noa"],
    )
    .with("child2_birth_year", "2001")
    .with("custody", "");
    let answer = world.post("/anmeldung/", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "<title>Fehler: Anmeldung: Floßbau &lt;am See&gt;</title>",
        "Bitte prüfen Sie 3 Angaben",
        "2. Kind: Das Kind muss am",
        " autofocus ",
        "href=\"#f-child2-birth-day\"",
        "href=\"#f-guardian-email\"",
        "value=\"kein-at\"",
        "value=\"&lt;script&gt;Kim",
        "value=\"2001\"",
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
    let more = world.post("/anmeldung/", &fields.with("more", "1")).await;
    assert!(
        more.page.contains("name=\"child3_first_name\"") && !more.page.contains("Bitte prüfen")
    );
}

#[tokio::test]
async fn machines_replays_and_forged_links_get_nothing() {
    let world = World::new();
    let fields = form("floss", "floss-1", "a@b.de", &["Kim"]);
    let trap = world
        .post(
            "/anmeldung/",
            &fields.clone().with("website", "http://spam.example"),
        )
        .await;
    assert_eq!(trap.status, StatusCode::SEE_OTHER);
    let check = world.post("/anmeldung/", &fields).await;
    let sealed = sealed(fields.clone(), &check.page);
    let quick = world.post("/anmeldung/", &sealed).await;
    assert_eq!(quick.status, StatusCode::OK, "nobody reads so fast");
    assert!(
        quick.page.contains("noch einmal ab") && !check.page.contains("noch einmal ab"),
        "and it says so"
    );
    assert_eq!(
        world
            .post(
                "/anmeldung/",
                &fields
                    .clone()
                    .with("schritt", "absenden")
                    .with("siegel", "x")
            )
            .await
            .status,
        StatusCode::OK
    );
    assert!(world.letters().await.is_empty());
    world.later(TimeDelta::seconds(2));
    for _ in 0..3 {
        assert_eq!(
            world.post("/anmeldung/", &sealed).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1, "one page, one registration");
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

#[tokio::test]
async fn odd_requests_get_a_plain_answer_and_security_headers() {
    let world = World::new();
    let form = "application/x-www-form-urlencoded";
    let post = |kind: &str, body: Vec<u8>| {
        Request::post("/anmeldung/")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .unwrap()
    };
    for (request, status) in [
        (
            post(form, vec![b'a'; 70_000]),
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
        (
            post("text/plain", b"a=b".to_vec()),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (
            post(form, b"\xff\x00%00=%ff&&&===".to_vec()),
            StatusCode::NOT_FOUND,
        ),
        (post(form, vec![]), StatusCode::NOT_FOUND),
        (
            Request::put("/anmeldung/").body(Body::empty()).unwrap(),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (
            Request::options("/anmeldung/familie")
                .body(Body::empty())
                .unwrap(),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (
            Request::head("/anmeldung/unterwegs/")
                .body(Body::empty())
                .unwrap(),
            StatusCode::OK,
        ),
        (
            Request::get("/anmeldung/../../etc/passwd")
                .body(Body::empty())
                .unwrap(),
            StatusCode::NOT_FOUND,
        ),
    ] {
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
    let page = world.get(&family).await.page;
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
    let check = world.post("/anmeldung/", &fields).await;
    world.later(TimeDelta::seconds(5));
    world
        .post("/anmeldung/", &sealed(fields, &check.page))
        .await;
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
    let log = world.log.lock().unwrap().join("\n");
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
