//! What a change of the catalogue means, in words for the office. No names.

use crate::calendar::clock::date_at;
use crate::calendar::dates::{clock, date};
use crate::registrar::domain::{Change, Consent, Instant, OccasionKey};
use crate::registrar::family::changes::Consequence;
use crate::registrar::programme::{Programme, Terms};
use crate::text::{Lang, Message, count};
use chrono::{NaiveDateTime, Timelike};

/// `Floßbau (Do, 1. April, 10 bis 15 Uhr)`.
fn title(key: &OccasionKey, programme: &Programme) -> String {
    programme.terms(key).map_or_else(
        || format!("{}/{}", key.season, key.occasion),
        Terms::title_and_when,
    )
}

/// Families that registered meanwhile have read what does not hold.
pub fn corrected(key: &OccasionKey, families: usize, programme: &Programme) -> Message {
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
pub fn offered(terms: &Terms, offers: usize, moving: bool) -> Message {
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

/// A date is called full, and children wait.
pub fn still_waiting(terms: &Terms, children: usize) -> Message {
    let title = terms.title_and_when();
    Message::new(
        format!(
            "{title}: neue Anmeldungen sind nicht möglich (»full: ja«). {} noch. Wer wartet, bleibt auf der Liste und bekommt einen Platz angeboten, wenn einer frei wird.",
            count(children, "Kind wartet", "Kinder warten")
        ),
        format!(
            "{title}: no new registrations (`full: ja`). {} still. They stay on the list and are offered a place when one is free.",
            count(children, "child waits", "children wait")
        ),
    )
}

/// `Diese Änderung betrifft 6 Kinder: …`, without names.
pub fn in_words(consequence: &Consequence, programme: &Programme, now: Instant) -> Message {
    let Consequence {
        key,
        change,
        children: _,
        forms,
        pending,
        clashes: _,
        misfits: _,
        renamed: _,
        past,
        starts_at: _,
        next_start: _,
        missed: _,
        letters,
        decision: _,
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
    let next = next(consequence, *letters, now, *past);
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
    past: Option<NaiveDateTime>,
) -> Message {
    if let Some(start) = past {
        let (over, letters) = (is_over(start, now), no_letters_any_more());
        return Message::new(
            format!("{} {}", over.de, letters.de),
            format!("{} {}", over.en, letters.en),
        );
    }
    let pressing = consequence.is_pressing(now);
    let Message { de, en } = decided(consequence, letters, now);
    match pressing {
        true => Message::new(
            format!("{de} Es beginnt in weniger als 24 Stunden: Bitte antworten Sie jetzt."),
            format!("{en} It begins within 24 hours: please answer now."),
        ),
        false => Message { de, en },
    }
}

/// The new beginning is over: the year may be mistyped, or the hour of today.
pub fn is_over(start: NaiveDateTime, now: Instant) -> Message {
    let (day, time) = (start.date(), (start.hour() * 60 + start.minute()) as u16);
    if day == date_at(now) {
        return Message::new(
            format!(
                "Der neue Beginn ist schon vorbei: heute, {}, {} Uhr.",
                date(Lang::De, day),
                clock(Lang::De, time)
            ),
            format!(
                "The new beginning is over: today, {}, {}.",
                date(Lang::En, day),
                clock(Lang::En, time)
            ),
        );
    }
    Message::new(
        format!(
            "Der neue Tag, {}, ist schon vorbei. Stimmt das Jahr?",
            date(Lang::De, day)
        ),
        format!(
            "The new day, {}, is over. Is the year right?",
            date(Lang::En, day)
        ),
    )
}

/// It is over by the new words: nobody would be sent what is closed as too late.
pub fn no_letters_any_more() -> Message {
    Message::new(
        "Es gehen keine Briefe mehr hinaus: Stellen Sie es richtig, oder rufen Sie die Familien an (registrar changes).",
        "No letters are sent any more: put it right, or call the families (registrar changes).",
    )
}

fn decided(consequence: &Consequence, letters: usize, now: Instant) -> Message {
    if consequence.touched() == 0 {
        return Message::new(
            "Wer seine Anmeldung noch bestätigt, liest dann, was sich geändert hat.",
            "Who still confirms a form reads then what has changed.",
        );
    }
    let waits = consequence.consent(now) == Consent::Asked;
    let is_moved = consequence.change == Change::Moved;
    if let Some(why) = in_the_way(consequence).filter(|_| is_moved && waits) {
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
    match consequence.consent(now) {
        Consent::Never => Message::new(
            "Die Familien erfahren davon nichts. Soll der Termin ausfallen? Dann tragen Sie ihn wieder ein, mit »cancelled:« und dem Grund.",
            "The families learn nothing of it. Is it called off? Then put it back, with `cancelled:` and the reason.",
        ),
        Consent::ByItself if consequence.is_urgent(now) => at_once(consequence, letters),
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

/// It begins soon: told at once to all, whoever is in the way.
fn at_once(consequence: &Consequence, letters: usize) -> Message {
    let why = in_the_way(consequence);
    let why = why.map_or(Default::default(), |why| {
        let Message { de, en } = why;
        (
            format!(" Bitte rufen Sie dort an: {de}."),
            format!(" Please call there: {en}."),
        )
    });
    Message::new(
        format!(
            "{} sofort hinaus, weil es in den nächsten sechs Stunden beginnt.{}",
            count(letters, "Brief geht", "Briefe gehen"),
            why.0
        ),
        format!(
            "{} at once, because it begins within six hours.{}",
            count(letters, "letter is sent", "letters are sent"),
            why.1
        ),
    )
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
