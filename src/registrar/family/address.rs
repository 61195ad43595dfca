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
use crate::registrar::web::answers::{LinkQuery, bad_link, gone, html, posted, query, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::pages::Message;
use crate::routes;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
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
    let sql = "SELECT COUNT(*) FROM addresses WHERE family = ?1 AND asked_at > ?2";
    let today = one(db, sql, values![family, now - TimeDelta::days(1)], |row| {
        row.get::<u32>(0)
    })?;
    if today.unwrap_or(0) >= MOST_A_DAY {
        return Ok(true);
    }
    let until = now + CONFIRM_WITHIN;
    db.write(
        "INSERT INTO addresses (id, family, mail, asked_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![id, family, mail, now, until],
    )?;
    let about = About::NewAddress {
        change: id.clone(),
        until,
    };
    let letter = Letter {
        to: Some(mail.clone()),
        name: known.guardian.name,
        family: None,
        about,
    };
    post_letter(db, &letter, now)?;
    Ok(true)
        })
        .await
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
    let target = families::by_mail(db, &mail.key())?.map(|family| family.id);
    let guardian = Guardian {
        email: mail.clone(),
        ..before.guardian.clone()
    };
    let family = Family {
        id: target.clone().unwrap_or(fresh),
        guardian,
    };
    if family.id == old {
        db.write(
            "UPDATE families SET mail = ?2, changed_at = ?3 WHERE id = ?1",
            values![old, mail, now],
        )?;
    } else {
        if target.is_none() {
            db.write(
                "INSERT INTO families (id, mail_key, mail, name, phone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                values![family.id, mail.key(), mail, family.guardian.name, family.guardian.phone, now, now],
            )?;
        }
        for table in ["registrations", "requests", "addresses"] {
            let sql = format!("UPDATE {table} SET family = ?2 WHERE family = ?1");
            db.write(&sql, values![old, family.id])?;
        }
        db.write("DELETE FROM families WHERE id = ?1", values![old])?;
    }
    db.write(
        "UPDATE addresses SET done_at = ?2 WHERE id = ?1",
        values![id, now],
    )?;
    let name = || before.guardian.name.clone();
    let told = [
        Letter {
            to: Some(before.guardian.email.clone()),
            name: name(),
            family: None,
            about: About::AddressLeft,
        },
        Letter {
            to: Some(mail),
            name: name(),
            family: Some(family.id.clone()),
            about: About::AddressTaken,
        },
    ];
    told.iter()
        .try_for_each(|letter| post_letter(db, letter, now))?;
    Ok(Some(family.id))
}

fn change_of(context: &Context, link: &str) -> Result<RequestId, BadLink> {
    let id = context.links.read(Purpose::Address, link, context.now())?;
    RequestId::parse(&id).ok_or(BadLink::Forged)
}

/// Asks.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let link = query(asked).l;
    if let Err(problem) = change_of(&context, &link) {
        return bad_link(&context, problem);
    }
    let message = Message {
        title: context.say(&text!("address_title")),
        lead: context.pages.texts.paragraphs(&text!("address_lead")),
        buttons: vec![("bestaetigen", context.say(&text!("address_button")), true)],
        action: routes::NEW_ADDRESS,
        link,
        ..Message::default()
    };
    html(
        StatusCode::OK,
        context.pages.message(&message, &context.programme()),
    )
}

/// Changes the address.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let change = match change_of(&context, fields.get("l")) {
        Ok(change) => change,
        Err(problem) => return bad_link(&context, problem),
    };
    let now = context.now();
    match take(
        &context.store,
        change.clone(),
        FamilyId::new(context.chance()),
        now,
    )
    .await
    {
        Ok(Some(family)) => {
            context.log(&format!("address {change}: taken"));
            context.wake();
            let message = Message {
                title: context.say(&text!("address_taken_title")),
                lead: context.pages.texts.paragraphs(&text!("address_taken_lead")),
                links: vec![family_link(&context, &family)],
                ..Message::default()
            };
            html(
                StatusCode::OK,
                context.pages.message(&message, &context.programme()),
            )
        }
        Ok(None) => gone(&context),
        Err(error) => unavailable(&context, &error),
    }
}
