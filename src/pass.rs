//! The holiday pass in words that portal, catalogue and registrar share: how places are given, how
//! families register, what a form asks, how a topic looks.

use crate::text::{ClosedSet, closed_set};

closed_set! {
    /// How the places of a season are given.
    pub enum AllocationKind {
        /// By lot after a wish window.
        Draw = "draw", "Auslosung";
        /// First come, first served.
        FirstCome = "first-come", "wer zuerst kommt";
    }
}

closed_set! {
    /// How to register for an occasion.
    pub enum RegistrationKind {
        /// Just come.
        None = "none", "ohne Anmeldung";
        /// By lot.
        Draw = "draw", "Auslosung";
        /// First come, first served.
        Direct = "direct", "wer zuerst kommt";
        /// With the provider.
        External = "external", "beim Anbieter";
    }
}

closed_set! {
    /// What a question of the form asks.
    pub enum QuestionKind {
        /// Can the child swim?
        Swimming = "swimming", "schwimmen";
        /// May the child go home alone?
        PickUp = "pick-up", "abholen";
        /// May photos be taken? A consent: no answer is a no.
        Photo = "photo", "Fotos";
        /// Notes on health.
        Health = "health", "Gesundheit";
        /// A question of the offer, answered in words.
        Text = "text", "eigene Frage";
        /// A question of the offer with answers to choose from.
        Choice = "choice", "eigene Auswahl";
    }
}

impl QuestionKind {
    /// Whether it is asked only after a place is given, on a page of its own.
    pub fn is_asked_later(self) -> bool {
        match self {
            QuestionKind::Health => true,
            QuestionKind::Swimming
            | QuestionKind::PickUp
            | QuestionKind::Photo
            | QuestionKind::Text
            | QuestionKind::Choice => false,
        }
    }

    /// Whether the offer words the question itself.
    pub fn has_own_words(self) -> bool {
        match self {
            QuestionKind::Text | QuestionKind::Choice => true,
            QuestionKind::Swimming
            | QuestionKind::PickUp
            | QuestionKind::Photo
            | QuestionKind::Health => false,
        }
    }
}

closed_set! {
    /// Colour world and motif of a topic (design tokens).
    pub enum Look {
        /// Blue, ball.
        Sport = "sport", "sport";
        /// Pink, pencil.
        Kreativ = "kreativ", "kreativ";
        /// Violet, note.
        Musik = "musik", "musik";
        /// Green, leaf.
        Natur = "natur", "natur";
        /// Cyan, robot.
        Technik = "technik", "technik";
        /// Yellow, tent.
        Ausflug = "ausflug", "ausflug";
        /// Orange, pizza.
        Kochen = "kochen", "kochen";
        /// Turquoise, figure.
        Spiel = "spiel", "spiel";
    }
}

impl Look {
    /// The class that gives a part of a page its colours.
    pub fn class(self) -> String {
        format!("np-t-{}", self.word())
    }
}
