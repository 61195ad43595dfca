//! The family's list: children once, many offers, one mail (rules L1 to L4). One thing per page, without
//! script; the state travels sealed in the page, and nothing is stored before the list is sent.

pub mod add;
mod check;
mod choose;
mod device;
mod door;
mod filter;
mod flow;
pub mod forecast;
pub mod further;
mod known;
pub mod old_page;
mod pages;
mod questions;
pub mod read;
pub mod seen;
mod send;
mod sent;
pub mod slips;
pub mod state;
pub mod step;
mod sums;
mod tabs;
mod totals;
mod who;
mod words;

use crate::registrar::domain::{MOST_CHILDREN, RequestId};
use crate::registrar::family::form::{TRAP, why};
use crate::registrar::programme::Closed;
use crate::registrar::texts::text;
use crate::registrar::web::answers::{Page, message};
use crate::registrar::web::context::Context;
use crate::registrar::web::fields::Fields;
use crate::registrar::web::requests::Posted;
use crate::routes;
use axum::extract::{RawQuery, State as Shared};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use pages::{Asked, show, show_wrong};
use read::{Person, Wrong, asking, family, full, list, possible};
use state::State;
use std::sync::Arc;
use step::{Step, Wish};

/// An empty list of the season in the address.
pub async fn begin(Shared(context): Shared<Arc<Context>>, RawQuery(query): RawQuery) -> Page {
    let fields = Fields::decode(query.unwrap_or_default().as_bytes());
    door(&context, &fields).await
}

/// A page of the flow can be gone back to (rule L2): the browser keeps it and shows it again as it was
/// left. What may not be kept at all, it would ask for once more, and what was typed would be gone.
pub async fn gone_back_to(mut page: Response) -> Response {
    let kept = HeaderValue::from_static("private, no-cache");
    page.headers_mut().insert(header::CACHE_CONTROL, kept);
    page
}

/// A page was sent, or a door opened.
pub async fn post(Shared(context): Shared<Arc<Context>>, Posted(fields): Posted) -> Page {
    if !fields.get(TRAP).is_empty() {
        context.log("list: trap");
        return Ok(Redirect::to(routes::ON_ITS_WAY).into_response());
    }
    let seal = fields.get("liste");
    if seal.is_empty() {
        return match fields.get("l") {
            "" => door(&context, &fields).await,
            _ => door::begin(&context, &fields).await,
        };
    }
    let Some(mut state) = State::read(&context.links, seal) else {
        return Ok(lost(&context));
    };
    if fields.get("schritt") == "unterwegs" {
        if !state.sent || !state.is_good(context.now()) {
            return Ok(lost(&context));
        }
        return send::again(&context, state, &fields).await;
    }
    let Some(step) = Step::parse(fields.get("schritt")) else {
        return Ok(lost(&context));
    };
    let sent = state.clone();
    state.take(step, &fields);
    // The family says whether the address was a slip. One that is known was none.
    if state.is_of_known() {
        return pressed(&context, state, &sent, step, Wish::read(&fields)).await;
    }
    if !fields.get("guardian_kept").is_empty() {
        state.set("guardian_kept", fields.get("guardian_kept"));
    }
    let meant = fields.get("guardian_meant");
    if !meant.is_empty() {
        state.set("guardian_email", meant);
        state.set("guardian_meant", "");
    }
    pressed(&context, state, &sent, step, Wish::read(&fields)).await
}

/// A button was pressed on a page; `sent` is the state before what was typed there.
async fn pressed(
    context: &Context,
    mut state: State,
    sent: &State,
    step: Step,
    wish: Wish,
) -> Page {
    match wish {
        Wish::MoreChildren if state.children() >= MOST_CHILDREN => {
            let asked = Asked {
                step: Step::Who,
                alert: None,
            };
            show_wrong(context, state, asked, &[full()]).await
        }
        Wish::MoreChildren => {
            let children = state.children() + 1;
            state.set("children", &children.to_string());
            show(context, state, Step::Who).await
        }
        Wish::Stay => show(context, state, step).await,
        Wish::Filter(word) => {
            filter::press(&mut state, &word);
            show(context, state, step).await
        }
        Wish::Drop(child, id) => {
            let mut ids = state.wanted(child);
            ids.retain(|known| *known != id);
            state.want(child, &ids);
            go(context, state, step, Step::Check).await
        }
        Wish::Swap(child, old, new) => {
            let mut ids = state.wanted(child);
            ids.retain(|known| *known != old && *known != new);
            ids.push(new);
            state.want(child, &ids);
            go(context, state, step, Step::Check).await
        }
        Wish::To(target) => go(context, state, step, target).await,
        Wish::On => match after(context, &state, step) {
            Some(target) => go(context, state, step, target).await,
            None => send::first(context, sent, state).await,
        },
        Wish::Send => send::first(context, sent, state).await,
    }
}

