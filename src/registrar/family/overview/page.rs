//! The page behind the family link.

use crate::calendar::dates::day_long;
use crate::form_view::{ErrorView, Field, Maker};
use crate::registrar::domain::{Instant, Outcome, Registration, Status};
use crate::registrar::family::answer::expected;
use crate::registrar::family::link::acting;
use crate::registrar::family::retention::KEEP;
use crate::registrar::family::second::section::{self, SecondPart};
use crate::registrar::family::view::{FamilyView, view};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::entries::{self, EntryView};
use crate::registrar::mail::letters::moment;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::answers::{self, Page, Stop, gone, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::{FieldError, fill, summary};
use crate::registrar::web::fields::Fields;
use crate::text::Lang;
use axum::http::StatusCode;
use serde::Serialize;

const TEMPLATE: &str = "registrar/family.html";

/// One registration on the page.
#[derive(Debug, Serialize)]
pub struct Item {
    /// Number.
    pub id: String,
    /// Words.
    pub entry: EntryView,
    /// It can be given back: label of the button.
    pub cancel: Option<String>,
    /// Heading above that button.
    pub absent: String,
    /// It is a place, not a position on the waiting list.
    pub place: bool,
    /// A place is offered.
    pub offered: bool,
    /// The offer asks something that is only asked now: label of the link.
    pub health: Option<String>,
}

/// The page.
#[derive(Debug, Serialize)]
pub struct FamilyPage {
    /// The family link.
    pub link: String,
    /// What was just done.
    pub notice: Option<String>,
    /// Heading above what is wrong with the contact; empty when all is well.
    pub error_title: String,
    /// What is wrong with the contact.
    pub errors: Vec<ErrorView>,
    /// What goes on.
    pub active: Vec<Item>,
    /// What has ended.
    pub ended: Vec<String>,
    /// Name, mail address and phone number.
    pub contact: Vec<Field>,
    /// The second guardian.
    pub second: SecondPart,
    /// When everything is deleted without being asked for.
    pub erased: String,
}

impl FamilyPage {
    /// Shows the contact as it was typed, with what is wrong.
    pub fn contact_is_wrong(&mut self, fields: &Fields, errors: &[FieldError], texts: &Texts) {
        (self.error_title, self.errors) = summary(errors, texts);
        for field in &mut self.contact {
            fill(field, fields, errors, texts);
        }
    }
}

/// The page of a family.
fn of(
    view: &FamilyView,
    link: &str,
    mut contact: Vec<Field>,
    programme: &Programme,
    texts: &Texts,
    now: Instant,
) -> FamilyPage {
    let all = view.registrations.iter().zip(&view.entries);
    let (active, ended): (Vec<_>, Vec<_>) = all
        .filter(|(own, _)| own.status != Status::Unconfirmed)
        .partition(|(own, _)| own.status.is_active());
    let last = view
        .registrations
        .iter()
        .map(|own| own.ends_at)
        .max()
        .unwrap_or(now);
    let day = crate::calendar::clock::date_at(last + KEEP);
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
        second: SecondPart::default(),
        active: active
            .into_iter()
            .map(|shown| item(shown, view, programme, texts, now))
            .collect(),
        ended: ended
            .into_iter()
            .map(|shown| ended_line(shown, view, programme, texts))
            .collect(),
        erased: texts
            .say(&text!("overview_erase_lead", day = day_long(Lang::De, day)))
            .into_owned(),
    }
}

/// A registration in words, with how it stands.
fn words(
    (own, entry): (&Registration, &Entry),
    view: &FamilyView,
    programme: &Programme,
    texts: &Texts,
) -> EntryView {
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
    let mut words = entries::view(entry, outcome, detail, programme, texts);
    let state = match own.status {
        Status::Offered if expected(own, programme).is_none() => {
            words.mood = Some("warning");
            Some(text!("entry_offered_uncertain"))
        }
        Status::Offered => {
            words.mood = Some("success");
            Some(match own.offered_until {
                Some(until) => text!("entry_offered", until = moment(until)),
                None => text!("entry_offered_soon"),
            })
        }
        Status::Declined => Some(text!("entry_declined")),
        Status::Cancelled => Some(text!("entry_cancelled")),
        _ => None,
    };
    if let Some(state) = state {
        words.state = Some(texts.say(&state).into_owned());
    }
    words
}

