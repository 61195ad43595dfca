//! What the office does at a terminal, and what it is answered.

use super::phrases::Phrases;
use crate::registrar::domain::{Instant, RegistrationId};
use crate::registrar::mail::log;
use crate::registrar::office::export::{self, Format};
use crate::registrar::office::notes::{keep, notes};
use crate::registrar::office::participants::{Participant, participants};
use crate::registrar::office::place::{Placing, place, withdraw};
use crate::registrar::office::purge::purge;
use crate::registrar::programme::Programme;
use crate::registrar::store::Store;
use crate::registrar::store::records::held::all_held;
use crate::registrar::store::records::tallies::standings;
use crate::registrar::store::sql::Sql;
use crate::registrar::terminal::Answer;
use crate::registrar::texts::Texts;
use crate::text::Lang;
use std::sync::Arc;

/// The office at a terminal.
#[derive(Debug)]
pub struct Office {
    pub(super) store: Arc<Store>,
    pub(super) programme: Arc<Programme>,
    pub(super) clock: fn() -> Instant,
    pub(super) phrases: Phrases,
}

pub(super) fn output(lines: Vec<String>) -> Answer {
    Answer {
        output: lines.into_iter().map(|line| line + "\n").collect(),
        ..Answer::default()
    }
}

pub(super) fn done(message: &str) -> Answer {
    Answer {
        message: format!("{message}\n"),
        ..Answer::default()
    }
}

/// A command that could not do what it should.
pub(super) fn failed(message: &str) -> Answer {
    Answer {
        code: 1,
        ..done(message)
    }
}

impl Office {
    /// With its store and the programme; it is answered in one language.
    pub fn new(
        store: Arc<Store>,
        programme: Programme,
        clock: fn() -> Instant,
        lang: Lang,
    ) -> Office {
        Office {
            store,
            programme: Arc::new(programme),
            clock,
            phrases: Phrases(lang),
        }
    }

    pub(super) async fn list(&self, season: Option<&str>) -> anyhow::Result<Answer> {
        let now = (self.clock)();
        let read = move |db: &dyn Sql| Ok((standings(db, now)?, all_held(db)?));
        let (standings, held) = self.store.read(read).await?;
        let known = standings
            .keys()
            .filter(|key| self.programme.terms(key).is_none());
        let mut lines = Vec::new();
        let listed = self.programme.listed().into_iter();
        for terms in listed.filter(|terms| season.is_none_or(|season| terms.key.season == season)) {
            let tally = standings.get(&terms.key).copied().unwrap_or_default();
            if !terms.is_direct() && tally.taken() + tally.waiting() == 0 {
                continue;
            }
            let marks = held.iter().filter(|held| held.key == terms.key);
            let marks: String = marks.map(|held| self.phrases.marked(held)).collect();
            lines.push(self.phrases.occasion(terms, tally) + &marks);
        }
        for key in known.filter(|key| season.is_none_or(|season| key.season == season)) {
            lines.push(
                self.phrases
                    .gone(key, standings.get(key).copied().unwrap_or_default()),
            );
        }
        Ok(if lines.is_empty() {
            done(self.phrases.nothing_listed())
        } else {
            output(lines)
        })
    }

    async fn find(&self, number: &str) -> anyhow::Result<Result<Participant, Answer>> {
        let Some(number) = RegistrationId::parse(number) else {
            return Ok(Err(failed(self.phrases.no_number())));
        };
        let all = participants(&self.store, None, None).await?;
        let found = all
            .into_iter()
            .find(|participant| participant.registration.id == number);
        Ok(found.ok_or_else(|| failed(self.phrases.not_found())))
    }

    pub(super) async fn show(&self, number: &str) -> anyhow::Result<Answer> {
        let found = match self.find(number).await? {
            Ok(found) => found,
            Err(answer) => return Ok(answer),
        };
        let mut lines = self.phrases.registration(&found, &self.programme);
        let notes = notes(&self.store).await?;
        let about = notes
            .iter()
            .filter(|note| note.subject == found.registration.id.as_str());
        lines.extend(about.map(|note| self.phrases.note(note)));
        Ok(output(lines))
    }

    pub(super) async fn place(&self, number: &str, reason: &str) -> anyhow::Result<Answer> {
        let id = match self.find(number).await? {
            Ok(found) => found.registration.id,
            Err(answer) => return Ok(answer),
        };
        let (programme, now) = (Arc::clone(&self.programme), (self.clock)());
        let reason = reason.to_owned();
        let placing = place(&self.store, id, reason, programme, now).await?;
        Ok(match placing {
            Some(Placing::Placed) => done(self.phrases.placed()),
            Some(Placing::Full) => failed(self.phrases.full()),
            Some(Placing::TooLate) => failed(self.phrases.too_late()),
            Some(Placing::AsBefore) | None => failed(self.phrases.as_before()),
        })
    }

    pub(super) async fn cancel(&self, number: &str, reason: &str) -> anyhow::Result<Answer> {
        let id = match self.find(number).await? {
            Ok(found) => found.registration.id,
            Err(answer) => return Ok(answer),
        };
        let (programme, now) = (Arc::clone(&self.programme), (self.clock)());
        let reason = reason.to_owned();
        let ended = withdraw(&self.store, id, reason, programme, now).await?;
        Ok(if ended {
            done(self.phrases.cancelled())
        } else {
            failed(self.phrases.as_before())
        })
    }

    pub(super) async fn export(
        &self,
        season: &str,
        occasion: &str,
        format: Format,
    ) -> anyhow::Result<Answer> {
        let found = self
            .programme
            .at(season, occasion)
            .zip(self.programme.season(season));
        let Some((terms, season)) = found else {
            return Ok(failed(self.phrases.no_occasion()));
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
                &self.phrases.places(terms, export::placed(&table)),
                (self.clock)(),
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
        let (reason, now) = (reason.to_owned(), (self.clock)());
        Ok(keep(&self.store, action, subject, reason, now).await?)
    }

    pub(super) async fn purge(&self, reason: &str) -> anyhow::Result<Answer> {
        self.note("purge", String::new(), reason).await?;
        let purged = purge(&self.store, Arc::clone(&self.programme), (self.clock)()).await?;
        Ok(done(&self.phrases.purged(purged)))
    }

    pub(super) async fn retry(&self, id: Option<i64>, reason: &str) -> anyhow::Result<Answer> {
        let count = log::retry(&self.store, id, (self.clock)()).await?;
        if count > 0 {
            self.note(
                "retry",
                id.map(|id| id.to_string()).unwrap_or_default(),
                reason,
            )
            .await?;
        }
        Ok(if count > 0 {
            done(&self.phrases.due_again(count))
        } else {
            failed(self.phrases.nothing_failed())
        })
    }

    pub(super) async fn report(&self) -> anyhow::Result<Answer> {
        let (notes, mails) = (notes(&self.store).await?, log::log(&self.store).await?);
        let mut lines: Vec<String> = notes.iter().map(|note| self.phrases.note(note)).collect();
        lines.extend(mails.iter().map(|mail| self.phrases.mail(mail)));
        Ok(if lines.is_empty() {
            done(self.phrases.nothing_logged())
        } else {
            output(lines)
        })
    }
}
