//! Name, phone number and mail address of a family change.

use super::address;
use super::form::questions::guardian as read_guardian;
use super::link::{Done, back};
use super::overview::page;
use super::view::view;
use crate::registrar::domain::{FamilyId, Guardian, Instant, RequestId};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::mail::outbox::post as post_letter;
use crate::registrar::store::records::families;
use crate::registrar::store::sql::values;
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{gone, not_stored};
use crate::registrar::web::context::Context;
use crate::registrar::web::fields::Fields;
use crate::routes;
use axum::http::StatusCode;
use axum::response::Response;

/// Changes name and phone number of a family; `false` when there is no such family.
///
/// # Errors
/// When nothing of it was written.
pub async fn change(
    store: &Store,
    family: FamilyId,
    guardian: Guardian,
    now: Instant,
) -> Result<bool, StoreError> {
    store
        .write(move |db| {
            let Some(known) = families::by_id(db, &family)? else {
                return Ok(false);
            };
            if known.guardian.name == guardian.name && known.guardian.phone == guardian.phone {
                return Ok(true);
            }
            db.write(
                "UPDATE families SET name = ?2, phone = ?3, changed_at = ?4 WHERE id = ?1",
                values![family, guardian.name, guardian.phone, now],
            )?;
            let letter = Letter {
                to: Some(known.guardian.email),
                name: guardian.name.clone(),
                family: Some(family.clone()),
                about: About::ContactChanged,
            };
            post_letter(db, &letter, now)?;
            Ok(true)
        })
        .await
}

/// Stores what was typed; a new mail address is asked first.
pub async fn post(context: &Context, id: FamilyId, link: &str, fields: &Fields) -> Response {
    let again = |error: &StoreError| {
        let (programme, hidden) = (context.programme(), ["l", "schritt"]);
        let empty = page::contact_fields(context, &programme);
        let page = AgainPage::new(
            context.say(&text!("overview_contact")),
            routes::FAMILY,
            &hidden,
            empty,
            context.say(&text!("overview_save")),
            fields,
        );
        not_stored(context, error, &page)
    };
    let known = match view(&context.store, id.clone()).await {
        Ok(Some(view)) => view.family.guardian,
        Ok(None) => return gone(context),
        Err(error) => return again(&error),
    };
    let typed = match read_guardian(fields) {
        Ok(guardian) => guardian,
        Err(errors) => {
            return page::render(
                context,
                link,
                None,
                Some((fields, errors)),
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await;
        }
    };
    let wanted = Some(typed.email.clone()).filter(|email| email.key() != known.email.key());
    let now = context.now();
    let guardian = Guardian {
        email: known.email,
        ..typed
    };
    let stored = change(&context.store, id.clone(), guardian, now).await;
    let stored = match (stored, &wanted) {
        (Ok(true), Some(email)) => {
            let change = RequestId::new(now, context.chance());
            address::ask(&context.store, id, change, email.clone(), now).await
        }
        (stored, _) => stored,
    };
    match stored {
        Ok(true) => {
            context.wake();
            back(
                link,
                if wanted.is_some() {
                    Done::Address
                } else {
                    Done::Contact
                },
            )
        }
        Ok(false) => gone(context),
        Err(error) => again(&error),
    }
}
