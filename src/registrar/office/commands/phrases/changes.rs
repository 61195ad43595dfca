//! What `registrar changes` says.

use super::{Phrases, moment};
use crate::registrar::domain::{Change, Consent, Email, Family, Instant, Registration, Status};
use crate::registrar::family::changes::{Consequence, Noticed};
use crate::registrar::office::changes::{in_the_way, is_over, no_letters_any_more};
use crate::registrar::programme::Terms;
use crate::registrar::store::records::held::Held;
use crate::text::{Message, count};
use chrono::TimeDelta;

impl Phrases {
    pub fn nothing_held(self) -> &'static str {
        self.0.pick("Keine Änderung wartet.", "no change waits")
    }
    pub fn no_such_change(self) -> &'static str {
        self.0.pick(
            "Diese Änderung gibt es nicht (mehr). Alle zeigt: registrar changes",
            "there is no such change (any more); all of them: registrar changes",
        )
    }
    /// What is held is not what the catalogue says that the command line names.
    pub fn other_catalogue(self) -> &'static str {
        self.0.pick(
            "  Der Katalog hinter --catalogue sagt dazu etwas anderes als der des Dienstes. Nennen Sie den des Dienstes, oder warten Sie, bis er den neuen gelesen hat.",
            "  the catalogue behind --catalogue says something else than that of the service; name that one, or wait until it has read the new one",
        )
    }
    /// A change that the service does not hold.
    pub fn unseen(self, words: &Message) -> String {
        self.0.pick(
            format!("Noch nicht vom Dienst gesehen: {}", words.de),
            format!("not seen by the service yet: {}", words.en),
        )
    }
    pub fn which_change(self) -> &'static str {
        self.0.pick(
            "Die Nummer der Änderung fehlt. Alle zeigt: registrar changes",
            "the number of the change is missing; all of them: registrar changes",
        )
    }
    pub fn dropped(self) -> &'static str {
        self.0.pick(
            "Es geht kein Brief hinaus. Der Grund ist vermerkt.",
            "no letter is sent; the reason is kept",
        )
    }
    pub fn dropped_with_offers(self, offers: usize) -> String {
        self.0.pick(
            format!(
                "Von der Änderung schreiben wir niemandem. Aber es sind Plätze frei: {} an die Warteliste hinaus, mit dem, was jetzt gilt. Der Grund ist vermerkt.",
                count(offers, "Angebot geht", "Angebote gehen")
            ),
            format!(
                "nobody is written to about the change. But there are free places: {} to the waiting list, with what holds now; the reason is kept",
                count(offers, "offer is sent", "offers are sent")
            ),
        )
    }
    pub fn still_called_off(self) -> &'static str {
        self.0.pick(
            "Der Termin fällt nach den Daten aus, und die Kinder sind noch angemeldet. Findet er statt? Dann nehmen Sie »cancelled« aus der Datei und bauen die Website neu.",
            "the data says that it is called off, and the children are still registered. Does it take place? Then take `cancelled` out of the file and build the site anew",
        )
    }
    pub fn only_in_the_data(self) -> &'static str {
        self.0.pick(
            "Davon erfährt nie eine Familie durch einen Brief. Tragen Sie den Termin wieder ein; soll er ausfallen, mit »cancelled:« und dem Grund.",
            "no family ever learns of this by a letter. Put the date back; if it is called off, with `cancelled:` and the reason",
        )
    }
    pub fn no_letters(self, id: i64) -> String {
        self.0.pick(
            format!("Zu dieser Änderung geht kein Brief hinaus. Sprechen Sie mit den Familien, dann: registrar changes drop {id} --reason \"Angerufen\""),
            format!("this change has no letter; talk to the families, then: registrar changes drop {id} --reason \"Called\""),
        )
    }
    pub fn too_late_to_send(self, id: i64) -> String {
        let words = no_letters_any_more();
        self.0.pick(
            format!(
                "Nach den neuen Angaben ist der Termin schon vorbei. {} Nach den Anrufen: registrar changes drop {id} --reason \"Angerufen\"",
                words.de
            ),
            format!(
                "by the new words the date is over. {} After the calls: registrar changes drop {id} --reason \"Called\"",
                words.en
            ),
        )
    }
    pub fn sent(self, letters: usize) -> String {
        self.0.pick(
            format!(
                "{} hinaus. Der Grund ist vermerkt.",
                count(letters, "Brief geht", "Briefe gehen")
            ),
            format!(
                "{}; the reason is kept",
                count(letters, "letter is sent", "letters are sent")
            ),
        )
    }

    /// `Änderung 3: Floßbau (Do, 1. April, 10 bis 15 Uhr): anderer Preis`.
    pub fn held(self, held: &Held, terms: Option<&Terms>) -> String {
        let title = terms.map_or_else(
            || format!("{}/{}", held.key.season, held.key.occasion),
            Terms::title_and_when,
        );
        let what = held.change.told();
        format!(
            "{} {}: {title}: {}",
            self.0.pick("Änderung", "change"),
            held.id,
            what.in_language(self.0)
        )
    }

    /// Since when it is held, and what happens next.
    pub fn next(self, noticed: &Noticed, hold: Option<TimeDelta>, now: Instant) -> String {
        let Noticed { held, consequence } = noticed;
        let since = moment(held.changed_at);
        let (german, english) = match consequence.consent(now) {
            Consent::Never => (
                "davon erfährt nie eine Familie durch einen Brief. Tragen Sie den Termin wieder ein; soll er ausfallen, mit »cancelled:« und dem Grund".to_owned(),
                "no family ever learns of this by a letter. Put the date back; if it is called off, with `cancelled:` and the reason".to_owned(),
            ),
            Consent::Asked if let Some(past) = consequence.past => {
                let (over, letters) = (is_over(past, now), no_letters_any_more());
                (
                    format!("wartet auf Sie. {} {}", over.de, letters.de),
                    format!("waits for you. {} {}", over.en, letters.en),
                )
            }
            Consent::Asked if held.change == Change::Reinstated => (
                "wartet auf Sie. Bis dahin sind die Plätze für alle frei".to_owned(),
                "waits for you. Until then the places are free for all".to_owned(),
            ),
            Consent::Asked => match in_the_way(consequence) {
                Some(why) => (
                    format!("wartet auf Sie: {}", why.de),
                    format!("waits for you: {}", why.en),
                ),
                None => ("wartet auf Sie".to_owned(), "waits for you".to_owned()),
            },
            Consent::ByItself if consequence.is_urgent(now) => (
                "geht sofort von selbst hinaus, weil es bald beginnt".to_owned(),
                "is sent by itself at once, because it begins soon".to_owned(),
            ),
            Consent::ByItself => {
                let due = hold.map(|hold| moment(held.changed_at + hold));
                match due {
                    Some(due) => (
                        format!("geht am {due} von selbst hinaus"),
                        format!("is sent by itself at {due}"),
                    ),
                    None => (
                        "geht von selbst hinaus, wenn der Dienst läuft".to_owned(),
                        "is sent by itself when the service runs".to_owned(),
                    ),
                }
            }
        };
        let soon = match consequence.is_pressing(now) {
            true => (
                ". Es beginnt in weniger als 24 Stunden: Bitte antworten Sie jetzt",
                ". It begins within 24 hours: please answer now",
            ),
            false => ("", ""),
        };
        self.0.pick(
            format!("  seit {since}, {german}{}", soon.0),
            format!("  since {since}, {english}{}", soon.1),
        )
    }

    /// A child it touches.
    pub fn touched(self, own: &Registration, family: &Family, of: &Consequence) -> String {
        let state = match own.status {
            Status::Placed => self.0.pick("Platz", "place"),
            Status::Waiting => self.0.pick("Warteliste", "waiting list"),
            Status::Offered => self.0.pick("Platz angeboten", "place offered"),
            Status::Wished => self.0.pick("Wunsch", "wish"),
            Status::Unconfirmed | Status::Declined | Status::Cancelled => {
                self.0.pick("abgesagt", "cancelled")
            }
        };
        let child = &own.child;
        let clash = self.0.pick(
            ", hätte zur gleichen Zeit noch einen Platz",
            ", would have another place at the same time",
        );
        let clash = if of.clashes.contains(&own.id) {
            clash
        } else {
            ""
        };
        let age = self.0.pick(
            ", hat am neuen Tag nicht mehr das Alter",
            ", is not of the age on the new day any more",
        );
        let age = if of.misfits.contains(&own.id) {
            age
        } else {
            ""
        };
        format!(
            "  {}  {} {}, {state}{clash}{age}, {} {}",
            own.id,
            child.first_name,
            child.last_name,
            self.0.pick("Tel.", "phone"),
            family.guardian.phone.as_str()
        )
    }

    /// Places that forms hold which are not confirmed yet.
    pub fn forms(self, forms: usize) -> Option<String> {
        let words = self.0.pick(
            format!(
                "  {} noch nicht bestätigt, und der Platz ist zugesagt",
                count(forms, "Kind ist", "Kinder sind")
            ),
            format!(
                "  {} not confirmed yet, and the place is promised",
                count(forms, "child is", "children are")
            ),
        );
        (forms > 0).then_some(words)
    }

    /// Children of forms that are not confirmed yet.
    pub fn pending(self, pending: usize) -> Option<String> {
        let words = self.0.pick(
            format!(
                "  {} noch nicht bestätigt: Die Familie liest es, wenn sie bestätigt",
                count(pending, "Kind ist", "Kinder sind")
            ),
            format!(
                "  {} not confirmed yet: the family reads it when it confirms",
                count(pending, "child is", "children are")
            ),
        );
        (pending > 0).then_some(words)
    }

    /// What the office can do with it.
    pub fn steps(self, id: i64, change: Change, too_late: bool) -> Vec<String> {
        let mut lines = Vec::new();
        if change.has_letters() && !too_late {
            lines.push(self.0.pick(
                format!("  jetzt senden:   registrar changes send {id} --reason \"Warum\""),
                format!("  send it now:    registrar changes send {id} --reason \"Why\""),
            ));
        }
        if change == Change::Places {
            lines.push(self.0.pick(
                "  einem absagen:  registrar cancel NUMMER --reason \"Warum\" (die Familie liest den Grund)".to_owned(),
                "  cancel one:     registrar cancel NUMBER --reason \"Why\" (the family reads it)".to_owned(),
            ));
        }
        if change.can_be_dropped() {
            let (german, english) = match change.has_letters() {
                true => ("kein Brief:", "send no letter:"),
                false => ("es bleibt so:", "leave it so:"),
            };
            lines.push(self.0.pick(
                format!("  {german:<15} registrar changes drop {id} --reason \"Warum\""),
                format!("  {english:<15} registrar changes drop {id} --reason \"Why\""),
            ));
        }
        lines.push(
            self.0
                .pick(
                    "  war es ein Versehen: die Datei richtigstellen und die Website neu bauen; dann geht nichts hinaus",
                    "  by mistake:     put the file right and build the site anew; then nothing is sent",
                )
                .to_owned(),
        );
        lines
    }

    /// The head of a letter.
    pub fn letter_to(self, to: &Email, subject: &str) -> String {
        let to = to.as_str();
        self.0.pick(
            format!("  Brief an {to}: {subject}"),
            format!("  letter to {to}: {subject}"),
        )
    }

    /// How the list marks an occasion with a change that is held.
    pub fn marked(self, held: &Held) -> String {
        let what = held.change.told();
        self.0.pick(
            format!(", Änderung {} wartet ({})", held.id, what.de),
            format!(", change {} waits ({})", held.id, what.en),
        )
    }
}
