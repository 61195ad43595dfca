//! Why a letter was not taken, in words. The store and the log keep the English ones, which stay
//! the same whoever reads them later.

use crate::text::Lang;

/// What keeps a letter from being taken. Codes of a mail server (`SMTP 550`) are no words and stand
/// for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No answer within the time of the settings.
    TooSlow,
    /// Nobody listens, or the connection broke.
    NoConnection,
    /// Its name or its authority is not the one that is known.
    Certificate,
    /// TLS does not come about.
    NotSecured,
    /// STARTTLS or a way to say the password is missing.
    NotOffered,
    /// The program of this machine ended with an error.
    Sendmail,
    /// The file of its words does not fit what it says, or an address is none.
    NotWritten,
}

impl Problem {
    /// All of them.
    pub const ALL: [Problem; 7] = [
        Problem::TooSlow,
        Problem::NoConnection,
        Problem::Certificate,
        Problem::NotSecured,
        Problem::NotOffered,
        Problem::Sendmail,
        Problem::NotWritten,
    ];

    /// The problem as a part of a sentence.
    pub fn words(self, lang: Lang) -> &'static str {
        let (de, en) = match self {
            Problem::TooSlow => (
                "der Mailserver antwortet nicht rechtzeitig",
                "the mail server does not answer in time",
            ),
            Problem::NoConnection => (
                "keine Verbindung zum Mailserver",
                "no connection to the mail server",
            ),
            Problem::Certificate => (
                "das Zertifikat des Mailservers wird nicht anerkannt",
                "the certificate of the mail server is not accepted",
            ),
            Problem::NotSecured => (
                "keine gesicherte Verbindung zum Mailserver",
                "no secure connection to the mail server",
            ),
            Problem::NotOffered => (
                "der Mailserver bietet nicht an, was nötig ist",
                "the mail server does not offer what is needed",
            ),
            Problem::Sendmail => (
                "sendmail hat die Mail nicht angenommen",
                "sendmail did not take the mail",
            ),
            Problem::NotWritten => (
                "der Brief lässt sich nicht schreiben",
                "the letter cannot be written",
            ),
        };
        lang.pick(de, en)
    }

    /// The words that are kept.
    pub fn kept(self) -> String {
        self.words(Lang::En).to_owned()
    }
}

/// A problem that was kept, in the language of the reader. What follows the words, and what other
/// programs said, stays as it is.
pub fn told(kept: &str, lang: Lang) -> String {
    Problem::ALL
        .into_iter()
        .find_map(|problem| {
            let rest = kept.strip_prefix(problem.words(Lang::En))?;
            Some(format!("{}{rest}", problem.words(lang)))
        })
        .unwrap_or_else(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_told_in_the_language_of_the_reader() {
        for problem in Problem::ALL {
            assert_eq!(told(&problem.kept(), Lang::De), problem.words(Lang::De));
            assert_eq!(told(&problem.kept(), Lang::En), problem.kept());
        }
        assert_eq!(told("SMTP 550", Lang::De), "SMTP 550");
        assert_eq!(
            told("the letter cannot be written: x", Lang::De),
            "der Brief lässt sich nicht schreiben: x"
        );
    }
}
