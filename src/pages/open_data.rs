//! Open data: the same facts as JSON, one file for each kind of thing, each with its JSON Schema.
//! Field names are English and stay.

mod parts;
mod pass;
mod places;
mod services;

use super::maker::{File, Maker};
use crate::portal::Portal;
use crate::routes;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

/// A file of open data, as the page about it lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataFile {
    /// What it holds, German.
    pub title: String,
    /// Path on the site.
    pub path: String,
    /// Path of its JSON Schema.
    pub schema: String,
    /// Name and number of the format.
    pub format: &'static str,
}

/// A kind of file: name of the schema, format, title.
struct Kind {
    name: &'static str,
    format: &'static str,
    title: &'static str,
}

const HOUSES: Kind = Kind {
    name: "orte",
    format: "houses/1",
    title: "Jugendhäuser, Spielplätze und Treffpunkte",
};
const OUTREACH: Kind = Kind {
    name: "unterwegs",
    format: "outreach/1",
    title: "Mobile Jugendarbeit mit Haltestellen",
};
const SCHOOLS: Kind = Kind {
    name: "schulen",
    format: "schools/1",
    title: "Schulen und Schulsozialarbeit",
};
const HELP: Kind = Kind {
    name: "hilfe",
    format: "help/1",
    title: "Hilfe, Beratung und Sprechstunden",
};
const NETWORKS: Kind = Kind {
    name: "netzwerke",
    format: "networks/1",
    title: "Netzwerke",
};
const EVENTS: Kind = Kind {
    name: "termine",
    format: "events/1",
    title: "Termine außerhalb des Ferienpasses",
};
const SEASON: Kind = Kind {
    name: "ferienpass",
    format: "season/1",
    title: "Ferienpass",
};

/// The list of all files.
pub const INDEX: &str = "/daten/index.json";

/// Every file of open data in the order of the page about it.
pub fn files(portal: &Portal) -> Vec<DataFile> {
    let file = |kind: &Kind, title: &str, path: String| DataFile {
        title: title.to_owned(),
        path,
        schema: schema_path(kind),
        format: kind.format,
    };
    let mut files: Vec<DataFile> = [HOUSES, OUTREACH, SCHOOLS, HELP, NETWORKS, EVENTS]
        .iter()
        .map(|kind| file(kind, kind.title, path(kind)))
        .collect();
    files.extend(
        portal
            .seasons()
            .iter()
            .map(|season| file(&SEASON, &season.title, season_path(&season.id))),
    );
    files
}

/// What every file has around its items.
#[derive(Debug, Serialize, JsonSchema)]
struct Document<'a, T> {
    /// Name und Nummer des Formats; die Nummer steigt, wenn sich ein Feld ändert oder wegfällt.
    format: &'a str,
    /// Adresse des JSON-Schemas.
    schema: String,
    /// Was die Datei enthält.
    title: &'a str,
    /// Wer die Daten herausgibt.
    publisher: &'a str,
    /// Adresse des Portals.
    portal: &'a str,
    /// Die Einträge.
    items: Vec<T>,
}

/// All files with their schemas and the list of them, seasons apart.
pub(super) fn make(maker: &Maker<'_>) -> anyhow::Result<Vec<File>> {
    let portal = maker.portal;
    let mut made = vec![
        items(
            maker,
            &HOUSES,
            portal
                .houses()
                .iter()
                .map(|house| places::HouseData::new(portal, house)),
        )?,
        items(
            maker,
            &OUTREACH,
            portal
                .outreach()
                .iter()
                .map(|round| places::OutreachData::new(portal, round)),
        )?,
        items(
            maker,
            &SCHOOLS,
            portal
                .schools()
                .iter()
                .map(|school| services::SchoolData::new(portal, school)),
        )?,
        items(
            maker,
            &HELP,
            portal
                .help()
                .iter()
                .map(|desk| services::HelpData::new(portal, desk)),
        )?,
        items(
            maker,
            &NETWORKS,
            portal.networks().iter().map(services::NetworkData::new),
        )?,
        items(
            maker,
            &EVENTS,
            portal
                .events()
                .iter()
                .map(|event| services::EventData::new(portal, event)),
        )?,
        schema::<Document<'_, places::HouseData<'_>>>(portal, &HOUSES)?,
        schema::<Document<'_, places::OutreachData<'_>>>(portal, &OUTREACH)?,
        schema::<Document<'_, services::SchoolData<'_>>>(portal, &SCHOOLS)?,
        schema::<Document<'_, services::HelpData<'_>>>(portal, &HELP)?,
        schema::<Document<'_, services::NetworkData<'_>>>(portal, &NETWORKS)?,
        schema::<Document<'_, services::EventData<'_>>>(portal, &EVENTS)?,
        schema::<pass::SeasonData<'_>>(portal, &SEASON)?,
    ];
    let list =
        json!({ "format": "index/1", "portal": portal.site().base_url, "files": files(portal) });
    made.push((routes::file(INDEX), line(&list)?.into()));
    Ok(made)
}

/// The file of one season.
pub(super) fn season(maker: &Maker<'_>, season: &crate::model::Season) -> anyhow::Result<File> {
    let data = pass::SeasonData::new(
        maker.portal,
        season,
        SEASON.format,
        absolute(maker.portal, &schema_path(&SEASON)),
    );
    Ok((routes::file(&season_path(&season.id)), line(&data)?.into()))
}

fn items<T: Serialize>(
    maker: &Maker<'_>,
    kind: &Kind,
    items: impl Iterator<Item = T>,
) -> anyhow::Result<File> {
    let site = maker.portal.site();
    let document = Document {
        format: kind.format,
        schema: absolute(maker.portal, &schema_path(kind)),
        title: kind.title,
        publisher: &site.office.organisation,
        portal: &site.base_url,
        items: items.collect(),
    };
    Ok((routes::file(&path(kind)), line(&document)?.into()))
}

fn schema<T: JsonSchema>(portal: &Portal, kind: &Kind) -> anyhow::Result<File> {
    let mut schema = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    if let Value::Object(schema) = &mut schema {
        schema.insert(
            "$id".to_owned(),
            json!(absolute(portal, &schema_path(kind))),
        );
        schema.insert("title".to_owned(), json!(kind.title));
    }
    Ok((routes::file(&schema_path(kind)), line(&schema)?.into()))
}

fn line<T: Serialize>(value: &T) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn path(kind: &Kind) -> String {
    format!("/daten/{}.json", kind.name)
}

fn season_path(season: &str) -> String {
    format!("/daten/ferienpass/{season}.json")
}

fn schema_path(kind: &Kind) -> String {
    format!("/daten/schema/{}.json", kind.name)
}

fn absolute(portal: &Portal, path: &str) -> String {
    format!("{}{path}", portal.site().base_url)
}
