//! The files at the top of `data/`: the portal itself, districts, topics, holidays, providers.

use super::common::{Address, Choice, Contact, Date, Text};
use crate::pass::Look;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// `portal.yaml`: who publishes, and how the site is called.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Portal", description = "Wer das Portal herausgibt und wie es heißt.", extend("required" = ["name", "short_name", "town", "sender", "description", "base_url", "office"]))]
pub struct Portal {
    #[schemars(description = "Voller Name, zum Beispiel »Jugendportal Musterstadt«.")]
    pub name: Option<Text>,
    #[schemars(description = "Kurzer Name für das Logo, zum Beispiel »Jugendportal«.")]
    pub short_name: Option<Text>,
    #[schemars(description = "Name der Stadt.")]
    pub town: Option<Text>,
    #[schemars(
        description = "Absender in der obersten Zeile, zum Beispiel »Ein Angebot der Stadt Musterstadt«."
    )]
    pub sender: Option<Text>,
    #[schemars(description = "Ein Satz über das Portal, für Suchmaschinen und die Startseite.")]
    pub description: Option<Text>,
    #[schemars(description = "Adresse der Website mit https://, ohne Schrägstrich am Ende.")]
    pub base_url: Option<Text>,
    #[schemars(description = "Leitsatz im Fuß jeder Seite.")]
    pub motto: Option<Text>,
    #[schemars(description = "Das Amt, das das Portal verantwortet.")]
    pub office: Option<Located<Office>>,
    #[schemars(description = "Wer Fragen zum Ferienpass beantwortet.")]
    pub ferienpass_contact: Option<Located<Contact>>,
    #[schemars(description = "Sprachen, in denen es Seiten gibt.")]
    pub languages: Vec<Located<Language>>,
    #[schemars(description = "Hauptmenü, höchstens sechs Einträge.")]
    pub menu: Vec<Located<Link>>,
    #[schemars(description = "Spalten im Fuß der Seite.")]
    pub footer: Vec<Located<FooterColumn>>,
    #[schemars(
        description = "Pflichtseiten in der letzten Zeile, zum Beispiel Impressum und Datenschutz."
    )]
    pub legal: Vec<Located<Link>>,
}

/// The office behind the portal.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Amt", description = "Das Amt hinter dem Portal.", extend("required" = ["organisation", "name", "verified_on", "sources"]))]
pub struct Office {
    #[schemars(description = "Wer trägt das Amt, zum Beispiel »Stadt Musterstadt«.")]
    pub organisation: Option<Text>,
    #[schemars(description = "Name des Amtes.")]
    pub name: Option<Text>,
    #[schemars(description = "Anschrift.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Kontakt der Stelle.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}

/// A language of the site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Sprache", description = "Eine Sprache des Portals.", extend("required" = ["code", "name", "path"]))]
pub struct Language {
    #[schemars(description = "Kürzel der Sprache, zum Beispiel de oder en.")]
    pub code: Option<Text>,
    #[schemars(description = "Name der Sprache in der Sprache selbst.")]
    pub name: Option<Text>,
    #[schemars(description = "Startseite in dieser Sprache, zum Beispiel /en/.")]
    pub path: Option<Text>,
}

/// A link inside the site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Link", description = "Ein Link innerhalb des Portals.", extend("required" = ["title", "path"]))]
pub struct Link {
    #[schemars(description = "Was auf dem Link steht.")]
    pub title: Option<Text>,
    #[schemars(description = "Pfad der Seite, zum Beispiel /ferienpass/.")]
    pub path: Option<Text>,
}

/// A column of links at the foot of every page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Spalte", description = "Eine Spalte mit Links im Fuß jeder Seite.", extend("required" = ["title"]))]
pub struct FooterColumn {
    #[schemars(description = "Überschrift der Spalte.")]
    pub title: Option<Text>,
    #[schemars(description = "Links der Spalte.")]
    pub links: Vec<Located<Link>>,
}

/// `districts.yaml`: regions and districts of the town.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(
    title = "Stadtteile",
    description = "Regionen und Stadtteile der Stadt."
)]
pub struct Districts {
    #[schemars(description = "Regionen, zum Beispiel Nord und Süd.")]
    pub regions: Vec<Located<Region>>,
    #[schemars(description = "Stadtteile.")]
    pub districts: Vec<Located<District>>,
}

