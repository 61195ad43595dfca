//! Diagnostics for editors: one JSON array, both languages.

use super::{Diagnostic, Severity};
use serde_json::{Value, json};

/// The diagnostics as a JSON array. Lines and columns count from 1; line 0 means the file as a
/// whole.
pub fn to_json(diagnostics: &[Diagnostic]) -> Value {
    diagnostics
        .iter()
        .map(|diagnostic| {
            json!({
                "severity": match diagnostic.check.severity() { Severity::Error => "error", Severity::Warning => "warning" },
                "check": diagnostic.check.name(),
                "file": &*diagnostic.location.file,
                "line": diagnostic.location.at.line,
                "column": diagnostic.location.at.column,
                "length": diagnostic.location.at.length,
                "message": { "de": diagnostic.message.de, "en": diagnostic.message.en },
                "hints": diagnostic.hints.iter().map(|hint| json!({ "de": hint.de, "en": hint.en })).collect::<Vec<_>>(),
            })
        })
        .collect()
}
