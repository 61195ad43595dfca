//! Letters in words: from the facts of a letter to a mail in German, as text and as HTML, with a
//! calendar file.

pub mod calendar_file;
pub mod digest;
pub mod entries;
mod phrases;
mod summary;

pub use phrases::moment;
pub use summary::Summary;

use super::letter::{About, Letter};
use crate::catalogue::Season;
use crate::registrar::domain::{Email, FamilyId, Instant, RegistrationId};
use crate::registrar::links::{Links, Purpose};
use crate::registrar::programme::Programme;
use crate::registrar::store::Due;
use crate::templates::{Shared, Templates};
use chrono::TimeDelta;
use entries::EntryView;
use serde::Serialize;
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
    pub calendar: Option<Vec<u8>>,
    /// Left part of the Message-ID.
    pub message: String,
    /// When it was written.
    pub written_at: Instant,
}

/// Writes letters.
#[derive(Debug)]
pub struct Letters {
    templates: Templates,
    links: Links,
    /// Where families reach the registrar: `https://…`, without a slash at the end.
    public_url: Option<String>,
    office: Email,
}

/// A button or link.
#[derive(Clone, Debug, Serialize)]
struct Action {
    label: &'static str,
    url: String,
}

/// A letter as the templates see it.
#[derive(Clone, Debug, Default, Serialize)]
struct View {
    subject: String,
    greeting: String,
    /// What happened.
    lead: Vec<String>,
    /// The most important in English.
    english: Option<&'static str>,
    /// What about.
    entries: Vec<EntryView>,
    /// Lines of a list, for the office.
    lines: Vec<String>,
    /// What can be done.
    actions: Vec<Action>,
    /// What is good to know.
    notes: Vec<String>,
    /// The family link.
    family_url: Option<String>,
    team: String,
    phone: Option<String>,
    email: Option<String>,
    portal: String,
    /// The season is a sample programme.
    sample: bool,
}

/// What stands in the link of an offer: the registration and its family, so that the link ends when
/// the family takes another mailbox.
pub fn offered(registration: &RegistrationId, family: Option<&FamilyId>) -> String {
    format!("{registration}_{}", family.map_or("", FamilyId::as_str))
}

/// The family link is valid so long after each letter or page that shows it.
pub const FAMILY_LINK: TimeDelta = TimeDelta::days(200);

impl Letters {
    /// A writer of letters. `public_url` replaces the address of the site, for trying things out.
    ///
    /// # Errors
    /// When a template is broken, which a test would show.
    pub fn new(links: Links, office: Email, public_url: Option<String>) -> anyhow::Result<Letters> {
        let templates = Templates::compile(vec![
            (
                "mail/letter.txt".to_owned(),
                include_str!("../../../templates/mail/letter.txt").to_owned(),
            ),
            (
                "mail/letter.html".to_owned(),
                include_str!("../../../templates/mail/letter.html").to_owned(),
            ),
        ])?;
        Ok(Letters {
            templates,
            links,
            public_url,
            office,
        })
    }

    /// The address where families reach the registrar.
    fn base<'a>(&'a self, programme: &'a Programme) -> &'a str {
        self.public_url
            .as_deref()
            .unwrap_or(&programme.catalogue().base_url)
    }

    /// The family link at a time.
    fn family_url(&self, letter: &Letter, written_at: Instant, base: &str) -> Option<String> {
        let family = letter.family.as_ref()?;
        let link = self
            .links
            .sign(Purpose::Family, family.as_str(), written_at + FAMILY_LINK);
        Some(format!("{base}/anmeldung/familie?l={link}"))
    }

    /// Writes a letter.
    ///
    /// # Errors
    /// When a template fails, which a test would show.
    pub fn write(&self, due: &Due, programme: &Programme) -> anyhow::Result<Mail> {
        let letter = &due.letter;
        let season = season(letter, programme);
        let contact = season
            .map(|season| season.contact.clone())
            .unwrap_or_default();
        let base = self.base(programme);
        let mut view = View {
            greeting: if letter.name.is_empty() {
                "Guten Tag,".to_owned()
            } else {
                format!("Guten Tag {},", letter.name)
            },
            family_url: self.family_url(letter, due.written_at, base),
            team: contact
                .team
                .unwrap_or_else(|| "Ihr Ferienpass-Team".to_owned()),
            phone: contact.phone,
            email: contact.email.clone(),
            portal: programme.catalogue().portal.clone(),
            sample: letter.to.is_some() && season.is_some_and(|season| season.sample),
            ..View::default()
        };
        self.fill(&mut view, due, programme, base);
        let shared = BTreeMap::from([("mail", Shared::new(&view))]);
        Ok(Mail {
            to: letter.to.clone().unwrap_or_else(|| self.office.clone()),
            reply_to: contact
                .email
                .as_deref()
                .and_then(Email::parse)
                .or_else(|| Some(self.office.clone())),
            text: self.templates.render("mail/letter.txt", &shared, &[])?,
            html: self.templates.render("mail/letter.html", &shared, &[])?,
            subject: view.subject,
            calendar: calendar_file::calendar(letter, due.written_at, programme, base),
            message: due.message.clone(),
            written_at: due.written_at,
        })
    }

    fn fill(&self, view: &mut View, due: &Due, programme: &Programme, base: &str) {
        let about = &due.letter.about;
        let words = phrases::of(about, programme);
        view.subject = words.subject;
        view.lead = words.lead;
        view.notes = words.notes;
        view.english = words.english;
        view.entries = about
            .entries()
            .map(|(entry, outcome)| entries::view(entry, outcome, about, programme))
            .collect();
        match about {
            About::Confirm { request, until, .. } => {
                let link = self.links.sign(Purpose::Confirm, request.as_str(), *until);
                view.actions.push(Action {
                    label: "Anmeldung bestätigen",
                    url: format!("{base}/anmeldung/bestaetigen?l={link}"),
                });
            }
            About::NewAddress { change, until } => {
                let link = self.links.sign(Purpose::Address, change.as_str(), *until);
                view.actions.push(Action {
                    label: "Neue Adresse bestätigen",
                    url: format!("{base}/anmeldung/neue-adresse?l={link}"),
                });
            }
            About::Offer { entry, until } => {
                let link = self.links.sign(
                    Purpose::Offer,
                    &offered(&entry.id, due.letter.family.as_ref()),
                    *until,
                );
                view.actions.push(Action {
                    label: "Platz annehmen oder ablehnen",
                    url: format!("{base}/anmeldung/angebot?l={link}"),
                });
            }
            About::Result { .. }
            | About::Accepted { .. }
            | About::Changed { .. }
            | About::Reminder { .. } => {
                let url = view.family_url.take();
                view.notes
                    .push("Geben Sie den Link in dieser E-Mail nicht weiter.".to_owned());
                view.actions.extend(url.map(|url| Action {
                    label: "Anmeldungen ansehen, ändern, absagen",
                    url,
                }));
            }
            About::Digest(digest) => view.lines = digest::lines(digest, programme),
            _ => {}
        }
    }
}

/// The season the letter is about, or the last one. Its team answers.
fn season<'a>(letter: &Letter, programme: &'a Programme) -> Option<&'a Season> {
    let season = letter
        .about
        .entries()
        .next()
        .and_then(|(entry, _)| programme.season(&entry.key.season));
    season.or_else(|| programme.catalogue().seasons.last())
}
