//! Open data: the same facts as JSON, one file for each kind of thing, each with its JSON Schema.
//! Field names are English and stay.

pub(super) mod common;
mod help;
mod houses;
mod outreach;
mod pass;

use super::maker::{File, Maker};
use crate::model::{self, Table, Thing, each_thing};
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

/// A file of open data: its name, the name and number of its format, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    pub(super) name: &'static str,
    pub(super) format: &'static str,
    pub(super) title: &'static str,
}

/// A kind of thing as open data. Where it is short it stands with the page of the kind.
pub(super) trait Open: Thing {
    /// Its file.
    const FORMAT: Format;

    /// One thing in the file.
    type Item<'a>: Serialize + JsonSchema
    where
        Self: 'a;

    fn item<'a>(&'a self, portal: &'a Portal) -> Self::Item<'a>;
}

const SEASON: Format = Format {
    name: "ferienpass",
    format: "season/1",
    title: "Ferienpass",
};

/// Makes what there is of every kind of thing.
macro_rules! open_things {
    ($(
        $(#[$doc:meta])*
        $Thing:ident { table: $table:ident, $($rest:tt)* }
    )*) => {
        /// The files of all kinds of thing.
        const THINGS: &[Format] = &[$(model::$Thing::FORMAT),*];

        /// The things of every kind, and their schemas.
        fn things(maker: &Maker<'_>) -> anyhow::Result<Vec<File>> {
            let portal = maker.portal;
            Ok(vec![
                $(
                    items(maker, portal.$table())?,
                    schema::<Document<'_, <model::$Thing as Open>::Item<'_>>>(
                        portal,
                        &model::$Thing::FORMAT,
                    )?,
                )*
            ])
        }
    };
}
each_thing!(open_things);

/// Every file of open data in the order of the page about it.
pub fn files(portal: &Portal) -> Vec<DataFile> {
    let file = |kind: &Format, title: &str, path: String| DataFile {
        title: title.to_owned(),
        path,
        schema: schema_path(kind),
        format: kind.format,
    };
    let mut files: Vec<DataFile> = THINGS
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
    let mut made = things(maker)?;
    made.push(schema::<pass::SeasonData<'_>>(portal, &SEASON)?);
    let list = json!({ "format": "index/1", "portal": portal.site().base_url.as_str(), "files": files(portal) });
    made.push((routes::file(routes::OPEN_DATA_INDEX), line(&list)?.into()));
    Ok(made)
}

/// The file of one season.
pub(super) fn season(maker: &Maker<'_>, season: &crate::model::Season) -> anyhow::Result<File> {
    let data = pass::SeasonData::new(
        maker.portal,
        season,
        SEASON.format,
        maker.portal.url(&schema_path(&SEASON)),
    );
    Ok((routes::file(&season_path(&season.id)), line(&data)?.into()))
}

fn items<T: Open>(maker: &Maker<'_>, things: &Table<T>) -> anyhow::Result<File> {
    let site = maker.portal.site();
    let kind = &T::FORMAT;
    let document = Document {
        format: kind.format,
        schema: maker.portal.url(&schema_path(kind)),
        title: kind.title,
        publisher: &site.office.organisation,
        portal: site.base_url.as_str(),
        items: things
            .iter()
            .map(|thing| thing.item(maker.portal))
            .collect(),
    };
    Ok((routes::file(&path(kind)), line(&document)?.into()))
}

fn schema<T: JsonSchema>(portal: &Portal, kind: &Format) -> anyhow::Result<File> {
    let mut schema = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    on_one_line(&mut schema);
    if let Value::Object(schema) = &mut schema {
        schema.insert("$id".to_owned(), json!(portal.url(&schema_path(kind))));
        schema.insert("title".to_owned(), json!(kind.title));
    }
    Ok((routes::file(&schema_path(kind)), line(&schema)?.into()))
}

/// Descriptions are doc comments: where their lines end says nothing to who reads a schema.
fn on_one_line(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(description)) = object.get_mut("description") {
                *description = description.replace('\n', " ");
            }
            object.values_mut().for_each(on_one_line);
        }
        Value::Array(list) => list.iter_mut().for_each(on_one_line),
        _ => {}
    }
}

fn line<T: Serialize>(value: &T) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn path(kind: &Format) -> String {
    routes::open_data(kind.name)
}

fn season_path(season: &str) -> String {
    routes::open_data_season(season)
}

fn schema_path(kind: &Format) -> String {
    routes::open_data_schema(kind.name)
}
