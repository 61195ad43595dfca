//! Everything of a family is given back and deleted.

use super::queue::move_up;
use super::second;
use crate::registrar::decision::Post;
use crate::registrar::domain::{
    Acting, Email, Family, FamilyId, Guardian, Instant, OccasionKey, RequestId, Status,
};
use crate::registrar::mail::copies::greeted;
use crate::registrar::mail::letter::{About, Entry, Letter};
use crate::registrar::mail::outbox::forget;
use crate::registrar::programme::Programme;
use crate::registrar::store::records::seconds::Second;
use crate::registrar::store::records::{families, registrations, seconds};
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
    by: impl Into<Acting>,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<bool, StoreError> {
    let by: Acting = by.into();
    let family = by.family.clone();
    let erased = store
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
            let second = seconds::joined_to(db, &family)?;
            delete_family(db, &family, &known.guardian.email)?;
            let mut post = Post::default();
            for letter in letters(&known, second, &by, entries) {
                post.add(letter);
            }
            for key in seats {
                move_up(db, &key.season, &key.occasion, &programme, &mut post, now)?;
            }
            post.write(db, now)?;
            Ok(true)
        })
        .await?;
    // It is erased; a writer that has too much to do settles later.
    let _ = store.settle().await;
    Ok(erased)
}

/// What both guardians are told, or the only one.
fn letters(
    family: &Family,
    second: Option<Second>,
    by: &Acting,
    entries: Vec<(Entry, bool)>,
) -> Vec<Letter> {
    let Guardian { name, email, .. } = &family.guardian;
    let letter = |to: &Email, name: String, by| Letter {
        to: Some(to.clone()),
        name,
        family: None,
        second: None,
        about: About::Erased {
            by,
            entries: entries.clone(),
        },
        also: Vec::new(),
    };
    let Some(Second { contact, .. }) = second else {
        return vec![letter(email, name.clone(), None)];
    };
    let who = match by.second {
        Some(_) => &contact.name,
        None => name,
    };
    let both = greeted(name, &contact.name);
    [email, &contact.email]
        .map(|to| letter(to, both.clone(), Some(who.clone())))
        .into()
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
    let asked = "SELECT id, mail FROM addresses WHERE family = ?1 AND done_at IS NULL";
    let asked = all(db, asked, id, |row| {
        Ok((row.get::<RequestId>(0)?, row.get::<Email>(1)?))
    })?;
    for (asked, address) in asked {
        forget(
            db,
            &address,
            |letter| matches!(&letter.about, About::NewAddress { change, .. } if *change == asked),
        )?;
    }
    second::delete(db, family)?;
    db.write("DELETE FROM addresses WHERE family = ?1", id)?;
    db.write("DELETE FROM contact_changes WHERE family = ?1", id)?;
    db.write("DELETE FROM requests WHERE family = ?1", id)?;
    db.write(
        "DELETE FROM requests WHERE mailbox = ?1 AND confirmed_at IS NULL",
        values![email.mailbox()],
    )?;
    // Others may have asked this mailbox for an answer, or write to it as that of a second guardian.
    forget(db, email, |letter| {
        let asks = matches!(
            &letter.about,
            About::NewAddress { .. } | About::SecondAsked(_)
        );
        !asks && letter.second.is_none()
    })?;
    db.write("DELETE FROM families WHERE id = ?1", id)
}

/// Erases everything, and says so.
///
/// # Errors
/// When nothing was erased.
pub async fn post(context: &Context, by: Acting) -> Page {
    let who = by.in_log();
    erase(&context.store, by, context.programme(), context.now())
        .await
        .map_err(unavailable(context))?;
    context.log(&format!("family: erased{who}"));
    context.wake();
    let (title, lead) = (text!("erased_title"), text!("erased_lead"));
    Ok(message(context, StatusCode::OK, &title, Some(&lead)))
}
