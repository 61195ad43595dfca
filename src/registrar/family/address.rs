//! The link to a new mail address: a page with a button; only the button changes the address.

use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{FamilyId, RequestId};
use crate::registrar::mail::letters::FAMILY_LINK;
use crate::registrar::web::answers::{LinkQuery, bad_link, gone, html, posted, query, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::routes;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::sync::Arc;

fn change(context: &Context, link: &str) -> Result<RequestId, BadLink> {
    let id = context.links.read(Purpose::Address, link, context.now())?;
    RequestId::parse(&id).ok_or(BadLink::Forged)
}

/// Asks.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let link = query(asked).l;
    if let Err(problem) = change(&context, &link) {
        return bad_link(&context, problem);
    }
    let message = Message {
        title: "Neue E-Mail-Adresse bestätigen".to_owned(),
        lead: vec!["Ein Schritt fehlt noch: Drücken Sie auf den Knopf. Ab dann schreiben wir an diese Adresse.".to_owned()],
        buttons: vec![("bestaetigen", "Neue Adresse bestätigen", true)],
        action: routes::NEW_ADDRESS,
        link,
        ..Message::default()
    };
    html(
        StatusCode::OK,
        context.pages.message(&message, &context.programme()),
    )
}

/// Changes the address.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let change = match change(&context, fields.get("l")) {
        Ok(change) => change,
        Err(problem) => return bad_link(&context, problem),
    };
    let now = context.now();
    match context
        .store
        .take_new_address(change.clone(), FamilyId::new(context.chance()), now)
        .await
    {
        Ok(Some(family)) => {
            context.log(&format!("address {change}: taken"));
            context.wake();
            let link = context
                .links
                .sign(Purpose::Family, family.as_str(), now + FAMILY_LINK);
            let message = Message {
                title: "Ihre neue E-Mail-Adresse gilt".to_owned(),
                lead: vec![
                    "Ab jetzt schreiben wir an diese Adresse. Links in älteren E-Mails gelten nicht mehr.".to_owned(),
                    "Der alten Adresse haben wir Bescheid gegeben.".to_owned(),
                ],
                links: vec![(routes::signed(routes::FAMILY, &link), "Ihre Anmeldungen ansehen, ändern oder absagen".to_owned())],
                ..Message::default()
            };
            html(
                StatusCode::OK,
                context.pages.message(&message, &context.programme()),
            )
        }
        Ok(None) => gone(&context),
        Err(error) => unavailable(&context, &error),
    }
}
