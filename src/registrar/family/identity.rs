//! A new catalogue against what families know: an occasion keeps its id. Ids that were swapped
//! would send children to the wrong day, so such a catalogue is kept out.

use crate::calendar::local::format_minute;
use crate::catalogue::dates::{Dates, Moved, Named, moved};
use crate::registrar::domain::Known;
use crate::registrar::programme::Programme;
use crate::registrar::store::sql::{Sql, all, broken, values};
use crate::registrar::store::{Store, StoreError, facts};
use crate::registrar::web::context::Context;
use crate::text::Message;

/// Takes a new catalogue over, or logs why the old one stays.
pub async fn follow(context: &Context, programme: Programme) {
    match adopt(&context.store, programme.catalogue().dates()).await {
        Ok(()) => {
            context.replace_programme(programme);
            context.log("catalogue: read again");
        }
        Err(error) => context.log(&format!("catalogue: the old one stays: {error:#}")),
    }
}

/// Logs that a new catalogue cannot be read, so that the old one stays, and keeps the reason for the
/// office.
pub async fn keep_out(context: &Context, error: &anyhow::Error, german: String) {
    context.log(&format!("catalogue: the old one stays: {error:#}"));
    let kept = context.store.write(move |db| note_kept_out(db, &german));
    if let Err(error) = kept.await {
        context.log(&format!("catalogue: {error:#}"));
    }
}

/// The name of the fact why the last catalogue was kept out, in German; empty when it was taken.
const KEPT_OUT: &str = "catalogue_kept_out";

/// Why the last catalogue was kept out, in German, for the office; `None` when it was taken.
///
/// # Errors
/// When the store cannot be asked.
pub fn kept_out(db: &dyn Sql) -> Result<Option<String>, StoreError> {
    Ok(facts::get(db, KEPT_OUT)?.filter(|reason| !reason.is_empty()))
}

fn note_kept_out(db: &dyn Sql, reason: &str) -> Result<(), StoreError> {
    if kept_out(db)?.unwrap_or_default() != reason {
        facts::set(db, KEPT_OUT, reason)?;
    }
    Ok(())
}

/// The name of the fact that the occasions of this store have the ids of their files.
const IDS: &str = "occasion_ids";

/// Ensures that every date with registered children still has its id. Earlier versions called the
/// only occasion of an offer the first of a list; it is called like the offer now, and renamed
/// once: later, an id that looks like an old one is an id like any other.
///
/// # Errors
/// When it has not, with a [`Message`], or when the store cannot be asked. Nothing is changed then.
pub async fn adopt(store: &Store, now: Dates) -> anyhow::Result<()> {
    let refusal = store
        .write(move |db| {
            let old = facts::get(db, IDS)?.is_none();
            let moved = moved_in(db, old, &now)?;
            if old && moved.is_empty() {
                rename_first_ones(db, &now)?;
                facts::set(db, IDS, "given")?;
            }
            let refusal = why(&moved);
            note_kept_out(db, refusal.as_ref().map_or("", |words| &words.de))?;
            Ok(refusal)
        })
        .await?;
    refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Why [`adopt`] would keep these dates out, if so. Nothing is changed.
///
/// # Errors
/// When the store cannot be asked.
pub async fn refusal(store: &Store, now: Dates) -> Result<Option<Message>, StoreError> {
    let moved = store
        .read(move |db| moved_in(db, facts::get(db, IDS)?.is_none(), &now))
        .await?;
    Ok(why(&moved))
}

fn why(moved: &[Moved]) -> Option<Message> {
    moved.first().map(|first| words(first, moved.len()))
}

/// The occasions with registered children that would have another id; `old`: the store still has
/// the names of earlier versions.
fn moved_in(db: &dyn Sql, old: bool, now: &Dates) -> Result<Vec<Moved>, StoreError> {
    let mut before = told(db)?;
    if old {
        let renamed = before.into_iter();
        before = renamed
            .map(|(named, sessions)| (named.as_now(now), sessions))
            .collect();
    }
    Ok(moved(&before, now))
}

/// What families with a place, a position or an offer know.
fn told(db: &dyn Sql) -> Result<Dates, StoreError> {
    let rows = all(
        db,
        "SELECT season, offer, occasion, facts FROM told t WHERE EXISTS (SELECT 1 FROM registrations r \
         WHERE r.season = t.season AND r.occasion = t.occasion AND r.status IN ('wished', 'placed', 'waiting', 'offered'))",
        &[],
        |row| {
            let named = Named {
                season: row.get(0)?,
                offer: row.get(1)?,
                occasion: row.get(2)?,
            };
            Ok((named, row.get::<String>(3)?))
        },
    )?;
    rows.into_iter()
        .map(|(named, facts)| {
            let known: Known = serde_json::from_str(&facts)
                .map_err(|_| broken("was bekannt ist", "what is known"))?;
            let sessions = known.sessions.iter();
            let mut sessions: Vec<(String, String)> = sessions
                .map(|(start, end)| (format_minute(*start), format_minute(*end)))
                .collect();
            sessions.sort();
            Ok((named, sessions))
        })
        .collect()
}

/// Gives the only occasions of offers their new names wherever they are stored.
fn rename_first_ones(db: &dyn Sql, now: &Dates) -> Result<(), StoreError> {
    let first_ones = all(
        db,
        "SELECT DISTINCT season, offer, occasion FROM registrations WHERE occasion = offer || '-1'",
        &[],
        |row| {
            Ok(Named {
                season: row.get(0)?,
                offer: row.get(1)?,
                occasion: row.get(2)?,
            })
        },
    )?;
    for old in first_ones {
        let new = old.clone().as_now(now);
        if new != old {
            rename(db, &old, &new.occasion)?;
        }
    }
    Ok(())
}

fn rename(db: &dyn Sql, old: &Named, new: &str) -> Result<(), StoreError> {
    let Named {
        season,
        offer,
        occasion,
    } = old;
    for table in ["registrations", "told"] {
        db.write(
            &format!("UPDATE {table} SET occasion = ?4 WHERE season = ?1 AND offer = ?2 AND occasion = ?3"),
            values![season, offer, occasion, new],
        )?;
    }
    // Letters that are not sent yet name occasions as JSON.
    let json =
        |id: &str| format!("\"season\":\"{season}\",\"offer\":\"{offer}\",\"occasion\":\"{id}\"");
    db.write(
        "UPDATE outbox SET letter = REPLACE(letter, ?1, ?2) WHERE state = 'due' AND letter IS NOT NULL",
        values![json(occasion), json(new)],
    )?;
    Ok(())
}

fn words(moved: &Moved, all: usize) -> Message {
    let Moved { before, now } = moved;
    let Named {
        season,
        offer,
        occasion,
    } = before;
    Message::new(
        format!(
            "im Katalog heißt ein Termin mit angemeldeten Kindern anders ({all} im Ganzen): {season}, {offer}: »{occasion}« jetzt »{now}«. Schreiben Sie bei diesem Termin wieder »id: {occasion}« und bauen Sie die Website neu"
        ),
        format!(
            "an occasion with registered children has another id in the catalogue ({all} in all): {season}, {offer}: `{occasion}` is now `{now}`. Write `id: {occasion}` at this occasion again and build the site anew"
        ),
    )
}
