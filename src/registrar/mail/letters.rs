//! Letters in words: from the facts of a letter to a mail in German, as text and as HTML, with a
//! calendar file. The sentences stand in `templates/mail/`.

mod action;
pub mod calendar_file;
pub mod calendars;
mod children;
mod dates;
mod digest;
pub mod entries;
mod facts;
pub mod file;
mod frame;
mod phrases;
mod summary;
mod wrap;

pub use children::{LOOKS, SumLine, sums_of};
pub use phrases::{listed, moment};
pub use summary::Summary;
pub use wrap::COLUMNS;

use super::letter::{Button, Entry, Fact, Letter, LetterKind, Shown, State};
use super::outbox::Due;
use crate::catalogue::Season;
use crate::ical;
use crate::registrar::domain::signed_links::{Links, Purpose};
use crate::registrar::domain::{Email, Instant, RegistrationId};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Texts, text};
use crate::routes;
use crate::templates::{Shared, Templates};
use crate::text::Phone;
use action::Action;
use anyhow::{Context, bail};
use calendar_file::Dated;
use calendars::Calendars;
use chrono::TimeDelta;
use file::{File, Words};
use frame::{FRAMES, Frame};
use std::collections::BTreeMap;
use wrap::wrapped;

/// A mail, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: Email,
    /// Who reads an answer.
    pub reply_to: Option<Email>,
    /// Subject.
    pub subject: String,
    /// As text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// A calendar file.
    pub calendar: Option<ical::File>,
    /// Left part of the Message-ID.
    pub message: String,
    /// When it was written.
    pub written_at: Instant,
}

/// Writes letters.
#[derive(Debug)]
pub struct Letters {
    templates: Templates,
    files: BTreeMap<LetterKind, File>,
    texts: Texts,
    links: Links,
    /// Where families reach the registrar: `https://…`, without a slash at the end.
    public_url: Option<String>,
    office: Email,
    /// Behind the @ of every date in a calendar file.
    calendar_host: String,
}

/// What stands in the link of an offer: the registration and whose letter it is, so that the link ends
/// when they take another mailbox.
pub fn offered(registration: &RegistrationId, whose: Option<&str>) -> String {
    format!("{registration}_{}", whose.unwrap_or_default())
}

/// The family link is valid so long after each letter or page that shows it.
pub const FAMILY_LINK: TimeDelta = TimeDelta::days(200);

impl Letters {
    /// A writer of letters. `public_url` replaces the address of the site, for trying things out;
    /// `calendar_host` is [`calendar_file::fixed_host`].
    ///
    /// # Errors
    /// When a template is broken, which a test would show.
    pub fn new(
        links: Links,
        office: Email,
        public_url: Option<String>,
        calendar_host: String,
    ) -> anyhow::Result<Letters> {
        let owned = |name: &str, source: &str| (name.to_owned(), source.to_owned());
        let frames = FRAMES.iter().map(|(name, source)| owned(name, source));
        let all = LetterKind::ALL.iter().copied();
        let files = all
            .clone()
            .map(|kind| owned(&file::name(kind), kind.source()));
        Ok(Letters {
            templates: Templates::compile(frames.chain(files).collect())?,
            files: all
                .map(|kind| Ok((kind, File::of(kind)?)))
                .collect::<anyhow::Result<_>>()?,
            texts: Texts::new()?,
            links,
            public_url,
            office,
            calendar_host,
        })
    }

    /// What every other calendar of families needs to know so that it fits the files of letters.
    pub fn calendars(&self) -> Calendars {
        Calendars {
            public_url: self.public_url.clone(),
            office: self.office.clone(),
            host: self.calendar_host.clone(),
        }
    }

    /// The address where families reach the registrar.
    fn base<'a>(&'a self, programme: &'a Programme) -> &'a str {
        self.public_url
            .as_deref()
            .unwrap_or(&programme.catalogue().base_url)
    }

    /// Writes a letter.
    ///
    /// # Errors
    /// When a template fails, which a test would show.
    pub fn write(&self, due: &Due, programme: &Programme) -> anyhow::Result<Mail> {
        let letter = &*due.letter.to_be_sent();
        let shown = letter.shown();
        let season = season(&shown, programme);
        let contact = season.map(|season| &season.contact);
        let email = contact.and_then(|contact| contact.email.as_deref());
        let base = self.base(programme);
        let words = self.words(letter, programme)?;
        let family_url = self.family_url(letter, due.written_at, base);
        let answer = |child: &Shown<'_>| self.answer(letter, child, base);
        let children = children::children(&shown, programme, &self.texts, answer);
        let (button, family_url) = self.button(letter, words.button, family_url, base)?;
        let reply_to = email.and_then(Email::parse);
        let reply_to = reply_to.unwrap_or_else(|| self.office.clone());
        let calendar = Dated {
            shown: &shown,
            written_at: due.written_at,
            programme,
            host: &self.calendar_host,
        };
        let team = contact.and_then(|contact| contact.team.as_deref());
        let calendar = calendar.file(ical::Organizer {
            name: team.unwrap_or(&programme.catalogue().portal),
            mail: reply_to.as_str(),
        });
        let frame = Frame {
            subject: &words.subject,
            name: &letter.name,
            lead: &words.lead,
            english: words.english.as_deref(),
            sums: children::sums(&shown, programme, &self.texts),
            private: button.is_some() && matches!(letter.button(), Some(Button::Family)),
            button,
            children,
            lines: &words.lines,
            notes: &words.notes,
            dates: calendar
                .as_ref()
                .and_then(|_| dates::said(&shown, &self.texts)),
            family_url,
            team,
            phone: contact.and_then(|contact| contact.phone.as_ref().map(Phone::as_str)),
            email,
            portal: &programme.catalogue().portal,
            sample: letter.to.is_some() && season.is_some_and(|season| season.sample),
        };
        let shared = BTreeMap::from([("mail", Shared::new(&frame))]);
        let text = self.templates.render("mail/frame.txt", &shared, &[])?;
        Ok(Mail {
            to: letter.to.clone().unwrap_or_else(|| self.office.clone()),
            reply_to: Some(reply_to),
            text: wrapped(&text),
            html: self.templates.render("mail/frame.html", &shared, &[])?,
            subject: words.subject,
            calendar,
            message: due.message.clone(),
            written_at: due.written_at,
        })
    }

