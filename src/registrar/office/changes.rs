//! Changes of the catalogue that touch registered children: what they mean in words, and what the
//! office does with those that are held.

use super::notes::note;
use crate::calendar::clock::date_at;
use crate::calendar::dates::date;
use crate::registrar::domain::{Change, Consent, Instant, OccasionKey};
use crate::registrar::family::changes::{
    Consequence, Noticed, ahead, corrections, dismiss, hold_of, notice, tell,
};
use crate::registrar::family::queue;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::records::held::{MOVING, is_moving};
use crate::registrar::store::sql::Sql;
use crate::registrar::store::{Store, StoreError};
use crate::text::{ClosedSet, Lang, Message, count};
use chrono::{NaiveDate, TimeDelta};
use clap::ValueEnum;
use std::sync::Arc;

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
    /// No letter follows from it.
    NoLetters(Change),
    /// It has to be put right in the data.
    OnlyInTheData(Change),
}

/// Everything that is held, and how long what is told by itself is held.
///
/// # Errors
/// When the store cannot be used.
pub async fn held(
    store: &Store,
    programme: Arc<Programme>,
    now: Instant,
) -> Result<(Vec<Noticed>, Option<TimeDelta>), StoreError> {
    store
        .write(move |db| Ok((notice(db, &programme, now)?, hold_of(db)?)))
        .await
}

/// Sends or drops a change.
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
            let all = notice(db, &programme, now)?;
            let Some(noticed) = all.into_iter().find(|noticed| noticed.held.id == id) else {
                return Ok(Settled::Unknown);
            };
            let change = noticed.consequence.change;
            let settled = match step {
                _ if change.consent() == Consent::Never => Settled::OnlyInTheData(change),
                Step::Send if !change.has_letters() => Settled::NoLetters(change),
                Step::Send => {
                    tell(db, &noticed, &programme, now)?;
                    Settled::Sent(noticed.consequence.decision.letters.len())
                }
                Step::Drop if !change.can_be_dropped() => Settled::OnlyInTheData(change),
                Step::Drop => {
                    dismiss(db, &noticed, &programme, now)?;
                    match offers_now(db, &noticed.held.key, &programme, now)? {
                        0 => Settled::Dropped,
                        offers => Settled::DroppedWithOffers(offers),
                    }
                }
            };
            let action = match settled {
                Settled::Sent(_) => "send-change",
                Settled::Dropped | Settled::DroppedWithOffers(_) => "drop-change",
                Settled::Unknown | Settled::NoLetters(_) | Settled::OnlyInTheData(_) => {
                    return Ok(settled);
                }
            };
            let key = &noticed.held.key;
            let subject = format!("{}/{}/{}", key.season, key.occasion, change.word());
            note(db, action, &subject, &reason, now)?;
            Ok(settled)
        })
        .await
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
            Ok(families.chain(all).chain(offers).collect())
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

/// `Floßbau (Do, 1. April, 10 bis 15 Uhr)`.
fn title(key: &OccasionKey, programme: &Programme) -> String {
    programme.terms(key).map_or_else(
        || format!("{}/{}", key.season, key.occasion),
        Terms::title_and_when,
    )
}

/// Families that registered meanwhile have read what does not hold.
fn corrected(key: &OccasionKey, families: usize, programme: &Programme) -> Message {
    let title = title(key, programme);
    Message::new(
        format!(
            "{title}: wer sich seit der letzten Änderung angemeldet hat, hat etwas anderes gelesen. {} sofort hinaus.",
            count(families, "Brief geht", "Briefe gehen")
        ),
        format!(
            "{title}: who has registered since the last change has read something else. {} at once.",
            count(families, "letter is sent", "letters are sent")
        ),
    )
}

/// There are places for children who wait. Nobody is offered one at a date that is moving.
fn offered(terms: &Terms, offers: usize, moving: bool) -> Message {
    let title = terms.title_and_when();
    let goes = count(offers, "Angebot geht", "Angebote gehen");
    let is_sent = count(offers, "offer is sent", "offers are sent");
    let (then_de, then_en) = if moving {
        (
            format!("{goes} hinaus, sobald die Familien von der Änderung wissen."),
            format!("{is_sent} as soon as the families know of the change."),
        )
    } else {
        (
            format!("{goes} sofort hinaus."),
            format!("{is_sent} at once."),
        )
    };
    Message::new(
        format!(
            "{title}: für {} auf der Warteliste ist nun ein Platz da. {then_de}",
            count(offers, "Kind", "Kinder")
        ),
        format!(
            "{title}: there is a place now for {} on the waiting list. {then_en}",
            count(offers, "child", "children")
        ),
    )
}

/// `Diese Änderung betrifft 6 Kinder: …`, without names.
fn in_words(consequence: &Consequence, programme: &Programme, now: Instant) -> Message {
    let Consequence {
        key,
        change,
        children: _,
        forms,
        pending,
        clashes: _,
        misfits: _,
        past,
        starts_at: _,
        decision,
    } = consequence;
    let what = change.told();
    let title = title(key, programme);
    let all = consequence.touched() + pending;
    let open = forms + pending;
    let (open_de, open_en) = match open {
        0 => (String::new(), String::new()),
        _ => (
            format!(" ({open} davon noch nicht bestätigt)"),
            format!(" ({open} of them not confirmed yet)"),
        ),
    };
    let letters = decision.letters.len();
    let next = next(consequence, letters, now, *past);
    Message::new(
        format!(
            "Diese Änderung betrifft {}{open_de}: {title}: {}. {}",
            count(all, "Kind", "Kinder"),
            what.de,
            next.de
        ),
        format!(
            "This change touches {}{open_en}: {title}: {}. {}",
            count(all, "child", "children"),
            what.en,
            next.en
        ),
    )
}

