//! The last page: the mail is on its way, to this address (rule L8).

use super::device::remembered;
use super::slips::Slip;
use super::state::State;
use crate::form_view::{Field, Maker};
use crate::registrar::texts::{english, text};
use crate::registrar::web::answers::{Page, page as answer, to_holiday_pass};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::{FieldError, fill};
use crate::registrar::web::fields::Fields;
use crate::routes;
use axum::http::StatusCode;
use serde::Serialize;

/// The page.
#[derive(Debug, Serialize)]
pub struct SentPage {
    /// Where the form goes.
    pub action: &'static str,
    /// The sealed state.
    pub seal: Option<String>,
    /// Where the mail went.
    pub email: String,
    /// Paragraphs.
    pub lead: Vec<String>,
    /// The most important in English.
    pub english: String,
    /// The field for another address.
    pub field: Option<Field>,
    /// It is open, because something is wrong with what was typed, or it may be a slip.
    pub open: bool,
    /// The address that was typed looks like a slip.
    pub slip: Option<Slip>,
    /// What the browser may keep, as JSON.
    pub remembered: String,
    /// Links: address and label.
    pub links: Vec<(String, String)>,
}

/// Another address that was typed and is not taken as it is.
#[derive(Debug, Default)]
pub struct Typed<'a> {
    fields: Option<&'a Fields>,
    errors: &'a [FieldError],
    slip: Option<Slip>,
}

impl<'a> Typed<'a> {
    /// It is none.
    pub fn wrong(fields: &'a Fields, errors: &'a [FieldError]) -> Typed<'a> {
        Typed {
            fields: Some(fields),
            errors,
            slip: None,
        }
    }

    /// It may be a slip.
    pub fn slip(fields: &'a Fields, slip: Slip) -> Typed<'a> {
        Typed {
            fields: Some(fields),
            errors: &[],
            slip: Some(slip),
        }
    }
}

/// The page.
///
/// # Errors
/// Never: it is an answer like the others.
pub fn page(
    context: &Context,
    mut state: State,
    Typed {
        fields: typed,
        errors,
        slip,
    }: Typed<'_>,
) -> Page {
    state.sent = true;
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let maker = Maker {
        texts: texts.all(),
        town: &programme.catalogue().town,
    };
    let mut fields = maker.guardian().into_iter();
    let mut field = fields.find(|field| field.name == "guardian_email");
    if let (Some(field), Some(typed)) = (&mut field, typed) {
        fill(field, typed, errors, texts);
        field.focus = !errors.is_empty();
    }
    let mut links = vec![to_holiday_pass(context)];
    if let Some(path) = context.mails {
        links.push((path.to_owned(), context.say(&text!("to_mails"))));
    }
    let data = SentPage {
        action: routes::FAMILY_LIST,
        seal: state.signed(&context.links, context.now()),
        email: state.fields.get("guardian_email").to_owned(),
        lead: texts.paragraphs(&text!("list_sent_lead")),
        english: texts.english(english!("sent_lead")),
        field,
        open: !errors.is_empty() || slip.is_some(),
        slip,
        remembered: remembered(&state),
        links,
    };
    let mut title = context.say(&text!("sent_title"));
    if !errors.is_empty() {
        title = context.say(&text!("title_with_errors", title = title));
    }
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(answer(
        context,
        status,
        "registrar/list/sent.html",
        &title,
        &data,
    ))
}
