//! One child as it is typed.

use super::{birth, names, questions};
use crate::calendar::NaiveDate;
use crate::calendar::dates::date;
use crate::catalogue::{Occasion, Offer, Season};
use crate::form_view::asks_price;
use crate::registrar::domain::Child;
use crate::registrar::programme::Terms;
use crate::registrar::texts::{Text, text};
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::text::Lang;

/// The fields that are empty when a further child is none.
pub const OF_A_CHILD: [&str; 5] = [
    "first_name",
    "last_name",
    "birth_day",
    "birth_month",
    "birth_year",
];

/// One child; `None` when its part was left empty and it is not the first.
///
/// # Errors
/// With every field that is wrong.
pub fn read(
    fields: &Fields,
    number: usize,
    (season, offer): (&Season, &Offer),
    terms: Option<&Terms>,
    town: &str,
) -> Result<Option<Child>, Vec<FieldError>> {
    let typed = |field: &str| fields.of_child(number, field);
    let is_empty = || OF_A_CHILD.iter().all(|field| typed(field).is_empty());
    if number > 1 && is_empty() {
        return Ok(None);
    }
    let mut errors = Vec::new();
    let mut at = |field: &str, text: Text| {
        errors.push(FieldError::new(&format!("child{number}_{field}"), text));
    };
    let first_name = names::read(typed("first_name"), text!("error_first_name"))
        .map_err(|text| at("first_name", text))
        .ok();
    let last_name = names::read(typed("last_name"), text!("error_last_name"))
        .map_err(|text| at("last_name", text))
        .ok();
    let born = born(fields, number, terms)
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
    let price_class = price_class(typed("price"), season, offer, terms)
        .map_err(|text| at("price", text))
        .ok();
    let answers = questions::answers(
        fields,
        &|question| format!("child{number}_q_{}", question.id),
        &offer.questions,
        &mut errors,
    );
    match (first_name, last_name, born, resident, price_class) {
        (Some(first_name), Some(last_name), Some(born), Some(resident), Some(price_class))
            if errors.is_empty() =>
        {
            Ok(Some(Child {
                first_name,
                last_name,
                born,
                resident,
                entitled: is_reduced(price_class.as_deref(), season),
                price_class,
                answers,
            }))
        }
        _ => Err(errors),
    }
}

/// The class of prices, where the occasion asks for one.
fn price_class(
    typed: &str,
    season: &Season,
    offer: &Offer,
    terms: Option<&Terms>,
) -> Result<Option<String>, Text> {
    let meant = |occasion: &&Occasion| terms.is_none_or(|terms| terms.key.occasion == occasion.id);
    let asks = |occasion: &Occasion| asks_price(season, occasion);
    if !offer.occasions.iter().filter(meant).any(asks) {
        return Ok(None);
    }
    let known = season.price_classes.iter().any(|known| known.id == typed);
    match terms {
        Some(_) if !known => Err(text!("error_price")),
        _ => Ok(known.then(|| typed.to_owned())),
    }
}

/// Whether a class is another one than the first, which is the full price.
fn is_reduced(class: Option<&str>, season: &Season) -> bool {
    let full = season.price_classes.first();
    class.is_some_and(|class| full.is_some_and(|full| full.id != class))
}

fn born(fields: &Fields, number: usize, terms: Option<&Terms>) -> Result<NaiveDate, Text> {
    let typed = |field: &str| fields.of_child(number, field);
    let (day, month, year) = (
        typed("birth_day"),
        typed("birth_month"),
        typed("birth_year"),
    );
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Err(text!("error_birth_missing"));
    }
    let latest = terms.map_or(NaiveDate::MAX, Terms::first_day);
    let born = birth::parse(day, month, year, latest).ok_or(text!("error_birth"))?;
    match terms {
        Some(terms) if !terms.admits(born) => Err(wrong_age(terms)),
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
