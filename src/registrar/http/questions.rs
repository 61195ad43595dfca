//! Notes on health: asked after a place is given, with a consent of their own, behind the family link.

use super::super::domain::{RegistrationId, Status, plain_words};
use super::super::form::parts::ASKED_LATER;
use super::super::service::Service;
use super::family::{back, family};
use super::{LinkQuery, bad_link, gone, html, posted, query, unavailable};
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
    value: String,
    error: Option<&'static str>,
}

/// The page with what is known.
pub async fn show(State(service): State<Arc<Service>>, asked: Result<Query<LinkQuery>, QueryRejection>) -> Response {
    let asked = query(asked);
    match find(&service, &asked.l, &asked.nummer).await {
        Ok((page, _)) => {
            html(StatusCode::OK, service.pages.page("registrar/questions.html", "Hinweise zur Gesundheit", &page, &service.programme()))
        }
        Err(answer) => *answer,
    }
}

/// Stores the note; only with the consent, and an empty one deletes it.
pub async fn post(State(service): State<Arc<Service>>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let (page, question) = match find(&service, &link, fields.get("nummer")).await {
        Ok(found) => found,
        Err(answer) => return *answer,
    };
    let note = plain_words(fields.get("hinweise"));
    let error = if note.chars().count() > LONGEST {
        Some("Kürzen Sie die Hinweise auf 1000 Zeichen.")
    } else if !note.is_empty() && fields.get("einwilligung").is_empty() {
        Some("Kreuzen Sie die Einwilligung an. Ohne sie dürfen wir die Hinweise nicht speichern.")
    } else {
        None
    };
    if error.is_some() {
        let page = Page { value: fields.get("hinweise").to_owned(), error, ..page };
        let title = "Fehler: Hinweise zur Gesundheit";
        return html(StatusCode::UNPROCESSABLE_ENTITY, service.pages.page("registrar/questions.html", title, &page, &service.programme()));
    }
    let (Ok(family), Some(id)) = (family(&service, &link), RegistrationId::parse(&page.id)) else { return gone(&service) };
    match service.store.add_answers(family, id, BTreeMap::from([(question, note)]), service.now()).await {
        Ok(true) => back(&link, "fragen"),
        Ok(false) => gone(&service),
        Err(error) => unavailable(&service, &error),
    }
}

async fn find(service: &Service, link: &str, number: &str) -> Result<(Page, String), Box<Response>> {
    let id = family(service, link).map_err(|problem| Box::new(bad_link(service, problem)))?;
    let view = service.store.family(id).await.map_err(|error| Box::new(unavailable(service, &error)))?;
    let programme = service.programme();
    let found = view.zip(RegistrationId::parse(number)).and_then(|(view, number)| {
        let own = view.registrations.into_iter().find(|own| own.id == number && own.status == Status::Placed)?;
        let offer = programme.offer(&own.key.season, &own.key.offer)?;
        let question = offer.questions.iter().find(|question| ASKED_LATER.contains(&question.kind.as_str()))?;
        let page = Page {
            link: link.to_owned(),
            id: number.to_string(),
            title: offer.title.clone(),
            value: own.child.answers.get(&question.id).cloned().unwrap_or_default(),
            child: own.child.first_name,
            error: None,
        };
        Some((page, question.id.clone()))
    });
    found.ok_or_else(|| Box::new(gone(service)))
}
