//! The kinds of letters: what each is about, and what follows from it for whoever writes it.
//!
//! A new kind is a line of the table, a variant of [`About`] and a file in `templates/mail/`;
//! without one of them, or without an arm below, it does not compile.

use super::fact::Standing;
use super::kinds::kinds;
use super::news::News;
use super::profile::Profile;
use super::second::{BothNames, SecondAsked};
use super::{Asks, Button, Dates, Detail, Digest, Entry, Fact, Sense, Shown, State};
use crate::registrar::domain::{Instant, Known, OccasionKey, Outcome, RequestId};
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
    SecondAsked "second_asked" "Frage an die zweite erziehungsberechtigte Person" "asks the second guardian",
    SecondJoined "second_joined" "zweite erziehungsberechtigte Person liest mit" "second guardian joined",
    SecondLeft "second_left" "zweite erziehungsberechtigte Person liest nicht mehr mit" "second guardian left",
    OtherChanged "other_changed" "Kontakt der anderen erziehungsberechtigten Person geändert" "contact of the other guardian changed",
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
        /// By the family link, to what the family has: no mail asked for a button.
        #[serde(default)]
        further: bool,
    },
    /// A place is free.
    Offer {
        /// For whom.
        entry: Entry,
        /// The answer is needed until then: counted from the writing, and again when the letter is
        /// handed over.
        until: Instant,
        /// What is new beside the place.
        #[serde(default)]
        news: News,
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
        /// The place of the child that it is at the same time as now.
        #[serde(default)]
        clash: Option<OccasionKey>,
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
        /// It had a place before, which others have now.
        #[serde(default)]
        lost: bool,
        /// What the family knew, when it is another day or place now.
        #[serde(default)]
        before: Option<Known>,
        /// What it was to cost, in cents, when it costs something else now.
        #[serde(default)]
        cost: Option<u32>,
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
    /// To a second guardian: please say whether you want to be one.
    SecondAsked(SecondAsked),
    /// To both guardians: the second one gets every letter from now on.
    SecondJoined(BothNames),
    /// To both guardians: the second one gets no more letters.
    SecondLeft(BothNames),
    /// To one guardian: the other one has another name, phone number or address.
    OtherChanged {
        /// The other one, as they are called now.
        other: String,
    },
    /// Everything about the family was deleted.
    Erased {
        /// Who wanted it, when there are two guardians.
        #[serde(default)]
        by: Option<String>,
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

    /// The same of a list that came by the family link.
    pub fn by_link(self) -> About {
        match self {
            About::Result { outcomes, .. } => About::Result {
                outcomes,
                further: true,
            },
            other => other,
        }
    }

    /// Everything that follows from it for its words: one entry for each kind.
    #[allow(clippy::too_many_lines, reason = "a table")]
    pub(super) fn profile(&self) -> Profile<'_> {
        let off = |had_place: bool| had_place.then_some(Dates::CalledOff);
        let hold = |has_place: bool| has_place.then_some(Dates::Hold);
        let family = Some(Button::Family);
        match self {
            About::Confirm {
                request,
                until,
                entries,
            } => {
                let all = entries.iter();
                let shown = all.map(|entry| Shown::new(entry, State::Asked, Detail::When, None));
                let button = Some(Button::Confirm(request, *until));
                let sense = Sense::Asks(Asks::Form(request), *until);
                Profile::of(shown.collect(), button, sense).with([Fact::Until(*until)])
            }
            About::Result { outcomes, further } => {
                let shown = outcomes.iter().map(|(entry, outcome)| {
                    let dates = hold(*outcome == Outcome::Placed);
                    let state = State::Became(*outcome);
                    Shown::new(entry, state, Detail::of(*outcome), dates)
                });
                let changed = outcomes.iter().any(|(entry, _)| entry.has_changed());
                Profile::of(shown.collect(), family, Sense::Always)
                    .with([Fact::Summary(outcomes, *further), Fact::Changed(changed)])
            }
            About::Offer {
                entry,
                until,
                news:
                    News {
                        again,
                        before,
                        cost,
                    },
            } => {
                let shown = Shown {
                    again: *again,
                    before: before.as_ref(),
                    cost: *cost,
                    ..Shown::new(entry, State::Offered(Some(*until)), Detail::Terms, None)
                };
                let changed = before.is_some() || cost.is_some();
                let button = Some(Button::Answer(entry, *until));
                Profile::child(shown, button, Sense::Offers(entry, *until))
                    .with([Fact::Until(*until), Fact::Again(*again)])
                    .with([Fact::Changed(changed)])
            }
            About::Accepted { entry } => {
                let state = State::Became(Outcome::Placed);
                let shown = Shown::new(entry, state, Detail::All, hold(true));
                Profile::child(shown, family, Sense::Always)
            }
            About::Declined { entry } => {
                let shown = Shown::new(entry, State::Declined, Detail::When, None);
                Profile::child(shown, None, Sense::Always)
            }
            About::Lapsed { entry } => {
                let shown = Shown::new(entry, State::Lapsed, Detail::When, None);
                Profile::child(shown, None, Sense::Always)
            }
            About::Cancelled { entry, had_place } => {
                let shown = Shown::new(entry, State::Ended, Detail::When, off(*had_place));
                let standing = Standing::of(*had_place, false);
                Profile::child(shown, None, Sense::Always).with([Fact::Stands(standing)])
            }
            About::Withdrawn {
                entry,
                had_place,
                reason,
            } => {
                let shown = Shown {
                    reason: Some(reason),
                    ..Shown::new(entry, State::Ended, Detail::When, off(*had_place))
                };
                Profile::child(shown, None, Sense::Always)
            }
            About::CalledOff {
                entry,
                had_place,
                reason,
            } => {
                let shown = Shown {
                    reason: Some(reason),
                    ..Shown::new(entry, State::CalledOff, Detail::When, off(*had_place))
                };
                Profile::child(shown, None, Sense::Always)
            }
            About::Changed {
                entry,
                has_place,
                offered,
                before,
                clash,
            } => {
                let detail = match has_place {
                    true => Detail::All,
                    false => Detail::Terms,
                };
                let state = State::of(*has_place, *offered);
                let shown = Shown {
                    before: Some(before),
                    clash: clash.as_ref(),
                    ..Shown::new(entry, state, detail, hold(*has_place))
                };
                let standing = Standing::of(*has_place, *offered);
                Profile::child(shown, family, Sense::BeforeEnd(entry))
                    .with([Fact::Stands(standing), Fact::Clash(clash.is_some())])
            }
            About::Price {
                entry,
                has_place,
                offered,
                before,
            } => {
                let state = State::of(*has_place, *offered);
                let shown = Shown {
                    cost: Some(*before),
                    ..Shown::new(entry, state, Detail::Terms, None)
                };
                let standing = Standing::of(*has_place, *offered);
                Profile::child(shown, family, Sense::BeforeEnd(entry))
                    .with([Fact::Stands(standing)])
            }
            About::Reinstated {
                entry,
                outcome,
                lost,
                before,
                cost,
            } => {
                let has_place = *outcome == Outcome::Placed;
                let (state, detail) = (State::Became(*outcome), Detail::of(*outcome));
                let shown = Shown {
                    again: true,
                    before: before.as_ref(),
                    cost: *cost,
                    ..Shown::new(entry, state, detail, hold(has_place))
                };
                let standing = match lost {
                    true => Standing::Lost,
                    false => Standing::of(has_place, false),
                };
                Profile::child(shown, family, Sense::Always).with([Fact::Stands(standing)])
            }
            About::Reminder { entry } => {
                let state = State::Became(Outcome::Placed);
                let shown = Shown::new(entry, state, Detail::All, None);
                Profile::child(shown, family, Sense::BeforeStart(entry)).with([Fact::Day(entry)])
            }
            About::NewAddress { change, until } => {
                let button = Some(Button::NewAddress(change, *until));
                let sense = Sense::Asks(Asks::Address(change), *until);
                Profile::of(Vec::new(), button, sense).with([Fact::Until(*until)])
            }
            About::ContactChanged | About::AddressLeft | About::AddressTaken => {
                Profile::of(Vec::new(), None, Sense::Always)
            }
            About::SecondAsked(asked) => asked.profile(),
            About::SecondJoined(names) => names.profile(family),
            About::SecondLeft(names) => names.profile(None),
            About::OtherChanged { other } => {
                Profile::of(Vec::new(), None, Sense::Always).with([Fact::Words("other", other)])
            }
            About::Erased { by, entries } => {
                let shown = entries.iter().map(|(entry, had_place)| {
                    Shown::new(entry, State::Ended, Detail::When, off(*had_place))
                });
                let by = Fact::Words("by", by.as_deref().unwrap_or_default());
                Profile {
                    shown: shown.collect(),
                    ..Profile::of(Vec::new(), None, Sense::Always).with([by])
                }
            }
            About::Digest(digest) => {
                Profile::of(Vec::new(), None, Sense::Always).with([Fact::Digest(digest)])
            }
        }
    }
}
