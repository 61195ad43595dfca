//! A season prepared for its pages: its offers in order, each with its card made once.

use super::maker::Maker;
use super::{card, state};
use crate::calendar::{DateSpan, Datelike, NaiveDate, Weekday};
use crate::html::Html;
use crate::model::{Occasion, Offer, Phase, Season};
use crate::routes;
use crate::text::alphabetical;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A season with the cards of its offers.
#[derive(Debug)]
pub(super) struct Programme<'a> {
    /// The season.
    pub(super) season: &'a Season,
    /// Its phase on the day of the maker.
    pub(super) phase: Phase,
    /// Its offers: those to come by date, then those that are past.
    pub(super) entries: Vec<Entry<'a>>,
    /// Whether it has lists by topic, day and so on. Of seasons that are over only the newest has:
    /// nobody looks for a Tuesday of last year, and a portal that is ten years old would mostly
    /// consist of such lists.
    pub(super) has_lists: bool,
    /// Days of the holidays for the day strip, with the number of offers: Sundays only when
    /// something is on.
    pub(super) days: Vec<(NaiveDate, usize)>,
    /// The weeks of the holidays, Monday to Sunday, cut at both ends.
    pub(super) weeks: Vec<DateSpan>,
}

/// An offer with its cards.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The offer.
    pub(super) offer: &'a Offer,
    /// Its occasions that are worth showing.
    pub(super) shown: Vec<&'a Occasion>,
    /// The card with all of them.
    card: Html,
    /// A card for each occasion, when there are several.
    single: Vec<Html>,
    /// Cards for days on which there are several of its occasions, but not all.
    some: BTreeMap<NaiveDate, Html>,
    /// The days its occasions touch.
    on: BTreeSet<NaiveDate>,
}

impl<'a> Entry<'a> {
    /// The card of the offer.
    pub(super) fn card(&self) -> &Html {
        &self.card
    }
    /// The card for a day: with the occasions of that day alone.
    pub(super) fn card_on(&self, day: NaiveDate) -> &Html {
        if let Some(card) = self.some.get(&day) {
            return card;
        }
        let mut on_day = self
            .shown
            .iter()
            .zip(&self.single)
            .filter(|(occasion, _)| takes_place_on(occasion, day));
        match (on_day.next(), on_day.next()) {
            (Some((_, card)), None) => card,
            _ => &self.card,
        }
    }
    /// The card of those of its occasions that fit; of all when none does.
    pub(super) fn card_of(
        &self,
        maker: &Maker<'_>,
        season: &Season,
        fits: impl Fn(&Occasion) -> bool,
    ) -> anyhow::Result<Html> {
        let chosen: Vec<&Occasion> = self
            .shown
            .iter()
            .copied()
            .filter(|occasion| fits(occasion))
            .collect();
        if chosen.is_empty() || chosen.len() == self.shown.len() {
            return Ok(self.card.clone());
        }
        card::card(maker, season, self.offer, &chosen)
    }
    /// What is possible today.
    pub(super) fn state(&self, programme: &Programme<'a>, today: NaiveDate) -> state::State<'a> {
        state::best(programme.season, self.shown.iter().copied(), today)
    }
    /// Whether one of its occasions touches the day.
    pub(super) fn is_on(&self, day: NaiveDate) -> bool {
        self.on.contains(&day)
    }
}

fn takes_place_on(occasion: &Occasion, day: NaiveDate) -> bool {
    occasion
        .sessions
        .iter()
        .any(|session| session.start.date() <= day && day <= session.last_day())
}

impl<'a> Programme<'a> {
    /// Prepares a season.
    pub(super) fn new(maker: &Maker<'a>, season: &'a Season) -> anyhow::Result<Programme<'a>> {
        let mut entries = season
            .offers
            .iter()
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|offer| entry(maker, season, offer))
            .collect::<anyhow::Result<Vec<_>>>()?;
        entries.sort_by_cached_key(|entry| {
            let over = state::offer(season, entry.offer, maker.today) == state::State::Over;
            (
                over,
                entry
                    .shown
                    .first()
                    .map(|occasion| occasion.sessions[0].start),
                alphabetical(&entry.offer.title),
            )
        });
        let phase = season.phase(maker.today);
        let newest = maker
            .portal
            .seasons()
            .iter()
            .last()
            .is_some_and(|last| last.id == season.id);
        Ok(Programme {
            season,
            phase,
            has_lists: newest || phase != Phase::Over,
            days: days(season.holidays, &entries),
            weeks: season.holidays.weeks(),
            entries,
        })
    }
}

impl Programme<'_> {
    /// Where offers of a topic are: their list, or the season when it has no lists.
    pub(super) fn topic_path(&self, topic: &str) -> String {
        if self.has_lists {
            routes::season_topic(&self.season.id, topic)
        } else {
            routes::season(&self.season.id)
        }
    }
}

fn days(holidays: DateSpan, entries: &[Entry<'_>]) -> Vec<(NaiveDate, usize)> {
    let count = |day| entries.iter().filter(|entry| entry.is_on(day)).count();
    let days = holidays.days().map(|day| (day, count(day)));
    days.filter(|(day, count)| *count > 0 || !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .collect()
}

fn entry<'a>(maker: &Maker<'a>, season: &'a Season, offer: &'a Offer) -> anyhow::Result<Entry<'a>> {
    let shown = card::shown(offer, maker.today);
    let card = card::card(maker, season, offer, &shown)?;
    let single = if shown.len() < 2 {
        Vec::new()
    } else {
        shown
            .iter()
            .map(|occasion| card::card(maker, season, offer, &[occasion]))
            .collect::<anyhow::Result<_>>()?
    };
    let sessions = shown.iter().flat_map(|occasion| &occasion.sessions);
    let on: BTreeSet<NaiveDate> = sessions.flat_map(|session| session.days()).collect();
    let mut some = BTreeMap::new();
    for day in on.iter().copied() {
        let on_day: Vec<&Occasion> = shown
            .iter()
            .copied()
            .filter(|occasion| takes_place_on(occasion, day))
            .collect();
        if (2..shown.len()).contains(&on_day.len()) {
            some.insert(day, card::card(maker, season, offer, &on_day)?);
        }
    }
    Ok(Entry {
        offer,
        shown,
        card,
        single,
        some,
        on,
    })
}
