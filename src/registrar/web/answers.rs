//! What pages of all areas answer with: a page that says something, a bad link, something that is no
//! longer there, a store that cannot be used; and how links and posted forms are read.

use super::again::AgainPage;
use super::context::Context;
use super::fields::Fields;
use super::pages::Message;
use crate::registrar::domain::signed_links::BadLink;
use crate::registrar::store::StoreError;
use crate::registrar::texts::{Text, text};
use crate::routes;
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
pub fn message(
    context: &Context,
    status: StatusCode,
    title: &Text,
    lead: Option<&Text>,
) -> Response {
    let texts = &context.pages.texts;
    let message = Message {
        title: context.say(title),
        lead: lead.map_or_else(Vec::new, |lead| texts.paragraphs(lead)),
        links: vec![to_holiday_pass(context)],
        ..Message::default()
    };
    html(
        status,
        context.pages.message(&message, &context.programme()),
    )
}

/// Address and label of the page to go on with.
pub fn to_holiday_pass(context: &Context) -> (String, String) {
    (
        routes::HOLIDAY_PASS.to_owned(),
        context.say(&text!("to_holiday_pass")),
    )
}

/// The page for a link that is not accepted.
pub fn bad_link(context: &Context, problem: BadLink) -> Response {
    let (status, title, lead) = match problem {
        BadLink::Forged => (
            StatusCode::FORBIDDEN,
            text!("forged_title"),
            text!("forged_lead"),
        ),
        BadLink::Expired => (
            StatusCode::GONE,
            text!("expired_title"),
            text!("expired_lead"),
        ),
    };
    message(context, status, &title, Some(&lead))
}

/// The page for something that is no longer there. The same whatever the reason.
pub fn gone(context: &Context) -> Response {
    let (title, lead) = (text!("gone_title"), text!("gone_lead"));
    message(context, StatusCode::GONE, &title, Some(&lead))
}

/// The page when the store cannot be used.
pub fn unavailable(context: &Context, error: &StoreError) -> Response {
    context.log(&format!("store: {error}"));
    let (title, lead) = (text!("unavailable_title"), text!("unavailable_lead"));
    let status = StatusCode::SERVICE_UNAVAILABLE;
    retry_later(message(context, status, &title, Some(&lead)))
}

/// The same where something was typed: it stands in the page, to be sent once more.
pub fn not_stored(context: &Context, error: &StoreError, page: &AgainPage) -> Response {
    context.log(&format!("store: {error}"));
    let text = context.pages.page(
        "registrar/again.html",
        &page.title,
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
    let refused =
        |status, title: Text, lead: Text| Box::new(message(context, status, &title, Some(&lead)));
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
        return Err(refused(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            text!("no_form_title"),
            text!("no_form_lead"),
        ));
    }
    match body {
        Ok(body) => Ok(Fields::decode(&body)),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(refused(
            StatusCode::PAYLOAD_TOO_LARGE,
            text!("too_much_title"),
            text!("too_much_lead"),
        )),
        Err(_) => Err(refused(
            StatusCode::BAD_REQUEST,
            text!("cut_off_title"),
            text!("cut_off_lead"),
        )),
    }
}

/// The query of a link; one that cannot be read is an empty one.
pub fn query(
    query: Result<Query<LinkQuery>, axum::extract::rejection::QueryRejection>,
) -> LinkQuery {
    query.map(|Query(query)| query).unwrap_or_default()
}
