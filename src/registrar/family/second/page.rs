//! The page on which the first guardian names a second one.

use super::{Asking, ask, end};
use crate::form_view::{ErrorView, Field};
use crate::registrar::domain::{Acting, RequestId, SecondContact, SecondState};
use crate::registrar::family::form::{guardian, names};
use crate::registrar::family::link::{Done, acting, back};
use crate::registrar::family::list::slips;
use crate::registrar::texts::{Text, text};
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{self, Page, gone, message, not_stored, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::{FieldError, fill, summary};
use crate::registrar::web::fields::Fields;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use std::sync::Arc;

const TEMPLATE: &str = "registrar/second.html";

#[derive(Debug, Default, Serialize)]
struct SecondPage {
    /// The family link.
    link: String,
    /// Name, mail address, phone number.
    fields: Vec<Field>,
    /// Heading above what is wrong; empty when all is well.
    error_title: String,
    /// What is wrong.
    errors: Vec<ErrorView>,
    /// The address that may have been meant, with the question and what was typed.
    slip: Option<(String, String, String)>,
}

/// The fields, empty.
fn fields(context: &Context) -> Vec<Field> {
    let field = |name: &str, kind, label: Text| Field {
        name: name.to_owned(),
        id: format!("f-{}", name.replace('_', "-")),
        kind,
        label: context.say(&label),
        ..Field::default()
    };
    let phone = field("second_phone", "tel", text!("second_phone"));
    vec![
        field("second_name", "text", text!("second_name")),
        field("second_email", "email", text!("second_email")),
        Field {
            optional: true,
            hint: Some(context.say(&text!("second_phone_hint"))),
            ..phone
        },
    ]
}

/// Reads what was typed.
pub fn read(typed: &Fields) -> Result<SecondContact, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut at = |field: &str, text: Text| errors.push(FieldError::new(field, text));
    let name = names::read(typed.get("second_name"), text!("error_second_name"));
    let name = name.map_err(|text| at("second_name", text)).ok();
    let email = match typed.get("second_email") {
        "" => Err(text!("error_second_email")),
        text => guardian::email(text),
    };
    let email = email.map_err(|text| at("second_email", text)).ok();
    let phone = match typed.get("second_phone") {
        "" => Ok(None),
        text => guardian::phone(text).map(Some),
    };
    let phone = phone.map_err(|text| at("second_phone", text)).ok();
    match (name, email, phone) {
        (Some(name), Some(email), Some(phone)) => Ok(SecondContact { name, email, phone }),
        _ => Err(errors),
    }
}

/// The form.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    acting(&context, &asked.l).await?;
    let page = SecondPage {
        link: asked.l,
        fields: fields(&context),
        ..SecondPage::default()
    };
    let title = context.say(&text!("second_page_title"));
    Ok(answers::page(
        &context,
        StatusCode::OK,
        TEMPLATE,
        &title,
        &page,
    ))
}

/// Asks somebody, or takes it back.
pub async fn post(State(context): State<Arc<Context>>, Posted(typed): Posted) -> Page {
    let by = acting(&context, typed.get("l")).await?;
    match typed.get("schritt") {
        "zuruecknehmen" => ended(&context, by, &typed, SecondState::Asked).await,
        "entfernen" => ended(&context, by, &typed, SecondState::Joined).await,
        _ => named(&context, by, typed).await,
    }
}

async fn ended(context: &Context, by: Acting, typed: &Fields, from: SecondState) -> Page {
    let as_before = || Ok(back(typed.get("l"), Done::AsBefore));
    let Some(id) = RequestId::parse(typed.get("person")) else {
        return as_before();
    };
    let (is_own, who) = (by.second.is_some(), by.in_log());
    let changed = end(&context.store, by, id, from, context.now());
    if !changed.await.map_err(unavailable(context))? {
        return as_before();
    }
    context.log(&format!("second guardian: ended{who}"));
    context.wake();
    if is_own {
        let (title, lead) = (text!("second_over_title"), text!("second_left_lead"));
        return Ok(message(context, StatusCode::OK, &title, Some(&lead)));
    }
    let done = match from {
        SecondState::Asked => Done::TakenBack,
        _ => Done::Left,
    };
    Ok(back(typed.get("l"), done))
}

/// Asks whom the first guardian names. A likely slip is asked about once.
async fn named(context: &Context, by: Acting, typed: Fields) -> Page {
    let typed = match typed.get("second_meant") {
        "" => typed,
        meant => {
            let meant = meant.to_owned();
            typed.with("second_email", &meant)
        }
    };
    let contact = match read(&typed) {
        Ok(contact) => contact,
        Err(errors) => return Ok(wrong(context, &typed, &errors)),
    };
    if let Some(page) = slip(context, &typed) {
        return Ok(page);
    }
    let again = |error| not_stored(context, &error, &again(context, &typed));
    let (id, now) = (
        RequestId::new(context.now(), context.chance()),
        context.now(),
    );
    let asking = ask(&context.store, by.family, id, contact, now);
    let error = match asking.await.map_err(again)? {
        Asking::Asked => {
            context.log("second guardian: asked");
            context.wake();
            return Ok(back(typed.get("l"), Done::Asked));
        }
        Asking::AsBefore => return Ok(back(typed.get("l"), Done::AsBefore)),
        Asking::Gone => return Err(gone(context)),
        Asking::Own => text!("error_second_own"),
        Asking::TooMany => text!("error_second_too_many"),
    };
    let error = FieldError::new("second_email", error);
    Ok(wrong(context, &typed, &[error]))
}

/// The page as it was typed.
fn typed_page(context: &Context, typed: &Fields, errors: &[FieldError]) -> SecondPage {
    let texts = &context.pages.texts;
    let (error_title, errors_shown) = summary(errors, texts);
    let mut fields = fields(context);
    for field in &mut fields {
        fill(field, typed, errors, texts);
    }
    SecondPage {
        link: typed.get("l").to_owned(),
        fields,
        error_title,
        errors: errors_shown,
        slip: None,
    }
}

/// The page with what is wrong.
fn wrong(context: &Context, typed: &Fields, errors: &[FieldError]) -> Response {
    let page = typed_page(context, typed, errors);
    let title = context.say(&text!("second_page_title"));
    let title = context.say(&text!("title_with_errors", title = title));
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    answers::page(context, status, TEMPLATE, &title, &page)
}

/// The page with the question whether another address is meant, unless it was answered.
fn slip(context: &Context, typed: &Fields) -> Option<Response> {
    let email = typed.get("second_email");
    let meant = slips::meant(email).filter(|_| typed.get("second_kept") != email)?;
    let question = context.say(&text!("list_slip", email = meant.as_str()));
    let page = SecondPage {
        slip: Some((question, email.to_owned(), meant)),
        ..typed_page(context, typed, &[])
    };
    let title = context.say(&text!("second_page_title"));
    let page = answers::page(context, StatusCode::OK, TEMPLATE, &title, &page);
    Some(page)
}

/// What was typed, to be sent once more.
fn again(context: &Context, typed: &Fields) -> AgainPage {
    AgainPage::new(
        context.say(&text!("second_page_title")),
        routes::SECOND,
        &["l", "second_kept"],
        fields(context),
        context.say(&text!("second_ask")),
        typed,
    )
}
