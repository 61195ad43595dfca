//! The office at a terminal. What changes something asks for a reason, which is kept.

mod export;

use super::serve::read_programme;
use super::{Places, World};
use crate::registrar::decide::answer::Answered;
use crate::registrar::domain::RegistrationId;
use crate::registrar::draw::Answer;
use crate::registrar::programme::Programme;
use crate::registrar::store::sqlite::Sqlite;
use crate::registrar::store::staff::Participant;
use crate::registrar::store::{Store, Wish};
use crate::words;
use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use std::fmt::Write as _;
use std::sync::Arc;

/// A file format of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For spreadsheets
    Csv,
    /// For printing
    Html,
}

/// The subcommands of the office.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Occasions with places, waiting lists and free places
    List {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
    },
    /// One registration with its family
    Show {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Its number
        number: String,
    },
    /// End a registration; the family gets a mail with the reason
    Cancel {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Its number
        number: String,
        /// Why; the family reads it
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// The list of participants of an occasion
    Export {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Season, for example 2027-ostern
        season: String,
        /// Occasion, for example pizza-1
        occasion: String,
        /// Format
        #[arg(long, value_enum, default_value_t = Format::Csv)]
        format: Format,
    },
    /// Delete now what must not be kept any longer; the service does it by itself every hour
    Purge {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Why now
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Send mails again that have failed: one by its number, or all
    Retry {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Number of the mail
        id: Option<i64>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// The mail log: what was sent, what waits, what has failed
    Report {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
    },
}

struct Desk {
    store: Sqlite,
    programme: Arc<Programme>,
    world: World,
}

impl Command {
    fn places(&self) -> &Places {
        match self {
            Command::List { places }
            | Command::Show { places, .. }
            | Command::Cancel { places, .. }
            | Command::Export { places, .. }
            | Command::Purge { places, .. }
            | Command::Retry { places, .. }
            | Command::Report { places } => places,
        }
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the store or the catalogue cannot be used.
    pub fn run(&self, world: World) -> anyhow::Result<Answer> {
        let places = self.places();
        let programme = Arc::new(read_programme(&places.catalogue)?);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let desk = Desk { store: Sqlite::join(&places.store, (world.chance)())?, programme, world };
        runtime.block_on(async {
            match self {
                Command::List { .. } => desk.list().await,
                Command::Show { number, .. } => desk.show(number).await,
                Command::Cancel { number, reason, .. } => desk.cancel(number, reason).await,
                Command::Export { season, occasion, format, .. } => desk.export(season, occasion, *format).await,
                Command::Purge { reason, .. } => desk.purge(reason).await,
                Command::Retry { id, reason, .. } => desk.retry(*id, reason).await,
                Command::Report { .. } => desk.report().await,
            }
        })
    }
}

fn output(output: String) -> Answer {
    Answer { output, ..Answer::default() }
}

fn failed(message: &str) -> Answer {
    Answer { message: format!("error: {message}\n"), code: 1, ..Answer::default() }
}

impl Desk {
    async fn list(&self) -> anyhow::Result<Answer> {
        let standings = self.store.standings((self.world.clock)()).await?;
        let mut text = String::new();
        for (key, tally) in standings {
            let terms = self.programme.terms(&key);
            let title = terms.map_or("?", |terms| &terms.title);
            let when = terms.map(|terms| words::sessions(&terms.sessions)).unwrap_or_default();
            let places = terms.and_then(|terms| terms.capacity.places).map_or_else(|| "-".to_owned(), |places| places.to_string());
            let _ = writeln!(
                text,
                "{}/{}\t{title}\t{when}\t{} von {places} belegt\t{} warten",
                key.season,
                key.occasion,
                tally.taken(),
                tally.waiting()
            );
        }
        Ok(output(text))
    }

    async fn find(&self, number: &str) -> anyhow::Result<Option<Participant>> {
        let number = RegistrationId::parse(number).context("that is no number of a registration, they look like K7QM2-XPD4R")?;
        let all = self.store.participants(None, None).await?;
        Ok(all.into_iter().find(|participant| participant.registration.id == number))
    }

    async fn show(&self, number: &str) -> anyhow::Result<Answer> {
        let Some(found) = self.find(number).await? else { return Ok(failed("there is no confirmed registration with this number")) };
        let own = &found.registration;
        let mut text = format!("{}\t{}/{}\t{}", own.id, own.key.season, own.key.occasion, own.status.name());
        if let Some(reason) = &found.reason {
            let _ = write!(text, " ({reason})");
        }
        let _ = writeln!(text, "\nKind: {}, geboren {}", own.child.name(), own.child.born);
        let guardian = &found.guardian;
        let _ = writeln!(text, "Kontakt: {}, {}, {}", guardian.name, guardian.email.as_str(), guardian.phone.as_str());
        Ok(output(text))
    }

    async fn note(&self, action: &str, subject: &str, reason: &str) -> anyhow::Result<()> {
        anyhow::ensure!(!reason.trim().is_empty(), "the reason is missing");
        Ok(self.store.note(action.to_owned(), subject.to_owned(), reason.trim().to_owned(), (self.world.clock)()).await?)
    }

    async fn cancel(&self, number: &str, reason: &str) -> anyhow::Result<Answer> {
        let Some(found) = self.find(number).await? else { return Ok(failed("there is no confirmed registration with this number")) };
        let id = found.registration.id;
        self.note("cancel", id.as_str(), reason).await?;
        let wish = Wish::Withdraw(reason.trim().to_owned());
        let answered = self.store.answer(None, id, wish, Arc::clone(&self.programme), (self.world.clock)()).await?;
        Ok(match answered {
            Some(Answered::Cancelled) => Answer { message: "cancelled; the family gets a mail\n".to_owned(), ..Answer::default() },
            _ => failed("this registration had ended before"),
        })
    }

    async fn export(&self, season: &str, occasion: &str, format: Format) -> anyhow::Result<Answer> {
        let Some(terms) = self.programme.at(season, occasion) else { return Ok(failed("there is no such occasion")) };
        let offer = self.programme.offer(season, &terms.key.offer);
        let all = self.store.participants(Some(season.to_owned()), Some(occasion.to_owned())).await?;
        let table = export::table(&all, offer.map_or(&[], |offer| &offer.questions));
        let title = format!("{}, {}", terms.title, words::sessions(&terms.sessions));
        Ok(output(match format {
            Format::Csv => export::csv(&table),
            Format::Html => export::html(&title, &table),
        }))
    }

    async fn purge(&self, reason: &str) -> anyhow::Result<Answer> {
        self.note("purge", "", reason).await?;
        let purged = self.store.purge(Arc::clone(&self.programme), (self.world.clock)()).await?;
        let message = format!(
            "deleted: {} forms, {} families, {} answers, {} lines of the mail log\n",
            purged.requests, purged.families, purged.answers, purged.letters
        );
        Ok(Answer { message, ..Answer::default() })
    }

    async fn retry(&self, id: Option<i64>, reason: &str) -> anyhow::Result<Answer> {
        self.note("retry", &id.map(|id| id.to_string()).unwrap_or_default(), reason).await?;
        let count = self.store.retry(id, (self.world.clock)()).await?;
        Ok(Answer { message: format!("{count} mails are due again\n"), ..Answer::default() })
    }

    async fn report(&self) -> anyhow::Result<Answer> {
        let mut text = String::new();
        for line in self.store.mail_log().await? {
            let problem = line.problem.unwrap_or_default();
            let _ = writeln!(
                text,
                "{}\t{}\t{}\t{}\t{}\t{}\t{problem}",
                line.id, line.written_at, line.kind, line.to, line.state, line.attempts
            );
        }
        Ok(output(text))
    }
}
