//! Name, phone number and mail address of the second guardian change.

use crate::registrar::domain::{Acting, Email, Instant, RequestId, SecondContact};
use crate::registrar::family::contact::changed::{Changed, may_change};
use crate::registrar::family::form::{guardian, names};
use crate::registrar::mail::letter::About;
use crate::registrar::mail::outbox::post as post_letter;
use crate::registrar::store::records::seconds;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::{Text, text};
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;

/// Reads what was typed into the fields of the contact. A phone number need not be given.
///
/// # Errors
/// With every field that is wrong. `first`: the address of the first guardian, which is not theirs.
pub fn read(typed: &Fields, first: &Email) -> Result<SecondContact, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut at = |field: &str, text: Text| errors.push(FieldError::new(field, text));
    let name = names::read(typed.get("guardian_name"), text!("error_guardian_name"));
    let name = name.map_err(|text| at("guardian_name", text)).ok();
    let email = match typed.get("guardian_email") {
        "" => Err(text!("error_email_missing")),
        text => guardian::email(text),
    };
    let email = email.and_then(|email| match email.key() == first.key() {
        true => Err(text!("error_second_first")),
        false => Ok(email),
    });
    let email = email.map_err(|text| at("guardian_email", text)).ok();
    let phone = match typed.get("guardian_phone") {
        "" => Ok(None),
        text => guardian::phone(text).map(Some),
    };
    let phone = phone.map_err(|text| at("guardian_phone", text)).ok();
    match (name, email, phone) {
        (Some(name), Some(email), Some(phone)) => Ok(SecondContact { name, email, phone }),
        _ => Err(errors),
    }
}

/// Changes name and phone number of the second guardian.
///
/// # Errors
/// When nothing of it was written.
pub async fn change(
    store: &Store,
    second: RequestId,
    contact: SecondContact,
    now: Instant,
) -> Result<Changed, StoreError> {
    store
        .write(move |db| {
            let Some(known) = seconds::joined_by_id(db, &second)? else {
                return Ok(Changed::Gone);
            };
            let email = known.contact.email.clone();
            if (&known.contact.name, &known.contact.phone) == (&contact.name, &contact.phone) {
                return Ok(Changed::Done(email));
            }
            if !may_change(db, &known.family, now)? {
                return Ok(Changed::TooOften);
            }
            seconds::rename(db, &second, &contact)?;
            let mut letter = super::to_second(&known, About::ContactChanged);
            letter.name.clone_from(&contact.name);
            post_letter(db, &letter, now)?;
            let by = Acting {
                family: known.family,
                second: Some(known.id),
            };
            super::tell_other(db, &by, &contact.name, now)?;
            Ok(Changed::Done(email))
        })
        .await
}
