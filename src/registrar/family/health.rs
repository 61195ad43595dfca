//! Notes on health: asked after a place is given, with a consent of their own, behind the family
//! link.

use super::link::{Done, back, family_of};
use super::view::view;
use crate::form_view::Field;
use crate::registrar::domain::{FamilyId, Instant, RegistrationId, Status, plain_words};
use crate::registrar::store::records::registrations;
use crate::registrar::store::sql::{broken, time, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{
    LinkQuery, bad_link, gone, html, not_stored, posted, query, unavailable,
};
use crate::registrar::web::context::Context;
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
    title: String,
    child: String,
    /// The note.
    note: Field,
    /// The consent.
    consent: Field,
    error: Option<&'static str>,
}

fn note_field(value: &str) -> Field {
    Field {
        name: "hinweise".to_owned(),
        id: "f-hinweise".to_owned(),
        kind: "area",
        label: "Was sollen wir wissen?".to_owned(),
        hint: Some(
            "Zum Beispiel Allergien, Medikamente oder Hilfe im Alltag. Nur das Team und die Betreuung vor Ort lesen das. Wir löschen es spätestens 14 Tage nach dem Angebot. Zum Löschen leeren Sie das Feld."
                .to_owned(),
        ),
        value: value.to_owned(),
        optional: true,
        ..Field::default()
    }
}

fn consent_field() -> Field {
    Field {
        name: "einwilligung".to_owned(),
        id: "f-einwilligung".to_owned(),
        kind: "checkbox",
        label: "Ich willige ein, dass die Stadt diese Gesundheitsangaben für die Betreuung verarbeitet.".to_owned(),
        hint: Some(
            "Nur nötig, wenn Sie oben etwas eintragen. Sie können das jederzeit zurücknehmen: Leeren Sie das Feld und speichern Sie."
                .to_owned(),
        ),
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
                "Hinweise zur Gesundheit",
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
    let too_long =
        (note.chars().count() > LONGEST).then_some("Kürzen Sie die Hinweise auf 1000 Zeichen.");
    let no_consent = (!note.is_empty() && fields.get("einwilligung").is_empty()).then_some(
        "Kreuzen Sie die Einwilligung an. Ohne sie dürfen wir die Hinweise nicht speichern.",
    );
    if let Some(error) = too_long.or(no_consent) {
        let mut page = Page {
            note: note_field(fields.get("hinweise")),
            error: Some(error),
            ..page
        };
        page.note.error = too_long.map(str::to_owned);
        fields
            .get("einwilligung")
            .clone_into(&mut page.consent.value);
        page.consent.error = no_consent.filter(|_| too_long.is_none()).map(str::to_owned);
        let title = "Fehler: Hinweise zur Gesundheit";
        return html(
            StatusCode::UNPROCESSABLE_ENTITY,
            context.pages.page(
                "registrar/questions.html",
                title,
                &page,
                &context.programme(),
            ),
        );
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

/// What was typed, to be sent once more.
fn again(context: &Context, error: &StoreError, typed: &Fields) -> Response {
    let empty = vec![note_field(""), consent_field()];
    let page = AgainPage::new(
        "Hinweise zur Gesundheit",
        routes::HEALTH_NOTES,
        &["l", "nummer"],
        empty,
        "Hinweise speichern",
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
                title: offer.title.clone(),
                note: note_field(
                    own.child
                        .answers
                        .get(&question.id)
                        .map_or("", String::as_str),
                ),
                consent: consent_field(),
                child: own.child.first_name,
                error: None,
            };
            Some((page, question.id.clone()))
        });
    found.ok_or_else(|| Box::new(gone(context)))
}
