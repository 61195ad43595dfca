//! The second page: what one child wants to take part in. Only what fits its age can be ticked; what
//! clashes is seen while choosing.

use super::filter::{Facts, Filter, FilterView, NOON};
use super::flow::Flow;
use super::forecast::{Tallies, free};
use super::known::places;
use super::read::{Person, lost, possible};
use super::state::State;
use super::tabs::{Tab, tabs};
use super::totals::{Lead, Left};
use super::words::{Off, ages, clash, held, registered, times, when};
use crate::calendar::dates::{day_and_month, weekday, weekday_short};
use crate::calendar::{Datelike, NaiveDate};
use crate::catalogue::{Offer, Season};
use crate::registrar::domain::{Instant, Registration, price_of};
use crate::registrar::programme::{Closed, Programme, Terms};
use crate::registrar::texts::{Text, Texts, text};
use crate::text::Lang;
use crate::words;
use chrono::Timelike;
use serde::Serialize;
use std::collections::BTreeMap;

/// An occasion that can be ticked.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Id of the occasion.
    pub id: String,
    /// Class of its colours, and its motif.
    pub look: String,
    /// The motif.
    pub motif: &'static str,
    /// When, without the day.
    pub time: String,
    /// Title of the offer.
    pub title: String,
    /// What the child would pay.
    pub price: String,
    /// The same in cents, for the script.
    pub cents: u32,
    /// Start and end of each session, for the script.
    pub times: String,
    /// Where, and on which other days.
    pub place: String,
    /// Address of the page of the offer.
    pub path: String,
    /// `noch 5 Plätze frei`.
    pub badge: String,
    /// `success` or `warning`.
    pub mood: &'static str,
    /// It is ticked.
    pub ticked: bool,
    /// What it clashes with among what is ticked.
    pub clash: Option<String>,
    /// Why it cannot be ticked, the symbol in place of the tick, and whether the child is there.
    pub off: Option<(String, &'static str, bool)>,
    /// Which topic and district of the filter it has, from 1.
    pub kinds: (usize, usize),
    /// It begins before noon, for the script.
    pub morning: bool,
    /// There is a place, for the script.
    pub free: bool,
    /// The filter hides it.
    pub hidden: bool,
}

/// A day.
#[derive(Debug, Serialize)]
pub struct Day {
    /// `t0330`.
    pub id: String,
    /// `Dienstag, 30. März`.
    pub title: String,
    /// `Di`, and `30.3.`
    pub short: (String, String),
    /// `1 gewählt`, `3 Angebote`.
    pub note: String,
    /// What begins then.
    pub choices: Vec<Choice>,
    /// How many do not fit the child.
    pub misfit_title: String,
    /// Which, and why.
    pub misfits: Vec<(String, String)>,
    /// The filter hides all of it.
    pub hidden: bool,
}

/// The page.
#[derive(Debug, Serialize)]
pub struct ChoosePage {
    /// Steps, state, errors.
    pub flow: Flow,
    /// First name.
    pub name: String,
    /// The children.
    pub tabs: Vec<Tab>,
    /// `21 Angebote passen zu Mila.`, of what the filter shows.
    pub lead: Lead,
    /// What is to be seen.
    pub filter: FilterView,
    /// How much is shown.
    pub seen: String,
    /// The places that the child has: title and times, for the script.
    pub has: Vec<(String, String)>,
    /// What was chosen before and cannot be had.
    pub notes: Vec<String>,
    /// What stands on the page, by id.
    pub shown: String,
    /// The days.
    pub days: Vec<Day>,
    /// Minutes between two offers, for the script.
    pub pause: u16,
    /// At most one offer a day, for the script.
    pub one_per_day: bool,
    /// Heading of what is chosen.
    pub chosen_title: String,
    /// Title and when of what is chosen.
    pub chosen: Vec<(String, String)>,
    /// `3 gewählt, 8 Euro`.
    pub total: String,
    /// `noch 2 möglich`, where a child has a limit of places.
    pub left: Option<Left>,
    /// Label of the button that goes on.
    pub next: String,
}

/// What all parts of the page are made of.
pub struct Choosing<'a> {
    /// What was typed.
    pub state: &'a State,
    /// The children.
    pub people: &'a [Person],
    /// The child of this page.
    pub person: &'a Person,
    /// What goes on for the child already, when its family is known.
    pub own: &'a [&'a Registration],
    /// How the occasions stand.
    pub tallies: &'a Tallies,
    /// The season.
    pub season: &'a Season,
    /// The programme.
    pub programme: &'a Programme,
    /// The texts.
    pub texts: &'a Texts,
    /// Now.
    pub now: Instant,
}

