//! Which letters are about the mailbox they go to.

use super::{About, LetterKind};

impl About {
    /// Whether it is about the mailbox it goes to and the guardian who reads it. The other guardian
    /// is told in a letter of its own.
    pub fn is_about_one_mailbox(&self) -> bool {
        match self.kind() {
            LetterKind::Confirm
            | LetterKind::ContactChanged
            | LetterKind::NewAddress
            | LetterKind::AddressLeft
            | LetterKind::AddressTaken
            | LetterKind::SecondAsked
            | LetterKind::OtherChanged
            | LetterKind::Digest => true,
            LetterKind::Result
            | LetterKind::Offer
            | LetterKind::Accepted
            | LetterKind::Declined
            | LetterKind::Lapsed
            | LetterKind::Cancelled
            | LetterKind::Withdrawn
            | LetterKind::CalledOff
            | LetterKind::Changed
            | LetterKind::Price
            | LetterKind::Reinstated
            | LetterKind::Reminder
            | LetterKind::SecondJoined
            | LetterKind::SecondLeft
            | LetterKind::Erased => false,
        }
    }
}
