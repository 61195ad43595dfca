//! Every text of a file, whatever field it stands in: what must hold for all of them is looked at
//! here, so that no new field can be forgotten.

use super::Located;
use crate::diagnostics::At;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A text, the name of its field, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The field, also of each entry of a list.
    pub field: String,
    /// The text as it is meant.
    pub text: String,
    /// Where it stands.
    pub at: At,
}

/// Every text and number of a file, in order; nothing when the file cannot be read, which is an
/// error already.
pub fn texts(file: &str) -> Vec<Typed> {
    let mut found = Vec::new();
    if let Ok(node) = serde_yaml::from_str_with_options::<Located<Node>>(file, super::options()) {
        collect("", node, &mut found);
    }
    let mut lines = (1u32..).zip(file.lines()).peekable();
    for typed in found.iter_mut().filter(|typed| typed.text.is_empty()) {
        // What is no text for YAML, such as a number, is read as it was typed.
        while lines
            .peek()
            .is_some_and(|(number, _)| *number < typed.at.line)
        {
            lines.next();
        }
        if let Some((_, line)) = lines.peek() {
            let letters = line.chars().skip(typed.at.column as usize - 1);
            typed.text = letters.take(typed.at.length as usize).collect();
        }
    }
    found
}

fn collect(field: &str, node: Located<Node>, found: &mut Vec<Typed>) {
    let Located { value, at } = node;
    match value {
        Node::Text(text) => found.push(Typed {
            field: field.to_owned(),
            text,
            at,
        }),
        Node::Entries(entries) => entries
            .into_iter()
            .for_each(|entry| collect(field, entry, found)),
        Node::Fields(fields) => fields
            .into_iter()
            .for_each(|(field, entry)| collect(&field, entry, found)),
    }
}

/// What a file holds, as far as texts go. What is no text is an empty one.
enum Node {
    Text(String),
    Entries(Vec<Located<Node>>),
    Fields(Vec<(String, Located<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Nodes)
    }
}

struct Nodes;

impl<'de> Visitor<'de> for Nodes {
    type Value = Node;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("anything")
    }
    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }
    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Text(String::new()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Node::Entries(entries))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry::<String, Located<Node>>()? {
            fields.push(field);
        }
        Ok(Node::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn every_text_and_number_is_there_with_its_field() {
        let file = "a: x\nb:\n  - c: 0123\n    d: [ja, 1.5]\n  - |\n    lang\ne: \"\\u00e4\"\n";
        let all: Vec<(String, String, u32)> = texts(file)
            .into_iter()
            .map(|typed| (typed.field, typed.text, typed.at.line))
            .collect();
        let expected = [
            ("a", "x", 1),
            ("c", "0123", 3),
            ("d", "ja", 4),
            ("d", "1.5", 4),
            ("b", "lang\n", 6),
            ("e", "ä", 7),
        ];
        assert_eq!(
            all,
            expected.map(|(field, text, line)| (field.to_owned(), text.to_owned(), line))
        );
    }
}
