//! The kinds of file below `data/`: the kinds of thing, and the few files that are one of a kind. Who
//! reads, checks, makes or explains files asks this table.

use crate::model::each_thing;
use crate::schema::{self, Skeleton};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// What `portal new` and the JSON Schema call it: `house`.
    pub name: &'static str,
    /// Where its files lie.
    pub home: Home,
    /// German words that somebody may take for its folder.
    pub german: &'static [&'static str],
    /// What `portal new` writes, for kinds with a file for each thing.
    pub skeleton: Option<Skeleton>,
    schema: fn() -> Value,
}

/// Where the files of a kind lie below `data/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// One file at the top: `portal.yaml`.
    Top,
    /// One file for each thing in this folder: `houses/jumi.yaml`.
    Folder(&'static str),
    /// `ferienpass/2027-ostern/season.yaml`.
    Season,
    /// `ferienpass/2027-ostern/offers/pizza.yaml`.
    Offers,
    /// Not below `data/`: the head of a hand-written page.
    PageHead,
}

/// The folder of all seasons.
pub const SEASONS: &str = "ferienpass";

/// Makes the table: the kinds of thing between the single files and the holiday pass.
macro_rules! table {
    ($(
        $(#[$doc:meta])*
        $Thing:ident {
            table: $table:ident, name: $name:literal, german: $german:expr, lower: $lower:path,
        }
    )*) => {
        /// All kinds, in the order in which they are explained.
        pub const KINDS: &[Kind] = &[
            single("portal", schema::describe::<schema::Portal>),
            single("districts", schema::describe::<schema::Districts>),
            single("topics", schema::describe::<schema::Topics>),
            single("holidays", schema::describe::<schema::Holidays>),
            single("providers", schema::describe::<schema::Providers>),
            $(Kind {
                name: $name,
                home: Home::Folder(stringify!($table)),
                german: &$german,
                skeleton: Some(schema::$Thing::SKELETON),
                schema: schema::describe::<schema::$Thing>,
            },)*
            Kind {
                name: "season",
                home: Home::Season,
                german: &["ferien"],
                skeleton: Some(schema::Season::SKELETON),
                schema: schema::describe::<schema::Season>,
            },
            Kind {
                name: "offer",
                home: Home::Offers,
                german: &["angebote"],
                skeleton: Some(schema::Offer::SKELETON),
                schema: schema::describe::<schema::Offer>,
            },
            Kind {
                home: Home::PageHead,
                ..single("page", schema::describe::<schema::PageHead>)
            },
        ];
    };
}
each_thing!(table);

const fn single(name: &'static str, schema: fn() -> Value) -> Kind {
    Kind {
        name,
        home: Home::Top,
        german: &[],
        skeleton: None,
        schema,
    }
}

impl Kind {
    /// The kind of this name.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The kind of the file at this path below `data/`, if there is one.
    pub fn at(path: &str) -> Option<&'static Kind> {
        let parts: Vec<&str> = path.strip_suffix(".yaml")?.split('/').collect();
        KINDS.iter().find(|kind| match (kind.home, &parts[..]) {
            (Home::Top, [name]) => kind.name == *name,
            (Home::Folder(folder), [first, _]) => folder == *first,
            (Home::Season, [first, _, "season"]) => SEASONS == *first,
            (Home::Offers, [first, _, "offers", _]) => SEASONS == *first,
            _ => false,
        })
    }

    /// The kinds that `portal new` can make, each with its skeleton.
    pub fn with_skeleton() -> impl Iterator<Item = (&'static Kind, Skeleton)> {
        KINDS.iter().filter_map(|kind| Some((kind, kind.skeleton?)))
    }

    /// The folder below `data/` that holds its files, in folders of their own or not.
    pub fn folder(&self) -> Option<&'static str> {
        match self.home {
            Home::Folder(folder) => Some(folder),
            Home::Season | Home::Offers => Some(SEASONS),
            Home::Top | Home::PageHead => None,
        }
    }

    /// The JSON Schema of its own fields.
    pub fn schema(&self) -> Value {
        (self.schema)()
    }

    /// The same with what a file of every kind may say: for editors.
    pub fn whole_schema(&self) -> Value {
        schema::with_acknowledged(self.schema())
    }
}

/// Whether some kind of file has a field of this name.
pub fn has_field(name: &str) -> bool {
    static FIELDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let mut names = BTreeSet::new();
        KINDS
            .iter()
            .for_each(|kind| add_fields(&kind.whole_schema(), &mut names));
        names
    });
    FIELDS.contains(name)
}

/// The names of all fields of a schema and its parts.
fn add_fields(schema: &Value, names: &mut BTreeSet<String>) {
    let fields = schema["properties"].as_object();
    names.extend(fields.into_iter().flatten().map(|(name, _)| name.clone()));
    let parts = schema["$defs"].as_object();
    for (_, part) in parts.into_iter().flatten() {
        add_fields(part, names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_by_the_path_of_its_files() {
        for (path, name) in [
            ("topics.yaml", "topics"),
            ("houses/jumi.yaml", "house"),
            ("ferienpass/2027-ostern/season.yaml", "season"),
            ("ferienpass/2027-ostern/offers/pizza.yaml", "offer"),
        ] {
            let kind = Kind::at(path).unwrap();
            assert_eq!(kind.name, name);
            assert_eq!(Kind::named(name).unwrap().home, kind.home);
        }
        assert!(Kind::at("page.yaml").is_none() && Kind::at("houses/jumi.yml").is_none());
    }
}
