//! What the page to check has said of the offers: when it is sent, nothing of it may have changed in
//! silence.

use super::forecast::{Standing, outcomes};
use super::words::badge;
use crate::catalogue::Season;
use crate::registrar::domain::{Instant, List, price_of};
use crate::registrar::family::form::questions::name_of;
use crate::registrar::family::register::shown::Shown;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::words;

/// What the page says of the offers: what decides whether a family wants them.
pub fn shown(
    list: &List,
    (season, programme): (&Season, &Programme),
    standing: Standing<'_>,
    texts: &Texts,
    now: Instant,
) -> Shown {
    let say = |text: Text| texts.say(&text).into_owned();
    let (when, place, cost) = (
        say(text!("entry_when")),
        say(text!("entry_where")),
        say(text!("entry_price")),
    );
    let mut facts: Vec<(String, String)> = Vec::new();
    let outcomes = outcomes(list, standing, programme, now);
    for (entry, outcome) in list.entries.iter().zip(outcomes) {
        let Some(terms) = programme.terms(&entry.key) else {
            continue;
        };
        let name = |what: &str| format!("{}, {what}", terms.title);
        let class = entry.child.price_class.as_deref();
        for fact in [
            (name(&when), words::sessions_in_full(&terms.sessions)),
            (name(&place), terms.place.clone()),
            (
                format!("{}, {}", name(&cost), entry.child.first_name),
                words::money(price_of(&terms.prices, class)),
            ),
            (
                format!("{}, {}", terms.title, entry.child.first_name),
                say(badge(outcome)),
            ),
        ] {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    let mut offers: Vec<&str> = Vec::new();
    for entry in &list.entries {
        let offer = programme.offer(&season.id, &entry.key.offer);
        let Some(offer) = offer.filter(|offer| !offers.contains(&offer.id.as_str())) else {
            continue;
        };
        offers.push(&offer.id);
        let asked = offer.questions.iter();
        let asked = asked.filter(|question| !question.kind.is_asked_later());
        facts.extend(asked.map(|question| {
            let name = format!("{}: {}", offer.title, name_of(question, texts));
            (name, String::new())
        }));
    }
    Shown::facts(facts)
}
