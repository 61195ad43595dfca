//! No field is forgotten: the tiny town has a value for every field that staff can type, and every
//! value shows on a page.

use crate::town::Town;
use chrono::Days;
use jugendportal::build::{self, Memory};
use jugendportal::calendar::NaiveDate;
use jugendportal::kinds::{Home, KINDS, Kind, has_field};
use jugendportal::{files, yaml};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A field of a part of a schema: `Öffnungszeiten durch das Jahr`, `exceptions`.
pub(super) type Field = (String, String);

/// Where a value stands: file, and the JSON pointer in it.
pub(super) type Spot = (String, String);

/// Fields that stand on no page, and who reads them instead.
const ELSEWHERE: [(&str, &str); 13] = [
    ("Amt", "sources"),                      // the office
    ("Amt", "verified_on"),                  // the office, who reads a warning; feeds
    ("Anbieter", "contact"),                 // the office
    ("Durchgang", "reserved"),               // the registrar
    ("Ferien und Feiertage", "sources"),     // the office
    ("Ferien und Feiertage", "verified_on"), // the office, who reads a warning
    ("Frage", "hint"),                       // the registrar, which asks it
    ("Frage", "required"),                   // the registrar, which asks it
    ("Grenzen", "one_per_day"),              // the registrar and the draw
    ("Haus", "coordinates"),                 // open data, search engines
    ("Portal", "description"),               // search engines
    ("Portal", "name"),                      // the title of the window, feeds
    ("Zeit", "overnight"),                   // the check of sessions of more than a day
];

/// Fields that are no open data: the frame of pages, the office, forms and rules read them.
const NOT_OPEN: [(&str, &str); 43] = [
    ("Amt", "address"),
    ("Amt", "contact"),
    ("Amt", "name"),
    ("Amt", "sources"),
    ("Amt", "verified_on"),
    ("Anbieter", "contact"),
    ("Angebot", "questions"),
    ("Datei", "text"),
    ("Datei", "title"),
    ("Feiertag", "name"),
    ("Feiertag", "on"),
    ("Ferien und Feiertage", "public"),
    ("Ferien und Feiertage", "school"),
    ("Ferien und Feiertage", "sources"),
    ("Ferien und Feiertage", "verified_on"),
    ("Frage", "hint"),
    ("Frage", "required"),
    ("Grenzen", "buffer_minutes"),
    ("Grenzen", "one_per_day"),
    ("Grenzen", "places"),
    ("Hilfe", "downloads"),
    ("Hilfe", "rank"),
    ("Link", "title"),
    ("Portal", "description"),
    ("Portal", "footer"),
    ("Portal", "languages"),
    ("Portal", "legal"),
    ("Portal", "menu"),
    ("Portal", "motto"),
    ("Portal", "name"),
    ("Portal", "sender"),
    ("Portal", "short_name"),
    ("Preisgruppe", "text"),
    ("Saison", "limits"),
    ("Saison", "terms"),
    ("Schulferien", "from"),
    ("Schulferien", "name"),
    ("Spalte", "links"),
    ("Spalte", "title"),
    ("Sprache", "code"),
    ("Sprache", "name"),
    ("Thema", "look"),
    ("Zeit", "overnight"),
];

/// Every field of every schema with the places where the town has a value.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) spots: BTreeMap<Field, Vec<Spot>>,
    /// Those that must be there, and what the schema says of them.
    pub(super) required: BTreeMap<Field, Value>,
    /// What the schema says of every field.
    pub(super) properties: BTreeMap<Field, Value>,
}

impl Fields {
    /// Adds all fields of a schema, whether they have a value or not.
    fn add_schema(&mut self, root: &Value, part: &Value) {
        let title = title(part);
        for (name, property) in part["properties"].as_object().into_iter().flatten() {
            let field = (title.clone(), name.clone());
            let known = self.spots.insert(field.clone(), Vec::new()).is_some();
            self.properties.insert(field.clone(), property.clone());
            if let Some(part) = part_of(root, property).filter(|_| !known) {
                self.add_schema(root, part);
            }
            let required = part["required"].as_array().into_iter().flatten();
            if required.into_iter().any(|required| required == name) {
                self.required.insert(field, property.clone());
            }
        }
    }

    /// Adds the values of a file.
    fn add_values(&mut self, root: &Value, part: &Value, value: &Value, (file, at): Spot) {
        if let Some(list) = value.as_array() {
            for (index, value) in list.iter().enumerate() {
                let spot = (file.clone(), format!("{at}/{index}"));
                self.add_values(root, part, value, spot);
            }
        }
        for (name, value) in value.as_object().into_iter().flatten() {
            let spot = (file.clone(), format!("{at}/{name}"));
            let field = (title(part), name.clone());
            self.spots.entry(field).or_default().push(spot.clone());
            if let Some(part) = part_of(root, &part["properties"][name]) {
                self.add_values(root, part, value, spot);
            }
        }
    }
}

fn title(part: &Value) -> String {
    part["title"].as_str().unwrap().to_owned()
}

/// The part of a schema that describes a field or the entries of a list.
fn part_of<'a>(root: &'a Value, property: &'a Value) -> Option<&'a Value> {
    let reference = property["$ref"]
        .as_str()
        .or(property["items"]["$ref"].as_str())?;
    Some(&root["$defs"][reference.strip_prefix("#/$defs/")?])
}

