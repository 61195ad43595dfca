//! Hands mails over: SMTP, sendmail, a folder, or memory. This file and the one below are the only
//! ones that name `lettre`.

mod smtp;

pub use smtp::{Security, Smtp, check};

use super::letters::Mail;
use super::problem::{Problem, told};
use crate::registrar::domain::Email;
use crate::text::{self, Lang};
use anyhow::Context;
use lettre::address::AddressError;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSendmailTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// What Exchange must not answer with (MS-OXCMAIL, 2.1.3.2.20): notes of absence, automatic answers,
/// receipts. `All` would keep back non-delivery reports, too, and nobody would learn that a mailbox
/// does not exist.
const SUPPRESSED: &str = "OOF, AutoReply, DR, RN, NRN";

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Backend {
    /// A mail server.
    Smtp(Smtp),
    /// The program `sendmail` of this machine.
    Sendmail,
    /// Files in a folder, for trying things out.
    Folder(PathBuf),
    /// Memory, for tests.
    Memory(Arc<Mutex<Vec<Mail>>>),
}

/// Why a mail was not taken. The texts name no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Nobody answers: no letter can be sent at the moment.
    #[error("{0}")]
    Away(String),
    /// Later it may work.
    #[error("{0}")]
    Transient(String),
    /// It will never work.
    #[error("{0}")]
    Permanent(String),
}

impl SendError {
    /// The error in both languages.
    pub fn message(&self) -> text::Message {
        let (SendError::Away(kept) | SendError::Transient(kept) | SendError::Permanent(kept)) =
            self;
        text::Message::new(told(kept, Lang::De), kept)
    }
}

#[derive(Debug)]
enum Way {
    Smtp(Box<smtp::Server>),
    Sendmail(AsyncSendmailTransport<Tokio1Executor>),
    Folder(PathBuf),
    Memory(Arc<Mutex<Vec<Mail>>>),
}

/// Hands mails over.
#[derive(Debug)]
pub struct Mailer {
    way: Way,
    from: Mailbox,
    host: String,
    copies: Option<Arc<Mutex<Vec<Mail>>>>,
}

impl Mailer {
    /// A mailer that sends from one address under one name.
    ///
    /// # Errors
    /// When the settings contradict each other: an unsecured connection to another machine, a wrong
    /// certificate.
    pub fn new(backend: Backend, from: &Email, name: &str) -> anyhow::Result<Mailer> {
        let address = from
            .as_str()
            .parse()
            .map_err(|error: AddressError| anyhow::anyhow!("{error}"))?;
        let host = from
            .as_str()
            .rsplit('@')
            .next()
            .unwrap_or_default()
            .to_owned();
        let way = match backend {
            Backend::Smtp(smtp) => Way::Smtp(Box::new(smtp::Server::new(smtp)?)),
            Backend::Sendmail => Way::Sendmail(AsyncSendmailTransport::new()),
            Backend::Folder(folder) => {
                std::fs::create_dir_all(&folder)
                    .with_context(|| format!("{}", folder.display()))?;
                Way::Folder(folder)
            }
            Backend::Memory(mails) => Way::Memory(mails),
        };
        Ok(Mailer {
            way,
            from: Mailbox::new(Some(name.to_owned()), address),
            host,
            copies: None,
        })
    }

    /// Also keeps a copy of every mail in memory, for a page that shows them.
    pub fn with_copies(self, copies: Arc<Mutex<Vec<Mail>>>) -> Mailer {
        Mailer {
            copies: Some(copies),
            ..self
        }
    }

    /// Hands one mail over.
    ///
    /// # Errors
    /// When it was not taken, with whether to try again.
    pub async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let message = self.message(mail).map_err(|error| {
            SendError::Permanent(format!("{}: {error}", Problem::NotWritten.kept()))
        })?;
        if let Some(mut copies) = self.copies.as_ref().and_then(|copies| copies.lock().ok()) {
            copies.push(mail.clone());
        }
        match &self.way {
            Way::Smtp(server) => server.send(&message).await,
            Way::Sendmail(program) => program
                .send(message)
                .await
                .map_err(|_| SendError::Transient(Problem::Sendmail.kept())),
            Way::Folder(folder) => {
                let (path, bytes) = (
                    folder.join(format!("{}.eml", mail.message)),
                    message.formatted(),
                );
                let written =
                    tokio::task::spawn_blocking(move || std::fs::write(path, bytes)).await;
                let failed = |text: String| SendError::Transient(text);
                written
                    .map_err(|error| failed(error.to_string()))?
                    .map_err(|error| failed(error.to_string()))
            }
            Way::Memory(mails) => {
                if let Ok(mut mails) = mails.lock() {
                    mails.push(mail.clone());
                }
                Ok(())
            }
        }
    }

    /// Ends connections that are no longer needed: those that have been idle for long, or all.
    pub async fn hang_up(&self, all: bool) {
        if let Way::Smtp(server) = &self.way {
            server.hang_up(all).await;
        }
    }

    fn message(&self, mail: &Mail) -> anyhow::Result<Message> {
        let header = |name: &'static str, value: &str| {
            HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
        };
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.to.as_str().parse()?))
            .subject(mail.subject.clone())
            .date(mail.written_at.into())
            .message_id(Some(format!("<{}@{}>", mail.message, self.host)))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", SUPPRESSED));
        if let Some(reply_to) = &mail.reply_to {
            builder = builder.reply_to(Mailbox::new(None, reply_to.as_str().parse()?));
        }
        let words = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
        let Some(calendar) = &mail.calendar else {
            return Ok(builder.multipart(words)?);
        };
        let method = calendar.method.name();
        let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))?;
        let file: SinglePart =
            Attachment::new("ferienpass.ics".to_owned()).body(calendar.bytes.clone(), kind);
        Ok(builder.multipart(MultiPart::mixed().multipart(words).singlepart(file))?)
    }
}
