//! The parts of a form as the template sees them.

use serde::Serialize;

/// The form.
#[derive(Clone, Debug, Serialize)]
pub struct FormView {
    /// Where it goes.
    pub action: &'static str,
    /// Hidden: id of the season.
    pub season: String,
    /// Hidden: id of the offer.
    pub offer: String,
    /// Hidden: version of the field names.
    pub version: &'static str,
    /// Name of the trap field.
    pub trap: &'static str,
    /// Hidden: how many children the form shows.
    pub children_count: usize,
    /// Another child fits.
    pub may_add: bool,
    /// Path of the offer page, to go back to.
    pub path: String,
    /// What is registered for, beside the form.
    pub choice: ChoiceView,
    /// Heading above the errors; empty without errors.
    pub error_title: String,
    /// All errors with the field to go to.
    pub errors: Vec<ErrorView>,
    /// Which occasion, when several take registrations.
    pub occasion: Option<Field>,
    /// Hidden: the occasion, when there is only one.
    pub only_occasion: Option<String>,
    /// One block for each child.
    pub children: Vec<ChildView>,
    /// Name, mailbox and phone of the guardian.
    pub guardian: Vec<Field>,
    /// Who registers may do so.
    pub custody: Field,
}

/// What is registered for.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// Title of the offer.
    pub title: String,
    /// Class of its colours.
    pub look: String,
    /// Icon and words.
    pub facts: Vec<(&'static str, String)>,
}

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
    /// `autocomplete`.
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
