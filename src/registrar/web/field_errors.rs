//! Fields with what was typed and what is wrong with it.

use super::fields::Fields;
use crate::form_view::{ErrorView, Field};
use crate::registrar::texts::{Text, Texts, text};

/// Something wrong at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// Which child it is about, where there are several.
    pub child: Option<usize>,
    /// What is wrong and how to mend it.
    pub text: Text,
}

impl FieldError {
    /// What is wrong at a field, and how to mend it.
    pub fn new(field: &str, text: Text) -> FieldError {
        FieldError {
            field: field.to_owned(),
            child: None,
            text,
        }
    }

    /// The same in words.
    pub fn say(&self, texts: &Texts) -> String {
        let error = texts.say(&self.text);
        match self.child {
            Some(number) => texts
                .say(&text!(
                    "error_of_child",
                    number = number,
                    error = error.as_ref()
                ))
                .into_owned(),
            None => error.into_owned(),
        }
    }
}

/// Heading and links above a form with errors; both empty without.
pub fn summary(errors: &[FieldError], texts: &Texts) -> (String, Vec<ErrorView>) {
    if errors.is_empty() {
        return (String::new(), Vec::new());
    }
    let title = texts.say(&text!("errors_title", count = errors.len()));
    let view = |error: &FieldError| ErrorView {
        id: format!("f-{}", error.field.replace('_', "-")),
        text: error.say(texts),
    };
    (title.into_owned(), errors.iter().map(view).collect())
}

/// What is wrong at a field.
pub fn error_at(field: &str, errors: &[FieldError], texts: &Texts) -> Option<String> {
    let mut errors = errors.iter();
    errors
        .find(|error| error.field == field)
        .map(|error| error.say(texts))
}

/// Puts what was typed and what is wrong into a field.
pub fn fill(field: &mut Field, fields: &Fields, errors: &[FieldError], texts: &Texts) {
    fields.get(&field.name).clone_into(&mut field.value);
    field.error = error_at(&field.name, errors, texts);
}
