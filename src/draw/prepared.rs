//! A checked input as the draw uses it: indexes instead of ids, times as real minutes (R2, R4,
//! R10).

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::check::{Found, check_values};
use super::input::{Child, Group, Input, Mode, Occasion, TogetherWish};
use super::message::InputError;
use crate::calendar::local::{age_fits, days_touched, real_minute};

/// Proof that an input has no error; only [`Prepared::new`] makes one.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) input: Input,
    pub(crate) input_sha256: String,
    pub(crate) occasions: Vec<Facts>,
    pub(crate) children: Vec<Entrant>,
    pub(crate) tickets: Vec<Ticket>,
    /// Travel minutes by (smaller, larger) site number, ascending.
    pub(crate) travel: Vec<((u32, u32), i64)>,
}

/// What the rule needs of an occasion, close together because every turn looks at it.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub price_cents: u32,
    pub counts_against_limit: bool,
    pub offer: u32,
    pub repeatable: bool,
    pub site: Option<u32>,
    pub may_overlap: bool,
    /// From the start of the first session to the end of the last one, in real minutes.
    pub whole: (i64, i64),
    /// Real minutes of the sessions, ascending.
    pub times: Vec<(i64, i64)>,
    /// First and last day of each session, ascending.
    pub days: Vec<(i32, i32)>,
    pub first_day: NaiveDate,
}

/// What the rule needs of a child.
#[derive(Clone, Debug)]
pub(crate) struct Entrant {
    pub ticket: usize,
    pub limit: Option<u32>,
    pub budget: Option<u32>,
    pub places: u32,
    pub entitled: bool,
    pub surprise: bool,
    pub withdrawn: bool,
    /// The whole list of R4; the rank is the position from 1.
    pub list: Vec<Entry>,
}

/// One wish on a child's list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub occasion: usize,
    /// Position in the ticket's together-wishes if it is one and has not lost its mark (R4).
    pub together: Option<usize>,
    pub strict: bool,
}

/// One child or one group (R2).
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub id: String,
    pub members: Vec<usize>,
    /// Together-wishes with at least two members left who confirmed them.
    pub together: Vec<Together>,
}

/// A together-wish and who confirmed it, withdrawn children left out.
#[derive(Clone, Debug)]
pub(crate) struct Together {
    pub occasion: usize,
    pub strict: bool,
    pub confirmed: Vec<usize>,
}

impl Prepared {
    /// Checks everything under *Input errors* of the contract and prepares the draw.
    pub fn new(mut input: Input) -> Result<Self, InputError> {
        // Before anything is looked at: neither the first error nor the hash may depend on the
        // order in the file (I11).
        input.sort();
        let found = check_values(&input)?;
        let input_sha256 = input.sha256();
        let mut sites = Numbering::default();
        let mut offers = Numbering::default();
        let mut travel: Vec<((u32, u32), i64)> = Vec::new();
        for (one, other, minutes) in &input.settings.travel_minutes {
            let (one, other) = (sites.number(one), sites.number(other));
            // Sites have numbers in the order in which they come up, not in that of their names:
            // the pair is ordered anew.
            travel.push(((one.min(other), one.max(other)), i64::from(*minutes)));
        }
        travel.sort_unstable();
        let occasions = input
            .occasions
            .iter()
            .map(|occasion| facts(occasion, &mut sites, &mut offers))
            .collect();
        let mut prepared = Self {
            occasions,
            children: Vec::new(),
            tickets: Vec::new(),
            travel,
            input,
            input_sha256,
        };
        let groups = prepared.input.groups.iter().zip(&found.members);
        let left: Vec<Vec<Vec<usize>>> = groups
            .map(|(group, members)| left(&prepared.input, group, members))
            .collect();
        prepared.add_children(&found, &left);
        prepared.add_tickets(found, left);
        Ok(prepared)
    }

    /// The input in canonical order.
    pub fn input(&self) -> &Input {
        &self.input
    }

    pub(crate) fn occasion_at(&self, id: &str) -> Option<usize> {
        occasion_at(&self.input, id)
    }

    pub(crate) fn child_at(&self, id: &str) -> Option<usize> {
        self.input
            .children
            .binary_search_by(|child| child.id.as_str().cmp(id))
            .ok()
    }

    /// Whether the child's age is right on the first day (R7, needed for R11 alone).
    pub(crate) fn age_fits(&self, child: usize, occasion: usize) -> bool {
        let (from, to) = self.input.occasions[occasion].age;
        let tolerance = self.input.occasions[occasion].age_tolerance_days;
        age_fits(
            self.input.children[child].born,
            from,
            to,
            tolerance,
            self.occasions[occasion].first_day,
        )
    }

