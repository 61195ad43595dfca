//! The door of the family page: the flow begins with children, contact and answers that are known.

use super::closed;
use super::known::{children, open};
use super::pages::show;
use super::read::{field_of, is_of_child};
use super::state::State;
use super::step::Step;
use crate::calendar::Datelike;
use crate::pass::QuestionKind;
use crate::registrar::domain::second::SecondContact;
use crate::registrar::domain::{
    Child, ChildKey, MOST_CHILDREN, Registration, RegistrationId, RequestId,
};
use crate::registrar::family::form::why;
use crate::registrar::family::link::acting;
use crate::registrar::family::view::FamilyView;
use crate::registrar::programme::Programme;
use crate::registrar::store::records::seconds::{self, Second};
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, Stop, message, unavailable};
use crate::registrar::web::context::Context;
use crate::registrar::web::fields::Fields;
use crate::text::Phone;
use axum::http::StatusCode;

/// One child wants more, or another child wants something.
pub async fn begin(context: &Context, fields: &Fields) -> Page {
    let view = open(context, fields.get("l")).await?;
    let (programme, season) = (context.programme(), fields.get("season"));
    if programme.season(season).is_none() {
        let (title, lead) = (text!("choose_title"), text!("choose_lead"));
        return Ok(message(context, StatusCode::OK, &title, Some(&lead)));
    }
    if let Some(reason) = closed(context, season) {
        let title = text!("closed_title");
        return Ok(message(context, StatusCode::OK, &title, Some(&why(reason))));
    }
    let page = RequestId::new(context.now(), context.chance());
    let mut state = State::new(season, "", page, context.now());
    let child = RegistrationId::parse(fields.get("kind"));
    let number = fill(&mut state, &view, child.as_ref(), &programme);
    own_contact(context, &mut state, fields.get("l")).await?;
    state.set("l", fields.get("l"));
    match number {
        Some(number) => {
            state.set("only", &number.to_string());
            show(context, state, Step::Choose(number)).await
        }
        None => {
            let children = (state.known() + 1).min(MOST_CHILDREN);
            state.set("children", &children.to_string());
            show(context, state, Step::Who).await
        }
    }
}

/// A second guardian sees the own contact, not that of the first.
async fn own_contact(context: &Context, state: &mut State, link: &str) -> Result<(), Stop> {
    let Some(id) = acting(context, link).await?.second else {
        return Ok(());
    };
    let own = context
        .store
        .read(move |db| seconds::joined_by_id(db, &id))
        .await
        .map_err(unavailable(context))?;
    if let Some(Second { contact, .. }) = own {
        let SecondContact { name, email, phone } = contact;
        state.set("guardian_name", &name);
        state.set("guardian_email", email.as_str());
        state.set("guardian_phone", phone.as_ref().map_or("", Phone::as_str));
    }
    Ok(())
}

/// Puts in what is known; gives the number of the child that one of its registrations names.
fn fill(
    state: &mut State,
    view: &FamilyView,
    named: Option<&RegistrationId>,
    programme: &Programme,
) -> Option<usize> {
    let guardian = &view.family.guardian;
    state.set("guardian_name", &guardian.name);
    state.set("guardian_email", guardian.email.as_str());
    state.set("guardian_phone", guardian.phone.as_str());
    let named = view
        .registrations
        .iter()
        .find(|own| Some(&own.id) == named)
        .map(|own| own.child.key());
    let is_named = |own: &&Registration| Some(own.child.key()) == named;
    let mut children = children(view);
    // A list has room for six: the child that wants more is one of them.
    if let Some(index) = children.iter().position(is_named)
        && index >= MOST_CHILDREN
    {
        children.swap(index, MOST_CHILDREN - 1);
    }
    if named.is_none() && children.len() >= MOST_CHILDREN {
        // There is no room beside them: another child begins a list of its own.
        children.clear();
    }
    children.truncate(MOST_CHILDREN);
    state.set("known", &children.len().to_string());
    state.set("children", &children.len().to_string());
    for (index, own) in children.iter().enumerate() {
        let number = index + 1;
        person(state, number, &own.child);
        answers(state, number, &own.child.key(), view, programme);
        // Nothing is wanted for the others, so that nobody is asked about them.
        state.want(number, &[]);
    }
    children.iter().position(is_named).map(|index| index + 1)
}

fn person(state: &mut State, number: usize, child: &Child) {
    let Child {
        first_name,
        last_name,
        born,
        resident,
        price_class,
        entitled: _,
        answers: _,
    } = child;
    let mut set = |field: &str, value: &str| state.set(&format!("child{number}_{field}"), value);
    set("first_name", first_name);
    set("last_name", last_name);
    set("birth_day", &born.day().to_string());
    set("birth_month", &born.month().to_string());
    set("birth_year", &born.year().to_string());
    set("resident", if *resident { "yes" } else { "no" });
    set("price", price_class.as_deref().unwrap_or_default());
}

/// What was answered before in this season, the last answer of each question. A consent to photos is
/// given anew each time, and health is never asked here.
fn answers(
    state: &mut State,
    number: usize,
    child: &ChildKey,
    view: &FamilyView,
    programme: &Programme,
) {
    let season = state.season().to_owned();
    let own = view.registrations.iter();
    let own = own.filter(|own| own.key.season == season && own.child.key() == *child);
    for own in own {
        let offer = programme.offer(&own.key.season, &own.key.offer);
        let questions = offer.into_iter().flat_map(|offer| &offer.questions);
        for question in questions {
            let asked = match question.kind {
                QuestionKind::Swimming | QuestionKind::PickUp => is_of_child(question),
                QuestionKind::Text | QuestionKind::Choice => true,
                QuestionKind::Photo | QuestionKind::Health => false,
            };
            if let Some(answer) = own.child.answers.get(&question.id).filter(|_| asked) {
                let field = field_of(number, &own.key.offer, question);
                state.set(&field, answer);
            }
        }
    }
}
