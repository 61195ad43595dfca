//! What pages of all areas answer with: a page that says something, a bad link, something that is no
//! longer there, a store that cannot be used; and how links and posted forms are read.

use super::again::AgainPage;
use super::context::Context;
use super::fields::Fields;
use super::pages::Message;
use crate::registrar::domain::signed_links::BadLink;
use crate::registrar::store::StoreError;
use axum::body::Bytes;
use axum::extract::Query;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

/// What a signed link carries.
#[derive(Debug, Default, Deserialize)]
pub struct LinkQuery {
    /// The signed text.
    #[serde(default)]
    pub l: String,
    /// Number of a registration.
    #[serde(default)]
    pub nummer: String,
    /// What was just done.
    #[serde(default)]
    pub ok: String,
}

/// A page with a status.
pub fn html(status: StatusCode, page: String) -> Response {
    (status, Html(page)).into_response()
}

/// A page that says something.
pub fn message(context: &Context, status: StatusCode, title: &str, lead: &[&str]) -> Response {
    let message = Message {
        title: title.to_owned(),
        lead: lead.iter().map(|text| (*text).to_owned()).collect(),
        links: vec![(
            crate::routes::HOLIDAY_PASS.to_owned(),
            "Zum Ferienpass".to_owned(),
        )],
        ..Message::default()
    };
    html(
        status,
        context.pages.message(&message, &context.programme()),
    )
}

/// The page for a link that is not accepted.
pub fn bad_link(context: &Context, problem: BadLink) -> Response {
    match problem {
        BadLink::Forged => message(
            context,
            StatusCode::FORBIDDEN,
            "Dieser Link stimmt nicht",
            &[
                "Vielleicht fehlt ein Stück vom Link. Kopieren Sie ihn ganz aus der E-Mail in die Adresszeile.",
            ],
        ),
        BadLink::Expired => message(
            context,
            StatusCode::GONE,
            "Dieser Link gilt nicht mehr",
            &[
                "Die Frist ist vorbei. In Ihrer letzten E-Mail von uns finden Sie einen neueren Link. Oder melden Sie sich neu an.",
            ],
        ),
    }
}

/// The page for something that is no longer there. The same whatever the reason.
pub fn gone(context: &Context) -> Response {
    message(
        context,
        StatusCode::GONE,
        "Diese Anmeldung gibt es nicht mehr",
        &[
            "Vielleicht ist die Frist von 48 Stunden vorbei, oder die Angaben sind schon gelöscht.",
            "Sehen Sie in der letzten E-Mail von uns nach: Dort steht der neueste Link. Oder melden Sie sich neu an.",
        ],
    )
}

/// The page when the store cannot be used.
pub fn unavailable(context: &Context, error: &StoreError) -> Response {
    context.log(&format!("store: {error}"));
    let page = message(
        context,
        StatusCode::SERVICE_UNAVAILABLE,
        "Das hat gerade nicht geklappt",
        &[
            "Wir können im Moment nichts speichern. Es ist nichts verloren. Versuchen Sie es in einer Minute noch einmal.",
        ],
    );
    retry_later(page)
}

/// The same where something was typed: it stands in the page, to be sent once more.
pub fn not_stored(context: &Context, error: &StoreError, page: &AgainPage) -> Response {
    context.log(&format!("store: {error}"));
    let text = context.pages.page(
        "registrar/again.html",
        page.title,
        page,
        &context.programme(),
    );
    retry_later(html(StatusCode::SERVICE_UNAVAILABLE, text))
}

/// Says that the same may go well in a minute.
pub fn retry_later(mut page: Response) -> Response {
    page.headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    page
}

/// Reads posted form data, or says why not.
pub fn posted(
    context: &Context,
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
            context,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "So können wir das nicht lesen",
            &["Bitte benutzen Sie das Formular."],
        )));
    }
    match body {
        Ok(body) => Ok(Fields::decode(&body)),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Box::new(message(
                context,
                StatusCode::PAYLOAD_TOO_LARGE,
                "Das ist zu viel auf einmal",
                &["Gehen Sie zurück und kürzen Sie Ihre Angaben."],
            )))
        }
        Err(_) => Err(Box::new(message(
            context,
            StatusCode::BAD_REQUEST,
            "Das kam nicht ganz an",
            &["Bitte versuchen Sie es noch einmal."],
        ))),
    }
}

/// The query of a link; one that cannot be read is an empty one.
pub fn query(
    query: Result<Query<LinkQuery>, axum::extract::rejection::QueryRejection>,
) -> LinkQuery {
    query.map(|Query(query)| query).unwrap_or_default()
}
