//! Slips of well-known mail domains (rule L8). The question never blocks: the family may say no.
//!
//! No list of wrong words is kept: whatever is one letter away from a domain of the table (one too few,
//! one too many, another one, two exchanged) and is no domain of the table itself is asked about.
//!
//! Source of the table: the providers that the e-mail study of Publicare names for private people in
//! Germany (2013, <https://publicare.de/en/blog/email-study-2013>), with their domains in the list of
//! popular domains of Mailcheck (<https://github.com/mailcheck/mailcheck/wiki/List-of-Popular-Domains>).

use crate::registrar::domain::Email;
use crate::registrar::texts::{Texts, text};
use crate::registrar::web::fields::Fields;
use serde::Serialize;

/// A question about a mail address.
#[derive(Debug, Serialize)]
pub struct Slip {
    /// `Meinten Sie kim@gmail.com?`
    pub question: String,
    /// The address as it was typed.
    pub typed: String,
    /// The address that may be meant.
    pub meant: String,
}

/// The question about the address that was typed, unless it is the one that shall be `kept`.
pub fn question(typed: &Fields, kept: &str, texts: &Texts) -> Option<Slip> {
    let typed = typed.get("guardian_email");
    Email::parse(typed)?;
    let meant = meant(typed).filter(|_| kept != typed)?;
    let question = texts.say(&text!("list_slip", email = meant.as_str()));
    Some(Slip {
        question: question.into_owned(),
        typed: typed.to_owned(),
        meant,
    })
}

/// The address that a form means: what the button of the question says, or what was typed.
pub fn chosen(posted: &Fields) -> &str {
    match posted.get("guardian_meant") {
        "" => posted.get("guardian_email"),
        meant => meant,
    }
}

/// Domains of mailboxes that many families have.
const DOMAINS: [&str; 16] = [
    "gmail.com",
    "googlemail.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "online.de",
    "freenet.de",
    "yahoo.de",
    "yahoo.com",
    "outlook.de",
    "outlook.com",
    "hotmail.de",
    "hotmail.com",
    "live.de",
    "aol.com",
];

/// Other domains of the list that look like slips of those above, and are none.
const NEIGHBOURS: [&str; 3] = ["mail.com", "ymail.com", "gmx.com"];

/// The address that may have been meant.
pub fn meant(email: &str) -> Option<String> {
    let (local, domain) = email.trim().rsplit_once('@')?;
    let domain = domain.to_ascii_lowercase();
    let known = [&DOMAINS[..], &NEIGHBOURS].concat();
    if local.is_empty() || known.contains(&domain.as_str()) {
        return None;
    }
    let near = |known: &&&str| is_one_step(&domain, known);
    let known = DOMAINS.iter().find(near)?;
    Some(format!("{local}@{known}"))
}

/// Whether one text is the other with a letter too few, too many, another one, or two exchanged.
fn is_one_step(typed: &str, known: &str) -> bool {
    let (typed, known): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
    let same = typed.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let (typed, known) = (&typed[same..], &known[same..]);
    match (typed, known) {
        ([_, rest @ ..], known) if rest == known => true,
        (typed, [_, rest @ ..]) if typed == rest => true,
        ([_, typed @ ..], [_, known @ ..]) if typed == known => true,
        ([one, two, typed @ ..], [a, b, known @ ..]) => one == b && two == a && typed == known,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_known_domains_are_asked_about_and_others_are_not() {
        for (typed, meant_to_be) in [
            ("kim@gmial.com", "kim@gmail.com"),
            ("kim@gmai.com", "kim@gmail.com"),
            ("kim@gmail.co", "kim@gmail.com"),
            ("kim@gmail.con", "kim@gmail.com"),
            ("kim@GMAIL.DE", ""),
            ("kim@wen.de", "kim@web.de"),
            ("kim@gmx.dee", "kim@gmx.de"),
            ("kim@t-onlin.de", "kim@t-online.de"),
            ("kim@gmx.de", ""),
            ("kim@gmx.ch", ""),
            ("kim@mail.com", ""),
            ("kim@beispiel.de", ""),
            ("kim@", ""),
            ("kim", ""),
            ("@gmial.com", ""),
        ] {
            assert_eq!(meant(typed).unwrap_or_default(), meant_to_be, "{typed}");
        }
    }
}
