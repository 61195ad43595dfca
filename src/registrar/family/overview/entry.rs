//! The page of one registration, behind its title in the plan: all facts, the questions, and what can be
//! done with it.

use super::children::{Kid, Kids};
use super::words::sentence;
use crate::registrar::domain::{Instant, Registration, RegistrationId, Status};
use crate::registrar::family::answer::expected;
use crate::registrar::family::link::family_of;
use crate::registrar::family::view::{FamilyView, view};
use crate::registrar::mail::letter::Detail;
use crate::registrar::mail::letters::entries::EntryView;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::answers::{self, Page, gone, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::requests::Asked;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use std::sync::Arc;

const TEMPLATE: &str = "registrar/registration.html";

/// The page.
#[derive(Debug, Serialize)]
struct EntryPage {
    /// The family link.
    link: String,
    /// Number.
    id: String,
    /// Who.
    kid: Kid,
    /// Words.
    entry: EntryView,
    /// It can be given back: label of the button.
    cancel: Option<String>,
    /// Heading above that button.
    absent: String,
    /// It is a place, not a position on the waiting list.
    place: bool,
    /// A place is offered.
    offered: bool,
    /// The offer asks something that is only asked now: label of the link.
    health: Option<String>,
}

/// Whether an offered place can be taken or left now.
pub fn can_be_answered(own: &Registration, programme: &Programme, now: Instant) -> bool {
    own.is_offered(now) && is_ahead(own, programme, now) && expected(own, programme).is_some()
}

fn is_ahead(own: &Registration, programme: &Programme, now: Instant) -> bool {
    let terms = programme.terms(&own.key);
    terms.is_some_and(|terms| now < terms.starts_at)
}

/// Shows one registration of a family.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let family = family_of(&context, &asked.l).await?;
    let view = view(&context.store, family)
        .await
        .map_err(unavailable(&context))?;
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let found = view.zip(RegistrationId::parse(&asked.nummer));
    let page = found
        .and_then(|(view, id)| page(&view, &id, asked.l, &programme, texts, context.now()))
        .ok_or_else(|| gone(&context))?;
    let title = format!("{}, {}", page.entry.title, page.kid.name);
    let status = StatusCode::OK;
    Ok(answers::page(&context, status, TEMPLATE, &title, &page))
}

fn page(
    view: &FamilyView,
    id: &RegistrationId,
    link: String,
    programme: &Programme,
    texts: &Texts,
    now: Instant,
) -> Option<EntryPage> {
    let say = |text: Text| texts.say(&text).into_owned();
    let mut all = view.registrations.iter().zip(&view.entries);
    let (own, entry) = all.find(|(own, _)| own.id == *id)?;
    if own.status == Status::Unconfirmed {
        return None;
    }
    let child = own.child.first_name.as_str();
    let ahead = is_ahead(own, programme, now);
    let offered = can_be_answered(own, programme, now);
    Some(EntryPage {
        link,
        id: own.id.to_string(),
        kid: Kids::of(&view.registrations).kid(own),
        entry: sentence((own, entry), Detail::All, view, programme, texts),
        cancel: (own.status.is_active() && ahead && !offered).then(|| match own.status {
            Status::Waiting => say(text!("overview_cancel_waiting")),
            _ => say(text!("overview_cancel_place")),
        }),
        absent: say(text!("overview_absent", child = child)),
        place: own.status == Status::Placed,
        offered,
        health: health(own, programme)
            .filter(|_| own.status == Status::Placed && ahead)
            .map(say),
    })
}

/// The way to the question that is only asked after a place is given.
fn health(own: &Registration, programme: &Programme) -> Option<Text> {
    let child = own.child.first_name.as_str();
    let offer = programme.offer(&own.key.season, &own.key.offer)?;
    let mut questions = offer.questions.iter();
    let question = questions.find(|question| question.kind.is_asked_later())?;
    Some(match own.child.answers.get(&question.id) {
        Some(_) => text!("overview_change_health", child = child),
        None => text!("overview_add_health", child = child),
    })
}
