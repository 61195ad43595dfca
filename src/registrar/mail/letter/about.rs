//! The kinds of letters: what each is about, and what follows from it for whoever writes it.
//!
//! A new kind is a line of the table, a variant of [`About`] and a file in `templates/mail/`;
//! without one of them, or without an arm below, it does not compile.

use super::kinds::kinds;
use super::{Asks, Button, Dates, Detail, Digest, Entry, Fact, Sense, Shown};
use crate::registrar::domain::Known;
use crate::registrar::domain::Outcome;
use crate::registrar::domain::{Instant, RegistrationId, RequestId};
use serde::{Deserialize, Serialize};

kinds! {
    Confirm "confirm" "Bitte um Bestätigung" "asks to confirm",
    Result "result" "Ergebnis" "result",
    Offer "offer" "Platz angeboten" "offers a place",
    Accepted "accepted" "Platz angenommen" "place taken",
    Declined "declined" "Platz abgelehnt" "place declined",
    Lapsed "lapsed" "Frist vorbei" "time is over",
    Cancelled "cancelled" "Absage der Familie" "cancelled by the family",
    Withdrawn "withdrawn" "Absage vom Amt" "cancelled by the office",
    CalledOff "called_off" "Termin fällt aus" "called off",
    Changed "changed" "Termin geändert" "changed",
    Price "price" "Preis geändert" "price changed",
    Reinstated "reinstated" "findet doch statt" "takes place after all",
    Reminder "reminder" "Erinnerung" "reminder",
    ContactChanged "contact_changed" "Kontakt geändert" "contact changed",
    NewAddress "new_address" "neue Adresse, Bitte um Bestätigung" "new address, asks to confirm",
    AddressLeft "address_left" "Adresse geändert, an die alte" "address changed, to the old one",
    AddressTaken "address_taken" "Adresse geändert, an die neue" "address changed, to the new one",
    Erased "erased" "alles gelöscht" "everything deleted",
    Digest "digest" "Übersicht des Tages" "overview of the day",
}

/// The subject of a letter with its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Please confirm.
    Confirm {
        /// Which form.
        request: RequestId,
        /// Until when the link is valid.
        until: Instant,
        /// The children.
        entries: Vec<Entry>,
    },
    /// What became of a confirmed form.
    Result {
        /// Each child with its outcome.
        outcomes: Vec<(Entry, Outcome)>,
    },
    /// A place is free.
    Offer {
        /// For whom.
        entry: Entry,
        /// The answer is needed until then: counted from the writing, and again when the letter is
        /// handed over.
        until: Instant,
    },
    /// The offered place was taken.
    Accepted {
        /// For whom.
        entry: Entry,
    },
    /// The offered place was not wanted.
    Declined {
        /// For whom.
        entry: Entry,
    },
    /// No answer to an offer came in time.
    Lapsed {
        /// For whom.
        entry: Entry,
    },
    /// The family gave a place or a position back.
    Cancelled {
        /// For whom.
        entry: Entry,
        /// It was a place, not a position on the waiting list.
        had_place: bool,
    },
    /// The office took the place back.
    Withdrawn {
        /// For whom.
        entry: Entry,
        /// It was a place, not a position on the waiting list.
        had_place: bool,
        /// Why.
        reason: String,
    },
    /// The occasion does not take place.
    CalledOff {
        /// For whom.
        entry: Entry,
        /// It was a place, not a position on the waiting list.
        had_place: bool,
        /// Why.
        reason: String,
    },
    /// It takes place at another time or somewhere else.
    Changed {
        /// For whom.
        entry: Entry,
        /// It is a place, not a position on the waiting list.
        has_place: bool,
        /// A place is offered and waits for an answer.
        #[serde(default)]
        offered: bool,
        /// What the family knew.
        before: Known,
    },
    /// It costs something else.
    Price {
        /// For whom.
        entry: Entry,
        /// It is a place, not a position on the waiting list.
        has_place: bool,
        /// A place is offered and waits for an answer.
        offered: bool,
        /// What it was to cost, in cents.
        before: u32,
    },
    /// It was called off and takes place after all.
    Reinstated {
        /// For whom.
        entry: Entry,
        /// Where the child stands now.
        outcome: Outcome,
    },
    /// It begins soon.
    Reminder {
        /// For whom.
        entry: Entry,
    },
    /// Name or phone were changed.
    ContactChanged,
    /// To a new address: please confirm that it is yours.
    NewAddress {
        /// Which change.
        change: RequestId,
        /// Until when the link is valid.
        until: Instant,
    },
    /// To the old address: another one takes its place.
    AddressLeft,
    /// To the new address: it is used from now on.
    AddressTaken,
    /// Everything about the family was deleted.
    Erased {
        /// What was given back, and whether it was a place.
        entries: Vec<(Entry, bool)>,
    },
    /// The day of the office.
    Digest(Digest),
}

