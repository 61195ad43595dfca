//! `registrar serve`, `check-config`, `send-test-mail`, what the office does at a terminal, and the
//! draw.

mod answer;
pub mod draw;
pub mod serve;
pub mod staff;
pub mod store;

use super::config::{Settings, Source};
use super::domain::Instant;
use super::store::place::Place;
use crate::text::Lang;
use clap::{Args, Subcommand};
use staff::words::Words;
use std::path::{Path, PathBuf};

pub use answer::Answer;

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
    fn file(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }
}

/// Where the catalogue and the store are.
#[derive(Clone, Debug, Args)]
pub struct Places {
    /// The catalogue that `portal build` writes
    #[arg(
        long,
        value_name = "FILE",
        default_value = "dist/registrar/catalogue.json"
    )]
    pub catalogue: PathBuf,
    /// The folder of the store, or postgres://user@host/database
    #[arg(long, value_name = "FOLDER", default_value = "store")]
    pub store: Place,
}

/// The subcommands beside the draw.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Take registrations until asked to end
    Serve {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Address to listen on
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
        listen: std::net::SocketAddr,
    },
    /// Check settings and catalogue, and tell everything that is wrong
    CheckConfig {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
    },
    /// Send a mail to an address, to see whether it arrives
    SendTestMail {
        /// To whom
        to: String,
    },
    /// Copy the store into one file while it is in use
    Backup {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// The copy; it must not exist yet
        file: PathBuf,
    },
    /// The office at a terminal: list, show, cancel, export, purge, retry, report
    #[command(flatten)]
    Staff(staff::Command),
}

impl Command {
    /// Runs the command.
    pub fn run(&self, world: World, lang: Lang) -> Answer {
        let result = match self {
            Command::Serve { places, listen } => {
                serve::serve(places, *listen, world).map(|()| Answer::default())
            }
            Command::CheckConfig { places } => return serve::check(places, world),
            Command::SendTestMail { to } => serve::send_test_mail(to, world),
            Command::Backup { places, file } => backup(places, file, Words(lang)),
            Command::Staff(command) => command.run(world, lang),
        };
        result.unwrap_or_else(|error| {
            let message = format!("{}: {error:#}\n", Words(lang).error());
            Answer {
                message,
                code: 2,
                ..Answer::default()
            }
        })
    }
}

fn backup(places: &Places, file: &Path, words: Words) -> anyhow::Result<Answer> {
    store::backup(places, file)?;
    Ok(Answer {
        message: words.copied(&file.display().to_string()) + "\n",
        ..Answer::default()
    })
}

/// All settings, or everything that is wrong as one error.
fn settings(world: World) -> anyhow::Result<Settings> {
    Settings::read(&world).map_err(|problems| anyhow::anyhow!("{}", problems.join("\n       ")))
}
