//! What the commands of the office say, in both languages.

mod changes;
mod registration;

use crate::calendar::clock::local_at;
use crate::registrar::domain::tally::Tally;
use crate::registrar::domain::{Change, Instant, OccasionKey, RegistrationId};
use crate::registrar::family::retention::Deleted;
use crate::registrar::mail::letter::LetterKind;
use crate::registrar::mail::log::MailLine;
use crate::registrar::mail::problem;
use crate::registrar::office::notes::Note;
use crate::registrar::office::purge::Purged;
use crate::registrar::programme::Terms;
use crate::text::{ClosedSet, Lang, Message, count};
use crate::words;

/// Says things in one language.
#[derive(Clone, Copy, Debug)]
pub struct Phrases(pub Lang);

/// `31.03.2027 14:05`, in local time.
fn moment(at: Instant) -> String {
    local_at(at).format("%d.%m.%Y %H:%M").to_string()
}

/// The catalogue is not where the command line says.
pub fn no_catalogue() -> Message {
    Message::new(
        "Der Katalog lässt sich nicht lesen. Wo er liegt, sagen Sie mit --catalogue",
        "the catalogue cannot be read; say where it is with --catalogue",
    )
}

/// The store is not where the command line says.
pub fn no_store() -> Message {
    Message::new(
        "Die Anmeldungen lassen sich nicht öffnen. In welchem Ordner sie liegen, sagen Sie mit --store",
        "the registrations cannot be opened; say in which folder they are with --store",
    )
}

