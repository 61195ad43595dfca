//! Registering: the form is typed, checked, sent, and stored until somebody confirms it.

mod check;
pub mod decision;
mod forms;
mod pages;
mod seal;
pub(super) mod shown;

use super::form::{self, Application, Problem, TRAP};
use crate::registrar::domain::{Instant, List, MOST_CHILDREN, RegistrationId, RequestId};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{english, text};
use crate::registrar::web::answers::{
    Page, message, retry_later, say, to_holiday_pass, unavailable,
};
use crate::registrar::web::context::Context;
use crate::registrar::web::fields::Fields;
use crate::registrar::web::pages::Message;
use crate::registrar::web::requests::Posted;
use crate::routes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use decision::Register;
use forms::Form;
use pages::Again;
use seal::Seal;
use shown::Shown;
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
    // What can be worked out before the writer has its turn is.
    let form = Form::new(command, programme, now);
    store.write_together(form).await
}

/// An empty form of the offer in the address.
pub async fn empty(State(context): State<Arc<Context>>, RawQuery(query): RawQuery) -> Response {
    let fields = Fields::decode(query.unwrap_or_default().as_bytes());
    if fields.get("season").is_empty() {
        let (title, lead) = (text!("choose_title"), text!("choose_lead"));
        return message(&context, StatusCode::OK, &title, Some(&lead));
    }
    pages::form_page(&context, &fields, &[], StatusCode::OK)
}

/// A form came: more children, errors, the page to check, or stored.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    if !fields.get("more").is_empty() {
        let children = (form::children(&fields) + 1).min(MOST_CHILDREN);
        let fields = fields.with("children", &children.to_string());
        return Ok(pages::form_page(&context, &fields, &[], StatusCode::OK));
    }
    let step = fields.get("schritt");
    if step == "aendern" {
        return Ok(pages::form_page(&context, &fields, &[], StatusCode::OK));
    }
    if !fields.get(TRAP).is_empty() {
        context.log("form: trap");
        return Ok(Redirect::to(routes::ON_ITS_WAY).into_response());
    }
    let (programme, now) = (context.programme(), context.now());
    let application = match form::parse(&fields, &programme, &programme.catalogue().town, now) {
        Ok(application) => application,
        Err(problem) => return Ok(not_yet(&context, &fields, problem)),
    };
    let again = match (step == "absenden").then(|| sent(&context, &fields, &application, now)) {
        Some(Sent::Read(request)) => {
            return keep(&context, &programme, &fields, application, request, now).await;
        }
        Some(Sent::Again(again)) => Some(again),
        None => None,
    };
    let status = StatusCode::OK;
    Ok(pages::check_page(
        &context,
        &programme,
        &fields,
        &application,
        again,
        status,
    ))
}

/// What holds for a page that was sent.
enum Sent {
    /// Somebody has read it, and it is true still: its id becomes that of the form.
    Read(RequestId),
    /// It is shown again.
    Again(Again),
}

fn sent(context: &Context, fields: &Fields, application: &Application, now: Instant) -> Sent {
    let seal = Seal::read(&context.links, fields.get("siegel"));
    let Some(seal) = seal.filter(|seal| seal.was_read(now)) else {
        return Sent::Again(Again::NotRead);
    };
    let programme = context.programme();
    let offer = form::offer(fields, &programme);
    let changes = offer
        .zip(seal.shown)
        .map_or_else(Vec::new, |(offer, before)| {
            let texts = &context.pages.texts;
            Shown::of(application, offer, &programme, texts).changes(&before)
        });
    if changes.is_empty() {
        Sent::Read(seal.page)
    } else {
        Sent::Again(Again::Changed(changes))
    }
}

/// The page for a form that is no application.
fn not_yet(context: &Context, fields: &Fields, problem: Problem) -> Response {
    match problem {
        Problem::Fields(errors) => {
            pages::form_page(context, fields, &errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Problem::Closed(reason) => pages::closed(context, reason),
        Problem::Unknown => pages::unknown(context),
    }
}

async fn keep(
    context: &Context,
    programme: &Arc<Programme>,
    fields: &Fields,
    application: Application,
    request: RequestId,
    now: Instant,
) -> Page {
    let told = format!(
        "form {request}: {} {}",
        application.key.season, application.key.occasion
    );
    let list = List::from(application);
    let registrations = list
        .entries
        .iter()
        .map(|_| RegistrationId::new(context.chance()))
        .collect();
    let command = Register {
        content: list.content(),
        list,
        request: request.clone(),
        registrations,
    };
    let stored = register(&context.store, command, Arc::clone(programme), now).await;
    let Err(error) = stored else {
        context.log(&told);
        context.wake();
        return Ok(Redirect::to(routes::ON_ITS_WAY).into_response());
    };
    context.log(&format!("form {request}: {error}"));
    // The store has taken the application with it; what the family typed is still here.
    let Ok(application) = form::parse(fields, programme, &programme.catalogue().town, now) else {
        return Err(unavailable(context)(error));
    };
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let page = pages::check_page(
        context,
        programme,
        fields,
        &application,
        Some(Again::NotStored),
        status,
    );
    Ok(retry_later(page))
}

/// The mail is on its way: the same page for everybody.
pub async fn on_its_way(State(context): State<Arc<Context>>) -> Response {
    let mut links = vec![to_holiday_pass(&context)];
    if let Some(path) = context.mails {
        links.push((path.to_owned(), context.say(&text!("to_mails"))));
    }
    let texts = &context.pages.texts;
    let message = Message {
        title: context.say(&text!("sent_title")),
        lead: texts.paragraphs(&text!("sent_lead")),
        english: Some(texts.english(english!("sent_lead"))),
        links,
        ..Message::default()
    };
    say(&context, StatusCode::OK, &message)
}
