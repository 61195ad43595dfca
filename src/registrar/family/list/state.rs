//! What a family has typed so far. It travels sealed in the page (rule L2): nothing is stored before the
//! list is sent, and a page can be gone back to without anything being lost.

use super::step::Step;
use crate::registrar::domain::signed_links::{Links, Purpose};
use crate::registrar::domain::{Instant, MOST_CHILDREN, RequestId};
use crate::registrar::family::register::shown::Shown;
use crate::registrar::web::fields::Fields;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// A page is good for so long.
const GOOD: TimeDelta = TimeDelta::hours(24);

/// Nobody reads a page faster.
const READING: TimeDelta = TimeDelta::seconds(1);

/// Most letters of a seal. With what a page adds to it, a list that is longer would not come through.
const LONGEST: usize = 48 * 1024;

/// The fields that are empty when a further child is none.
pub const OF_A_CHILD: [&str; 5] = [
    "first_name",
    "last_name",
    "birth_day",
    "birth_month",
    "birth_year",
];

/// Everything typed, and what the page to check has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The list. It becomes the id of the form, so that what is sent twice is one.
    pub page: RequestId,
    /// What was typed, by the names of the fields.
    pub fields: Fields,
    /// What the page to check said of the offers; `None` on every other page.
    pub seen: Option<Shown>,
    /// The list was sent.
    pub sent: bool,
    until: Instant,
}

/// The same as it is written.
#[derive(Serialize, Deserialize)]
struct Sealed {
    page: String,
    fields: Vec<(String, String)>,
    seen: Option<Shown>,
    sent: bool,
}

impl State {
    /// Nothing is typed yet; `wanted`: occasions that were chosen before.
    pub fn new(season: &str, wanted: &str, page: RequestId, now: Instant) -> State {
        let fields = Fields::default().with("season", season);
        State {
            page,
            fields: fields.with("wanted", wanted),
            seen: None,
            sent: false,
            until: now + GOOD,
        }
    }

