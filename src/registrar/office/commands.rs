//! The office at a terminal. What changes something asks for a reason, which is kept.

mod answers;
mod changes;
mod phrases;

use super::changes::Step;
use super::export::Format;
use crate::registrar::terminal::{Answer, Locations};
use crate::text::{Lang, Message};
use answers::failed;
use clap::Subcommand;
use phrases::Phrases;

pub use answers::Office;
pub use phrases::{no_catalogue, no_store};

/// The subcommands of the office.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Occasions with their places and waiting lists
    List {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Only this season, for example 2027-ostern
        season: Option<String>,
    },
    /// One registration with its family, and what the office did with it
    Show {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Its number
        number: String,
    },
    /// Give a free place to a child that waits, after a call; the family gets a mail
    Place {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Number of its registration
        number: String,
        /// Why
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        reason: String,
    },
    /// End a registration; the family gets a mail with the reason
    Cancel {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Its number
        number: String,
        /// Why; the family reads it
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        reason: String,
    },
    /// The list of participants of an occasion: csv for the office, html to print for the host
    Export {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Season, for example 2027-ostern
        season: String,
        /// Occasion, for example pizza-1
        occasion: String,
        /// Format
        #[arg(long, value_enum, default_value_t = Format::Csv)]
        format: Format,
    },
    /// What the data says else than registered families were told: what waits, with the letters word for word; send or drop it
    Changes {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// What to do with a change; without it, all are shown
        #[arg(value_enum)]
        step: Option<Step>,
        /// Number of the change
        #[arg(value_name = "CHANGE", value_parser = change_number)]
        id: Option<i64>,
        /// Why
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        reason: String,
    },
    /// Delete now what must not be kept any longer; the service does it by itself every hour
    Purge {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Why now
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        reason: String,
    },
    /// Send mails again that have failed: one by its number, or all
    Retry {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
        /// Number of the mail
        #[arg(value_name = "MAIL", value_parser = mail_number)]
        id: Option<i64>,
        /// Why
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        reason: String,
    },
    /// What the office did and why, and the mail log: what was sent, what waits, what has failed
    Report {
        /// Where catalogue and store are
        #[command(flatten)]
        locations: Locations,
    },
}

fn mail_number(text: &str) -> Result<i64, Message> {
    text.parse().map_err(|_| {
        Message::new(
            "eine Mail hat eine Zahl als Nummer; alle zeigt: registrar report",
            "the number of a mail is a number; all of them: registrar report",
        )
    })
}

fn change_number(text: &str) -> Result<i64, Message> {
    text.parse().map_err(|_| {
        Message::new(
            "eine Änderung hat eine Zahl als Nummer; alle zeigt: registrar changes",
            "the number of a change is a number; all of them: registrar changes",
        )
    })
}

impl Command {
    /// Where catalogue and store are.
    pub fn locations(&self) -> &Locations {
        match self {
            Command::List { locations, .. }
            | Command::Show { locations, .. }
            | Command::Place { locations, .. }
            | Command::Cancel { locations, .. }
            | Command::Export { locations, .. }
            | Command::Changes { locations, .. }
            | Command::Purge { locations, .. }
            | Command::Retry { locations, .. }
            | Command::Report { locations } => locations,
        }
    }

    /// Whether it says or does something with what the catalogue says of dates.
    pub fn reads_dates(&self) -> bool {
        match self {
            Command::List { .. }
            | Command::Show { .. }
            | Command::Place { .. }
            | Command::Cancel { .. }
            | Command::Export { .. }
            | Command::Changes { .. } => true,
            Command::Purge { .. } | Command::Retry { .. } | Command::Report { .. } => false,
        }
    }

    /// Whether it changes nothing, whatever its catalogue says: its store cannot be written.
    pub fn only_looks(&self) -> bool {
        match self {
            Command::List { .. }
            | Command::Show { .. }
            | Command::Export { .. }
            | Command::Changes { step: None, .. }
            | Command::Report { .. } => true,
            Command::Place { .. }
            | Command::Cancel { .. }
            | Command::Changes { step: Some(_), .. }
            | Command::Purge { .. }
            | Command::Retry { .. } => false,
        }
    }

    /// Why, when the command changes something.
    fn reason(&self) -> Option<&str> {
        match self {
            Command::Place { reason, .. }
            | Command::Cancel { reason, .. }
            | Command::Purge { reason, .. }
            | Command::Retry { reason, .. } => Some(reason),
            Command::Changes {
                step: Some(_),
                reason,
                ..
            } => Some(reason),
            Command::Changes { step: None, .. }
            | Command::List { .. }
            | Command::Show { .. }
            | Command::Export { .. }
            | Command::Report { .. } => None,
        }
    }

    /// Says that the reason is missing, when there should be one.
    pub fn refused(&self, lang: Lang) -> Option<Answer> {
        let missing = self.reason().is_some_and(|reason| reason.trim().is_empty());
        missing.then(|| failed(Phrases(lang).no_reason()))
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn run(&self, office: &Office) -> anyhow::Result<Answer> {
        match self {
            Command::List { season, .. } => office.list(season.as_deref()).await,
            Command::Show { number, .. } => office.show(number).await,
            Command::Place { number, reason, .. } => office.place(number, reason.trim()).await,
            Command::Cancel { number, reason, .. } => office.cancel(number, reason.trim()).await,
            Command::Export {
                season,
                occasion,
                format,
                ..
            } => office.export(season, occasion, *format).await,
            Command::Changes {
                step, id, reason, ..
            } => match (step, id) {
                (None, _) => office.changes().await,
                (Some(_), None) => Ok(failed(office.which_change())),
                (Some(step), Some(id)) => office.settle(*step, *id, reason.trim()).await,
            },
            Command::Purge { reason, .. } => office.purge(reason.trim()).await,
            Command::Retry { id, reason, .. } => office.retry(*id, reason.trim()).await,
            Command::Report { .. } => office.report().await,
        }
    }
}
