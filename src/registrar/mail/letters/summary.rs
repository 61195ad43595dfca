//! What became of all children of a form, in one line: the same words in the mail and on the page.

use crate::registrar::domain::Outcome;
use crate::registrar::mail::letter::Entry;
use serde::Serialize;

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

    /// The whole in one word.
    fn word(self) -> Word {
        match (self.placed, self.waiting, self.refused) {
            (0, 0, _) => Word::Nobody,
            (1, 0, 0) => Word::OnePlace,
            (_, 0, 0) => Word::AllPlaces,
            (0, 1, 0) => Word::OneWaits,
            (0, _, 0) => Word::AllWait,
            (0, ..) => Word::SomeWait,
            (_, 0, _) => Word::SomePlaces,
            _ => Word::PlacesAndWaiting,
        }
    }

    /// For the heading of the page.
    pub fn title(self) -> String {
        let word = self.word();
        match word {
            Word::Nobody => word.german().to_owned(),
            Word::OnePlace | Word::AllPlaces => format!("Geschafft: {}", word.german()),
            _ => format!("Bestätigt: {}", word.german()),
        }
    }

    /// One sentence in English.
    pub fn english(self) -> &'static str {
        self.word().english()
    }

    /// For the file of the letter.
    pub fn view(self) -> View {
        let word = self.word();
        View {
            word,
            said: word.german(),
            english: word.english(),
            places: self.placed > 0,
            waiting: self.waiting > 0,
        }
    }
}

/// What holds for all children together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Nobody is registered.
    Nobody,
    /// The only child has a place.
    OnePlace,
    /// All have a place.
    AllPlaces,
    /// The only child waits.
    OneWaits,
    /// All wait.
    AllWait,
    /// Some wait, nobody has a place.
    SomeWait,
    /// Some have a place, nobody waits.
    SomePlaces,
    /// Some have a place, some wait.
    PlacesAndWaiting,
}

impl Word {
    fn german(self) -> &'static str {
        match self {
            Word::Nobody => "Leider keine Anmeldung",
            Word::OnePlace => "Sie haben einen Platz",
            Word::AllPlaces => "Alle haben einen Platz",
            Word::OneWaits | Word::AllWait | Word::SomeWait => "Auf der Warteliste",
            Word::SomePlaces => "Nicht alle haben einen Platz",
            Word::PlacesAndWaiting => "Platz und Warteliste",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Word::Nobody => "We are sorry: we could not register anybody.",
            Word::OnePlace => "Your child has a place.",
            Word::AllPlaces => "All your children have a place.",
            Word::OneWaits => {
                "Your child is on the waiting list and has no place yet. You will get an e-mail when there is one."
            }
            Word::AllWait => {
                "Your children are on the waiting list and have no place yet. You will get an e-mail when there is one."
            }
            Word::SomeWait | Word::SomePlaces | Word::PlacesAndWaiting => {
                "Not all children have a place. Please see below what holds for each child."
            }
        }
    }
}

/// What became of all children, for the file of the letter.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    word: Word,
    /// For the subject.
    said: &'static str,
    /// The same in English.
    english: &'static str,
    /// Somebody has a place.
    places: bool,
    /// Somebody waits.
    waiting: bool,
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
