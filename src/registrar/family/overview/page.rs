//! The page behind the family link: what needs an answer, the plan, what has ended, and how the family
//! is reached.

use super::children::Kids;
use super::entry::can_be_answered;
use super::season::{Line, Planning, SeasonView};
use super::words::{Standing, sentence};
use crate::calendar::dates::day_long;
use crate::form_view::{ErrorView, Field, Maker};
use crate::registrar::domain::{Instant, Registration, Status};
use crate::registrar::family::calendar::section::{CalendarSection, section as calendar};
use crate::registrar::family::link::acting;
use crate::registrar::family::list::further::{Further, further};
use crate::registrar::family::list::slips::Slip;
use crate::registrar::family::retention::KEEP;
use crate::registrar::family::second::section::{self, SecondPart};
use crate::registrar::family::view::{FamilyView, view};
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::entries::price_known;
use crate::registrar::mail::letters::moment;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::registrar::web::answers::{self, Page, Stop, gone, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::{FieldError, fill, summary};
use crate::registrar::web::fields::Fields;
use crate::text::Lang;
use crate::words;
use axum::http::StatusCode;
use serde::Serialize;

const TEMPLATE: &str = "registrar/family.html";

/// Something to answer or to know first.
#[derive(Debug, Serialize)]
pub struct Alert {
    /// Number of the registration.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Until when, or why not.
    pub lead: String,
    /// It can be answered.
    pub open: bool,
}

/// The page.
#[derive(Debug, Serialize)]
pub struct FamilyPage {
    /// The family link.
    pub link: String,
    /// How old this page is.
    pub as_of: String,
    /// What was just done.
    pub notice: Option<String>,
    /// Heading above what is wrong with the contact; empty when all is well.
    pub error_title: String,
    /// What is wrong with the contact.
    pub errors: Vec<ErrorView>,
    /// The calendar address.
    pub calendar: CalendarSection,
    /// Further offers.
    pub further: Vec<Further>,
    /// Offered places.
    pub alerts: Vec<Alert>,
    /// What goes on.
    pub seasons: Vec<SeasonView>,
    /// What goes on and is no longer in the programme.
    pub undated: Vec<Line>,
    /// What has ended.
    pub ended: Vec<String>,
    /// Name, mail address and phone number.
    pub contact: Vec<Field>,
    /// The new address looks like a slip.
    pub slip: Option<Slip>,
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
    (calendar, further): (CalendarSection, Vec<Further>),
    mut contact: Vec<Field>,
    programme: &Programme,
    texts: &Texts,
    now: Instant,
) -> FamilyPage {
    let say = |text: &Text| texts.say(text).into_owned();
    let guardian = &view.family.guardian;
    let known = [
        guardian.name.as_str(),
        guardian.email.as_str(),
        guardian.phone.as_str(),
    ];
    for (field, value) in contact.iter_mut().zip(known) {
        value.clone_into(&mut field.value);
    }
    let ends = view.registrations.iter().map(|own| own.ends_at);
    let last = ends.max().unwrap_or(now);
    let day = crate::calendar::clock::date_at(last + KEEP);
    let kids = Kids::of(&view.registrations);
    let planning = Planning {
        view,
        kids: &kids,
        programme,
        texts,
        now,
    };
    let all = || view.registrations.iter().zip(&view.entries);
    let ended = all()
        .filter(|(own, _)| own.status != Status::Unconfirmed && !own.status.is_active())
        .map(|shown| ended_line(shown, view, programme, texts));
    FamilyPage {
        link: link.to_owned(),
        as_of: say(&text!("plan_as_of", now = moment(now))),
        notice: None,
        error_title: String::new(),
        errors: Vec::new(),
        calendar,
        further,
        contact,
        slip: None,
        second: SecondPart::default(),
        alerts: all().filter_map(|shown| alert(shown, &planning)).collect(),
        seasons: planning.seasons(),
        undated: planning.undated(),
        ended: ended.collect(),
        erased: say(&text!("overview_erase_lead", day = day_long(Lang::De, day))),
    }
}

/// A place that is offered, with when and where it is and what it costs.
fn alert((own, entry): (&Registration, &Entry), planning: &Planning<'_>) -> Option<Alert> {
    let Planning {
        view,
        kids,
        programme,
        texts,
        now,
    } = *planning;
    let say = |text: &Text| texts.say(text).into_owned();
    let open = can_be_answered(own, programme, now);
    let lead = match Standing::of(own, view, programme)? {
        Standing::Uncertain => text!("entry_offered_uncertain"),
        Standing::Offered(Some(until)) if open => text!("plan_answer", until = moment(until)),
        Standing::Offered(None) if open => text!("entry_offered_soon"),
        _ => return None,
    };
    let child = kids.kid(own).name;
    let known = entry.known(programme)?;
    let title = programme.terms(&own.key)?.title.clone();
    let price = price_known(entry, programme).filter(|_| open);
    let mut about = vec![title, words::sessions(&known.sessions), known.place];
    about.extend(price);
    Some(Alert {
        id: own.id.to_string(),
        title: match open {
            true => say(&text!("plan_alert", child = child)),
            false => say(&text!("plan_alert_uncertain", child = child)),
        },
        about: about.join(", "),
        lead: say(&lead),
        open,
    })
}

/// A registration that has ended, on one line.
fn ended_line(
    shown: (&Registration, &Entry),
    view: &FamilyView,
    programme: &Programme,
    texts: &Texts,
) -> String {
    let words = sentence(shown, Detail::When, view, programme, texts);
    let line = text!(
        "overview_ended",
        offer = words.title,
        child = words.child,
        number = shown.0.id.as_str(),
        state = words.state.unwrap_or_default(),
    );
    texts.say(&line).into_owned()
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

/// The same with the question whether the new address is a slip. Nothing is stored yet.
///
/// # Errors
/// When there is nothing to show.
pub async fn show_slip(context: &Context, typed: &Fields, slip: Slip) -> Page {
    let mut page = read(context, typed.get("l")).await?;
    page.contact_is_wrong(typed, &[], &context.pages.texts);
    page.slip = Some(slip);
    let title = context.say(&text!("overview_title"));
    let status = StatusCode::OK;
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
    let sections = (
        calendar(context, &view, &acting, link, &programme),
        further(context, &view, &programme),
    );
    let now = context.now();
    let mut page = of(&view, link, sections, contact, &programme, texts, now);
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
