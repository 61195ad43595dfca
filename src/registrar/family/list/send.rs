//! The list is sent: kept until its button is pressed, once however often it is sent.

use super::add;
use super::forecast::tallies;
use super::known;
use super::pages::{Asked, answer, show_wrong};
use super::read::{Wrong, list};
use super::seen::shown;
use super::sent;
use super::slips;
use super::state::State;
use super::step::Step;
use crate::registrar::domain::{List, RegistrationId};
use crate::registrar::family::form::guardian;
use crate::registrar::family::register::decision::Register;
use crate::registrar::family::register::register;
use crate::registrar::store::StoreError;
use crate::registrar::store::records::requests::{self, MOST_VERSIONS, versions};
use crate::registrar::store::sql::Sql;
use crate::registrar::texts::{Text, text};
use crate::registrar::web::answers::{Page, gone, message, retry_later};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use axum::http::StatusCode;
use axum::response::Response;

/// Sends what was typed. `before` is the state as the page to check held it, `state` with what was
/// typed there.
pub async fn first(context: &Context, before: &State, state: State) -> Page {
    let (programme, now) = (context.programme(), context.now());
    let Some(season) = programme.season(state.season()) else {
        return Err(gone(context));
    };
    let list = match list(&state, &programme, season, now) {
        Ok(list) => list,
        Err(Wrong { step, errors }) => {
            let asked = Asked { step, alert: None };
            return show_wrong(context, state, asked, &errors).await;
        }
    };
    let texts = &context.pages.texts;
    let known = known::of(context, &state).await?;
    // Who presses the button twice reads what became of it, not that everything is there already.
    if let Some(known) = &known
        && add::came_before(context, &state, &known.family.id, &list).await?
    {
        return add::send(context, &state, list).await;
    }
    let active = known::active(known.as_ref());
    let keys = list.entries.iter().map(|entry| entry.key.clone());
    let tallies = tallies(&context.store, &state.page, keys.collect(), now);
    let now_shown = match tallies.await {
        Ok(tallies) => shown(&list, (season, &programme), (&tallies, &active), texts, now),
        Err(error) => return not_stored(context, state, &error).await,
    };
    let again = match &before.seen {
        Some(seen) if before.was_read(now) => {
            let changes = now_shown.changes(seen);
            (!changes.is_empty()).then(|| (text!("check_changed"), changes))
        }
        _ => Some((text!("check_again"), Vec::new())),
    };
    if again.is_some() {
        return check(context, state, again, &[]).await;
    }
    if state.fields.get("custody").is_empty() {
        let error = FieldError::new("custody", text!("error_custody"));
        return check(context, state, None, &[error]).await;
    }
    match known {
        None => once(context, state, list).await,
        Some(_) => add::send(context, &state, list).await,
    }
}

async fn check(
    context: &Context,
    state: State,
    alert: Option<(Text, Vec<Text>)>,
    errors: &[FieldError],
) -> Page {
    let step = Step::Check;
    show_wrong(context, state, Asked { step, alert }, errors).await
}

/// The same list to another address: it takes the place of the first one (rule L8).
pub async fn again(context: &Context, mut state: State, fields: &Fields) -> Page {
    let (programme, now) = (context.programme(), context.now());
    let typed = Fields::default()
        .with("guardian_name", state.fields.get("guardian_name"))
        .with("guardian_phone", state.fields.get("guardian_phone"))
        .with("guardian_email", slips::chosen(fields));
    match was_confirmed(context, &state, None).await {
        Ok(false) => {}
        Ok(true) => return Ok(confirmed(context)),
        Err(error) => return not_stored(context, state, &error).await,
    }
    let texts = &context.pages.texts;
    if let Err(errors) = guardian::read(&typed) {
        return sent::page(context, state, sent::Typed::wrong(&typed, &errors));
    }
    if let Some(slip) = slips::question(&typed, fields.get("guardian_kept"), texts) {
        return sent::page(context, state, sent::Typed::slip(&typed, slip));
    }
    state.set("guardian_email", typed.get("guardian_email"));
    let Some(season) = programme.season(state.season()) else {
        return Err(gone(context));
    };
    match list(&state, &programme, season, now) {
        Ok(list) => keep(context, state, list).await,
        Err(Wrong { step, errors }) => {
            let asked = Asked { step, alert: None };
            show_wrong(context, state, asked, &errors).await
        }
    }
}

/// Keeps a list, unless the button of its mail was pressed already.
async fn once(context: &Context, state: State, list: List) -> Page {
    match was_confirmed(context, &state, Some(list.content())).await {
        Ok(false) => keep(context, state, list).await,
        Ok(true) => Ok(confirmed(context)),
        Err(error) => not_stored(context, state, &error).await,
    }
}

/// Whether the list was confirmed, by whatever address; with a `content`: as it is now.
async fn was_confirmed(
    context: &Context,
    state: &State,
    content: Option<String>,
) -> Result<bool, StoreError> {
    let page = state.page.clone();
    let find = move |db: &dyn Sql| requests::was_confirmed(db, &page, content.as_deref());
    context.store.read(find).await
}

/// The list is confirmed: no link is on its way.
fn confirmed(context: &Context) -> Response {
    let (title, lead) = (text!("list_confirmed_title"), text!("list_confirmed_lead"));
    message(context, StatusCode::OK, &title, Some(&lead))
}

async fn keep(context: &Context, state: State, list: List) -> Page {
    let (programme, now) = (context.programme(), context.now());
    let (entries, request) = (list.entries.len(), state.page.clone());
    let page = request.clone();
    match context.store.read(move |db| versions(db, &page)).await {
        Ok(versions) if versions.len() >= MOST_VERSIONS => {
            let (title, lead) = (text!("list_too_often_title"), text!("list_too_often_lead"));
            let status = StatusCode::TOO_MANY_REQUESTS;
            return Ok(message(context, status, &title, Some(&lead)));
        }
        Ok(_) => {}
        Err(error) => return not_stored(context, state, &error).await,
    }
    let command = Register {
        content: list.content(),
        registrations: (0..entries)
            .map(|_| RegistrationId::new(context.chance()))
            .collect(),
        list,
        request: request.clone(),
    };
    match register(&context.store, command, programme, now).await {
        Ok(()) => {
            context.log(&format!(
                "list {request}: {} {entries} entries",
                state.season()
            ));
            context.wake();
            sent::page(context, state, sent::Typed::default())
        }
        Err(error) => not_stored(context, state, &error).await,
    }
}

/// The store cannot be used: the page to check once more, with everything that was typed. Where the store
/// cannot be read either, that stands in the page before.
async fn not_stored(context: &Context, state: State, error: &StoreError) -> Page {
    context.log(&format!("list {}: {error}", state.page));
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let asked = Asked {
        step: Step::Check,
        alert: Some((text!("not_stored"), Vec::new())),
    };
    let again = answer(context, state, asked, &[], status).await;
    let page = again.unwrap_or_else(|_| {
        let (title, lead) = (text!("unavailable_title"), text!("list_back_lead"));
        message(context, status, &title, Some(&lead))
    });
    Ok(retry_later(page))
}
