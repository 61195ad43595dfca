//! The page behind the family link.

use crate::calendar::dates::day_long;
use crate::form_view::{ErrorView, Field, Maker};
use crate::registrar::domain::Outcome;
use crate::registrar::domain::{Instant, Registration, Status};
use crate::registrar::family::link::family_of;
use crate::registrar::family::retention::KEEP;
use crate::registrar::family::view::{FamilyView, view};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::entries::{self, EntryView};
use crate::registrar::mail::letters::moment;
use crate::registrar::programme::Programme;
use crate::registrar::web::answers::{bad_link, gone, html, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::field_errors::{fill, summary};
use crate::registrar::web::fields::Fields;
use crate::text::Lang;
use axum::http::StatusCode;
use axum::response::Response;
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
fn of(
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
        deleted_on: day_long(Lang::De, crate::calendar::clock::date_at(last + KEEP)),
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
    let mut words = entries::view(&Entry::of(own), outcome, detail, programme);
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

/// The page with what was just done, or with what is wrong with the contact.
pub async fn render(
    context: &Context,
    link: &str,
    notice: Option<&'static str>,
    wrong: Option<(&Fields, Vec<FieldError>)>,
    status: StatusCode,
) -> Response {
    let id = match family_of(context, link) {
        Ok(id) => id,
        Err(problem) => return bad_link(context, problem),
    };
    let view = match view(&context.store, id).await {
        Ok(Some(view)) => view,
        Ok(None) => return gone(context),
        Err(error) => return unavailable(context, &error),
    };
    let programme = context.programme();
    let mut page = of(
        &view,
        link,
        contact_fields(context, &programme),
        &programme,
        context.now(),
    );
    page.notice = notice;
    let title = if wrong.is_some() {
        "Fehler: Ihre Anmeldungen"
    } else {
        "Ihre Anmeldungen"
    };
    if let Some((fields, errors)) = wrong {
        page.contact_is_wrong(fields, &errors);
    }
    html(
        status,
        context
            .pages
            .page("registrar/family.html", title, &page, &programme),
    )
}

/// Name, mail address and phone number, empty.
pub fn contact_fields(context: &Context, programme: &Programme) -> Vec<Field> {
    let mut fields = Maker {
        texts: &context.pages.texts,
        town: &programme.catalogue().town,
    }
    .guardian();
    for field in fields.iter_mut().filter(|field| field.kind == "email") {
        field.hint =
            Some("Eine neue Adresse gilt, sobald Sie dort den Link bestätigen.".to_owned());
    }
    fields
}
