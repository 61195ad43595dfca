//! A family wants its mails at another address: the new one is asked, the old one is told.

use super::StoreError;
use super::read;
use super::rows::post;
use super::sql::{Sql, one, values};
use crate::registrar::decision::CONFIRM_WITHIN;
use crate::registrar::domain::{Email, Family, FamilyId, Guardian, Instant, RequestId};
use crate::registrar::mail::letter::{About, Letter};
use chrono::TimeDelta;

/// Most changes a family may ask for in a day, so that nobody floods a mailbox of others.
const MOST_A_DAY: u32 = 5;

/// A new address is asked whether it belongs to the family.
pub fn ask(
    db: &dyn Sql,
    family: &FamilyId,
    id: &RequestId,
    mail: &Email,
    now: Instant,
) -> Result<bool, StoreError> {
    let Some(known) = read::family_by_id(db, family)? else {
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
    post(db, vec![letter], now)?;
    Ok(true)
}

/// The new address has said yes. The family gets a new id, so that links in the old mailbox end; or
/// it joins the family that already has this address.
pub fn take(
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
    let Some(before) = read::family_by_id(db, &old)? else {
        return Ok(None);
    };
    if done {
        // A link in a mailbox that the family has left again opens nothing.
        return Ok(Some(old).filter(|_| before.guardian.email.key() == mail.key()));
    }
    if now >= until {
        return Ok(None);
    }
    let target = read::family_by_mail(db, &mail.key())?.map(|family| family.id);
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
    let told = vec![
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
    post(db, told, now)?;
    Ok(Some(family.id))
}
