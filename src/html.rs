//! HTML that is safe to print unescaped: Markdown, JSON, autoescaped templates and drawings of the program become it.

use serde::Serialize;

/// Safe HTML. Templates print it with `| safe`; its field names end in `_html`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// HTML made by the Markdown renderer.
    pub(crate) fn from_markdown(html: String) -> Html {
        Html(html)
    }
    /// HTML made by a template with autoescape, or by the program from numbers alone.
    pub(crate) fn from_program(html: String) -> Html {
        Html(html)
    }
    /// JSON for a data block: `<` is escaped, so that no text can end the block.
    pub fn from_json(value: &serde_json::Value) -> Html {
        Html(value.to_string().replace('<', "\\u003c"))
    }
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
