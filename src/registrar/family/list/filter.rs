//! What a family wants to see of the offers: topic, day, district, price, time of day, places that are
//! free. Nothing is forgotten by it: what a filter hides stays on the page, and stays ticked.

use super::state::State;
use crate::registrar::texts::{Text, Texts, text};
use crate::text::alphabetical;
use crate::words;
use serde::Serialize;

const FREE: &str = "filter_frei";
const TIME: &str = "filter_zeit";
const PRICE: &str = "filter_preis";
const TOPIC: &str = "filter_thema";
const DISTRICT: &str = "filter_ort";
const DAY: &str = "filter_tag";
const ALL: [&str; 6] = [FREE, TIME, PRICE, TOPIC, DISTRICT, DAY];

/// A button sets a field to a value, or empties it; the word that buttons post.
const CHIPS: [(&str, &str, &str); 4] = [
    ("frei", FREE, "1"),
    ("vormittags", TIME, "vormittags"),
    ("nachmittags", TIME, "nachmittags"),
    ("kostenlos", PRICE, "0"),
];

/// Hour from which it is afternoon.
pub const NOON: u32 = 12;

/// Most euro that may be asked for.
const PRICES: [u32; 3] = [0, 5, 15];

/// What a filter looks at in an occasion.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// There is a place, or no end of them.
    pub free: bool,
    /// Hour at which it begins.
    pub hour: u32,
    /// What the child pays, in cents.
    pub cents: u32,
    /// Topic of the offer.
    pub topic: &'a str,
    /// District; empty when nobody knows.
    pub district: &'a str,
    /// Id of the day on the page.
    pub day: &'a str,
}

/// A button that is on or off.
#[derive(Debug, Serialize)]
pub struct Chip {
    /// The word that it posts.
    pub word: &'static str,
    /// The field that it sets.
    pub field: &'static str,
    /// To what.
    pub value: &'static str,
    /// What it is called.
    pub label: String,
    /// It is on.
    pub on: bool,
}

/// A choice of one.
#[derive(Debug, Serialize)]
pub struct Select {
    /// Name of the field.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// Value and label.
    pub options: Vec<(String, String)>,
    /// What is chosen; empty: everything.
    pub value: String,
}

/// The filter as the page shows it.
#[derive(Debug, Serialize)]
pub struct FilterView {
    /// `Filter`, with what is on.
    pub title: String,
    /// The buttons.
    pub chips: Vec<Chip>,
    /// Topic, day, district, price.
    pub selects: Vec<Select>,
    /// Something is on.
    pub on: bool,
    /// Whether only free places are shown, as the page sends it back.
    pub free: String,
    /// The time of day.
    pub time: String,
    /// How many are shown, of how many.
    pub counts: (usize, usize),
}

/// The filter of a page.
#[derive(Debug)]
pub struct Filter<'a> {
    state: &'a State,
    topics: Vec<String>,
    districts: Vec<String>,
    days: Vec<(String, String)>,
}

/// A button was pressed: what was on is off, what was off is on. `alle` empties everything.
pub fn press(state: &mut State, word: &str) {
    if word == "alle" {
        ALL.iter().for_each(|field| state.set(field, ""));
    }
    if let Some((_, field, value)) = CHIPS.iter().find(|(known, ..)| *known == word) {
        let on = state.fields.get(field) == *value;
        state.set(field, if on { "" } else { value });
    }
}