    /// What the files of the letter say, kind by kind.
    fn words(&self, letter: &Letter, programme: &Programme) -> anyhow::Result<Words> {
        let mut kinds: Vec<(LetterKind, Vec<Fact<'_>>)> = Vec::new();
        for about in letter.abouts() {
            let (kind, facts) = (about.kind(), about.facts());
            match kinds.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, all)) => all.extend(facts),
                None => kinds.push((kind, facts)),
            }
        }
        let mut all = Vec::new();
        for (kind, facts) in &kinds {
            let file = self.files.get(kind);
            let file = file.with_context(|| format!("no file of {}", kind.name()))?;
            let values = facts::values(facts, programme, &self.texts);
            all.push(file.write(&self.templates, &values)?);
        }
        let subject = self.subject(&all);
        let words = all.into_iter().reduce(Words::and).unwrap_or_default();
        Ok(Words { subject, ..words })
    }

    /// The subject says the two most urgent things.
    fn subject(&self, words: &[Words]) -> String {
        let first: Vec<&str> = words.iter().take(2).map(|one| &*one.subject).collect();
        let subject = first.join(" · ");
        match words.len() {
            0..=2 => subject,
            _ => {
                let more = text!("letter_and_more", subject = subject);
                self.texts.say(&more).into_owned()
            }
        }
    }

    /// The address under which an offered place is answered.
    fn answer_url(&self, letter: &Letter, entry: &Entry, until: Instant, base: &str) -> String {
        let content = offered(&entry.id, letter.in_links());
        let link = self.links.sign(Purpose::Offer, &content, until);
        base.to_owned() + &routes::signed(routes::OFFERED_PLACE, &link)
    }

    /// The button of an offered place, where the letter tells of more than this one.
    fn answer(&self, letter: &Letter, child: &Shown<'_>, base: &str) -> Option<Action> {
        let State::Offered(Some(until)) = child.state else {
            return None;
        };
        (!letter.also.is_empty()).then(|| Action {
            label: self.texts.say(&text!("letter_answer")).into_owned(),
            url: self.answer_url(letter, child.entry, until, base),
        })
    }

    /// The family link at a time.
    fn family_url(&self, letter: &Letter, written_at: Instant, base: &str) -> Option<String> {
        let whose = letter.in_links()?;
        let link = self
            .links
            .sign(Purpose::Family, whose, written_at + FAMILY_LINK);
        Some(base.to_owned() + &routes::signed(routes::FAMILY, &link))
    }

    /// The button with its label, and the family link where it is not the button.
    fn button(
        &self,
        letter: &Letter,
        label: Option<String>,
        family_url: Option<String>,
        base: &str,
    ) -> anyhow::Result<(Option<Action>, Option<String>)> {
        let (button, label) = match (letter.button(), label) {
            (Some(button), Some(label)) => (button, label),
            (None, None) => return Ok((None, family_url)),
            // Each of the places that it offers has its own.
            (None, Some(_)) if !letter.also.is_empty() => return Ok((None, family_url)),
            (button, _) => bail!(
                "templates/mail/{}.txt {}",
                letter.about.name(),
                match button {
                    Some(_) => "has no words for its button",
                    None => "has words for a button that leads nowhere",
                }
            ),
        };
        let signed = |path: &str, purpose, content: &str, until| {
            let link = self.links.sign(purpose, content, until);
            base.to_owned() + &routes::signed(path, &link)
        };
        let url = match button {
            Button::Confirm(request, until) => signed(
                routes::CONFIRMATION,
                Purpose::Confirm,
                request.as_str(),
                until,
            ),
            Button::NewAddress(change, until) => signed(
                routes::NEW_ADDRESS,
                Purpose::Address,
                change.as_str(),
                until,
            ),
            Button::Second(second, until) => signed(
                routes::SECOND_ASKED,
                Purpose::Second,
                second.as_str(),
                until,
            ),
            Button::Answer(entry, until) => self.answer_url(letter, entry, until, base),
            Button::Family => return Ok((family_url.map(|url| Action { label, url }), None)),
        };
        Ok((Some(Action { label, url }), family_url))
    }
}

/// The season the letter is about, or the last one. Its team answers.
fn season<'a>(shown: &[Shown<'_>], programme: &'a Programme) -> Option<&'a Season> {
    let season = shown
        .first()
        .and_then(|child| programme.season(&child.entry.key.season));
    season.or_else(|| programme.catalogue().seasons.last())
}
