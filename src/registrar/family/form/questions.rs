//! The parts of a form: one child, the guardian, the questions of the offer.

use super::birth;
use crate::calendar::dates::{date, day_long};
use crate::catalogue::{Offer, Question, Season};
use crate::form_view::asks_price;
use crate::pass::QuestionKind;
use crate::registrar::domain::{Child, Email, Guardian, Phone, plain_words};
use crate::registrar::programme::{Closed, Terms};
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::text::{Lang, or};
use std::collections::BTreeMap;

/// Longest name, in letters.
const LONGEST_NAME: usize = 80;

/// Longest answer, in letters.
const LONGEST_ANSWER: usize = 500;

/// Name, mail address and phone number.
///
/// # Errors
/// With every field that is wrong.
pub fn guardian(fields: &Fields) -> Result<Guardian, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut at = |field: &str, text: Text| errors.push(FieldError::new(field, text));
    let name = words(fields.get("guardian_name"), text!("error_guardian_name"))
        .map_err(|text| at("guardian_name", text))
        .ok();
    let email = match fields.get("guardian_email") {
        "" => Err(text!("error_email_missing")),
        text if !text.contains('@') => Err(text!("error_email_at")),
        text if !text.is_ascii() => Err(text!("error_email_letters")),
        text => Email::parse(text).ok_or(text!("error_email")),
    };
    let email = email.map_err(|text| at("guardian_email", text)).ok();
    let phone = match fields.get("guardian_phone") {
        "" => Err(text!("error_phone_missing")),
        text => Phone::parse(text).ok_or(text!("error_phone")),
    };
    let phone = phone.map_err(|text| at("guardian_phone", text)).ok();
    match (name, email, phone) {
        (Some(name), Some(email), Some(phone)) => Ok(Guardian { name, email, phone }),
        _ => Err(errors),
    }
}

/// One child; `None` when its part was left empty and it is not the first.
///
/// # Errors
/// With every field that is wrong.
pub fn child(
    fields: &Fields,
    number: usize,
    season: &Season,
    offer: &Offer,
    terms: Option<&Terms>,
    town: &str,
) -> Result<Option<Child>, Vec<FieldError>> {
    let name = |field: &str| format!("child{number}_{field}");
    let typed = |field: &str| fields.of_child(number, field);
    if number > 1
        && [
            "first_name",
            "last_name",
            "birth_day",
            "birth_month",
            "birth_year",
        ]
        .iter()
        .all(|field| typed(field).is_empty())
    {
        return Ok(None);
    }
    let mut errors = Vec::new();
    let mut named = |field: &str, missing: Text| match words(typed(field), missing) {
        Ok(name) => Some(name),
        Err(text) => {
            errors.push(FieldError::new(&name(field), text));
            None
        }
    };
    let first_name = named("first_name", text!("error_first_name"));
    let last_name = named("last_name", text!("error_last_name"));
    let born = born(fields, number, terms)
        .map_err(|wrong| errors.push(wrong))
        .ok();
    let resident = match typed("resident") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.push(FieldError::new(
                &name("resident"),
                text!("error_resident", town = town),
            ));
            None
        }
    };
    let asked = offer
        .occasions
        .iter()
        .filter(|occasion| terms.is_none_or(|terms| terms.key.occasion == occasion.id));
    let price_class = Some(typed("price"))
        .filter(|class| season.price_classes.iter().any(|known| known.id == *class));
    let price_class =
        price_class.filter(|_| asked.clone().any(|occasion| asks_price(season, occasion)));
    if price_class.is_none()
        && terms.is_some()
        && asked.clone().any(|occasion| asks_price(season, occasion))
    {
        errors.push(FieldError::new(&name("price"), text!("error_price")));
    }
    let entitled = price_class.is_some_and(|class| {
        season
            .price_classes
            .first()
            .is_some_and(|first| first.id != class)
    });
    let answers = answers(fields, number, &offer.questions, &mut errors);
    match (first_name, last_name, born, resident) {
        (Some(first_name), Some(last_name), Some(born), Some(resident)) if errors.is_empty() => {
            let price_class = price_class.map(str::to_owned);
            Ok(Some(Child {
                first_name,
                last_name,
                born,
                resident,
                price_class,
                entitled,
                answers,
            }))
        }
        _ => Err(errors),
    }
}

