//! The third page: what the offers ask before a place is given.

use super::flow::Flow;
use super::read::{Person, asking, possible, prefix};
use super::state::State;
use crate::catalogue::Season;
use crate::form_view::{Field, Maker};
use crate::registrar::domain::Instant;
use crate::registrar::programme::Programme;
use crate::registrar::texts::Texts;
use crate::registrar::web::field_errors::{FieldError, fill};
use serde::Serialize;

/// What one offer asks about one child.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// First name.
    pub child: String,
    /// Title of the offer.
    pub offer: String,
    /// The questions.
    pub fields: Vec<Field>,
}

/// The page.
#[derive(Debug, Serialize)]
pub struct QuestionsPage {
    /// Steps, state, errors.
    pub flow: Flow,
    /// What is asked.
    pub asked: Vec<Asked>,
}

/// Everything that is asked, child by child.
pub fn asked(
    state: &State,
    people: &[Person],
    (programme, season): (&Programme, &Season),
    errors: &[FieldError],
    texts: &Texts,
    now: Instant,
) -> Vec<Asked> {
    let maker = Maker {
        texts: texts.all(),
        town: &programme.catalogue().town,
    };
    let mut all = Vec::new();
    for person in people {
        let terms = possible(state, person, programme, now);
        for offer in asking(&terms, season) {
            let prefix = prefix(person.number, &offer.id);
            let fields = offer.questions.iter().filter_map(|question| {
                let mut field = maker.question(question, format!("{prefix}{}", question.id))?;
                fill(&mut field, &state.fields, errors, texts);
                Some(field)
            });
            all.push(Asked {
                child: person.child.first_name.clone(),
                offer: offer.title.clone(),
                fields: fields.collect(),
            });
        }
    }
    all
}
