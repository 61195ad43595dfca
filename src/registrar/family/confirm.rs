//! The link of the first mail: a page with a button; only the button confirms.

mod case;
pub mod decision;

pub use case::{Confirmed, Pending};

use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{FamilyId, Instant, RequestId};
use crate::registrar::mail::letter::Detail;
use crate::registrar::mail::letters::{FAMILY_LINK, Summary, entries};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
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

/// Heading when the button was pressed before.
const CONFIRMED_BEFORE: &str = "Sie haben schon bestätigt";

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
    let label = if pending.confirmed {
        "Anmeldung ansehen"
    } else {
        "Anmeldung bestätigen"
    };
    let message = Message {
        title: if pending.confirmed {
            CONFIRMED_BEFORE
        } else {
            "Anmeldung bestätigen"
        }
        .to_owned(),
        lead: vec![
            match pending.confirmed {
                true => "Drücken Sie auf den Knopf. Dann sehen Sie, wie es steht.",
                false => {
                    "Ein Schritt fehlt noch: Drücken Sie auf den Knopf. Dann gilt die Anmeldung."
                }
            }
            .to_owned(),
        ],
        english: (!pending.confirmed)
            .then_some("Please press the button. Only then is your child registered."),
        entries: pending
            .entries
            .iter()
            .map(|entry| entries::view(entry, None, Detail::When, &programme))
            .collect(),
        buttons: vec![("bestaetigen", label, true)],
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
    let entries = outcomes
        .iter()
        .map(|(entry, outcome)| {
            entries::view(entry, Some(*outcome), Detail::of(*outcome), &programme)
        })
        .collect();
    let message = if before {
        // No family link: the family may have another mailbox by now, and this link came to the old
        // one.
        Message {
            title: CONFIRMED_BEFORE.to_owned(),
            lead: vec!["Alles Wichtige steht in unseren E-Mails. Dort finden Sie auch den Link zu Ihren Anmeldungen.".to_owned()],
            entries,
            ..Message::default()
        }
    } else {
        for (entry, outcome) in &outcomes {
            context.log(&format!("confirmed {request}: {} {outcome:?}", entry.id));
        }
        context.wake();
        let summary = Summary::of(&outcomes);
        let link = context
            .links
            .sign(Purpose::Family, family.as_str(), now + FAMILY_LINK);
        Message {
            title: summary.title(),
            english: Some(summary.english()),
            lead: vec![
                "Alles Wichtige steht auch in der E-Mail, die wir Ihnen gerade schicken."
                    .to_owned(),
            ],
            entries,
            links: vec![(
                routes::signed(routes::FAMILY, &link),
                "Ihre Anmeldungen ansehen, ändern oder absagen".to_owned(),
            )],
            ..Message::default()
        }
    };
    html(StatusCode::OK, context.pages.message(&message, &programme))
}
