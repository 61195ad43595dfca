//! The service without a network: what a family asks, what it is answered, which mails it gets.

use crate::registrar::letters::letters;
use crate::registrar::sample::{asked, catalogue, form, now, seal, sealed};
use crate::registrar::store::tick;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::decision::Post;
use jugendportal::registrar::domain::signed_links::Links;
use jugendportal::registrar::domain::{Email, Instant, RequestId};
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::mail::mailer::{Backend, Mailer};
use jugendportal::registrar::programme::Programme;
use jugendportal::registrar::service::app::app;
use jugendportal::registrar::service::mails_page::mails_page;
use jugendportal::registrar::service::{Parts, Service};
use jugendportal::registrar::store::sql::Sql;
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::web::fields::Fields;
use jugendportal::registrar::{family, office};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

/// The key of all links.
pub const LINKS: [u8; 32] = [3; 32];

/// Where the pages of the list are sent.
pub const LIST: &str = "/anmeldung/liste";

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
        World::on(tempfile::tempdir().unwrap(), posts_per_minute, mails_page)
    }

    /// On the store of a folder.
    pub fn on(
        folder: tempfile::TempDir,
        posts_per_minute: u32,
        mails_page: Option<&'static str>,
    ) -> World {
        let (mails, seconds) = (Arc::default(), Arc::new(AtomicI64::new(0)));
        let log: Arc<Mutex<Vec<String>>> = Arc::default();
        let backend = Backend::Memory(Arc::clone(&mails));
        let (ticks, lines, count) = (Arc::clone(&seconds), Arc::clone(&log), AtomicU64::new(1));
        let service = Service::new(Parts {
            store: Arc::new(sqlite::open(folder.path(), [7; 16]).unwrap()),
            programme: Arc::new(Programme::new(catalogue()).unwrap()),
            links: Links::new(LINKS),
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
            hold: chrono::TimeDelta::zero(),
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

    /// Changes that touch children are held from now on; none of them is told.
    pub async fn hold(&self) {
        let context = &self.service.context;
        let (programme, now) = (context.programme(), context.now());
        let notice = move |db: &dyn Sql| {
            let mut post = Post::default();
            family::changes::notice(db, &programme, &mut post, now)?;
            post.write(db, now)
        };
        context.store.write(notice).await.unwrap();
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

    /// Deletes what must not be kept any longer.
    pub async fn purge(&self) {
        let context = &self.service.context;
        office::purge::purge(&context.store, context.programme(), context.now())
            .await
            .unwrap();
    }

    /// Everything the program has said to its log.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().join("\n")
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
        tick(&context.store, context.programme(), context.now())
            .await
            .unwrap();
        self.service.send_all().await;
        std::mem::take(&mut *self.mails.lock().unwrap())
    }

    /// The page to check of a list in which this was typed.
    pub async fn check(&self, fields: &Fields) -> Answer {
        let context = &self.service.context;
        let page = RequestId::new(context.now(), context.chance());
        let fields = asked(fields, page, &context.links, context.now());
        self.post(LIST, &fields).await
    }

    /// The button of a page to check.
    pub async fn press(&self, check: &Answer) -> Answer {
        self.post(LIST, &sealed(seal(&check.page))).await
    }

    /// A family reads the page to check and sends its list: the mail is on its way.
    pub async fn send(&self, fields: &Fields) -> Answer {
        let check = self.check(fields).await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.page);
        self.later(TimeDelta::seconds(5));
        let sent = self.press(&check).await;
        assert!(is_sent(&sent), "{}", sent.page);
        sent
    }

    /// From the list to the answer after the button of the mail.
    pub async fn register(
        &self,
        offer: &str,
        occasion: &str,
        email: &str,
        children: &[&str],
    ) -> Answer {
        self.send(&form(offer, occasion, email, children)).await;
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

/// The page of the first registration in the plan of a family.
pub fn first_entry(family: &str, plan: &str) -> String {
    let number = &plan.split("&amp;nummer=").nth(1).unwrap()[..11];
    let page = family.replace("/anmeldung/familie?", "/anmeldung/eintrag?");
    format!("{page}&nummer={number}")
}

pub fn link(path: &str) -> Fields {
    [("l".to_owned(), path.split("l=").nth(1).unwrap().to_owned())]
        .into_iter()
        .collect()
}

/// Whether the mail is on its way.
pub fn is_sent(answer: &Answer) -> bool {
    answer.status == StatusCode::OK && answer.page.contains("Fast fertig")
}
