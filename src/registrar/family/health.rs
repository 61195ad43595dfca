//! Notes on health: asked after a place is given, with a consent of their own, behind the family
//! link.

use super::link::{Done, back, family_of};
use super::view::view;
use crate::form_view::{ErrorView, Field};
use crate::registrar::domain::{FamilyId, Instant, Registration, RegistrationId, Status};
use crate::registrar::store::records::registrations;
use crate::registrar::store::sql::{Sql, broken, time, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{self, Page, gone, not_stored, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::{FieldError, fill, summary};
use crate::registrar::web::fields::Fields;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use crate::text::typed::line;
use axum::extract::State;
use axum::http::StatusCode;
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
        .write(move |db| add_in(db, &family, &id, &answers, now))
        .await
}

fn add_in(
    db: &dyn Sql,
    family: &FamilyId,
    id: &RegistrationId,
    answers: &BTreeMap<String, String>,
    now: Instant,
) -> Result<bool, StoreError> {
    let found = registrations::with_family(db, id)?
        .filter(|(own, owner)| owner.id == *family && own.status == Status::Placed);
    let Some((own, _)) = found else {
        return Ok(false);
    };
    let mut all = own.child.answers;
    for (question, answer) in answers {
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
    let sql = "UPDATE registrations SET answers = ?2, consented_at = ?3 WHERE id = ?1 AND family IS NOT NULL";
    db.write(sql, values![id, text, consented_at])?;
    Ok(true)
}

const TEMPLATE: &str = "registrar/questions.html";

#[derive(Serialize)]
struct NotesPage {
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
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let family = family_of(&context, &asked.l).await?;
    let found = find(&context, family, &asked.l, &asked.nummer).await;
    let (page, _) = found
        .map_err(unavailable(&context))?
        .ok_or_else(|| gone(&context))?;
    let title = context.say(&text!("health_title"));
    Ok(answers::page(
        &context,
        StatusCode::OK,
        TEMPLATE,
        &title,
        &page,
    ))
}

/// Stores the note; only with the consent, and an empty one deletes it.
pub async fn post(State(context): State<Arc<Context>>, Posted(typed): Posted) -> Page {
    let (link, number) = (typed.get("l"), typed.get("nummer"));
    let family = family_of(&context, link).await?;
    let again = |error| not_stored(&context, &error, &again(&context, &typed));
    let found = find(&context, family.clone(), link, number).await;
    let (page, question) = found.map_err(again)?.ok_or_else(|| gone(&context))?;
    let note = line(typed.get("hinweise"));
    if let Some(error) = error(&note, &typed) {
        return Ok(wrong(&context, page, &typed, &[error]));
    }
    let id = RegistrationId::parse(number).ok_or_else(|| gone(&context))?;
    let answers = BTreeMap::from([(question, note)]);
    let stored = add_answers(&context.store, family, id, answers, context.now())
        .await
        .map_err(again)?;
    if stored {
        Ok(back(link, Done::Notes))
    } else {
        Err(gone(&context))
    }
}

/// What is wrong with a note.
fn error(note: &str, typed: &Fields) -> Option<FieldError> {
    if note.chars().count() > LONGEST {
        let text = text!("error_health_length", letters = LONGEST);
        Some(FieldError::new("hinweise", text))
    } else if !note.is_empty() && typed.get("einwilligung").is_empty() {
        let text = text!("error_health_consent");
        Some(FieldError::new("einwilligung", text))
    } else {
        None
    }
}

/// The page with what is wrong.
fn wrong(
    context: &Context,
    mut page: NotesPage,
    typed: &Fields,
    errors: &[FieldError],
) -> Response {
    let texts = &context.pages.texts;
    (page.error_title, page.errors) = summary(errors, texts);
    for field in [&mut page.note, &mut page.consent] {
        fill(field, typed, errors, texts);
    }
    let title = context.say(&text!("health_title"));
    let title = context.say(&text!("title_with_errors", title = title));
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    answers::page(context, status, TEMPLATE, &title, &page)
}

/// What was typed, to be sent once more.
fn again(context: &Context, typed: &Fields) -> AgainPage {
    AgainPage::new(
        context.say(&text!("health_title")),
        routes::HEALTH_NOTES,
        &["l", "nummer"],
        vec![note_field(context, ""), consent_field(context)],
        context.say(&text!("health_save")),
        typed,
    )
}

/// The page of a registration with a place, and the id of the question that is asked now.
async fn find(
    context: &Context,
    family: FamilyId,
    link: &str,
    number: &str,
) -> Result<Option<(NotesPage, String)>, StoreError> {
    let view = view(&context.store, family).await?;
    Ok(view
        .zip(RegistrationId::parse(number))
        .and_then(|(view, number)| {
            let mut all = view.registrations.into_iter();
            let own = all.find(|own| own.id == number && own.status == Status::Placed)?;
            notes_page(context, &own, link)
        }))
}

fn notes_page(context: &Context, own: &Registration, link: &str) -> Option<(NotesPage, String)> {
    let programme = context.programme();
    let offer = programme.offer(&own.key.season, &own.key.offer)?;
    let mut questions = offer.questions.iter();
    let question = questions.find(|question| question.kind.is_asked_later())?;
    let note = own.child.answers.get(&question.id);
    let of = text!(
        "health_of",
        offer = offer.title.as_str(),
        child = own.child.first_name.as_str(),
    );
    let page = NotesPage {
        link: link.to_owned(),
        id: own.id.to_string(),
        of: context.say(&of),
        note: note_field(context, note.map_or("", String::as_str)),
        consent: consent_field(context),
        error_title: String::new(),
        errors: Vec::new(),
    };
    Some((page, question.id.clone()))
}
