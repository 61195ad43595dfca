//! The facts of a letter in words, for its file.

use super::entries::title;
use super::phrases::{listed, moment};
use super::{Summary, digest};
use crate::calendar::dates::date;
use crate::registrar::domain::MOST_CHILDREN;
use crate::registrar::mail::letter::{Entry, Fact, Standing};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Texts, text};
use crate::templates::Shared;
use crate::text::{Lang, and};
use serde::Serialize;

/// The offers of a letter.
#[derive(Debug, Serialize)]
struct Offers {
    /// For a subject: the first two.
    title: String,
    /// For a sentence: all of them, in quotes.
    named: String,
    /// There are several.
    several: bool,
    /// There are several children.
    children: bool,
    /// First name of the only child.
    child: String,
    /// There are several of either.
    many: bool,
}

/// How many children stand where.
#[derive(Debug, Serialize)]
struct Stands {
    places: usize,
    offered: usize,
    waiting: usize,
    lost: usize,
}

/// What a file finds under the names of its facts; a fact that is there several times is one.
pub fn values(
    facts: &[Fact<'_>],
    programme: &Programme,
    texts: &Texts,
) -> Vec<(&'static str, Shared)> {
    let mut values: Vec<(&'static str, Shared)> = Vec::new();
    for fact in facts {
        if values.iter().all(|(name, _)| *name != fact.name()) {
            values.push((fact.name(), value(*fact, facts, programme, texts)));
        }
    }
    values
}

fn value(first: Fact<'_>, all: &[Fact<'_>], programme: &Programme, texts: &Texts) -> Shared {
    let is = |wanted: fn(&Fact<'_>) -> bool| Shared::new(&all.iter().any(wanted));
    match first {
        Fact::Offer(_) => {
            let entries = all.iter().filter_map(|fact| match fact {
                Fact::Offer(entry) => Some(*entry),
                _ => None,
            });
            Shared::new(&offers(&entries.collect::<Vec<_>>(), programme, texts))
        }
        Fact::Day(_) => common(all.iter().filter_map(|fact| match fact {
            Fact::Day(entry) => Some(first_day(entry, programme)),
            _ => None,
        })),
        Fact::Until(_) => common(all.iter().filter_map(|fact| match fact {
            Fact::Until(until) => Some(moment(*until)),
            _ => None,
        })),
        Fact::Stands(_) => {
            let count = |wanted: Standing| {
                let stands = |fact: &&Fact<'_>| matches!(fact, Fact::Stands(at) if *at == wanted);
                all.iter().filter(stands).count()
            };
            let [places, offered, waiting, lost] = Standing::ALL.map(count);
            Shared::new(&Stands {
                places,
                offered,
                waiting,
                lost,
            })
        }
        Fact::Again(_) => is(|fact| matches!(fact, Fact::Again(true))),
        Fact::Clash(_) => is(|fact| matches!(fact, Fact::Clash(true))),
        Fact::Changed(_) => is(|fact| matches!(fact, Fact::Changed(true))),
        Fact::Words(_, words) => Shared::new(words),
        Fact::Names(names) => Shared::new(&named(names, texts)),
        Fact::Summary(outcomes, further) => {
            Shared::new(&Summary::of(outcomes, further).view(texts))
        }
        Fact::Digest(facts) => Shared::new(&digest::view(facts, programme)),
    }
}

/// First names of children, the first six of more.
fn named(names: &[String], texts: &Texts) -> String {
    match names.get(..MOST_CHILDREN) {
        Some(first) if first.len() < names.len() => {
            let more = text!("letter_more_children", children = first.join(", "));
            texts.say(&more).into_owned()
        }
        _ => listed(names),
    }
}

/// What is the same for all; nothing where it differs.
fn common(mut words: impl Iterator<Item = String>) -> Shared {
    let first = words.next().unwrap_or_default();
    let same = words.all(|other| other == first);
    Shared::new(if same { first.as_str() } else { "" })
}

fn offers(entries: &[&Entry], programme: &Programme, texts: &Texts) -> Offers {
    let mut titles: Vec<&str> = Vec::new();
    let mut children: Vec<(Option<u32>, &str)> = Vec::new();
    for entry in entries {
        let (title, child) = (title(entry, programme), (entry.who, entry.child.as_str()));
        titles.extend((!titles.contains(&title)).then_some(title));
        children.extend((!children.contains(&child)).then_some(child));
    }
    let named: Vec<String> = titles.iter().map(|title| format!("„{title}“")).collect();
    let title = match titles.as_slice() {
        [first, _, _, ..] => {
            let more = text!("letter_more", title = *first, count = titles.len() - 1);
            texts.say(&more).into_owned()
        }
        few => and(Lang::De, few),
    };
    Offers {
        title,
        named: and(Lang::De, &named),
        several: titles.len() > 1,
        children: children.len() > 1,
        child: match children.as_slice() {
            [(_, only)] => (*only).to_owned(),
            _ => String::new(),
        },
        many: entries.len() > 1,
    }
}

/// The first day of an occasion; nothing when it is no longer in the programme.
fn first_day(entry: &Entry, programme: &Programme) -> String {
    let known = entry.known(programme);
    let first = known.and_then(|known| known.sessions.first().map(|(start, _)| start.date()));
    first.map_or(String::new(), |day| date(Lang::De, day))
}
