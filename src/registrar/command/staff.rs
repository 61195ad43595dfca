//! The office at a terminal. What changes something asks for a reason, which is kept.

mod export;
pub(super) mod words;

use super::{Answer, Places, World, store};
use crate::registrar::domain::RegistrationId;
use crate::registrar::mail::log;
use crate::registrar::office::notes::{keep, notes};
use crate::registrar::office::participants::{Participant, participants};
use crate::registrar::office::place::{Placing, place, withdraw};
use crate::registrar::office::purge::purge;
use crate::registrar::programme::Programme;
use crate::registrar::programme::read_programme;
use crate::registrar::store::Store;
use crate::registrar::store::records::tallies::standings;
use crate::registrar::texts::Texts;
use crate::text::{Explain, Lang, Message};
use clap::Subcommand;
use std::sync::Arc;
use words::Words;

pub use export::Format;

/// The subcommands of the office.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Occasions with their places and waiting lists
    List {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Only this season, for example 2027-ostern
        season: Option<String>,
    },
    /// One registration with its family, and what the office did with it
    Show {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
        /// Its number
        number: String,
    },
    /// Give a free place to a child that waits, after a call; the family gets a mail
    Place {
        /// Where catalogue and store are
        #[command(flatten)]
        places: Places,
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
        places: Places,
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
        places: Places,
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
        places: Places,
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

struct Desk {
    store: Arc<Store>,
    programme: Arc<Programme>,
    world: World,
    words: Words,
}

impl Command {
    fn places(&self) -> &Places {
        match self {
            Command::List { places, .. }
            | Command::Show { places, .. }
            | Command::Place { places, .. }
            | Command::Cancel { places, .. }
            | Command::Export { places, .. }
            | Command::Purge { places, .. }
            | Command::Retry { places, .. }
            | Command::Report { places } => places,
        }
    }

    /// Why, when the command changes something.
    fn reason(&self) -> Option<&str> {
        match self {
            Command::Place { reason, .. }
            | Command::Cancel { reason, .. }
            | Command::Purge { reason, .. }
            | Command::Retry { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the store or the catalogue cannot be used.
    pub fn run(&self, world: World, lang: Lang) -> anyhow::Result<Answer> {
        let words = Words(lang);
        if self.reason().is_some_and(|reason| reason.trim().is_empty()) {
            return Ok(failed(words.no_reason()));
        }
        let places = self.places();
        let programme = Arc::new(read_programme(&places.catalogue).explain(words::no_catalogue)?);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let store = store::join(places, world).explain(words::no_store)?;
        let desk = Desk {
            store,
            programme,
            world,
            words,
        };
        runtime.block_on(async {
            match self {
                Command::List { season, .. } => desk.list(season.as_deref()).await,
                Command::Show { number, .. } => desk.show(number).await,
                Command::Place { number, reason, .. } => desk.place(number, reason).await,
                Command::Cancel { number, reason, .. } => desk.cancel(number, reason).await,
                Command::Export {
                    season,
                    occasion,
                    format,
                    ..
                } => desk.export(season, occasion, *format).await,
                Command::Purge { reason, .. } => desk.purge(reason).await,
                Command::Retry { id, reason, .. } => desk.retry(*id, reason).await,
                Command::Report { .. } => desk.report().await,
            }
        })
    }
}

fn output(lines: Vec<String>) -> Answer {
    Answer {
        output: lines.into_iter().map(|line| line + "\n").collect(),
        ..Answer::default()
    }
}

fn done(message: &str) -> Answer {
    Answer {
        message: format!("{message}\n"),
        ..Answer::default()
    }
}

fn failed(message: &str) -> Answer {
    Answer {
        code: 1,
        ..done(message)
    }
}

impl Desk {
    async fn list(&self, season: Option<&str>) -> anyhow::Result<Answer> {
        let standings = {
            let now = (self.world.clock)();
            self.store.read(move |db| standings(db, now)).await?
        };
        let known = standings
            .keys()
            .filter(|key| self.programme.terms(key).is_none());
        let mut lines = Vec::new();
        let mut direct: Vec<_> = self
            .programme
            .all()
            .filter(|terms| terms.is_direct())
            .collect();
        direct.sort_by_key(|terms| (&terms.key.season, terms.starts_at, &terms.key.occasion));
        for terms in direct
            .into_iter()
            .filter(|terms| season.is_none_or(|season| terms.key.season == season))
        {
            lines.push(self.words.occasion(
                terms,
                standings.get(&terms.key).copied().unwrap_or_default(),
            ));
        }
        for key in known.filter(|key| season.is_none_or(|season| key.season == season)) {
            lines.push(
                self.words
                    .gone(key, standings.get(key).copied().unwrap_or_default()),
            );
        }
        Ok(if lines.is_empty() {
            done(self.words.nothing_listed())
        } else {
            output(lines)
        })
    }

    async fn find(&self, number: &str) -> anyhow::Result<Result<Participant, Answer>> {
        let Some(number) = RegistrationId::parse(number) else {
            return Ok(Err(failed(self.words.no_number())));
        };
        let all = participants(&self.store, None, None).await?;
        let found = all
            .into_iter()
            .find(|participant| participant.registration.id == number);
        Ok(found.ok_or_else(|| failed(self.words.not_found())))
    }

    async fn show(&self, number: &str) -> anyhow::Result<Answer> {
        let found = match self.find(number).await? {
            Ok(found) => found,
            Err(answer) => return Ok(answer),
        };
        let mut lines = self.words.registration(&found, &self.programme);
        let notes = notes(&self.store).await?;
        let about = notes
            .iter()
            .filter(|note| note.subject == found.registration.id.as_str());
        lines.extend(about.map(|note| self.words.note(note)));
        Ok(output(lines))
    }

    async fn place(&self, number: &str, reason: &str) -> anyhow::Result<Answer> {
        let id = match self.find(number).await? {
            Ok(found) => found.registration.id,
            Err(answer) => return Ok(answer),
        };
        let (programme, now) = (Arc::clone(&self.programme), (self.world.clock)());
        let reason = reason.trim().to_owned();
        let placing = place(&self.store, id, reason, programme, now).await?;
        Ok(match placing {
            Some(Placing::Placed) => done(self.words.placed()),
            Some(Placing::Full) => failed(self.words.full()),
            Some(Placing::TooLate) => failed(self.words.too_late()),
            Some(Placing::AsBefore) | None => failed(self.words.as_before()),
        })
    }

    async fn cancel(&self, number: &str, reason: &str) -> anyhow::Result<Answer> {
        let id = match self.find(number).await? {
            Ok(found) => found.registration.id,
            Err(answer) => return Ok(answer),
        };
        let (programme, now) = (Arc::clone(&self.programme), (self.world.clock)());
        let reason = reason.trim().to_owned();
        let ended = withdraw(&self.store, id, reason, programme, now).await?;
        Ok(if ended {
            done(self.words.cancelled())
        } else {
            failed(self.words.as_before())
        })
    }

    async fn export(&self, season: &str, occasion: &str, format: Format) -> anyhow::Result<Answer> {
        let found = self
            .programme
            .at(season, occasion)
            .zip(self.programme.season(season));
        let Some((terms, season)) = found else {
            return Ok(failed(self.words.no_occasion()));
        };
        let questions = self
            .programme
            .offer(&season.id, &terms.key.offer)
            .map_or(&[][..], |offer| &offer.questions);
        let all = participants(
            &self.store,
            Some(season.id.clone()),
            Some(occasion.to_owned()),
        )
        .await?;
        let town = &self.programme.catalogue().town;
        let table = export::table(&all, season, questions, town, &Texts::new()?);
        let output = match format {
            Format::Csv => export::csv(&table),
            Format::Html => export::html(
                terms,
                &table,
                &self.words.places(terms, export::placed(&table)),
                (self.world.clock)(),
            ),
        };
        Ok(Answer {
            output,
            ..Answer::default()
        })
    }

    async fn note(
        &self,
        action: &'static str,
        subject: String,
        reason: &str,
    ) -> anyhow::Result<()> {
        let (reason, now) = (reason.trim().to_owned(), (self.world.clock)());
        Ok(keep(&self.store, action, subject, reason, now).await?)
    }

    async fn purge(&self, reason: &str) -> anyhow::Result<Answer> {
        self.note("purge", String::new(), reason).await?;
        let purged = purge(
            &self.store,
            Arc::clone(&self.programme),
            (self.world.clock)(),
        )
        .await?;
        Ok(done(&self.words.purged(purged)))
    }

    async fn retry(&self, id: Option<i64>, reason: &str) -> anyhow::Result<Answer> {
        let count = log::retry(&self.store, id, (self.world.clock)()).await?;
        if count > 0 {
            self.note(
                "retry",
                id.map(|id| id.to_string()).unwrap_or_default(),
                reason,
            )
            .await?;
        }
        Ok(if count > 0 {
            done(&self.words.due_again(count))
        } else {
            failed(self.words.nothing_failed())
        })
    }

    async fn report(&self) -> anyhow::Result<Answer> {
        let (notes, mails) = (notes(&self.store).await?, log::log(&self.store).await?);
        let mut lines: Vec<String> = notes.iter().map(|note| self.words.note(note)).collect();
        lines.extend(mails.iter().map(|mail| self.words.mail(mail)));
        Ok(if lines.is_empty() {
            done(self.words.nothing_logged())
        } else {
            output(lines)
        })
    }
}
