//! What pages of all areas answer with: a page around a template, a page that says something, and
//! what ends a request early: a bad link, something that is no longer there, a store that cannot be
//! used.

use super::again::AgainPage;
use super::context::Context;
use super::pages::Message;
use crate::registrar::store::StoreError;
use crate::registrar::texts::{Text, text};
use crate::routes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;

/// What a request is answered with.
pub type Page = Result<Response, Stop>;

/// A page that ends a request early: what was asked for is not to be had.
#[derive(Debug)]
pub struct Stop(Box<Response>);

impl From<Response> for Stop {
    fn from(page: Response) -> Stop {
        Stop(Box::new(page))
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// A page around a template.
pub fn page<V: Serialize>(
    context: &Context,
    status: StatusCode,
    template: &str,
    title: &str,
    data: &V,
) -> Response {
    let page = context
        .pages
        .page(template, title, data, &context.programme());
    (status, Html(page)).into_response()
}

/// A page that says something, with what can be done next.
pub fn say(context: &Context, status: StatusCode, message: &Message) -> Response {
    let page = context.pages.message(message, &context.programme());
    (status, Html(page)).into_response()
}

/// A page that says something and leads on to the holiday pass.
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
    say(context, status, &message)
}

/// Address and label of the page to go on with.
pub fn to_holiday_pass(context: &Context) -> (String, String) {
    (
        routes::HOLIDAY_PASS.to_owned(),
        context.say(&text!("to_holiday_pass")),
    )
}

/// The page for a link that was not made here.
pub fn forged(context: &Context) -> Stop {
    let (title, lead) = (text!("forged_title"), text!("forged_lead"));
    message(context, StatusCode::FORBIDDEN, &title, Some(&lead)).into()
}

/// The page for a link whose time was over before its step was done; `lead`: what holds now. Whether
/// the step was done is asked first.
pub fn too_old(context: &Context, lead: &Text) -> Stop {
    message(
        context,
        StatusCode::GONE,
        &text!("expired_title"),
        Some(lead),
    )
    .into()
}

/// The page for something that is no longer there. The same whatever the reason.
pub fn gone(context: &Context) -> Stop {
    let (title, lead) = (text!("gone_title"), text!("gone_lead"));
    message(context, StatusCode::GONE, &title, Some(&lead)).into()
}

/// The page when the store cannot be used.
pub fn unavailable(context: &Context) -> impl Fn(StoreError) -> Stop {
    |error| {
        context.log(&format!("store: {error}"));
        let (title, lead) = (text!("unavailable_title"), text!("unavailable_lead"));
        let status = StatusCode::SERVICE_UNAVAILABLE;
        retry_later(message(context, status, &title, Some(&lead))).into()
    }
}

/// The same where something was typed: it stands in the page, to be sent once more.
pub fn not_stored(context: &Context, error: &StoreError, again: &AgainPage) -> Stop {
    context.log(&format!("store: {error}"));
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let page = page(context, status, "registrar/again.html", &again.title, again);
    retry_later(page).into()
}

/// Says that the same may go well in a minute.
pub fn retry_later(mut page: Response) -> Response {
    page.headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    page
}
