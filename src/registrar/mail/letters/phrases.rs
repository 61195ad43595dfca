//! Subject and sentences of each letter.

use super::entries::title;
use super::summary::Summary;
use crate::calendar::clock::local_at;
use crate::calendar::words::{date, day_long};
use crate::registrar::domain::Instant;
use crate::registrar::mail::letter::{About, Entry, Outcome};
use crate::registrar::programme::Programme;
use crate::text::Lang;
use chrono::Timelike;

/// Subject, what happened, what is good to know.
pub struct Words {
    pub subject: String,
    pub lead: Vec<String>,
    pub notes: Vec<String>,
    /// The most important in English.
    pub english: Option<&'static str>,
}

/// `Mittwoch, 31. März 2027, 14:05 Uhr`, in local time.
pub fn moment(at: Instant) -> String {
    let local = local_at(at);
    format!(
        "{}, {}:{:02} Uhr",
        day_long(Lang::De, local.date()),
        local.hour(),
        local.minute()
    )
}

/// The words of a letter.
pub fn of(about: &About, programme: &Programme) -> Words {
    let first = about
        .entries()
        .next()
        .map(|(entry, _)| title(entry, programme))
        .unwrap_or_default();
    let lines = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let (subject, lead, notes) = match about {
        About::Confirm { until, .. } => (
            format!("Bitte bestätigen Sie Ihre Anmeldung: {first}"),
            vec![
                "wir haben eine Anmeldung mit dieser E-Mail-Adresse bekommen.".to_owned(),
                format!(
                    "Öffnen Sie den Link und drücken Sie dort auf „Anmeldung bestätigen“. Erst dann gilt die Anmeldung. Der Link gilt bis {}.",
                    moment(*until)
                ),
            ],
            lines(&[
                "Einen freien Platz halten wir 30 Minuten für Sie. Danach zählt, wer zuerst bestätigt.",
                "Sie haben niemanden angemeldet? Dann tun Sie nichts. Nach 48 Stunden löschen wir die Angaben.",
            ]),
        ),
        About::Result { outcomes } => result(outcomes, first),
        About::Offer { until, .. } => (
            format!("Ein Platz ist frei geworden: {first}"),
            vec![
                "gute Nachricht: Ein Platz ist frei geworden. Wir halten ihn für Ihr Kind frei."
                    .to_owned(),
                format!(
                    "Sagen Sie uns bis {}, ob Sie ihn möchten. Danach geben wir den Platz weiter.",
                    moment(*until)
                ),
            ],
            vec![],
        ),
        About::Accepted { .. } => (
            format!("Ihr Platz ist sicher: {first}"),
            lines(&["Sie haben den Platz angenommen. Wir freuen uns auf Ihr Kind."]),
            lines(&[CALENDAR, CANCEL]),
        ),
        About::Declined { .. } => (
            format!("Sie haben den Platz abgelehnt: {first}"),
            lines(&[
                "Sie haben den angebotenen Platz abgelehnt. Wir geben ihn weiter. Danke für Ihre Antwort.",
            ]),
            vec![],
        ),
        About::Lapsed { .. } => (
            format!("Die Frist ist vorbei: {first}"),
            lines(&[
                "wir hatten Ihrem Kind einen Platz angeboten. Bis zum Ende der Frist kam keine Antwort. Wir geben den Platz jetzt weiter.",
                "Möchten Sie doch noch mitmachen? Dann melden Sie sich neu an.",
            ]),
            vec![],
        ),
        About::Changed { has_place, .. } => (
            format!("Geändert: {first}"),
            lines(&[
                "bei diesem Angebot hat sich etwas geändert. Unten steht, was jetzt gilt und was vorher galt.",
            ]),
            match has_place {
                true => lines(&[
                    "Ihr Kind behält den Platz. Sie müssen nichts tun.",
                    "Die Datei im Anhang ändert den Termin in Ihrem Kalender.",
                    "Passt es nicht mehr? Dann sagen Sie bitte bald ab. Dann rückt ein anderes Kind nach.",
                ]),
                false => lines(&["Ihr Kind bleibt auf der Warteliste. Sie müssen nichts tun."]),
            },
        ),
        About::Cancelled { had_place, .. } => (
            format!("Abgesagt: {first}"),
            lines(&[if *had_place {
                "Sie haben abgesagt. Wir geben den Platz weiter. Danke, dass Sie Bescheid geben."
            } else {
                "Ihr Kind steht nicht mehr auf der Warteliste. Danke, dass Sie Bescheid geben."
            }]),
            vec![],
        ),
        About::Withdrawn { reason, .. } => (
            format!("Wir mussten absagen: {first}"),
            vec![
                "leider mussten wir diese Anmeldung beenden.".to_owned(),
                format!("Der Grund: {reason}"),
            ],
            vec![],
        ),
        About::CalledOff { reason, .. } => (
            format!("Fällt aus: {first}"),
            vec![
                "leider fällt dieses Angebot aus. Es tut uns leid.".to_owned(),
                format!("Der Grund: {reason}"),
            ],
            lines(&["Andere Angebote mit freien Plätzen finden Sie im Ferienpass."]),
        ),
        About::Reminder { entry } => {
            let day = programme
                .terms(&entry.key)
                .map(|terms| date(Lang::De, terms.first_day()))
                .unwrap_or_default();
            (
                format!("Bald geht es los: {first}"),
                vec![format!(
                    "am {day} ist es so weit. Hier steht noch einmal alles Wichtige."
                )],
                lines(&[
                    "Ihr Kind kann nicht kommen? Dann sagen Sie bitte jetzt ab. Vielleicht freut sich ein anderes Kind über den Platz.",
                ]),
            )
        }
        About::ContactChanged => (
            "Ihre Angaben sind geändert".to_owned(),
            lines(&[
                "Sie haben Ihren Namen oder Ihre Telefonnummer geändert. Ab jetzt gelten die neuen Angaben.",
            ]),
            lines(&["Sie waren das nicht? Dann melden Sie sich bitte bei uns."]),
        ),
        About::NewAddress { until, .. } => (
            "Bitte bestätigen Sie Ihre neue E-Mail-Adresse".to_owned(),
            vec![
                "diese E-Mail-Adresse soll in Zukunft unsere Post zum Ferienpass bekommen."
                    .to_owned(),
                format!(
                    "Öffnen Sie den Link und drücken Sie dort auf „Neue Adresse bestätigen“. Bis dahin gilt die alte Adresse. Der Link gilt bis {}.",
                    moment(*until)
                ),
            ],
            lines(&[
                "Sie wollten das nicht? Dann tun Sie nichts. Nach 48 Stunden löschen wir diese Adresse.",
            ]),
        ),
        About::AddressLeft => (
            "Ihre E-Mail-Adresse ist geändert".to_owned(),
            lines(&[
                "Ihre Anmeldungen zum Ferienpass gehören jetzt zu einer anderen E-Mail-Adresse. Sie haben das so bestätigt. An diese Adresse schreiben wir nicht mehr.",
            ]),
            lines(&["Sie waren das nicht? Dann melden Sie sich bitte sofort bei uns."]),
        ),
        About::AddressTaken => (
            "Ihre neue E-Mail-Adresse gilt".to_owned(),
            lines(&[
                "ab jetzt schreiben wir an diese Adresse. Alle Ihre Anmeldungen bleiben, wie sie sind.",
            ]),
            vec![],
        ),
        About::Erased { .. } => (
            "Wir haben Ihre Daten gelöscht".to_owned(),
            lines(&[
                "Sie wollten, dass wir alles löschen. Das ist erledigt: Ihre Angaben und alle Anmeldungen sind gelöscht.",
            ]),
            vec![],
        ),
        About::Digest(_) => (
            "Ferienpass: Stand von heute".to_owned(),
            lines(&["das ist seit der letzten Übersicht passiert:"]),
            vec![],
        ),
    };
    Words {
        subject,
        lead,
        notes,
        english: english(about),
    }
}

