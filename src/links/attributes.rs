//! The ids and links of a page, straight from the tokenizer. Tokens of their own, and the checks of
//! characters that the HTML checker of the tests makes anyway, would cost half the time of a whole
//! build. The only file that names `html5gum`.

use super::Page;
use html5gum::{Emitter, Error, State, Tokenizer};
use std::convert::Infallible;

/// What a page says.
pub(super) fn page(html: &[u8]) -> Page {
    let mut page = Page::default();
    let Ok(()) = Tokenizer::new_with_emitter(
        html,
        Attributes {
            page: &mut page,
            name: Vec::new(),
            value: Vec::new(),
        },
    )
    .finish();
    page
}

/// Collects the attributes of all tags and drops everything else.
struct Attributes<'a> {
    page: &'a mut Page,
    name: Vec<u8>,
    value: Vec<u8>,
}

impl Attributes<'_> {
    fn finish_attribute(&mut self) {
        match self.name.as_slice() {
            b"id" => self.page.take_id(&self.value),
            b"href" | b"src" | b"action" => self.page.take_link(&self.value),
            _ => {}
        }
        self.name.clear();
        self.value.clear();
    }
}

impl Emitter for Attributes<'_> {
    type Token = Infallible;

    fn should_emit_errors(&mut self) -> bool {
        false
    }
    fn init_attribute(&mut self) {
        self.finish_attribute();
    }
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }
    fn push_attribute_value(&mut self, value: &[u8]) {
        // Only what is looked at is copied: the pictures of a page are long attributes, too.
        if matches!(self.name.as_slice(), b"id" | b"href" | b"src" | b"action") {
            self.value.extend(value);
        }
    }
    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_attribute();
        None
    }
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }
    // Only asked inside of scripts and styles, whose content this emitter never tells the tokenizer
    // to treat apart.
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        false
    }
    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn emit_string(&mut self, _: &[u8]) {}
    fn init_start_tag(&mut self) {}
    fn init_end_tag(&mut self) {}
    fn init_comment(&mut self) {}
    fn emit_current_comment(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_tag_name(&mut self, _: &[u8]) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_links_are_found_however_they_are_written() {
        let page = page(b"<p ID=a data-id=x><a href='/b/?c&amp;d#e'>id=\"no\"</a><img src=/f alt=''><!-- <i id=\"g\"> --><b id=\"a\"></b><a href=https://h/>");
        let sorted = |set: &std::collections::HashSet<String>| {
            let mut list: Vec<String> = set.iter().cloned().collect();
            list.sort();
            list
        };
        assert_eq!(sorted(&page.ids), ["a"]);
        assert_eq!(sorted(&page.twice), ["a"]);
        assert_eq!(sorted(&page.links), ["/b/?c&d#e", "/f"]);
    }
}
