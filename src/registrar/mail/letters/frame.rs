//! What every letter has around its words: greeting, children, button, signature, once as text and
//! once as HTML.

use super::action::Action;
use super::children::{ChildView, SumLine};
use serde::Serialize;

/// The two frames.
pub const FRAMES: [(&str, &str); 2] = [
    (
        "mail/frame.txt",
        include_str!("../../../../templates/mail/frame.txt"),
    ),
    (
        "mail/frame.html",
        include_str!("../../../../templates/mail/frame.html"),
    ),
];

/// A letter as the frames see it, under the name `mail`.
#[derive(Debug, Default, Serialize)]
pub struct Frame<'a> {
    /// The subject.
    pub subject: &'a str,
    /// How to address the person; nothing for the office.
    pub name: &'a str,
    /// What happened.
    pub lead: &'a [String],
    /// The most important in English.
    pub english: Option<&'a str>,
    /// What it costs.
    pub sums: Vec<SumLine>,
    /// Lines of a list, for the office.
    pub lines: &'a [String],
    /// What can be done.
    pub button: Option<Action>,
    /// The button opens everything of the family.
    pub private: bool,
    /// What about.
    pub children: Vec<ChildView>,
    /// What is good to know.
    pub notes: &'a [String],
    /// What the calendar file does.
    pub dates: Option<String>,
    /// The family link, where it is not the button.
    pub family_url: Option<String>,
    /// Who signs.
    pub team: Option<&'a str>,
    /// Whom to call.
    pub phone: Option<&'a str>,
    /// Whom to write to.
    pub email: Option<&'a str>,
    /// The name of the portal.
    pub portal: &'a str,
    /// The season is a sample programme.
    pub sample: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The names behind `mail.` in a template.
    fn used(source: &str) -> BTreeSet<&str> {
        let parts = source.split("mail.").skip(1);
        parts
            .map(|rest| {
                let end = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
                &rest[..end.unwrap_or(rest.len())]
            })
            .collect()
    }

    #[test]
    fn both_frames_show_all_there_is_and_ask_for_nothing_else() {
        let frame = serde_json::to_value(Frame::default()).unwrap();
        let mut all: BTreeSet<&str> = frame
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let [text, html] = FRAMES.map(|(_, source)| used(source));
        assert_eq!(html, all);
        all.remove("subject");
        assert_eq!(text, all, "the subject of a text stands above it");
    }
}
