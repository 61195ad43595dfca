//! Changes of the catalogue that touch registered children: what they mean in words, and what the
//! office does with those that are held.

mod words;

pub use words::{in_the_way, in_words, is_over, no_letters_any_more};

use super::notes::note;
use crate::calendar::clock::date_at;
use crate::calendar::dates::date;
use crate::registrar::decision::Post;
use crate::registrar::domain::{Change, Consent, Instant, OccasionKey};
use crate::registrar::family::changes::{
    Noticed, Shown, ahead, corrections, dismiss, hold_of, shown, tell,
};
use crate::registrar::family::queue;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::records::held::{MOVING, is_moving};
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use crate::text::{ClosedSet, Lang, Message, count};
use chrono::TimeDelta;
use clap::ValueEnum;
use std::sync::Arc;
use words::{corrected, offered, still_waiting};

/// What the office does with a change that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Its letters go out now
    Send,
    /// No letter goes out
    Drop,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// So many letters were written.
    Sent(usize),
    /// It is held no longer, and nobody gets a letter.
    Dropped,
    /// The same; so many children who wait are offered a place now, and read what holds.
    DroppedWithOffers(usize),
    /// There is no change of this number.
    Unknown,
    /// The catalogue says something else than what is held: it is not the one of the service.
    OtherCatalogue,
    /// The date is over by the new words: letters would be closed as too late. What families know stays.
    TooLate,
    /// No letter follows from it.
    NoLetters(Change),
    /// It has to be put right in the data.
    OnlyInTheData(Change),
}

/// Everything that is held, and how long what is told by itself is held. Nothing is written, whatever
/// the catalogue says.
///
/// # Errors
/// When the store cannot be used.
pub async fn held(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(Shown, Option<TimeDelta>), StoreError> {
    store
        .read(move |db| Ok((shown(db, &programme, now)?, hold_of(db)?)))
        .await
}

/// Sends or drops a change that the service holds. What the catalogue says else stays unseen: it may be
/// another one than that of the service.
///
/// # Errors
/// When nothing of it was written.
pub async fn settle(
    store: &Store,
    step: Step,
    id: i64,
    reason: String,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Settled, StoreError> {
    store
        .write(move |db| {
            let mut post = Post::default();
            let Shown {
                held, otherwise, ..
            } = shown(db, &programme, now)?;
            let Some(noticed) = held.into_iter().find(|noticed| noticed.held.id == id) else {
                let is_there = otherwise.iter().any(|held| held.id == id);
                return Ok(match is_there {
                    true => Settled::OtherCatalogue,
                    false => Settled::Unknown,
                });
            };
            let (settled, subject) = settle_one(db, &noticed, step, &programme, &mut post, now)?;
            post.write(db, now)?;
            let action = match settled {
                Settled::Sent(_) => "send-change",
                Settled::Dropped | Settled::DroppedWithOffers(_) => "drop-change",
                Settled::Unknown
                | Settled::OtherCatalogue
                | Settled::TooLate
                | Settled::NoLetters(_)
                | Settled::OnlyInTheData(_) => return Ok(settled),
            };
            note(db, action, &subject, &reason, now)?;
            Ok(settled)
        })
        .await
}

/// Sends or drops one change; gives what the note calls it.
fn settle_one(
    db: &dyn Sql,
    noticed: &Noticed,
    step: Step,
    programme: &Programme,
    post: &mut Post,
    now: Instant,
) -> Result<(Settled, String), StoreError> {
    let change = noticed.consequence.change;
    let settled = match step {
        _ if change.consent() == Consent::Never => Settled::OnlyInTheData(change),
        Step::Send if !change.has_letters() => Settled::NoLetters(change),
        Step::Send if noticed.consequence.past.is_some() => Settled::TooLate,
        Step::Send => {
            tell(db, noticed, programme, post, now)?;
            Settled::Sent(noticed.consequence.letters)
        }
        Step::Drop if !change.can_be_dropped() => Settled::OnlyInTheData(change),
        Step::Drop => {
            dismiss(db, noticed, programme, now)?;
            match offers_now(db, &noticed.held.key, programme, now)? {
                0 => Settled::Dropped,
                offers => Settled::DroppedWithOffers(offers),
            }
        }
    };
    let key = &noticed.held.key;
    let subject = format!("{}/{}/{}", key.season, key.occasion, change.word());
    Ok((settled, subject))
}

/// How many children are offered a place, now that nothing is moving any more.
fn offers_now(
    db: &dyn Sql,
    key: &OccasionKey,
    programme: &Programme,
    now: Instant,
) -> Result<usize, StoreError> {
    Ok(match is_moving(db, key)? {
        true => 0,
        false => queue::due(db, key, programme, now)?.letters.len(),
    })
}

/// What a catalogue would mean for registered children, before anybody is told: a line for each
/// change. Nothing is written.
///
/// # Errors
/// When the store cannot be used.
pub async fn announced(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Vec<Message>, StoreError> {
    store
        .read(move |db| {
            let families = corrections(db, &programme, now)?.into_iter();
            let families = families.map(|(key, families)| corrected(&key, families, &programme));
            let consequences = ahead(db, &programme, now)?;
            let all = consequences
                .iter()
                .map(|one| in_words(one, &programme, now));
            let offers = queue::ahead(db, &programme, now)?.into_iter();
            let moving = |terms: &Terms| {
                let mut all = consequences.iter().filter(|one| one.key == terms.key);
                all.any(|one| MOVING.contains(&one.change))
            };
            let offers = offers.map(|(terms, offers)| offered(terms, offers, moving(terms)));
            let full = queue::waiting_where_full(db, &programme, now)?.into_iter();
            let full = full.map(|(terms, children)| still_waiting(terms, children));
            Ok(families.chain(all).chain(offers).chain(full).collect())
        })
        .await
}

/// A date that is ahead, has registered children and is not in the programme any more: no letter ever
/// tells of that.
///
/// # Errors
/// When the store cannot be used.
pub async fn gone(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<Option<Message>, StoreError> {
    let all = store.read(move |db| ahead(db, &programme, now)).await?;
    let first = all.into_iter().find(|one| one.change == Change::Gone);
    Ok(first.map(|one| {
        let OccasionKey {
            season,
            offer,
            occasion,
        } = &one.key;
        let on = |lang| one.starts_at.map_or(String::new(), |start| date(lang, date_at(start)));
        let children = one.children.len();
        Message::new(
            format!(
                "{season}: der Termin »{occasion}« von »{offer}« am {} ist nicht mehr da; {} dafür angemeldet. Tragen Sie ihn wieder ein. Soll er ausfallen, schreiben Sie »cancelled:« mit dem Grund dazu: Dann bekommen alle Familien Bescheid",
                on(Lang::De),
                count(children, "Kind ist", "Kinder sind")
            ),
            format!(
                "{season}: the occasion `{occasion}` of `{offer}` on {} is gone; {} registered for it. Put it back. If it is called off, add `cancelled:` with the reason: then every family is told",
                on(Lang::En),
                count(children, "child is", "children are")
            ),
        )
    }))
}
