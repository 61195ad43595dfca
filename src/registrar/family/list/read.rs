//! What a family typed: the state of the flow in, a [`List`] or what is wrong on the first page that is
//! not right.

use super::state::{OF_A_CHILD, State};
use super::step::Step;
use crate::calendar::NaiveDate;
use crate::calendar::local::parse_date;
use crate::catalogue::{Offer, Question, Season};
use crate::form_view::asks_price;
use crate::pass::QuestionKind;
use crate::registrar::domain::{Child, Email, Guardian, Instant, List, MOST_CHILDREN, Wanted};
use crate::registrar::family::form::{birth, guardian, names, questions};
use crate::registrar::programme::{Closed, Programme, Terms};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::field_errors::FieldError;
use crate::text::{ClosedSet, Phone};
use std::collections::{BTreeMap, BTreeSet};

/// A child of the list, with the number of its part on the first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// From 1, as it stands in the names of the fields.
    pub number: usize,
    /// The child, without answers.
    pub child: Child,
}

/// The first page as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Who answers for the children.
    pub guardian: Guardian,
    /// The children.
    pub people: Vec<Person>,
}

/// What is wrong on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which page.
    pub step: Step,
    /// At which fields.
    pub errors: Vec<FieldError>,
}

impl Wrong {
    fn none(step: Step, errors: Vec<FieldError>) -> Result<(), Wrong> {
        match errors.is_empty() {
            true => Ok(()),
            false => Err(Wrong { step, errors }),
        }
    }
}

/// Reads the first page.
///
/// # Errors
/// With every field that is wrong.
pub fn family(state: &State, season: &Season, town: &str) -> Result<Family, Wrong> {
    let mut errors = Vec::new();
    let mut people: Vec<Person> = Vec::new();
    let several = state.children() > 1;
    for number in 1..=state.children() {
        let empty = |field: &str| state.fields.of_child(number, field).is_empty();
        if number > 1 && OF_A_CHILD.iter().all(|field| empty(field)) {
            continue;
        }
        match child(state, number, season, town) {
            Ok(child) if people.iter().any(|other| other.child.key() == child.key()) => {
                let name = format!("child{number}_first_name");
                errors.push(FieldError::new(&name, text!("error_child_twice")));
            }
            Ok(child) => people.push(Person { number, child }),
            Err(wrong) => errors.extend(wrong.into_iter().map(|wrong| FieldError {
                child: several.then_some(number),
                ..wrong
            })),
        }
    }
    errors.extend(seventh(state));
    let guardian = guardian(state).map_err(|wrong| errors.extend(wrong));
    match guardian {
        Ok(guardian) if errors.is_empty() => Ok(Family { guardian, people }),
        _ => Err(Wrong {
            step: Step::Who,
            errors,
        }),
    }
}

/// A child was typed for whom there is no room: it does not vanish in silence.
fn seventh(state: &State) -> Option<FieldError> {
    let number = |name: &str| {
        let (number, field) = name.strip_prefix("child")?.split_once('_')?;
        let number = number.parse::<usize>().ok()?;
        OF_A_CHILD.contains(&field).then_some(number)
    };
    let is_beyond = |name: &str| number(name).is_some_and(|number| number > MOST_CHILDREN);
    let mut typed = state.fields.iter();
    let beyond = typed.any(|(name, value)| is_beyond(name) && !value.trim().is_empty());
    beyond.then(full)
}

/// A list has room for six children.
pub fn full() -> FieldError {
    let last = format!("child{MOST_CHILDREN}_first_name");
    FieldError::new(&last, text!("list_full"))
}

/// Who answers for the children. What is known was right when it was typed, by the rules of then.
fn guardian(state: &State) -> Result<Guardian, Vec<FieldError>> {
    let email = Email::parse(state.fields.get("guardian_email"));
    match email.filter(|_| state.is_of_known()) {
        Some(email) => Ok(Guardian {
            name: state.fields.get("guardian_name").to_owned(),
            email,
            phone: Phone::kept(state.fields.get("guardian_phone")),
        }),
        None => guardian::read(&state.fields),
    }
}

