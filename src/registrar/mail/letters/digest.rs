//! The daily letter to the office in words, for its file. No names, no addresses.

use super::phrases::moment;
use crate::registrar::domain::{Change, Instant, OccasionKey, RegistrationId};
use crate::registrar::mail::letter::{Digest, LetterKind};
use crate::registrar::mail::problem;
use crate::registrar::programme::{Programme, Terms};
use crate::text::typed::line;
use crate::text::{ClosedSet, Lang, count};
use serde::Serialize;

/// The day of the office.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    placed: u32,
    waiting: u32,
    cancelled: u32,
    calls: Vec<Occasion<'a>>,
    failed: Vec<Failed<'a>>,
    late: Vec<Late<'a>>,
    /// `3 Mails werden`.
    stuck: Option<String>,
    queues: Vec<Occasion<'a>>,
    nearly_full: Vec<Nearly>,
    below_minimum: Vec<Below>,
    doubles: Vec<Double<'a>>,
    gone: Vec<Occasion<'a>>,
    changes: Vec<Waiting>,
    pressing: Vec<Waiting>,
    untold: Vec<Waiting>,
    told: Vec<ByItself>,
    kept_out: Option<&'a str>,
}

/// An occasion with some of its children.
#[derive(Debug, Serialize)]
struct Occasion<'a> {
    /// `Floßbau (Mi, 31. März, 10 bis 15 Uhr)`.
    occasion: String,
    season: &'a str,
    id: &'a str,
    /// `2 Plätze sind frei`.
    free: Option<String>,
    /// `2 Kinder warten`.
    children: String,
}

/// A letter that could not be delivered.
#[derive(Debug, Serialize)]
struct Failed<'a> {
    id: &'a str,
    problem: String,
}

/// A letter that would have come too late.
#[derive(Debug, Serialize)]
struct Late<'a> {
    id: &'a str,
    kind: String,
}

/// An occasion with few places left.
#[derive(Debug, Serialize)]
struct Nearly {
    occasion: String,
    free: u32,
}

/// An occasion below its minimum.
#[derive(Debug, Serialize)]
struct Below {
    occasion: String,
    children: u32,
    minimum: u32,
}

/// A change that waits for the office.
#[derive(Debug, Serialize)]
struct Waiting {
    occasion: String,
    what: &'static str,
    /// `2 Kinder`, or families.
    children: String,
}

/// A change whose letters went by themselves.
#[derive(Debug, Serialize)]
struct ByItself {
    occasion: String,
    what: &'static str,
    /// `2 Familien haben`.
    families: String,
    /// `Mittwoch, 31. März 2027, 14:05 Uhr`.
    when: String,
}

impl<'a> Failed<'a> {
    fn new(id: &'a str, problem: &str) -> Failed<'a> {
        let problem = line(&problem::told(problem, Lang::De));
        Failed { id, problem }
    }
}

impl<'a> Late<'a> {
    fn new(id: &'a str, kind: &'a str) -> Late<'a> {
        let kind = LetterKind::in_words(kind, LetterKind::german);
        Late { id, kind }
    }
}

impl Waiting {
    fn new(occasion: String, change: Change, children: String) -> Waiting {
        Waiting {
            occasion,
            what: change.german(),
            children,
        }
    }
}

/// Two numbers, perhaps of one child.
#[derive(Debug, Serialize)]
struct Double<'a> {
    one: &'a str,
    other: &'a str,
}

impl Below {
    fn new(occasion: String, children: u32, minimum: u32) -> Below {
        Below {
            occasion,
            children,
            minimum,
        }
    }
}

impl<'a> Double<'a> {
    fn new(one: &'a RegistrationId, other: &'a RegistrationId) -> Double<'a> {
        let (one, other) = (one.as_str(), other.as_str());
        Double { one, other }
    }
}

/// The facts of a digest in words.
pub fn view<'a>(digest: &'a Digest, programme: &Programme) -> View<'a> {
    let Digest {
        placed,
        waiting,
        cancelled,
        queues,
        calls,
        nearly_full,
        below_minimum,
        failed,
        late,
        stuck,
        doubles,
        gone,
        changes,
        pressing,
        untold,
        told,
        kept_out,
    } = digest;
    let title = |key: &OccasionKey| title(key, programme);
    let at = |key: &'a OccasionKey, free: Option<String>, children: String| Occasion {
        occasion: title(key),
        season: &key.season,
        id: &key.occasion,
        free,
        children,
    };
    View {
        placed: *placed,
        waiting: *waiting,
        cancelled: *cancelled,
        calls: each(calls, |(key, free, waiting)| {
            let free = plural(*free, "Platz ist frei", "Plätze sind frei");
            at(key, Some(free), plural(*waiting, "Kind", "Kinder"))
        }),
        failed: each(failed, |(id, problem)| Failed::new(id, problem)),
        late: each(late, |(id, kind)| Late::new(id, kind)),
        stuck: (*stuck > 0).then(|| plural(*stuck, "Mail wird", "Mails werden")),
        queues: each(queues, |(key, waiting)| {
            at(key, None, plural(*waiting, "Kind wartet", "Kinder warten"))
        }),
        nearly_full: each(nearly_full, |(key, free)| {
            let (occasion, free) = (title(key), *free);
            Nearly { occasion, free }
        }),
        below_minimum: each(below_minimum, |(key, children, minimum)| {
            Below::new(title(key), *children, *minimum)
        }),
        doubles: each(doubles, |(one, other)| Double::new(one, other)),
        gone: each(gone, |(key, children)| {
            at(key, None, plural(*children, "Kind ist", "Kinder sind"))
        }),
        changes: held(changes, ("Kind", "Kinder"), programme),
        pressing: held(pressing, ("Kind", "Kinder"), programme),
        untold: held(untold, FAMILIES, programme),
        told: by_themselves(told, programme),
        kept_out: kept_out.as_deref(),
    }
}

const FAMILIES: (&str, &str) = ("Familie hat", "Familien haben");

fn plural(number: u32, one: &str, many: &str) -> String {
    count(number as usize, one, many)
}

/// Changes that wait, with how many of `one` or `many` they touch.
fn held(
    all: &[(OccasionKey, Change, u32)],
    (one, many): (&str, &str),
    programme: &Programme,
) -> Vec<Waiting> {
    each(all, |(key, change, number)| {
        Waiting::new(title(key, programme), *change, plural(*number, one, many))
    })
}

/// Changes whose letters went by themselves.
fn by_themselves(
    told: &[(OccasionKey, Change, u32, Instant)],
    programme: &Programme,
) -> Vec<ByItself> {
    each(told, |(key, change, families, at)| ByItself {
        occasion: title(key, programme),
        what: change.german(),
        families: plural(*families, FAMILIES.0, FAMILIES.1),
        when: moment(*at),
    })
}

fn each<'a, Fact, Shown>(facts: &'a [Fact], show: impl FnMut(&'a Fact) -> Shown) -> Vec<Shown> {
    facts.iter().map(show).collect()
}

fn title(key: &OccasionKey, programme: &Programme) -> String {
    programme
        .terms(key)
        .map_or_else(|| key.occasion.clone(), Terms::title_and_when)
}
