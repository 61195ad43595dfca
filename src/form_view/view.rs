//! The parts of a form as the template sees them.

use serde::Serialize;

/// An error with the field to go to.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorView {
    /// Id of the field.
    pub id: String,
    /// What is wrong and how to mend it.
    pub text: String,
}

/// A child.
#[derive(Clone, Debug, Serialize)]
pub struct ChildView {
    /// `Wer macht mit?`, `2. Kind`.
    pub title: String,
    /// First and last name.
    pub names: Vec<Field>,
    /// Birth date: day, month, year.
    pub birth: Group,
    /// Lives in the town, and the questions of the offer.
    pub fields: Vec<Field>,
}

/// Fields that belong together and share hint and error.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Id of hint and error.
    pub id: String,
    /// Label.
    pub label: String,
    /// Hint below the label.
    pub hint: Option<String>,
    /// What is wrong.
    pub error: Option<String>,
    /// The fields.
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Field {
    /// Name in the form data.
    pub name: String,
    /// Id in the page.
    pub id: String,
    /// `text`, `email`, `tel`, `number` (digits in a text field), `area`, `radio`, `select` or
    /// `checkbox`.
    pub kind: &'static str,
    /// Label.
    pub label: String,
    /// Hint below the label.
    pub hint: Option<String>,
    /// What is wrong.
    pub error: Option<String>,
    /// What was typed or chosen; `1` is a ticked checkbox.
    pub value: String,
    /// May stay empty.
    pub optional: bool,
    /// `autocomplete`; empty where no browser knows what is meant. Never `off`: a browser that goes back
    /// would show such a field empty (rule L2).
    pub autocomplete: &'static str,
    /// Width in characters, 0 for the whole line.
    pub width: u8,
    /// Wrong, with the words elsewhere: in the group it belongs to.
    pub invalid: bool,
    /// The first field to go to.
    pub focus: bool,
    /// Answers of `radio` and `select`: value and words.
    pub options: Vec<(String, String)>,
}
