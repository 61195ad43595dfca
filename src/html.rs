//! HTML that is safe to print unescaped: Markdown, JSON, autoescaped templates and drawings of the
//! program become it.

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
    /// A drawing made by the program, from numbers and escaped words.
    pub(crate) fn from_svg(svg: String) -> Html {
        Html(svg)
    }
    /// HTML made by a template with autoescape.
    pub(crate) fn from_template(html: String) -> Html {
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
