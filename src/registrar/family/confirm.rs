//! The link of the first mail: a page with a button; only the button confirms.

mod case;
pub mod decision;

pub use case::{Confirmed, Pending, confirm_in};

use super::link::link_of;
use crate::registrar::domain::signed_links::{Opened, Purpose};
use crate::registrar::domain::{Acting, FamilyId, Instant, Outcome, RequestId};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::{Summary, entries, sums_of};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Texts, english, text};
use crate::registrar::web::answers::{Page, Stop, forged, gone, say, too_old, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::{ChildPart, Message};
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use crate::text::{Lang, and};
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
        .write(move |db| case::confirm_in(db, &request, fresh.clone(), &programme, now, false))
        .await
}

/// The form of a link.
struct Asks {
    request: RequestId,
    pending: Pending,
    /// The time of the link is over: it says how the form stands, and names nobody.
    is_old: bool,
}

/// Reads the link of a form: whether it was confirmed comes first, the end of its time second.
async fn asks(context: &Context, link: &str) -> Result<Asks, Stop> {
    let opened = context.links.open(Purpose::Confirm, link);
    let id = |opened: Opened| Some((RequestId::parse(&opened.id)?, opened));
    let (request, opened) = opened.and_then(id).ok_or_else(|| forged(context))?;
    let found = pending(&context.store, request.clone())
        .await
        .map_err(unavailable(context))?;
    let (now, pending) = (context.now(), found.ok_or_else(|| gone(context))?);
    if !pending.confirmed && now >= pending.expires_at {
        return Err(too_old(context, &text!("expired_form")));
    }
    let is_old = pending.confirmed && opened.is_old(now);
    Ok(Asks {
        request,
        pending,
        is_old,
    })
}

/// The form was confirmed long ago.
fn long_ago(context: &Context) -> Message {
    let texts = &context.pages.texts;
    Message {
        title: context.say(&text!("confirmed_before_title")),
        lead: texts.paragraphs(&text!("confirmed_before_lead")),
        ..Message::default()
    }
}

/// Shows what is going to be confirmed.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let asks = asks(&context, &asked.l).await?;
    let message = match asks.is_old {
        true => long_ago(&context),
        false => ask(&context, &asks.pending, asked.l),
    };
    Ok(say(&context, StatusCode::OK, &message))
}

/// The question whether the form is to be confirmed.
fn ask(context: &Context, pending: &Pending, link: String) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let names = pending.entries.iter().map(|entry| entry.child.as_str());
    let names = and(Lang::De, &names.collect::<Vec<_>>());
    let changed = pending.entries.iter().any(Entry::has_changed);
    let (title, lead, label) = match (pending.confirmed, pending.registered) {
        (true, _) => (
            text!("confirmed_before_title"),
            text!("confirmed_before_press"),
            text!("confirmed_before_button"),
        ),
        (false, true) => (
            text!(
                "registered_title",
                count = pending.entries.len(),
                children = names
            ),
            text!("registered_lead"),
            text!("confirm_button"),
        ),
        (false, false) if changed => (
            text!("confirm_title"),
            text!("confirm_changed"),
            text!("confirm_button"),
        ),
        (false, false) => (
            text!("confirm_title"),
            text!("confirm_lead"),
            text!("confirm_button"),
        ),
    };
    let english = match changed {
        true => english!("confirm_changed"),
        false => english!("confirm_lead"),
    };
    Message {
        title: context.say(&title),
        lead: texts.paragraphs(&lead),
        english: (!pending.confirmed && !pending.registered).then(|| texts.english(english)),
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
    let Asks {
        request,
        pending,
        is_old,
    } = asks(&context, fields.get("l")).await?;
    if is_old {
        return Ok(say(&context, StatusCode::OK, &long_ago(&context)));
    }
    let before = pending.confirmed;
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
    let message = match before {
        true => as_before(&context, &outcomes),
        false => done(&context, &family.into(), &outcomes, false),
    };
    Ok(say(&context, StatusCode::OK, &message))
}

/// The entries by child and day, with what became of them.
pub(super) fn shown(
    outcomes: &[(Entry, Outcome)],
    programme: &Programme,
    texts: &Texts,
) -> Vec<ChildPart> {
    let groups = entries::by_child_and_day(outcomes, |(entry, _)| entry, programme);
    let parts = groups.into_iter().enumerate().map(|(index, own)| {
        let name = own.first().map_or("", |(entry, _)| entry.child.as_str());
        let view = |(entry, outcome): &(Entry, Outcome)| {
            let detail = Detail::of(*outcome);
            entries::view(entry, Some(*outcome), detail, programme, texts)
        };
        ChildPart::new(index, name, own.iter().copied().map(view).collect())
    });
    parts.collect()
}

/// What was confirmed before. No family link: the family may have another mailbox by now, and this
/// link came to the old one.
fn as_before(context: &Context, outcomes: &[(Entry, Outcome)]) -> Message {
    Message {
        children: shown(outcomes, &context.programme(), &context.pages.texts),
        ..long_ago(context)
    }
}

/// What became of each child; `further`: of a list that came by the family link.
pub(super) fn done(
    context: &Context,
    by: &Acting,
    outcomes: &[(Entry, Outcome)],
    further: bool,
) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let summary = Summary::of(outcomes, further);
    let lead = match outcomes.iter().any(|(entry, _)| entry.has_changed()) {
        true => text!("confirmed_changed"),
        false => text!("confirmed_lead"),
    };
    let (plan, _) = link_of(context, by);
    Message {
        title: summary.title(texts),
        english: Some(summary.english(texts)),
        lead: texts.paragraphs(&lead),
        plan: Some((plan, context.say(&text!("to_plan")))),
        children: shown(outcomes, &programme, texts),
        sums: sums_of(outcomes, &programme, texts),
        ..Message::default()
    }
}
