//! What can be done with a letter.

use serde::Serialize;

/// A button, or a link.
#[derive(Debug, Serialize)]
pub struct Action {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub url: String,
}
