//! The link of an offer: take the place or leave it to others.

use super::super::decide::answer::Answered;
use super::super::decide::entry;
use super::super::domain::{FamilyId, RegistrationId, Status};
use super::super::links::{BadLink, Purpose};
use super::super::mail::letter::Detail;
use super::super::mail::letters::{FAMILY_LINK, entries, moment};
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

/// The registration of a link, and the family as it was called when the link was made.
fn registration(service: &Service, link: &str) -> Result<(RegistrationId, FamilyId), BadLink> {
    let text = service.links.read(Purpose::Offer, link, service.now())?;
    let (id, family) = text.split_once('_').ok_or(BadLink::Forged)?;
    RegistrationId::parse(id)
        .zip(FamilyId::parse(family))
        .ok_or(BadLink::Forged)
}

/// Asks.
pub async fn show(
    State(service): State<Arc<Service>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let link = query(asked).l;
    let (id, owner) = match registration(&service, &link) {
        Ok(found) => found,
        Err(problem) => return bad_link(&service, problem),
    };
    let (own, family) = match service.store.registration(id.clone()).await {
        Ok(Some((own, family))) if family.id == owner => (own, family),
        Ok(_) => return gone(&service),
        Err(error) => return unavailable(&service, &error),
    };
    let now = service.now();
    let Some(until) = own
        .offered_until
        .filter(|until| own.status == Status::Offered && now < *until)
    else {
        // The answer was given before, or the time is over.
        let answered = if own.status == Status::Offered {
            Answered::TooLate
        } else {
            Answered::AsBefore(own.status)
        };
        let (_, title, lead) = words(answered);
        return html(StatusCode::OK, said(&service, title, lead, &owner));
    };
    let programme = service.programme();
    let entry = entry(&own);
    let message = Message {
        title: "Ein Platz ist frei geworden".to_owned(),
        lead: vec![
            "Möchten Sie den Platz? Wenn nicht, geben wir ihn weiter.".to_owned(),
            format!("Bitte antworten Sie bis {}.", moment(until)),
        ],
        english: Some(
            "There is a place for your child. The first button says yes, the second says no.",
        ),
        entries: vec![entries::view(&entry, None, Detail::Terms, &programme)],
        buttons: vec![
            ("annehmen", "Ja, Platz annehmen", true),
            ("ablehnen", "Nein, Platz ablehnen", false),
        ],
        action: "/anmeldung/angebot",
        link,
        links: vec![family_link(&service, &family.id)],
    };
    html(StatusCode::OK, service.pages.message(&message, &programme))
}

/// Address and label of the page with everything of a family.
fn family_link(service: &Service, family: &FamilyId) -> (String, String) {
    let link = service.links.sign(
        Purpose::Family,
        family.as_str(),
        service.now() + FAMILY_LINK,
    );
    (
        format!("/anmeldung/familie?l={link}"),
        "Ihre Anmeldungen ansehen, ändern oder absagen".to_owned(),
    )
}

/// A page that says what an answer led to, with the way to everything else.
fn said(service: &Service, title: &str, lead: String, family: &FamilyId) -> String {
    let links = vec![family_link(service, family)];
    let message = Message {
        title: title.to_owned(),
        lead: vec![lead],
        links,
        ..Message::default()
    };
    service.pages.message(&message, &service.programme())
}

/// Takes the answer.
pub async fn post(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let (id, owner) = match registration(&service, fields.get("l")) {
        Ok(found) => found,
        Err(problem) => return bad_link(&service, problem),
    };
    let wish = match fields.get("schritt") {
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        _ => {
            return message(
                &service,
                StatusCode::BAD_REQUEST,
                "Bitte antworten Sie mit einem der Knöpfe",
                &[],
            );
        }
    };
    match service
        .store
        .answer(
            Some(owner.clone()),
            id.clone(),
            wish,
            service.programme(),
            service.now(),
        )
        .await
    {
        Ok(Some(answered)) => {
            service.log(&format!("offer {id}: {answered:?}"));
            service.wake();
            let (status, title, lead) = words(answered);
            html(status, said(&service, title, lead, &owner))
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
        Answered::Declined | Answered::AsBefore(Status::Declined) => (
            StatusCode::OK,
            "Wir geben den Platz weiter",
            "Möchten Sie doch noch mitmachen? Dann melden Sie sich neu an.",
        ),
        Answered::Cancelled | Answered::AsBefore(Status::Cancelled) => (
            StatusCode::OK,
            "Abgesagt",
            "Danke, dass Sie Bescheid geben.",
        ),
        Answered::TooLate => (
            StatusCode::CONFLICT,
            "Die Frist ist vorbei",
            "Haben Sie Fragen? Dann melden Sie sich bei uns.",
        ),
        Answered::Refused(reason) => {
            return (
                StatusCode::CONFLICT,
                "Das geht gerade nicht",
                format!(
                    "{} Danach können Sie diesen Platz annehmen, solange die Frist läuft.",
                    entries::refusal(reason)
                ),
            );
        }
        Answered::AsBefore(_) | Answered::Full => (
            StatusCode::OK,
            "Es hat sich nichts geändert",
            "Zurzeit ist für diese Anmeldung kein Platz angeboten.",
        ),
    };
    (status, title, lead.to_owned())
}
