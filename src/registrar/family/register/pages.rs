//! The pages of a form: to fill it in, to check it, and why there is none.

use super::check::{CheckPage, parts};
use crate::calendar::dates::{date, day_long};
use crate::registrar::domain::signed_links::Purpose;
use crate::registrar::domain::{Instant, RequestId};
use crate::registrar::family::form::page::filled;
use crate::registrar::family::form::{self, Application, TRAP};
use crate::registrar::programme::{Closed, Programme};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{message, page};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::text::Lang;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::TimeDelta;

/// The page to check is good for so long.
const SEAL: TimeDelta = TimeDelta::hours(24);

/// Nobody reads the page faster.
const READING: TimeDelta = TimeDelta::seconds(1);

/// The form with what was typed and what is wrong.
pub fn form_page(
    context: &Context,
    fields: &Fields,
    errors: &[FieldError],
    status: StatusCode,
) -> Response {
    let (programme, now) = (context.programme(), context.now());
    let Some((season, offer)) = form::offer(fields, &programme) else {
        return unknown(context);
    };
    let texts = &context.pages.texts;
    let data = filled(texts, &programme, (season, offer), fields, errors, now);
    let mut title = context.say(&text!("register_title", offer = offer.title.as_str()));
    if !errors.is_empty() {
        title = context.say(&text!("title_with_errors", title = title));
    }
    page(context, status, "registrar/form.html", &title, &data)
}

/// What was typed, to be checked and sent; `alert`: what is to be said first.
pub fn check_page(
    context: &Context,
    programme: &Programme,
    fields: &Fields,
    application: &Application,
    alert: Option<Text>,
    status: StatusCode,
) -> Response {
    let Some((season, offer)) = form::offer(fields, programme) else {
        return unknown(context);
    };
    let texts = &context.pages.texts;
    let data = CheckPage {
        alert: alert.map(|alert| context.say(&alert)),
        parts: parts(application, (season, offer), programme, texts),
        fields: fields
            .iter()
            .filter(|(name, _)| !["siegel", "schritt", "more", TRAP].contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        seal: seal(context, fields.get("siegel")),
    };
    let title = context.say(&text!("check_title"));
    page(context, status, "registrar/check.html", &title, &data)
}

/// The seal of a page. One that is shown again keeps it, so that it still counts once.
fn seal(context: &Context, old: &str) -> String {
    let now = context.now();
    let opened = context.links.open(Purpose::Check, old);
    if opened.is_some_and(|opened| !opened.is_old(now)) {
        return old.to_owned();
    }
    let page = RequestId::new(now, context.chance());
    context
        .links
        .sign(Purpose::Check, page.as_str(), now + SEAL)
}

/// The id of the page that was sent, when its seal is good and somebody has read it: it becomes that
/// of the form, so that what is sent twice is one.
pub fn sealed(context: &Context, fields: &Fields, now: Instant) -> Option<RequestId> {
    let seal = context.links.open(Purpose::Check, fields.get("siegel"))?;
    RequestId::parse(&seal.id).filter(|_| was_read(seal.until, now))
}

/// Whether the page with a seal that ends then was made a while ago, and not too long ago: a page
/// that was made a moment ago was read by a machine.
fn was_read(end: Instant, now: Instant) -> bool {
    now + READING < end && end <= now + SEAL - READING
}

/// The page of an offer that is not in the programme.
pub fn unknown(context: &Context) -> Response {
    let (title, lead) = (text!("unknown_title"), text!("unknown_lead"));
    message(context, StatusCode::NOT_FOUND, &title, Some(&lead))
}

/// The page of an offer that takes no registrations now.
pub fn closed(context: &Context, reason: Closed) -> Response {
    let (title, lead) = (text!("closed_title"), why(reason));
    message(context, StatusCode::CONFLICT, &title, Some(&lead))
}

/// Why nobody can register now, in a sentence.
fn why(reason: Closed) -> Text {
    match reason {
        Closed::NotYet(day) => text!("closed_not_yet", day = day_long(Lang::De, day)),
        Closed::Over(day) => text!("closed_over", day = date(Lang::De, day)),
        Closed::Begun => text!("closed_begun"),
        Closed::CalledOff => text!("closed_called_off"),
        Closed::Full => text!("closed_full"),
        Closed::NotHere => text!("closed_not_here"),
        Closed::Draw => text!("closed_draw"),
    }
}
