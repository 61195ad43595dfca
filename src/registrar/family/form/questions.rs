//! The parts of a form: one child, the guardian, the questions of the offer.

use super::birth;
use crate::calendar::dates::{date, day_long};
use crate::catalogue::{Offer, Question, Season};
use crate::form_view::asks_price;
use crate::pass::QuestionKind;
use crate::registrar::domain::{Child, Email, Guardian, Phone, plain_words};
use crate::registrar::programme::Terms;
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
    let name = words(
        fields.get("guardian_name"),
        "Geben Sie Ihren Vor- und Nachnamen an.",
    );
    let name = name
        .map_err(|text| errors.push(FieldError::new("guardian_name", &text)))
        .ok();
    let email = match fields.get("guardian_email") {
        "" => Err("Geben Sie Ihre E-Mail-Adresse an, zum Beispiel name@beispiel.de."),
        text if !text.contains('@') => {
            Err("Geben Sie eine E-Mail-Adresse mit @ an, zum Beispiel name@beispiel.de.")
        }
        text if !text.is_ascii() => Err(
            "Geben Sie die E-Mail-Adresse ohne Umlaute und Sonderzeichen an, zum Beispiel name@beispiel.de.",
        ),
        text => Email::parse(text).ok_or(
            "Prüfen Sie die E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de.",
        ),
    };
    let email = email
        .map_err(|text| errors.push(FieldError::new("guardian_email", text)))
        .ok();
    let phone = match fields.get("guardian_phone") {
        "" => Err(
            "Geben Sie eine Telefonnummer an, unter der wir Sie während des Angebots erreichen.",
        ),
        text => Phone::parse(text)
            .ok_or("Geben Sie die Telefonnummer mit Ziffern an, zum Beispiel 040 66969-123."),
    };
    let phone = phone
        .map_err(|text| errors.push(FieldError::new("guardian_phone", text)))
        .ok();
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
    let mut named = |field: &str, missing: &str| match words(typed(field), missing) {
        Ok(name) => Some(name),
        Err(text) => {
            errors.push(FieldError::new(&name(field), &text));
            None
        }
    };
    let first_name = named("first_name", "Geben Sie den Vornamen des Kindes an.");
    let last_name = named("last_name", "Geben Sie den Nachnamen des Kindes an.");
    let born = born(fields, number, terms)
        .map_err(|wrong| errors.push(wrong))
        .ok();
    let resident = match typed("resident") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.push(FieldError::new(
                &name("resident"),
                &format!("Sagen Sie uns, ob das Kind in {town} wohnt."),
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
        errors.push(FieldError::new(
            &name("price"),
            "Wählen Sie, was das Kind zahlt.",
        ));
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
    let at = |text: &str| FieldError::new(&format!("child{number}_birth_day"), text);
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Err(at(
            "Geben Sie das Geburtsdatum des Kindes an, zum Beispiel 27 3 2016.",
        ));
    }
    let latest = terms.map_or(crate::calendar::NaiveDate::MAX, Terms::first_day);
    let Some(born) = birth::parse(day, month, year, latest) else {
        return Err(at(
            "Prüfen Sie das Geburtsdatum. Diesen Tag gibt es nicht. Richtig ist zum Beispiel 27 3 2016.",
        ));
    };
    match terms {
        Some(terms) if !terms.admits(born) => Err(at(&wrong_age(terms))),
        _ => Ok(born),
    }
}

/// `Das Kind muss am 31. März 2027 zwischen 9 und 13 Jahre alt sein.`
fn wrong_age(terms: &Terms) -> String {
    let on = date(Lang::De, terms.first_day());
    match terms.ages {
        (from, to) if from == to => format!("Das Kind muss am {on} {from} Jahre alt sein."),
        (from, 150) => format!("Das Kind muss am {on} mindestens {from} Jahre alt sein."),
        (0, to) => format!("Das Kind darf am {on} höchstens {to} Jahre alt sein."),
        (from, to) => format!("Das Kind muss am {on} zwischen {from} und {to} Jahre alt sein."),
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
                errors.push(FieldError::new(&name, &unanswered(question)));
            }
        } else if yes_or_no && !matches!(answer.as_str(), "yes" | "no") {
            errors.push(FieldError::new(&name, "Wählen Sie Ja oder Nein."));
        } else if question.kind == QuestionKind::Choice && !question.options.contains(&answer) {
            errors.push(FieldError::new(
                &name,
                &format!("Wählen Sie {}.", or(Lang::De, &question.options)),
            ));
        } else if answer.chars().count() > LONGEST_ANSWER {
            errors.push(FieldError::new(
                &name,
                &format!("Kürzen Sie die Antwort auf {LONGEST_ANSWER} Zeichen."),
            ));
        } else {
            answers.insert(question.id.clone(), answer);
        }
    }
    answers
}

/// What a question is called where only the answer stands: on the page to check and in lists.
pub fn name_of(question: &Question) -> &str {
    match question.kind {
        QuestionKind::Swimming => "Kann sicher schwimmen",
        QuestionKind::PickUp => "Darf allein nach Hause gehen",
        QuestionKind::Photo => "Fotos",
        QuestionKind::Health => "Hinweise zur Gesundheit",
        QuestionKind::Text | QuestionKind::Choice => &question.label,
    }
}

/// What to do about a question without an answer, so that it can be understood without seeing the
/// question.
fn unanswered(question: &Question) -> String {
    match question.kind {
        QuestionKind::Swimming => "Sagen Sie uns, ob das Kind sicher schwimmen kann.".to_owned(),
        QuestionKind::PickUp => {
            "Sagen Sie uns, ob das Kind allein nach Hause gehen darf.".to_owned()
        }
        QuestionKind::Photo | QuestionKind::Health | QuestionKind::Text | QuestionKind::Choice => {
            format!("Beantworten Sie die Frage „{}“.", question.label)
        }
    }
}

/// A name: something to read, not too long.
///
/// # Errors
/// With what to do.
fn words(typed: &str, missing: &str) -> Result<String, String> {
    let text = unlinked(&plain_words(typed));
    if !text.chars().any(char::is_alphanumeric) {
        Err(missing.to_owned())
    } else if text.chars().count() > LONGEST_NAME {
        Err(format!("Kürzen Sie den Namen auf {LONGEST_NAME} Zeichen."))
    } else if text.contains('@')
        || text.contains("//")
        || text
            .as_bytes()
            .windows(4)
            .any(|four| four.eq_ignore_ascii_case(b"www."))
    {
        // Names stand in mails to addresses that nobody has confirmed yet: no place for
        // advertising.
        Err("Tragen Sie hier nur den Namen ein, ohne Internet-Adresse.".to_owned())
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
pub fn closed(reason: super::Closed) -> String {
    use super::Closed;
    match reason {
        Closed::NotYet(day) => format!("Die Anmeldung beginnt am {}.", day_long(Lang::De, day)),
        Closed::Over(day) => format!("Die Anmeldung ging bis zum {}.", date(Lang::De, day)),
        Closed::Begun => "Dieser Termin hat schon begonnen.".to_owned(),
        Closed::CalledOff => "Dieser Termin fällt leider aus.".to_owned(),
        Closed::Full => "Alle Plätze sind vergeben, und die Warteliste ist geschlossen.".to_owned(),
        Closed::NotHere => {
            "Für dieses Angebot melden Sie sich nicht auf dieser Seite an.".to_owned()
        }
        Closed::Draw => {
            "Diese Plätze werden verlost. Die Wünsche nehmen wir noch nicht auf dieser Seite an."
                .to_owned()
        }
    }
}
