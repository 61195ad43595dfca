//! `registrar serve`, `check-config`, `send-test-mail`, what the office does at a terminal, and the
//! draw.

mod announce;
pub mod draw;
mod german;
pub mod office;
pub mod serve;
pub mod store;

use super::domain::Instant;
use super::mail::mailer::SendError;
use super::programme::BadTime;
use super::store::StoreError;
use super::terminal::{Answer, Locations};
use crate::catalogue::ParseError;
use crate::command_line::{self, USAGE_OR_ENVIRONMENT};
use crate::registrar::service::config::{Settings, Source, together};
use crate::text::{self, Lang, Message};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use announce::{announce, registered};
pub use german::GERMAN;

/// What the world gives: time, chance, the environment, a way out for log lines.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// Tells the time.
    pub clock: fn() -> Instant,
    /// Gives chance.
    pub chance: fn() -> [u8; 16],
    /// Reads the environment.
    pub variable: fn(&str) -> Option<String>,
    /// Takes lines for the log, one or more at once, each with its end.
    pub log: fn(&str),
}

impl Source for World {
    fn variable(&self, name: &str) -> Option<String> {
        (self.variable)(name)
    }
    fn file(&self, path: &str) -> std::io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

/// The companion of the website: registrations and the draw
#[derive(Debug, Parser)]
#[command(name = "registrar", version, disable_help_subcommand = true)]
pub struct Registrar {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The draw of a season: run, commit, seed, verify, explain, chances, report
    #[command(subcommand)]
    Draw(draw::Command),
    /// Take registrations until asked to end
    Serve {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Address to listen on
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081", value_parser = listen)]
        listen: SocketAddr,
    },
    /// Check settings and catalogue, and tell everything that is wrong
    CheckConfig {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
    },
    /// Send a mail to an address, to see whether it arrives
    SendTestMail {
        /// To whom
        #[arg(value_name = "ADDRESS")]
        to: String,
    },
    /// Copy the store into one file while it is in use
    Backup {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// The copy; it must not exist yet
        file: PathBuf,
    },
    /// The office at a terminal: list, show, cancel, export, changes, purge, retry, report
    #[command(flatten)]
    Office(crate::registrar::office::commands::Command),
}

/// Reads the arguments, the name of the program first, and does what they say.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: World, lang: Lang) -> Answer {
    match command_line::parse(arguments, lang, &GERMAN) {
        Ok(Registrar { command }) => command.run(world, lang),
        Err(usage) => usage.into(),
    }
}

impl Command {
    /// Runs the command.
    pub fn run(&self, world: World, lang: Lang) -> Answer {
        let result = match self {
            Command::Draw(command) => return command.run(lang),
            Command::Serve { locations, listen } => {
                serve::serve(locations, *listen, world).map(|()| Answer::default())
            }
            Command::CheckConfig { locations } => return serve::check(locations, world, lang),
            Command::SendTestMail { to } => serve::send_test_mail(to, world, lang),
            Command::Backup { locations, file } => backup(locations, file, lang),
            Command::Office(command) => office::run(command, world, lang),
        };
        result.unwrap_or_else(|error| {
            let word = lang.pick("Fehler", "error");
            Answer {
                message: format!("{word}: {}\n", told(&error, lang)),
                code: USAGE_OR_ENVIRONMENT,
                ..Answer::default()
            }
        })
    }
}

fn backup(locations: &Locations, file: &Path, lang: Lang) -> anyhow::Result<Answer> {
    store::backup(locations, file)?;
    let done = lang.pick(
        "eine vollständige, geprüfte Kopie",
        "a whole and checked copy",
    );
    Ok(Answer {
        message: format!("{}: {done}\n", file.display()),
        ..Answer::default()
    })
}

/// All settings, or everything that is wrong as one error.
fn settings(world: World) -> anyhow::Result<Settings> {
    Ok(Settings::read(&world).map_err(together)?)
}

/// An error of the registrar in the language of the reader.
pub fn told(error: &anyhow::Error, lang: Lang) -> String {
    text::told(error, lang, |error| {
        let bad_time = || error.downcast_ref().map(BadTime::message);
        let unreadable = || error.downcast_ref().map(ParseError::message);
        let not_sent = || error.downcast_ref().map(SendError::message);
        error
            .downcast_ref()
            .map(StoreError::message)
            .or_else(bad_time)
            .or_else(unreadable)
            .or_else(not_sent)
    })
}

fn listen(text: &str) -> Result<SocketAddr, Message> {
    text.parse().map_err(|_| {
        Message::new(
            "Adresse und Port sehen so aus: 127.0.0.1:8081",
            "address and port look like 127.0.0.1:8081",
        )
    })
}
