//! The daily mail to the office in words. No names, no addresses.

use crate::registrar::domain::OccasionKey;
use crate::registrar::mail::letter::Digest;
use crate::registrar::programme::Programme;
use crate::text::count;
use crate::words;

/// The lines of a digest, the urgent ones first.
pub fn lines(digest: &Digest, programme: &Programme) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, free, waiting) in &digest.calls {
        let free = count(*free as usize, "Platz ist frei", "Plätze sind frei");
        lines.push(format!(
            "Bitte anrufen: {}: {free}, {} auf der Warteliste. Es beginnt in weniger als 72 Stunden. Wer wartet, zeigt: registrar export {} {}. Nach dem Anruf: registrar place NUMMER --reason \"Anruf\"",
            occasion(key, programme),
            count(*waiting as usize, "Kind", "Kinder"),
            key.season,
            key.occasion
        ));
    }
    for (id, problem) in &digest.failed {
        lines.push(format!("Nicht zugestellt: Mail {id} ({problem}). Erneut senden: registrar retry {id} --reason \"Warum\""));
    }
    if digest.stuck > 0 {
        lines.push(format!(
            "{} seit über einer Stunde nicht versendet. Bitte den Mailserver prüfen.",
            count(digest.stuck as usize, "Mail wird", "Mails werden")
        ));
    }
    lines.push(format!(
        "Plätze vergeben: {}. Neu auf Wartelisten: {}. Absagen: {}.",
        digest.placed, digest.waiting, digest.cancelled
    ));
    for (key, waiting) in &digest.queues {
        let children = count(*waiting as usize, "Kind wartet", "Kinder warten");
        lines.push(format!(
            "Warteliste: {}: {children}.",
            occasion(key, programme)
        ));
    }
    for (key, free) in &digest.nearly_full {
        lines.push(match free {
            0 => format!("Voll: {}.", occasion(key, programme)),
            _ => format!("Fast voll: {}: noch {free} frei.", occasion(key, programme)),
        });
    }
    for (key, children, minimum) in &digest.below_minimum {
        lines.push(format!(
            "Unter der Mindestzahl: {}: {children} von {minimum}.",
            occasion(key, programme)
        ));
    }
    for (one, other) in &digest.doubles {
        lines.push(format!(
            "Vielleicht dasselbe Kind: {one} und {other}. Beide Familien wissen nichts voneinander. Bitte sprechen Sie mit beiden, bevor Sie etwas ändern."
        ));
    }
    for (key, children) in &digest.gone {
        lines.push(format!(
            "Nicht mehr im Programm: {}/{}: {} noch angemeldet. Die Familien wissen davon nichts. Soll der Termin ausfallen? Dann tragen Sie ihn wieder ein, mit „cancelled“ und dem Grund.",
            key.season,
            key.occasion,
            count(*children as usize, "Kind ist", "Kinder sind")
        ));
    }
    lines
}

fn occasion(key: &OccasionKey, programme: &Programme) -> String {
    programme.terms(key).map_or_else(
        || key.occasion.clone(),
        |terms| format!("{} ({})", terms.title, words::sessions(&terms.sessions)),
    )
}
