//! The pages of the flow, in their order, and what their buttons ask for.

use crate::registrar::web::fields::Fields;

/// Fields of the filter begin so.
const FILTER: &str = "filter_";

/// A page of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who: guardian and children.
    Who,
    /// What a child wants to take part in.
    Choose(usize),
    /// What the offers ask.
    Questions,
    /// What would happen now.
    Check,
}

impl Step {
    /// The page of a word.
    pub fn parse(word: &str) -> Option<Step> {
        match word {
            "familie" => Some(Step::Who),
            "fragen" => Some(Step::Questions),
            "pruefen" => Some(Step::Check),
            _ => {
                let child = word.strip_prefix("kind-")?.parse().ok()?;
                (1..=crate::registrar::domain::MOST_CHILDREN)
                    .contains(&child)
                    .then_some(Step::Choose(child))
            }
        }
    }

    /// Its word in forms.
    pub fn word(self) -> String {
        match self {
            Step::Who => "familie".to_owned(),
            Step::Choose(child) => format!("kind-{child}"),
            Step::Questions => "fragen".to_owned(),
            Step::Check => "pruefen".to_owned(),
        }
    }

    /// Which of the five steps of the progress it is, from 1.
    pub fn number(self) -> usize {
        match self {
            Step::Who => 1,
            Step::Choose(_) => 2,
            Step::Questions => 3,
            Step::Check => 4,
        }
    }

    /// Whether a field stands on this page.
    pub fn owns(self, name: &str) -> bool {
        let of_child = name
            .strip_prefix("child")
            .and_then(|rest| rest.split_once('_'))
            .filter(|(number, _)| number.parse::<usize>().is_ok());
        let is_answer = |field: &str| field.starts_with("q_");
        match self {
            Step::Who => {
                name == "children"
                    || (name.starts_with("guardian_") && name != "guardian_kept")
                    || of_child.is_some_and(|(_, field)| field != "want" && !is_answer(field))
            }
            Step::Choose(_) => name.starts_with(FILTER),
            Step::Questions => of_child.is_some_and(|(_, field)| is_answer(field)),
            Step::Check => name == "custody",
        }
    }
}

/// What a button asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The next page.
    On,
    /// Another page.
    To(Step),
    /// The same page, worked out anew.
    Stay,
    /// Room for another child.
    MoreChildren,
    /// A button of the filter.
    Filter(String),
    /// An occasion of a child is left out.
    Drop(usize, String),
    /// Another occasion in place of one.
    Swap(usize, String, String),
    /// The list is sent.
    Send,
}

impl Wish {
    /// Reads it; a form that was sent without a button goes on.
    pub fn read(fields: &Fields) -> Wish {
        let word = fields.get("zu");
        let mut parts = word.split(':');
        let child = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("bleiben"), ..) => Wish::Stay,
            (Some("mehr"), ..) => Wish::MoreChildren,
            (Some("absenden"), ..) => Wish::Send,
            (Some("filter"), Some(word), ..) => Wish::Filter(word.to_owned()),
            (Some("weg"), number, Some(id), _) => {
                child(number).map_or(Wish::Stay, |number| Wish::Drop(number, id.to_owned()))
            }
            (Some("tausch"), number, Some(old), Some(new)) => child(number)
                .map_or(Wish::Stay, |number| {
                    Wish::Swap(number, old.to_owned(), new.to_owned())
                }),
            _ => Step::parse(word).map_or(Wish::On, Wish::To),
        }
    }
}
