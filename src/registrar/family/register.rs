//! Registering: a list is stored until somebody confirms it.

pub mod decision;
mod forms;
pub(super) mod shown;

use crate::registrar::domain::Instant;
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{english, text};
use crate::registrar::web::answers::{say, to_holiday_pass};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use decision::Register;
use forms::Form;
use std::sync::Arc;

/// Stores a form and its letter.
///
/// # Errors
/// When nothing of it was written.
pub async fn register(
    store: &Store,
    command: Register,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(), StoreError> {
    // What can be worked out before the writer has its turn is.
    let form = Form::new(command, programme, now);
    store.write_together(form).await
}

/// The mail is on its way: the same page for everybody.
pub async fn on_its_way(State(context): State<Arc<Context>>) -> Response {
    let mut links = vec![to_holiday_pass(&context)];
    if let Some(path) = context.mails {
        links.push((path.to_owned(), context.say(&text!("to_mails"))));
    }
    let texts = &context.pages.texts;
    let message = Message {
        title: context.say(&text!("sent_title")),
        lead: texts.paragraphs(&text!("sent_lead")),
        english: Some(texts.english(english!("sent_lead"))),
        links,
        ..Message::default()
    };
    say(&context, StatusCode::OK, &message)
}
