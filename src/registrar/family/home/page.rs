//! The page behind the family link.

use crate::calendar::dates::day_long;
use crate::form_view::{ErrorView, Field};
use crate::registrar::decision::entry;
use crate::registrar::domain::Outcome;
use crate::registrar::domain::{Instant, Registration, Status};
use crate::registrar::mail::letter::Detail;
use crate::registrar::mail::letters::entries::{self, EntryView};
use crate::registrar::mail::letters::moment;
use crate::registrar::programme::Programme;
use crate::registrar::store::FamilyView;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::field_errors::{fill, summary};
use crate::registrar::web::fields::Fields;
use crate::text::Lang;
use serde::Serialize;

/// One registration on the page.
#[derive(Debug, Serialize)]
pub struct Item {
    /// Number.
    pub id: String,
    /// Words.
    pub entry: EntryView,
    /// It can be given back: label of the button.
    pub cancel: Option<&'static str>,
    /// It is a place, not a position on the waiting list.
    pub place: bool,
    /// A place is offered.
    pub offered: bool,
    /// The offer asks something that is only asked now.
    pub questions: bool,
    /// It was answered before.
    pub answered: bool,
}

/// The page.
#[derive(Debug, Serialize)]
pub struct FamilyPage {
    /// The family link.
    pub link: String,
    /// What was just done.
    pub notice: Option<&'static str>,
    /// Heading above what is wrong with the contact; empty when all is well.
    pub error_title: String,
    /// What is wrong with the contact.
    pub errors: Vec<ErrorView>,
    /// What goes on.
    pub active: Vec<Item>,
    /// What has ended.
    pub ended: Vec<Item>,
    /// Name, mail address and phone number.
    pub contact: Vec<Field>,
    /// Last day on which the data are kept.
    pub deleted_on: String,
}

impl FamilyPage {
    /// Shows the contact as it was typed, with what is wrong.
    pub fn contact_is_wrong(&mut self, fields: &Fields, errors: &[FieldError]) {
        (self.error_title, self.errors) = summary(errors);
        for field in &mut self.contact {
            fill(field, fields, errors);
        }
    }
}

/// The page of a family.
pub fn page(
    view: &FamilyView,
    link: &str,
    mut contact: Vec<Field>,
    programme: &Programme,
    now: Instant,
) -> FamilyPage {
    let items = |wanted: bool| {
        view.registrations
            .iter()
            .filter(|own| own.status != Status::Unconfirmed && own.status.is_active() == wanted)
            .map(|own| item(own, view, programme, now))
            .collect()
    };
    let last = view
        .registrations
        .iter()
        .map(|own| own.ends_at)
        .max()
        .unwrap_or(now);
    let guardian = &view.family.guardian;
    let known = [
        guardian.name.as_str(),
        guardian.email.as_str(),
        guardian.phone.as_str(),
    ];
    for (field, value) in contact.iter_mut().zip(known) {
        value.clone_into(&mut field.value);
    }
    FamilyPage {
        link: link.to_owned(),
        notice: None,
        error_title: String::new(),
        errors: Vec::new(),
        contact,
        active: items(true),
        ended: items(false),
        deleted_on: day_long(
            Lang::De,
            crate::calendar::clock::date_at(last + chrono::TimeDelta::days(14)),
        ),
    }
}

fn item(own: &Registration, view: &FamilyView, programme: &Programme, now: Instant) -> Item {
    let ahead = programme
        .terms(&own.key)
        .is_some_and(|terms| now < terms.starts_at);
    let outcome = match own.status {
        Status::Placed => Some(Outcome::Placed),
        Status::Waiting => view
            .positions
            .get(&own.id)
            .map(|position| Outcome::Waiting(*position)),
        _ => None,
    };
    let detail = match own.status {
        // Whoever decides wants to know where it is and what it costs.
        Status::Offered => Detail::Terms,
        _ => outcome.map_or(Detail::When, Detail::of),
    };
    let mut words = entries::view(&entry(own), outcome, detail, programme);
    match own.status {
        Status::Offered => {
            let until = own.offered_until.map(moment).unwrap_or_default();
            words.mood = Some("success");
            words.state = Some(format!(
                "Ein Platz ist frei. Bitte antworten Sie bis {until}."
            ));
        }
        Status::Declined => {
            words.state = Some("Wir haben den angebotenen Platz weitergegeben.".to_owned())
        }
        Status::Cancelled => words.state = Some("Diese Anmeldung gilt nicht.".to_owned()),
        _ => {}
    }
    let offer = programme.offer(&own.key.season, &own.key.offer);
    let question = offer.and_then(|offer| {
        offer
            .questions
            .iter()
            .find(|question| question.kind.is_asked_later())
    });
    Item {
        id: own.id.to_string(),
        entry: words,
        cancel: (own.status.is_active() && ahead).then_some(match own.status {
            Status::Waiting => "Von der Warteliste nehmen",
            _ => "Platz absagen",
        }),
        place: own.status == Status::Placed,
        offered: own.status == Status::Offered
            && own.offered_until.is_some_and(|until| now < until),
        questions: own.status == Status::Placed && ahead && question.is_some(),
        answered: question.is_some_and(|question| own.child.answers.contains_key(&question.id)),
    }
}