fn child(
    state: &State,
    number: usize,
    season: &Season,
    town: &str,
) -> Result<Child, Vec<FieldError>> {
    let typed = |field: &str| state.fields.of_child(number, field);
    let mut errors = Vec::new();
    let mut at = |field: &str, text: Text| {
        errors.push(FieldError::new(&format!("child{number}_{field}"), text));
    };
    let name = |field: &str, missing: Text| match number <= state.known() {
        true => Ok(typed(field).to_owned()),
        false => names::read(typed(field), missing),
    };
    let first_name = name("first_name", text!("error_first_name"))
        .map_err(|text| at("first_name", text))
        .ok();
    let last_name = name("last_name", text!("error_last_name"))
        .map_err(|text| at("last_name", text))
        .ok();
    let born = born(
        [
            typed("birth_day"),
            typed("birth_month"),
            typed("birth_year"),
        ],
        season,
    )
    .map_err(|text| at("birth_day", text))
    .ok();
    let resident = match typed("resident") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            at("resident", text!("error_resident", town = town));
            None
        }
    };
    let (Some(first_name), Some(last_name), Some(born), Some(resident)) =
        (first_name, last_name, born, resident)
    else {
        return Err(errors);
    };
    // The full price holds until another one is chosen.
    let classes = &season.price_classes;
    let class = classes.iter().find(|class| class.id == typed("price"));
    let class = class.or(classes.first()).map(|class| class.id.clone());
    Ok(Child {
        first_name,
        last_name,
        born,
        resident,
        entitled: class.as_ref() != classes.first().map(|class| &class.id),
        price_class: class,
        answers: BTreeMap::new(),
    })
}

fn born(typed: [&str; 3], season: &Season) -> Result<NaiveDate, Text> {
    if typed.iter().all(|part| part.is_empty()) {
        return Err(text!("error_birth_missing"));
    }
    let latest = parse_date(&season.holidays.1).unwrap_or(NaiveDate::MAX);
    let [day, month, year] = typed;
    birth::parse(day, month, year, latest).ok_or(text!("error_birth"))
}

/// The occasions that a child wants and can ask for, the earliest first.
///
/// # Errors
/// With what is wrong with the others: they are gone, closed, or for another age.
pub fn wanted<'a>(
    state: &State,
    person: &Person,
    programme: &'a Programme,
    now: Instant,
) -> Result<Vec<&'a Terms>, Wrong> {
    let all = possible(state, person, programme, now);
    let mut errors: Vec<FieldError> = Vec::new();
    // What was chosen before anybody was named fits whom it fits.
    if state.was_chosen(person.number) {
        for text in lost(state, person, programme, now) {
            let error = FieldError::new("want", text);
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
    }
    Wrong::none(Step::Choose(person.number), errors).map(|()| all)
}

/// Why what a child wants cannot be had, each in a sentence.
pub fn lost(state: &State, person: &Person, programme: &Programme, now: Instant) -> Vec<Text> {
    let ids = state.wanted(person.number).into_iter();
    let wrong = ids.filter_map(|id| match programme.at(state.season(), &id) {
        None => Some(text!("list_error_gone")),
        Some(terms) => match terms.open(now) {
            Err(reason) => Some(closed(reason, &terms.title)),
            Ok(()) if !terms.admits(person.child.born) => Some(text!(
                "list_error_age",
                offer = terms.title.as_str(),
                child = person.child.first_name.as_str()
            )),
            Ok(()) => None,
        },
    });
    wrong.collect()
}

fn closed(reason: Closed, offer: &str) -> Text {
    match reason {
        Closed::Begun => text!("list_error_begun", offer = offer),
        Closed::CalledOff => text!("list_error_called_off", offer = offer),
        Closed::Full => text!("list_error_full", offer = offer),
        Closed::NotYet(_) | Closed::Over(_) | Closed::NotHere | Closed::Draw => {
            text!("list_error_closed", offer = offer)
        }
    }
}

