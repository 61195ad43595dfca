//! The link of an offer: take the place or leave it to others.

use super::super::decide::answer::Answered;
use super::super::domain::{RegistrationId, Status};
use super::super::links::{BadLink, Purpose};
use super::super::pages::Message;
use super::super::service::Service;
use super::super::store::Wish;
use super::{LinkQuery, bad_link, gone, html, message, posted, query, unavailable};
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::sync::Arc;

fn registration(service: &Service, link: &str) -> Result<RegistrationId, BadLink> {
    let id = service.links.read(Purpose::Offer, link, service.now())?;
    RegistrationId::parse(&id).ok_or(BadLink::Forged)
}

/// Asks.
pub async fn show(State(service): State<Arc<Service>>, asked: Result<Query<LinkQuery>, QueryRejection>) -> Response {
    let link = query(asked).l;
    let id = match registration(&service, &link) {
        Ok(id) => id,
        Err(problem) => return bad_link(&service, problem),
    };
    let message = Message {
        title: "Ein Platz ist frei geworden".to_owned(),
        lead: vec![
            format!("Es geht um die Anmeldung mit der Nummer {id}."),
            "Möchten Sie den Platz? Wenn nicht, freut sich das nächste Kind.".to_owned(),
        ],
        buttons: vec![("annehmen", "Platz annehmen", true), ("ablehnen", "Platz ablehnen", false)],
        action: "/anmeldung/angebot",
        link,
        ..Message::default()
    };
    html(StatusCode::OK, service.pages.message(&message, &service.programme()))
}

/// Takes the answer.
pub async fn post(State(service): State<Arc<Service>>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let id = match registration(&service, fields.get("l")) {
        Ok(id) => id,
        Err(problem) => return bad_link(&service, problem),
    };
    let wish = match fields.get("schritt") {
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        _ => return message(&service, StatusCode::BAD_REQUEST, "Bitte antworten Sie mit einem der Knöpfe", &[]),
    };
    match service.store.answer(None, id.clone(), wish, service.programme(), service.now()).await {
        Ok(Some(answered)) => {
            service.log(&format!("offer {id}: {answered:?}"));
            service.wake();
            let (status, title, lead) = words(answered);
            message(&service, status, title, &[lead])
        }
        Ok(None) => gone(&service),
        Err(error) => unavailable(&service, &error),
    }
}

/// What an answer led to, in words.
pub fn words(answered: Answered) -> (StatusCode, &'static str, &'static str) {
    match answered {
        Answered::Accepted | Answered::AsBefore(Status::Placed) => (
            StatusCode::OK,
            "Der Platz gehört Ihnen",
            "Wir freuen uns auf Ihr Kind. Alles Wichtige steht in der E-Mail, die wir Ihnen schicken.",
        ),
        Answered::Declined | Answered::AsBefore(Status::Declined) => {
            (StatusCode::OK, "Der Platz geht an das nächste Kind", "Danke für Ihre Antwort.")
        }
        Answered::Cancelled | Answered::AsBefore(Status::Cancelled) => (StatusCode::OK, "Abgesagt", "Danke, dass Sie Bescheid geben."),
        Answered::TooLate => (StatusCode::CONFLICT, "Die Frist ist vorbei", "Rufen Sie uns an, wenn Sie Fragen haben."),
        Answered::Overlap => (
            StatusCode::CONFLICT,
            "Zur gleichen Zeit hat Ihr Kind schon einen Platz",
            "Sagen Sie zuerst dort ab. Dann können Sie diesen Platz annehmen. Der Link steht in Ihrer E-Mail.",
        ),
        Answered::AsBefore(_) => (StatusCode::OK, "Es hat sich nichts geändert", "Zurzeit ist für diese Anmeldung kein Platz angeboten."),
    }
}
