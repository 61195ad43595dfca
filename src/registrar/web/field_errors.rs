//! Fields with what was typed and what is wrong with it.

use super::fields::Fields;
use crate::form_view::{ErrorView, Field};

/// Something wrong at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// What is wrong and how to mend it.
    pub text: String,
}

impl FieldError {
    /// What is wrong at a field, and how to mend it.
    pub fn new(field: &str, text: &str) -> FieldError {
        FieldError {
            field: field.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// Heading and links above a form with errors; both empty without.
pub fn summary(errors: &[FieldError]) -> (String, Vec<ErrorView>) {
    let title = match errors.len() {
        0 => String::new(),
        1 => "Bitte prüfen Sie eine Angabe".to_owned(),
        count => format!("Bitte prüfen Sie {count} Angaben"),
    };
    let view = |error: &FieldError| ErrorView {
        id: format!("f-{}", error.field.replace('_', "-")),
        text: error.text.clone(),
    };
    (title, errors.iter().map(view).collect())
}

/// Puts what was typed and what is wrong into a field.
pub fn fill(field: &mut Field, fields: &Fields, errors: &[FieldError]) {
    fields.get(&field.name).clone_into(&mut field.value);
    field.error = errors
        .iter()
        .find(|error| error.field == field.name)
        .map(|error| error.text.clone());
}