impl Phrases {
    pub fn no_reason(self) -> &'static str {
        self.0.pick(
            "Der Grund fehlt: --reason \"Warum\"",
            "the reason is missing: --reason \"Why\"",
        )
    }
    pub fn no_number(self) -> &'static str {
        self.0.pick(
            "Das ist keine Nummer einer Anmeldung. Sie sieht so aus: K7QM2-XPD4R",
            "that is no number of a registration, which looks like K7QM2-XPD4R",
        )
    }
    pub fn not_found(self) -> &'static str {
        self.0.pick(
            "Mit dieser Nummer gibt es keine bestätigte Anmeldung.",
            "there is no confirmed registration with this number",
        )
    }
    pub fn no_occasion(self) -> &'static str {
        self.0.pick(
            "Diesen Termin gibt es nicht. Alle Termine zeigt: registrar list",
            "there is no such occasion; all of them: registrar list",
        )
    }
    pub fn cancelled(self) -> &'static str {
        self.0.pick(
            "Abgesagt. Die Familie bekommt eine Mail mit dem Grund.",
            "cancelled; the family gets a mail with the reason",
        )
    }
    pub fn placed(self) -> &'static str {
        self.0.pick(
            "Das Kind hat den Platz. Die Familie bekommt eine Mail.",
            "the child has the place; the family gets a mail",
        )
    }
    pub fn full(self) -> &'static str {
        self.0.pick(
            "Für dieses Kind ist kein Platz frei. Es hat sich nichts geändert.",
            "no place is free for this child; nothing has changed",
        )
    }
    pub fn too_late(self) -> &'static str {
        self.0.pick(
            "Der Termin hat begonnen, fällt aus oder ist nicht mehr im Programm. Es hat sich nichts geändert.",
            "the occasion has begun, is called off or no longer in the programme; nothing has changed",
        )
    }
    pub fn as_before(self) -> &'static str {
        self.0.pick(
            "Das geht bei dieser Anmeldung nicht. Wie sie steht, zeigt: registrar show NUMMER. Es hat sich nichts geändert.",
            "this cannot be done with this registration; see how it stands: registrar show NUMBER; nothing has changed",
        )
    }
    pub fn nothing_listed(self) -> &'static str {
        self.0.pick(
            "Es gibt keine Termine, für die man sich hier anmeldet. Stimmt der Name der Ferien? Er sieht so aus: 2027-ostern",
            "no occasion takes registrations here; is the season right? It looks like 2027-ostern",
        )
    }
    pub fn nothing_failed(self) -> &'static str {
        self.0.pick(
            "Es gibt keine solche Mail, die gescheitert ist.",
            "there is no such mail that has failed",
        )
    }
    pub fn nothing_logged(self) -> &'static str {
        self.0
            .pick("Es gibt noch keine Mails.", "there are no mails yet")
    }
    pub fn due_again(self, mails: usize) -> String {
        self.0.pick(
            format!(
                "{} noch einmal gesendet.",
                count(mails, "Mail wird", "Mails werden")
            ),
            format!("{} sent again", count(mails, "mail is", "mails are")),
        )
    }

    pub fn purged(self, purged: Purged) -> String {
        let Purged {
            of_families:
                Deleted {
                    requests,
                    families,
                    answers,
                },
            letters,
        } = purged;
        self.0.pick(
            format!(
                "Gelöscht: {}, {}, Antworten bei {}, {} des Mailprotokolls.",
                count(requests, "unbestätigtes Formular", "unbestätigte Formulare"),
                count(families, "Familie", "Familien"),
                count(answers, "Anmeldung", "Anmeldungen"),
                count(letters, "Zeile", "Zeilen")
            ),
            format!(
                "deleted: {}, {}, answers of {}, {} of the mail log",
                count(requests, "unconfirmed form", "unconfirmed forms"),
                count(families, "family", "families"),
                count(answers, "registration", "registrations"),
                count(letters, "line", "lines")
            ),
        )
    }

    /// `3 von 12 Plätzen belegt`.
    pub fn places(self, terms: &Terms, taken: usize) -> String {
        match (terms.capacity.places, self.0) {
            (Some(places), Lang::De) => format!(
                "{taken} von {} belegt",
                count(places as usize, "Platz", "Plätzen")
            ),
            (Some(places), Lang::En) => format!(
                "{taken} of {} taken",
                count(places as usize, "place", "places")
            ),
            (None, Lang::De) => count(taken, "Kind hat einen Platz", "Kinder haben einen Platz"),
            (None, Lang::En) => count(taken, "child has a place", "children have a place"),
        }
    }

    pub fn occasion(self, terms: &Terms, tally: Tally) -> String {
        let name = format!(
            "{}/{}: {}, {}",
            terms.key.season,
            terms.key.occasion,
            terms.title,
            words::sessions_in_full(&terms.sessions)
        );
        let places = self.places(terms, tally.taken() as usize);
        let waiting = tally.waiting() as usize;
        let waiting = match waiting {
            0 => self.0.pick("niemand wartet", "nobody waits").to_owned(),
            _ => self.0.pick(
                count(waiting, "Kind wartet", "Kinder warten"),
                count(waiting, "child waits", "children wait"),
            ),
        };
        let off = if terms.cancelled.is_some() {
            self.0.pick(", fällt aus", ", called off")
        } else if !terms.is_direct() {
            self.0
                .pick(", hier keine Anmeldung", ", no registration here")
        } else {
            ""
        };
        format!("{name}{off}: {places}, {waiting}")
    }

    pub fn gone(self, key: &OccasionKey, tally: Tally) -> String {
        let all = (tally.taken() + tally.waiting()) as usize;
        let children = self.0.pick(
            count(all, "Kind", "Kinder"),
            count(all, "child", "children"),
        );
        let words = self.0.pick(
            "nicht mehr im Programm, noch angemeldet:",
            "no longer in the programme, still registered:",
        );
        format!("{}/{}: {words} {children}", key.season, key.occasion)
    }

    /// What the office did and why.
    pub fn note(self, note: &Note) -> String {
        let action = match note.action.as_str() {
            "place" => self.0.pick("Platz gegeben", "place given"),
            "cancel" => self.0.pick("Absage", "cancelled"),
            "purge" => self.0.pick("Löschlauf", "purged"),
            "send-change" => self.0.pick("Änderung gesendet", "change sent"),
            "drop-change" => self
                .0
                .pick("Änderung ohne Brief", "change without a letter"),
            "retry" => self
                .0
                .pick("Mails noch einmal gesendet", "mails sent again"),
            other => other,
        };
        let subject = if note.subject.is_empty() {
            String::new()
        } else {
            format!(" {}", self.subject(note))
        };
        format!("{}  {action}{subject}: {}", moment(note.at), note.reason)
    }

    /// What a note is about: a change is called by its words.
    fn subject(self, note: &Note) -> String {
        let change = note.subject.rsplit_once('/').and_then(|(date, word)| {
            let what = Change::of_word(word)?.told();
            Some(format!("{date}, {}", what.in_language(self.0)))
        });
        change.unwrap_or_else(|| note.subject.clone())
    }

    /// A line of the mail log.
    pub fn mail(self, mail: &MailLine) -> String {
        let state = match mail.state.as_str() {
            "sent" => self.0.pick("gesendet", "sent"),
            "late" => self.0.pick(
                "zu spät, darum nicht gesendet",
                "too late, therefore not sent",
            ),
            "failed" => self.0.pick("nicht zugestellt", "failed"),
            _ => self.0.pick("wartet", "waits"),
        };
        let office = mail.to == "office";
        let to = if office {
            self.0.pick("das Amt", "the office")
        } else {
            &mail.to
        };
        let attempts = mail.attempts as usize;
        let attempts = self.0.pick(
            count(attempts, "Versuch", "Versuche"),
            count(attempts, "attempt", "attempts"),
        );
        let problem = mail
            .problem
            .as_deref()
            .map(|problem| format!(" ({})", problem::told(problem, self.0)))
            .unwrap_or_default();
        let number = self.0.pick("Mail", "mail");
        let numbers: Vec<&str> = mail.numbers.iter().map(RegistrationId::as_str).collect();
        let about = if numbers.is_empty() {
            String::new()
        } else {
            format!(" {}", numbers.join(", "))
        };
        format!(
            "{}  {number} {} {} {to}, {}{about}: {state}, {attempts}{problem}",
            moment(mail.written_at),
            mail.id,
            self.0.pick("an", "to"),
            self.kind(&mail.kind)
        )
    }

    /// The words for the kinds of a letter; one that this program does not know stays as it is.
    fn kind(self, kept: &str) -> String {
        LetterKind::in_words(kept, self.0.pick(LetterKind::german, LetterKind::english))
    }
}
