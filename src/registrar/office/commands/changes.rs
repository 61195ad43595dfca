//! `registrar changes`: what is held, with the children it touches and the letters word for word.

use super::answers::{Office, done, failed, output};
use crate::registrar::domain::signed_links::Links;
use crate::registrar::domain::{Change, Consent, Email, Family, Registration};
use crate::registrar::family::changes::{Noticed, Shown};
use crate::registrar::mail::copies::to_both;
use crate::registrar::mail::letter::Letter;
use crate::registrar::mail::letters::{Letters, Mail};
use crate::registrar::mail::outbox::Due;
use crate::registrar::office::changes::{self, Settled, Step};
use crate::registrar::store::records::held::all_held;
use crate::registrar::store::sql::Sql;
use crate::registrar::terminal::Answer;
use chrono::TimeDelta;

/// Letters are shown without their links, which are keys: they begin here.
const KEY: &str = "?l=";

impl Office {
    pub(super) async fn changes(&self) -> anyhow::Result<Answer> {
        let now = (self.clock)();
        let programme = std::sync::Arc::clone(&self.programme);
        let (shown, hold) = changes::held(&self.store, programme, now).await?;
        let Shown {
            held,
            otherwise,
            unseen,
        } = shown;
        let mut lines = Vec::new();
        for noticed in &held {
            // Also those to second guardians.
            let letters = match noticed.consequence.past {
                Some(_) => Vec::new(),
                None => noticed.consequence.decision.letters.clone(),
            };
            let read = move |db: &dyn Sql| to_both(db, &letters);
            let letters = self.store.read(read).await?;
            lines.extend(self.one(noticed, &letters, hold)?);
            lines.push(String::new());
        }
        for held in &otherwise {
            lines.push(self.phrases.held(held, self.programme.terms(&held.key)));
            lines.push(self.phrases.other_catalogue().to_owned());
            lines.push(String::new());
        }
        for consequence in &unseen {
            let words = changes::in_words(consequence, &self.programme, now);
            lines.push(self.phrases.unseen(&words));
            lines.push(String::new());
        }
        Ok(match lines.is_empty() {
            true => done(self.phrases.nothing_held()),
            false => output(lines),
        })
    }

    fn one(
        &self,
        noticed: &Noticed,
        letters: &[Letter],
        hold: Option<TimeDelta>,
    ) -> anyhow::Result<Vec<String>> {
        let Noticed { held, consequence } = noticed;
        let terms = self.programme.terms(&held.key);
        let mut lines = vec![
            self.phrases.held(held, terms),
            self.phrases.next(noticed, hold, (self.clock)()),
        ];
        let own =
            |(own, family): &(Registration, Family)| self.phrases.touched(own, family, consequence);
        lines.extend(consequence.children.iter().map(own));
        lines.extend(self.phrases.forms(consequence.forms));
        lines.extend(self.phrases.pending(consequence.pending));
        let id = held.id;
        if held.change.consent() != Consent::Never {
            let too_late = consequence.past.is_some();
            lines.extend(self.phrases.steps(id, held.change, too_late));
        }
        for letter in letters {
            lines.push(String::new());
            lines.extend(self.word_for_word(letter)?);
        }
        Ok(lines)
    }

    /// A letter as the family would get it, but for its links.
    fn word_for_word(&self, letter: &Letter) -> anyhow::Result<Vec<String>> {
        let nobody = Email::parse("office@localhost.localdomain");
        let nobody = nobody.ok_or_else(|| anyhow::anyhow!("the address is wrong"))?;
        let letters = Letters::new(Links::new([0; 32]), nobody, None, String::new())?;
        let due = Due {
            id: 0,
            message: String::new(),
            letter: letter.clone(),
            late: Vec::new(),
            attempt: 1,
            written_at: (self.clock)(),
        };
        let Mail {
            to, subject, text, ..
        } = letters.write(&due, &self.programme)?;
        let mut lines = vec![self.phrases.letter_to(&to, &subject)];
        lines.extend(text.lines().map(|line| {
            let line = line.split_once(KEY).map_or(line, |(before, _)| before);
            format!("  | {line}").trim_end().to_owned()
        }));
        Ok(lines)
    }

    pub(super) fn which_change(&self) -> &'static str {
        self.phrases.which_change()
    }

    pub(super) async fn settle(&self, step: Step, id: i64, reason: &str) -> anyhow::Result<Answer> {
        let programme = std::sync::Arc::clone(&self.programme);
        let (now, reason) = ((self.clock)(), reason.to_owned());
        let held = self.store.read(all_held).await?;
        let which = held.iter().find(|held| held.id == id).map(|held| {
            let terms = self.programme.terms(&held.key);
            self.phrases.held(held, terms)
        });
        let which = which.unwrap_or_default();
        let settled = changes::settle(&self.store, step, id, reason, programme, now).await?;
        Ok(match settled {
            Settled::Sent(letters) => done(&format!("{which}\n{}", self.phrases.sent(letters))),
            Settled::Dropped => done(&format!("{which}\n{}", self.phrases.dropped())),
            Settled::DroppedWithOffers(offers) => {
                let offers = self.phrases.dropped_with_offers(offers);
                done(&format!("{which}\n{offers}"))
            }
            Settled::TooLate => failed(&self.phrases.too_late_to_send(id)),
            Settled::OtherCatalogue => failed(self.phrases.other_catalogue().trim_start()),
            Settled::Unknown => failed(self.phrases.no_such_change()),
            Settled::NoLetters(_) => failed(&self.phrases.no_letters(id)),
            Settled::OnlyInTheData(Change::CalledOff) => failed(self.phrases.still_called_off()),
            Settled::OnlyInTheData(_) => failed(self.phrases.only_in_the_data()),
        })
    }
}
