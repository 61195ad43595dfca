//! What the commands of the office say, in both languages.

use crate::calendar::clock::local_at;
use crate::registrar::decide::places::Tally;
use crate::registrar::domain::{Instant, OccasionKey, RegistrationId, Status};
use crate::registrar::mail::letter::LetterKind;
use crate::registrar::mail::letters::entries::price;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::store::Purged;
use crate::registrar::store::staff::{MailLine, Note, Participant};
use crate::text::{Lang, count};
use crate::words;

/// Says things in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Lang);

/// `31.03.2027 14:05`, in local time.
fn moment(at: Instant) -> String {
    local_at(at).format("%d.%m.%Y %H:%M").to_string()
}

impl Words {
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
    pub fn no_catalogue(self) -> &'static str {
        self.0.pick(
            "Der Katalog lässt sich nicht lesen. Wo er liegt, sagen Sie mit --catalogue",
            "the catalogue cannot be read; say where it is with --catalogue",
        )
    }
    pub fn no_store(self) -> &'static str {
        self.0.pick(
            "Die Anmeldungen lassen sich nicht öffnen. In welchem Ordner sie liegen, sagen Sie mit --store",
            "the registrations cannot be opened; say in which folder they are with --store",
        )
    }
    pub fn copied(self, file: &str) -> String {
        self.0.pick(
            format!("{file}: eine vollständige, geprüfte Kopie"),
            format!("{file}: a whole and checked copy"),
        )
    }
    pub fn error(self) -> &'static str {
        self.0.pick("Fehler", "error")
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
            requests,
            families,
            answers,
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

    fn status(self, found: &Participant) -> String {
        let words = match found.registration.status {
            Status::Unconfirmed => self.0.pick("noch nicht bestätigt", "not confirmed yet"),
            Status::Wished => self.0.pick("Wunsch für die Auslosung", "wish for the draw"),
            Status::Placed => self.0.pick("hat einen Platz", "has a place"),
            Status::Waiting => self.0.pick("auf der Warteliste", "on the waiting list"),
            Status::Offered => self.0.pick(
                "Platz angeboten, Antwort fehlt noch",
                "place offered, no answer yet",
            ),
            Status::Declined => self.0.pick("Platz nicht angenommen", "place not taken"),
            Status::Cancelled => self.0.pick("abgesagt", "cancelled"),
        };
        let why = match found
            .reason
            .as_deref()
            .map(|reason| reason.split(':').next().unwrap_or_default())
        {
            Some("family") => self.0.pick(" von der Familie", " by the family"),
            Some("office") if found.registration.status == Status::Placed => {
                self.0.pick(", vom Amt gegeben", ", given by the office")
            }
            Some("office") => self.0.pick(" vom Amt", " by the office"),
            Some("called_off") => self.0.pick(
                ", weil der Termin ausfällt",
                " because the occasion is called off",
            ),
            Some("lapsed") => self
                .0
                .pick(", keine Antwort in der Frist", ", no answer in time"),
            Some("twice") => self
                .0
                .pick(", war schon angemeldet", ", was registered already"),
            Some("overlap") => self.0.pick(
                ", hat zur gleichen Zeit einen Platz",
                ", has a place at the same time",
            ),
            Some("close") => self.0.pick(
                ", hat kurz davor oder danach einen Platz",
                ", has a place shortly before or after",
            ),
            Some("same_day") => self.0.pick(
                ", hat am selben Tag einen Platz",
                ", has a place on the same day",
            ),
            Some("limit") => self.0.pick(
                ", hat schon so viele Plätze wie erlaubt",
                ", has as many places as allowed",
            ),
            Some("begun") => self
                .0
                .pick(", der Termin hatte begonnen", ", the occasion had begun"),
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
                self.0.pick("ja", "yes")
            } else {
                self.0.pick("nein", "no")
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
                self.0.pick("Angebot", "offer"),
                own.key.season,
                own.key.occasion
            ),
            format!(
                "{}: {}, {} {}",
                self.0.pick("Kind", "child"),
                own.child.name(),
                self.0.pick("geboren", "born"),
                own.child.born.format("%d.%m.%Y")
            ),
            format!(
                "{}: {}",
                self.0.pick(
                    format!("Wohnt in {}", programme.catalogue().town),
                    format!("lives in {}", programme.catalogue().town)
                ),
                yes(own.child.resident)
            ),
            format!(
                "{}: {}, {}, {}",
                self.0.pick("Kontakt", "contact"),
                guardian.name,
                guardian.phone.as_str(),
                guardian.email.as_str()
            ),
            format!(
                "{}: {}",
                self.0.pick("Formular eingegangen", "form received"),
                moment(own.received_at)
            ),
        ];
        lines.extend(
            cost.filter(|cost| !cost.is_empty())
                .map(|cost| format!("{}: {cost}", self.0.pick("Kosten", "price"))),
        );
        lines.extend(own.offered_until.map(|until| {
            format!(
                "{}: {}",
                self.0.pick("Antwort bis", "answer until"),
                moment(until)
            )
        }));
        lines.extend(found.consented_at.map(|at| {
            format!(
                "{}: {}",
                self.0.pick(
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
            "place" => self.0.pick("Platz gegeben", "place given"),
            "cancel" => self.0.pick("Absage", "cancelled"),
            "purge" => self.0.pick("Löschlauf", "purged"),
            "retry" => self
                .0
                .pick("Mails noch einmal gesendet", "mails sent again"),
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
            "sent" => self.0.pick("gesendet", "sent"),
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
            .map(|problem| format!(" ({problem})"))
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

    /// The word for a kind of letter; one that this program does not know stays as it is.
    fn kind(self, name: &str) -> &str {
        LetterKind::parse(name).map_or(name, |kind| self.0.pick(kind.german(), kind.english()))
    }
}
