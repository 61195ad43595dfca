//! The family link: everything of one address, to see, change, give back, delete.

mod children;
pub mod entry;
pub mod page;
mod plan;
mod season;
mod tally;
mod words;

use super::answer::{Answered, Wish, answer, words};
use super::link::{Done, acting, back};
use super::{contact, erase};
use crate::registrar::domain::{Acting, RegistrationId, Status};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{Page, gone, message, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::fields::Fields;
use crate::registrar::web::requests::{Asked, Posted};
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::Arc;

/// Shows everything.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let notice = Done::parse(&asked.ok).map(notice);
    page::show(&context, &asked.l, notice).await
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
        Done::Asked => text!("done_asked"),
        Done::TakenBack => text!("done_taken_back"),
        Done::Left => text!("done_left"),
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
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let by = acting(&context, fields.get("l")).await?;
    let wish = match fields.get("schritt") {
        "absagen" => Wish::Cancel,
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        "kontakt" => return contact::post(&context, by, &fields).await,
        "loeschen" => return erase::post(&context, by).await,
        _ => {
            let (title, lead) = (text!("no_step_title"), text!("no_step_lead"));
            let status = StatusCode::BAD_REQUEST;
            return Ok(message(&context, status, &title, Some(&lead)));
        }
    };
    answered(&context, by, &fields, wish).await
}

/// The answer for one registration.
async fn answered(context: &Context, by: Acting, fields: &Fields, wish: Wish) -> Page {
    let Some(id) = RegistrationId::parse(fields.get("nummer")) else {
        return Err(gone(context));
    };
    let (programme, now) = (context.programme(), context.now());
    let who = by.in_log();
    let answered = answer(&context.store, by, id.clone(), wish, programme, now)
        .await
        .map_err(unavailable(context))?;
    let Some(answered) = answered else {
        return Err(gone(context));
    };
    context.log(&format!("family {id}: {answered:?}{who}"));
    context.wake();
    let (status, title, lead) = words(answered, &context.pages.texts);
    Ok(if status == StatusCode::OK {
        back(fields.get("l"), done(wish, answered))
    } else {
        message(context, status, &title, Some(&lead))
    })
}
