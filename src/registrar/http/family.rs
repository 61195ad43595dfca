//! The family link: everything of one address, to see, change, give back, delete.

use super::super::domain::{FamilyId, Guardian, RegistrationId, RequestId};
use super::super::form::{FieldError, Fields, parts};
use super::super::links::{BadLink, Purpose};
use super::super::pages::family::page;
use super::super::service::Service;
use super::super::store::Wish;
use super::offer::words;
use super::{LinkQuery, bad_link, gone, html, message, posted, query, unavailable};
use crate::form_view::Maker;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;

/// The family of a link.
pub fn family(service: &Service, link: &str) -> Result<FamilyId, BadLink> {
    let id = service.links.read(Purpose::Family, link, service.now())?;
    FamilyId::parse(&id).ok_or(BadLink::Forged)
}

/// Shows everything.
pub async fn show(State(service): State<Arc<Service>>, asked: Result<Query<LinkQuery>, QueryRejection>) -> Response {
    let asked = query(asked);
    let notice = match asked.ok.as_str() {
        "absagen" => Some("Abgesagt. Danke, dass Sie Bescheid geben."),
        "kontakt" => Some("Gespeichert."),
        "adresse" => Some("Gespeichert. An die neue E-Mail-Adresse haben wir einen Link geschickt. Sie gilt, sobald Sie dort bestätigen."),
        "annehmen" => Some("Der Platz gehört Ihnen."),
        "ablehnen" => Some("Der Platz geht an das nächste Kind."),
        "fragen" => Some("Ihre Hinweise sind gespeichert."),
        _ => None,
    };
    render(&service, &asked.l, notice, None, StatusCode::OK).await
}

async fn render(
    service: &Service,
    link: &str,
    notice: Option<&'static str>,
    wrong: Option<(&Fields, Vec<FieldError>)>,
    status: StatusCode,
) -> Response {
    let id = match family(service, link) {
        Ok(id) => id,
        Err(problem) => return bad_link(service, problem),
    };
    let view = match service.store.family(id).await {
        Ok(Some(view)) => view,
        Ok(None) => return gone(service),
        Err(error) => return unavailable(service, &error),
    };
    let programme = service.programme();
    let maker = Maker { texts: &service.pages.texts, town: &programme.catalogue().town };
    let mut page = page(&view, link, maker.guardian(), &programme, service.now());
    page.notice = notice;
    let title = if wrong.is_some() { "Fehler: Ihre Anmeldungen" } else { "Ihre Anmeldungen" };
    if let Some((fields, errors)) = wrong {
        page.contact_is_wrong(fields, &errors);
    }
    html(status, service.pages.page("registrar/family.html", title, &page, &programme))
}

/// One step.
pub async fn post(State(service): State<Arc<Service>>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let id = match family(&service, &link) {
        Ok(id) => id,
        Err(problem) => return bad_link(&service, problem),
    };
    let step = fields.get("schritt");
    let wish = match step {
        "absagen" => Wish::Cancel,
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        "kontakt" => return contact(&service, id, &link, &fields).await,
        "loeschen" => return erase(&service, id).await,
        _ => return message(&service, StatusCode::BAD_REQUEST, "Das haben wir nicht verstanden", &["Bitte benutzen Sie die Knöpfe."]),
    };
    let Some(number) = RegistrationId::parse(fields.get("nummer")) else { return gone(&service) };
    match service.store.answer(Some(id), number.clone(), wish, service.programme(), service.now()).await {
        Ok(Some(answered)) => {
            service.log(&format!("family {number}: {answered:?}"));
            service.wake();
            let (status, title, lead) = words(answered);
            if status == StatusCode::OK { back(&link, step) } else { message(&service, status, title, &[&lead]) }
        }
        Ok(None) => gone(&service),
        Err(error) => unavailable(&service, &error),
    }
}

/// Back to the page, with a word about what was done.
pub fn back(link: &str, done: &str) -> Response {
    Redirect::to(&format!("/anmeldung/familie?l={link}&ok={done}")).into_response()
}

async fn contact(service: &Service, id: FamilyId, link: &str, fields: &Fields) -> Response {
    let known = match service.store.family(id.clone()).await {
        Ok(Some(view)) => view.family.guardian,
        Ok(None) => return gone(service),
        Err(error) => return unavailable(service, &error),
    };
    let typed = match parts::guardian(fields) {
        Ok(guardian) => guardian,
        Err(errors) => return render(service, link, None, Some((fields, errors)), StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let wanted = Some(typed.email.clone()).filter(|email| email.key() != known.email.key());
    let now = service.now();
    let stored = service.store.change_contact(id.clone(), Guardian { email: known.email, ..typed }, now).await;
    let stored = match (stored, &wanted) {
        (Ok(true), Some(email)) => service.store.ask_new_address(id, RequestId::new(now, service.chance()), email.clone(), now).await,
        (stored, _) => stored,
    };
    match stored {
        Ok(true) => {
            service.wake();
            back(link, if wanted.is_some() { "adresse" } else { "kontakt" })
        }
        Ok(false) => gone(service),
        Err(error) => unavailable(service, &error),
    }
}

async fn erase(service: &Service, id: FamilyId) -> Response {
    match service.store.erase(id, service.programme(), service.now()).await {
        Ok(_) => {
            service.log("family: erased");
            service.wake();
            message(
                service,
                StatusCode::OK,
                "Alles ist gelöscht",
                &["Ihre Angaben und alle Anmeldungen sind gelöscht. Die Plätze gehen an andere Kinder."],
            )
        }
        Err(error) => unavailable(service, &error),
    }
}
