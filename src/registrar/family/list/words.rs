//! Occasions in words, as the pages of the list need them.

use crate::calendar::dates::day_short;
use crate::registrar::programme::Terms;
use crate::registrar::texts::{Text, text};
use crate::text::Lang;
use crate::words;

/// What a child of a class pays; without a price of that class, the first.
pub fn price_of(terms: &Terms, class: Option<&str>) -> u32 {
    let mine = terms
        .prices
        .iter()
        .find(|(id, _)| Some(id.as_str()) == class);
    mine.or(terms.prices.first()).map_or(0, |(_, cents)| *cents)
}

/// `9 bis 13 Jahre`.
pub fn ages(terms: &Terms) -> String {
    let year = |age: u32| u8::try_from(age).ok();
    words::ages(
        year(terms.ages.0).filter(|from| *from > 0),
        year(terms.ages.1).filter(|to| *to < 150),
    )
}

/// The time of the first day, and all days when there are more.
pub fn when(terms: &Terms) -> (String, Option<String>) {
    let first = terms.sessions.first();
    let time = first.map(|first| match words::same_day_clock(*first) {
        Some(clock) => clock,
        None => words::session(*first),
    });
    let several = (terms.sessions.len() > 1).then(|| words::sessions(&terms.sessions));
    (time.unwrap_or_default(), several)
}

/// What an occasion clashes with among what is chosen.
pub fn clash(terms: &Terms, chosen: &[&Terms]) -> Option<Text> {
    let others = || chosen.iter().filter(|other| other.key != terms.key);
    let named = |other: &Terms| {
        let (time, _) = when(other);
        (other.title.clone(), time)
    };
    if let Some(other) = others().find(|other| terms.overlaps(other)) {
        let (offer, time) = named(other);
        return Some(text!("list_clash", offer = offer, time = time));
    }
    if let Some(other) = others().find(|other| terms.shares_the_day(other)) {
        return Some(text!("list_clash_day", offer = other.title.as_str()));
    }
    if let Some(other) = others().find(|other| terms.is_close_to(other)) {
        let (offer, time) = named(other);
        return Some(text!("list_clash_close", offer = offer, time = time));
    }
    let same = others().find(|other| other.key.offer == terms.key.offer)?;
    let day = day_short(Lang::De, same.first_day());
    Some(text!("list_clash_offer", day = day))
}