/// For those who read little German, in the letters that want an answer or say what became of a
/// registration.
fn english(about: &About) -> Option<&'static str> {
    match about {
        About::Confirm { .. } => Some(
            "Please open the link and press the button there. Only then is your child registered.",
        ),
        About::Result { outcomes } => Some(Summary::of(outcomes).english()),
        About::Offer { .. } => Some(
            "There is a place for your child now. Please open the link and say yes or no before the time is over.",
        ),
        About::NewAddress { .. } => Some(
            "Please open the link and press the button there to confirm your new e-mail address.",
        ),
        About::CalledOff { .. } => Some("We are sorry: this offer does not take place."),
        About::Changed { .. } => {
            Some("The date, the time or the place has changed. Please read what is new below.")
        }
        _ => None,
    }
}

const CALENDAR: &str = "Die Datei im Anhang trägt den Termin in Ihren Kalender ein.";
const CANCEL: &str =
    "Ihr Kind kann nicht kommen? Sagen Sie bitte früh ab. Dann rückt ein anderes Kind nach.";

fn result(outcomes: &[(Entry, Outcome)], first: &str) -> (String, Vec<String>, Vec<String>) {
    let summary = Summary::of(outcomes);
    let mut notes = Vec::new();
    if summary.placed > 0 {
        notes.push(CALENDAR.to_owned());
        notes.push(CANCEL.to_owned());
    }
    if summary.waiting > 0 {
        notes.push("Wird ein Platz frei, schreiben wir der nächsten Familie auf der Warteliste. Sie müssen nichts tun.".to_owned());
    }
    (
        format!("{}: {first}", summary.subject()),
        vec![summary.lead().to_owned()],
        notes,
    )
}
