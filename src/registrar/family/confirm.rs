//! The link of the first mail: a page with a button; only the button confirms.

mod case;
pub mod decision;

pub use case::{Confirmed, Pending};

use super::link::family_link;
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{FamilyId, Instant, Outcome, RequestId};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::{Summary, entries};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{english, text};
use crate::registrar::web::answers::{Page, Stop, bad_link, gone, say, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use axum::extract::State;
use axum::http::StatusCode;
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

/// The form of a link.
fn request_of(context: &Context, link: &str) -> Result<RequestId, Stop> {
    let id = context.links.read(Purpose::Confirm, link, context.now());
    id.and_then(|id| RequestId::parse(&id).ok_or(BadLink::Forged))
        .map_err(bad_link(context))
}

/// Shows what is going to be confirmed.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let request = request_of(&context, &asked.l)?;
    let pending = pending(&context.store, request)
        .await
        .map_err(unavailable(&context))?;
    let Some(pending) = pending else {
        return Err(gone(&context));
    };
    let message = ask(&context, &pending, asked.l);
    Ok(say(&context, StatusCode::OK, &message))
}

/// The question whether the form is to be confirmed.
fn ask(context: &Context, pending: &Pending, link: String) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
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
    Message {
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
    }
}

/// Confirms, and says what became of each child.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let request = request_of(&context, fields.get("l"))?;
    let before = pending(&context.store, request.clone())
        .await
        .map_err(unavailable(&context))?
        .is_some_and(|pending| pending.confirmed);
    let fresh = FamilyId::new(context.chance());
    let (programme, now) = (context.programme(), context.now());
    let confirmed = confirm(&context.store, request.clone(), fresh, programme, now)
        .await
        .map_err(unavailable(&context))?;
    let Confirmed::Done(family, outcomes) = confirmed else {
        return Err(gone(&context));
    };
    if !before {
        for (entry, outcome) in &outcomes {
            context.log(&format!("confirmed {request}: {} {outcome:?}", entry.id));
        }
        context.wake();
    }
    let message = done(&context, &family, &outcomes, before);
    Ok(say(&context, StatusCode::OK, &message))
}

/// What became of each child, now or when the button was pressed `before`.
fn done(
    context: &Context,
    family: &FamilyId,
    outcomes: &[(Entry, Outcome)],
    before: bool,
) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let entries = outcomes
        .iter()
        .map(|(entry, outcome)| {
            let detail = Detail::of(*outcome);
            entries::view(entry, Some(*outcome), detail, &programme, texts)
        })
        .collect();
    if before {
        // No family link: the family may have another mailbox by now, and this link came to the old
        // one.
        return Message {
            title: context.say(&text!("confirmed_before_title")),
            lead: texts.paragraphs(&text!("confirmed_before_lead")),
            entries,
            ..Message::default()
        };
    }
    let summary = Summary::of(outcomes);
    Message {
        title: summary.title(texts),
        english: Some(summary.english(texts)),
        lead: texts.paragraphs(&text!("confirmed_lead")),
        entries,
        links: vec![family_link(context, family)],
        ..Message::default()
    }
}
