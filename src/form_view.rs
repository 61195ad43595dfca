//! The fields of forms as templates see them: what the list asks of a child and of its guardian, the
//! questions of offers, and on the page of an offer which of its occasions is meant.

mod view;

pub use view::{ChildView, ErrorView, Field, Group};

use crate::calendar::NaiveDateTime;
use crate::catalogue::{Occasion, Question, Season};
use crate::i18n::{Arg, Texts};
use crate::pass::QuestionKind;
use crate::text::Lang;
use crate::{text, words};

/// Makes forms: the texts and the name of the town.
#[derive(Clone, Copy, Debug)]
pub struct Maker<'a> {
    /// Interface texts.
    pub texts: &'a Texts,
    /// Name of the town, for the question where the child lives.
    pub town: &'a str,
}

impl Maker<'_> {
    fn tr(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        self.texts.format(Lang::De, key, arguments)
    }

    /// Who registers may do so.
    pub fn custody(&self) -> Field {
        Field {
            kind: "checkbox",
            ..self.field("custody", "form_custody")
        }
    }

    /// A text field with the label of a key.
    fn field(&self, name: &str, key: &str) -> Field {
        Field {
            name: name.to_owned(),
            id: id(name),
            kind: "text",
            label: self.tr(key, &[]),
            ..Field::default()
        }
    }

    /// Which of some occasions is meant.
    pub fn occasion(&self, open: &[&Occasion]) -> Field {
        let options = open
            .iter()
            .map(|occasion| (occasion.id.clone(), when(occasion)))
            .collect();
        Field {
            kind: "radio",
            options,
            ..self.field("occasion", "form_occasion")
        }
    }

    /// Name, mail address and phone of the guardian.
    pub fn guardian(&self) -> Vec<Field> {
        vec![
            Field {
                autocomplete: "name",
                ..self.field("guardian_name", "form_guardian_name")
            },
            Field {
                kind: "email",
                autocomplete: "email",
                hint: Some(self.tr("form_email_hint", &[])),
                ..self.field("guardian_email", "form_email")
            },
            Field {
                kind: "tel",
                autocomplete: "tel",
                hint: Some(self.tr("form_phone_hint", &[])),
                ..self.field("guardian_phone", "form_phone")
            },
        ]
    }

    /// A child of a family list: nothing of any offer.
    pub fn person(&self, season: &Season, number: usize) -> ChildView {
        let name = |field: &str| format!("child{number}_{field}");
        let classes = &season.price_classes;
        let price = (classes.len() > 1).then(|| {
            let options = classes.iter();
            let options = options.map(|class| (class.id.clone(), text::capitalized(&class.name)));
            Field {
                kind: "radio",
                hint: self.class_hint(season),
                options: options.collect(),
                value: classes[0].id.clone(),
                ..self.field(&name("price"), "form_price")
            }
        });
        ChildView {
            title: self.tr("form_next_child", &[("n", number.into())]),
            names: self.names(number),
            birth: self.birth(number),
            fields: std::iter::once(self.resident(number))
                .chain(price)
                .collect(),
        }
    }

    fn names(&self, number: usize) -> Vec<Field> {
        let name = |field: &str| format!("child{number}_{field}");
        vec![
            self.field(&name("first_name"), "form_first_name"),
            self.field(&name("last_name"), "form_last_name"),
        ]
    }

    fn birth(&self, number: usize) -> Group {
        let name = |field: &str| format!("child{number}_{field}");
        let digits = |field: &str, key: &str, width| Field {
            kind: "number",
            width,
            ..self.field(&name(field), key)
        };
        Group {
            id: id(&name("birth")),
            label: self.tr("form_birth", &[]),
            hint: Some(self.tr("form_birth_hint", &[])),
            error: None,
            fields: vec![
                digits("birth_day", "form_day", 2),
                digits("birth_month", "form_month", 2),
                digits("birth_year", "form_year", 4),
            ],
        }
    }

    fn resident(&self, number: usize) -> Field {
        Field {
            kind: "radio",
            label: self.tr("form_resident", &[("town", self.town.into())]),
            options: self.yes_no("form_yes", "form_no"),
            ..self.field(&format!("child{number}_resident"), "form_yes")
        }
    }

    /// Who pays less.
    fn class_hint(&self, season: &Season) -> Option<String> {
        let hints = season
            .price_classes
            .iter()
            .skip(1)
            .filter_map(|class| Some((&class.name, class.text.as_ref()?)));
        let hint: Vec<String> = hints
            .map(|(name, words)| format!("{}: {words}", text::capitalized(name)))
            .collect();
        Some(hint.join(" ")).filter(|hint| !hint.is_empty())
    }

    fn yes_no(&self, yes: &str, no: &str) -> Vec<(String, String)> {
        vec![
            ("yes".to_owned(), self.tr(yes, &[])),
            ("no".to_owned(), self.tr(no, &[])),
        ]
    }

    /// A question of the offer as a field; health is asked later.
    pub fn question(&self, question: &Question, name: String) -> Option<Field> {
        let field = Field {
            id: id(&name),
            name,
            kind: "radio",
            hint: question.hint.clone(),
            optional: !question.required,
            ..Field::default()
        };
        let fixed = |key: &str| Field {
            label: self.tr(key, &[]),
            options: self.yes_no(&format!("{key}_yes"), &format!("{key}_no")),
            ..field.clone()
        };
        match question.kind {
            QuestionKind::Swimming => Some(fixed("form_swimming")),
            QuestionKind::PickUp => Some(fixed("form_pick_up")),
            QuestionKind::Photo => Some(Field {
                hint: Some(self.tr("form_photo_hint", &[])),
                optional: false,
                ..fixed("form_photo")
            }),
            QuestionKind::Text => Some(Field {
                kind: "text",
                label: question.label.clone(),
                ..field
            }),
            QuestionKind::Choice => {
                let kind = if question.options.len() > 6 {
                    "select"
                } else {
                    "radio"
                };
                let options = question
                    .options
                    .iter()
                    .map(|option| (option.clone(), option.clone()))
                    .collect();
                Some(Field {
                    kind,
                    label: question.label.clone(),
                    options,
                    ..field
                })
            }
            QuestionKind::Health => None,
        }
    }
}

/// Whether the form asks which price a child pays.
pub fn asks_price(season: &Season, occasion: &Occasion) -> bool {
    season.price_classes.len() > 1
        && occasion
            .prices
            .windows(2)
            .any(|pair| pair[0].1 != pair[1].1)
}

/// `child1_first_name` as an id: `f-child1-first-name`.
fn id(name: &str) -> String {
    format!("f-{}", name.replace('_', "-"))
}

/// The sessions of an occasion in words.
fn when(occasion: &Occasion) -> String {
    words::sessions(&times(occasion))
}

/// The sessions of an occasion; the catalogue is written by the portal, so every time can be read.
fn times(occasion: &Occasion) -> Vec<words::Times> {
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok();
    occasion
        .sessions
        .iter()
        .filter_map(|(start, end)| Some((at(start)?, at(end)?)))
        .collect()
}

#[cfg(test)]
mod tests;
