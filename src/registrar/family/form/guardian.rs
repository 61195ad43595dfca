//! Who answers for the children: name, mail address, phone number.

use super::names;
use crate::registrar::domain::{Email, Guardian};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::text::{Phone, WrongPhone};

/// Reads them.
///
/// # Errors
/// With every field that is wrong.
pub fn read(fields: &Fields) -> Result<Guardian, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut at = |field: &str, text: Text| errors.push(FieldError::new(field, text));
    let name = names::read(fields.get("guardian_name"), text!("error_guardian_name"))
        .map_err(|text| at("guardian_name", text))
        .ok();
    let email = match fields.get("guardian_email") {
        "" => Err(text!("error_email_missing")),
        text => email(text),
    };
    let email = email.map_err(|text| at("guardian_email", text)).ok();
    let phone = match fields.get("guardian_phone") {
        "" => Err(text!("error_phone_missing")),
        text => phone(text),
    };
    let phone = phone.map_err(|text| at("guardian_phone", text)).ok();
    match (name, email, phone) {
        (Some(name), Some(email), Some(phone)) => Ok(Guardian { name, email, phone }),
        _ => Err(errors),
    }
}

/// Reads a mail address.
///
/// # Errors
/// With what is wrong.
pub fn email(text: &str) -> Result<Email, Text> {
    if !text.contains('@') {
        Err(text!("error_email_at"))
    } else if !text.is_ascii() {
        Err(text!("error_email_letters"))
    } else {
        Email::parse(text).ok_or(text!("error_email"))
    }
}

/// Reads a phone number.
///
/// # Errors
/// With what is wrong.
pub fn phone(text: &str) -> Result<Phone, Text> {
    Phone::parse(text).map_err(|why| match why {
        WrongPhone::NoNumber => text!("error_phone"),
        WrongPhone::NoAreaCode => text!("error_phone_area"),
        WrongPhone::Several => text!("error_phone_several"),
    })
}
