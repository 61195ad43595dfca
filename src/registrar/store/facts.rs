//! What the store knows of itself: its name, what is fixed once, and which instance leads.

use super::StoreError;
use super::sql::{Sql, broken, instant, one, time, values};
use crate::registrar::domain::{FamilyId, Instant};
use crate::text::Message;

/// The name of the fact what the store is called.
pub const NAME: &str = "store";

/// The name of an instance, from chance.
pub fn instance(chance: [u8; 16]) -> String {
    FamilyId::new(chance).as_str().to_ascii_lowercase()
}

/// A fact by its name.
pub fn get(db: &dyn Sql, name: &str) -> Result<Option<String>, StoreError> {
    one(
        db,
        "SELECT value FROM facts WHERE name = ?1",
        values![name],
        |row| row.get(0),
    )
}

/// Keeps a fact.
pub fn set(db: &dyn Sql, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO facts (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    db.write(sql, values![name, value])?;
    Ok(())
}

/// The name of the store; a new one is called `fresh`.
pub fn name_of_store(db: &dyn Sql, fresh: &str) -> Result<String, StoreError> {
    fixed(db, NAME, fresh)
}

/// A fact that never changes once it is known: `fresh` if nobody has fixed it yet, also by another
/// instance at the same time.
pub fn fixed(db: &dyn Sql, name: &str, fresh: &str) -> Result<String, StoreError> {
    db.write(
        "INSERT INTO facts (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        values![name, fresh],
    )?;
    get(db, name)?.ok_or_else(|| broken("eine feste Angabe", "a fixed fact"))
}

/// Whether an instance does what only one may do: it does already, or nobody has for a while. It
/// may until `until`. Who begins runs `begin`.
pub fn lead(
    db: &dyn Sql,
    instance: &str,
    begin: fn(&dyn Sql) -> Result<(), StoreError>,
    now: Instant,
    until: Instant,
) -> Result<bool, StoreError> {
    let known = get(db, "leader")?;
    let (last, ends) = match known.as_deref().and_then(|known| known.split_once(' ')) {
        Some((ends, last)) => (Some(last), Some(self::instant(ends)?)),
        None => (None, None),
    };
    if last != Some(instance) {
        if ends.is_some_and(|ends| now < ends) {
            return Ok(false);
        }
        begin(db)?;
    }
    set(db, "leader", &format!("{} {instance}", time(until)))?;
    Ok(true)
}

/// A database that has still to be brought up to date, which who only looks never does.
pub fn older() -> Message {
    Message::new(
        "die Anmeldungen hat ein älteres Programm geschrieben. Starten Sie zuerst »registrar serve« in der neuen Version",
        "the store was written by an older program; start `registrar serve` of the new version first",
    )
}

/// A database that this program does not know.
pub fn newer(version: usize, known: usize) -> Message {
    Message::new(
        format!(
            "die Anmeldungen haben die Version {version}, dieses Programm kennt {known}: ein neueres Programm hat sie geschrieben"
        ),
        format!(
            "the store has version {version}, this program knows {known}: it was written by a newer program"
        ),
    )
}
