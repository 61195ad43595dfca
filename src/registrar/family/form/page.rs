//! The form with what was typed and what is wrong.

use crate::catalogue::{Occasion, Offer, Season};
use crate::form_view::{FormView, Maker};
use crate::registrar::domain::{Instant, OccasionKey};
use crate::registrar::family::form;
use crate::registrar::programme::Programme;
use crate::registrar::texts::Texts;
use crate::registrar::web::field_errors::{FieldError, error_at, fill, summary};
use crate::registrar::web::fields::Fields;
use serde::Serialize;

/// The form page.
#[derive(Debug, Serialize)]
pub struct FormPage {
    /// The form.
    pub form: FormView,
    /// Title of the offer.
    pub title: String,
}

/// The form of an offer with what was typed and what is wrong.
pub fn filled(
    texts: &Texts,
    programme: &Programme,
    (season, offer): (&Season, &Offer),
    fields: &Fields,
    errors: &[FieldError],
    now: Instant,
) -> FormPage {
    let maker = Maker {
        texts: texts.all(),
        town: &programme.catalogue().town,
    };
    let open: Vec<&Occasion> = offer
        .occasions
        .iter()
        .filter(|occasion| is_open(season, offer, occasion, programme, now))
        .collect();
    let mut form = maker.empty(season, offer, &open, form::children(fields));
    if errors.iter().any(|error| error.field == form::OCCASION) {
        // Even the only one that is left is chosen, never taken for granted.
        form.only_occasion = None;
        form.occasion = Some(maker.occasion(&open));
    }
    fill_in(&mut form, fields, errors, texts);
    (form.error_title, form.errors) = summary(errors, texts);
    if errors.is_empty() && form::children(fields) > 1 {
        // Another child was asked for: there is what to do next.
        let mut children = form.children.iter_mut().rev();
        let last = children.find_map(|child| child.names.first_mut());
        if let Some(field) = last.filter(|field| field.value.is_empty()) {
            field.focus = true;
        }
    }
    FormPage {
        title: offer.title.clone(),
        form,
    }
}

fn is_open(
    season: &Season,
    offer: &Offer,
    occasion: &Occasion,
    programme: &Programme,
    now: Instant,
) -> bool {
    let key = OccasionKey {
        season: season.id.clone(),
        offer: offer.id.clone(),
        occasion: occasion.id.clone(),
    };
    let terms = programme.terms(&key);
    terms.is_some_and(|terms| terms.open(now).is_ok())
}

fn fill_in(form: &mut FormView, fields: &Fields, errors: &[FieldError], texts: &Texts) {
    for field in form
        .occasion
        .iter_mut()
        .chain(&mut form.guardian)
        .chain([&mut form.custody])
    {
        fill(field, fields, errors, texts);
    }
    for (index, child) in form.children.iter_mut().enumerate() {
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
}
