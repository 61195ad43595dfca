//! The worker that sends letters: each at least once, always with the same Message-ID, for up to
//! two days.

use super::delivery::{self, Delivery};
use super::letters::Letters;
use super::mailer::{Mailer, SendError};
use super::outbox::{self, Due};
use super::problem::Problem;
use crate::registrar::domain::Instant;
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, StoreError};
use chrono::TimeDelta;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A letter that could not be handed over is tried again for so long.
const GIVE_UP: TimeDelta = TimeDelta::days(2);

/// A letter that was taken and then forgotten, by a crash, is due again after this time.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// So many letters are taken at once.
const BATCH: u32 = 20;

/// What one turn of the worker did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Letters that were due.
    pub taken: usize,
    /// Of these, those that made no sense any more and were closed.
    pub late: usize,
    /// Why one of them, the last, was not sent.
    pub problem: Option<String>,
    /// Nobody answers: no other letter could be sent at the moment either.
    pub away: bool,
}

/// When to try again after so many attempts: 1, 2, 4 … minutes, at most two hours apart; never
/// after two days.
pub fn again(attempt: u32, written_at: Instant, now: Instant) -> Option<Instant> {
    let minutes = 1i64
        .checked_shl(attempt.saturating_sub(1))
        .unwrap_or(i64::MAX)
        .clamp(1, 120);
    let next = now + TimeDelta::minutes(minutes);
    (next - written_at <= GIVE_UP).then_some(next)
}

/// Sends letters that are due, until `ending`.
///
/// # Errors
/// When the store cannot be used. Letters are never lost by that: they are due again later.
pub async fn send_due(
    store: &Store,
    letters: &Letters,
    mailer: &Mailer,
    programme: &Arc<Programme>,
    clock: &(dyn Fn() -> Instant + Send + Sync),
    ending: &AtomicBool,
) -> Result<Turn, StoreError> {
    let mut turn = Turn::default();
    if ending.load(Ordering::Relaxed) {
        return Ok(turn);
    }
    let now = clock();
    let due = outbox::take(store, BATCH, now, now + LEASE).await?;
    turn.taken = due.len();
    let mut away: Option<SendError> = None;
    for letter in due {
        if ending.load(Ordering::Relaxed) {
            break;
        }
        let letter = &match delivery::look(store, letter, programme, clock()).await? {
            Delivery::Send(letter) => letter,
            Delivery::Late(letter) => {
                outbox::closed(store, &letter, clock()).await?;
                turn.late += 1;
                continue;
            }
        };
        let result = match &away {
            // Nobody waits for a silent server twenty times over.
            Some(error) => Err(error.clone()),
            None => send(letter, letters, mailer, programme).await,
        };
        let now = clock();
        match result {
            Ok(()) => outbox::sent(store, letter, now).await?,
            Err(SendError::Permanent(problem)) => {
                turn.problem = Some(problem.clone());
                outbox::failed(store, letter, problem, None, now).await?;
            }
            Err(error) => {
                turn.problem = Some(error.to_string());
                let next = again(letter.attempt, letter.written_at, now);
                outbox::failed(store, letter, error.to_string(), next, now).await?;
                if let (SendError::Away(_), Some(next)) = (&error, next) {
                    outbox::waits(store, letter, next, now).await?;
                }
                away = Some(error).filter(|error| matches!(error, SendError::Away(_)));
            }
        }
    }
    turn.away = away.is_some();
    Ok(turn)
}

async fn send(
    due: &Due,
    letters: &Letters,
    mailer: &Mailer,
    programme: &Programme,
) -> Result<(), SendError> {
    let mail = letters.write(due, programme).map_err(|error| {
        SendError::Permanent(format!("{}: {error}", Problem::NotWritten.kept()))
    })?;
    mailer.send(&mail).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_tried_for_two_days_ever_more_slowly() {
        let written: Instant = "2027-03-01T09:00:00Z".parse().unwrap();
        let (mut now, mut attempt, mut waits) = (written, 1, Vec::new());
        while let Some(next) = again(attempt, written, now) {
            waits.push((next - now).num_minutes());
            (now, attempt) = (next, attempt + 1);
        }
        assert_eq!(waits[..9], [1, 2, 4, 8, 16, 32, 64, 120, 120]);
        assert!(now - written > TimeDelta::hours(45) && now - written <= TimeDelta::days(2));
        assert!(attempt < 40);
    }
}
