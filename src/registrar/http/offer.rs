//! The link of an offer: take the place or leave it to others.

use super::super::decide::answer::Answered;
use super::super::decide::entry;
use super::super::domain::{Family, RegistrationId, Status};
use super::super::letter::About;
use super::super::letters::{FAMILY_LINK, entries, moment};
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
    let (own, family) = match service.store.registration(id.clone()).await {
        Ok(Some(found)) => found,
        Ok(None) => return gone(&service),
        Err(error) => return unavailable(&service, &error),
    };
    let now = service.now();
    let Some(until) = own.offered_until.filter(|until| own.status == Status::Offered && now < *until) else {
        // The answer was given before, or the time is over.
        let answered = if own.status == Status::Offered { Answered::TooLate } else { Answered::AsBefore(own.status) };
        let (_, title, lead) = words(answered);
        return message(&service, StatusCode::OK, title, &[&lead]);
    };
    let programme = service.programme();
    let entry = entry(&own);
    let about = About::Offer { entry: entry.clone(), until };
    let message = Message {
        title: "Ein Platz ist frei geworden".to_owned(),
        lead: vec![
            "Möchten Sie den Platz? Wenn nicht, freut sich das nächste Kind.".to_owned(),
            format!("Bitte antworten Sie bis {}.", moment(until)),
        ],
        english: Some("There is a place for your child. The first button says yes, the second says no."),
        entries: vec![entries::view(&entry, None, &about, &programme)],
        buttons: vec![("annehmen", "Ja, Platz annehmen", true), ("ablehnen", "Nein, Platz ablehnen", false)],
        action: "/anmeldung/angebot",
        link,
        links: vec![family_link(&service, &family)],
    };
    html(StatusCode::OK, service.pages.message(&message, &programme))
}

/// Address and label of the page with everything of a family.
fn family_link(service: &Service, family: &Family) -> (String, String) {
    let link = service.links.sign(Purpose::Family, family.id.as_str(), service.now() + FAMILY_LINK);
    (format!("/anmeldung/familie?l={link}"), "Alle Ihre Anmeldungen ansehen".to_owned())
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
            message(&service, status, title, &[&lead])
        }
        Ok(None) => gone(&service),
        Err(error) => unavailable(&service, &error),
    }
}

/// What an answer led to, in words.
pub fn words(answered: Answered) -> (StatusCode, &'static str, String) {
    let (status, title, lead) = match answered {
        Answered::Accepted | Answered::AsBefore(Status::Placed) => (
            StatusCode::OK,
            "Der Platz gehört Ihnen",
            "Wir freuen uns auf Ihr Kind. Alles Wichtige steht in der E-Mail, die wir Ihnen schicken.",
        ),
        Answered::Declined | Answered::AsBefore(Status::Declined) => {
            (StatusCode::OK, "Der Platz geht an das nächste Kind", "Möchten Sie doch noch mitmachen? Dann melden Sie sich neu an.")
        }
        Answered::Cancelled | Answered::AsBefore(Status::Cancelled) => (StatusCode::OK, "Abgesagt", "Danke, dass Sie Bescheid geben."),
        Answered::TooLate => (StatusCode::CONFLICT, "Die Frist ist vorbei", "Rufen Sie uns an, wenn Sie Fragen haben."),
        Answered::Refused(reason) => {
            return (
                StatusCode::CONFLICT,
                "Das geht gerade nicht",
                format!("{} Danach können Sie diesen Platz annehmen, solange die Frist läuft.", entries::refusal(reason)),
            );
        }
        Answered::AsBefore(_) | Answered::Full => {
            (StatusCode::OK, "Es hat sich nichts geändert", "Zurzeit ist für diese Anmeldung kein Platz angeboten.")
        }
    };
    (status, title, lead.to_owned())
}
