//! Everything of a family is given back and deleted.

use super::queue::move_up;
use crate::registrar::decision::Post;
use crate::registrar::domain::{Email, FamilyId, Instant, OccasionKey, Status};
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::mail::outbox::forget;
use crate::registrar::programme::Programme;
use crate::registrar::store::records::{families, registrations};
use crate::registrar::store::sql::{Sql, all, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, message, unavailable};
use crate::registrar::web::context::Context;
use axum::http::StatusCode;
use std::sync::Arc;

/// Gives everything of a family back and deletes it; `false` when there is no such family.
///
/// # Errors
/// When nothing of it was written.
pub async fn erase(
    store: &Store,
    family: FamilyId,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<bool, StoreError> {
    store
        .write(move |db| {
            let Some(known) = families::by_id(db, &family)? else {
                return Ok(false);
            };
            let own = registrations::of_family(db, &family)?;
            let active: Vec<_> = own.iter().filter(|own| own.status.is_active()).collect();
            let entries = active
                .iter()
                .map(|own| (Entry::of(own), own.status == Status::Placed))
                .collect();
            let seats: Vec<OccasionKey> = active
                .iter()
                .filter(|own| own.status.takes_a_place())
                .map(|own| own.key.clone())
                .collect();
            delete_family(db, &family, &known.guardian.email)?;
            let letter = Letter {
                to: Some(known.guardian.email),
                name: known.guardian.name,
                family: None,
                about: About::Erased { entries },
                also: Vec::new(),
            };
            let mut post = Post::default();
            post.add(letter);
            for key in seats {
                move_up(db, &key.season, &key.occasion, &programme, &mut post, now)?;
            }
            post.write(db, now)?;
            Ok(true)
        })
        .await
}

/// Deletes a family with its forms, registrations and letters that are not sent yet.
///
/// # Errors
/// When the database cannot do it.
pub fn delete_family(db: &dyn Sql, family: &FamilyId, email: &Email) -> Result<(), StoreError> {
    let id = values![family];
    db.write("DELETE FROM registrations WHERE family = ?1", id)?;
    db.write(
        "DELETE FROM registrations WHERE request IN (SELECT id FROM requests WHERE mailbox = ?1 AND confirmed_at IS NULL)",
        values![email.mailbox()],
    )?;
    let asked = "SELECT mail FROM addresses WHERE family = ?1 AND done_at IS NULL";
    for address in all(db, asked, id, |row| row.get::<Email>(0))? {
        forget(db, &address)?;
    }
    db.write("DELETE FROM addresses WHERE family = ?1", id)?;
    db.write("DELETE FROM requests WHERE family = ?1", id)?;
    db.write(
        "DELETE FROM requests WHERE mailbox = ?1 AND confirmed_at IS NULL",
        values![email.mailbox()],
    )?;
    forget(db, email)?;
    db.write("DELETE FROM families WHERE id = ?1", id)
}

/// Erases everything, and says so.
///
/// # Errors
/// When nothing was erased.
pub async fn post(context: &Context, family: FamilyId) -> Page {
    erase(&context.store, family, context.programme(), context.now())
        .await
        .map_err(unavailable(context))?;
    context.log("family: erased");
    context.wake();
    let (title, lead) = (text!("erased_title"), text!("erased_lead"));
    Ok(message(context, StatusCode::OK, &title, Some(&lead)))
}
