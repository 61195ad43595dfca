//! The form with what was typed and what is wrong, and the page to check it.

use super::questions::name_of;
use crate::calendar::dates::date;
use crate::catalogue::{Occasion, Offer, Season};
use crate::form_view::{FormView, Maker};
use crate::registrar::domain::{Instant, OccasionKey};
use crate::registrar::family::form;
use crate::registrar::family::form::Application;
use crate::registrar::mail::letters::entries::price;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::field_errors::{FieldError, error_at, fill, summary};
use crate::registrar::web::fields::Fields;
use crate::text::Lang;
use crate::words;
use serde::Serialize;

/// The form page.
#[derive(Debug, Serialize)]
pub struct FormPage {
    /// The form.
    pub form: FormView,
    /// Title of the offer.
    pub title: String,
}

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
    /// What was typed.
    pub parts: Vec<Part>,
    /// Everything that was typed, to be sent along.
    pub fields: Vec<(String, String)>,
    /// The seal of this page.
    pub seal: String,
}

/// The form of an offer with what was typed and what is wrong.
pub fn filled(
    maker: &Maker<'_>,
    texts: &Texts,
    programme: &Programme,
    (season, offer): (&Season, &Offer),
    fields: &Fields,
    errors: &[FieldError],
    now: Instant,
) -> FormPage {
    let open: Vec<&Occasion> = offer
        .occasions
        .iter()
        .filter(|occasion| {
            let key = OccasionKey {
                season: season.id.clone(),
                offer: offer.id.clone(),
                occasion: occasion.id.clone(),
            };
            programme
                .terms(&key)
                .is_some_and(|terms| terms.open(now).is_ok())
        })
        .collect();
    let mut view = maker.empty(season, offer, &open, form::children(fields));
    for field in view
        .occasion
        .iter_mut()
        .chain(&mut view.guardian)
        .chain([&mut view.custody])
    {
        fill(field, fields, errors, texts);
    }
    for (index, child) in view.children.iter_mut().enumerate() {
        for field in child
            .names
            .iter_mut()
            .chain(&mut child.birth.fields)
            .chain(&mut child.fields)
        {
            fill(field, fields, errors, texts);
        }
        let birth = format!("child{}_birth_day", index + 1);
        child.birth.error = error_at(&birth, errors, texts);
        for field in &mut child.birth.fields {
            // The words stand once, above the three fields; each of them is marked.
            field.error = None;
            field.invalid = child.birth.error.is_some();
        }
    }
    (view.error_title, view.errors) = summary(errors, texts);
    if errors.is_empty() && form::children(fields) > 1 {
        // Another child was asked for: there is what to do next.
        let last = view
            .children
            .iter_mut()
            .rev()
            .find_map(|child| child.names.first_mut());
        if let Some(field) = last.filter(|field| field.value.is_empty()) {
            field.focus = true;
        }
    }
    FormPage {
        title: offer.title.clone(),
        form: view,
    }
}

/// What was typed, in words, before it is sent.
pub fn parts(
    application: &Application,
    season: &Season,
    offer: &Offer,
    programme: &Programme,
    texts: &Texts,
) -> Vec<Part> {
    let town = &programme.catalogue().town;
    let say = |text: Text| texts.say(&text).into_owned();
    let fact = |name: Text, words: &str| (say(name), words.to_owned());
    let mut what = vec![fact(text!("check_offer"), &offer.title)];
    if let Some(terms) = programme.terms(&application.key) {
        what.push(fact(
            text!("entry_when"),
            &words::sessions_in_full(&terms.sessions),
        ));
    }
    what.push(fact(text!("entry_where"), &offer.place));
    let occasion = offer
        .occasions
        .iter()
        .find(|occasion| occasion.id == application.key.occasion);
    let asked = application
        .children
        .iter()
        .any(|child| child.price_class.is_some());
    if let Some(occasion) = occasion.filter(|_| !asked) {
        what.push(fact(text!("entry_price"), &price(season, occasion, None)));
    }
    what.retain(|(_, words)| !words.is_empty());
    let mut parts = vec![Part {
        title: say(text!("check_offer")),
        facts: what,
    }];
    let (yes, no) = (say(text!("check_yes")), say(text!("check_no")));
    for (index, child) in application.children.iter().enumerate() {
        let mut facts = vec![
            fact(text!("check_name"), &child.name()),
            fact(text!("check_birth"), &date(Lang::De, child.born)),
            fact(
                text!("check_resident", town = town.as_str()),
                if child.resident { &yes } else { &no },
            ),
        ];
        if let Some((occasion, class)) = occasion.zip(child.price_class.as_deref()) {
            facts.push(fact(
                text!("entry_price"),
                &price(season, occasion, Some(class)),
            ));
        }
        for question in &offer.questions {
            let Some(answer) = child.answers.get(&question.id) else {
                continue;
            };
            let words = match answer.as_str() {
                "yes" => &yes,
                "no" => &no,
                other => other,
            };
            facts.push((name_of(question, texts), words.to_owned()));
        }
        let title = if application.children.len() == 1 {
            say(text!("check_child"))
        } else {
            say(text!("check_child_of_many", number = index + 1))
        };
        parts.push(Part { title, facts });
    }
    let guardian = &application.guardian;
    parts.push(Part {
        title: say(text!("overview_contact")),
        facts: vec![
            fact(text!("check_name"), &guardian.name),
            fact(text!("check_email"), guardian.email.as_str()),
            fact(text!("check_phone"), guardian.phone.as_str()),
        ],
    });
    parts
}
