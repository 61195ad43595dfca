//! Settings of the way mails take: a mail server, sendmail, a folder.

use super::Reader;
use crate::registrar::mail::mailer::{self, Backend, Security, Smtp};
use crate::text::{Lang, told};
use std::path::PathBuf;
use std::time::Duration;

impl Reader<'_> {
    /// Where mails go.
    pub(super) fn backend(&mut self) -> Option<Backend> {
        let (de, en) = (
            "wohin Mails gehen: smtp oder sendmail",
            "where mails go: smtp or sendmail",
        );
        let text = self.required("MAIL", de, en)?;
        match text.trim() {
            "smtp" => self.smtp().map(Backend::Smtp),
            "sendmail" => Some(Backend::Sendmail),
            other => match other
                .strip_prefix("folder:")
                .filter(|path| !path.is_empty())
            {
                Some(path) if self.development() => Some(Backend::Folder(PathBuf::from(path))),
                Some(_) => {
                    self.problem(
                        "MAIL",
                        "ist ein Ordner, aus dem niemand eine Mail bekommt: nur mit REGISTRAR_DEVELOPMENT=yes",
                        "is a folder, from which nobody gets a mail: only with REGISTRAR_DEVELOPMENT=yes",
                    );
                    None
                }
                None => {
                    self.problem(
                        "MAIL",
                        &format!("ist falsch: {de}"),
                        &format!("is wrong: {en}"),
                    );
                    None
                }
            },
        }
    }

    /// Nobody waits for these mails: somebody tries the program out.
    fn development(&self) -> bool {
        self.get("DEVELOPMENT").as_deref() == Some("yes")
    }

    fn smtp(&mut self) -> Option<Smtp> {
        let host = self.required(
            "SMTP_HOST",
            "der Name des Mailservers",
            "the name of the mail server",
        );
        let security = match self.get("SMTP_SECURITY").as_deref() {
            None | Some("starttls") => Some(Security::StartTls),
            Some("tls") => Some(Security::Tls),
            Some("none") => Some(Security::None),
            Some(_) => {
                self.problem(
                    "SMTP_SECURITY",
                    "ist falsch: starttls, tls oder none",
                    "is wrong: starttls, tls or none",
                );
                None
            }
        };
        let port = self.number(
            "SMTP_PORT",
            if security == Some(Security::Tls) {
                465
            } else {
                587
            },
        );
        let user = self.get("SMTP_USER");
        let password = self.secret("SMTP_PASSWORD");
        if user.is_some() != password.is_some() {
            self.problem(
                "SMTP_USER",
                "und REGISTRAR_SMTP_PASSWORD (oder _FILE) gehören zusammen: eines fehlt",
                "and REGISTRAR_SMTP_PASSWORD (or _FILE) belong together: one is missing",
            );
        }
        let authority = self.file("SMTP_CA_FILE");
        let timeout = self
            .number("SMTP_TIMEOUT_SECONDS", 30)
            .map(Duration::from_secs);
        let smtp = Smtp {
            host: host?,
            port: port?,
            security: security?,
            credentials: user.zip(password),
            authority,
            timeout: timeout?,
        };
        if let Err(error) = mailer::check(&smtp) {
            self.problem(
                "SMTP_SECURITY",
                &format!("passt nicht: {}", told(&error, Lang::De, |_| None)),
                &format!("does not fit: {error:#}"),
            );
        }
        Some(smtp)
    }
}