/// A region: several districts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Region", description = "Mehrere Stadtteile.", extend("required" = ["id", "name"]))]
pub struct Region {
    #[schemars(description = "Kürzel, nur Kleinbuchstaben, Ziffern und Bindestrich.")]
    pub id: Option<Text>,
    #[schemars(description = "Name der Region.")]
    pub name: Option<Text>,
}

/// A district.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Stadtteil", description = "Ein Stadtteil.", extend("required" = ["id", "name"]))]
pub struct District {
    #[schemars(description = "Kürzel, nur Kleinbuchstaben, Ziffern und Bindestrich.")]
    pub id: Option<Text>,
    #[schemars(description = "Name des Stadtteils.")]
    pub name: Option<Text>,
    #[schemars(description = "Kürzel der Region, wenn sie bekannt ist.")]
    pub region: Option<Text>,
}

/// `topics.yaml`: what offers are about.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Themen", description = "Worum es in den Angeboten geht.")]
pub struct Topics {
    #[schemars(description = "Themen in der Reihenfolge der Startseite.")]
    pub topics: Vec<Located<Topic>>,
}

/// A topic with its look.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Thema", description = "Ein Thema mit seiner Farbwelt.", extend("required" = ["id", "name", "look"]))]
pub struct Topic {
    #[schemars(description = "Kürzel, nur Kleinbuchstaben, Ziffern und Bindestrich.")]
    pub id: Option<Text>,
    #[schemars(description = "Name des Themas.")]
    pub name: Option<Text>,
    #[schemars(description = "Farbwelt und Motiv.")]
    pub look: Option<Choice<Look>>,
}

/// `holidays.yaml`: school holidays and public holidays.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Ferien und Feiertage", description = "Schulferien und gesetzliche Feiertage.", extend("required" = ["verified_on", "sources"]))]
pub struct Holidays {
    #[schemars(description = "Schulferien.")]
    pub school: Vec<Located<SchoolHoliday>>,
    #[schemars(description = "Gesetzliche Feiertage.")]
    pub public: Vec<Located<PublicHoliday>>,
    #[schemars(description = "Wann die Termine zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Termine stammen.")]
    pub sources: Vec<Text>,
}

/// One stretch of school holidays.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Schulferien", description = "Ein Abschnitt Schulferien.", extend("required" = ["name", "from", "until"]))]
pub struct SchoolHoliday {
    #[schemars(description = "Name, zum Beispiel Osterferien.")]
    pub name: Option<Text>,
    #[schemars(description = "Erster Ferientag.")]
    pub from: Option<Date>,
    #[schemars(description = "Letzter Ferientag.")]
    pub until: Option<Date>,
}

/// One public holiday.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Feiertag", description = "Ein gesetzlicher Feiertag.", extend("required" = ["name", "on"]))]
pub struct PublicHoliday {
    #[schemars(description = "Name, zum Beispiel Karfreitag.")]
    pub name: Option<Text>,
    #[schemars(description = "Datum.")]
    pub on: Option<Date>,
}

/// `providers.yaml`: who runs offers.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Anbieter", description = "Wer Angebote macht.")]
pub struct Providers {
    #[schemars(description = "Anbieter.")]
    pub providers: Vec<Located<Provider>>,
}

/// An association, office or company that runs offers.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Anbieter", description = "Ein Verein, Amt oder Betrieb, der Angebote macht.", extend("required" = ["id", "name"]))]
pub struct Provider {
    #[schemars(description = "Kürzel, nur Kleinbuchstaben, Ziffern und Bindestrich.")]
    pub id: Option<Text>,
    #[schemars(description = "Name des Anbieters.")]
    pub name: Option<Text>,
    #[schemars(description = "Kontakt der Stelle.")]
    pub contact: Option<Located<Contact>>,
}