/// A list begins: with a season, and perhaps with occasions that were chosen before.
async fn door(context: &Context, fields: &Fields) -> Page {
    let programme = context.programme();
    let season = fields.get("season");
    if programme.season(season).is_none() {
        let (title, lead) = (text!("choose_title"), text!("choose_lead"));
        let status = StatusCode::OK;
        return Ok(message(context, status, &title, Some(&lead)));
    }
    if let Some(reason) = closed(context, season) {
        let title = text!("closed_title");
        return Ok(message(context, StatusCode::OK, &title, Some(&why(reason))));
    }
    let wanted = fields.iter().filter(|(name, _)| *name == "occasion");
    let wanted: Vec<&str> = wanted.map(|(_, value)| value.trim()).collect();
    let page = RequestId::new(context.now(), context.chance());
    let state = State::new(season, &wanted.join(" "), page, context.now());
    show(context, state, Step::Who).await
}

/// Why nothing of a season can be asked for, if so.
fn closed(context: &Context, season: &str) -> Option<Closed> {
    let (programme, now) = (context.programme(), context.now());
    let all = programme.all().filter(|terms| terms.key.season == season);
    let mut reasons: Vec<Closed> = Vec::new();
    for terms in all {
        match terms.open(now) {
            Ok(()) => return None,
            Err(reason) => reasons.push(reason),
        }
    }
    // What holds for the season says more than that one date has begun.
    let of_season = |reason: &Closed| match reason {
        Closed::NotYet(_) | Closed::Over(_) | Closed::Draw => true,
        Closed::Begun | Closed::CalledOff | Closed::Full | Closed::NotHere => false,
    };
    let first = reasons.iter().copied().find(of_season);
    first.or(reasons.first().copied()).or(Some(Closed::NotHere))
}

/// The page of a state that was not made here.
fn lost(context: &Context) -> Response {
    let (title, lead) = (text!("list_lost_title"), text!("list_lost_lead"));
    message(context, StatusCode::BAD_REQUEST, &title, Some(&lead))
}

/// The page behind one; `None` behind the last.
fn after(context: &Context, state: &State, step: Step) -> Option<Step> {
    let people = people(context, state);
    let next = |number: usize| {
        let mut later = people.iter().filter(|person| person.number > number);
        match state.only() {
            Some(only) if number == 0 => Step::Choose(only),
            Some(_) => Step::Questions,
            None => later
                .next()
                .map_or(Step::Questions, |person| Step::Choose(person.number)),
        }
    };
    match step {
        Step::Who => Some(next(0)),
        Step::Choose(number) => Some(next(number)),
        Step::Questions => Some(Step::Check),
        Step::Check => None,
    }
}

fn people(context: &Context, state: &State) -> Vec<Person> {
    let programme = context.programme();
    let season = programme.season(state.season());
    let read = season.and_then(|season| family(state, season, &programme.catalogue().town).ok());
    read.map_or_else(Vec::new, |family| family.people)
}

/// Goes to a page. On the way forward every page before it has to be right.
async fn go(context: &Context, mut state: State, from: Step, target: Step) -> Page {
    let programme = context.programme();
    let Some(season) = programme.season(state.season()) else {
        return Ok(lost(context));
    };
    let target = match target {
        Step::Questions if !asks(context, &state) => match from {
            Step::Check => last_child(context, &state),
            Step::Who | Step::Choose(_) | Step::Questions => Step::Check,
        },
        target => target,
    };
    if target > from || target == Step::Check {
        let slip = who::slip(&state, &context.pages.texts);
        if from == Step::Who && slip.is_some() && family(&state, season, "").is_ok() {
            let email = state.fields.get("guardian_email").to_owned();
            state.set("guardian_asked", &email);
            return show(context, state, Step::Who).await;
        }
        if let Err(wrong) = list(&state, &programme, season, context.now())
            && wrong.step < target
        {
            let Wrong { step, errors } = wrong;
            let asked = Asked { step, alert: None };
            return show_wrong(context, state, asked, &errors).await;
        }
    }
    show(context, state, target).await
}

fn last_child(context: &Context, state: &State) -> Step {
    let people = people(context, state);
    let last = people.last().map(|person| person.number);
    state.only().or(last).map_or(Step::Who, Step::Choose)
}

/// Whether any offer of the list asks something.
fn asks(context: &Context, state: &State) -> bool {
    let (programme, now) = (context.programme(), context.now());
    let Some(season) = programme.season(state.season()) else {
        return false;
    };
    people(context, state).iter().any(|person| {
        let terms = possible(state, person, &programme, now);
        !asking(&terms, season).is_empty()
    })
}