    /// Reads a seal, good or over; `None` when it was not made here.
    pub fn read(links: &Links, text: &str) -> Option<State> {
        let opened = links.open(Purpose::List, text)?;
        let sealed: Sealed =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(&opened.id).ok()?).ok()?;
        Some(State {
            page: RequestId::parse(&sealed.page)?,
            fields: sealed.fields.into_iter().collect(),
            seen: sealed.seen,
            sent: sealed.sent,
            until: opened.until,
        })
    }

    /// The signed text for a page that is made now; `None` when it would be too long to come back.
    pub fn signed(&self, links: &Links, now: Instant) -> Option<String> {
        let fields = self.fields.iter().filter(|(_, value)| !value.is_empty());
        let sealed = Sealed {
            page: self.page.to_string(),
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            seen: self.seen.clone(),
            sent: self.sent,
        };
        let text = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&sealed).ok()?);
        let seal = links.sign(Purpose::List, &text, now + GOOD);
        (seal.len() <= LONGEST).then_some(seal)
    }

    /// The season.
    pub fn season(&self) -> &str {
        self.fields.get("season")
    }

    /// Puts one value in.
    pub fn set(&mut self, name: &str, value: &str) {
        self.fields = std::mem::take(&mut self.fields).with(name, value);
    }

    /// The family link it began with; empty for a family that nobody knows.
    pub fn link(&self) -> &str {
        self.fields.get("l")
    }

    /// Whether the family came by its link.
    pub fn is_of_known(&self) -> bool {
        !self.link().is_empty()
    }

    /// How many children are known; they come first.
    pub fn known(&self) -> usize {
        let known = self.fields.get("known").parse::<usize>();
        known.unwrap_or(0).min(MOST_CHILDREN)
    }

    /// The only child that is asked what it wants.
    pub fn only(&self) -> Option<usize> {
        self.fields.get("only").parse().ok()
    }

    /// Whether a field says who somebody is that is known: no page changes that.
    fn is_fixed(&self, name: &str) -> bool {
        let of_child = name
            .strip_prefix("child")
            .and_then(|rest| rest.split_once('_'));
        let is_who = of_child.is_some_and(|(number, field)| {
            let number = number.parse::<usize>();
            OF_A_CHILD.contains(&field) && number.is_ok_and(|number| number <= self.known())
        });
        self.is_of_known() && (is_who || name.starts_with("guardian_"))
    }

    /// Takes what was typed on a page in place of what was typed there before. What the page did not
    /// show stays.
    pub fn take(&mut self, step: Step, posted: &Fields) {
        let before = self.clone();
        let mut kept: Vec<(String, String)> = self
            .fields
            .iter()
            .filter(|(name, _)| !step.owns(name) || before.is_fixed(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let own = posted
            .iter()
            .filter(|(name, _)| step.owns(name) && !before.is_fixed(name));
        kept.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
        self.fields = kept.into_iter().collect();
        if step == Step::Who {
            self.forget_others(&before);
        }
        if let Step::Choose(child) = step {
            let ticks = posted.iter().filter(|(name, _)| *name == "want");
            let ticks = ticks.map(|(_, value)| value.trim().to_owned());
            // What a filter left out of the page is still wanted.
            let shown: Vec<&str> = posted.get("shown").split(' ').collect();
            let mut all = self.wanted(child);
            all.retain(|id| !shown.contains(&id.as_str()));
            all.extend(ticks);
            self.want(child, &all);
        }
    }

    /// What was typed for a child that is another one now is not typed for that one.
    fn forget_others(&mut self, before: &State) {
        for child in 1..=MOST_CHILDREN {
            let typed = |state: &State, field| state.fields.of_child(child, field).to_owned();
            let same = |field| typed(self, field) == typed(before, field);
            let is_empty = typed(self, "first_name").is_empty();
            let other = !(same("first_name") || same("birth_day") && same("birth_year"));
            if typed(before, "first_name").is_empty() || !(is_empty || other) {
                continue;
            }
            let own = [format!("child{child}_want"), format!("chosen{child}")];
            let question = format!("child{child}_q_");
            let kept = self.fields.iter().filter(|(name, _)| {
                !name.starts_with(&question) && !own.iter().any(|field| field == name)
            });
            let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
            self.fields = kept.collect::<Vec<_>>().into_iter().collect();
        }
        // Who sends the list says so for the children that are on it.
        self.set("custody", "");
    }

    /// The occasions that a child wants, by id; before its page was shown, those that were chosen
    /// before.
    pub fn wanted(&self, child: usize) -> Vec<String> {
        let ids = match self.was_chosen(child) {
            true => self.fields.get(&wanted_of(child)),
            false => self.fields.get("wanted"),
        };
        let mut all: Vec<String> = Vec::new();
        for id in ids.split_ascii_whitespace() {
            if !all.iter().any(|known| known == id) {
                all.push(id.to_owned());
            }
        }
        all
    }

    /// A child wants other occasions.
    pub fn want(&mut self, child: usize, ids: &[String]) {
        self.set(&wanted_of(child), &ids.join(" "));
        self.set(&format!("chosen{child}"), "1");
    }

    /// Whether the page of a child was sent.
    pub fn was_chosen(&self, child: usize) -> bool {
        !self.fields.get(&format!("chosen{child}")).is_empty()
    }

    /// How many children the first page shows: at least one.
    pub fn children(&self) -> usize {
        let typed = self.fields.get("children").parse::<usize>();
        typed.unwrap_or(1).clamp(1, MOST_CHILDREN).max(self.known())
    }

    /// Whether the page may still be sent.
    pub fn is_good(&self, now: Instant) -> bool {
        now < self.until
    }

    /// Whether the page was made a while ago, and not too long ago: one that was made a moment ago
    /// was read by a machine.
    pub fn was_read(&self, now: Instant) -> bool {
        now + READING < self.until && self.until <= now + GOOD - READING
    }
}

fn wanted_of(child: usize) -> String {
    format!("child{child}_want")
}
