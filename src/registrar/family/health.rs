//! Notes on health: asked after a place is given, with a consent of their own, behind the family
//! link.

use super::link::{Done, back, family_of};
use super::view::view;
use crate::form_view::{ErrorView, Field};
use crate::registrar::domain::{FamilyId, Instant, RegistrationId, Status, plain_words};
use crate::registrar::store::records::registrations;
use crate::registrar::store::sql::{broken, time, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{
    LinkQuery, bad_link, gone, html, not_stored, posted, query, unavailable,
};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::{FieldError, fill, summary};
use crate::registrar::web::fields::Fields;
use crate::routes;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest note, in letters.
const LONGEST: usize = 1000;

/// Stores answers to questions that are asked after a place is given; `false` when the family has no
/// such place.
///
/// # Errors
/// When nothing of it was written.
pub async fn add_answers(
    store: &Store,
    family: FamilyId,
    id: RegistrationId,
    answers: BTreeMap<String, String>,
    now: Instant,
) -> Result<bool, StoreError> {
    store
        .write(move |db| {
    let found = registrations::with_family(db, &id)?
        .filter(|(own, owner)| owner.id == family && own.status == Status::Placed);
    let Some((own, _)) = found else {
        return Ok(false);
    };
    let mut all = own.child.answers;
    for (question, answer) in &answers {
        if answer.is_empty() {
            all.remove(question);
        } else {
            all.insert(question.clone(), answer.clone());
        }
    }
    let text = serde_json::to_string(&all).map_err(|_| broken("eine Antwort", "an answer"))?;
    let consented_at = answers
        .values()
        .any(|answer| !answer.is_empty())
        .then(|| time(now));
    db.write(
        "UPDATE registrations SET answers = ?2, consented_at = ?3 WHERE id = ?1 AND family IS NOT NULL",
        values![id, text, consented_at],
    )?;
    Ok(true)
        })
        .await
}

#[derive(Serialize)]
struct Page {
    link: String,
    id: String,
    /// For which child, at which offer.
    of: String,
    /// The note.
    note: Field,
    /// The consent.
    consent: Field,
    /// Heading above what is wrong; empty when all is well.
    error_title: String,
    /// What is wrong.
    errors: Vec<ErrorView>,
}

fn note_field(context: &Context, value: &str) -> Field {
    Field {
        name: "hinweise".to_owned(),
        id: "f-hinweise".to_owned(),
        kind: "area",
        label: context.say(&text!("health_note")),
        hint: Some(context.say(&text!("health_note_hint"))),
        value: value.to_owned(),
        optional: true,
        ..Field::default()
    }
}

fn consent_field(context: &Context) -> Field {
    Field {
        name: "einwilligung".to_owned(),
        id: "f-einwilligung".to_owned(),
        kind: "checkbox",
        label: context.say(&text!("health_consent")),
        hint: Some(context.say(&text!("health_consent_hint"))),
        ..Field::default()
    }
}

/// The page with what is known.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let asked = query(asked);
    match find(&context, &asked.l, &asked.nummer, None).await {
        Ok((page, _)) => html(
            StatusCode::OK,
            context.pages.page(
                "registrar/questions.html",
                &context.say(&text!("health_title")),
                &page,
                &context.programme(),
            ),
        ),
        Err(answer) => *answer,
    }
}

/// Stores the note; only with the consent, and an empty one deletes it.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let (page, question) = match find(&context, &link, fields.get("nummer"), Some(&fields)).await {
        Ok(found) => found,
        Err(answer) => return *answer,
    };
    let note = plain_words(fields.get("hinweise"));
    let error = if note.chars().count() > LONGEST {
        let text = text!("error_health_length", letters = LONGEST);
        Some(FieldError::new("hinweise", text))
    } else if !note.is_empty() && fields.get("einwilligung").is_empty() {
        let text = text!("error_health_consent");
        Some(FieldError::new("einwilligung", text))
    } else {
        None
    };
    if let Some(error) = error {
        return wrong(&context, page, &fields, &[error]);
    }
    let (Ok(family), Some(id)) = (family_of(&context, &link), RegistrationId::parse(&page.id))
    else {
        return gone(&context);
    };
    match add_answers(
        &context.store,
        family,
        id,
        BTreeMap::from([(question, note)]),
        context.now(),
    )
    .await
    {
        Ok(true) => back(&link, Done::Notes),
        Ok(false) => gone(&context),
        Err(error) => again(&context, &error, &fields),
    }
}

/// The page with what is wrong.
fn wrong(context: &Context, mut page: Page, typed: &Fields, errors: &[FieldError]) -> Response {
    let texts = &context.pages.texts;
    (page.error_title, page.errors) = summary(errors, texts);
    for field in [&mut page.note, &mut page.consent] {
        fill(field, typed, errors, texts);
    }
    let title = context.say(&text!("health_title"));
    let title = context.say(&text!("title_with_errors", title = title));
    html(
        StatusCode::UNPROCESSABLE_ENTITY,
        context.pages.page(
            "registrar/questions.html",
            &title,
            &page,
            &context.programme(),
        ),
    )
}

/// What was typed, to be sent once more.
fn again(context: &Context, error: &StoreError, typed: &Fields) -> Response {
    let empty = vec![note_field(context, ""), consent_field(context)];
    let page = AgainPage::new(
        context.say(&text!("health_title")),
        routes::HEALTH_NOTES,
        &["l", "nummer"],
        empty,
        context.say(&text!("health_save")),
        typed,
    );
    not_stored(context, error, &page)
}

/// The page of a registration and the id of its question. `typed`: what must not be lost when the
/// store cannot be used.
async fn find(
    context: &Context,
    link: &str,
    number: &str,
    typed: Option<&Fields>,
) -> Result<(Page, String), Box<Response>> {
    let id = family_of(context, link).map_err(|problem| Box::new(bad_link(context, problem)))?;
    let view = view(&context.store, id).await.map_err(|error| {
        Box::new(typed.map_or_else(
            || unavailable(context, &error),
            |typed| again(context, &error, typed),
        ))
    })?;
    let programme = context.programme();
    let found = view
        .zip(RegistrationId::parse(number))
        .and_then(|(view, number)| {
            let own = view
                .registrations
                .into_iter()
                .find(|own| own.id == number && own.status == Status::Placed)?;
            let offer = programme.offer(&own.key.season, &own.key.offer)?;
            let question = offer
                .questions
                .iter()
                .find(|question| question.kind.is_asked_later())?;
            let page = Page {
                link: link.to_owned(),
                id: number.to_string(),
                of: context.say(&text!(
                    "health_of",
                    offer = offer.title.as_str(),
                    child = own.child.first_name.as_str(),
                )),
                note: note_field(
                    context,
                    own.child
                        .answers
                        .get(&question.id)
                        .map_or("", String::as_str),
                ),
                consent: consent_field(context),
                error_title: String::new(),
                errors: Vec::new(),
            };
            Some((page, question.id.clone()))
        });
    found.ok_or_else(|| Box::new(gone(context)))
}
