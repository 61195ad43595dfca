//! A family that came by its link sends its list: decided at once, in one transaction, with one letter
//! and no further button. The same list twice makes nothing twice.

use super::state::State;
use crate::registrar::decision::{Decision, Row};
use crate::registrar::domain::{
    Acting, CONFIRM_WITHIN, Family, FamilyId, Instant, List, Outcome, Registration, RegistrationId,
    Request, RequestId, Status, Wanted,
};
use crate::registrar::family::confirm::{Confirmed, confirm_in, done, shown};
use crate::registrar::family::link::{acting, link_of};
use crate::registrar::family::register::decision::{MOST_UNCONFIRMED, Register};
use crate::registrar::mail::letter::Entry;
use crate::registrar::programme::Programme;
use crate::registrar::store::records::requests::{
    MOST_VERSIONS, confirmed_content, of_family_since,
};
use crate::registrar::store::records::{families, seconds};
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, Stop, gone, message, say, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use axum::http::StatusCode;
use std::sync::Arc;

/// What became of a list that a known family sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// Now: what became of each entry.
    Now(Vec<(Entry, Outcome)>),
    /// The same list came before: how each entry stands.
    Before(Vec<(Entry, Outcome)>),
    /// There is no such family any more.
    Gone,
    /// Too many lists in a short time.
    TooOften,
}

/// Registers the entries of a list for a family that is known, and says so in a letter.
///
/// # Errors
/// When nothing of it was written.
pub async fn add(
    store: &Store,
    by: impl Into<Acting>,
    command: Register,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Added, StoreError> {
    let by: Acting = by.into();
    store
        .write(move |db| add_in(db, &by, &command, &programme, now))
        .await
}

fn add_in(
    db: &dyn Sql,
    by: &Acting,
    command: &Register,
    programme: &Programme,
    now: Instant,
) -> Result<Added, StoreError> {
    let Some(family) = families::by_id(db, &by.family)? else {
        return Ok(Added::Gone);
    };
    if let Some(second) = &by.second
        && seconds::joined_by_id(db, second)?.is_none()
    {
        return Ok(Added::Gone);
    }
    let request = match version(db, &command.request, &family.id, &command.content)? {
        Version::Same(request) => {
            let outcomes = confirmed(db, &request, &family, programme, now)?;
            return Ok(outcomes.map_or(Added::Gone, Added::Before));
        }
        Version::New(request) => request,
        Version::TooMany => return Ok(Added::TooOften),
    };
    let lately = of_family_since(db, &family.id, now - CONFIRM_WITHIN)?;
    if lately >= MOST_UNCONFIRMED {
        return Ok(Added::TooOften);
    }
    rows(&family, command, &request, programme, now).write(db, now)?;
    let outcomes = confirmed(db, &request, &family, programme, now)?;
    Ok(outcomes.map_or(Added::Gone, Added::Now))
}

/// Where a list of a page stands among those that came from it.
enum Version {
    /// The same list came before, as this one.
    Same(RequestId),
    /// It is another one, and becomes this one.
    New(RequestId),
    /// Too many came from one page.
    TooMany,
}

fn version(
    db: &dyn Sql,
    page: &RequestId,
    family: &FamilyId,
    content: &str,
) -> Result<Version, StoreError> {
    for id in (0..MOST_VERSIONS).map(|number| page.version(number)) {
        match confirmed_content(db, &id, family)? {
            Some(before) if before == content => return Ok(Version::Same(id)),
            Some(_) => {}
            None => return Ok(Version::New(id)),
        }
    }
    Ok(Version::TooMany)
}

/// Whether the same list came before.
///
/// # Errors
/// When the store cannot be used.
pub async fn came_before(
    context: &Context,
    state: &State,
    family: &FamilyId,
    list: &List,
) -> Result<bool, Stop> {
    let (page, family, content) = (state.page.clone(), family.clone(), list.content());
    let store = &context.store;
    let version = store.read(move |db| version(db, &page, &family, &content));
    let version = version.await.map_err(unavailable(context))?;
    Ok(matches!(version, Version::Same(_)))
}

/// The button of the mail, pressed in the same transaction.
fn confirmed(
    db: &dyn Sql,
    request: &RequestId,
    family: &Family,
    programme: &Programme,
    now: Instant,
) -> Result<Option<Vec<(Entry, Outcome)>>, StoreError> {
    let fresh = family.id.clone();
    Ok(
        match confirm_in(db, request, fresh, programme, now, true)? {
            Confirmed::Done(_, outcomes) => Some(outcomes),
            Confirmed::Gone => None,
        },
    )
}

/// The form and its entries as they are before they are confirmed; nothing is held between.
fn rows(
    family: &Family,
    command: &Register,
    request: &RequestId,
    programme: &Programme,
    now: Instant,
) -> Decision {
    let Register {
        list,
        content,
        request: _,
        registrations,
    } = command;
    let mut decision = Decision::default();
    decision.rows.push(Row::Request(Box::new(Request {
        id: request.clone(),
        content: content.clone(),
        // What the family has on its page, not what stood on this one.
        guardian: family.guardian.clone(),
        received_at: now,
        expires_at: now + CONFIRM_WITHIN,
    })));
    for (Wanted { key, child }, id) in list.entries.iter().zip(registrations) {
        let ends_at = programme.terms(key).map_or(now, |terms| terms.ends_at);
        decision.rows.push(Row::Registration(Box::new(Registration {
            id: id.clone(),
            request: request.clone(),
            key: key.clone(),
            child: child.clone(),
            status: Status::Unconfirmed,
            held_until: None,
            offered_until: None,
            queue: None,
            received_at: now,
            ends_at,
        })));
    }
    decision
}

/// Sends the list of a known family, and says what became of each entry.
///
/// # Errors
/// When its link is not accepted any more, the family is gone, or the store cannot be used.
pub async fn send(context: &Context, state: &State, list: List) -> Page {
    let by = acting(context, state.link()).await?;
    let (programme, now) = (context.programme(), context.now());
    let command = Register {
        content: list.content(),
        registrations: list
            .entries
            .iter()
            .map(|_| RegistrationId::new(context.chance()))
            .collect(),
        request: state.page.clone(),
        list,
    };
    let added = add(&context.store, by.clone(), command, programme, now).await;
    let message = match added.map_err(unavailable(context))? {
        Added::Now(outcomes) => {
            for (entry, outcome) in &outcomes {
                let (page, who) = (&state.page, by.in_log());
                context.log(&format!("added {page}: {} {outcome:?}{who}", entry.id));
            }
            context.wake();
            done(context, &by, &outcomes, true)
        }
        Added::Before(outcomes) => before(context, &by, &outcomes),
        Added::Gone => return Err(gone(context)),
        Added::TooOften => {
            let (title, lead) = (text!("list_too_often_title"), text!("list_added_too_often"));
            let status = StatusCode::TOO_MANY_REQUESTS;
            return Ok(message(context, status, &title, Some(&lead)));
        }
    };
    Ok(say(context, StatusCode::OK, &message))
}

/// The same list came before.
fn before(context: &Context, by: &Acting, outcomes: &[(Entry, Outcome)]) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
    Message {
        title: context.say(&text!("list_added_before_title")),
        lead: texts.paragraphs(&text!("list_added_before_lead")),
        children: shown(outcomes, &programme, texts),
        links: vec![link_of(context, by)],
        ..Message::default()
    }
}
