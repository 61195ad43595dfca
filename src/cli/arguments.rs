//! What can be typed behind `portal`. The English help stands here, the German in `german`.

use crate::build::Request;
use crate::calendar::{NaiveDate, clock, parse_date};
use crate::kinds::Kind;
#[cfg(feature = "registrar")]
use crate::registrar::store::location::Location;
use crate::text::{Message, SiteAddress, WrongAddress};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::IpAddr;
use std::path::PathBuf;

/// The youth portal: YAML in, website out.
#[derive(Debug, Parser)]
#[command(name = "portal", version, disable_help_subcommand = true)]
pub struct Portal {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the website into a folder.
    Build(BuildArguments),
    /// Check the data and write nothing.
    Check(CheckArguments),
    /// Show the website in the browser and follow every save.
    Serve(ServeArguments),
    /// Write the skeleton of a new file.
    New(NewArguments),
    /// Write JSON Schemas for editors.
    Schema(SchemaArguments),
    /// Print the completions of a shell.
    Completions(CompletionsArguments),
}

/// Where everything lies.
#[derive(Clone, Debug, Args)]
pub struct SourceArguments {
    /// Folder with the facts.
    #[arg(long, default_value = "data", value_name = "FOLDER")]
    pub data: PathBuf,
    /// Folder with pages, texts and assets.
    #[arg(long, default_value = "site", value_name = "FOLDER")]
    pub site: PathBuf,
    /// Folder with templates.
    #[arg(long, default_value = "templates", value_name = "FOLDER")]
    pub templates: PathBuf,
    /// Address of the website, instead of that in portal.yaml.
    #[arg(long, value_name = "URL", value_parser = site_address)]
    pub base_url: Option<SiteAddress>,
    /// The day for which the website is made, 2027-03-22; today if missing.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// Where everything lies.
    #[command(flatten)]
    pub source: SourceArguments,
    /// What is there already.
    #[command(flatten)]
    pub last: LastArguments,
    /// Leave out the packed forms (.gz and .br) of text files.
    #[arg(long)]
    pub no_compress: bool,
}

/// What families know already: nothing of it may go without a word.
#[derive(Debug, Args)]
pub struct LastArguments {
    /// Folder for the result of a build: public/ is the web root.
    #[arg(long, default_value = "dist", value_name = "FOLDER")]
    pub out: PathBuf,
    /// Where the registrations are: says which changes touch registered children. A folder, or postgres://user@host/database.
    #[cfg(feature = "registrar")]
    #[arg(long, value_name = "FOLDER", value_parser = store)]
    pub registrar: Option<Location>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Where everything lies.
    #[command(flatten)]
    pub source: SourceArguments,
    /// What is there already.
    #[command(flatten)]
    pub last: LastArguments,
    /// How to print findings: text for people, json for editors.
    #[arg(long, default_value = "text", value_name = "FORMAT")]
    pub format: Format,
    /// Treat warnings like errors.
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Where everything lies.
    #[command(flatten)]
    pub source: SourceArguments,
    /// Port; 0 takes any free one.
    #[arg(long, default_value = "8080", value_name = "PORT", value_parser = port)]
    pub port: u16,
    /// Address of the network card; 127.0.0.1 is this machine only.
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS", value_parser = address)]
    pub listen: IpAddr,
    /// Folder for registrations and mails while trying things out.
    #[cfg(feature = "registrar")]
    #[arg(long, default_value = "dist/mailbox", value_name = "FOLDER")]
    pub mailbox: PathBuf,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// What it is.
    #[arg(value_name = "KIND", value_parser = kind())]
    pub kind: &'static Kind,
    /// Its id, which is also the name of the file, for example seehaus; of a season 2027-ostern.
    #[arg(value_name = "ID")]
    pub id: String,
    /// Season of a new offer, for example 2027-ostern.
    #[arg(long, value_name = "SEASON")]
    pub season: Option<String>,
    /// Title or name.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Folder with the facts.
    #[arg(long, default_value = "data", value_name = "FOLDER")]
    pub data: PathBuf,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Folder for the schemas.
    #[arg(long, default_value = "data/schema", value_name = "FOLDER")]
    pub out: PathBuf,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell: bash, zsh or fish.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words of the command line")]
pub enum Format {
    Text,
    Json,
}

/// Shells with completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words of the command line")]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

impl SourceArguments {
    /// What to build; `now` gives the day when none was named.
    pub fn request(&self, now: chrono::DateTime<chrono::Utc>) -> Request {
        Request {
            data: self.data.clone(),
            site: self.site.clone(),
            templates: self.templates.clone(),
            base_url: self.base_url.clone(),
            today: self.today.unwrap_or_else(|| clock::date_at(now)),
            published: None,
        }
    }
}

fn date(text: &str) -> Result<NaiveDate, Message> {
    parse_date(text).map_err(|_| {
        Message::new(
            "ein Tag sieht so aus: 2027-03-22",
            "a date looks like 2027-03-22",
        )
    })
}

#[cfg(feature = "registrar")]
fn store(text: &str) -> Result<Location, Message> {
    if text.starts_with("http://") || text.starts_with("https://") {
        return Err(Message::new(
            "gemeint ist der Ort der Anmeldungen, nicht ihre Seite im Netz: ein Ordner oder postgres://user@host/database",
            "this is where the registrations are kept, not their page: a folder or postgres://user@host/database",
        ));
    }
    let Ok(location) = text.parse();
    Ok(location)
}

fn site_address(text: &str) -> Result<SiteAddress, Message> {
    SiteAddress::parse(text).map_err(WrongAddress::told)
}

fn kind() -> impl TypedValueParser<Value = &'static Kind> {
    let names = Kind::with_skeleton().map(|(kind, _)| kind.name);
    PossibleValuesParser::new(names)
        .try_map(|name| Kind::named(&name).ok_or_else(|| format!("no kind {name}")))
}

fn port(text: &str) -> Result<u16, Message> {
    text.parse().map_err(|_| {
        Message::new(
            "ein Port ist eine Zahl von 0 bis 65535",
            "a port is a number from 0 to 65535",
        )
    })
}

fn address(text: &str) -> Result<IpAddr, Message> {
    text.parse().map_err(|_| {
        Message::new(
            "eine Adresse sieht so aus: 127.0.0.1 oder 0.0.0.0",
            "an address looks like 127.0.0.1 or 0.0.0.0",
        )
    })
}