    fn add_children(&mut self, found: &Found, left: &[Vec<Vec<usize>>]) {
        let settings = &self.input.settings;
        let rows = self
            .input
            .children
            .iter()
            .zip(&found.groups_of)
            .zip(&found.lists);
        let entrants = rows.map(|((child, group), list)| {
            let own = list.iter().map(|&occasion| Entry {
                occasion,
                together: None,
                strict: false,
            });
            let mut list: Vec<Entry> = own.collect();
            if let Some(group) = *group {
                mark_together(&self.input.groups[group], &left[group], child, &mut list);
            }
            Entrant {
                // Known only when all tickets are sorted.
                ticket: 0,
                limit: smaller(settings.limit, child.limit),
                budget: smaller(settings.budget_cents, child.budget_cents),
                places: child.places,
                entitled: child.entitled,
                surprise: child.surprise,
                withdrawn: child.withdrawn,
                list,
            }
        });
        self.children = entrants.collect();
    }

    fn add_tickets(&mut self, found: Found, left: Vec<Vec<Vec<usize>>>) {
        let mut tickets: Vec<Ticket> = Vec::with_capacity(self.input.children.len());
        for ((group, members), left) in self.input.groups.iter().zip(found.members).zip(left) {
            let marked = group
                .together
                .iter()
                .zip(left)
                .filter(|(_, left)| left.len() > 1);
            let together = marked.filter_map(|(wish, confirmed)| {
                Some(Together {
                    occasion: self.occasion_at(&wish.occasion)?,
                    strict: wish.mode == Mode::Strict,
                    confirmed,
                })
            });
            tickets.push(Ticket {
                id: group.id.clone(),
                together: together.collect(),
                members,
            });
        }
        for (index, child) in self.input.children.iter().enumerate() {
            if found.groups_of[index].is_none() {
                tickets.push(Ticket {
                    id: child.id.clone(),
                    members: vec![index],
                    together: Vec::new(),
                });
            }
        }
        // The leaves of the Merkle tree stand in this order.
        tickets.sort_by(|a, b| a.id.cmp(&b.id));
        for (at, ticket) in tickets.iter().enumerate() {
            for &member in &ticket.members {
                self.children[member].ticket = at;
            }
        }
        self.tickets = tickets;
    }
}

/// For each together-wish of a group: who confirmed it and is not withdrawn.
fn left(input: &Input, group: &Group, members: &[usize]) -> Vec<Vec<usize>> {
    let taking_part = |&child: &usize| !input.children[child].withdrawn;
    let confirmed = |wish: &TogetherWish| {
        let rows = group
            .members
            .iter()
            .zip(members)
            .filter(|(id, _)| wish.confirmed.contains(id));
        rows.map(|(_, &child)| child).filter(taking_part).collect()
    };
    group.together.iter().map(confirmed).collect()
}

/// Marks the together-wishes at the head of a member's list; the mark is lost when nobody else is
/// left (R4).
fn mark_together(group: &Group, left: &[Vec<usize>], child: &Child, list: &mut [Entry]) {
    let mut marked = 0;
    // A list begins with the confirmed together-wishes in the order of the group (R4): one walk
    // over both finds them.
    let mut head = list.iter_mut();
    for (wish, left) in group.together.iter().zip(left) {
        let keeps_mark = left.len() > 1;
        if wish.confirmed.contains(&child.id)
            && let Some(entry) = head.next()
        {
            entry.together = keeps_mark.then_some(marked);
            entry.strict = keeps_mark && wish.mode == Mode::Strict;
        }
        // The ticket holds only wishes that kept their mark: the others do not count.
        marked += usize::from(keeps_mark);
    }
}

fn occasion_at(input: &Input, id: &str) -> Option<usize> {
    input
        .occasions
        .binary_search_by(|occasion| occasion.id.as_str().cmp(id))
        .ok()
}

/// The smaller of two limits wins; `None` is no limit.
fn smaller(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    [one, other].into_iter().flatten().min()
}

fn facts(occasion: &Occasion, sites: &mut Numbering, offers: &mut Numbering) -> Facts {
    let sessions = &occasion.sessions;
    let times: Vec<(i64, i64)> = sessions
        .iter()
        // No minute is lost here: the check has refused those that the clocks skip or repeat.
        .filter_map(|span| Some((real_minute(span.start)?, real_minute(span.end)?)))
        .collect();
    Facts {
        price_cents: occasion.price_cents,
        counts_against_limit: occasion.counts_against_limit,
        offer: offers.number(&occasion.offer),
        repeatable: occasion.offer_repeatable,
        site: occasion.site.as_deref().map(|site| sites.number(site)),
        may_overlap: occasion.may_overlap,
        // Sessions are sorted and do not overlap: the last one ends last.
        whole: (
            times.first().map_or(0, |first| first.0),
            times.last().map_or(0, |last| last.1),
        ),
        times,
        days: sessions
            .iter()
            .map(|span| days_touched(span.start, span.end))
            .map(|(first, last)| (first.num_days_from_ce(), last.num_days_from_ce()))
            .collect(),
        first_day: sessions
            .first()
            .map(|span| span.start.date())
            .unwrap_or_default(),
    }
}

/// Gives each distinct text a number in order of appearance.
#[derive(Default)]
struct Numbering(HashMap<String, u32>);

impl Numbering {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.0.get(text) {
            return number;
        }
        let number = self.0.len() as u32;
        self.0.insert(text.to_owned(), number);
        number
    }
}