impl<'a> Filter<'a> {
    /// The filter for a page with these dates, in their order: topic, district, id and label of the day.
    pub fn new<'b>(
        state: &'a State,
        dates: impl Iterator<Item = (&'b str, Option<&'b str>, (String, String))>,
    ) -> Filter<'a> {
        let (mut topics, mut districts, mut days) = (Vec::new(), Vec::new(), Vec::new());
        for (topic, district, day) in dates {
            topics.push(topic.to_owned());
            districts.extend(district.map(str::to_owned));
            days.push(day);
        }
        days.dedup();
        for names in [&mut topics, &mut districts] {
            names.retain(|name| !name.is_empty());
            names.sort_by_cached_key(|name| alphabetical(name));
            names.dedup();
        }
        Filter {
            state,
            topics,
            districts,
            days,
        }
    }

    /// Which topic and district an occasion has, from 1, as the script knows them; 0: none.
    pub fn kinds(&self, facts: Facts<'_>) -> (usize, usize) {
        let index = |names: &[String], name: &str| {
            let found = names.iter().position(|known| known == name);
            found.map_or(0, |index| index + 1)
        };
        (
            index(&self.topics, facts.topic),
            index(&self.districts, facts.district),
        )
    }

    /// Whether it hides anything.
    pub fn is_on(&self) -> bool {
        ALL.iter().any(|field| self.set(field).is_some())
    }

    /// What is set to something that this page offers; anything else hides nothing.
    fn set(&self, field: &str) -> Option<&str> {
        let value = self.state.fields.get(field);
        let known = match field {
            TOPIC => self.topics.iter().any(|name| name == value),
            DISTRICT => self.districts.iter().any(|name| name == value),
            DAY => self.days.iter().any(|(id, _)| id == value),
            PRICE => PRICES.iter().any(|euro| euro.to_string() == value),
            _ => CHIPS
                .iter()
                .any(|(_, own, known)| *own == field && *known == value),
        };
        known.then_some(value)
    }

    /// Whether an occasion is shown.
    pub fn passes(&self, facts: Facts<'_>) -> bool {
        let euro = self.set(PRICE).and_then(|euro| euro.parse::<u32>().ok());
        let time = match self.set(TIME) {
            Some("vormittags") => facts.hour < NOON,
            Some(_) => facts.hour >= NOON,
            None => true,
        };
        time && (facts.free || self.set(FREE).is_none())
            && euro.is_none_or(|euro| facts.cents <= 100 * euro)
            && self.set(TOPIC).is_none_or(|topic| topic == facts.topic)
            && self.set(DISTRICT).is_none_or(|own| own == facts.district)
            && self.set(DAY).is_none_or(|day| day == facts.day)
    }

    /// The filter in words; `counts`: how many are shown, of how many.
    pub fn view(&self, counts: (usize, usize), texts: &Texts) -> FilterView {
        let say = |text: Text| texts.say(&text).into_owned();
        let chips: Vec<Chip> = CHIPS
            .iter()
            .map(|(word, field, value)| Chip {
                word,
                field,
                value,
                label: say(chip(word)),
                on: self.set(field) == Some(value),
            })
            .collect();
        let selects = self.selects(texts);
        let on = |select: &Select| {
            let mut options = select.options.iter();
            let chosen = options.find(|(value, _)| *value == select.value);
            chosen.map(|(_, label)| label.clone())
        };
        let mut words: Vec<String> = chips
            .iter()
            .filter(|chip| chip.on)
            .map(|chip| chip.label.clone())
            .collect();
        for label in selects.iter().filter_map(on) {
            if !words.contains(&label) {
                words.push(label);
            }
        }
        FilterView {
            title: match words.is_empty() {
                true => say(text!("list_filter")),
                false => say(text!("list_filter_on", words = words.join(", "))),
            },
            on: self.is_on(),
            free: self.set(FREE).unwrap_or_default().to_owned(),
            time: self.set(TIME).unwrap_or_default().to_owned(),
            chips,
            selects,
            counts,
        }
    }

    fn selects(&self, texts: &Texts) -> Vec<Select> {
        let say = |text: Text| texts.say(&text).into_owned();
        let same = |names: &[String]| -> Vec<(String, String)> {
            names
                .iter()
                .map(|name| (name.clone(), name.clone()))
                .collect()
        };
        let prices = PRICES.map(|euro| {
            let label = match euro {
                0 => say(text!("list_filter_gratis")),
                euro => say(text!("list_filter_up_to", sum = words::money(100 * euro))),
            };
            (euro.to_string(), label)
        });
        let select = |name, label: Text, options| Select {
            name,
            label: say(label),
            options,
            value: self.set(name).unwrap_or_default().to_owned(),
        };
        let all = vec![
            select(TOPIC, text!("list_filter_topic"), same(&self.topics)),
            select(DAY, text!("list_filter_day"), self.days.clone()),
            select(
                DISTRICT,
                text!("list_filter_district"),
                same(&self.districts),
            ),
            select(PRICE, text!("list_filter_price"), prices.to_vec()),
        ];
        let useful = |select: &Select| select.name == PRICE || select.options.len() > 1;
        all.into_iter().filter(useful).collect()
    }
}

fn chip(word: &str) -> Text {
    match word {
        "frei" => text!("list_filter_free"),
        "vormittags" => text!("list_filter_morning"),
        "nachmittags" => text!("list_filter_afternoon"),
        _ => text!("list_filter_gratis"),
    }
}
