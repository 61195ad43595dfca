//! The pages and posts of the registrar. Nothing is ever sent from a request, and no answer tells
//! whether an address is known.

mod address;
mod confirm;
mod family;
mod guard;
mod limit;
mod mails;
mod offer;
mod places;
mod questions;
mod register;
pub mod server;

use super::form::Fields;
use super::links::BadLink;
use super::pages::Message;
use super::pages::again::AgainPage;
use super::service::Service;
use super::store::StoreError;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use std::sync::Arc;

pub use mails::mails_page;

/// Most bytes of a form.
const MOST_BYTES: usize = 64 * 1024;

/// What a signed link carries.
#[derive(Debug, Default, Deserialize)]
pub struct LinkQuery {
    /// The signed text.
    #[serde(default)]
    l: String,
    /// Number of a registration.
    #[serde(default)]
    nummer: String,
    /// What was just done.
    #[serde(default)]
    ok: String,
}

/// All routes below `/anmeldung/`, to be mounted anywhere.
pub fn router(service: Arc<Service>) -> Router {
    guarded(routes(), service)
}

fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/anmeldung/", get(register::empty).post(register::post))
        .route("/anmeldung/unterwegs/", get(register::on_its_way))
        .route(
            "/anmeldung/bestaetigen",
            get(confirm::show).post(confirm::post),
        )
        .route("/anmeldung/angebot", get(offer::show).post(offer::post))
        .route("/anmeldung/familie", get(family::show).post(family::post))
        .route(
            "/anmeldung/neue-adresse",
            get(address::show).post(address::post),
        )
        .route(
            "/anmeldung/fragen",
            get(questions::show).post(questions::post),
        )
        .route(crate::routes::PLACES, get(places::places))
}

/// What every request passes. Routes that are added behind it would miss the headers.
fn guarded(routes: Router<Arc<Service>>, service: Arc<Service>) -> Router {
    let limiter = limit::Limiter::new(service.posts_per_minute);
    routes
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn_with_state(
            (limiter, Arc::clone(&service)),
            guard::guard,
        ))
        .with_state(service)
}

/// The same as a server of its own: with a page for everything else.
pub fn app(service: Arc<Service>) -> Router {
    guarded(routes().fallback(nowhere), service)
}

async fn nowhere(State(service): State<Arc<Service>>) -> Response {
    message(
        &service,
        StatusCode::NOT_FOUND,
        "Diese Seite gibt es nicht",
        &["Vielleicht hilft der Ferienpass weiter."],
    )
}

/// A page with a status.
fn html(status: StatusCode, page: String) -> Response {
    (status, Html(page)).into_response()
}

/// A page that says something.
fn message(service: &Service, status: StatusCode, title: &str, lead: &[&str]) -> Response {
    let message = Message {
        title: title.to_owned(),
        lead: lead.iter().map(|text| (*text).to_owned()).collect(),
        links: vec![("/ferienpass/".to_owned(), "Zum Ferienpass".to_owned())],
        ..Message::default()
    };
    html(
        status,
        service.pages.message(&message, &service.programme()),
    )
}

/// The page for a link that is not accepted.
fn bad_link(service: &Service, problem: BadLink) -> Response {
    match problem {
        BadLink::Forged => message(
            service,
            StatusCode::FORBIDDEN,
            "Dieser Link stimmt nicht",
            &[
                "Vielleicht fehlt ein Stück vom Link. Kopieren Sie ihn ganz aus der E-Mail in die Adresszeile.",
            ],
        ),
        BadLink::Expired => message(
            service,
            StatusCode::GONE,
            "Dieser Link gilt nicht mehr",
            &[
                "Die Frist ist vorbei. In Ihrer letzten E-Mail von uns finden Sie einen neueren Link. Oder melden Sie sich neu an.",
            ],
        ),
    }
}

/// The page for something that is no longer there. The same whatever the reason.
fn gone(service: &Service) -> Response {
    message(
        service,
        StatusCode::GONE,
        "Diese Anmeldung gibt es nicht mehr",
        &[
            "Vielleicht ist die Frist von 48 Stunden vorbei, oder die Angaben sind schon gelöscht.",
            "Sehen Sie in der letzten E-Mail von uns nach: Dort steht der neueste Link. Oder melden Sie sich neu an.",
        ],
    )
}

/// The page when the store cannot be used.
fn unavailable(service: &Service, error: &StoreError) -> Response {
    service.log(&format!("store: {error}"));
    let page = message(
        service,
        StatusCode::SERVICE_UNAVAILABLE,
        "Das hat gerade nicht geklappt",
        &[
            "Wir können im Moment nichts speichern. Es ist nichts verloren. Versuchen Sie es in einer Minute noch einmal.",
        ],
    );
    retry_later(page)
}

/// The same where something was typed: it stands in the page, to be sent once more.
fn not_stored(service: &Service, error: &StoreError, page: &AgainPage) -> Response {
    service.log(&format!("store: {error}"));
    let text = service.pages.page(
        "registrar/again.html",
        page.title,
        page,
        &service.programme(),
    );
    retry_later(html(StatusCode::SERVICE_UNAVAILABLE, text))
}

fn retry_later(mut page: Response) -> Response {
    page.headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    page
}

/// Reads posted form data, or says why not.
fn posted(
    service: &Service,
    headers: &HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Result<Fields, Box<Response>> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    const FORM: &[u8] = b"application/x-www-form-urlencoded";
    if !kind
        .as_bytes()
        .get(..FORM.len())
        .is_some_and(|kind| kind.eq_ignore_ascii_case(FORM))
    {
        return Err(Box::new(message(
            service,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "So können wir das nicht lesen",
            &["Bitte benutzen Sie das Formular."],
        )));
    }
    match body {
        Ok(body) => Ok(Fields::decode(&body)),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Box::new(message(
                service,
                StatusCode::PAYLOAD_TOO_LARGE,
                "Das ist zu viel auf einmal",
                &["Gehen Sie zurück und kürzen Sie Ihre Angaben."],
            )))
        }
        Err(_) => Err(Box::new(message(
            service,
            StatusCode::BAD_REQUEST,
            "Das kam nicht ganz an",
            &["Bitte versuchen Sie es noch einmal."],
        ))),
    }
}

/// The query of a link; one that cannot be read is an empty one.
fn query(query: Result<Query<LinkQuery>, axum::extract::rejection::QueryRejection>) -> LinkQuery {
    query.map(|Query(query)| query).unwrap_or_default()
}
