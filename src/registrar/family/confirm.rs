//! The link of the first mail: a page with a button; only the button confirms.

mod case;
pub mod decision;

pub use case::{Confirmed, Pending};

use super::link::family_link;
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{FamilyId, Instant, RequestId};
use crate::registrar::mail::letter::Detail;
use crate::registrar::mail::letters::{Summary, entries};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{english, text};
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

/// A form that was stored.
///
/// # Errors
/// When the store cannot be used.
pub async fn pending(store: &Store, request: RequestId) -> Result<Option<Pending>, StoreError> {
    store.read(move |db| case::read_pending(db, &request)).await
}

/// Confirms a form; `fresh` is the id for a family that is new.
///
/// # Errors
/// When nothing of it was written.
pub async fn confirm(
    store: &Store,
    request: RequestId,
    fresh: FamilyId,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Confirmed, StoreError> {
    store
        .write(move |db| case::confirm_in(db, &request, fresh.clone(), &programme, now))
        .await
}

fn request(context: &Context, link: &str) -> Result<RequestId, BadLink> {
    let id = context.links.read(Purpose::Confirm, link, context.now())?;
    RequestId::parse(&id).ok_or(BadLink::Forged)
}

/// Shows what is going to be confirmed.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let link = query(asked).l;
    let request = match request(&context, &link) {
        Ok(request) => request,
        Err(problem) => return bad_link(&context, problem),
    };
    let pending = match pending(&context.store, request).await {
        Ok(Some(pending)) => pending,
        Ok(None) => return gone(&context),
        Err(error) => return unavailable(&context, &error),
    };
    let programme = context.programme();
    let texts = &context.pages.texts;
    let (title, lead, label) = match pending.confirmed {
        true => (
            text!("confirmed_before_title"),
            text!("confirmed_before_press"),
            text!("confirmed_before_button"),
        ),
        false => (
            text!("confirm_title"),
            text!("confirm_lead"),
            text!("confirm_button"),
        ),
    };
    let message = Message {
        title: context.say(&title),
        lead: texts.paragraphs(&lead),
        english: (!pending.confirmed).then(|| texts.english(english!("confirm_lead"))),
        entries: pending
            .entries
            .iter()
            .map(|entry| entries::view(entry, None, Detail::When, &programme, texts))
            .collect(),
        buttons: vec![("bestaetigen", context.say(&label), true)],
        action: routes::CONFIRMATION,
        link,
        ..Message::default()
    };
    html(StatusCode::OK, context.pages.message(&message, &programme))
}

/// Confirms, and says what became of each child.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let request = match request(&context, fields.get("l")) {
        Ok(request) => request,
        Err(problem) => return bad_link(&context, problem),
    };
    let (programme, now) = (context.programme(), context.now());
    let before = match pending(&context.store, request.clone()).await {
        Ok(pending) => pending.is_some_and(|pending| pending.confirmed),
        Err(error) => return unavailable(&context, &error),
    };
    let fresh = FamilyId::new(context.chance());
    let (family, outcomes) = match confirm(
        &context.store,
        request.clone(),
        fresh,
        Arc::clone(&programme),
        now,
    )
    .await
    {
        Ok(Confirmed::Done(family, outcomes)) => (family, outcomes),
        Ok(Confirmed::Gone) => return gone(&context),
        Err(error) => return unavailable(&context, &error),
    };
    let texts = &context.pages.texts;
    let entries = outcomes
        .iter()
        .map(|(entry, outcome)| {
            let detail = Detail::of(*outcome);
            entries::view(entry, Some(*outcome), detail, &programme, texts)
        })
        .collect();
    let message = if before {
        // No family link: the family may have another mailbox by now, and this link came to the old
        // one.
        Message {
            title: context.say(&text!("confirmed_before_title")),
            lead: texts.paragraphs(&text!("confirmed_before_lead")),
            entries,
            ..Message::default()
        }
    } else {
        for (entry, outcome) in &outcomes {
            context.log(&format!("confirmed {request}: {} {outcome:?}", entry.id));
        }
        context.wake();
        let summary = Summary::of(&outcomes);
        Message {
            title: summary.title(texts),
            english: Some(summary.english(texts)),
            lead: texts.paragraphs(&text!("confirmed_lead")),
            entries,
            links: vec![family_link(&context, &family)],
            ..Message::default()
        }
    };
    html(StatusCode::OK, context.pages.message(&message, &programme))
}
