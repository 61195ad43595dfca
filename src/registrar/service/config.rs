//! Settings from the environment, all with the prefix `REGISTRAR_`. Everything that is wrong is
//! told at once; secrets may stand in files.

mod access;
mod mail;

use crate::registrar::domain::Email;
use crate::registrar::mail::mailer::Backend;
use crate::registrar::store::writer::BATCH;
use crate::text::{Lang, Message, SiteAddress, io_told};
use chrono::TimeDelta;

pub use access::Access;

/// All settings that do not stand on the command line.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where mails go.
    pub mail: Backend,
    /// From whom mails come.
    pub from: Email,
    /// The name beside it.
    pub from_name: String,
    /// Who gets the digest, and answers when a season names nobody.
    pub office: Email,
    /// The address families use, when it is not that of the site.
    pub public_url: Option<String>,
    /// Key of all links; `None`: it is kept beside the store.
    pub key: Option<[u8; 32]>,
    /// How a database server is used, if the store is on one.
    pub access: Access,
    /// Posts per minute from one address prefix; 0 is no limit.
    pub posts_per_minute: u32,
    /// What a change of the data means for registered children is held so long before it is told.
    pub hold: TimeDelta,
    /// Most use cases in one transaction of the store; 1 only to measure what group commit is
    /// worth.
    pub batch: usize,
}

/// A setting that is missing or wrong.
pub type Problem = Message;

/// All of them as one error, below each other.
pub fn together(problems: Vec<Problem>) -> Message {
    let all = |lang| {
        let texts: Vec<&str> = problems
            .iter()
            .map(|problem| problem.in_language(lang))
            .collect();
        texts.join("\n       ")
    };
    Message::new(all(Lang::De), all(Lang::En))
}

/// Where settings come from: the environment and files.
pub trait Source {
    /// A variable of the environment.
    fn variable(&self, name: &str) -> Option<String>;
    /// The bytes of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn file(&self, path: &str) -> std::io::Result<Vec<u8>>;
}

struct Reader<'a> {
    source: &'a dyn Source,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.source
            .variable(&format!("REGISTRAR_{name}"))
            .filter(|value| !value.trim().is_empty())
    }

    fn problem(&mut self, name: &str, de: &str, en: &str) {
        let variable = format!("REGISTRAR_{name}");
        self.problems.push(Message::new(
            format!("{variable} {de}"),
            format!("{variable} {en}"),
        ));
    }

    fn required(&mut self, name: &str, de: &str, en: &str) -> Option<String> {
        let value = self.get(name);
        if value.is_none() {
            self.problem(name, &format!("fehlt: {de}"), &format!("is missing: {en}"));
        }
        value
    }

    fn email(&mut self, name: &str, de: &str, en: &str) -> Option<Email> {
        let text = self.required(name, de, en)?;
        let email = Email::parse(&text);
        if email.is_none() {
            self.problem(name, "ist keine Mailadresse", "is no mail address");
        }
        email
    }

    /// An address that links in mails begin with, as the portal reads that of the site.
    fn site_address(&mut self, name: &str) -> Option<String> {
        let text = self.get(name)?;
        SiteAddress::parse(&text)
            .map(|address| address.to_string())
            .map_err(|wrong| {
                let told = wrong.told();
                self.problem(
                    name,
                    &format!("passt nicht: {}", told.de),
                    &format!("does not fit: {}", told.en),
                );
            })
            .ok()
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str, default: T) -> Option<T> {
        let Some(text) = self.get(name) else {
            return Some(default);
        };
        let number = text.trim().parse().ok();
        if number.is_none() {
            self.problem(name, "ist keine passende Zahl", "is no number that fits");
        }
        number
    }

    fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        let path = self.get(name)?;
        self.source
            .file(&path)
            .map_err(|error| {
                let told = |lang| io_told(&error, lang);
                self.problem(
                    name,
                    &format!("lässt sich nicht lesen: {}", told(Lang::De)),
                    &format!("cannot be read: {}", told(Lang::En)),
                );
            })
            .ok()
    }

    /// A secret: in the variable, or in the file that the variable with `_FILE` names.
    fn secret(&mut self, name: &str) -> Option<String> {
        if let Some(value) = self.get(name) {
            return Some(value);
        }
        let bytes = self.file(&format!("{name}_FILE"))?;
        Some(String::from_utf8_lossy(&bytes).trim().to_owned())
    }

    fn key(&mut self) -> Option<[u8; 32]> {
        let text = self.secret("KEY")?;
        let key = parse_key(&text);
        if key.is_none() {
            self.problem(
                "KEY",
                "sind nicht 64 Ziffern 0-9a-f",
                "is not 64 digits 0-9a-f",
            );
        }
        key
    }
}

