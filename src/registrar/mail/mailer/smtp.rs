//! The way to a mail server: its settings, connections that are kept while there is something to
//! send, what its errors mean.

use super::SendError;
use crate::registrar::mail::problem::Problem;
use crate::text::{Explain, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters,
};
use lettre::transport::smtp::extension::ClientId;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;

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

/// Whether these settings make a connection that may be used.
///
/// # Errors
/// When they would send mails unsecured to another machine, or the certificate cannot be read.
pub fn check(smtp: &Smtp) -> anyhow::Result<()> {
    let here = smtp.host == "localhost"
        || smtp
            .host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback());
    anyhow::ensure!(
        smtp.security != Security::None || here,
        Message::new(
            format!(
                "eine ungesicherte Verbindung zu {} ist nicht erlaubt: starttls oder tls nehmen",
                smtp.host
            ),
            format!(
                "an unsecured connection to {} is not allowed: use starttls or tls",
                smtp.host
            ),
        )
    );
    authority(smtp).map(drop)
}

fn authority(smtp: &Smtp) -> anyhow::Result<Option<Certificate>> {
    let Some(pem) = &smtp.authority else {
        return Ok(None);
    };
    let read = || {
        let certificate = Certificate::from_pem(pem)?;
        // Whether it can be used shows here; the roots of the machine are read when the first
        // letter goes out.
        let alone =
            TlsParameters::builder(smtp.host.clone()).certificate_store(CertificateStore::None);
        alone.add_root_certificate(certificate.clone()).build()?;
        Ok::<_, Error>(certificate)
    };
    read().map(Some).explain(|| {
        Message::new(
            "das Zertifikat der Stelle hinter dem Mailserver",
            "the certificate of the mail server's authority",
        )
    })
}

/// A server with the connections to it that are open and idle. One connection carries many letters,
/// one after the other.
pub struct Server {
    smtp: Smtp,
    authority: Option<Certificate>,
    tls: Mutex<Option<TlsParameters>>,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Server({:?})", self.smtp)
    }
}

/// An open connection that carries no letter is closed after this time.
const IDLE: Duration = Duration::from_secs(60);

/// A server that is told good-bye answers so fast, or is left without.
const GOODBYE: Duration = Duration::from_secs(1);

impl Server {
    /// Connects when the first letter goes out.
    ///
    /// # Errors
    /// As [`check`].
    pub fn new(smtp: Smtp) -> anyhow::Result<Server> {
        check(&smtp)?;
        Ok(Server {
            authority: authority(&smtp)?,
            smtp,
            tls: Mutex::new(None),
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Hands a mail over.
    ///
    /// # Errors
    /// When it was not taken. The connection is closed then, whatever the reason.
    pub async fn send(&self, message: &lettre::Message) -> Result<(), SendError> {
        let sending = async {
            let mut connection = match self.take().await {
                Some(connection) => connection,
                None => self.connect().await?,
            };
            connection
                .send(message.envelope(), &message.formatted())
                .await
                .map_err(|error| explained(&error))?;
            self.idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((connection, Instant::now()));
            Ok(())
        };
        tokio::time::timeout(self.smtp.timeout, sending)
            .await
            .unwrap_or_else(|_| Err(SendError::Away(Problem::TooSlow.kept())))
    }

    /// Says good-bye on connections that have been idle for long, or on all.
    pub async fn hang_up(&self, all: bool) {
        let old: Vec<_> = {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.extract_if(.., |(_, since)| all || since.elapsed() > IDLE)
                .collect()
        };
        for (mut connection, _) in old {
            let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
        }
    }

    /// An idle connection that the server has not closed meanwhile.
    async fn take(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let (mut connection, _) = self
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .pop()?;
            if connection.test_connected().await {
                return Some(connection);
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let smtp = &self.smtp;
        let (name, place) = (ClientId::default(), (smtp.host.as_str(), smtp.port));
        let explained = |error: Error| explained(&error);
        let mut connection = if smtp.security == Security::Tls {
            // The library opens this one itself and lets small packets wait: a letter takes 40 ms
            // longer.
            AsyncSmtpConnection::connect_tokio1(
                place,
                Some(smtp.timeout),
                &name,
                Some(self.tls()?),
                None,
            )
            .await
            .map_err(explained)?
        } else {
            let away = |_| SendError::Away(Problem::NoConnection.kept());
            let stream = TcpStream::connect(place).await.map_err(away)?;
            // A letter ends with a small packet, which must not wait until the packet before it is
            // acknowledged.
            stream.set_nodelay(true).map_err(away)?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &name)
                .await
                .map_err(explained)?
        };
        if smtp.security == Security::StartTls {
            connection
                .starttls(self.tls()?, &name)
                .await
                .map_err(explained)?;
        }
        if let Some((user, password)) = &smtp.credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection
                .auth(DEFAULT_MECHANISMS, &credentials)
                .await
                .map_err(explained)?;
        }
        Ok(connection)
    }

    /// What a secured connection needs. Made once, when the first letter goes out: it reads the
    /// root certificates of the machine.
    fn tls(&self) -> Result<TlsParameters, SendError> {
        let mut made = self.tls.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tls) = &*made {
            return Ok(tls.clone());
        }
        let mut tls = TlsParameters::builder(self.smtp.host.clone());
        if let Some(certificate) = &self.authority {
            tls = tls.add_root_certificate(certificate.clone());
        }
        let tls = tls.build().map_err(|error| explained(&error))?;
        Ok(made.insert(tls).clone())
    }
}

/// Answers that would be the same for every letter: no time, or a password that is missing or
/// wrong.
const NOT_ABOUT_THE_LETTER: [u16; 6] = [421, 454, 530, 534, 535, 538];

/// What an error of the library means. The answer of a server may name the address: only its code
/// is kept.
fn explained(error: &Error) -> SendError {
    let text = error
        .status()
        .map_or_else(|| kind(error).kept(), |code| format!("SMTP {code}"));
    match error.status().map(u16::from) {
        None => SendError::Away(text),
        Some(status) if NOT_ABOUT_THE_LETTER.contains(&status) => SendError::Away(text),
        Some(_) if error.is_permanent() => SendError::Permanent(text),
        Some(_) => SendError::Transient(text),
    }
}

fn kind(error: &Error) -> Problem {
    let mut causes =
        std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    if error.is_timeout() {
        Problem::TooSlow
    } else if causes.any(|cause| cause.to_string().contains("certificate")) {
        Problem::Certificate
    } else if error.is_tls() {
        Problem::NotSecured
    } else if error.is_client() {
        Problem::NotOffered
    } else {
        Problem::NoConnection
    }
}
