//! The link of an offer: take the place or leave it to others.

use super::answer::{Answered, Wish, answer, words};
use super::link::family_link;
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{Family, FamilyId, Instant, Registration, RegistrationId, Status};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::{entries, moment};
use crate::registrar::store::records::registrations;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Text, english, text};
use crate::registrar::web::answers::{Page, Stop, bad_link, gone, message, say, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::Arc;

/// A confirmed registration with its family.
async fn registration(
    store: &Store,
    id: RegistrationId,
) -> Result<Option<(Registration, Family)>, StoreError> {
    store
        .read(move |db| registrations::with_family(db, &id))
        .await
}

/// The registration of a link, and the family as it was called when the link was made.
fn offered(context: &Context, link: &str) -> Result<(RegistrationId, FamilyId), Stop> {
    let read = |text: String| {
        let (id, family) = text.split_once('_')?;
        RegistrationId::parse(id).zip(FamilyId::parse(family))
    };
    let text = context.links.read(Purpose::Offer, link, context.now());
    text.and_then(|text| read(text).ok_or(BadLink::Forged))
        .map_err(bad_link(context))
}

/// Asks.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let (id, owner) = offered(&context, &asked.l)?;
    let found = registration(&context.store, id)
        .await
        .map_err(unavailable(&context))?;
    let Some((own, _)) = found.filter(|(_, family)| family.id == owner) else {
        return Err(gone(&context));
    };
    let open = |until: &Instant| own.status == Status::Offered && context.now() < *until;
    let message = match own.offered_until.filter(open) {
        Some(until) => ask(&context, &own, until, &owner, asked.l),
        // The answer was given before, or the time is over.
        None => {
            let answered = match own.status {
                Status::Offered => Answered::TooLate,
                status => Answered::AsBefore(status),
            };
            let (_, title, lead) = words(answered, &context.pages.texts);
            told(&context, &title, &lead, &owner)
        }
    };
    Ok(say(&context, StatusCode::OK, &message))
}

/// The question whether the place is wanted.
fn ask(
    context: &Context,
    own: &Registration,
    until: Instant,
    family: &FamilyId,
    link: String,
) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let entry = Entry::of(own);
    Message {
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
        links: vec![family_link(context, family)],
    }
}

/// What an answer led to, with the way to everything else.
fn told(context: &Context, title: &Text, lead: &Text, family: &FamilyId) -> Message {
    Message {
        title: context.say(title),
        lead: context.pages.texts.paragraphs(lead),
        links: vec![family_link(context, family)],
        ..Message::default()
    }
}

/// Takes the answer.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let (id, owner) = offered(&context, fields.get("l"))?;
    let wish = match fields.get("schritt") {
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        _ => {
            let title = text!("offered_no_answer");
            return Ok(message(&context, StatusCode::BAD_REQUEST, &title, None));
        }
    };
    let (programme, now) = (context.programme(), context.now());
    let (family, number) = (owner.clone(), id.clone());
    let answered = answer(&context.store, family, number, wish, programme, now)
        .await
        .map_err(unavailable(&context))?;
    let Some(answered) = answered else {
        return Err(gone(&context));
    };
    context.log(&format!("offer {id}: {answered:?}"));
    context.wake();
    let (status, title, lead) = words(answered, &context.pages.texts);
    Ok(say(
        &context,
        status,
        &told(&context, &title, &lead, &owner),
    ))
}