fn born(
    fields: &Fields,
    number: usize,
    terms: Option<&Terms>,
) -> Result<crate::calendar::NaiveDate, FieldError> {
    let typed = |field: &str| fields.of_child(number, field);
    let (day, month, year) = (
        typed("birth_day"),
        typed("birth_month"),
        typed("birth_year"),
    );
    let at = |text: Text| FieldError::new(&format!("child{number}_birth_day"), text);
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Err(at(text!("error_birth_missing")));
    }
    let latest = terms.map_or(crate::calendar::NaiveDate::MAX, Terms::first_day);
    let Some(born) = birth::parse(day, month, year, latest) else {
        return Err(at(text!("error_birth")));
    };
    match terms {
        Some(terms) if !terms.admits(born) => Err(at(wrong_age(terms))),
        _ => Ok(born),
    }
}

/// `Das Kind muss am 31. März 2027 zwischen 9 und 13 Jahre alt sein.`
fn wrong_age(terms: &Terms) -> Text {
    let day = date(Lang::De, terms.first_day());
    match terms.ages {
        (from, to) if from == to => text!("error_age_exact", day = day, age = from),
        (from, 150) => text!("error_age_from", day = day, from = from),
        (0, to) => text!("error_age_to", day = day, to = to),
        (from, to) => text!("error_age", day = day, from = from, to = to),
    }
}

/// The answers to the questions the offer asks, and to no others.
fn answers(
    fields: &Fields,
    number: usize,
    questions: &[Question],
    errors: &mut Vec<FieldError>,
) -> BTreeMap<String, String> {
    let mut answers = BTreeMap::new();
    for question in questions
        .iter()
        .filter(|question| !question.kind.is_asked_later())
    {
        let name = format!("child{number}_q_{}", question.id);
        let answer = plain_words(fields.get(&name));
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
        } else if answer.chars().count() > LONGEST_ANSWER {
            errors.push(FieldError::new(
                &name,
                text!("error_answer_length", letters = LONGEST_ANSWER),
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

/// A name: something to read, not too long.
///
/// # Errors
/// With what to do.
fn words(typed: &str, missing: Text) -> Result<String, Text> {
    let text = unlinked(&plain_words(typed));
    if !text.chars().any(char::is_alphanumeric) {
        Err(missing)
    } else if text.chars().count() > LONGEST_NAME {
        Err(text!("error_name_length", letters = LONGEST_NAME))
    } else if text.contains('@')
        || text.contains("//")
        || text
            .as_bytes()
            .windows(4)
            .any(|four| four.eq_ignore_ascii_case(b"www."))
    {
        // Names stand in mails to addresses that nobody has confirmed yet: no place for
        // advertising.
        Err(text!("error_name_link"))
    } else {
        Ok(text)
    }
}

/// A name with a space behind every dot: `Dr. Muster` stays what it is, and no mail program makes a
/// link of `spam.example`.
fn unlinked(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').map(str::trim).collect();
    parts.join(". ").trim_end().to_owned()
}

/// Why nobody can register now, in a sentence.
pub fn closed(reason: Closed) -> Text {
    match reason {
        Closed::NotYet(day) => text!("closed_not_yet", day = day_long(Lang::De, day)),
        Closed::Over(day) => text!("closed_over", day = date(Lang::De, day)),
        Closed::Begun => text!("closed_begun"),
        Closed::CalledOff => text!("closed_called_off"),
        Closed::Full => text!("closed_full"),
        Closed::NotHere => text!("closed_not_here"),
        Closed::Draw => text!("closed_draw"),
    }
}
