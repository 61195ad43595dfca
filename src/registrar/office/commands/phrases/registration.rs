//! One registration in words: what it is for, who it is, how it stands and why.

use super::{Phrases, moment};
use crate::registrar::domain::{SecondContact, Status, second};
use crate::registrar::mail::letters::entries::price;
use crate::registrar::office::participants::Participant;
use crate::registrar::programme::Programme;
use crate::text::Phone;
use crate::words;

impl Phrases {
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
            Some(second::FAMILY) => self.0.pick(" von der Familie", " by the family"),
            Some(second::SECOND) => self.0.pick(
                ", durch die zweite erziehungsberechtigte Person",
                ", by the second guardian",
            ),
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
        let own = &found.registration;
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
        ];
        lines.extend(self.people(found, &programme.catalogue().town));
        lines.extend(found.second.as_ref().map(|second| self.second(second)));
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

    /// The second guardian.
    fn second(self, second: &SecondContact) -> String {
        let SecondContact { name, email, phone } = second;
        let title = self.0.pick("Zweiter Kontakt", "second contact");
        let phone = phone.as_ref().map(Phone::as_str);
        let parts = [Some(name.as_str()), phone, Some(email.as_str())];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        format!("{title}: {}", parts.join(", "))
    }

    /// The child, where it lives, whom to call, and when the form came.
    fn people(self, found: &Participant, town: &str) -> [String; 4] {
        let (own, guardian) = (&found.registration, &found.guardian);
        let resident = if own.child.resident {
            self.0.pick("ja", "yes")
        } else {
            self.0.pick("nein", "no")
        };
        [
            format!(
                "{}: {}, {} {}",
                self.0.pick("Kind", "child"),
                own.child.name(),
                self.0.pick("geboren", "born"),
                own.child.born.format("%d.%m.%Y")
            ),
            format!(
                "{}: {}",
                self.0
                    .pick(format!("Wohnt in {town}"), format!("lives in {town}")),
                resident
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
        ]
    }
}
