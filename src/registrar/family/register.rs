//! The form: typed, checked, sent.

pub mod decision;
mod forms;

use super::form::page::{CheckPage, filled, parts};
use super::form::questions::closed;
use super::form::{self, Application, Problem, TRAP};
use crate::form_view::Maker;
use crate::registrar::domain::signed_links::Purpose;
use crate::registrar::domain::{Instant, RegistrationId, RequestId};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Text, english, text};
use crate::registrar::web::answers::{
    html, message, posted, retry_later, to_holiday_pass, unavailable,
};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::registrar::web::pages::Message;
use crate::routes;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use decision::Register;
use forms::Form;
use std::sync::Arc;

/// Stores a form and its letter.
///
/// # Errors
/// When nothing of it was written.
pub async fn register(
    store: &Store,
    command: Register,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(), StoreError> {
    let form = Form {
        command,
        programme,
        now,
    };
    store.write_together(form).await
}

/// The page to check is good for so long.
const SEAL: TimeDelta = TimeDelta::hours(24);

/// Nobody reads the page faster.
const READING: TimeDelta = TimeDelta::seconds(1);

/// An empty form of the offer in the address.
pub async fn empty(State(context): State<Arc<Context>>, RawQuery(query): RawQuery) -> Response {
    let fields = Fields::decode(query.unwrap_or_default().as_bytes());
    if fields.get("season").is_empty() {
        return message(
            &context,
            StatusCode::OK,
            &text!("choose_title"),
            Some(&text!("choose_lead")),
        );
    }
    form_page(&context, &fields, &[], StatusCode::OK)
}

/// A form came: more children, errors, the page to check, or stored.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    if !fields.get("more").is_empty() {
        let children = (form::children(&fields) + 1)
            .min(form::MOST_CHILDREN)
            .to_string();
        return form_page(
            &context,
            &fields.with("children", &children),
            &[],
            StatusCode::OK,
        );
    }
    if fields.get("schritt") == "aendern" {
        return form_page(&context, &fields, &[], StatusCode::OK);
    }
    if !fields.get(TRAP).is_empty() {
        context.log("form: trap");
        return Redirect::to(routes::ON_ITS_WAY).into_response();
    }
    let programme = context.programme();
    let now = context.now();
    let application = match form::parse(&fields, &programme, &programme.catalogue().town, now) {
        Ok(application) => application,
        Err(Problem::Fields(errors)) => {
            return form_page(&context, &fields, &errors, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(Problem::Closed(reason)) => {
            return message(
                &context,
                StatusCode::CONFLICT,
                &text!("closed_title"),
                Some(&closed(reason)),
            );
        }
        Err(Problem::Unknown) => return unknown(&context),
    };
    // The id of the page becomes that of the form: sent twice, it is one.
    let seal = context
        .links
        .open(Purpose::Check, fields.get("siegel"))
        .ok();
    let page = seal
        .filter(|(_, end)| was_read(*end, now))
        .and_then(|(page, _)| RequestId::parse(page));
    match page {
        Some(request) if fields.get("schritt") == "absenden" => {
            keep(&context, &programme, &fields, application, request, now).await
        }
        _ => {
            // Sent at once or after a day: shown again, and said why.
            let again = (fields.get("schritt") == "absenden").then_some(text!("check_again"));
            check_page(
                &context,
                &programme,
                &fields,
                &application,
                again,
                StatusCode::OK,
            )
        }
    }
}

/// Whether the page with a seal that ends then was made a while ago, and not too long ago: a page
/// that was made a moment ago was read by a machine.
fn was_read(end: Instant, now: Instant) -> bool {
    now + READING < end && end <= now + SEAL - READING
}

async fn keep(
    context: &Context,
    programme: &Arc<Programme>,
    fields: &Fields,
    application: Application,
    request: RequestId,
    now: Instant,
) -> Response {
    let registrations = application
        .children
        .iter()
        .map(|_| RegistrationId::new(context.chance()))
        .collect();
    let content = application.content();
    let told = format!(
        "form {request}: {} {}",
        application.key.season, application.key.occasion
    );
    let command = Register {
        application,
        content,
        request: request.clone(),
        registrations,
    };
    match register(&context.store, command, Arc::clone(programme), now).await {
        Ok(()) => {
            context.log(&told);
            context.wake();
            Redirect::to(routes::ON_ITS_WAY).into_response()
        }
        Err(error) => {
            context.log(&format!("form {request}: {error}"));
            // The store has taken the application with it; what the family typed is still here.
            match form::parse(fields, programme, &programme.catalogue().town, now) {
                Ok(application) => retry_later(check_page(
                    context,
                    programme,
                    fields,
                    &application,
                    Some(text!("not_stored")),
                    StatusCode::SERVICE_UNAVAILABLE,
                )),
                Err(_) => unavailable(context, &error),
            }
        }
    }
}

fn check_page(
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
    // A page shown again keeps its seal, so that it still counts once.
    let now = context.now();
    let old = Some(fields.get("siegel"))
        .filter(|seal| context.links.read(Purpose::Check, seal, now).is_ok());
    let fresh = || {
        context.links.sign(
            Purpose::Check,
            RequestId::new(now, context.chance()).as_str(),
            now + SEAL,
        )
    };
    let page = CheckPage {
        alert: alert.map(|alert| context.say(&alert)),
        parts: parts(application, season, offer, programme, &context.pages.texts),
        fields: fields
            .iter()
            .filter(|(name, _)| !["siegel", "schritt", "more", TRAP].contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        seal: old.map_or_else(fresh, str::to_owned),
    };
    html(
        status,
        context.pages.page(
            "registrar/check.html",
            &context.say(&text!("check_title")),
            &page,
            programme,
        ),
    )
}

fn form_page(
    context: &Context,
    fields: &Fields,
    errors: &[FieldError],
    status: StatusCode,
) -> Response {
    let programme = context.programme();
    let Some((season, offer)) = form::offer(fields, &programme) else {
        return unknown(context);
    };
    let maker = Maker {
        texts: context.pages.texts.all(),
        town: &programme.catalogue().town,
    };
    let page = filled(
        &maker,
        &context.pages.texts,
        &programme,
        (season, offer),
        fields,
        errors,
        context.now(),
    );
    let mut title = context.say(&text!("register_title", offer = offer.title.as_str()));
    if !errors.is_empty() {
        title = context.say(&text!("title_with_errors", title = title));
    }
    html(
        status,
        context
            .pages
            .page("registrar/form.html", &title, &page, &programme),
    )
}

fn unknown(context: &Context) -> Response {
    message(
        context,
        StatusCode::NOT_FOUND,
        &text!("unknown_title"),
        Some(&text!("unknown_lead")),
    )
}

/// The mail is on its way: the same page for everybody.
pub async fn on_its_way(State(context): State<Arc<Context>>) -> Response {
    let mut links = vec![to_holiday_pass(&context)];
    links.extend(
        context
            .mails
            .map(|path| (path.to_owned(), context.say(&text!("to_mails")))),
    );
    let texts = &context.pages.texts;
    let message = Message {
        title: context.say(&text!("sent_title")),
        lead: texts.paragraphs(&text!("sent_lead")),
        english: Some(texts.english(english!("sent_lead"))),
        links,
        ..Message::default()
    };
    html(
        StatusCode::OK,
        context.pages.message(&message, &context.programme()),
    )
}
