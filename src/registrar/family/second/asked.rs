//! The link of somebody who is asked to be the second guardian.

use super::{Stands, answer, stands};
use crate::registrar::domain::signed_links::{Opened, Purpose};
use crate::registrar::domain::{Acting, RequestId};
use crate::registrar::family::link::link_of;
use crate::registrar::mail::letters::listed;
use crate::registrar::store::sql::Sql;
use crate::registrar::texts::{Text, english, text};
use crate::registrar::web::answers::{Page, Stop, forged, message, say, too_old, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::Arc;

/// What stands in a link, and whether it is too old to lead on.
fn opened(context: &Context, link: &str) -> Result<(RequestId, bool), Stop> {
    let opened = context.links.open(Purpose::Second, link);
    let id = |opened: Opened| Some((RequestId::parse(&opened.id)?, opened.is_old(context.now())));
    opened.and_then(id).ok_or_else(|| forged(context))
}

/// Asks.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let (id, is_old) = opened(&context, &asked.l)?;
    let now = context.now();
    let find = move |db: &dyn Sql| stands(db, &id, now);
    let found = context.store.read(find).await;
    match found.map_err(unavailable(&context))? {
        Stands::Asked(family, _, children) => {
            let first = family.guardian.name.as_str();
            let message = question(&context, first, &children, asked.l);
            Ok(say(&context, StatusCode::OK, &message))
        }
        stands => answered(&context, stands, is_old),
    }
}

fn question(context: &Context, first: &str, children: &[String], link: String) -> Message {
    let texts = &context.pages.texts;
    let lead = match children {
        [] => text!("asked_lead_nobody", first = first),
        _ => text!("asked_lead", first = first, children = listed(children)),
    };
    Message {
        title: context.say(&text!("asked_title")),
        lead: texts.paragraphs(&lead),
        english: Some(texts.english(english!("asked_lead"))),
        buttons: vec![
            ("ja", context.say(&text!("asked_yes")), true),
            ("nein", context.say(&text!("asked_no")), false),
        ],
        action: routes::SECOND_ASKED,
        link,
        ..Message::default()
    }
}

/// Takes the answer.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let (id, is_old) = opened(&context, fields.get("l"))?;
    let yes = match fields.get("schritt") {
        "ja" => true,
        "nein" => false,
        _ => {
            let title = text!("offered_no_answer");
            return Ok(message(&context, StatusCode::BAD_REQUEST, &title, None));
        }
    };
    let now = answer(&context.store, id, yes, context.now()).await;
    let stands = now.map_err(unavailable(&context))?;
    context.log(match stands {
        Stands::Joined(_) => "second guardian: joined",
        _ => "second guardian: not joined",
    });
    context.wake();
    answered(&context, stands, is_old)
}

/// How it stands, in words.
fn answered(context: &Context, stands: Stands, is_old: bool) -> Page {
    let told = |title: Text, lead: Text| message(context, StatusCode::OK, &title, Some(&lead));
    match stands {
        Stands::Joined(acting) => Ok(joined(context, Some(&acting).filter(|_| !is_old))),
        Stands::Declined => Ok(told(text!("asked_no_title"), text!("asked_no_lead"))),
        Stands::Asked(..) | Stands::TooLate => Err(too_old(context, &text!("expired_second"))),
        Stands::Gone => {
            let (title, lead) = (text!("asked_gone_title"), text!("asked_gone_lead"));
            Err(message(context, StatusCode::GONE, &title, Some(&lead)).into())
        }
    }
}

fn joined(context: &Context, acting: Option<&Acting>) -> Response {
    let message = Message {
        title: context.say(&text!("joined_title")),
        lead: context.pages.texts.paragraphs(&text!("joined_lead")),
        links: acting
            .map(|acting| link_of(context, acting))
            .into_iter()
            .collect(),
        ..Message::default()
    };
    say(context, StatusCode::OK, &message)
}
