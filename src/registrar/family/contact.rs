//! Name, phone number and mail address of a family change.

pub mod changed;

pub use changed::Changed;

use super::address;
use super::form::guardian::read as read_guardian;
use super::link::{Done, back};
use super::list::slips::{self, Slip};
use super::overview::page;
use super::second;
use super::view::{FamilyView, view};
use crate::registrar::domain::{Acting, FamilyId, Guardian, Instant, RequestId};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::mail::outbox::post as post_letter;
use crate::registrar::store::records::{families, seconds};
use crate::registrar::store::sql::values;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{Page, gone, not_stored};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::routes;
use changed::may_change;

/// Changes name and phone number of a family.
///
/// # Errors
/// When nothing of it was written.
pub async fn change(
    store: &Store,
    family: FamilyId,
    guardian: Guardian,
    now: Instant,
) -> Result<Changed, StoreError> {
    store
        .write(move |db| {
            let Some(known) = families::by_id(db, &family)? else {
                return Ok(Changed::Gone);
            };
            let email = known.guardian.email.clone();
            if known.guardian.name == guardian.name && known.guardian.phone == guardian.phone {
                return Ok(Changed::Done(email));
            }
            if !may_change(db, &family, now)? {
                return Ok(Changed::TooOften);
            }
            db.write(
                "UPDATE families SET name = ?2, phone = ?3, changed_at = ?4 WHERE id = ?1",
                values![family, guardian.name, guardian.phone, now],
            )?;
            let letter = Letter {
                to: Some(known.guardian.email),
                name: guardian.name.clone(),
                family: Some(family.clone()),
                second: None,
                about: About::ContactChanged,
                also: Vec::new(),
            };
            post_letter(db, &letter, now)?;
            second::tell_other(db, &Acting::from(family.clone()), &guardian.name, now)?;
            Ok(Changed::Done(email))
        })
        .await
}

/// Stores what was typed; a new mail address is asked first.
///
/// # Errors
/// When nothing was stored.
pub async fn post(context: &Context, by: Acting, posted: &Fields) -> Page {
    let email = slips::chosen(posted).to_owned();
    let typed = &posted.clone().with("guardian_email", &email);
    if let Some(second) = by.second.clone() {
        return of_second(context, by, second, typed).await;
    }
    let family = by.family;
    let again = |error| not_stored(context, &error, &again(context, typed));
    let known = view(&context.store, family.clone()).await.map_err(again)?;
    let Some(FamilyView { family: known, .. }) = known else {
        return Err(gone(context));
    };
    let guardian = match read_guardian(typed) {
        Ok(guardian) => guardian,
        Err(errors) => return page::show_wrong(context, typed, &errors).await,
    };
    let email = known.guardian.email;
    let wanted = Some(guardian.email.clone()).filter(|wanted| wanted.key() != email.key());
    if let Some(slip) = wanted.as_ref().and_then(|_| slip(context, typed)) {
        return page::show_slip(context, typed, slip).await;
    }
    let (guardian, now) = (Guardian { email, ..guardian }, context.now());
    let changed = change(&context.store, family.clone(), guardian, now)
        .await
        .map_err(again)?;
    match changed {
        Changed::Done(_) => {}
        Changed::TooOften => return too_often(context, typed).await,
        Changed::Gone => return Err(gone(context)),
    }
    let mut done = Done::Contact;
    if let Some(email) = wanted {
        let change = RequestId::new(now, context.chance());
        let asked = address::ask(&context.store, family, change, email, now);
        if !asked.await.map_err(again)? {
            return Err(gone(context));
        }
        done = Done::Address;
    }
    context.wake();
    Ok(back(typed.get("l"), done))
}

/// The same for the second guardian, whose contact is their own.
async fn of_second(context: &Context, by: Acting, second: RequestId, typed: &Fields) -> Page {
    let again = |error| not_stored(context, &error, &again(context, typed));
    let known = view(&context.store, by.family.clone())
        .await
        .map_err(again)?;
    let Some(FamilyView { family: known, .. }) = known else {
        return Err(gone(context));
    };
    let contact = match second::contact::read(typed, &known.guardian.email) {
        Ok(contact) => contact,
        Err(errors) => return page::show_wrong(context, typed, &errors).await,
    };
    let (wanted, now) = (contact.email.clone(), context.now());
    let id = second.clone();
    let before = context
        .store
        .read(move |db| seconds::joined_by_id(db, &id))
        .await
        .map_err(again)?;
    let is_new = before.is_some_and(|before| before.contact.email.key() != wanted.key());
    if let Some(slip) = slip(context, typed).filter(|_| is_new) {
        return page::show_slip(context, typed, slip).await;
    }
    let known = second::contact::change(&context.store, second, contact, now);
    let known = match known.await.map_err(again)? {
        Changed::Done(email) => email,
        Changed::TooOften => return too_often(context, typed).await,
        Changed::Gone => return Err(gone(context)),
    };
    let mut done = Done::Contact;
    if wanted.key() != known.key() {
        let change = RequestId::new(now, context.chance());
        let stored = address::ask(&context.store, by, change, wanted, now);
        if !stored.await.map_err(again)? {
            return Err(gone(context));
        }
        done = Done::Address;
    }
    context.wake();
    Ok(back(typed.get("l"), done))
}

/// Whether a new address looks like a slip (rule L8).
fn slip(context: &Context, typed: &Fields) -> Option<Slip> {
    slips::question(typed, typed.get("guardian_kept"), &context.pages.texts)
}

/// What was typed stays in its fields.
async fn too_often(context: &Context, typed: &Fields) -> Page {
    let error = FieldError::new("guardian_name", text!("error_contact_too_often"));
    page::show_wrong(context, typed, &[error]).await
}

/// What was typed, to be sent once more.
fn again(context: &Context, typed: &Fields) -> AgainPage {
    AgainPage::new(
        context.say(&text!("overview_contact")),
        routes::FAMILY,
        &["l", "schritt"],
        page::contact_fields(context, &context.programme()),
        context.say(&text!("overview_save")),
        typed,
    )
}
