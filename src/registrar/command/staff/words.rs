//! What the commands of the office say, in both languages.

use crate::calendar::clock::local_at;
use crate::draw::Language;
use crate::registrar::decide::places::Tally;
use crate::registrar::domain::{Instant, OccasionKey, RegistrationId, Status};
use crate::registrar::mail::letters::entries::price;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::Purged;
use crate::registrar::store::staff::{MailLine, Note, Participant};
use crate::text::count;
use crate::words;

/// Says things in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Language);

/// `31.03.2027 14:05`, in local time.
fn moment(at: Instant) -> String {
    local_at(at).format("%d.%m.%Y %H:%M").to_string()
}

impl Words {
    fn say<T>(self, german: T, english: T) -> T {
        if self.0 == Language::German {
            german
        } else {
            english
        }
    }

    pub fn no_reason(self) -> &'static str {
        self.say(
            "Der Grund fehlt: --reason \"Warum\"",
            "the reason is missing: --reason \"Why\"",
        )
    }
    pub fn no_number(self) -> &'static str {
        self.say(
            "Das ist keine Nummer einer Anmeldung. Sie sieht so aus: K7QM2-XPD4R",
            "that is no number of a registration, which looks like K7QM2-XPD4R",
        )
    }
    pub fn not_found(self) -> &'static str {
        self.say(
            "Mit dieser Nummer gibt es keine bestätigte Anmeldung.",
            "there is no confirmed registration with this number",
        )
    }
    pub fn no_catalogue(self) -> &'static str {
        self.say(
            "Der Katalog lässt sich nicht lesen. Wo er liegt, sagen Sie mit --catalogue",
            "the catalogue cannot be read; say where it is with --catalogue",
        )
    }
    pub fn no_store(self) -> &'static str {
        self.say(
            "Die Anmeldungen lassen sich nicht öffnen. In welchem Ordner sie liegen, sagen Sie mit --store",
            "the registrations cannot be opened; say in which folder they are with --store",
        )
    }
    pub fn copied(self, file: &str) -> String {
        self.say(
            format!("{file}: eine vollständige, geprüfte Kopie"),
            format!("{file}: a whole and checked copy"),
        )
    }
    pub fn error(self) -> &'static str {
        self.say("Fehler", "error")
    }
    pub fn no_occasion(self) -> &'static str {
        self.say(
            "Diesen Termin gibt es nicht. Alle Termine zeigt: registrar list",
            "there is no such occasion; all of them: registrar list",
        )
    }
    pub fn cancelled(self) -> &'static str {
        self.say(
            "Abgesagt. Die Familie bekommt eine Mail mit dem Grund.",
            "cancelled; the family gets a mail with the reason",
        )
    }
    pub fn placed(self) -> &'static str {
        self.say(
            "Das Kind hat den Platz. Die Familie bekommt eine Mail.",
            "the child has the place; the family gets a mail",
        )
    }
    pub fn full(self) -> &'static str {
        self.say(
            "Für dieses Kind ist kein Platz frei. Es hat sich nichts geändert.",
            "no place is free for this child; nothing has changed",
        )
    }
    pub fn too_late(self) -> &'static str {
        self.say(
            "Der Termin hat begonnen, fällt aus oder ist nicht mehr im Programm. Es hat sich nichts geändert.",
            "the occasion has begun, is called off or no longer in the programme; nothing has changed",
        )
    }
    pub fn as_before(self) -> &'static str {
        self.say(
            "Das geht bei dieser Anmeldung nicht. Wie sie steht, zeigt: registrar show NUMMER. Es hat sich nichts geändert.",
            "this cannot be done with this registration; see how it stands: registrar show NUMBER; nothing has changed",
        )
    }
    pub fn nothing_listed(self) -> &'static str {
        self.say(
            "Es gibt keine Termine, für die man sich hier anmeldet. Stimmt der Name der Ferien? Er sieht so aus: 2027-ostern",
            "no occasion takes registrations here; is the season right? It looks like 2027-ostern",
        )
    }
    pub fn nothing_failed(self) -> &'static str {
        self.say(
            "Es gibt keine solche Mail, die gescheitert ist.",
            "there is no such mail that has failed",
        )
    }
    pub fn nothing_logged(self) -> &'static str {
        self.say("Es gibt noch keine Mails.", "there are no mails yet")
    }
    pub fn due_again(self, mails: usize) -> String {
        self.say(
            format!(
                "{} noch einmal gesendet.",
                count(mails, "Mail wird", "Mails werden")
            ),
            format!("{} sent again", count(mails, "mail is", "mails are")),
        )
    }

    pub fn purged(self, purged: Purged) -> String {
        let Purged {
            requests,
            families,
            answers,
            letters,
        } = purged;
        self.say(
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
            (Some(places), Language::German) => format!(
                "{taken} von {} belegt",
                count(places as usize, "Platz", "Plätzen")
            ),
            (Some(places), Language::English) => format!(
                "{taken} of {} taken",
                count(places as usize, "place", "places")
            ),
            (None, Language::German) => {
                count(taken, "Kind hat einen Platz", "Kinder haben einen Platz")
            }
            (None, Language::English) => count(taken, "child has a place", "children have a place"),
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
            0 => self.say("niemand wartet", "nobody waits").to_owned(),
            _ => self.say(
                count(waiting, "Kind wartet", "Kinder warten"),
                count(waiting, "child waits", "children wait"),
            ),
        };
        let off = if terms.cancelled.is_some() {
            self.say(", fällt aus", ", called off")
        } else {
            ""
        };
        format!("{name}{off}: {places}, {waiting}")
    }

    pub fn gone(self, key: &OccasionKey, tally: Tally) -> String {
        let all = (tally.taken() + tally.waiting()) as usize;
        let children = self.say(
            count(all, "Kind", "Kinder"),
            count(all, "child", "children"),
        );
        let words = self.say(
            "nicht mehr im Programm, noch angemeldet:",
            "no longer in the programme, still registered:",
        );
        format!("{}/{}: {words} {children}", key.season, key.occasion)
    }

    fn status(self, found: &Participant) -> String {
        let words = match found.registration.status {
            Status::Unconfirmed => self.say("noch nicht bestätigt", "not confirmed yet"),
            Status::Wished => self.say("Wunsch für die Auslosung", "wish for the draw"),
            Status::Placed => self.say("hat einen Platz", "has a place"),
            Status::Waiting => self.say("auf der Warteliste", "on the waiting list"),
            Status::Offered => self.say(
                "Platz angeboten, Antwort fehlt noch",
                "place offered, no answer yet",
            ),
            Status::Declined => self.say("Platz nicht angenommen", "place not taken"),
            Status::Cancelled => self.say("abgesagt", "cancelled"),
        };
        let why = match found
            .reason
            .as_deref()
            .map(|reason| reason.split(':').next().unwrap_or_default())
        {
            Some("family") => self.say(" von der Familie", " by the family"),
            Some("office") if found.registration.status == Status::Placed => {
                self.say(", vom Amt gegeben", ", given by the office")
            }
            Some("office") => self.say(" vom Amt", " by the office"),
            Some("called_off") => self.say(
                ", weil der Termin ausfällt",
                " because the occasion is called off",
            ),
            Some("lapsed") => self.say(", keine Antwort in der Frist", ", no answer in time"),
            Some("twice") => self.say(", war schon angemeldet", ", was registered already"),
            Some("overlap") => self.say(
                ", hat zur gleichen Zeit einen Platz",
                ", has a place at the same time",
            ),
            Some("close") => self.say(
                ", hat kurz davor oder danach einen Platz",
                ", has a place shortly before or after",
            ),
            Some("same_day") => self.say(
                ", hat am selben Tag einen Platz",
                ", has a place on the same day",
            ),
            Some("limit") => self.say(
                ", hat schon so viele Plätze wie erlaubt",
                ", has as many places as allowed",
            ),
            Some("begun") => self.say(", der Termin hatte begonnen", ", the occasion had begun"),
            _ => "",
        };
        format!("{words}{why}")
    }

    /// Everything about one registration. Notes on health are only said to be there: they stand in
    /// the list of participants.
    pub fn registration(self, found: &Participant, programme: &Programme) -> Vec<String> {
        let (own, guardian) = (&found.registration, &found.guardian);
        let terms = programme.terms(&own.key);
        let title = terms.map_or_else(
            || own.key.occasion.clone(),
            |terms| {
                format!(
                    "{}, {}",
                    terms.title,
                    words::sessions_in_full(&terms.sessions)
                )
            },
        );
        let yes = |yes: bool| {
            if yes {
                self.say("ja", "yes")
            } else {
                self.say("nein", "no")
            }
        };
        let season = programme.season(&own.key.season);
        let occasion = season.and_then(|season| {
            let all = season.offers.iter().flat_map(|offer| &offer.occasions);
            all.into_iter()
                .find(|occasion| occasion.id == own.key.occasion)
        });
        let cost = season
            .zip(occasion)
            .map(|(season, occasion)| price(season, occasion, own.child.price_class.as_deref()));
        let mut lines = vec![
            format!("{}: {}", own.id, self.status(found)),
            format!(
                "{}: {title} ({}/{})",
                self.say("Angebot", "offer"),
                own.key.season,
                own.key.occasion
            ),
            format!(
                "{}: {}, {} {}",
                self.say("Kind", "child"),
                own.child.name(),
                self.say("geboren", "born"),
                own.child.born.format("%d.%m.%Y")
            ),
            format!(
                "{}: {}",
                self.say(
                    format!("Wohnt in {}", programme.catalogue().town),
                    format!("lives in {}", programme.catalogue().town)
                ),
                yes(own.child.resident)
            ),
            format!(
                "{}: {}, {}, {}",
                self.say("Kontakt", "contact"),
                guardian.name,
                guardian.phone.as_str(),
                guardian.email.as_str()
            ),
            format!(
                "{}: {}",
                self.say("Formular eingegangen", "form received"),
                moment(own.received_at)
            ),
        ];
        lines.extend(
            cost.filter(|cost| !cost.is_empty())
                .map(|cost| format!("{}: {cost}", self.say("Kosten", "price"))),
        );
        lines.extend(own.offered_until.map(|until| {
            format!(
                "{}: {}",
                self.say("Antwort bis", "answer until"),
                moment(until)
            )
        }));
        lines.extend(found.consented_at.map(|at| {
            format!(
                "{}: {}",
                self.say(
                    "Hinweise zur Gesundheit, Einwilligung am",
                    "notes on health, consent on"
                ),
                moment(at)
            )
        }));
        lines
    }

    /// What the office did and why.
    pub fn note(self, note: &Note) -> String {
        let action = match note.action.as_str() {
            "place" => self.say("Platz gegeben", "place given"),
            "cancel" => self.say("Absage", "cancelled"),
            "purge" => self.say("Löschlauf", "purged"),
            "retry" => self.say("Mails noch einmal gesendet", "mails sent again"),
            other => other,
        };
        let subject = if note.subject.is_empty() {
            String::new()
        } else {
            format!(" {}", note.subject)
        };
        format!("{}  {action}{subject}: {}", moment(note.at), note.reason)
    }

    /// A line of the mail log.
    pub fn mail(self, mail: &MailLine) -> String {
        let state = match mail.state.as_str() {
            "sent" => self.say("gesendet", "sent"),
            "failed" => self.say("nicht zugestellt", "failed"),
            _ => self.say("wartet", "waits"),
        };
        let office = mail.to == "office";
        let to = if office {
            self.say("das Amt", "the office")
        } else {
            &mail.to
        };
        let attempts = mail.attempts as usize;
        let attempts = self.say(
            count(attempts, "Versuch", "Versuche"),
            count(attempts, "attempt", "attempts"),
        );
        let problem = mail
            .problem
            .as_deref()
            .map(|problem| format!(" ({problem})"))
            .unwrap_or_default();
        let number = self.say("Mail", "mail");
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
            self.say("an", "to"),
            self.kind(&mail.kind)
        )
    }

    fn kind(self, kind: &str) -> &str {
        match kind {
            "confirm" => self.say("Bitte um Bestätigung", "asks to confirm"),
            "result" => self.say("Ergebnis", "result"),
            "offer" => self.say("Platz angeboten", "offers a place"),
            "accepted" => self.say("Platz angenommen", "place taken"),
            "declined" => self.say("Platz abgelehnt", "place declined"),
            "lapsed" => self.say("Frist vorbei", "time is over"),
            "cancelled" => self.say("Absage der Familie", "cancelled by the family"),
            "withdrawn" => self.say("Absage vom Amt", "cancelled by the office"),
            "called_off" => self.say("Termin fällt aus", "called off"),
            "changed" => self.say("Termin geändert", "changed"),
            "reminder" => self.say("Erinnerung", "reminder"),
            "contact_changed" => self.say("Kontakt geändert", "contact changed"),
            "new_address" => self.say(
                "neue Adresse, Bitte um Bestätigung",
                "new address, asks to confirm",
            ),
            "address_left" => self.say(
                "Adresse geändert, an die alte",
                "address changed, to the old one",
            ),
            "address_taken" => self.say(
                "Adresse geändert, an die neue",
                "address changed, to the new one",
            ),
            "erased" => self.say("alles gelöscht", "everything deleted"),
            "digest" => self.say("Übersicht des Tages", "overview of the day"),
            other => other,
        }
    }
}
