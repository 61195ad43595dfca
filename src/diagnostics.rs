//! What is wrong in the data, where, and what to do: the product for staff.

pub mod checks;
mod json;
mod location;
mod print;
mod shown;

use crate::text::Message;
use std::sync::Arc;

pub use checks::{CHECKS, Check, Severity};
pub use json::to_json;
pub use location::{At, Location};
pub use print::{Printer, printable, summary};
pub use shown::{Shown, shown};

/// Something wrong in one file, which whoever found it need not know by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check that found it.
    pub check: &'static Check,
    /// Where.
    pub at: At,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hints: Vec<Message>,
}

impl Finding {
    /// A finding without a hint yet.
    pub fn new(check: &'static Check, at: At, message: Message) -> Finding {
        Finding {
            check,
            at,
            message,
            hints: Vec::new(),
        }
    }
    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, de: impl Into<String>, en: impl Into<String>) -> Finding {
        self.hints.push(Message::new(de, en));
        self
    }
}

/// A finding and its file. Only `Diagnostics::report` makes one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub location: Location,
    /// The check that found it.
    pub check: &'static Check,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// Adds what to do.
    pub fn hint(&mut self, de: impl Into<String>, en: impl Into<String>) -> &mut Diagnostic {
        self.hints.push(Message::new(de, en));
        self
    }
    /// Whether it keeps the site from being written.
    pub fn is_error(&self) -> bool {
        self.check.severity() == Severity::Error
    }
}

/// A postal code and what it was written for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostalCode {
    /// Where the code stands.
    pub location: Location,
    /// The code.
    pub code: String,
    /// Street and number, if given.
    pub street: Option<String>,
    /// Town; without one, that of the portal.
    pub town: Option<String>,
}

/// All findings of one run, and what can only be judged when all files are read.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    claims: Vec<(Location, String)>,
    postal_codes: Vec<PostalCode>,
}

impl Diagnostics {
    /// Reports a finding in a file. Every finding goes through here; hints may follow.
    pub fn report(&mut self, file: &Arc<str>, finding: Finding) -> &mut Diagnostic {
        let Finding {
            check,
            at,
            message,
            hints,
        } = finding;
        let location = Location {
            file: file.clone(),
            at,
        };
        self.list.push_mut(Diagnostic {
            location,
            check,
            message,
            hints,
        })
    }
    /// Adds the findings of another collector.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
        self.claims.extend(other.claims);
        self.postal_codes.extend(other.postal_codes);
    }
    /// Notes a postal code; whether others fit to it is known when all files are read.
    pub fn note_postal_code(&mut self, code: PostalCode) {
        self.postal_codes.push(code);
    }
    /// The postal codes of all files.
    pub fn postal_codes(&self) -> &[PostalCode] {
        &self.postal_codes
    }
    /// Notes that a text links to a path of the site; whether it exists is known when all pages are
    /// made.
    pub fn claim(&mut self, location: Location, path: String) {
        self.claims.push((location, path));
    }
    /// The links of all texts to paths of the site.
    pub fn claims(&self) -> &[(Location, String)] {
        &self.claims
    }
    /// Takes the warnings of a check in a file out; whether there were any.
    pub fn acknowledge(&mut self, file: &Arc<str>, check: &Check) -> bool {
        let before = self.list.len();
        self.list.retain(|found| {
            found.is_error() || found.check != check || found.location.file != *file
        });
        self.list.len() < before
    }
    /// The findings by file, line and column, each once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
    /// The findings so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
    /// Whether something keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }
}

/// How many errors and warnings there are.
pub fn counts(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error())
        .count();
    (errors, diagnostics.len() - errors)
}
