//! What the registrar says when something is not as it should be, and the pages that are not for
//! families.

use super::super::Made;
use super::{add, family, first_mail, numbers};
use crate::registrar::http::{World, link, path};
use crate::registrar::sample::form;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use chrono::TimeDelta;
use hyper::body::Frame;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

#[tokio::test]
async fn pages_about_trouble_are_as_expected() {
    let mut made = Made::new("registrar/trouble");
    requests(&mut made).await;
    limit(&mut made).await;
    broken_store(&mut made).await;
    for_machines_and_for_trying(&mut made).await;
    made.compare();
}

/// A form whose connection ends before it is whole.
struct Half;

impl hyper::body::Body for Half {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Half>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(Err(std::io::Error::other("the connection has ended"))))
    }
}

async fn requests(made: &mut Made) {
    const FORM: &str = "application/x-www-form-urlencoded";
    let world = World::new();
    let post = |kind: &str, body: Body| {
        Request::post("/anmeldung/")
            .header(header::CONTENT_TYPE, kind)
            .body(body)
            .unwrap()
    };
    add(made, "no-such-page", &world.get("/anmeldung/alt/").await);
    add(made, "no-link", &world.get("/anmeldung/familie").await);
    let text = world.ask(post("text/plain", "a=b".into())).await;
    add(made, "no-form", &text);
    let large = world.ask(post(FORM, vec![b'a'; 70_000].into())).await;
    add(made, "too-large", &large);
    let half = world.ask(post(FORM, Body::new(Half))).await;
    add(made, "half", &half);
}

async fn limit(made: &mut Made) {
    let world = World::with(1, None);
    let post = || {
        let mut request = Request::post("/anmeldung/").body(Body::empty()).unwrap();
        let origin: SocketAddr = "203.0.113.1:1000".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(origin));
        request
    };
    world.ask(post()).await;
    add(made, "too-many", &world.ask(post()).await);
}

/// The store can neither be read nor written: what was typed stays on the page.
async fn broken_store(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim"]).await;
    let number = numbers(&world.get(&one).await.page).remove(0);
    let typed = form("lied", "lied-1", "two@b.de", &["Noa"]);
    let confirm = path(&first_mail(&world, typed).await, "bestaetigen");
    let typed = form("lied", "lied-1", "three@b.de", &["Ada <b>"]);
    let check = world.check(&typed).await;
    world.later(TimeDelta::seconds(5));

    world.break_store();
    add(made, "store-list", &world.press(&check).await);
    add(made, "store-confirm", &world.get(&confirm).await);
    let contact = link(&one)
        .with("schritt", "kontakt")
        .with("guardian_name", "Maxi <Neu>")
        .with("guardian_email", "one@b.de")
        .with("guardian_phone", "040 66969-199");
    let again = world.post("/anmeldung/familie", &contact).await;
    add(made, "store-contact", &again);
    let notes = link(&one)
        .with("nummer", &number)
        .with("hinweise", "Allergie: <Nüsse>")
        .with("einwilligung", "1");
    let again = world.post("/anmeldung/fragen", &notes).await;
    add(made, "store-questions", &again);
}

async fn for_machines_and_for_trying(made: &mut Made) {
    let world = World::new();
    add(made, "mails-none", &world.mails_page(Vec::new()).await);
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"]);
    let first = first_mail(&world, typed).await;
    let confirm = link(&path(&first, "bestaetigen"));
    world.post("/anmeldung/bestaetigen", &confirm).await;
    let mut mails = vec![first];
    mails.extend(world.letters().await);
    add(made, "mails", &world.mails_page(mails).await);
    family(&world, "floss", "floss-1", "two@b.de", &["Lou", "Mio"]).await;
    let places = world.get("/anmeldung/plaetze.json").await;
    made.add("free-places.json", &places.page);
}
