//! Which letters are about the mailbox they go to, and which go to one that nobody has proven: anybody
//! may name any address, so what stands in these is little that somebody else chose.

use super::{About, Letter, LetterKind, SecondAsked};
use crate::text::typed::shortened;
use std::borrow::Cow;

/// Longest name in a letter to a mailbox that has not said yes. Links are taken out of names where they
/// are typed.
const LONGEST: usize = 40;

impl Letter {
    /// As it goes out: to a mailbox that has not said yes names go short.
    pub fn to_be_sent(&self) -> Cow<'_, Letter> {
        if !self.abouts().any(About::asks_the_mailbox) {
            return Cow::Borrowed(self);
        }
        let mut letter = self.clone();
        shorten(&mut letter.name);
        for entry in letter.entries_mut() {
            shorten(&mut entry.child);
        }
        for about in std::iter::once(&mut letter.about).chain(&mut letter.also) {
            if let About::SecondAsked(SecondAsked {
                second: _,
                until: _,
                first,
                children,
            }) = about
            {
                shorten(first);
                children.iter_mut().for_each(shorten);
            }
        }
        Cow::Owned(letter)
    }
}

fn shorten(name: &mut String) {
    if let Cow::Owned(short) = shortened(name, LONGEST) {
        *name = short;
    }
}

impl About {
    /// Whether it asks a mailbox that has not said yes.
    fn asks_the_mailbox(&self) -> bool {
        matches!(
            self.kind(),
            LetterKind::Confirm | LetterKind::NewAddress | LetterKind::SecondAsked
        )
    }

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
