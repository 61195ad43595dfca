//! A family wants its mails at another address: the new one is asked, the old one is told. Only the
//! button behind the link changes the address.

use super::link::family_link;
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{
    CONFIRM_WITHIN, Email, Family, FamilyId, Guardian, Instant, RequestId,
};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::mail::outbox::post as post_letter;
use crate::registrar::store::records::families;
use crate::registrar::store::sql::{Sql, one, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, Stop, bad_link, gone, say, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::registrar::web::requests::{Asked, Posted};
use crate::routes;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::TimeDelta;
use std::sync::Arc;

/// Most changes a family may ask for in a day, so that nobody floods a mailbox of others.
const MOST_A_DAY: u32 = 5;

/// Asks a new mail address whether it belongs to the family; `false` when there is no such family.
///
/// # Errors
/// When nothing of it was written.
pub async fn ask(
    store: &Store,
    family: FamilyId,
    id: RequestId,
    mail: Email,
    now: Instant,
) -> Result<bool, StoreError> {
    store
        .write(move |db| {
            let Some(known) = families::by_id(db, &family)? else {
                return Ok(false);
            };
            if asked_today(db, &family, now)? < MOST_A_DAY {
                let until = now + CONFIRM_WITHIN;
                let sql = "INSERT INTO addresses (id, family, mail, asked_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)";
                db.write(sql, values![id, family, mail, now, until])?;
                let change = id.clone();
                let letter = Letter {
                    to: Some(mail.clone()),
                    name: known.guardian.name,
                    family: None,
                    about: About::NewAddress { change, until },
                };
                post_letter(db, &letter, now)?;
            }
            Ok(true)
        })
        .await
}

fn asked_today(db: &dyn Sql, family: &FamilyId, now: Instant) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM addresses WHERE family = ?1 AND asked_at > ?2";
    let yesterday = now - TimeDelta::days(1);
    Ok(one(db, sql, values![family, yesterday], |row| row.get(0))?.unwrap_or(0))
}

/// The new address has said yes: the family as it is called from now on, so that links in the old
/// mailbox end; or the family that already has this address. `None` when it is too late.
///
/// # Errors
/// When nothing of it was written.
pub async fn take(
    store: &Store,
    id: RequestId,
    fresh: FamilyId,
    now: Instant,
) -> Result<Option<FamilyId>, StoreError> {
    store
        .write(move |db| take_in(db, &id, fresh.clone(), now))
        .await
}

fn take_in(
    db: &dyn Sql,
    id: &RequestId,
    fresh: FamilyId,
    now: Instant,
) -> Result<Option<FamilyId>, StoreError> {
    let sql = "SELECT family, mail, done_at, expires_at FROM addresses WHERE id = ?1";
    let found = one(db, sql, values![id], |row| {
        Ok((
            row.get::<FamilyId>(0)?,
            row.get::<Email>(1)?,
            row.get::<Option<Instant>>(2)?.is_some(),
            row.get::<Instant>(3)?,
        ))
    })?;
    let Some((old, mail, done, until)) = found else {
        return Ok(None);
    };
    let Some(before) = families::by_id(db, &old)? else {
        return Ok(None);
    };
    if done {
        // A link in a mailbox that the family has left again opens nothing.
        return Ok(Some(old).filter(|_| before.guardian.email.key() == mail.key()));
    }
    if now >= until {
        return Ok(None);
    }
    let family = rename(db, &before, &mail, fresh, now)?;
    db.write(
        "UPDATE addresses SET done_at = ?2 WHERE id = ?1",
        values![id, now],
    )?;
    let Guardian { name, email, .. } = before.guardian;
    let letter = |to, family, about| Letter {
        to: Some(to),
        name: name.clone(),
        family,
        about,
    };
    post_letter(db, &letter(email, None, About::AddressLeft), now)?;
    let taken = letter(mail, Some(family.clone()), About::AddressTaken);
    post_letter(db, &taken, now)?;
    Ok(Some(family))
}

/// Gives a family another address, and with it another id: `fresh`, or that of the family which has
/// this address already and takes everything over.
fn rename(
    db: &dyn Sql,
    before: &Family,
    mail: &Email,
    fresh: FamilyId,
    now: Instant,
) -> Result<FamilyId, StoreError> {
    let old = &before.id;
    let target = families::by_mail(db, &mail.key())?.map(|family| family.id);
    if target.as_ref() == Some(old) {
        db.write(
            "UPDATE families SET mail = ?2, changed_at = ?3 WHERE id = ?1",
            values![old, mail, now],
        )?;
        return Ok(old.clone());
    }
    let id = match target {
        Some(id) => id,
        None => {
            let sql = "INSERT INTO families (id, mail_key, mail, name, phone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let Guardian { name, phone, .. } = &before.guardian;
            db.write(sql, values![fresh, mail.key(), mail, name, phone, now, now])?;
            fresh
        }
    };
    for table in ["registrations", "requests", "addresses"] {
        let sql = format!("UPDATE {table} SET family = ?2 WHERE family = ?1");
        db.write(&sql, values![old, id])?;
    }
    db.write("DELETE FROM families WHERE id = ?1", values![old])?;
    Ok(id)
}

/// The change of a link.
fn change_of(context: &Context, link: &str) -> Result<RequestId, Stop> {
    let id = context.links.read(Purpose::Address, link, context.now());
    id.and_then(|id| RequestId::parse(&id).ok_or(BadLink::Forged))
        .map_err(bad_link(context))
}

/// Asks.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    change_of(&context, &asked.l)?;
    let message = Message {
        title: context.say(&text!("address_title")),
        lead: context.pages.texts.paragraphs(&text!("address_lead")),
        buttons: vec![("bestaetigen", context.say(&text!("address_button")), true)],
        action: routes::NEW_ADDRESS,
        link: asked.l,
        ..Message::default()
    };
    Ok(say(&context, StatusCode::OK, &message))
}

/// Changes the address.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let change = change_of(&context, fields.get("l"))?;
    let fresh = FamilyId::new(context.chance());
    let family = take(&context.store, change.clone(), fresh, context.now())
        .await
        .map_err(unavailable(&context))?;
    let Some(family) = family else {
        return Err(gone(&context));
    };
    context.log(&format!("address {change}: taken"));
    context.wake();
    let message = Message {
        title: context.say(&text!("address_taken_title")),
        lead: context.pages.texts.paragraphs(&text!("address_taken_lead")),
        links: vec![family_link(&context, &family)],
        ..Message::default()
    };
    Ok(say(&context, StatusCode::OK, &message))
}
