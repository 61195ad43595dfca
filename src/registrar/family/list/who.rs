//! The first page: who takes part, and who answers for the children.

use super::flow::Flow;
use super::slips::{self, Slip};
use super::state::State;
use crate::calendar::NaiveDate;
use crate::calendar::dates::date;
use crate::catalogue::Season;
use crate::form_view::{ChildView, Field, Maker};
use crate::registrar::domain::MOST_CHILDREN;
use crate::registrar::family::form::TRAP;
use crate::registrar::texts::{Texts, text};
use crate::registrar::web::field_errors::{FieldError, error_at, fill};
use crate::text::Lang;
use serde::Serialize;

/// The page.
#[derive(Debug, Serialize)]
pub struct WhoPage {
    /// Steps, state, errors.
    pub flow: Flow,
    /// The children that are known.
    pub known: Vec<KnownChild>,
    /// One block for each other child.
    pub children: Vec<ChildView>,
    /// How many.
    pub count: usize,
    /// Another child fits.
    pub may_add: bool,
    /// Name, mailbox and phone; nothing when they are known.
    pub guardian: Vec<Field>,
    /// Name, mailbox and phone that are known.
    pub contact: Vec<String>,
    /// Name of the trap field.
    pub trap: &'static str,
    /// The address looks like a slip: the question, and what it may have been meant to be.
    pub slip: Option<Slip>,
}

/// A child that is known: who it is stands, where it lives and what it pays may have changed.
#[derive(Debug, Serialize)]
pub struct KnownChild {
    /// First and last name.
    pub name: String,
    /// `geboren am 1. Februar 2017`.
    pub born: String,
    /// What may have changed.
    pub fields: Vec<Field>,
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
            let is_option = field.options.iter().any(|(id, _)| *id == field.value);
            if field.value.is_empty() || (!is_option && !preset.is_empty()) {
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
    let known = known(state, &mut children, texts);
    let mut guardian = match state.is_of_known() {
        true => Vec::new(),
        false => maker.guardian(),
    };
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
        known,
        children,
        count,
        may_add: count < MOST_CHILDREN,
        guardian,
        contact: contact(state),
        trap: TRAP,
        slip,
    }
}

/// The children that are known, out of the blocks of all.
fn known(state: &State, children: &mut Vec<ChildView>, texts: &Texts) -> Vec<KnownChild> {
    let count = state.known().min(children.len());
    let known = children.drain(..count).enumerate();
    let known = known.map(|(index, child)| {
        let ChildView {
            title: _,
            names: _,
            birth: _,
            fields,
        } = child;
        let typed = |field| state.fields.of_child(index + 1, field);
        let number = |field| typed(field).parse().unwrap_or(0);
        let year = typed("birth_year").parse().unwrap_or(0);
        let born = NaiveDate::from_ymd_opt(year, number("birth_month"), number("birth_day"));
        let born = born.map(|born| date(Lang::De, born)).unwrap_or_default();
        let born = texts
            .say(&text!("list_known_born", day = born))
            .into_owned();
        KnownChild {
            name: format!("{} {}", typed("first_name"), typed("last_name")),
            born,
            fields,
        }
    });
    known.collect()
}

/// How a known family is reached.
fn contact(state: &State) -> Vec<String> {
    let fields = ["guardian_name", "guardian_email", "guardian_phone"];
    let known = fields.iter().filter(|_| state.is_of_known());
    known
        .map(|field| state.fields.get(field).to_owned())
        .collect()
}

/// The question about the address, unless the family has answered it.
pub fn slip(state: &State, texts: &Texts) -> Option<Slip> {
    if state.is_of_known() {
        return None;
    }
    slips::question(&state.fields, state.fields.get("guardian_kept"), texts)
}
