//! What is wrong in the data, where, and what to do: the product for staff.

mod json;
mod print;

use crate::yaml::At;
use std::sync::Arc;

pub use crate::text::Message;
pub use json::to_json;
pub use print::{Printer, printable, summary};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written until it is mended.
    Error,
    /// The site is written; somebody should look.
    Warning,
}

/// A file and a place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path as staff know it, `data/houses/jumi.yaml`, with forward slashes.
    pub file: Arc<str>,
    /// Line, column, length; line 0 means the file as a whole.
    pub at: At,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// How bad.
    pub severity: Severity,
    /// The name of the check that found it.
    pub check: &'static str,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hints: Vec<Message>,
}

/// All findings of one run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    claims: Vec<(Place, String)>,
}

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }
    /// Adds the findings of another collector.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
        self.claims.extend(other.claims);
    }
    /// Notes that a text links to a path of the site; whether it exists is known when all pages are
    /// made.
    pub fn claim(&mut self, place: Place, path: String) {
        self.claims.push((place, path));
    }
    /// The links of all texts to paths of the site.
    pub fn claims(&self) -> &[(Place, String)] {
        &self.claims
    }
    /// The findings by file, line and column, each once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
    /// Whether something keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// How many errors and warnings there are.
pub fn counts(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count();
    (errors, diagnostics.len() - errors)
}
