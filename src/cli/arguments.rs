//! What can be typed behind `portal`.

use crate::build::Request;
use crate::calendar::{NaiveDate, clock, parse_date};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
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
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
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
    /// Folder for the result: public/ is the web root.
    #[arg(long, default_value = "dist", value_name = "FOLDER")]
    pub out: PathBuf,
    /// Leave out the packed forms (.gz and .br) of text files.
    #[arg(long)]
    pub no_compress: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Where everything lies.
    #[command(flatten)]
    pub source: SourceArguments,
    /// How to print findings.
    #[arg(long, default_value = "text")]
    pub format: Format,
    /// Treat warnings like errors.
    #[arg(long)]
    pub deny_warnings: bool,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For editors.
    Json,
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
        }
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).map_err(|_| "a date looks like 2027-03-22".to_owned())
}

/// The description of the command line, for parsing and completions.
pub fn command() -> clap::Command {
    Portal::command()
}
