//! What became of all children of a form, in one line: the same words in the mail and on the page.

use crate::registrar::domain::{Outcome, Refusal};
use crate::registrar::mail::letter::{Entry, are_several};
use crate::registrar::texts::{Key, Text, Texts, english, text};
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
    /// Of these, those who are registered already.
    pub already: usize,
    /// And those whom somebody else has registered.
    pub by_others: usize,
    /// It is about several occasions: what is counted are the entries of a list.
    pub list: bool,
    /// It came by the family link, to what the family has.
    pub further: bool,
}

impl Summary {
    /// Counts.
    pub fn of(outcomes: &[(Entry, Outcome)], further: bool) -> Summary {
        let mut summary = Summary {
            // "All" would be said of children who are not on this list.
            list: are_several(outcomes.iter().map(|(entry, _)| entry))
                || further && outcomes.len() > 1,
            further,
            ..Summary::default()
        };
        for (_, outcome) in outcomes {
            match outcome {
                Outcome::Placed => summary.placed += 1,
                Outcome::Waiting(_) => summary.waiting += 1,
                Outcome::Refused(reason) => {
                    summary.refused += 1;
                    summary.already += usize::from(*reason == Refusal::Twice);
                    summary.by_others += usize::from(*reason == Refusal::ByOthers);
                }
            }
        }
        summary
    }

    /// The whole in one word.
    fn word(self) -> Word {
        match (self.placed, self.waiting, self.refused) {
            (0, 0, refused) if refused == self.already && refused > 0 => Word::Already,
            (0, 0, refused) if refused == self.already + self.by_others && refused > 0 => {
                Word::ByOthers
            }
            (0, 0, _) => Word::Nobody,
            _ if self.list => Word::List,
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
    pub fn title(self, texts: &Texts) -> String {
        let word = self.word();
        let said = self.said(texts);
        match word {
            Word::Nobody | Word::Already | Word::ByOthers | Word::List => said,
            Word::OnePlace | Word::AllPlaces => texts
                .say(&text!("summary_done", summary = said))
                .into_owned(),
            _ => texts
                .say(&text!("summary_confirmed", summary = said))
                .into_owned(),
        }
    }

    /// The whole in German.
    fn said(self, texts: &Texts) -> String {
        let Some(text) = self.word().german() else {
            return self.counted(texts);
        };
        texts.say(&text).into_owned()
    }

    /// `Ihre Liste: 3 Plätze, 1 auf der Warteliste, 1 Eintrag geht nicht`.
    fn counted(self, texts: &Texts) -> String {
        let refused = self.refused - self.already;
        let parts = [
            (self.placed, text!("list_places_count", count = self.placed)),
            (
                self.waiting,
                text!("summary_list_waiting", count = self.waiting),
            ),
            (
                self.already,
                text!("summary_list_already", count = self.already),
            ),
            (refused, text!("summary_list_refused", count = refused)),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<_> = parts.map(|(_, text)| texts.say(text)).collect();
        let parts = parts.join(", ");
        let said = match self.further {
            true => text!("summary_list_further", parts = parts),
            false => text!("summary_list", parts = parts),
        };
        texts.say(&said).into_owned()
    }

    /// One sentence in English.
    pub fn english(self, texts: &Texts) -> String {
        texts.english(self.word().english())
    }

    /// For the file of the letter.
    pub fn view(self, texts: &Texts) -> View {
        let word = self.word();
        View {
            word,
            said: self.said(texts),
            english: texts.english(word.english()),
            places: self.placed > 0,
            waiting: self.waiting > 0,
            further: self.further,
        }
    }
}

/// What holds for all children together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Nobody is registered.
    Nobody,
    /// All were registered before, with another form.
    Already,
    /// All are registered, some of them by another family.
    ByOthers,
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
    /// A list of several occasions: counted.
    List,
}

impl Word {
    /// `None`: it is counted.
    fn german(self) -> Option<Text> {
        Some(match self {
            Word::List => return None,
            Word::Nobody => text!("summary_nobody"),
            Word::Already => text!("summary_already"),
            Word::ByOthers => text!("summary_by_others"),
            Word::OnePlace => text!("summary_one_place"),
            Word::AllPlaces => text!("summary_all_places"),
            Word::OneWaits => text!("summary_one_waits"),
            Word::AllWait => text!("summary_all_wait"),
            Word::SomeWait => text!("summary_some_wait"),
            Word::SomePlaces => text!("summary_some_places"),
            Word::PlacesAndWaiting => text!("summary_places_and_waiting"),
        })
    }

    fn english(self) -> Key {
        match self {
            Word::Nobody => english!("summary_nobody"),
            Word::Already => english!("summary_already"),
            Word::ByOthers => english!("summary_by_others"),
            Word::OnePlace => english!("summary_one_place"),
            Word::AllPlaces => english!("summary_all_places"),
            Word::OneWaits => english!("summary_one_waits"),
            Word::AllWait => english!("summary_all_wait"),
            Word::SomeWait => english!("summary_some_wait"),
            Word::SomePlaces => english!("summary_some_places"),
            Word::PlacesAndWaiting => english!("summary_places_and_waiting"),
            Word::List => english!("summary_list"),
        }
    }
}

/// What became of all children, for the file of the letter.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    word: Word,
    /// For the subject.
    said: String,
    /// The same in English.
    english: String,
    /// Somebody has a place.
    places: bool,
    /// Somebody waits.
    waiting: bool,
    /// It came by the family link, to what the family has.
    further: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_child_is_never_called_waiting() {
        let texts = Texts::new().unwrap();
        let said = |placed, waiting, refused| {
            Summary {
                placed,
                waiting,
                refused,
                ..Summary::default()
            }
            .title(&texts)
        };
        assert_eq!(said(1, 0, 0), "Geschafft: Sie haben einen Platz");
        assert_eq!(said(3, 0, 0), "Geschafft: Alle haben einen Platz");
        assert_eq!(said(1, 1, 0), "Bestätigt: Platz und Warteliste");
        assert_eq!(said(1, 0, 1), "Bestätigt: Nicht alle haben einen Platz");
        assert_eq!(said(0, 2, 1), "Bestätigt: Auf der Warteliste");
        assert_eq!(said(0, 0, 1), "Leider keine Anmeldung");
        let list = Summary {
            placed: 3,
            waiting: 1,
            list: true,
            ..Summary::default()
        };
        assert_eq!(
            list.title(&texts),
            "Ihre Liste: 3 Plätze, 1 auf der Warteliste"
        );
        let further = Summary {
            refused: 2,
            already: 1,
            further: true,
            ..list
        };
        assert_eq!(
            further.title(&texts),
            "Dazugekommen: 3 Plätze, 1 auf der Warteliste, 1 schon angemeldet, 1 Eintrag geht nicht"
        );
    }
}