/// Why the office is asked before anybody is told of another day; `None` when no child is in the way.
pub fn in_the_way(consequence: &Consequence) -> Option<Message> {
    let (clashes, misfits) = (consequence.clashes.len(), consequence.misfits.len());
    let mut why = Vec::new();
    if clashes > 0 {
        why.push((
            format!(
                "{} zwei Plätze zur gleichen Zeit",
                count(clashes, "Kind hätte", "Kinder hätten")
            ),
            format!(
                "{} have two places at the same time",
                count(clashes, "child would", "children would")
            ),
        ));
    }
    if misfits > 0 {
        why.push((
            format!(
                "{} am neuen Tag nicht mehr das Alter, der Platz bleibt, bis Sie absagen",
                count(misfits, "Kind hat", "Kinder haben")
            ),
            format!(
                "{} not of the age on the new day any more; places are kept until you cancel",
                count(misfits, "child is", "children are")
            ),
        ));
    }
    let (german, english): (Vec<String>, Vec<String>) = why.into_iter().unzip();
    let said = Message::new(german.join(", "), english.join(", "));
    (!german.is_empty()).then_some(said)
}

fn next(
    consequence: &Consequence,
    letters: usize,
    now: Instant,
    past: Option<NaiveDate>,
) -> Message {
    if let Some(day) = past {
        return Message::new(
            format!(
                "Der neue Tag, {}, ist schon vorbei. Stimmt das Jahr? Briefe gehen erst hinaus, wenn Sie es sagen (registrar changes).",
                date(Lang::De, day)
            ),
            format!(
                "The new day, {}, is over. Is the year right? Letters are sent only when you say so (registrar changes).",
                date(Lang::En, day)
            ),
        );
    }
    if consequence.touched() == 0 {
        return Message::new(
            "Wer seine Anmeldung noch bestätigt, liest dann, was sich geändert hat.",
            "Who still confirms a form reads then what has changed.",
        );
    }
    if let Some(why) = in_the_way(consequence).filter(|_| consequence.change == Change::Moved) {
        return Message::new(
            format!(
                "Briefe gehen erst hinaus, wenn Sie es sagen (registrar changes): {}.",
                why.de
            ),
            format!(
                "Letters are sent only when you say so (registrar changes): {}.",
                why.en
            ),
        );
    }
    match consequence.consent() {
        Consent::Never => Message::new(
            "Die Familien erfahren davon nichts. Soll der Termin ausfallen? Dann tragen Sie ihn wieder ein, mit »cancelled:« und dem Grund.",
            "The families learn nothing of it. Is it called off? Then put it back, with `cancelled:` and the reason.",
        ),
        Consent::ByItself if consequence.is_urgent(now) => Message::new(
            format!(
                "{} sofort hinaus, weil es in den nächsten sechs Stunden beginnt.",
                count(letters, "Brief geht", "Briefe gehen")
            ),
            format!(
                "{} at once, because it begins within six hours.",
                count(letters, "letter is sent", "letters are sent")
            ),
        ),
        Consent::ByItself => Message::new(
            format!(
                "{} nach der Wartezeit von selbst hinaus.",
                count(letters, "Brief geht", "Briefe gehen")
            ),
            format!(
                "{} by itself after the time to wait.",
                count(letters, "letter is sent", "letters are sent")
            ),
        ),
        Consent::Asked => asked(consequence.change),
    }
}

/// The office is asked, and no child is in the way.
fn asked(change: Change) -> Message {
    match change {
        Change::Reinstated => Message::new(
            "Briefe gehen erst hinaus, wenn Sie es sagen (registrar changes). Bis dahin sind die Plätze für alle frei: Bitte entscheiden Sie bald.",
            "Letters are sent only when you say so (registrar changes). Until then the places are free for all: please decide soon.",
        ),
        Change::Places => Message::new(
            "Von selbst geht kein Brief hinaus, und jedes Kind behält seinen Platz. Sollen es weniger sein, sprechen Sie mit Familien und sagen dann ab: registrar cancel NUMMER --reason \"Warum\".",
            "No letter is sent by itself, and every child keeps its place. If there are to be fewer, talk to families and then cancel: registrar cancel NUMBER --reason \"Why\".",
        ),
        Change::Ages | Change::NotHere | Change::Gone => Message::new(
            "Von selbst geht kein Brief hinaus. Bitte sprechen Sie mit den Familien (registrar changes).",
            "No letter is sent by itself. Please talk to the families (registrar changes).",
        ),
        Change::Moved | Change::Price | Change::CalledOff => Message::new(
            "Briefe gehen erst hinaus, wenn Sie es sagen (registrar changes).",
            "Letters are sent only when you say so (registrar changes).",
        ),
    }
}
