//! What became of all children of a form, in one line: the same words in the mail and on the page.

use crate::registrar::mail::letter::{Entry, Outcome};

/// How many children have a place, wait, could not be registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Children with a place.
    pub placed: usize,
    /// Children on the waiting list.
    pub waiting: usize,
    /// Children who could not be registered.
    pub refused: usize,
}

impl Summary {
    /// Counts.
    pub fn of(outcomes: &[(Entry, Outcome)]) -> Summary {
        let mut summary = Summary::default();
        for (_, outcome) in outcomes {
            match outcome {
                Outcome::Placed => summary.placed += 1,
                Outcome::Waiting(_) => summary.waiting += 1,
                Outcome::Refused(_) => summary.refused += 1,
            }
        }
        summary
    }

    /// For the subject of the mail.
    pub fn subject(self) -> &'static str {
        match (self.placed, self.waiting, self.refused) {
            (0, 0, _) => "Leider keine Anmeldung",
            (1, 0, 0) => "Sie haben einen Platz",
            (_, 0, 0) => "Alle haben einen Platz",
            (0, ..) => "Auf der Warteliste",
            (_, 0, _) => "Nicht alle haben einen Platz",
            _ => "Platz und Warteliste",
        }
    }

    /// For the heading of the page.
    pub fn title(self) -> String {
        match (self.placed, self.waiting, self.refused) {
            (0, 0, _) => self.subject().to_owned(),
            (_, 0, 0) => format!("Geschafft: {}", self.subject()),
            _ => format!("Bestätigt: {}", self.subject()),
        }
    }

    /// The first sentences of the mail.
    pub fn lead(self) -> &'static str {
        match (self.placed, self.waiting, self.refused) {
            (0, 0, _) => {
                "Sie haben bestätigt. Leider konnten wir niemanden anmelden. Der Grund steht unten."
            }
            (1, 0, 0) => "Sie haben bestätigt. Die Anmeldung gilt. Wir freuen uns auf Ihr Kind.",
            (_, 0, 0) => "Sie haben bestätigt. Die Anmeldung gilt. Wir freuen uns auf Ihre Kinder.",
            (0, 1, 0) => {
                "Sie haben bestätigt. Im Moment ist für Ihr Kind kein Platz frei. Es steht auf der Warteliste."
            }
            (0, _, 0) => {
                "Sie haben bestätigt. Im Moment ist für Ihre Kinder kein Platz frei. Sie stehen auf der Warteliste."
            }
            _ => {
                "Sie haben bestätigt. Nicht alle Kinder haben einen Platz. Unten steht, wie es für jedes Kind aussieht."
            }
        }
    }

    /// The same in English.
    pub fn english(self) -> &'static str {
        match (self.placed, self.waiting, self.refused) {
            (0, 0, _) => "We are sorry: we could not register anybody.",
            (1, 0, 0) => "Your child has a place.",
            (_, 0, 0) => "All your children have a place.",
            (0, 1, 0) => {
                "Your child is on the waiting list and has no place yet. You will get an e-mail when there is one."
            }
            (0, _, 0) => {
                "Your children are on the waiting list and have no place yet. You will get an e-mail when there is one."
            }
            _ => "Not all children have a place. Please see below what holds for each child.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_child_is_never_called_waiting() {
        let said = |placed, waiting, refused| {
            Summary {
                placed,
                waiting,
                refused,
            }
            .title()
        };
        assert_eq!(said(1, 0, 0), "Geschafft: Sie haben einen Platz");
        assert_eq!(said(3, 0, 0), "Geschafft: Alle haben einen Platz");
        assert_eq!(said(1, 1, 0), "Bestätigt: Platz und Warteliste");
        assert_eq!(said(1, 0, 1), "Bestätigt: Nicht alle haben einen Platz");
        assert_eq!(said(0, 2, 1), "Bestätigt: Auf der Warteliste");
        assert_eq!(said(0, 0, 1), "Leider keine Anmeldung");
    }
}
