//! What the program says to its operators and editors, alone or in front of what led to it.

use super::Lang;
use std::error::Error;
use std::fmt;

/// One sentence in both languages of the staff. As an error, or printed on its own, it is English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

impl Message {
    /// The sentence in both languages.
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Message {
        Message {
            de: de.into(),
            en: en.into(),
        }
    }

    /// What another program says, which stays as it is.
    pub fn quoted(said: impl fmt::Display) -> Message {
        let said = said.to_string();
        Message::new(said.clone(), said)
    }

    /// The sentence in one language.
    pub fn in_language(&self, lang: Lang) -> &str {
        lang.pick(&self.de, &self.en)
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl Error for Message {}

/// A message in front of the error that led to it. The context of `anyhow` cannot be found again in
/// a chain of errors, and so not be said in another language.
#[derive(Debug)]
struct Explained {
    message: Message,
    cause: anyhow::Error,
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl Error for Explained {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.cause.as_ref())
    }
}

/// Puts a message in front of an error, as `anyhow::Context` does with a text of one language.
pub trait Explain<T> {
    /// The same with the message in front.
    ///
    /// # Errors
    /// When there is one.
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Explain<T> for Result<T, E> {
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.map_err(|error| {
            anyhow::Error::new(Explained {
                message: message(),
                cause: error.into(),
            })
        })
    }
}

impl<T> Explain<T> for Option<T> {
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.ok_or_else(|| message().into())
    }
}

/// The words of an error that has a type of its own, when somebody knows it.
pub type Known = fn(&(dyn Error + 'static)) -> Option<Message>;

/// An error and what led to it, outermost first, in the language of the reader. What other programs
/// and libraries say stays as they say it.
pub fn told(error: &anyhow::Error, lang: Lang, known: Known) -> String {
    let links: Vec<String> = error
        .chain()
        .map(|link| link_told(link, lang, known))
        .collect();
    links.join(": ")
}

fn link_told(link: &(dyn Error + 'static), lang: Lang, known: Known) -> String {
    if let Some(message) = link.downcast_ref::<Message>() {
        message.in_language(lang).to_owned()
    } else if let Some(explained) = link.downcast_ref::<Explained>() {
        explained.message.in_language(lang).to_owned()
    } else if let Some(error) = link.downcast_ref::<std::io::Error>() {
        io_told(error, lang)
    } else if let Some(error) = link.downcast_ref::<std::string::FromUtf8Error>() {
        let byte = error.utf8_error().valid_up_to();
        lang.pick(format!("Byte {byte} ist kein Zeichen"), error.to_string())
    } else {
        known(link).map_or_else(
            || link.to_string(),
            |message| message.in_language(lang).to_owned(),
        )
    }
}

/// An error of the operating system in the language of the reader: the common ones in German, the
/// rest as the system says it.
pub fn io_told(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind;
    let german = match error.kind() {
        _ if lang == Lang::En => return error.to_string(),
        // What somebody else wrapped up has words of its own.
        _ if error.raw_os_error().is_none() => return error.to_string(),
        ErrorKind::NotFound => "diese Datei oder diesen Ordner gibt es nicht",
        ErrorKind::PermissionDenied => "der Zugriff ist nicht erlaubt",
        ErrorKind::AlreadyExists => "das gibt es schon",
        ErrorKind::IsADirectory => "das ist ein Ordner, keine Datei",
        ErrorKind::NotADirectory => "das ist kein Ordner",
        ErrorKind::DirectoryNotEmpty => "der Ordner ist nicht leer",
        ErrorKind::StorageFull => "der Datenträger ist voll",
        ErrorKind::QuotaExceeded => "der erlaubte Speicherplatz ist verbraucht",
        ErrorKind::ReadOnlyFilesystem => "auf diesem Datenträger lässt sich nichts schreiben",
        ErrorKind::AddrInUse => "Adresse und Port sind belegt",
        ErrorKind::AddrNotAvailable => "diese Adresse hat der Rechner nicht",
        ErrorKind::ConnectionRefused => "die Verbindung wird abgelehnt",
        ErrorKind::TimedOut => "die Antwort bleibt aus",
        _ => return format!("das Betriebssystem meldet: {error}"),
    };
    german.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;

    #[test]
    fn every_link_of_a_chain_is_told_in_the_language_of_the_reader() {
        let missing = || std::fs::read("/nowhere/at/all").context("/nowhere/at/all");
        let error = missing()
            .explain(|| Message::new("die Daten fehlen", "the data is missing"))
            .unwrap_err();
        let known: Known = |_| None;
        assert_eq!(
            told(&error, Lang::De, known),
            "die Daten fehlen: /nowhere/at/all: diese Datei oder diesen Ordner gibt es nicht"
        );
        let english = told(&error, Lang::En, known);
        assert_eq!(english, format!("{error:#}"));
        assert!(
            english.starts_with("the data is missing: /nowhere/at/all: "),
            "{english}"
        );
    }

    #[test]
    fn an_error_with_a_type_of_its_own_is_told_by_who_knows_it() {
        #[derive(Debug, thiserror::Error)]
        #[error("too much")]
        struct TooMuch;
        let known: Known = |error| {
            error
                .downcast_ref::<TooMuch>()
                .map(|TooMuch| Message::new("zu viel", "too much"))
        };
        let error = anyhow::Error::new(TooMuch).context("a");
        assert_eq!(told(&error, Lang::De, known), "a: zu viel");
        let nothing = None::<()>.explain(|| Message::new("nichts", "nothing"));
        assert_eq!(told(&nothing.unwrap_err(), Lang::De, known), "nichts");
    }
}
