//! The first page: who takes part, and who answers for the children.

use super::flow::Flow;
use super::slips;
use super::state::State;
use crate::catalogue::Season;
use crate::form_view::{ChildView, Field, Maker};
use crate::registrar::domain::{Email, MOST_CHILDREN};
use crate::registrar::family::form::TRAP;
use crate::registrar::texts::{Texts, text};
use crate::registrar::web::field_errors::{FieldError, error_at, fill};
use serde::Serialize;

/// The page.
#[derive(Debug, Serialize)]
pub struct WhoPage {
    /// Steps, state, errors.
    pub flow: Flow,
    /// One block for each child.
    pub children: Vec<ChildView>,
    /// How many.
    pub count: usize,
    /// Another child fits.
    pub may_add: bool,
    /// Name, mailbox and phone.
    pub guardian: Vec<Field>,
    /// Name of the trap field.
    pub trap: &'static str,
    /// The address looks like a slip: the question, and what it may have been meant to be.
    pub slip: Option<Slip>,
}

/// A question about a mail address.
#[derive(Debug, Serialize)]
pub struct Slip {
    /// `Meinten Sie kim@gmail.com?`
    pub question: String,
    /// The address as it was typed.
    pub typed: String,
    /// The address that may be meant.
    pub meant: String,
}

/// The page with what was typed and what is wrong.
pub fn page(
    state: &State,
    flow: Flow,
    season: &Season,
    town: &str,
    errors: &[FieldError],
    texts: &Texts,
) -> WhoPage {
    let maker = Maker {
        texts: texts.all(),
        town,
    };
    let count = state.children();
    let mut children: Vec<ChildView> = (1..=count)
        .map(|number| maker.person(season, number))
        .collect();
    for (index, child) in children.iter_mut().enumerate() {
        let fields = child.names.iter_mut().chain(&mut child.birth.fields);
        for field in fields.chain(&mut child.fields) {
            let preset = std::mem::take(&mut field.value);
            fill(field, &state.fields, errors, texts);
            if field.value.is_empty() {
                field.value = preset;
            }
        }
        let birth = format!("child{}_birth_day", index + 1);
        child.birth.error = error_at(&birth, errors, texts);
        for field in &mut child.birth.fields {
            // The words stand once, above the three fields; each of them is marked.
            field.error = None;
            field.invalid = child.birth.error.is_some();
        }
    }
    let mut guardian = maker.guardian();
    for field in &mut guardian {
        fill(field, &state.fields, errors, texts);
    }
    // It is asked on the way on, not when another child is added.
    let asked = state.fields.get("guardian_asked") == state.fields.get("guardian_email");
    let slip = slip(state, texts).filter(|_| asked);
    if errors.is_empty() && count > 1 && slip.is_none() {
        // Another child was asked for: there is what to do next.
        let last = children
            .last_mut()
            .and_then(|child| child.names.first_mut());
        if let Some(field) = last.filter(|field| field.value.is_empty()) {
            field.focus = true;
        }
    }
    WhoPage {
        flow,
        children,
        count,
        may_add: count < MOST_CHILDREN,
        guardian,
        trap: TRAP,
        slip,
    }
}

/// The question about the address, unless the family has answered it.
pub fn slip(state: &State, texts: &Texts) -> Option<Slip> {
    let typed = state.fields.get("guardian_email");
    Email::parse(typed)?;
    let meant = slips::meant(typed).filter(|_| state.fields.get("guardian_kept") != typed)?;
    let question = texts.say(&text!("list_slip", email = meant.as_str()));
    Some(Slip {
        question: question.into_owned(),
        typed: typed.to_owned(),
        meant,
    })
}
