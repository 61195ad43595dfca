//! What a schema says of its fields is what the checks do: a field with nothing behind it, a limit, a
//! field that must be there.

use super::fields::{Field, Spot, fields, values, without};
use crate::town::Town;
use jugendportal::check::check;
use jugendportal::diagnostics::{Diagnostic, checks};
use jugendportal::source::Reader;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Fields that others make necessary, which a schema does not say: `link` of `external`, the words
/// of a question of one's own, the days of a draw, a number where nothing else leads anywhere.
const SOMETIMES: [(&str, &str); 6] = [
    ("Durchgang", "link"),
    ("Frage", "id"),
    ("Frage", "label"),
    ("Hilfe", "number"),
    ("Saison", "draw_on"),
    ("Saison", "free_places_from"),
];

/// The town as JSON, which is YAML, with one value changed at a time.
struct Trial {
    town: Town,
    values: BTreeMap<String, Value>,
    reader: Reader,
}

impl Trial {
    fn new() -> Trial {
        let town = Town::new();
        let values = values(&town);
        let mut trial = Trial {
            town,
            values,
            reader: Reader::default(),
        };
        for file in trial.values.keys().cloned().collect::<Vec<_>>() {
            let value = trial.values[&file].clone();
            trial.write(&file, &value);
        }
        trial
    }

    fn write(&mut self, file: &str, value: &Value) -> String {
        let text = serde_json::to_string_pretty(value).unwrap();
        self.town.write(&format!("data/{file}"), &text);
        text
    }

    /// The text of a changed file, and what is found in it.
    fn found(&mut self, file: &str, changed: &Value) -> (String, Vec<Diagnostic>) {
        let text = self.write(file, changed);
        let read = self
            .reader
            .read(&self.town.file("data"), &self.town.file("site"));
        let (sources, read) = read.unwrap();
        let (_, found) = check(&sources, "2027-02-10".parse().unwrap(), None, read);
        let value = self.values[file].clone();
        self.write(file, &value);
        let own = found.sorted().into_iter();
        let own = own.filter(|found| found.location.file.ends_with(file));
        (text, own.collect())
    }

    /// The file with another value at a spot.
    fn with(&self, (file, at): &Spot, value: Value) -> Value {
        let mut changed = self.values[file].clone();
        *changed.pointer_mut(at).unwrap() = value;
        changed
    }
}

/// The lines on which a field has this value.
fn lines(text: &str, field: &Field, value: &Value) -> BTreeSet<u32> {
    let own = format!("\"{}\": {value}", field.1);
    let lines = (1..).zip(text.lines());
    let lines = lines.filter(|(_, line)| line.contains(&own));
    lines.map(|(number, _)| number).collect()
}

/// Every field of every kind, with each way to write nothing behind it: one rule for all.
#[test]
fn nothing_behind_a_field_is_an_error_on_its_line() {
    let mut trial = Trial::new();
    let mut silent = BTreeSet::new();
    for (field, spots) in fields(&trial.values).spots {
        for nothing in [Value::Null, "".into(), Value::Array(Vec::new())] {
            let bare = trial.with(&spots[0], nothing.clone());
            let (text, found) = trial.found(&spots[0].0, &bare);
            let lines = lines(&text, &field, &nothing);
            let named = found
                .iter()
                .any(|found| found.is_error() && lines.contains(&found.location.at.line));
            if !named {
                silent.insert((field.clone(), nothing.to_string()));
            }
        }
    }
    assert!(silent.is_empty(), "no error says so: {silent:#?}");
}

#[test]
fn a_limit_is_in_the_schema_and_in_the_check_or_in_none() {
    let mut trial = Trial::new();
    let fields = fields(&trial.values);
    let mut wrong = BTreeSet::new();
    for (field, spots) in &fields.spots {
        let property = &fields.properties[field];
        let is_text = trial.values[&spots[0].0]
            .pointer(&spots[0].1)
            .is_some_and(Value::is_string);
        if !is_text || property.get("enum").is_some() || property.get("pattern").is_some() {
            continue;
        }
        let long = Value::from("Wort ".repeat(34).trim_end());
        let changed = trial.with(&spots[0], long.clone());
        let (text, found) = trial.found(&spots[0].0, &changed);
        let lines = lines(&text, field, &long);
        let refused = found.iter().any(|found| {
            *found.check == checks::TEXT_LENGTH && lines.contains(&found.location.at.line)
        });
        let limit = property["maxLength"].as_u64();
        if refused != limit.is_some() {
            wrong.insert((field.clone(), limit, refused));
        }
    }
    assert!(
        wrong.is_empty(),
        "field, limit of its schema, whether a longer text is refused: {wrong:#?}\n`short_text` in \
         `check` and `maxLength` in `schema` belong together"
    );
}

#[test]
fn what_a_schema_requires_is_missed() {
    let mut trial = Trial::new();
    let fields = fields(&trial.values);
    let mut wrong = BTreeSet::new();
    for (field, spots) in &fields.spots {
        let gone = without(&trial.values[&spots[0].0], &spots[0].1);
        let (_, found) = trial.found(&spots[0].0, &gone);
        let missed = found.iter().any(|found| {
            found.is_error()
                && found.message.en.contains(&format!("`{}`", field.1))
                && found.message.en.contains("missing")
        });
        let required = fields.required.contains_key(field);
        let refused = found.iter().any(Diagnostic::is_error);
        if (required && !refused) || (!required && missed) {
            wrong.insert((field.clone(), required));
        }
    }
    let sometimes = SOMETIMES.map(|(part, name)| ((part.to_owned(), name.to_owned()), false));
    assert_eq!(
        wrong,
        BTreeSet::from(sometimes),
        "fields whose schema says `required` (true) or not, and whose check says something else"
    );
}
