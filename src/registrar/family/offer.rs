//! The link of an offer: take the place or leave it to others.

use super::answer::{Answered, Wish, answer, words};
use super::link::family_link;
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{Family, FamilyId, Registration, RegistrationId, Status};
use crate::registrar::mail::letter::Detail;
use crate::registrar::mail::letter::Entry;
use crate::registrar::mail::letters::{entries, moment};
use crate::registrar::store::records::registrations;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Text, english, text};
use crate::registrar::web::answers::{
    LinkQuery, bad_link, gone, html, message, posted, query, unavailable,
};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::routes;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::sync::Arc;

/// The registration of a link, and the family as it was called when the link was made.
fn registration(context: &Context, link: &str) -> Result<(RegistrationId, FamilyId), BadLink> {
    let text = context.links.read(Purpose::Offer, link, context.now())?;
    let (id, family) = text.split_once('_').ok_or(BadLink::Forged)?;
    RegistrationId::parse(id)
        .zip(FamilyId::parse(family))
        .ok_or(BadLink::Forged)
}

/// A confirmed registration with its family.
async fn registration_of(
    store: &Store,
    id: RegistrationId,
) -> Result<Option<(Registration, Family)>, StoreError> {
    store
        .read(move |db| registrations::with_family(db, &id))
        .await
}

/// Asks.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let link = query(asked).l;
    let (id, owner) = match registration(&context, &link) {
        Ok(found) => found,
        Err(problem) => return bad_link(&context, problem),
    };
    let (own, family) = match registration_of(&context.store, id.clone()).await {
        Ok(Some((own, family))) if family.id == owner => (own, family),
        Ok(_) => return gone(&context),
        Err(error) => return unavailable(&context, &error),
    };
    let now = context.now();
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
        let (_, title, lead) = words(answered, &context.pages.texts);
        return html(StatusCode::OK, said(&context, &title, &lead, &owner));
    };
    let programme = context.programme();
    let entry = Entry::of(&own);
    let texts = &context.pages.texts;
    let message = Message {
        title: context.say(&text!("offered_title")),
        lead: texts.paragraphs(&text!("offered_lead", until = moment(until))),
        english: Some(texts.english(english!("offered_lead"))),
        entries: vec![entries::view(
            &entry,
            None,
            Detail::Terms,
            &programme,
            texts,
        )],
        buttons: vec![
            ("annehmen", context.say(&text!("offered_accept")), true),
            ("ablehnen", context.say(&text!("offered_decline")), false),
        ],
        action: routes::OFFERED_PLACE,
        link,
        links: vec![family_link(&context, &family.id)],
    };
    html(StatusCode::OK, context.pages.message(&message, &programme))
}

/// A page that says what an answer led to, with the way to everything else.
fn said(context: &Context, title: &Text, lead: &Text, family: &FamilyId) -> String {
    let links = vec![family_link(context, family)];
    let message = Message {
        title: context.say(title),
        lead: context.pages.texts.paragraphs(lead),
        links,
        ..Message::default()
    };
    context.pages.message(&message, &context.programme())
}

/// Takes the answer.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let (id, owner) = match registration(&context, fields.get("l")) {
        Ok(found) => found,
        Err(problem) => return bad_link(&context, problem),
    };
    let wish = match fields.get("schritt") {
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        _ => {
            return message(
                &context,
                StatusCode::BAD_REQUEST,
                &text!("offered_no_answer"),
                None,
            );
        }
    };
    match answer(
        &context.store,
        owner.clone(),
        id.clone(),
        wish,
        context.programme(),
        context.now(),
    )
    .await
    {
        Ok(Some(answered)) => {
            context.log(&format!("offer {id}: {answered:?}"));
            context.wake();
            let (status, title, lead) = words(answered, &context.pages.texts);
            html(status, said(&context, &title, &lead, &owner))
        }
        Ok(None) => gone(&context),
        Err(error) => unavailable(&context, &error),
    }
}
