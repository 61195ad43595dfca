//! Strict reading of JSON: size, UTF-8, exactly one value, every field exactly once, types as
//! written.
//!
//! A [`Node`] borrows its texts from the file. A [`Place`] names an entry (`children/T-0007/limit`)
//! and costs nothing until something is wrong.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::message::InputError;

/// The largest file that is read: 64 MiB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The largest whole number in any of the files.
pub const MAX_WHOLE: u32 = 1_000_000_000;

/// One JSON value, with object fields in file order, doubled ones included.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Null,
    Flag(bool),
    Whole(u64),
    // A kind of its own, so that 5.0 is refused and never taken for 5.
    OtherNumber,
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// Where in a file we are: a chain of names that borrows everything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    name: &'p str,
    index: Option<usize>,
}

impl<'p> Place<'p> {
    pub(crate) const FILE: Place<'static> = Place {
        parent: None,
        name: "file",
        index: None,
    };

    pub(crate) fn field(&'p self, name: &'p str) -> Place<'p> {
        Place {
            parent: Some(self),
            name,
            index: None,
        }
    }

    /// An element of a list: named by its own text or its `id` if it has one, else by its position
    /// from 1.
    pub(crate) fn element(&'p self, index: usize, node: &'p Node<'_>) -> Place<'p> {
        Place {
            parent: Some(self),
            name: node.name().unwrap_or(""),
            index: Some(index + 1),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent.filter(|parent| parent.parent.is_some()) {
            write!(f, "{parent}/")?;
        }
        match self.index {
            Some(index) if self.name.is_empty() => write!(f, "{index}"),
            _ => write!(f, "{}", shown(self.name)),
        }
    }
}

/// A text from the file as it may stand in a message: cut to 80 characters, control characters
/// escaped.
pub(crate) fn shown(text: &str) -> String {
    // A file may hold anything: its control characters must not reach a terminal.
    let cut: String = text.chars().take(80).flat_map(char::escape_debug).collect();
    if text.chars().nth(80).is_some() {
        cut + "…"
    } else {
        cut
    }
}

/// Reads a file that must be exactly one JSON value.
pub(crate) fn parse(bytes: &[u8]) -> Result<Node<'_>, InputError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        InputError::new(
            format!("die Datei ist kein UTF-8: Byte {at}"),
            format!("the file is not UTF-8: byte {at}"),
        )
    })?;
    // The library refuses more than 128 levels: a hostile file cannot exhaust the stack.
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        InputError::new(
            format!("die Datei ist nicht genau ein JSON-Wert: Zeile {line}, Spalte {column}"),
            format!("the file is not exactly one JSON value: line {line}, column {column}"),
        )
    })
}

/// The error for a file above 64 MiB.
pub fn too_large() -> InputError {
    InputError::new(
        "die Datei ist größer als 64 MiB",
        "the file is larger than 64 MiB",
    )
}

