//! What a new catalogue can change for children who are registered.

use crate::text::{ClosedSet, Message, closed_set};

closed_set! {
    /// One thing that a new catalogue changes at an occasion. Each is told, or asked, by itself.
    pub enum Change {
        /// Another time or place.
        Moved = "moved", "anderer Name, anderer Tag, andere Zeit oder anderer Ort";
        /// It does not take place.
        CalledOff = "called-off", "fällt aus";
        /// It was called off and takes place after all.
        Reinstated = "reinstated", "findet doch statt";
        /// Another price.
        Price = "price", "anderer Preis";
        /// Other ages: not all children fit any more.
        Ages = "ages", "anderes Alter: nicht mehr alle Kinder passen";
        /// Fewer places than children have.
        Places = "places", "weniger Plätze als Kinder";
        /// Nobody can register here any more.
        NotHere = "not-here", "keine Anmeldung mehr auf dieser Seite";
        /// It is no longer in the programme.
        Gone = "gone", "nicht mehr im Programm";
    }
}

/// Who decides on a change: `office.md` 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consent {
    /// It is told by itself when nobody has touched it for the set time.
    ByItself,
    /// The office is asked; without an answer nobody is told.
    Asked,
    /// It is never told: it has to be put right in the data.
    Never,
}

impl Change {
    /// Who decides, as long as no child is in the way.
    pub fn consent(self) -> Consent {
        match self {
            Change::Moved | Change::CalledOff => Consent::ByItself,
            Change::Reinstated
            | Change::Price
            | Change::Ages
            | Change::Places
            | Change::NotHere => Consent::Asked,
            Change::Gone => Consent::Never,
        }
    }

    /// Whether families get a letter when it is sent.
    pub fn has_letters(self) -> bool {
        match self {
            Change::Moved | Change::CalledOff | Change::Reinstated | Change::Price => true,
            Change::Ages | Change::Places | Change::NotHere | Change::Gone => false,
        }
    }

    /// Whether its letters make no sense any more when the date is over.
    pub fn ends_with_its_date(self) -> bool {
        match self {
            Change::Moved | Change::Price => true,
            Change::CalledOff
            | Change::Reinstated
            | Change::Ages
            | Change::Places
            | Change::NotHere
            | Change::Gone => false,
        }
    }

    /// Whether it can be dropped. A date that is called off is put right in the data, or its
    /// children would have places at something that does not take place.
    pub fn can_be_dropped(self) -> bool {
        match self {
            Change::CalledOff | Change::Gone => false,
            Change::Moved
            | Change::Reinstated
            | Change::Price
            | Change::Ages
            | Change::Places
            | Change::NotHere => true,
        }
    }

    /// What it is, in both languages.
    pub fn told(self) -> Message {
        let english = match self {
            Change::Moved => "another name, day, time or place",
            Change::CalledOff => "called off",
            Change::Reinstated => "takes place after all",
            Change::Price => "another price",
            Change::Ages => "other ages: not all children fit any more",
            Change::Places => "fewer places than children",
            Change::NotHere => "no registration here any more",
            Change::Gone => "no longer in the programme",
        };
        Message::new(self.german(), english)
    }
}
