//! Hands mails over: SMTP, sendmail, a folder, or memory. The only file that names `lettre`.

use super::domain::Email;
use super::letters::Mail;
use anyhow::Context;
use lettre::address::AddressError;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSendmailTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// STARTTLS, required.
    StartTls,
    /// TLS from the first octet.
    Tls,
    /// None: only on the same machine.
    None,
}

/// A mail server.
#[derive(Clone)]
pub struct Smtp {
    /// Name of the server.
    pub host: String,
    /// Port.
    pub port: u16,
    /// How it is secured.
    pub security: Security,
    /// User and password.
    pub credentials: Option<(String, String)>,
    /// A further root certificate in PEM, for a town with its own authority.
    pub authority: Option<Vec<u8>>,
    /// The server answers so fast, or the letter waits.
    pub timeout: Duration,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Smtp({}:{}, {:?})", self.host, self.port, self.security)
    }
}

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

#[derive(Debug)]
enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>, Duration),
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

/// Answers that would be the same for every letter: no time, or a password that is missing or wrong.
const NOT_ABOUT_THE_LETTER: [u16; 6] = [421, 454, 530, 534, 535, 538];

impl Mailer {
    /// A mailer that sends from one address under one name. To be called in the runtime: the connections need it.
    ///
    /// # Errors
    /// When the settings contradict each other: an unsecured connection to another machine, a wrong certificate.
    pub fn new(backend: Backend, from: &Email, name: &str) -> anyhow::Result<Mailer> {
        let address = from.as_str().parse().map_err(|error: AddressError| anyhow::anyhow!("{error}"))?;
        let host = from.as_str().rsplit('@').next().unwrap_or_default().to_owned();
        let way = match backend {
            Backend::Smtp(smtp) => Way::Smtp(Box::new(connect(&smtp)?), smtp.timeout),
            Backend::Sendmail => Way::Sendmail(AsyncSendmailTransport::new()),
            Backend::Folder(folder) => {
                std::fs::create_dir_all(&folder).with_context(|| format!("{}", folder.display()))?;
                Way::Folder(folder)
            }
            Backend::Memory(mails) => Way::Memory(mails),
        };
        Ok(Mailer { way, from: Mailbox::new(Some(name.to_owned()), address), host, copies: None })
    }

    /// Also keeps a copy of every mail in memory, for a page that shows them.
    pub fn with_copies(self, copies: Arc<Mutex<Vec<Mail>>>) -> Mailer {
        Mailer { copies: Some(copies), ..self }
    }

    /// Hands one mail over.
    ///
    /// # Errors
    /// When it was not taken, with whether to try again.
    pub async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let message = self.message(mail).map_err(|error| SendError::Permanent(format!("the letter cannot be written: {error}")))?;
        if let Some(mut copies) = self.copies.as_ref().and_then(|copies| copies.lock().ok()) {
            copies.push(mail.clone());
        }
        match &self.way {
            Way::Smtp(server, longest) => {
                // The time-out of the library ends with the connection: a server may still fall silent after it.
                match tokio::time::timeout(*longest, server.send(message)).await {
                    Ok(sent) => sent.map(drop).map_err(|error| explained(&error)),
                    Err(_) => Err(SendError::Away(TOO_SLOW.to_owned())),
                }
            }
            Way::Sendmail(program) => {
                program.send(message).await.map_err(|_| SendError::Transient("sendmail did not take the mail".to_owned()))
            }
            Way::Folder(folder) => {
                let (path, bytes) = (folder.join(format!("{}.eml", mail.message)), message.formatted());
                let written = tokio::task::spawn_blocking(move || std::fs::write(path, bytes)).await;
                let failed = |text: String| SendError::Transient(text);
                written.map_err(|error| failed(error.to_string()))?.map_err(|error| failed(error.to_string()))
            }
            Way::Memory(mails) => {
                if let Ok(mut mails) = mails.lock() {
                    mails.push(mail.clone());
                }
                Ok(())
            }
        }
    }

    fn message(&self, mail: &Mail) -> anyhow::Result<Message> {
        let header = |name: &'static str, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.to.as_str().parse()?))
            .subject(mail.subject.clone())
            .date(mail.written_at.into())
            .message_id(Some(format!("<{}@{}>", mail.message, self.host)))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"));
        if let Some(reply_to) = &mail.reply_to {
            builder = builder.reply_to(Mailbox::new(None, reply_to.as_str().parse()?));
        }
        let words = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
        let Some(calendar) = &mail.calendar else { return Ok(builder.multipart(words)?) };
        let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")?;
        let file: SinglePart = Attachment::new("ferienpass.ics".to_owned()).body(calendar.clone(), kind);
        Ok(builder.multipart(MultiPart::mixed().multipart(words).singlepart(file))?)
    }
}

/// What an error of the library means. The answer of a server may name the address: only its code is kept.
fn explained(error: &lettre::transport::smtp::Error) -> SendError {
    let text = error.status().map_or_else(|| kind(error).to_owned(), |code| format!("SMTP {code}"));
    match error.status().map(u16::from) {
        None => SendError::Away(text),
        Some(status) if NOT_ABOUT_THE_LETTER.contains(&status) => SendError::Away(text),
        Some(_) if error.is_permanent() => SendError::Permanent(text),
        Some(_) => SendError::Transient(text),
    }
}

const TOO_SLOW: &str = "the mail server does not answer in time";

fn kind(error: &lettre::transport::smtp::Error) -> &'static str {
    let mut causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    if error.is_timeout() {
        TOO_SLOW
    } else if causes.any(|cause| cause.to_string().contains("certificate")) {
        "the certificate of the mail server is not accepted"
    } else if error.is_tls() {
        "no secure connection to the mail server"
    } else if error.is_client() {
        "the mail server does not offer what is needed"
    } else {
        "no connection to the mail server"
    }
}

/// Whether these settings make a connection that may be used.
///
/// # Errors
/// When they would send mails unsecured to another machine, or the certificate cannot be read.
pub fn check(smtp: &Smtp) -> anyhow::Result<()> {
    tls(smtp).map(drop)
}

fn tls(smtp: &Smtp) -> anyhow::Result<Tls> {
    let here = smtp.host == "localhost" || smtp.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    anyhow::ensure!(
        smtp.security != Security::None || here,
        "an unsecured connection to {} is not allowed: use starttls or tls",
        smtp.host
    );
    let mut tls = TlsParameters::builder(smtp.host.clone());
    if let Some(pem) = &smtp.authority {
        tls = tls.add_root_certificate(Certificate::from_pem(pem).context("the certificate of the mail server's authority")?);
    }
    Ok(match smtp.security {
        Security::StartTls => Tls::Required(tls.build()?),
        Security::Tls => Tls::Wrapper(tls.build()?),
        Security::None => Tls::None,
    })
}

fn connect(smtp: &Smtp) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host);
    let mut builder = builder.port(smtp.port).tls(tls(smtp)?).timeout(Some(smtp.timeout));
    if let Some((user, password)) = &smtp.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}
