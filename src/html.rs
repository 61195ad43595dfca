//! HTML: what is safe to print unescaped (Markdown, JSON, autoescaped templates and drawings of the
//! program become it), text that is made safe, links to phones.

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

/// `tel:` and the number: short numbers stay as they are, others get the country code of Germany.
pub fn phone_link(number: &str) -> String {
    let digits: String = number
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    match digits.strip_prefix('0') {
        // Free numbers cannot be called from abroad, and some networks refuse them with a country
        // code.
        Some(rest) if !rest.starts_with("800") => format!("tel:+49{rest}"),
        _ => format!("tel:{digits}"),
    }
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

    #[test]
    fn phone_links_can_be_dialled() {
        assert_eq!(phone_link("040 66969-123"), "tel:+494066969123");
        assert_eq!(phone_link("116 111"), "tel:116111");
        assert_eq!(phone_link("0800 111 0 550"), "tel:08001110550");
        assert_eq!(phone_link("110"), "tel:110");
    }
}