/// Reads a key: 64 digits 0-9a-f.
pub fn parse_key(text: &str) -> Option<[u8; 32]> {
    let text = text.trim();
    let fine = text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let mut key = [0; 32];
    for (index, byte) in key.iter_mut().enumerate() {
        *byte = fine.then(|| u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok())??;
    }
    Some(key)
}

impl Settings {
    /// Reads all settings.
    ///
    /// # Errors
    /// With everything that is missing or wrong.
    pub fn read(source: &dyn Source) -> Result<Settings, Vec<Problem>> {
        let mut reader = Reader {
            source,
            problems: Vec::new(),
        };
        let mail = reader.backend();
        let from = reader.email(
            "FROM",
            "die Adresse, von der Mails kommen",
            "the address mails come from",
        );
        let office = reader.email(
            "OFFICE",
            "die Adresse, an die jeden Tag die Übersicht geht",
            "the address that gets the daily digest",
        );
        let key = reader.key();
        let access = reader.access();
        let posts = reader.number("POSTS_PER_MINUTE", 120);
        let hold = reader.number("HOLD_MINUTES", 120).map(u32::into);
        let batch = reader.number("BATCH", BATCH).map(|batch| batch.max(1));
        let public_url = reader.site_address("PUBLIC_URL");
        let from_name = reader
            .get("FROM_NAME")
            .unwrap_or_else(|| "Ferienpass".to_owned());
        match (mail, from, office, posts, hold, batch) {
            (
                Some(mail),
                Some(from),
                Some(office),
                Some(posts_per_minute),
                Some(hold),
                Some(batch),
            ) if reader.problems.is_empty() => Ok(Settings {
                mail,
                from,
                from_name,
                office,
                public_url,
                key,
                access,
                posts_per_minute,
                hold: TimeDelta::minutes(hold),
                batch,
            }),
            _ => Err(reader.problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fake(&'static [(&'static str, &'static str)]);

    impl Source for Fake {
        fn variable(&self, name: &str) -> Option<String> {
            self.0
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        }
        fn file(&self, path: &str) -> std::io::Result<Vec<u8>> {
            if path == "/secret" {
                Ok(b"pass\n".to_vec())
            } else {
                Err(std::io::ErrorKind::NotFound.into())
            }
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let problems = Settings::read(&Fake(&[
            ("REGISTRAR_MAIL", "smtp"),
            ("REGISTRAR_SMTP_SECURITY", "maybe"),
            ("REGISTRAR_SMTP_USER", "u"),
            ("REGISTRAR_SMTP_PASSWORD_FILE", "/nowhere"),
            ("REGISTRAR_FROM", "nobody"),
            ("REGISTRAR_KEY", "abc"),
            ("REGISTRAR_POSTS_PER_MINUTE", "many"),
        ]))
        .unwrap_err();
        let names = [
            "SMTP_HOST",
            "SMTP_SECURITY",
            "SMTP_PASSWORD_FILE",
            "SMTP_USER",
            "FROM",
            "OFFICE",
            "KEY",
            "POSTS_PER_MINUTE",
        ];
        for (problem, name) in problems.iter().zip(names) {
            assert!(
                [&problem.de, &problem.en]
                    .iter()
                    .all(|text| text.starts_with(&format!("REGISTRAR_{name} "))),
                "{problem}"
            );
        }
        assert_eq!(problems.len(), names.len(), "{problems:?}");
    }

    #[test]
    fn a_whole_set_is_read_and_secrets_stand_in_files_and_in_no_debug_text() {
        let settings = Settings::read(&Fake(&[
            ("REGISTRAR_MAIL", "smtp"),
            ("REGISTRAR_SMTP_HOST", "mail.example"),
            ("REGISTRAR_SMTP_USER", "u"),
            ("REGISTRAR_SMTP_PASSWORD_FILE", "/secret"),
            ("REGISTRAR_FROM", "a@b.de"),
            ("REGISTRAR_OFFICE", "c@d.de"),
        ]))
        .unwrap();
        let Backend::Smtp(smtp) = &settings.mail else {
            panic!()
        };
        assert_eq!(
            (smtp.port, smtp.credentials.as_ref().unwrap().1.as_str()),
            (587, "pass")
        );
        assert!(!format!("{:?}", settings.mail).contains("pass"));
    }
}
