//! Texts at length, below the headings of a page.

use crate::html::Html;
use crate::markdown;
use crate::model::Prose;

/// A text at length below a heading of the page: `shift` moves its own headings down.
pub(super) fn prose(text: Option<&Prose>, shift: usize) -> Option<Html> {
    text.map(|text| markdown::render(&text.0, shift))
}

/// The same for pages with several texts: their headings get ids of their own.
pub(super) fn prose_of(id: &str, text: Option<&Prose>, shift: usize) -> Option<Html> {
    prose(text, shift)
        .map(|html| Html::from_markdown(html.as_str().replace(" id=\"", &format!(" id=\"{id}-"))))
}
