//! Letters in words: from the facts of a letter to a mail in German, as text and as HTML, with a
//! calendar file. The sentences stand in `templates/mail/`.

pub mod calendar_file;
mod digest;
pub mod entries;
mod facts;
pub mod file;
mod frame;
mod phrases;
mod summary;

pub use phrases::{listed, moment};
pub use summary::Summary;

use super::letter::{Button, Letter, LetterKind};
use super::outbox::Due;
use crate::catalogue::Season;
use crate::ical;
use crate::registrar::domain::signed_links::{Links, Purpose};
use crate::registrar::domain::{Email, Instant, RegistrationId};
use crate::registrar::programme::Programme;
use crate::registrar::texts::Texts;
use crate::routes;
use crate::templates::{Shared, Templates};
use crate::text::Phone;
use anyhow::{Context, bail};
use calendar_file::Dated;
use chrono::TimeDelta;
use file::{File, Words};
use frame::{Action, FRAMES, Frame};
use std::collections::BTreeMap;

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
        let letter = &due.letter;
        let season = season(letter, programme);
        let contact = season.map(|season| &season.contact);
        let email = contact.and_then(|contact| contact.email.as_deref());
        let base = self.base(programme);
        let words = self.words(letter, programme)?;
        let family_url = self.family_url(letter, due.written_at, base);
        let (button, family_url) = self.button(letter, words.button, family_url, base)?;
        let reply_to = email.and_then(Email::parse);
        let reply_to = reply_to.unwrap_or_else(|| self.office.clone());
        let calendar = Dated {
            letter,
            written_at: due.written_at,
            programme,
            host: &self.calendar_host,
        };
        let team = contact.and_then(|contact| contact.team.as_deref());
        let calendar = calendar.file(ical::Organizer {
            name: team.unwrap_or(&programme.catalogue().portal),
            mail: reply_to.as_str(),
        });
        let off = |file: &ical::File| file.method == ical::Method::Cancel;
        let frame = Frame {
            subject: &words.subject,
            name: &letter.name,
            lead: &words.lead,
            english: words.english.as_deref(),
            entries: letter
                .about
                .shown()
                .iter()
                .map(|child| entries::shown(child, programme, &self.texts))
                .collect(),
            lines: &words.lines,
            private: button.is_some() && matches!(letter.about.button(), Some(Button::Family)),
            button,
            notes: &words.notes,
            takes_dates_out: calendar.as_ref().is_some_and(off),
            family_url,
            team,
            phone: contact.and_then(|contact| contact.phone.as_ref().map(Phone::as_str)),
            email,
            portal: &programme.catalogue().portal,
            sample: letter.to.is_some() && season.is_some_and(|season| season.sample),
        };
        let shared = BTreeMap::from([("mail", Shared::new(&frame))]);
        Ok(Mail {
            to: letter.to.clone().unwrap_or_else(|| self.office.clone()),
            reply_to: Some(reply_to),
            text: self.templates.render("mail/frame.txt", &shared, &[])?,
            html: self.templates.render("mail/frame.html", &shared, &[])?,
            subject: words.subject,
            calendar,
            message: due.message.clone(),
            written_at: due.written_at,
        })
    }

    /// What the file of the letter says.
    fn words(&self, letter: &Letter, programme: &Programme) -> anyhow::Result<Words> {
        let kind = letter.about.kind();
        let file = self.files.get(&kind);
        let values: Vec<(&'static str, Shared)> = letter
            .about
            .facts()
            .into_iter()
            .map(|fact| (fact.name(), facts::value(fact, programme, &self.texts)))
            .collect();
        file.with_context(|| format!("no file of {}", kind.name()))?
            .write(&self.templates, &values)
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
        let (button, label) = match (letter.about.button(), label) {
            (Some(button), Some(label)) => (button, label),
            (None, None) => return Ok((None, family_url)),
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
            Button::Answer(entry, until) => {
                let content = offered(&entry.id, letter.in_links());
                signed(routes::OFFERED_PLACE, Purpose::Offer, &content, until)
            }
            Button::Family => return Ok((family_url.map(|url| Action { label, url }), None)),
        };
        Ok((Some(Action { label, url }), family_url))
    }
}

/// The season the letter is about, or the last one. Its team answers.
fn season<'a>(letter: &Letter, programme: &'a Programme) -> Option<&'a Season> {
    let season = letter
        .about
        .shown()
        .first()
        .and_then(|child| programme.season(&child.entry.key.season));
    season.or_else(|| programme.catalogue().seasons.last())
}