/// A registration that has ended, on one line.
fn ended_line(
    shown: (&Registration, &Entry),
    view: &FamilyView,
    programme: &Programme,
    texts: &Texts,
) -> String {
    let words = words(shown, view, programme, texts);
    let line = text!(
        "overview_ended",
        offer = words.title,
        child = words.child,
        number = shown.0.id.as_str(),
        state = words.state.unwrap_or_default(),
    );
    texts.say(&line).into_owned()
}

fn item(
    shown: (&Registration, &Entry),
    view: &FamilyView,
    programme: &Programme,
    texts: &Texts,
    now: Instant,
) -> Item {
    let say = |text: Text| texts.say(&text).into_owned();
    let (own, _) = shown;
    let ahead = programme
        .terms(&own.key)
        .is_some_and(|terms| now < terms.starts_at);
    let words = words(shown, view, programme, texts);
    let offer = programme.offer(&own.key.season, &own.key.offer);
    let question = offer.and_then(|offer| {
        offer
            .questions
            .iter()
            .find(|question| question.kind.is_asked_later())
    });
    let child = || words.child.as_str();
    let health = question.map(|question| match own.child.answers.get(&question.id) {
        Some(_) => text!("overview_change_health", child = child()),
        None => text!("overview_add_health", child = child()),
    });
    Item {
        id: own.id.to_string(),
        cancel: (own.status.is_active() && ahead).then(|| match own.status {
            Status::Waiting => say(text!("overview_cancel_waiting")),
            _ => say(text!("overview_cancel_place")),
        }),
        absent: say(text!("overview_absent", child = child())),
        place: own.status == Status::Placed,
        offered: own.is_offered(now) && ahead && expected(own, programme).is_some(),
        health: health
            .filter(|_| own.status == Status::Placed && ahead)
            .map(say),
        entry: words,
    }
}

/// Everything of a family, with what was just done.
///
/// # Errors
/// When there is nothing to show.
pub async fn show(context: &Context, link: &str, notice: Option<Text>) -> Page {
    let mut page = read(context, link).await?;
    page.notice = notice.map(|notice| context.say(&notice));
    let title = context.say(&text!("overview_title"));
    Ok(answers::page(
        context,
        StatusCode::OK,
        TEMPLATE,
        &title,
        &page,
    ))
}

/// The same with what is wrong with the contact that was typed.
///
/// # Errors
/// When there is nothing to show.
pub async fn show_wrong(context: &Context, typed: &Fields, errors: &[FieldError]) -> Page {
    let mut page = read(context, typed.get("l")).await?;
    page.contact_is_wrong(typed, errors, &context.pages.texts);
    let title = context.say(&text!("overview_title"));
    let title = context.say(&text!("title_with_errors", title = title));
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(answers::page(context, status, TEMPLATE, &title, &page))
}

async fn read(context: &Context, link: &str) -> Result<FamilyPage, Stop> {
    let acting = acting(context, link).await?;
    let view = view(&context.store, acting.family.clone())
        .await
        .map_err(unavailable(context))?;
    let Some(view) = view else {
        return Err(gone(context));
    };
    let (programme, texts) = (context.programme(), &context.pages.texts);
    let contact = contact_fields(context, &programme);
    let mut page = of(&view, link, contact, &programme, texts, context.now());
    let (part, own) = section::read(context, &acting).await?;
    page.second = part;
    if let Some(own) = own {
        section::own_contact(&mut page.contact, &own);
    }
    Ok(page)
}

/// Name, mail address and phone number, empty.
pub fn contact_fields(context: &Context, programme: &Programme) -> Vec<Field> {
    let mut fields = Maker {
        texts: context.pages.texts.all(),
        town: &programme.catalogue().town,
    }
    .guardian();
    for field in fields.iter_mut().filter(|field| field.kind == "email") {
        field.hint = Some(context.say(&text!("overview_email_hint")));
    }
    fields
}
