//! What the plan of a season comes to: places, and what they cost, for each child and the family. What
//! is certain and what is still open stand apart. Prices are those that the family was told.

use super::children::Kid;
use super::words::Standing;
use crate::catalogue::Season;
use crate::registrar::domain::price_of;
use crate::registrar::texts::{Text, Texts, text};
use crate::words;
use serde::Serialize;
use std::collections::BTreeSet;

/// A registration that goes on, as it is counted.
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    /// Which child.
    pub child: usize,
    /// How it stands.
    pub standing: Standing,
    /// Class and cents; `None` when it is no longer in the programme.
    pub prices: Option<&'a [(String, u32)]>,
    /// What it costs as the family knows it, while another price waits to be told.
    pub known: Option<u32>,
    /// Class of prices, when the form asked.
    pub class: Option<&'a str>,
}

/// One child.
#[derive(Debug, Serialize)]
pub struct ChildTally {
    /// Who.
    pub kid: Kid,
    /// `Mila: 2 Plätze`.
    pub places: String,
    /// What is open, and what else there is to say of the price.
    pub more: String,
    /// What the places cost.
    pub sum: String,
}

/// All of a season.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// The children that have something in it.
    pub children: Vec<ChildTally>,
    /// What the family pays for what is certain.
    pub sum: String,
    /// What it would pay with what is open.
    pub more: String,
}

impl Tally {
    /// Adds up.
    pub fn of(kids: &[Kid], counted: &[Counted<'_>], season: &Season, texts: &Texts) -> Tally {
        let children = kids.iter().enumerate().filter_map(|(index, kid)| {
            let own = counted.iter().filter(|one| one.child == index);
            let own: Vec<&Counted<'_>> = own.collect();
            (!own.is_empty()).then(|| child(kid, &own, season, texts))
        });
        let all: Vec<&Counted<'_>> = counted.iter().collect();
        let certain = certain(&all);
        let mut more = Vec::new();
        if certain.len() < all.len() {
            let sum = words::money(cents(&all));
            more.push(said(texts, &text!("plan_sum_open", sum = sum)));
        }
        more.extend(classes(&certain, season));
        Tally {
            children: children.collect(),
            sum: sum(&certain),
            more: more.join(", "),
        }
    }
}

fn said(texts: &Texts, text: &Text) -> String {
    texts.say(text).into_owned()
}

fn child(kid: &Kid, own: &[&Counted<'_>], season: &Season, texts: &Texts) -> ChildTally {
    let certain = certain(own);
    let count =
        |counts: fn(Standing) -> bool| own.iter().filter(|one| counts(one.standing)).count();
    let offered = |standing| matches!(standing, Standing::Offered(_) | Standing::Uncertain);
    let waits = |standing| matches!(standing, Standing::Waiting(_));
    let places = texts.say(&text!("list_places_count", count = certain.len()));
    let places = text!(
        "plan_child_places",
        child = kid.name.as_str(),
        places = places.as_ref()
    );
    let mut more = Vec::new();
    match count(offered) {
        0 => {}
        count => more.push(said(texts, &text!("plan_count_offered", count = count))),
    }
    match count(waits) {
        0 => {}
        count => more.push(said(texts, &text!("plan_count_waiting", count = count))),
    }
    more.extend(classes(&certain, season));
    ChildTally {
        kid: kid.clone(),
        places: said(texts, &places),
        more: more.join(", "),
        sum: sum(&certain),
    }
}

/// Those with a place.
fn certain<'a>(all: &[&'a Counted<'a>]) -> Vec<&'a Counted<'a>> {
    let places = all.iter().filter(|one| one.standing == Standing::Place);
    places.copied().collect()
}

/// What all cost together, each in its class.
fn cents(all: &[&Counted<'_>]) -> u32 {
    let each = all.iter().filter_map(|one| {
        let now = one.prices.map(|prices| price_of(prices, one.class));
        one.known.or(now)
    });
    each.sum()
}

/// The same in words.
fn sum(all: &[&Counted<'_>]) -> String {
    match all.iter().any(|one| one.prices.is_some()) {
        true => words::money(cents(all)),
        false => "–".to_owned(),
    }
}

/// `ermäßigt` for who pays less; for who was not asked what it would be: `ermäßigt 4 Euro`.
fn classes(all: &[&Counted<'_>], season: &Season) -> Vec<String> {
    // What has one price for all asks for no class.
    let asked: BTreeSet<&str> = all.iter().filter_map(|one| one.class).collect();
    let reduced = season.price_classes.iter().skip(1);
    let each = reduced.filter_map(|class| {
        let id = class.id.as_str();
        if !asked.is_empty() {
            return (asked.len() == 1 && asked.contains(id)).then(|| class.name.clone());
        }
        let reduced = all.iter().filter_map(|one| {
            let now = one.prices.map(|prices| price_of(prices, Some(id)));
            one.known.or(now)
        });
        let reduced = reduced.sum();
        (reduced != cents(all)).then(|| format!("{} {}", class.name, words::money(reduced)))
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted<'a>(
        standing: Standing,
        prices: Option<&'a [(String, u32)]>,
        class: Option<&'a str>,
    ) -> Counted<'a> {
        Counted {
            child: 0,
            standing,
            prices,
            known: None,
            class,
        }
    }

    #[test]
    fn while_another_price_waits_the_sum_is_the_one_that_was_told() {
        let prices = [("regular".to_owned(), 300), ("reduced".to_owned(), 100)];
        let mut told = counted(Standing::Place, Some(&prices[..]), Some("regular"));
        told.known = Some(400);
        assert_eq!(sum(&[&told]), "4 Euro");
    }

    #[test]
    fn what_is_certain_costs_what_was_told_in_the_class_of_the_child() {
        let prices = [("regular".to_owned(), 800), ("reduced".to_owned(), 400)];
        let prices = Some(&prices[..]);
        let all = [
            counted(Standing::Place, prices, Some("reduced")),
            counted(Standing::Place, prices, None),
            counted(Standing::Waiting(Some(1)), prices, Some("reduced")),
            counted(Standing::Place, None, Some("reduced")),
        ];
        let all: Vec<&Counted<'_>> = all.iter().collect();
        assert_eq!((cents(&all), cents(&certain(&all))), (1600, 1200));
        assert_eq!(sum(&certain(&all)), "12 Euro");
        assert_eq!(sum(&all[3..]), "–", "nobody knows what it costs");
        assert_eq!(sum(&[]), "–");
    }
}
