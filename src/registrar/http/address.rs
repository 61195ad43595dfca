//! The link to a new mail address: a page with a button; only the button changes the address.

use super::super::domain::{FamilyId, RequestId};
use super::super::links::{BadLink, Purpose};
use super::super::mail::letters::FAMILY_LINK;
use super::super::pages::Message;
use super::super::service::Service;
use super::{LinkQuery, bad_link, gone, html, posted, query, unavailable};
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::sync::Arc;

fn change(service: &Service, link: &str) -> Result<RequestId, BadLink> {
    let id = service.links.read(Purpose::Address, link, service.now())?;
    RequestId::parse(&id).ok_or(BadLink::Forged)
}

/// Asks.
pub async fn show(
    State(service): State<Arc<Service>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let link = query(asked).l;
    if let Err(problem) = change(&service, &link) {
        return bad_link(&service, problem);
    }
    let message = Message {
        title: "Neue E-Mail-Adresse bestätigen".to_owned(),
        lead: vec!["Ein Schritt fehlt noch: Drücken Sie auf den Knopf. Ab dann schreiben wir an diese Adresse.".to_owned()],
        buttons: vec![("bestaetigen", "Neue Adresse bestätigen", true)],
        action: "/anmeldung/neue-adresse",
        link,
        ..Message::default()
    };
    html(
        StatusCode::OK,
        service.pages.message(&message, &service.programme()),
    )
}

/// Changes the address.
pub async fn post(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let change = match change(&service, fields.get("l")) {
        Ok(change) => change,
        Err(problem) => return bad_link(&service, problem),
    };
    let now = service.now();
    match service
        .store
        .take_new_address(change.clone(), FamilyId::new(service.chance()), now)
        .await
    {
        Ok(Some(family)) => {
            service.log(&format!("address {change}: taken"));
            service.wake();
            let link = service
                .links
                .sign(Purpose::Family, family.as_str(), now + FAMILY_LINK);
            let message = Message {
                title: "Ihre neue E-Mail-Adresse gilt".to_owned(),
                lead: vec![
                    "Ab jetzt schreiben wir an diese Adresse. Links in älteren E-Mails gelten nicht mehr.".to_owned(),
                    "Der alten Adresse haben wir Bescheid gegeben.".to_owned(),
                ],
                links: vec![(format!("/anmeldung/familie?l={link}"), "Ihre Anmeldungen ansehen, ändern oder absagen".to_owned())],
                ..Message::default()
            };
            html(
                StatusCode::OK,
                service.pages.message(&message, &service.programme()),
            )
        }
        Ok(None) => gone(&service),
        Err(error) => unavailable(&service, &error),
    }
}
