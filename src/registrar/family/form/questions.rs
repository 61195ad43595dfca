//! What an offer asks about each child.

use crate::catalogue::Question;
use crate::pass::QuestionKind;
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::text::typed::line;
use crate::text::{Lang, or};
use std::collections::BTreeMap;

/// Longest answer, in letters.
const LONGEST: usize = 500;

/// The answers to the questions the offer asks, and to no others. `field` is the name of the field of a
/// question.
pub fn answers(
    fields: &Fields,
    field: &dyn Fn(&Question) -> String,
    questions: &[Question],
    errors: &mut Vec<FieldError>,
) -> BTreeMap<String, String> {
    let mut answers = BTreeMap::new();
    for question in questions
        .iter()
        .filter(|question| !question.kind.is_asked_later())
    {
        let name = field(question);
        let answer = line(fields.get(&name));
        let yes_or_no = match question.kind {
            QuestionKind::Swimming | QuestionKind::PickUp | QuestionKind::Photo => true,
            QuestionKind::Health | QuestionKind::Text | QuestionKind::Choice => false,
        };
        if answer.is_empty() {
            // A photo is a consent: no answer is a no.
            if question.required && question.kind != QuestionKind::Photo {
                errors.push(FieldError::new(&name, unanswered(question)));
            }
        } else if yes_or_no && !matches!(answer.as_str(), "yes" | "no") {
            errors.push(FieldError::new(&name, text!("error_yes_or_no")));
        } else if question.kind == QuestionKind::Choice && !question.options.contains(&answer) {
            errors.push(FieldError::new(
                &name,
                text!("error_choice", options = or(Lang::De, &question.options)),
            ));
        } else if answer.chars().count() > LONGEST {
            errors.push(FieldError::new(
                &name,
                text!("error_answer_length", letters = LONGEST),
            ));
        } else {
            answers.insert(question.id.clone(), answer);
        }
    }
    answers
}

/// What a question is called where only the answer stands: on the page to check and in lists.
pub fn name_of(question: &Question, texts: &Texts) -> String {
    let name = match question.kind {
        QuestionKind::Swimming => text!("question_swimming"),
        QuestionKind::PickUp => text!("question_pick_up"),
        QuestionKind::Photo => text!("question_photo"),
        QuestionKind::Health => text!("health_title"),
        QuestionKind::Text | QuestionKind::Choice => return question.label.clone(),
    };
    texts.say(&name).into_owned()
}

/// What to do about a question without an answer, so that it can be understood without seeing the
/// question.
fn unanswered(question: &Question) -> Text {
    match question.kind {
        QuestionKind::Swimming => text!("error_swimming"),
        QuestionKind::PickUp => text!("error_pick_up"),
        QuestionKind::Photo | QuestionKind::Health | QuestionKind::Text | QuestionKind::Choice => {
            text!("error_unanswered", question = question.label.as_str())
        }
    }
}