/// An offer with one of its dates.
type Dated<'a> = (&'a Offer, &'a Terms);

impl Choosing<'_> {
    fn say(&self, text: &Text) -> String {
        self.texts.say(text).into_owned()
    }

    /// The page.
    pub fn page(&self, flow: Flow) -> ChoosePage {
        let name = self.person.child.first_name.clone();
        let chosen = possible(self.state, self.person, self.programme, self.now);
        let has = places(self.own, self.programme);
        let beside: Vec<&Terms> = chosen.iter().chain(&has).copied().collect();
        let mut shown = Vec::new();
        let all = self.all();
        let filter = self.filter(&all);
        let days = self.days(&all, &filter, (&chosen, &beside), &mut shown);
        // What was wanted and cannot be had is not wanted any more when the page is sent.
        let gone = |id: &String| chosen.iter().all(|terms| terms.key.occasion != *id);
        shown.extend(
            self.state
                .wanted(self.person.number)
                .into_iter()
                .filter(gone),
        );
        let choices = || days.iter().flat_map(|day| &day.choices);
        let visible = choices().filter(|choice| !choice.hidden).count();
        let filter = filter.view((visible, choices().count()), self.texts);
        ChoosePage {
            flow,
            tabs: tabs(
                self.state,
                (self.people, self.person),
                self.programme,
                self.texts,
                self.now,
            ),
            lead: Lead::new(&name, &filter, (&has, self.season), self.texts),
            has: held(&has),
            seen: self.say(&text!(
                "list_filter_shown",
                count = visible,
                all = filter.counts.1
            )),
            filter,
            notes: lost(self.state, self.person, self.programme, self.now)
                .iter()
                .map(|note| self.say(note))
                .collect(),
            shown: shown.join(" "),
            days,
            pause: self.season.buffer_minutes,
            one_per_day: self.season.one_per_day,
            chosen_title: self.say(&text!("list_chosen", child = name.as_str())),
            chosen: chosen
                .iter()
                .map(|terms| (terms.title.clone(), words::sessions(&terms.sessions)))
                .collect(),
            total: self.total(&chosen),
            left: Left::new(self.season, &has, chosen.len(), self.texts),
            next: self.next(),
            name,
        }
    }

    fn total(&self, chosen: &[&Terms]) -> String {
        let cents: u32 = chosen.iter().map(|terms| self.cents(terms)).sum();
        self.say(&text!(
            "list_total",
            count = chosen.len(),
            sum = words::money(cents)
        ))
    }

    fn next(&self) -> String {
        let mut later = self.people.iter();
        let only = self.state.only().is_some();
        let later = later.find(|other| !only && other.number > self.person.number);
        self.say(&match later {
            Some(other) => text!("list_next_child", child = other.child.first_name.as_str()),
            None => text!("list_next"),
        })
    }

    /// What the page can be narrowed to: what the dates that fit the child have.
    fn filter(&self, all: &[Dated<'_>]) -> Filter<'_> {
        let fitting = all
            .iter()
            .filter(|(_, terms)| terms.admits(self.person.child.born));
        let dates = fitting.map(|(offer, terms)| {
            let Day { id, short, .. } = self.day(terms.first_day());
            let day = (id, format!("{} {}", short.0, short.1));
            (offer.topic.as_str(), offer.district.as_deref(), day)
        });
        Filter::new(self.state, dates)
    }

    /// What the child would pay.
    fn cents(&self, terms: &Terms) -> u32 {
        price_of(&terms.prices, self.person.child.price_class.as_deref())
    }

    /// All dates of the season that the page speaks of, in order of time.
    fn all(&self) -> Vec<Dated<'_>> {
        let offers = self.season.offers.iter();
        let mut all: Vec<Dated<'_>> = offers
            .flat_map(|offer| offer.occasions.iter().map(move |own| (offer, own)))
            .filter_map(|(offer, own)| Some((offer, self.programme.at(&self.season.id, &own.id)?)))
            .filter(|(_, terms)| {
                let open = terms.open(self.now);
                matches!(open, Ok(()) | Err(Closed::CalledOff | Closed::Full))
            })
            .collect();
        all.sort_by_key(|(_, terms)| (terms.starts_at, terms.ends_at));
        all
    }

    fn days(
        &self,
        all: &[Dated<'_>],
        filter: &Filter<'_>,
        chosen: (&[&Terms], &[&Terms]),
        shown: &mut Vec<String>,
    ) -> Vec<Day> {
        let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
        for dated @ (offer, terms) in all {
            let day = days
                .entry(terms.first_day())
                .or_insert_with(|| self.day(terms.first_day()));
            if !terms.admits(self.person.child.born) {
                day.misfits.push((offer.title.clone(), ages(terms)));
                continue;
            }
            let choice = self.choice(*dated, chosen, filter, &day.id);
            if choice.off.is_none() {
                shown.push(terms.key.occasion.clone());
            }
            day.choices.push(choice);
        }
        let mut days: Vec<Day> = days.into_values().collect();
        for day in &mut days {
            self.count(day);
            day.hidden = match day.choices.is_empty() {
                true => filter.is_on(),
                false => day.choices.iter().all(|choice| choice.hidden),
            };
        }
        days
    }

    fn day(&self, date: NaiveDate) -> Day {
        Day {
            id: format!("t{:02}{:02}", date.month(), date.day()),
            title: format!(
                "{}, {}",
                weekday(Lang::De, date.weekday()),
                day_and_month(Lang::De, date)
            ),
            short: (
                weekday_short(Lang::De, date.weekday()).to_owned(),
                format!("{}.{}.", date.day(), date.month()),
            ),
            note: String::new(),
            choices: Vec::new(),
            misfit_title: String::new(),
            misfits: Vec::new(),
            hidden: false,
        }
    }

    fn count(&self, day: &mut Day) {
        let ticked = day.choices.iter().filter(|choice| choice.ticked).count();
        let shown = day.choices.iter().filter(|choice| !choice.hidden).count();
        day.note = self.say(&match ticked {
            0 => text!("list_day_offers", count = shown),
            _ => text!("list_count", count = ticked),
        });
        day.misfit_title = self.say(&text!(
            "list_misfits",
            count = day.misfits.len(),
            child = self.person.child.first_name.as_str()
        ));
    }

    fn choice(
        &self,
        (offer, terms): Dated<'_>,
        (chosen, beside): (&[&Terms], &[&Terms]),
        filter: &Filter<'_>,
        day: &str,
    ) -> Choice {
        let off = match terms.open(self.now) {
            Err(Closed::CalledOff) => Some(Off::closed(text!("list_off_called_off"))),
            Err(Closed::Full) => Some(Off::closed(text!("list_off_full"))),
            _ => registered(terms, self.own, self.programme),
        };
        let own = &self.person.child;
        let free = free(terms, self.tallies, own.entitled);
        let ticked = off.is_none() && chosen.iter().any(|other| other.key == terms.key);
        let facts = Facts {
            free: off.is_none() && free != Some(0),
            hour: terms.sessions.first().map_or(0, |(start, _)| start.hour()),
            cents: self.cents(terms),
            topic: &offer.topic,
            district: offer.district.as_deref().unwrap_or_default(),
            day,
        };
        let (badge, mood) = match free {
            None => (text!("list_places"), "success"),
            Some(0) => (text!("list_places_waiting"), "warning"),
            Some(places) => (text!("list_places_left", places = places), "success"),
        };
        let (time, days) = when(terms);
        let place = match days {
            Some(days) => format!("{}, {days}", offer.place),
            None => offer.place.clone(),
        };
        Choice {
            id: terms.key.occasion.clone(),
            look: offer.look.class(),
            motif: crate::text::ClosedSet::word(offer.look),
            time,
            title: offer.title.clone(),
            price: words::money(self.cents(terms)),
            cents: self.cents(terms),
            times: times(terms),
            place,
            path: offer.path.clone(),
            badge: self.say(off.as_ref().map_or(&badge, |off| &off.text)),
            mood: off.as_ref().map_or(mood, |off| off.mood),
            kinds: filter.kinds(facts),
            morning: facts.hour < NOON,
            free: facts.free,
            hidden: !ticked && !filter.passes(facts),
            ticked,
            clash: clash(terms, beside)
                .filter(|_| off.is_none())
                .map(|text| self.say(&text)),
            off: off.map(|off| (self.say(&off.text), off.icon, off.own)),
        }
    }
}
