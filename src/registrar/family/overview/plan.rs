//! The plan of a family: season by season, week by week and day by day, what is on and what is free.
//! Pure: the days of the holidays and what takes place on them are arguments.

use crate::calendar::local::days_touched;
use crate::calendar::{DateSpan, Datelike, NaiveDate, Weekday};
use crate::words::Times;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Which registration.
    pub index: usize,
    /// Which child: children stand in their order.
    pub child: usize,
    /// When, as the family knows it; at least one.
    pub sessions: Vec<Times>,
}

/// A registration on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Which registration.
    pub index: usize,
    /// Which child.
    pub child: usize,
    /// The sessions that touch the day.
    pub sessions: Vec<Times>,
    /// The how many-th of how many days, from 1.
    pub day: (usize, usize),
}

/// A day, or days without anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// Days in a row on which nothing is on.
    Free(Vec<NaiveDate>),
    /// A day with what is on, child by child.
    Busy(NaiveDate, Vec<Stand>),
}

/// A week with something on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Which week of the holidays, from 1; nothing outside of them.
    pub number: Option<usize>,
    /// Its first and last day.
    pub span: DateSpan,
    /// The days.
    pub days: Vec<Day>,
}

/// A part of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A week.
    Week(Week),
    /// Weeks of the holidays without anything, from one number to another.
    Empty(usize, usize, DateSpan),
}

/// The plan of one season.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Weeks that are over.
    pub past: Vec<Week>,
    /// What is still to come.
    pub ahead: Vec<Block>,
}

type Days = BTreeMap<NaiveDate, Vec<Stand>>;

impl Plan {
    /// Lays out one season. Of the holidays every day but Sundays and a weekend at their beginning
    /// stands in the plan; any other day when something is on.
    pub fn of(dated: &[Dated], holidays: Option<DateSpan>, today: NaiveDate) -> Plan {
        let busy = busy(dated);
        let weeks = holidays.map(|span| span.weeks()).unwrap_or_default();
        let mut days: BTreeMap<NaiveDate, BTreeSet<NaiveDate>> = BTreeMap::new();
        for week in &weeks {
            let own = days.entry(week.first()).or_default();
            own.extend(week.days().filter(|day| may_be_free(*day, week)));
        }
        for day in busy.keys() {
            let first = week_of(*day, &weeks);
            days.entry(first).or_default().insert(*day);
        }
        let mut plan = Plan::default();
        for (first, days) in days {
            let number = weeks.iter().position(|week| week.first() == first);
            plan.push(number.map(|index| index + 1), &days, &busy, today);
        }
        plan
    }

    /// The next week.
    fn push(
        &mut self,
        number: Option<usize>,
        days: &BTreeSet<NaiveDate>,
        busy: &Days,
        today: NaiveDate,
    ) {
        let ends = days.first().zip(days.last());
        let Some(span) = ends.and_then(|(first, last)| DateSpan::new(*first, *last)) else {
            return;
        };
        let is_past = span.last() < today;
        let is_empty = !days.iter().any(|day| busy.contains_key(day));
        match (is_empty, is_past, number) {
            (true, false, Some(number)) => self.push_empty(number, span),
            (true, ..) => {}
            (false, ..) => {
                let days = joined(days, busy);
                let week = Week { number, span, days };
                if is_past {
                    self.past.push(week);
                } else {
                    self.ahead.push(Block::Week(week));
                }
            }
        }
    }

    /// A week without anything joins those before it.
    fn push_empty(&mut self, number: usize, span: DateSpan) {
        if let Some(Block::Empty(_, last, joined)) = self.ahead.last_mut() {
            *last = number;
            *joined = DateSpan::new(joined.first(), span.last()).unwrap_or(span);
        } else {
            self.ahead.push(Block::Empty(number, number, span));
        }
    }
}

/// Nobody plans for a Sunday, nor for a Saturday before the first full week.
fn may_be_free(day: NaiveDate, week: &DateSpan) -> bool {
    let before = day == week.first() && (week.last() - day).num_days() > 1;
    match day.weekday() {
        Weekday::Sun => false,
        Weekday::Sat => !before,
        _ => true,
    }
}

/// The first day of the week that a day belongs to: that of the holidays, where there is one.
fn week_of(day: NaiveDate, weeks: &[DateSpan]) -> NaiveDate {
    let own = day.week(Weekday::Mon);
    let inside =
        |week: &&DateSpan| week.first() <= own.last_day() && own.first_day() <= week.last();
    let holidays = weeks.iter().find(|week| week.contains(day));
    let found = holidays.or_else(|| weeks.iter().find(inside));
    found.map_or(own.first_day(), DateSpan::first)
}

/// The days on which something is on: child by child, then by time.
fn busy(dated: &[Dated]) -> Days {
    let mut busy = Days::new();
    for one in dated {
        let mut own: BTreeMap<NaiveDate, Vec<Times>> = BTreeMap::new();
        for session in &one.sessions {
            let (first, last) = days_touched(session.0, session.1);
            for day in first.iter_days().take_while(|day| *day <= last) {
                own.entry(day).or_default().push(*session);
            }
        }
        let count = own.len();
        for (index, (day, sessions)) in own.into_iter().enumerate() {
            busy.entry(day).or_default().push(Stand {
                index: one.index,
                child: one.child,
                sessions,
                day: (index + 1, count),
            });
        }
    }
    for stands in busy.values_mut() {
        stands.sort_by_key(|stand| (stand.child, stand.sessions.first().copied(), stand.index));
    }
    busy
}

/// The days of a week, free ones in a row joined.
fn joined(days: &BTreeSet<NaiveDate>, busy: &Days) -> Vec<Day> {
    let mut all: Vec<Day> = Vec::new();
    for day in days {
        match (busy.get(day), all.last_mut()) {
            (Some(stands), _) => all.push(Day::Busy(*day, stands.clone())),
            (None, Some(Day::Free(free))) => free.push(*day),
            (None, _) => all.push(Day::Free(vec![*day])),
        }
    }
    all
}

#[cfg(test)]
mod tests;
