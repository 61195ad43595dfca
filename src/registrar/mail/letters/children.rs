//! What a letter shows of each child: its occasions by day, where it stands at each, and what all of
//! it costs.

use super::action::Action;
use super::entries::{by_child_and_day, facts, refusal, title};
use super::phrases::moment;
use crate::registrar::domain::{Outcome, Refusal, price_of};
use crate::registrar::mail::letter::{Dates, Detail, Entry, Shown, State};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::words::money;
use serde::Serialize;

/// So many colours and shapes there are for children.
pub const LOOKS: usize = 6;

/// A child with its occasions.
#[derive(Debug, Serialize)]
pub struct ChildView {
    /// First name.
    pub name: String,
    /// Its first letter, upper-case.
    pub mark: String,
    /// A line below the name, in a text.
    pub rule: String,
    /// Number of its colour and shape, from 1.
    pub look: usize,
    /// Its occasions, by day.
    pub entries: Vec<EntryView>,
}

/// A child at an occasion.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// Title of the offer.
    pub title: String,
    /// Where it stands.
    pub marks: Vec<Mark>,
    /// Name and words.
    pub facts: Vec<(String, String)>,
    /// What can be done, where it is not the button of the whole letter.
    pub action: Option<Action>,
}

/// A word with a colour.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// The words.
    pub words: String,
    /// How it looks.
    pub mood: Mood,
}

/// How a word looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// Certain, and good.
    Good,
    /// Not decided, or new.
    Open,
    /// It does not come to anything.
    Over,
}

/// What a child costs, or all of them.
#[derive(Clone, Debug, Serialize)]
pub struct SumLine {
    /// Whose.
    pub name: String,
    /// `2 Plätze, 7 Euro`.
    pub sum: String,
}

/// The entries of a letter by child, in the order they come, and for each child by day. `action`
/// gives what can be done for one of them.
pub fn children<'a>(
    shown: &[Shown<'a>],
    programme: &Programme,
    texts: &Texts,
    action: impl Fn(&Shown<'a>) -> Option<Action>,
) -> Vec<ChildView> {
    let groups = by_child_and_day(shown, |child| child.entry, programme);
    let views = groups.iter().enumerate().map(|(index, own)| {
        let name = own.first().map_or("", |child| &child.entry.child);
        ChildView {
            name: name.to_owned(),
            mark: name.chars().take(1).flat_map(char::to_uppercase).collect(),
            rule: "-".repeat(name.chars().count()),
            look: index % LOOKS + 1,
            entries: own
                .iter()
                .map(|child| EntryView {
                    title: title(child.entry, programme).to_owned(),
                    marks: marks(child, texts),
                    facts: all_facts(child, programme, texts),
                    action: action(child),
                })
                .collect(),
        }
    });
    views.collect()
}

/// With why there is no place, and until when an answer is needed.
fn all_facts(child: &Shown<'_>, programme: &Programme, texts: &Texts) -> Vec<(String, String)> {
    let mut facts = facts(child, programme, texts);
    let say = |text: Text| texts.say(&text).into_owned();
    match child.state {
        State::Became(Outcome::Refused(reason)) => {
            facts.insert(0, (say(text!("entry_reason")), say(refusal(reason))));
        }
        State::Offered(Some(until)) => {
            facts.insert(0, (say(text!("letter_until")), moment(until)));
        }
        _ => {}
    }
    facts
}

/// Where a child stands, and what is new of it.
fn marks(child: &Shown<'_>, texts: &Texts) -> Vec<Mark> {
    let (mood, state) = match child.state {
        State::Asked => (Mood::Open, text!("letter_asked")),
        State::Became(Outcome::Placed) => (Mood::Good, text!("letter_place")),
        State::Became(Outcome::Waiting(position)) => {
            (Mood::Open, text!("list_waiting", position = position))
        }
        State::Became(Outcome::Refused(Refusal::Twice)) => (Mood::Good, text!("letter_already")),
        // Nobody but the family knows whether that is good.
        State::Became(Outcome::Refused(Refusal::ByOthers)) => (Mood::Open, text!("letter_already")),
        State::Became(Outcome::Refused(_)) => (Mood::Over, text!("letter_refused")),
        State::Waits => (Mood::Open, text!("list_waits")),
        State::Offered(_) => (Mood::Open, text!("letter_offered")),
        State::Declined => (Mood::Over, text!("letter_declined")),
        State::Lapsed => (Mood::Over, text!("letter_lapsed")),
        State::Ended => (Mood::Over, text!("letter_ended")),
        State::CalledOff => (Mood::Over, text!("letter_called_off")),
    };
    let news = [
        (child.again, text!("letter_again")),
        (child.before.is_some(), text!("letter_changed")),
        (child.cost.is_some(), text!("letter_other_price")),
    ];
    let news = news.into_iter().filter(|(is, _)| *is);
    std::iter::once((mood, state))
        .chain(news.map(|(_, text)| (Mood::Open, text)))
        .map(|(mood, text)| Mark {
            words: texts.say(&text).into_owned(),
            mood,
        })
        .collect()
}

/// The same for a page that says what became of a list.
pub fn sums_of(
    outcomes: &[(Entry, Outcome)],
    programme: &Programme,
    texts: &Texts,
) -> Vec<SumLine> {
    let shown = outcomes.iter().map(|(entry, outcome)| {
        let dates = (*outcome == Outcome::Placed).then_some(Dates::Hold);
        Shown::new(entry, State::Became(*outcome), Detail::of(*outcome), dates)
    });
    sums(&shown.collect::<Vec<_>>(), programme, texts)
}

/// What the places of a letter cost, child by child and together; nothing for a single one, or where
/// nothing is to be paid. A price is the one that the family knows.
pub fn sums(shown: &[Shown<'_>], programme: &Programme, texts: &Texts) -> Vec<SumLine> {
    let placed: Vec<Shown<'_>> = shown
        .iter()
        .filter(|child| child.dates == Some(Dates::Hold))
        .copied()
        .collect();
    let say = |text: Text| texts.say(&text).into_owned();
    let cost = |child: &&Shown<'_>| {
        let class = child.entry.price_class.as_deref();
        let terms = programme.terms(&child.entry.key);
        let now = || terms.map_or(0, |terms| price_of(&terms.prices, class));
        child.entry.waits.price.unwrap_or_else(now)
    };
    let total: u32 = placed.iter().map(|child| cost(&child)).sum();
    if placed.len() < 2 || total == 0 {
        return Vec::new();
    }
    let groups = by_child_and_day(&placed, |child| child.entry, programme);
    let mut lines: Vec<SumLine> = Vec::new();
    for own in &groups {
        let places = say(text!("list_places_count", count = own.len()));
        let sum = money(own.iter().map(&cost).sum());
        lines.push(SumLine {
            name: own
                .first()
                .map_or("", |child| &child.entry.child)
                .to_owned(),
            sum: say(text!("letter_sum", places = places, sum = sum)),
        });
    }
    lines.push(SumLine {
        name: say(text!("letter_together")),
        sum: say(text!("letter_pay", sum = money(total))),
    });
    lines
}