impl<'a> Node<'a> {
    fn name(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            Node::Object(fields) => fields.iter().find_map(|(name, node)| match node {
                Node::Text(text) if name == "id" || name == "occasion" => Some(&**text),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The fields of an object in the order asked for: each exactly once, none besides.
    pub(crate) fn object<const N: usize>(
        &self,
        place: Place<'_>,
        names: [&'static str; N],
    ) -> Result<[&Node<'a>; N], InputError> {
        let Node::Object(fields) = self else {
            return Err(wrong_type(place, "ein Objekt", "an object"));
        };
        let mut found: [Option<&Node<'a>>; N] = [None; N];
        for (name, node) in fields {
            let Some(at) = names.iter().position(|known| known == name) else {
                let place = place.field(name);
                return Err(InputError::new(
                    format!("{place}: unbekanntes Feld"),
                    format!("{place}: unknown field"),
                ));
            };
            if found[at].replace(node).is_some() {
                let place = place.field(name);
                return Err(InputError::new(
                    format!("{place}: Feld doppelt"),
                    format!("{place}: field given twice"),
                ));
            }
        }
        let mut nodes = [self; N];
        for (at, name) in names.iter().enumerate() {
            nodes[at] = found[at].ok_or_else(|| {
                let place = place.field(name);
                InputError::new(
                    format!("{place}: Feld fehlt"),
                    format!("{place}: field missing"),
                )
            })?;
        }
        Ok(nodes)
    }

    /// The fields of an object that is a table with free names, each at most once, sorted by name.
    pub(crate) fn table(&self, place: Place<'_>) -> Result<Vec<(&str, &Node<'a>)>, InputError> {
        let Node::Object(fields) = self else {
            return Err(wrong_type(place, "ein Objekt", "an object"));
        };
        let mut rows: Vec<(&str, &Node<'a>)> =
            fields.iter().map(|(name, node)| (&**name, node)).collect();
        rows.sort_by_key(|(name, _)| *name);
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let place = place.field(pair[0].0);
            return Err(InputError::new(
                format!("{place}: Feld doppelt"),
                format!("{place}: field given twice"),
            ));
        }
        Ok(rows)
    }

    pub(crate) fn list(&self, place: Place<'_>) -> Result<&[Node<'a>], InputError> {
        match self {
            Node::List(nodes) => Ok(nodes),
            _ => Err(wrong_type(place, "eine Liste", "a list")),
        }
    }

    /// A list of exactly `N` elements.
    pub(crate) fn row<const N: usize>(
        &self,
        place: Place<'_>,
    ) -> Result<&[Node<'a>; N], InputError> {
        let nodes = self.list(place)?;
        nodes.try_into().map_err(|_| {
            wrong_type(
                place,
                &format!("eine Liste mit {N} Teilen"),
                &format!("a list of {N}"),
            )
        })
    }

    pub(crate) fn text(&self, place: Place<'_>) -> Result<&str, InputError> {
        match self {
            Node::Text(text) => Ok(text),
            _ => Err(wrong_type(place, "ein Text", "a text")),
        }
    }

    pub(crate) fn flag(&self, place: Place<'_>) -> Result<bool, InputError> {
        match self {
            Node::Flag(flag) => Ok(*flag),
            _ => Err(wrong_type(place, "true oder false", "true or false")),
        }
    }

    /// A whole number from 0 to 1 000 000 000.
    pub(crate) fn whole(&self, place: Place<'_>) -> Result<u32, InputError> {
        match self {
            Node::Whole(number) if *number <= u64::from(MAX_WHOLE) => Ok(*number as u32),
            _ => Err(wrong_type(
                place,
                "eine ganze Zahl von 0 bis 1000000000",
                "a whole number from 0 to 1000000000",
            )),
        }
    }

    /// `null` or something.
    pub(crate) fn optional(&self) -> Option<&Node<'a>> {
        match self {
            Node::Null => None,
            node => Some(node),
        }
    }
}

fn wrong_type(place: Place<'_>, de: &str, en: &str) -> InputError {
    InputError::new(
        format!("{place}: muss {de} sein"),
        format!("{place}: must be {en}"),
    )
}

/// Checks the field `format` of a file.
pub(crate) fn check_format(node: &Node<'_>, expected: &str) -> Result<(), InputError> {
    let place = Place::FILE.field("format");
    let found = node.text(place)?;
    if found == expected {
        return Ok(());
    }
    let found = shown(found);
    Err(InputError::new(
        format!("{place}: „{found}“ ist nicht „{expected}“"),
        format!("{place}: \"{found}\" is not \"{expected}\""),
    ))
}

// A bare `Cow` would always be copied: serde borrows only where a visitor says so.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(NameVisitor)
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeVisitor;
        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Node::Null)
            }
            fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
                Ok(Node::Flag(flag))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Node::Whole(number))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(Node::OtherNumber)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Node::OtherNumber)
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Node::Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Node::Text(Cow::Owned(text.to_owned())))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut nodes = Vec::new();
                while let Some(node) = access.next_element()? {
                    nodes.push(node);
                }
                Ok(Node::List(nodes))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                // A map would keep one of two equal names and say nothing: a doubled field must be
                // seen.
                let mut fields = Vec::new();
                while let Some(Name(name)) = access.next_key()? {
                    fields.push((name, access.next_value()?));
                }
                Ok(Node::Object(fields))
            }
        }
        deserializer.deserialize_any(NodeVisitor)
    }
}
