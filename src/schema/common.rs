//! The parts that several kinds of file share: scalars with their place, address, contact, ages,
//! hours.

use crate::diagnostics::At;
use crate::text::ClosedSet;
use crate::yaml::Located;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::marker::PhantomData;

/// Makes a scalar type: the text as typed with its place, and its own JSON Schema.
macro_rules! scalar {
    ($(#[$doc:meta])* $name:ident, $schema:tt) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Located<String>);

        impl $name {
            /// The text as typed.
            pub fn text(&self) -> &str {
                &self.0.value
            }
            /// Where it was typed.
            pub fn at(&self) -> At {
                self.0.at
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

scalar!(
    /// Free text.
    Text, { "type": ["string", "number"] }
);
scalar!(
    /// A whole number or an amount of money.
    Number, { "type": ["number", "string"] }
);
scalar!(
    /// A date, `2027-03-31` or `31.3.2027`.
    Date, { "type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$" }
);
scalar!(
    /// A time span of a day, `14:00-19:00`.
    Hours, { "type": "string", "pattern": r"^\s*\d{1,2}([:.]\d{2})?\s*(Uhr)?\s*(-|–|bis)\s*\d{1,2}([:.]\d{2})?\s*(Uhr)?\s*$" }
);
scalar!(
    /// `ja` or `nein`.
    YesNo, { "enum": ["ja", "nein", true, false] }
);

scalar!(
    /// `ja`, `nein` or `unbekannt`.
    Fact, { "type": "string", "enum": ["ja", "nein", "unbekannt", true, false] }
);

/// One word out of the closed set `T`: the text as typed with its place.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    typed: Located<String>,
    set: PhantomData<fn() -> T>,
}

impl<T> Choice<T> {
    /// The text as typed.
    pub fn text(&self) -> &str {
        &self.typed.value
    }
    /// Where it was typed.
    pub fn at(&self) -> At {
        self.typed.at
    }
}

impl<'de, T> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = Located::deserialize(deserializer)?;
        Ok(Choice {
            typed,
            set: PhantomData,
        })
    }
}

impl<T: JsonSchema> JsonSchema for Choice<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The description of a field that holds a word out of the set `T`.
pub(super) fn one_of<T: ClosedSet>(what: &str) -> String {
    format!("{what}: {}.", T::explained().join(", "))
}

/// A postal address.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Anschrift", description = "Eine Anschrift.")]
pub struct Address {
    #[schemars(description = "Name des Ortes, zum Beispiel »Stadtpark, Seebühne«.")]
    pub name: Option<Text>,
    #[schemars(description = "Straße und Hausnummer.")]
    pub street: Option<Text>,
    #[schemars(description = "Postleitzahl, fünf Ziffern.")]
    pub postal_code: Option<Text>,
    #[schemars(description = "Ort. Ohne Angabe gilt die Stadt aus portal.yaml.")]
    pub town: Option<Text>,
    #[schemars(description = "Hinweis zum Weg, zum Beispiel »direkt am ZOB«.")]
    pub note: Option<Text>,
}

/// Who answers: a function, never a person.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(
    title = "Kontakt",
    description = "Wer antwortet: eine Stelle, keine Person."
)]
pub struct Contact {
    #[schemars(description = "Name des Teams oder der Stelle. Keine Namen von Personen.")]
    pub team: Option<Text>,
    #[schemars(description = "E-Mail-Adresse der Stelle, zum Beispiel ferienpass@…")]
    pub email: Option<Text>,
    #[schemars(description = "Festnetznummer der Stelle. Keine Handynummern.")]
    pub phone: Option<Text>,
    #[schemars(description = "Internetadresse mit https://")]
    pub website: Option<Text>,
}

/// For whom: from and to are both included.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Alter", description = "Von und bis zählen beide mit.")]
pub struct Ages {
    #[schemars(description = "Jüngstes Alter in Jahren.")]
    pub from: Option<Number>,
    #[schemars(
        description = "Ältestes Alter in Jahren. »8 bis 12« lässt alle zu, die noch nicht 13 sind."
    )]
    pub to: Option<Number>,
    #[schemars(
        description = "So viele Tage darf ein Kind am ersten Tag zu jung oder zu alt sein."
    )]
    pub tolerance_days: Option<Number>,
}

/// A span of days, both included.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Zeitraum", description = "Erster und letzter Tag, beide zählen mit.", extend("required" = ["from", "until"]))]
pub struct Dates {
    #[schemars(description = "Erster Tag, zum Beispiel 2027-03-30.")]
    pub from: Option<Date>,
    #[schemars(description = "Letzter Tag, zum Beispiel 2027-04-10.")]
    pub until: Option<Date>,
}

/// A point on the map.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Punkt auf der Karte", description = "Geografische Breite und Länge.", extend("required" = ["latitude", "longitude"]))]
pub struct Coordinates {
    #[schemars(description = "Geografische Breite in Grad, zum Beispiel 53.70.")]
    pub latitude: Option<Number>,
    #[schemars(description = "Geografische Länge in Grad, zum Beispiel 9.99.")]
    pub longitude: Option<Number>,
}

/// Accessibility in facts. What is missing is shown as not known.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(
    title = "Barrierefreiheit",
    description = "Tatsachen. Was fehlt, steht auf der Seite als »nicht bekannt«."
)]
pub struct Accessibility {
    #[schemars(description = "Weg ohne Stufen: ja, nein oder unbekannt.")]
    pub way: Option<Fact>,
    #[schemars(description = "WC mit Rollstuhl nutzbar: ja, nein oder unbekannt.")]
    pub toilet: Option<Fact>,
    #[schemars(description = "Assistenz möglich: ja, nein oder unbekannt.")]
    pub assistance: Option<Fact>,
    #[schemars(description = "Ruhiger Ort oder ruhiger Raum: ja, nein oder unbekannt.")]
    pub quiet: Option<Fact>,
    #[schemars(description = "Gebärdensprache: ja, nein oder unbekannt.")]
    pub sign_language: Option<Fact>,
    #[schemars(description = "Was man sonst wissen muss, zum Beispiel »zwei Stufen am Eingang«.")]
    pub note: Option<Text>,
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
