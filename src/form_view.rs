//! The registration form of an offer as a template sees it: empty on the offer page, with errors
//! and kept values from the registrar.
//!
//! The same template, `templates/forms/registration.html`, shows both; it wants `form`, `t` and the
//! component `icon`.

mod view;

pub use view::{ChildView, ChoiceView, ErrorView, Field, FormView, Group};

use crate::calendar::NaiveDateTime;
use crate::catalogue::{Occasion, Offer, Question, Season};
use crate::i18n::{Arg, Texts};
use crate::pass::QuestionKind;
use crate::text::Lang;
use crate::{routes, text, words};

/// The version of the field names. The registrar refuses others with a kind word.
pub const VERSION: &str = "1";

/// Name of the field that people leave empty and machines fill.
pub const TRAP: &str = "website";

/// Most children in one form.
pub const MOST_CHILDREN: usize = 6;

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

    /// The empty form of an offer, for the occasions that take registrations, with blocks for so
    /// many children.
    pub fn empty(
        &self,
        season: &Season,
        offer: &Offer,
        open: &[&Occasion],
        children: usize,
    ) -> FormView {
        let children = children.clamp(1, MOST_CHILDREN);
        FormView {
            action: routes::REGISTRATION,
            season: season.id.clone(),
            offer: offer.id.clone(),
            version: VERSION,
            trap: TRAP,
            children_count: children,
            may_add: children < MOST_CHILDREN,
            path: offer.path.clone(),
            choice: choice(offer, open),
            error_title: String::new(),
            errors: Vec::new(),
            occasion: (open.len() > 1).then(|| self.occasion(open)),
            only_occasion: if let [only] = open {
                Some(only.id.clone())
            } else {
                None
            },
            children: (1..=children)
                .map(|number| self.child(season, offer, open, number))
                .collect(),
            guardian: self.guardian(),
            custody: self.custody(),
        }
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
            autocomplete: "off",
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

    fn child_title(&self, number: usize) -> String {
        if number == 1 {
            self.tr("form_child", &[])
        } else {
            self.tr("form_next_child", &[("n", number.into())])
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

    fn child(
        &self,
        season: &Season,
        offer: &Offer,
        open: &[&Occasion],
        number: usize,
    ) -> ChildView {
        let name = |field: &str| format!("child{number}_{field}");
        let questions = offer
            .questions
            .iter()
            .filter_map(|question| self.question(question, name(&format!("q_{}", question.id))));
        ChildView {
            title: self.child_title(number),
            names: self.names(number),
            birth: self.birth(number),
            fields: std::iter::once(self.resident(number))
                .chain(self.price(season, open, name("price")))
                .chain(questions)
                .collect(),
        }
    }

    /// Which price: asked where somebody pays less. The amounts stand beside the names when all
    /// occasions cost the same.
    fn price(&self, season: &Season, open: &[&Occasion], name: String) -> Option<Field> {
        let first = open.iter().find(|occasion| asks_price(season, occasion))?;
        let same = open.iter().all(|occasion| occasion.prices == first.prices);
        let classes = season.price_classes.iter().filter_map(|class| {
            let (_, cents) = first.prices.iter().find(|(id, _)| *id == class.id)?;
            let words = if same {
                format!("{}: {}", class.name, words::money(*cents))
            } else {
                class.name.clone()
            };
            Some((class.id.clone(), text::capitalized(&words)))
        });
        Some(Field {
            kind: "radio",
            hint: self.class_hint(season),
            options: classes.collect(),
            ..self.field(&name, "form_price")
        })
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
            autocomplete: "off",
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

fn choice(offer: &Offer, open: &[&Occasion]) -> ChoiceView {
    let mut facts = Vec::new();
    if let Some(first) = open.first() {
        if open.len() == 1 {
            facts.push(("termin", when(first)));
        }
        facts.push(("ort", offer.place.clone()));
        facts.push(("alter", words::ages(first.age_from, first.age_to)));
        facts.push((
            "euro",
            words::money(first.prices.first().map_or(0, |(_, cents)| *cents)),
        ));
    }
    facts.retain(|(_, text)| !text.is_empty());
    ChoiceView {
        title: offer.title.clone(),
        look: offer.look.class(),
        facts,
    }
}

#[cfg(test)]
mod tests;
