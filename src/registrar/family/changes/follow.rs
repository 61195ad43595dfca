//! What time brings to changes that are held: they are told, or the office is asked for an answer.

use super::{Noticed, notice, tell};
use crate::registrar::decision::Post;
use crate::registrar::domain::{Consent, Instant};
use crate::registrar::programme::Programme;
use crate::registrar::store::records::ended::{self, Ended};
use crate::registrar::store::records::held::all_held;
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{StoreError, facts};
use chrono::TimeDelta;

/// The name of the fact how long changes are held, in minutes.
const HOLD: &str = "hold_minutes";

/// How long the service holds what is told by itself; `None` before it ran.
///
/// # Errors
/// When the database does not answer.
pub fn hold_of(db: &dyn Sql) -> Result<Option<TimeDelta>, StoreError> {
    let minutes = facts::get(db, HOLD)?.and_then(|minutes| minutes.parse().ok());
    Ok(minutes.map(TimeDelta::minutes))
}

/// Holds what is new, and tells what was held for long enough and needs nobody's word. Gives the lines
/// of the log: which change is held, told, put right, or waits for an answer while its date comes near.
///
/// # Errors
/// When the database cannot do it.
pub fn follow(
    db: &dyn Sql,
    programme: &Programme,
    hold: TimeDelta,
    post: &mut Post,
    now: Instant,
) -> Result<Vec<String>, StoreError> {
    let minutes = hold.num_minutes().to_string();
    if facts::get(db, HOLD)?.as_ref() != Some(&minutes) {
        facts::set(db, HOLD, &minutes)?;
    }
    let before = all_held(db)?;
    let all = notice(db, programme, post, now)?;
    let still = |id| all.iter().any(|noticed: &Noticed| noticed.held.id == id);
    let ended = before.iter().filter(|held| !still(held.id));
    let mut log: Vec<String> = ended
        .map(|held| format!("{}: held no longer", held.name()))
        .collect();
    for noticed in &all {
        let Noticed { held, consequence } = noticed;
        let known = before
            .iter()
            .any(|one| one.id == held.id && one.value == held.value);
        if !known {
            let children = consequence.touched();
            log.push(format!("{}: held, {children} children", held.name()));
        }
        let waited = held.changed_at + hold <= now;
        let urgent = consequence.is_urgent(now);
        if (waited || urgent) && consequence.consent(now) == Consent::ByItself {
            tell(db, noticed, programme, post, now)?;
            let by_itself = Ended {
                key: held.key.clone(),
                change: held.change,
                families: consequence.decision.letters.len() as u32,
                at: now,
                told: true,
            };
            ended::add(db, by_itself)?;
            let letters = consequence.letters;
            log.push(format!("{}: told, {letters} letters", held.name()));
        }
    }
    log.extend(pressing(db, &all, now)?);
    Ok(log)
}

/// The name of the fact which changes the log has called pressing: their numbers.
const PRESSING: &str = "changes_pressing";

/// What waits for the office while its date comes near, each once.
fn pressing(db: &dyn Sql, all: &[Noticed], now: Instant) -> Result<Vec<String>, StoreError> {
    let said = facts::get(db, PRESSING)?.unwrap_or_default();
    let known: Vec<&str> = said.split(' ').collect();
    let (mut numbers, mut lines) = (Vec::new(), Vec::new());
    for Noticed { held, consequence } in all {
        if consequence.is_pressing(now) {
            let number = held.id.to_string();
            if !known.contains(&number.as_str()) {
                lines.push(format!(
                    "{}: waits for an answer, begins within 24 hours",
                    held.name()
                ));
            }
            numbers.push(number);
        }
    }
    let numbers = numbers.join(" ");
    if numbers != said {
        facts::set(db, PRESSING, &numbers)?;
    }
    Ok(lines)
}
