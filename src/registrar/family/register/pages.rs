//! The pages of a form: to fill it in, to check it, and why there is none.

use super::check::{CheckPage, parts};
use super::seal::Seal;
use super::shown::Shown;
use crate::registrar::domain::RequestId;
use crate::registrar::family::form::page::filled;
use crate::registrar::family::form::{self, Application, TRAP};
use crate::registrar::programme::{Closed, Programme};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{message, page};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use axum::http::StatusCode;
use axum::response::Response;

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
    // A date that is named and cannot be had is never replaced in silence, whatever is asked for.
    let mut errors = errors.to_vec();
    if errors.iter().all(|error| error.field != form::OCCASION) {
        errors.extend(form::lost_occasion(
            fields,
            &programme,
            (season, offer),
            now,
        ));
    }
    let data = filled(texts, &programme, (season, offer), fields, &errors, now);
    let mut title = context.say(&text!("register_title", offer = offer.title.as_str()));
    if !errors.is_empty() {
        title = context.say(&text!("title_with_errors", title = title));
    }
    page(context, status, "registrar/form.html", &title, &data)
}

/// Why the page to check is shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// It was sent at once or after a day.
    NotRead,
    /// The store cannot be used.
    NotStored,
    /// The offer is another than it was shown: what has changed.
    Changed(Vec<Text>),
}

impl Again {
    fn words(self) -> (Option<Text>, Vec<Text>) {
        match self {
            Again::NotRead => (Some(text!("check_again")), Vec::new()),
            Again::NotStored => (Some(text!("not_stored")), Vec::new()),
            Again::Changed(changes) => (Some(text!("check_changed")), changes),
        }
    }
}

/// What was typed, to be checked and sent; `again`: why once more.
pub fn check_page(
    context: &Context,
    programme: &Programme,
    fields: &Fields,
    application: &Application,
    again: Option<Again>,
    status: StatusCode,
) -> Response {
    let Some((season, offer)) = form::offer(fields, programme) else {
        return unknown(context);
    };
    let texts = &context.pages.texts;
    let shown = Shown::of(application, (season, offer), programme, texts);
    let (alert, changes) = again.map_or((None, Vec::new()), |again| again.words());
    let data = CheckPage {
        alert: alert.map(|alert| context.say(&alert)),
        changes: changes.iter().map(|change| context.say(change)).collect(),
        parts: parts(application, (season, offer), programme, texts),
        fields: fields
            .iter()
            .filter(|(name, _)| !["siegel", "schritt", "more", TRAP].contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        seal: seal(context, fields.get("siegel"), shown),
    };
    let title = context.say(&text!("check_title"));
    page(context, status, "registrar/check.html", &title, &data)
}

/// The seal of a page. One that is shown again as it was keeps it, so that it still counts once; with
/// other facts it is the same page with another seal, to be read again.
fn seal(context: &Context, old: &str, shown: Shown) -> String {
    let now = context.now();
    let old = Seal::read(&context.links, old).filter(|seal| seal.is_good(now));
    let seal = match old {
        Some(old) if old.shown.as_ref().is_none_or(|before| *before == shown) => old,
        Some(old) => Seal::new(old.page, shown, now),
        None => Seal::new(RequestId::new(now, context.chance()), shown, now),
    };
    seal.signed(&context.links)
}

/// The page of an offer that is not in the programme.
pub fn unknown(context: &Context) -> Response {
    let (title, lead) = (text!("unknown_title"), text!("unknown_lead"));
    message(context, StatusCode::NOT_FOUND, &title, Some(&lead))
}

/// The page of an offer that takes no registrations now.
pub fn closed(context: &Context, reason: Closed) -> Response {
    let (title, lead) = (text!("closed_title"), form::why(reason));
    message(context, StatusCode::CONFLICT, &title, Some(&lead))
}
