//! Notes on health: asked after a place is given, with a consent of their own, behind the family
//! link.

use super::super::domain::{RegistrationId, Status, plain_words};
use super::super::form::Fields;
use super::super::pages::again::AgainPage;
use super::super::service::Service;
use super::super::store::StoreError;
use super::family::{back, family};
use super::{LinkQuery, bad_link, gone, html, not_stored, posted, query, unavailable};
use crate::form_view::Field;
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
    State(service): State<Arc<Service>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let asked = query(asked);
    match find(&service, &asked.l, &asked.nummer, None).await {
        Ok((page, _)) => html(
            StatusCode::OK,
            service.pages.page(
                "registrar/questions.html",
                "Hinweise zur Gesundheit",
                &page,
                &service.programme(),
            ),
        ),
        Err(answer) => *answer,
    }
}

/// Stores the note; only with the consent, and an empty one deletes it.
pub async fn post(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let (page, question) = match find(&service, &link, fields.get("nummer"), Some(&fields)).await {
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
            service.pages.page(
                "registrar/questions.html",
                title,
                &page,
                &service.programme(),
            ),
        );
    }
    let (Ok(family), Some(id)) = (family(&service, &link), RegistrationId::parse(&page.id)) else {
        return gone(&service);
    };
    match service
        .store
        .add_answers(
            family,
            id,
            BTreeMap::from([(question, note)]),
            service.now(),
        )
        .await
    {
        Ok(true) => back(&link, "fragen"),
        Ok(false) => gone(&service),
        Err(error) => again(&service, &error, &fields),
    }
}

/// What was typed, to be sent once more.
fn again(service: &Service, error: &StoreError, typed: &Fields) -> Response {
    let empty = vec![note_field(""), consent_field()];
    let page = AgainPage::new(
        "Hinweise zur Gesundheit",
        "/anmeldung/fragen",
        &["l", "nummer"],
        empty,
        "Hinweise speichern",
        typed,
    );
    not_stored(service, error, &page)
}

/// The page of a registration and the id of its question. `typed`: what must not be lost when the
/// store cannot be used.
async fn find(
    service: &Service,
    link: &str,
    number: &str,
    typed: Option<&Fields>,
) -> Result<(Page, String), Box<Response>> {
    let id = family(service, link).map_err(|problem| Box::new(bad_link(service, problem)))?;
    let view = service.store.family(id).await.map_err(|error| {
        Box::new(typed.map_or_else(
            || unavailable(service, &error),
            |typed| again(service, &error, typed),
        ))
    })?;
    let programme = service.programme();
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
    found.ok_or_else(|| Box::new(gone(service)))
}
