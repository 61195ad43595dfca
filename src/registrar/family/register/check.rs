//! The page on which a family checks what it typed, before it is sent.

use crate::calendar::dates::date;
use crate::catalogue::{Occasion, Offer, Season};
use crate::registrar::domain::Child;
use crate::registrar::family::form::Application;
use crate::registrar::family::form::questions::name_of;
use crate::registrar::mail::letters::entries::price;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::text::Lang;
use crate::words;
use serde::Serialize;

/// A part of what was typed: heading and facts.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Heading.
    pub title: String,
    /// Name and words.
    pub facts: Vec<(String, String)>,
}

/// The page to check what was typed.
#[derive(Debug, Serialize)]
pub struct CheckPage {
    /// Something to say first: the last attempt did not work.
    pub alert: Option<String>,
    /// What has changed since the page was shown.
    pub changes: Vec<String>,
    /// What was typed.
    pub parts: Vec<Part>,
    /// Everything that was typed, to be sent along.
    pub fields: Vec<(String, String)>,
    /// The seal of this page.
    pub seal: String,
}

/// What was typed, in words.
pub fn parts(
    application: &Application,
    (season, offer): (&Season, &Offer),
    programme: &Programme,
    texts: &Texts,
) -> Vec<Part> {
    let all = Parts {
        season,
        offer,
        occasion: offer
            .occasions
            .iter()
            .find(|occasion| occasion.id == application.key.occasion),
        programme,
        texts,
    };
    let mut parts = vec![all.offer(application)];
    for (index, child) in application.children.iter().enumerate() {
        let title = if application.children.len() == 1 {
            text!("check_child")
        } else {
            text!("check_child_of_many", number = index + 1)
        };
        parts.push(all.child(child, title));
    }
    parts.push(all.guardian(application));
    parts
}

/// What all parts are made of.
struct Parts<'a> {
    season: &'a Season,
    offer: &'a Offer,
    occasion: Option<&'a Occasion>,
    programme: &'a Programme,
    texts: &'a Texts,
}

impl Parts<'_> {
    fn say(&self, text: Text) -> String {
        self.texts.say(&text).into_owned()
    }

    fn fact(&self, name: Text, words: &str) -> (String, String) {
        (self.say(name), words.to_owned())
    }

    /// The offer; its price stands here when the form does not ask for a class of prices.
    fn offer(&self, application: &Application) -> Part {
        let mut facts = vec![self.fact(text!("check_offer"), &self.offer.title)];
        if let Some(terms) = self.programme.terms(&application.key) {
            let when = words::sessions_in_full(&terms.sessions);
            facts.push(self.fact(text!("entry_when"), &when));
        }
        facts.push(self.fact(text!("entry_where"), &self.offer.place));
        let mut children = application.children.iter();
        let asked = children.any(|child| child.price_class.is_some());
        if let Some(occasion) = self.occasion.filter(|_| !asked) {
            let price = price(self.season, occasion, None);
            facts.push(self.fact(text!("entry_price"), &price));
        }
        facts.retain(|(_, words)| !words.is_empty());
        Part {
            title: self.say(text!("check_offer")),
            facts,
        }
    }

    fn child(&self, child: &Child, title: Text) -> Part {
        let town = self.programme.catalogue().town.as_str();
        let (yes, no) = (self.say(text!("check_yes")), self.say(text!("check_no")));
        let mut facts = vec![
            self.fact(text!("check_name"), &child.name()),
            self.fact(text!("check_birth"), &date(Lang::De, child.born)),
            self.fact(
                text!("check_resident", town = town),
                if child.resident { &yes } else { &no },
            ),
        ];
        if let Some((occasion, class)) = self.occasion.zip(child.price_class.as_deref()) {
            let price = price(self.season, occasion, Some(class));
            facts.push(self.fact(text!("entry_price"), &price));
        }
        for question in &self.offer.questions {
            let words = match child.answers.get(&question.id).map(String::as_str) {
                None => continue,
                Some("yes") => &yes,
                Some("no") => &no,
                Some(other) => other,
            };
            facts.push((name_of(question, self.texts), words.to_owned()));
        }
        Part {
            title: self.say(title),
            facts,
        }
    }

    fn guardian(&self, application: &Application) -> Part {
        let guardian = &application.guardian;
        Part {
            title: self.say(text!("overview_contact")),
            facts: vec![
                self.fact(text!("check_name"), &guardian.name),
                self.fact(text!("check_email"), guardian.email.as_str()),
                self.fact(text!("check_phone"), guardian.phone.as_str()),
            ],
        }
    }
}
