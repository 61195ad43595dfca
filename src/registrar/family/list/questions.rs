//! The third page: what the offers ask before a place is given.

use super::flow::Flow;
use super::read::{Person, asking, field_of, is_of_child, possible};
use super::state::State;
use crate::catalogue::{Offer, Question, Season};
use crate::form_view::{Field, Maker};
use crate::registrar::domain::Instant;
use crate::registrar::programme::Programme;
use crate::registrar::texts::Texts;
use crate::registrar::web::field_errors::{FieldError, fill};
use serde::Serialize;

/// What is asked about one child: whatever the offer, or by one of them.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// First name, and the title of the offer.
    pub title: String,
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
        let child = person.child.first_name.clone();
        let field = |offer: &Offer, question: &Question| {
            let name = field_of(person.number, &offer.id, question);
            let mut field = maker.question(question, name)?;
            fill(&mut field, &state.fields, errors, texts);
            Some(field)
        };
        let terms = possible(state, person, programme, now);
        let offers = asking(&terms, season);
        let mut of_child: Vec<Field> = Vec::new();
        for offer in &offers {
            let asked = offer.questions.iter().filter(|one| is_of_child(one));
            for one in asked.filter_map(|one| field(offer, one)) {
                match of_child.iter_mut().find(|known| known.name == one.name) {
                    Some(known) => known.optional &= one.optional,
                    None => of_child.push(one),
                }
            }
        }
        all.push(Asked {
            title: child.clone(),
            fields: of_child,
        });
        for offer in &offers {
            let own = offer.questions.iter().filter(|one| !is_of_child(one));
            all.push(Asked {
                title: format!("{child}: {}", offer.title),
                fields: own.filter_map(|one| field(offer, one)).collect(),
            });
        }
    }
    all.retain(|asked| !asked.fields.is_empty());
    all
}
