//! The family link: everything of one address, to see, change, give back, delete.

mod page;

use super::answer::Answered;
use super::form::questions;
use super::offer::words;
use crate::form_view::{Field, Maker};
use crate::registrar::domain::signed_links::{BadLink, Purpose};
use crate::registrar::domain::{FamilyId, Guardian, RegistrationId, RequestId, Status};
use crate::registrar::programme::Programme;
use crate::registrar::store::{StoreError, Wish};
use crate::registrar::web::again::AgainPage;
use crate::registrar::web::answers::{
    LinkQuery, bad_link, gone, html, message, not_stored, posted, query, unavailable,
};
use crate::registrar::web::context::Context;
use crate::registrar::web::field_errors::FieldError;
use crate::registrar::web::fields::Fields;
use crate::routes;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use page::page;
use std::sync::Arc;

/// The family of a link.
pub fn family(context: &Context, link: &str) -> Result<FamilyId, BadLink> {
    let id = context.links.read(Purpose::Family, link, context.now())?;
    FamilyId::parse(&id).ok_or(BadLink::Forged)
}

/// Shows everything.
pub async fn show(
    State(context): State<Arc<Context>>,
    asked: Result<Query<LinkQuery>, QueryRejection>,
) -> Response {
    let asked = query(asked);
    let notice = match asked.ok.as_str() {
        "absagen" => Some("Abgesagt. Danke, dass Sie Bescheid geben."),
        "kontakt" => Some("Gespeichert."),
        "adresse" => Some(
            "Gespeichert. An die neue E-Mail-Adresse haben wir einen Link geschickt. Sie gilt, sobald Sie dort bestätigen.",
        ),
        "annehmen" => Some("Der Platz gehört Ihnen."),
        "ablehnen" => Some("Danke für Ihre Antwort. Wir geben den Platz weiter."),
        "wie-vorher" => Some("Es hat sich nichts geändert. Unten sehen Sie den Stand."),
        "fragen" => Some("Ihre Hinweise sind gespeichert."),
        _ => None,
    };
    render(&context, &asked.l, notice, None, StatusCode::OK).await
}

/// What the page says after an answer: what became of it, not what was pressed. Another tab may
/// have been quicker.
fn done(wish: &Wish, answered: Answered) -> &'static str {
    match (wish, answered) {
        (Wish::Accept, Answered::Accepted | Answered::AsBefore(Status::Placed)) => "annehmen",
        (Wish::Decline, Answered::Declined | Answered::AsBefore(Status::Declined)) => "ablehnen",
        (Wish::Cancel, Answered::Cancelled | Answered::AsBefore(Status::Cancelled)) => "absagen",
        _ => "wie-vorher",
    }
}

async fn render(
    context: &Context,
    link: &str,
    notice: Option<&'static str>,
    wrong: Option<(&Fields, Vec<FieldError>)>,
    status: StatusCode,
) -> Response {
    let id = match family(context, link) {
        Ok(id) => id,
        Err(problem) => return bad_link(context, problem),
    };
    let view = match context.store.family(id).await {
        Ok(Some(view)) => view,
        Ok(None) => return gone(context),
        Err(error) => return unavailable(context, &error),
    };
    let programme = context.programme();
    let mut page = page(
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
fn contact_fields(context: &Context, programme: &Programme) -> Vec<Field> {
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

/// One step.
pub async fn post(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&context, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let id = match family(&context, &link) {
        Ok(id) => id,
        Err(problem) => return bad_link(&context, problem),
    };
    let wish = match fields.get("schritt") {
        "absagen" => Wish::Cancel,
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        "kontakt" => return contact(&context, id, &link, &fields).await,
        "loeschen" => return erase(&context, id).await,
        _ => {
            return message(
                &context,
                StatusCode::BAD_REQUEST,
                "Das haben wir nicht verstanden",
                &["Bitte benutzen Sie die Knöpfe."],
            );
        }
    };
    let Some(number) = RegistrationId::parse(fields.get("nummer")) else {
        return gone(&context);
    };
    match context
        .store
        .answer(
            Some(id),
            number.clone(),
            wish.clone(),
            context.programme(),
            context.now(),
        )
        .await
    {
        Ok(Some(answered)) => {
            context.log(&format!("family {number}: {answered:?}"));
            context.wake();
            let (status, title, lead) = words(answered);
            if status == StatusCode::OK {
                back(&link, done(&wish, answered))
            } else {
                message(&context, status, title, &[&lead])
            }
        }
        Ok(None) => gone(&context),
        Err(error) => unavailable(&context, &error),
    }
}

/// Back to the page, with a word about what was done.
pub fn back(link: &str, done: &str) -> Response {
    Redirect::to(&format!(
        "{}&ok={done}",
        routes::signed(routes::FAMILY, link)
    ))
    .into_response()
}

async fn contact(context: &Context, id: FamilyId, link: &str, fields: &Fields) -> Response {
    let again = |error: &StoreError| {
        let (programme, hidden) = (context.programme(), ["l", "schritt"]);
        let empty = contact_fields(context, &programme);
        let page = AgainPage::new(
            "So erreichen wir Sie",
            routes::FAMILY,
            &hidden,
            empty,
            "Angaben speichern",
            fields,
        );
        not_stored(context, error, &page)
    };
    let known = match context.store.family(id.clone()).await {
        Ok(Some(view)) => view.family.guardian,
        Ok(None) => return gone(context),
        Err(error) => return again(&error),
    };
    let typed = match questions::guardian(fields) {
        Ok(guardian) => guardian,
        Err(errors) => {
            return render(
                context,
                link,
                None,
                Some((fields, errors)),
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await;
        }
    };
    let wanted = Some(typed.email.clone()).filter(|email| email.key() != known.email.key());
    let now = context.now();
    let stored = context
        .store
        .change_contact(
            id.clone(),
            Guardian {
                email: known.email,
                ..typed
            },
            now,
        )
        .await;
    let stored = match (stored, &wanted) {
        (Ok(true), Some(email)) => {
            context
                .store
                .ask_new_address(
                    id,
                    RequestId::new(now, context.chance()),
                    email.clone(),
                    now,
                )
                .await
        }
        (stored, _) => stored,
    };
    match stored {
        Ok(true) => {
            context.wake();
            back(
                link,
                if wanted.is_some() {
                    "adresse"
                } else {
                    "kontakt"
                },
            )
        }
        Ok(false) => gone(context),
        Err(error) => again(&error),
    }
}

async fn erase(context: &Context, id: FamilyId) -> Response {
    match context
        .store
        .erase(id, context.programme(), context.now())
        .await
    {
        Ok(_) => {
            context.log("family: erased");
            context.wake();
            message(
                context,
                StatusCode::OK,
                "Alles ist gelöscht",
                &["Ihre Angaben und alle Anmeldungen sind gelöscht."],
            )
        }
        Err(error) => unavailable(context, &error),
    }
}
