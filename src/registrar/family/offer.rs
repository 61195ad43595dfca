//! The link of an offer: take the place or leave it to others.

use super::answer::{Answered, Wish, answer, expected, words};
use super::link::{acting_as, link_of};
use crate::registrar::domain::signed_links::{Opened, Purpose};
use crate::registrar::domain::{
    Acting, Family, Instant, Registration, RegistrationId, Status, Whose,
};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::{entries, moment};
use crate::registrar::mail::meanwhile::mark;
use crate::registrar::store::records::registrations;
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Text, english, text};
use crate::registrar::web::answers::{Page, Stop, forged, gone, message, say, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::Arc;

/// A confirmed registration with its family, as the page names it.
async fn registration(
    store: &Store,
    id: RegistrationId,
) -> Result<Option<(Registration, Family, Entry)>, StoreError> {
    let find = move |db: &dyn Sql| {
        let Some((own, family)) = registrations::with_family(db, &id)? else {
            return Ok(None);
        };
        let mut entry = Entry::of(&own);
        mark(db, [&mut entry])?;
        Ok(Some((own, family, entry)))
    };
    store.read(find).await
}

/// What stands in the link of an offer.
struct Offered {
    /// The registration.
    id: RegistrationId,
    /// Whose letter it was: the family as it was called when the link was made.
    by: Acting,
    /// The end of its time.
    until: Instant,
    /// Its time is over. How the offer stands says the registration; but an old link opens nothing
    /// else.
    is_old: bool,
}

/// Reads the link of an offer.
async fn offered(context: &Context, link: &str) -> Result<Offered, Stop> {
    let read = |opened: Opened| {
        let (id, whose) = opened.id.split_once('_')?;
        let (id, whose) = RegistrationId::parse(id).zip(Whose::parse(whose))?;
        Some((id, whose, opened))
    };
    let opened = context.links.open(Purpose::Offer, link);
    let (id, whose, opened) = opened.and_then(read).ok_or_else(|| forged(context))?;
    Ok(Offered {
        id,
        by: acting_as(context, whose).await?,
        until: opened.until,
        is_old: opened.is_old(context.now()),
    })
}

/// Asks.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let offered = offered(&context, &asked.l).await?;
    let found = registration(&context.store, offered.id.clone())
        .await
        .map_err(unavailable(&context))?;
    let own_family = |(_, family, _): &(_, Family, _)| family.id == offered.by.family;
    let Some((own, _, entry)) = found.filter(own_family) else {
        return Err(gone(&context));
    };
    // A letter may arrive before the store knows that it was handed over.
    let until = own.offered_until.unwrap_or(offered.until);
    let open = own.is_offered(context.now());
    let expected = expected(&own, &context.programme()).is_some();
    let message = match Some(until).filter(|_| open && expected) {
        Some(until) => ask(&context, &entry, until, &offered.by, asked.l),
        // The answer was given before, or the time is over.
        None => {
            let answered = match own.status {
                Status::Offered if !expected => Answered::Uncertain,
                Status::Offered => Answered::TooLate,
                status => Answered::AsBefore(status),
            };
            let (_, title, lead) = words(answered, &context.pages.texts);
            told(&context, &title, &lead, &offered)
        }
    };
    Ok(say(&context, StatusCode::OK, &message))
}

/// The question whether the place is wanted.
fn ask(context: &Context, entry: &Entry, until: Instant, by: &Acting, link: String) -> Message {
    let (programme, texts) = (context.programme(), &context.pages.texts);
    Message {
        title: context.say(&text!("offered_title")),
        lead: texts.paragraphs(&text!("offered_lead", until = moment(until))),
        english: Some(texts.english(english!("offered_lead"))),
        entries: vec![entries::view(entry, None, Detail::Terms, &programme, texts)],
        buttons: vec![
            ("annehmen", context.say(&text!("offered_accept")), true),
            ("ablehnen", context.say(&text!("offered_decline")), false),
        ],
        action: routes::OFFERED_PLACE,
        link,
        links: vec![link_of(context, by)],
        ..Message::default()
    }
}

/// What an answer led to, with the way to everything else.
fn told(context: &Context, title: &Text, lead: &Text, offered: &Offered) -> Message {
    Message {
        title: context.say(title),
        lead: context.pages.texts.paragraphs(lead),
        links: match offered.is_old {
            true => Vec::new(),
            false => vec![link_of(context, &offered.by)],
        },
        ..Message::default()
    }
}

/// Takes the answer.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let offered = offered(&context, fields.get("l")).await?;
    let wish = match fields.get("schritt") {
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        _ => {
            let title = text!("offered_no_answer");
            return Ok(message(&context, StatusCode::BAD_REQUEST, &title, None));
        }
    };
    let (programme, now) = (context.programme(), context.now());
    let (by, number) = (offered.by.clone(), offered.id.clone());
    let answered = answer(&context.store, by, number, wish, programme, now)
        .await
        .map_err(unavailable(&context))?;
    let Some(answered) = answered else {
        return Err(gone(&context));
    };
    let who = offered.by.in_log();
    context.log(&format!("offer {}: {answered:?}{who}", offered.id));
    context.wake();
    let (status, title, lead) = words(answered, &context.pages.texts);
    Ok(say(
        &context,
        status,
        &told(&context, &title, &lead, &offered),
    ))
}