/// The YAML files of a town as values.
pub(super) fn values(town: &Town) -> BTreeMap<String, Value> {
    let files = files::walk(&town.file("data")).unwrap();
    let values = files.into_iter().map(|(name, path)| {
        let (value, findings) = yaml::read::<Value>(&fs::read_to_string(path).unwrap(), has_field);
        assert!(findings.is_empty(), "{name}: {findings:?}");
        (name, value.unwrap())
    });
    values.collect()
}

pub(super) fn fields(values: &BTreeMap<String, Value>) -> Fields {
    let mut fields = Fields::default();
    for kind in KINDS.iter().filter(|kind| kind.home != Home::PageHead) {
        let schema = kind.schema();
        fields.add_schema(&schema, &schema);
    }
    for (file, value) in values {
        let schema = Kind::at(file).unwrap().schema();
        fields.add_values(&schema, &schema, value, (file.clone(), String::new()));
    }
    fields
}

#[test]
fn the_tiny_town_has_a_value_for_every_field() {
    let fields = fields(&values(&Town::new()));
    let missing: Vec<&Field> = fields
        .spots
        .iter()
        .filter(|(_, spots)| spots.is_empty())
        .map(|(field, _)| field)
        .collect();
    assert!(
        missing.is_empty(),
        "Give these fields a value somewhere in tests/fixtures/town/data/: {missing:#?}"
    );
}

/// What people see of every page, and the open data; nothing when the data has an error.
fn shown(town: &Town, memory: &mut Memory) -> Option<[BTreeMap<String, String>; 2]> {
    let outcome = build::run_again(&town.request_on("2027-02-10"), memory, &mut |_| {}).unwrap();
    let output = outcome.made?.output;
    let (mut pages, mut data) = (BTreeMap::new(), BTreeMap::new());
    for (path, bytes) in output.iter() {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if path.ends_with(".html") {
            let (_, body) = text.split_once("<body").unwrap();
            pages.insert(path.to_owned(), body.to_owned());
        } else if path.starts_with("daten/") && path.ends_with(".json") {
            data.insert(path.to_owned(), text.to_owned());
        }
    }
    assert!(!data.is_empty());
    Some([pages, data])
}

/// The value without one field.
pub(super) fn without(value: &Value, at: &str) -> Value {
    let mut value = value.clone();
    let (above, name) = at.rsplit_once('/').unwrap();
    let object = value.pointer_mut(above).unwrap().as_object_mut().unwrap();
    object.remove(name).unwrap();
    value
}

/// Another value for a field that must be there: another word of its set, another day, a longer
/// text. `None` for parts, whose own fields are looked at.
fn other(property: &Value, value: &Value) -> Option<Value> {
    if let Some(words) = property["enum"].as_array() {
        return words.iter().find(|word| *word != value).cloned();
    }
    if let Some(list) = value.as_array() {
        let first = other(&property["items"], list.first()?)?;
        return Some([&[first], &list[1..]].concat().into());
    }
    let typed = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(match property["pattern"].as_str() {
        Some(pattern) if pattern.contains("Uhr") => "06:07-08:09".into(),
        Some(_) => {
            let day: NaiveDate = typed.parse().ok()?;
            (day - Days::new(40)).to_string().into()
        }
        None => match typed.parse::<u32>() {
            Ok(number) => (number + 1).into(),
            Err(_) => format!("{typed} anders").into(),
        },
    })
}

/// The value of a file with a field changed, or without it when it may be left out.
fn altered(required: Option<&Value>, value: &Value, at: &str) -> Option<Value> {
    let Some(property) = required else {
        return Some(without(value, at));
    };
    let mut altered = value.clone();
    let field = altered.pointer_mut(at).unwrap();
    *field = other(property, field)?;
    Some(altered)
}

#[test]
fn every_value_shows_on_a_page_and_in_the_open_data() {
    let town = Town::new();
    let values = values(&town);
    let fields = fields(&values);
    let write = |file: &str, value: &Value| {
        let text = serde_json::to_string_pretty(value).unwrap();
        town.write(&format!("data/{file}"), &text);
    };
    // JSON is YAML: a field is taken out of the value, not out of the text.
    for (file, value) in &values {
        write(file, value);
    }
    let mut memory = Memory::lasting();
    let before = shown(&town, &mut memory).expect("the tiny town has no error");
    let mut unseen = [BTreeSet::new(), BTreeSet::new()];
    for (field, spots) in &fields.spots {
        let required = fields.required.get(field);
        let mut seen = [false; 2];
        for (file, at) in spots {
            let Some(value) = altered(required, &values[file], at) else {
                seen = [true; 2];
                break;
            };
            write(file, &value);
            let after = shown(&town, &mut memory);
            write(file, &values[file]);
            for part in 0..2 {
                // An error tells, too.
                seen[part] |= after
                    .as_ref()
                    .is_none_or(|after| after[part] != before[part]);
            }
            if seen == [true; 2] {
                break;
            }
        }
        for part in 0..2 {
            if !seen[part] {
                unseen[part].insert((field.0.as_str(), field.1.as_str()));
            }
        }
    }
    let [no_page, no_data] = unseen;
    assert_eq!(
        no_page,
        BTreeSet::from(ELSEWHERE),
        "left: values that change no page when they are changed or taken out; right: those that \
         need not. Show them on a page, or say in ELSEWHERE who reads them"
    );
    assert_eq!(
        no_data,
        BTreeSet::from(NOT_OPEN),
        "left: values that change no open data; right: those that need not. Put them into the open \
         data (`impl Open`), or into NOT_OPEN"
    );
}
