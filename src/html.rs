//! HTML: what is safe to print unescaped (Markdown, JSON, autoescaped templates and drawings of the
//! program become it), text that is made safe.

use serde::Serialize;

/// Text for HTML, between tags and in attributes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
    html
}

/// Safe HTML. Templates print it with `| safe`; its field names end in `_html`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// HTML made by the Markdown renderer.
    #[cfg(feature = "portal")]
    pub(crate) fn from_markdown(html: String) -> Html {
        Html(html)
    }
    /// A drawing made by the program, from numbers and escaped words.
    #[cfg(feature = "portal")]
    pub(crate) fn from_svg(svg: String) -> Html {
        Html(svg)
    }
    /// HTML made by a template with autoescape.
    #[cfg(feature = "portal")]
    pub(crate) fn from_template(html: String) -> Html {
        Html(html)
    }
    /// JSON for a data block: `<` is escaped, so that no text can end the block.
    pub fn from_json(value: &serde_json::Value) -> Html {
        // In a `<script>` block character references mean nothing: only an escape of JSON helps.
        Html(value.to_string().replace('<', "\\u003c"))
    }
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_a_tag_or_an_attribute() {
        assert_eq!(escape("a < \"b\" & c>"), "a &lt; &quot;b&quot; &amp; c&gt;");
    }
}
