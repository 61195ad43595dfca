//! A family wants its mails at another address: the new one is asked, the old one is told.

use super::super::StoreError;
use super::read;
use super::rows::{apply, broken, instant, one, run, time};
use crate::registrar::decide::{CONFIRM_WITHIN, Decision};
use crate::registrar::domain::{Email, Family, FamilyId, Guardian, Instant, RequestId};
use crate::registrar::letter::{About, Letter};
use chrono::TimeDelta;
use rusqlite::{Connection, params};

/// Most changes a family may ask for in a day, so that nobody floods a mailbox of others.
const MOST_A_DAY: u32 = 5;

fn letters(letters: Vec<Letter>) -> Decision {
    Decision { rows: Vec::new(), letters }
}

/// A new address is asked whether it belongs to the family.
pub fn ask(connection: &Connection, family: &FamilyId, id: &RequestId, mail: &Email, now: Instant) -> Result<bool, StoreError> {
    let Some(known) = read::family_by_id(connection, family)? else { return Ok(false) };
    let sql = "SELECT COUNT(*) FROM addresses WHERE family = ?1 AND asked_at > ?2";
    let today = one(connection, sql, params![family.as_str(), time(now - TimeDelta::days(1))], |row| Ok(row.get::<_, u32>(0)?))?;
    if today.unwrap_or(0) >= MOST_A_DAY {
        return Ok(true);
    }
    let until = now + CONFIRM_WITHIN;
    run(
        connection,
        "INSERT INTO addresses (id, family, mail, asked_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id.as_str(), family.as_str(), mail.as_str(), time(now), time(until)],
    )?;
    let about = About::NewAddress { change: id.clone(), until };
    let letter = Letter { to: Some(mail.clone()), name: known.guardian.name, family: None, about };
    apply(connection, &letters(vec![letter]), None, now)?;
    Ok(true)
}

/// The new address has said yes. The family gets a new id, so that links in the old mailbox end; or it joins the family that already has
/// this address.
pub fn take(connection: &Connection, id: &RequestId, fresh: FamilyId, now: Instant) -> Result<Option<FamilyId>, StoreError> {
    let sql = "SELECT family, mail, done_at, expires_at FROM addresses WHERE id = ?1";
    let found = one(connection, sql, [id.as_str()], |row| {
        let family = FamilyId::parse(&row.get::<_, String>(0)?).ok_or_else(|| broken("a number"))?;
        let mail = Email::parse(&row.get::<_, String>(1)?).ok_or_else(|| broken("an address"))?;
        Ok((family, mail, row.get::<_, Option<String>>(2)?.is_some(), instant(&row.get::<_, String>(3)?)?))
    })?;
    let Some((old, mail, done, until)) = found else { return Ok(None) };
    if done {
        return Ok(Some(old));
    }
    let Some(before) = read::family_by_id(connection, &old)?.filter(|_| now < until) else { return Ok(None) };
    let target = read::family_by_mail(connection, &mail.key())?.map(|family| family.id);
    let guardian = Guardian { email: mail.clone(), ..before.guardian.clone() };
    let family = Family { id: target.clone().unwrap_or(fresh), guardian };
    if family.id == old {
        run(connection, "UPDATE families SET mail = ?2, changed_at = ?3 WHERE id = ?1", params![old.as_str(), mail.as_str(), time(now)])?;
    } else {
        if target.is_none() {
            run(
                connection,
                "INSERT INTO families (id, mail_key, mail, name, phone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
                params![family.id.as_str(), mail.key(), mail.as_str(), family.guardian.name, family.guardian.phone.as_str(), time(now)],
            )?;
        }
        for table in ["registrations", "requests", "addresses"] {
            let sql = format!("UPDATE {table} SET family = ?2 WHERE family = ?1");
            run(connection, &sql, params![old.as_str(), family.id.as_str()])?;
        }
        run(connection, "DELETE FROM families WHERE id = ?1", [old.as_str()])?;
    }
    run(connection, "UPDATE addresses SET done_at = ?2 WHERE id = ?1", params![id.as_str(), time(now)])?;
    let name = || before.guardian.name.clone();
    let told = vec![
        Letter { to: Some(before.guardian.email.clone()), name: name(), family: None, about: About::AddressLeft },
        Letter { to: Some(mail), name: name(), family: Some(family.id.clone()), about: About::AddressTaken },
    ];
    apply(connection, &letters(told), None, now)?;
    Ok(Some(family.id))
}
