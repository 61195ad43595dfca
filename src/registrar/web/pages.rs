//! Pages of the registrar: content from embedded templates, in the frame of the site.

use crate::html::escape;
use crate::registrar::mail::letters::entries::EntryView;
use crate::registrar::mail::letters::{LOOKS, SumLine};
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Texts, text};
use crate::templates::{Shared, Templates};
use crate::text::Phone;
use serde::Serialize;
use std::collections::BTreeMap;

/// Makes pages.
#[derive(Debug)]
pub struct Pages {
    templates: Templates,
    shared: BTreeMap<&'static str, Shared>,
    /// What families read, and the interface texts of the site.
    pub texts: Texts,
}

/// A page that says something, with what can be done next.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Message {
    /// Heading.
    pub title: String,
    /// Paragraphs.
    pub lead: Vec<String>,
    /// The most important in English.
    pub english: Option<String>,
    /// The way to the plan of the family, and its label.
    pub plan: Option<(String, String)>,
    /// Children and occasions.
    pub entries: Vec<EntryView>,
    /// The same by child, each under its heading.
    pub children: Vec<ChildPart>,
    /// What it costs, child by child and together.
    pub sums: Vec<SumLine>,
    /// Buttons that post: value of `schritt`, label, and whether it is the main one.
    pub buttons: Vec<(&'static str, String, bool)>,
    /// Where the buttons post to.
    pub action: &'static str,
    /// The signed text the buttons send along.
    pub link: String,
    /// Links: address and label.
    pub links: Vec<(String, String)>,
}

/// A child with its occasions.
#[derive(Clone, Debug, Serialize)]
pub struct ChildPart {
    /// First name.
    pub name: String,
    /// Its first letter.
    pub mark: String,
    /// Number of its colour and shape, from 1.
    pub look: usize,
    /// Its occasions.
    pub entries: Vec<EntryView>,
}

impl ChildPart {
    /// The child at this position of the page.
    pub fn new(index: usize, name: &str, entries: Vec<EntryView>) -> ChildPart {
        ChildPart {
            name: name.to_owned(),
            mark: name.chars().next().map(String::from).unwrap_or_default(),
            look: index % LOOKS + 1,
            entries,
        }
    }
}

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        vec![$(($name.to_owned(), include_str!(concat!("../../../templates/", $name)).to_owned())),*]
    };
}

impl Pages {
    /// Compiles what is embedded.
    ///
    /// # Errors
    /// When a template is broken, which a test would show.
    pub fn new() -> anyhow::Result<Pages> {
        let templates = Templates::compile(embedded![
            "components/icons.html",
            "components/fields.html",
            "registrar/entry.html",
            "registrar/contact.html",
            "registrar/message.html",
            "registrar/plan.html",
            "registrar/family.html",
            "registrar/registration.html",
            "registrar/calendar.html",
            "registrar/further.html",
            "registrar/second.html",
            "registrar/second_part.html",
            "registrar/questions.html",
            "registrar/again.html",
            "registrar/mails.html",
            "registrar/list/flow.html",
            "registrar/list/who.html",
            "registrar/list/choose.html",
            "registrar/list/questions.html",
            "registrar/list/check.html",
            "registrar/list/sent.html",
        ])?;
        let texts = Texts::with_site()?;
        let shared = BTreeMap::from([("t", Shared::new(texts.plain()))]);
        Ok(Pages {
            templates,
            shared,
            texts,
        })
    }

    /// A page of the site around a template. A template that fails gives a page that says so, never
    /// nothing.
    pub fn page<V: Serialize>(
        &self,
        template: &str,
        title: &str,
        data: &V,
        programme: &Programme,
    ) -> String {
        let frame = &programme.catalogue().frame;
        // Every page names who answers.
        let contact = programme
            .catalogue()
            .seasons
            .last()
            .map(|season| &season.contact);
        let phone_link = contact
            .and_then(|contact| contact.phone.as_ref())
            .map(Phone::link);
        // And that the programme is no real one, if so.
        let seasons = &programme.catalogue().seasons;
        let sample = !seasons.is_empty() && seasons.iter().all(|season| season.sample);
        let own = [
            ("data", Shared::new(data)),
            ("contact", Shared::new(&contact)),
            ("phone_link", Shared::new(&phone_link)),
            ("sample", Shared::new(&sample)),
        ];
        let render = |name: &str| self.templates.render(name, &self.shared, &own);
        let content = render(template)
            .and_then(|content| Ok(content + &render("registrar/contact.html")?))
            .unwrap_or_else(|_| {
                let title = escape(&self.texts.say(&text!("broken_title")));
                format!("<div class=\"np-container\"><h1>{title}</h1></div>")
            });
        format!(
            "{}{content}{}",
            frame.before.replace("{title}", &escape(title)),
            frame.after
        )
    }

    /// A page that says something.
    pub fn message(&self, message: &Message, programme: &Programme) -> String {
        self.page("registrar/message.html", &message.title, message, programme)
    }
}
