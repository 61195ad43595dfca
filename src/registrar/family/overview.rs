//! The family link: everything of one address, to see, change, give back, delete.

pub mod page;

use super::answer::{Answered, Wish, answer, words};
use super::link::{Done, back, family_of};
use super::{contact, erase};
use crate::registrar::domain::{RegistrationId, Status};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{
    LinkQuery, bad_link, gone, message, posted, query, unavailable,
};
use crate::registrar::web::context::Context;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::sync::Arc;

/// Shows everything.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let asked = query(asked);
    let notice = Done::parse(&asked.ok).map(notice);
    page::render(&context, &asked.l, notice, None, StatusCode::OK).await
}

/// What was just done, in words.
fn notice(done: Done) -> Text {
    match done {
        Done::Cancelled => text!("done_cancelled"),
        Done::Accepted => text!("done_accepted"),
        Done::Declined => text!("done_declined"),
        Done::AsBefore => text!("done_as_before"),
        Done::Contact => text!("done_contact"),
        Done::Address => text!("done_address"),
        Done::Notes => text!("done_health"),
    }
}

/// What the page says after an answer: what became of it, not what was pressed. Another tab may
/// have been quicker.
fn done(wish: Wish, answered: Answered) -> Done {
    match (wish, answered) {
        (Wish::Accept, Answered::Accepted | Answered::AsBefore(Status::Placed)) => Done::Accepted,
        (Wish::Decline, Answered::Declined | Answered::AsBefore(Status::Declined)) => {
            Done::Declined
        }
        (Wish::Cancel, Answered::Cancelled | Answered::AsBefore(Status::Cancelled)) => {
            Done::Cancelled
        }
        _ => Done::AsBefore,
    }
}

/// One step.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let id = match family_of(&context, &link) {
        Ok(id) => id,
        Err(problem) => return bad_link(&context, problem),
    };
    let wish = match fields.get("schritt") {
        "absagen" => Wish::Cancel,
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        "kontakt" => return contact::post(&context, id, &link, &fields).await,
        "loeschen" => return erase::post(&context, id).await,
        _ => {
            return message(
                &context,
                StatusCode::BAD_REQUEST,
                &text!("no_step_title"),
                Some(&text!("no_step_lead")),
            );
        }
    };
    let Some(number) = RegistrationId::parse(fields.get("nummer")) else {
        return gone(&context);
    };
    match answer(
        &context.store,
        id,
        number.clone(),
        wish,
        context.programme(),
        context.now(),
    )
    .await
    {
        Ok(Some(answered)) => {
            context.log(&format!("family {number}: {answered:?}"));
            context.wake();
            let (status, title, lead) = words(answered, &context.pages.texts);
            if status == StatusCode::OK {
                back(&link, done(wish, answered))
            } else {
                message(&context, status, &title, Some(&lead))
            }
        }
        Ok(None) => gone(&context),
        Err(error) => unavailable(&context, &error),
    }
}
