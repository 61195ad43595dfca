//! Signs that nobody sees, written with a backslash: `"Floßbau\v"`. They break feeds and calendars,
//! and no editor shows them. Those that stand in the file itself are taken out when it is read, or
//! stop the parser.

use crate::diagnostics::{At, Finding, checks};
use crate::text::{Message, typed};
use crate::yaml::Located;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The texts that hold such a sign.
pub(super) fn signs(text: &str) -> Vec<Finding> {
    // Only a backslash brings them in, and nearly no file has one.
    if !text.contains('\\') {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Ok(node) = serde_yaml::from_str_with_options::<Located<Node>>(text, super::options()) {
        collect(&node, &mut found);
    }
    found
}

fn collect(node: &Located<Node>, found: &mut Vec<Finding>) {
    match &node.value {
        Node::Text(text) => {
            let bad = |letter: &char| {
                (letter.is_control() && !['\n', '\t'].contains(letter)) || typed::is_unseen(*letter)
            };
            found.extend(text.chars().find(bad).map(|sign| finding(sign, node.at)));
        }
        Node::Holds(inner) => inner.iter().for_each(|inner| collect(inner, found)),
        Node::Other => {}
    }
}

fn finding(sign: char, at: At) -> Finding {
    let code = format!("U+{:04X}", sign as u32);
    Finding::new(
        &checks::UNSEEN_SIGN,
        at,
        Message::new(
            format!("in diesem Text steckt ein Zeichen, das niemand sieht ({code})"),
            format!("this text holds a sign that nobody sees ({code})"),
        ),
    )
    .hint(
        "Löschen Sie den Schrägstrich \\ und den Buchstaben dahinter.",
        "Delete the backslash \\ and the letter behind it.",
    )
}

/// What a file holds, as far as texts go.
enum Node {
    Text(String),
    Holds(Vec<Located<Node>>),
    Other,
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
        Ok(Node::Other)
    }
    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Other)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Other)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut inner = Vec::new();
        while let Some(node) = list.next_element()? {
            inner.push(node);
        }
        Ok(Node::Holds(inner))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut inner = Vec::new();
        while let Some((_, node)) = map.next_entry::<String, Located<Node>>()? {
            inner.push(node);
        }
        Ok(Node::Holds(inner))
    }
}

#[cfg(test)]
mod tests {
    use super::signs;

    #[test]
    fn signs_behind_a_backslash_are_found_where_their_text_begins() {
        let text = "a: \"Floßbau\\v am See\"\nb: 'C:\\v'\nc:\n  - [1, ja, \"x\\u00ady\"]\n  - \"Zeile\\n\\tnoch eine\"\nd: ~\ne: 1.5\n";
        let places: Vec<(u32, u32)> = signs(text)
            .iter()
            .map(|finding| (finding.at.line, finding.at.column))
            .collect();
        assert_eq!(places, [(1, 4), (4, 13)]);
    }
}