impl About {
    /// The word for it in logs and in the store.
    pub fn name(&self) -> &'static str {
        self.kind().name()
    }

    /// The children it is about.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let off = |had_place: bool| had_place.then_some(Dates::CalledOff);
        match self {
            About::Confirm { entries, .. } => entries
                .iter()
                .map(|entry| Shown::new(entry, Detail::When, None))
                .collect(),
            About::Result { outcomes } => outcomes
                .iter()
                .map(|(entry, outcome)| Shown {
                    outcome: Some(*outcome),
                    dates: (*outcome == Outcome::Placed).then_some(Dates::Hold),
                    ..Shown::new(entry, Detail::of(*outcome), None)
                })
                .collect(),
            About::Offer { entry, .. } => vec![Shown::new(entry, Detail::Terms, None)],
            About::Accepted { entry } => vec![Shown::new(entry, Detail::All, Some(Dates::Hold))],
            About::Reminder { entry } => vec![Shown::new(entry, Detail::All, None)],
            About::Declined { entry } | About::Lapsed { entry } => {
                vec![Shown::new(entry, Detail::When, None)]
            }
            About::Cancelled { entry, had_place }
            | About::Withdrawn {
                entry, had_place, ..
            }
            | About::CalledOff {
                entry, had_place, ..
            } => vec![Shown::new(entry, Detail::When, off(*had_place))],
            About::Changed {
                entry,
                has_place,
                before,
                offered: _,
            } => {
                let (detail, dates) = match has_place {
                    true => (Detail::All, Some(Dates::Hold)),
                    false => (Detail::Terms, None),
                };
                vec![Shown {
                    before: Some(before),
                    ..Shown::new(entry, detail, dates)
                }]
            }
            About::Price { entry, .. } => vec![Shown::new(entry, Detail::Terms, None)],
            About::Reinstated { entry, outcome } => {
                let dates = (*outcome == Outcome::Placed).then_some(Dates::Hold);
                vec![Shown {
                    outcome: Some(*outcome),
                    ..Shown::new(entry, Detail::of(*outcome), dates)
                }]
            }
            About::Erased { entries } => entries
                .iter()
                .map(|(entry, had_place)| Shown::new(entry, Detail::When, off(*had_place)))
                .collect(),
            About::ContactChanged
            | About::NewAddress { .. }
            | About::AddressLeft
            | About::AddressTaken
            | About::Digest(_) => Vec::new(),
        }
    }

    /// The numbers it is about.
    pub fn numbers(&self) -> Vec<RegistrationId> {
        let shown = self.shown();
        shown.iter().map(|child| child.entry.id.clone()).collect()
    }

    /// Its button. Without one, the link to everything of the family stands below.
    pub fn button(&self) -> Option<Button<'_>> {
        match self {
            About::Confirm { request, until, .. } => Some(Button::Confirm(request, *until)),
            About::NewAddress { change, until } => Some(Button::NewAddress(change, *until)),
            About::Offer { entry, until } => Some(Button::Answer(entry, *until)),
            About::Result { .. }
            | About::Accepted { .. }
            | About::Changed { .. }
            | About::Price { .. }
            | About::Reinstated { .. }
            | About::Reminder { .. } => Some(Button::Family),
            About::Declined { .. }
            | About::Lapsed { .. }
            | About::Cancelled { .. }
            | About::Withdrawn { .. }
            | About::CalledOff { .. }
            | About::ContactChanged
            | About::AddressLeft
            | About::AddressTaken
            | About::Erased { .. }
            | About::Digest(_) => None,
        }
    }

    /// What its file may say and has to.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        let title = |entry| Fact::Title(Some(entry));
        match self {
            About::Confirm { until, entries, .. } => {
                vec![Fact::Title(entries.first()), Fact::Until(*until)]
            }
            About::Result { outcomes } => {
                let first = outcomes.first().map(|(entry, _)| entry);
                vec![Fact::Title(first), Fact::Summary(outcomes)]
            }
            About::Offer { entry, until } => vec![title(entry), Fact::Until(*until)],
            About::Accepted { entry } | About::Declined { entry } | About::Lapsed { entry } => {
                vec![title(entry)]
            }
            About::Cancelled {
                entry,
                had_place: place,
            } => vec![title(entry), Fact::Place(*place)],
            About::Changed {
                entry,
                has_place,
                offered,
                before: _,
            } => vec![
                title(entry),
                Fact::Place(*has_place),
                Fact::Offered(*offered),
            ],
            About::Withdrawn { entry, reason, .. } | About::CalledOff { entry, reason, .. } => {
                vec![title(entry), Fact::Words("reason", reason)]
            }
            About::Price {
                entry,
                has_place,
                offered,
                before,
            } => vec![
                title(entry),
                Fact::Place(*has_place),
                Fact::Offered(*offered),
                Fact::Money("before", *before),
            ],
            About::Reinstated { entry, outcome } => {
                vec![title(entry), Fact::Place(*outcome == Outcome::Placed)]
            }
            About::Reminder { entry } => vec![title(entry), Fact::Day(entry)],
            About::NewAddress { until, .. } => vec![Fact::Until(*until)],
            About::ContactChanged
            | About::AddressLeft
            | About::AddressTaken
            | About::Erased { .. } => Vec::new(),
            About::Digest(digest) => vec![Fact::Digest(digest)],
        }
    }

    /// Until when it makes sense.
    pub fn sense(&self) -> Sense<'_> {
        match self {
            About::Confirm { request, until, .. } => Sense::Asks(Asks::Form(request), *until),
            About::NewAddress { change, until } => Sense::Asks(Asks::Address(change), *until),
            About::Offer { entry, until } => Sense::Offers(entry, *until),
            About::Reminder { entry } => Sense::BeforeStart(entry),
            About::Changed { entry, .. } | About::Price { entry, .. } => Sense::BeforeEnd(entry),
            // What has become of something, and what the office reads.
            About::Result { .. }
            | About::Accepted { .. }
            | About::Declined { .. }
            | About::Lapsed { .. }
            | About::Cancelled { .. }
            | About::Withdrawn { .. }
            | About::CalledOff { .. }
            | About::Reinstated { .. }
            | About::ContactChanged
            | About::AddressLeft
            | About::AddressTaken
            | About::Erased { .. }
            | About::Digest(_) => Sense::Always,
        }
    }

    /// The end of the time that it names, to be set anew.
    fn until_mut(&mut self) -> Option<&mut Instant> {
        match self {
            About::Confirm { until, .. }
            | About::NewAddress { until, .. }
            | About::Offer { until, .. } => Some(until),
            About::Result { .. }
            | About::Accepted { .. }
            | About::Declined { .. }
            | About::Lapsed { .. }
            | About::Cancelled { .. }
            | About::Withdrawn { .. }
            | About::CalledOff { .. }
            | About::Changed { .. }
            | About::Price { .. }
            | About::Reinstated { .. }
            | About::Reminder { .. }
            | About::ContactChanged
            | About::AddressLeft
            | About::AddressTaken
            | About::Erased { .. }
            | About::Digest(_) => None,
        }
    }

    /// The end of the time that it names, if it names one.
    pub fn until(&self) -> Option<Instant> {
        match self.sense() {
            Sense::Asks(_, until) | Sense::Offers(_, until) => Some(until),
            Sense::Always | Sense::BeforeStart(_) | Sense::BeforeEnd(_) => None,
        }
    }

    /// The same with another end of its time.
    pub fn with_until(mut self, end: Instant) -> About {
        if let Some(until) = self.until_mut() {
            *until = end;
        }
        self
    }
}
