//! A family wants its mails at another address: the new one is asked, the old one is told. Only the
//! button behind the link changes the address.

use super::link::link_of;
use super::register::decision::MOST_UNCONFIRMED;
use super::second;
use crate::registrar::domain::signed_links::{Opened, Purpose};
use crate::registrar::domain::{
    Acting, CONFIRM_WITHIN, Email, Family, FamilyId, Guardian, Instant, RequestId, SecondContact,
};
use crate::registrar::mail::letter::{About, Letter};
use crate::registrar::mail::outbox::post as post_letter;
use crate::registrar::store::records::seconds::Second;
use crate::registrar::store::records::{families, requests, seconds};
use crate::registrar::store::sql::{Sql, one, values};
use crate::registrar::store::{Store, StoreError};
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, Stop, forged, message, say, too_old, unavailable};
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

/// Asks a new mail address whether it belongs to one of the guardians; `false` when there is no such
/// family.
///
/// # Errors
/// When nothing of it was written.
pub async fn ask(
    store: &Store,
    by: impl Into<Acting>,
    id: RequestId,
    mail: Email,
    now: Instant,
) -> Result<bool, StoreError> {
    let Acting { family, second } = by.into();
    store
        .write(move |db| {
            let Some(known) = families::by_id(db, &family)? else {
                return Ok(false);
            };
            let name = match &second {
                Some(second) => seconds::joined_by_id(db, second)?.map(|second| second.contact.name),
                None => Some(known.guardian.name),
            };
            let Some(name) = name else {
                return Ok(false);
            };
            // Whoever wrote them: a mailbox gets so many letters that it has not asked for.
            let letters = requests::in_mailbox(db, &mail, now)?;
            if asked_today(db, &family, now)? < MOST_A_DAY && letters < MOST_UNCONFIRMED {
                let until = now + CONFIRM_WITHIN;
                let sql = "INSERT INTO addresses (id, family, mail, asked_at, expires_at, second) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
                db.write(sql, values![id, family, mail, now, until, second])?;
                requests::fill(db, &id, &mail, now, until)?;
                let change = id.clone();
                let letter = Letter {
                    to: Some(mail.clone()),
                    name,
                    family: None,
                    second: None,
                    about: About::NewAddress { change, until },
                    also: Vec::new(),
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

/// How a change of the address stands.
enum Change {
    /// The button was not pressed: whose change, the new address, and until when it is asked.
    Asked(Box<Family>, Option<Box<Second>>, Email, Instant),
    /// The address is that of this guardian.
    Taken(Acting),
    /// It is no longer stored, or the family has left this mailbox again: a link in it opens nothing.
    Gone,
}

fn read_change(db: &dyn Sql, id: &RequestId) -> Result<Change, StoreError> {
    let sql = "SELECT family, mail, done_at, expires_at, second FROM addresses WHERE id = ?1";
    let found = one(db, sql, values![id], |row| {
        Ok((
            row.get::<FamilyId>(0)?,
            row.get::<Email>(1)?,
            row.get::<Option<Instant>>(2)?,
            row.get::<Instant>(3)?,
            row.get::<Option<RequestId>>(4)?,
        ))
    })?;
    let Some((family, mail, done_at, until, second)) = found else {
        return Ok(Change::Gone);
    };
    let family = families::by_id(db, &family)?;
    if let Some(second) = second {
        // With its new address a second guardian has the number of the change.
        let second = done_at.map_or(second, |_| id.clone());
        let second = seconds::joined_by_id(db, &second)?;
        return Ok(match (family, second, done_at) {
            (Some(family), Some(second), None) => {
                Change::Asked(family.into(), Some(second.into()), mail, until)
            }
            (Some(family), Some(second), Some(_)) => Change::Taken(Acting {
                family: family.id,
                second: Some(second.id),
            }),
            _ => Change::Gone,
        });
    }
    Ok(match (family, done_at) {
        (Some(family), None) => Change::Asked(family.into(), None, mail, until),
        (Some(family), Some(_)) if family.guardian.email.key() == mail.key() => {
            Change::Taken(Acting::from(family.id))
        }
        (Some(_) | None, _) => Change::Gone,
    })
}

fn take_in(
    db: &dyn Sql,
    id: &RequestId,
    fresh: FamilyId,
    now: Instant,
) -> Result<Option<FamilyId>, StoreError> {
    let (before, second, mail) = match read_change(db, id)? {
        Change::Asked(family, second, mail, until) if now < until => (family, second, mail),
        Change::Taken(acting) => return Ok(Some(acting.family)),
        Change::Asked(..) | Change::Gone => return Ok(None),
    };
    let (family, name, email) = match &second {
        // There would be one mailbox for both.
        Some(_) if before.guardian.email.key() == mail.key() => return Ok(None),
        Some(second) => {
            seconds::takes_address(db, &second.id, id, &mail)?;
            let SecondContact { name, email, .. } = second.contact.clone();
            (before.id, name, email)
        }
        None => {
            let family = rename(db, &before, &mail, (id, fresh), now)?;
            let Guardian { name, email, .. } = before.guardian;
            (family, name, email)
        }
    };
    db.write(
        "UPDATE addresses SET done_at = ?2 WHERE id = ?1",
        values![id, now],
    )?;
    let by = Acting {
        family: family.clone(),
        second: second.map(|_| id.clone()),
    };
    let left = Letter {
        to: Some(email),
        name: name.clone(),
        family: None,
        second: None,
        about: About::AddressLeft,
        also: Vec::new(),
    };
    let taken = Letter {
        to: Some(mail),
        family: Some(family.clone()),
        second: by.second.clone(),
        about: About::AddressTaken,
        ..left.clone()
    };
    post_letter(db, &left, now)?;
    post_letter(db, &taken, now)?;
    second::tell_other(db, &by, &name, now)?;
    Ok(Some(family))
}

/// Gives a family another address, and with it another id: `fresh`, or that of the family which has
/// this address already and takes the children over. Who read along with the first or was asked to,
/// and what else it wanted to change, gets nothing of a family that is there: anybody may name any
/// address as a new one.
fn rename(
    db: &dyn Sql,
    before: &Family,
    mail: &Email,
    (change, fresh): (&RequestId, FamilyId),
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
    let merges = target.is_some();
    let id = match target {
        Some(id) => {
            db.write(
                "DELETE FROM addresses WHERE family = ?1 AND id <> ?2",
                values![old, change],
            )?;
            id
        }
        None => {
            let sql = "INSERT INTO families (id, mail_key, mail, name, phone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let Guardian { name, phone, .. } = &before.guardian;
            db.write(sql, values![fresh, mail.key(), mail, name, phone, now, now])?;
            fresh
        }
    };
    // The link in a mailbox that is left opens nothing any more, and the address need not be kept.
    db.write(
        "DELETE FROM addresses WHERE family = ?1 AND done_at IS NOT NULL AND second IS NULL",
        values![old],
    )?;
    if let Some(taken) = families::by_id(db, &id)? {
        second::follow(db, old, &taken, merges, now)?;
    }
    for table in ["registrations", "requests", "addresses", "contact_changes"] {
        let sql = format!("UPDATE {table} SET family = ?2 WHERE family = ?1");
        db.write(&sql, values![old, id])?;
    }
    db.write("DELETE FROM families WHERE id = ?1", values![old])?;
    Ok(id)
}

/// What the link of a new address asks, when it asks something still.
enum Asks {
    /// Whether this change is wanted.
    Change(RequestId),
    /// Nothing: the address is that of the family. `None` when the link is too old to lead on.
    Taken(Option<Acting>),
}

/// Reads the link of a change: how it stands comes first, the end of its time second.
async fn asks(context: &Context, link: &str) -> Result<Asks, Stop> {
    let opened = context.links.open(Purpose::Address, link);
    let id = |opened: Opened| Some((RequestId::parse(&opened.id)?, opened));
    let (id, opened) = opened.and_then(id).ok_or_else(|| forged(context))?;
    let (change, now) = (id.clone(), context.now());
    let stands = context.store.read(move |db| read_change(db, &change));
    match stands.await.map_err(unavailable(context))? {
        Change::Asked(_, _, _, until) if now < until => Ok(Asks::Change(id)),
        Change::Asked(..) => Err(too_old(context, &text!("expired_address"))),
        Change::Taken(acting) => Ok(Asks::Taken(Some(acting).filter(|_| !opened.is_old(now)))),
        Change::Gone => Err(change_gone(context)),
    }
}

/// The page for a change that is no longer stored.
fn change_gone(context: &Context) -> Stop {
    let (title, lead) = (text!("address_gone_title"), text!("address_gone_lead"));
    message(context, StatusCode::GONE, &title, Some(&lead)).into()
}

/// The page when the address is that of the family.
fn taken(context: &Context, acting: Option<&Acting>) -> Message {
    Message {
        title: context.say(&text!("address_taken_title")),
        lead: context.pages.texts.paragraphs(&text!("address_taken_lead")),
        links: acting
            .map(|acting| link_of(context, acting))
            .into_iter()
            .collect(),
        ..Message::default()
    }
}

/// Asks.
pub async fn show(State(context): State<Arc<Context>>, asked: Asked) -> Page {
    let message = match asks(&context, &asked.l).await? {
        Asks::Change(_) => Message {
            title: context.say(&text!("address_title")),
            lead: context.pages.texts.paragraphs(&text!("address_lead")),
            buttons: vec![("bestaetigen", context.say(&text!("address_button")), true)],
            action: routes::NEW_ADDRESS,
            link: asked.l,
            ..Message::default()
        },
        Asks::Taken(acting) => taken(&context, acting.as_ref()),
    };
    Ok(say(&context, StatusCode::OK, &message))
}

/// Changes the address.
pub async fn post(State(context): State<Arc<Context>>, Posted(fields): Posted) -> Page {
    let acting = match asks(&context, fields.get("l")).await? {
        Asks::Taken(acting) => acting,
        Asks::Change(change) => {
            let fresh = FamilyId::new(context.chance());
            let family = take(&context.store, change.clone(), fresh, context.now())
                .await
                .map_err(unavailable(&context))?;
            context.log(&format!("address {change}: taken"));
            context.wake();
            family.ok_or_else(|| change_gone(&context))?;
            match asks(&context, fields.get("l")).await? {
                Asks::Taken(acting) => acting,
                Asks::Change(_) => None,
            }
        }
    };
    let message = taken(&context, acting.as_ref());
    Ok(say(&context, StatusCode::OK, &message))
}