/// What a child wants that can be had; the rest is left out.
pub fn possible<'a>(
    state: &State,
    person: &Person,
    programme: &'a Programme,
    now: Instant,
) -> Vec<&'a Terms> {
    let ids = state.wanted(person.number).into_iter();
    let terms = ids.filter_map(|id| programme.at(state.season(), &id));
    let mut all: Vec<&Terms> = terms
        .filter(|terms| terms.open(now).is_ok() && terms.admits(person.child.born))
        .collect();
    all.sort_by_key(|terms| (terms.starts_at, terms.ends_at));
    all
}

/// The offers of a child that ask something before a place is given.
pub fn asking<'a>(terms: &[&Terms], season: &'a Season) -> Vec<&'a Offer> {
    let asks = |offer: &&Offer| {
        let mut questions = offer.questions.iter();
        questions.any(|question| !question.kind.is_asked_later())
    };
    let wanted = |offer: &&Offer| terms.iter().any(|terms| terms.key.offer == offer.id);
    season.offers.iter().filter(wanted).filter(asks).collect()
}

/// Whether a question is about the child, whatever the offer: it is asked once.
pub fn is_of_child(question: &Question) -> bool {
    match question.kind {
        QuestionKind::Swimming | QuestionKind::PickUp | QuestionKind::Photo => true,
        QuestionKind::Health | QuestionKind::Text | QuestionKind::Choice => false,
    }
}

/// The name of the field of a question.
pub fn field_of(child: usize, offer: &str, question: &Question) -> String {
    match is_of_child(question) {
        true => format!("child{child}_q_{}", question.kind.word()),
        false => format!("child{child}_q_{offer}_{}", question.id),
    }
}

/// Reads everything.
///
/// # Errors
/// With what is wrong on the first page that is not right.
pub fn list(
    state: &State,
    programme: &Programme,
    season: &Season,
    now: Instant,
) -> Result<List, Wrong> {
    let Family { guardian, people } = family(state, season, &programme.catalogue().town)?;
    let mut all = Vec::new();
    for person in &people {
        if !state.was_chosen(person.number) {
            return Err(Wrong {
                step: Step::Choose(person.number),
                errors: Vec::new(),
            });
        }
        all.push((person, wanted(state, person, programme, now)?));
    }
    if let Some((last, _)) = all
        .last()
        .filter(|_| all.iter().all(|(_, terms)| terms.is_empty()))
    {
        return Err(Wrong {
            step: Step::Choose(last.number),
            errors: vec![FieldError::new("want", text!("list_error_nothing"))],
        });
    }
    let mut errors = Vec::new();
    let mut entries = Vec::new();
    for (person, terms) in all {
        for terms in terms {
            let answers = answers(state, person, terms, programme, &mut errors);
            let class = person.child.price_class.clone();
            let class = class.filter(|_| has_classes(terms, season));
            entries.push(Wanted {
                key: terms.key.clone(),
                child: Child {
                    answers,
                    price_class: class,
                    ..person.child.clone()
                },
            });
        }
    }
    // The same question of two days of an offer is asked once.
    let mut known = BTreeSet::new();
    errors.retain(|error: &FieldError| known.insert(error.field.clone()));
    Wrong::none(Step::Questions, errors)?;
    Ok(List { guardian, entries })
}

fn answers(
    state: &State,
    person: &Person,
    terms: &Terms,
    programme: &Programme,
    errors: &mut Vec<FieldError>,
) -> BTreeMap<String, String> {
    let offer = programme.offer(&terms.key.season, &terms.key.offer);
    let Some(offer) = offer else {
        return BTreeMap::new();
    };
    let mut wrong = Vec::new();
    let field = |question: &Question| field_of(person.number, &offer.id, question);
    let answers = questions::answers(&state.fields, &field, &offer.questions, &mut wrong);
    let child = (state.children() > 1).then_some(person.number);
    errors.extend(wrong.into_iter().map(|wrong| FieldError { child, ..wrong }));
    answers
}

fn has_classes(terms: &Terms, season: &Season) -> bool {
    let mut offers = season.offers.iter();
    let offer = offers.find(|offer| offer.id == terms.key.offer);
    let mut occasions = offer.into_iter().flat_map(|offer| &offer.occasions);
    occasions.any(|occasion| occasion.id == terms.key.occasion && asks_price(season, occasion))
}
