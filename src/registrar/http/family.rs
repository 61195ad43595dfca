//! The family link: everything of one address, to see, change, give back, delete.

use super::super::decide::answer::Answered;
use super::super::domain::{FamilyId, Guardian, RegistrationId, RequestId, Status};
use super::super::form::{FieldError, Fields, parts};
use super::super::links::{BadLink, Purpose};
use super::super::pages::again::AgainPage;
use super::super::pages::family::page;
use super::super::programme::Programme;
use super::super::service::Service;
use super::super::store::{StoreError, Wish};
use super::offer::words;
use super::{LinkQuery, bad_link, gone, html, message, not_stored, posted, query, unavailable};
use crate::form_view::{Field, Maker};
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
pub async fn show(
    State(service): State<Arc<Service>>,
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
    render(&service, &asked.l, notice, None, StatusCode::OK).await
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
    let mut page = page(
        &view,
        link,
        contact_fields(service, &programme),
        &programme,
        service.now(),
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
        service
            .pages
            .page("registrar/family.html", title, &page, &programme),
    )
}

/// Name, mail address and phone number, empty.
fn contact_fields(service: &Service, programme: &Programme) -> Vec<Field> {
    let mut fields = Maker {
        texts: &service.pages.texts,
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
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    let link = fields.get("l").to_owned();
    let id = match family(&service, &link) {
        Ok(id) => id,
        Err(problem) => return bad_link(&service, problem),
    };
    let wish = match fields.get("schritt") {
        "absagen" => Wish::Cancel,
        "annehmen" => Wish::Accept,
        "ablehnen" => Wish::Decline,
        "kontakt" => return contact(&service, id, &link, &fields).await,
        "loeschen" => return erase(&service, id).await,
        _ => {
            return message(
                &service,
                StatusCode::BAD_REQUEST,
                "Das haben wir nicht verstanden",
                &["Bitte benutzen Sie die Knöpfe."],
            );
        }
    };
    let Some(number) = RegistrationId::parse(fields.get("nummer")) else {
        return gone(&service);
    };
    match service
        .store
        .answer(
            Some(id),
            number.clone(),
            wish.clone(),
            service.programme(),
            service.now(),
        )
        .await
    {
        Ok(Some(answered)) => {
            service.log(&format!("family {number}: {answered:?}"));
            service.wake();
            let (status, title, lead) = words(answered);
            if status == StatusCode::OK {
                back(&link, done(&wish, answered))
            } else {
                message(&service, status, title, &[&lead])
            }
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
    let again = |error: &StoreError| {
        let (programme, hidden) = (service.programme(), ["l", "schritt"]);
        let empty = contact_fields(service, &programme);
        let page = AgainPage::new(
            "So erreichen wir Sie",
            "/anmeldung/familie",
            &hidden,
            empty,
            "Angaben speichern",
            fields,
        );
        not_stored(service, error, &page)
    };
    let known = match service.store.family(id.clone()).await {
        Ok(Some(view)) => view.family.guardian,
        Ok(None) => return gone(service),
        Err(error) => return again(&error),
    };
    let typed = match parts::guardian(fields) {
        Ok(guardian) => guardian,
        Err(errors) => {
            return render(
                service,
                link,
                None,
                Some((fields, errors)),
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await;
        }
    };
    let wanted = Some(typed.email.clone()).filter(|email| email.key() != known.email.key());
    let now = service.now();
    let stored = service
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
            service
                .store
                .ask_new_address(
                    id,
                    RequestId::new(now, service.chance()),
                    email.clone(),
                    now,
                )
                .await
        }
        (stored, _) => stored,
    };
    match stored {
        Ok(true) => {
            service.wake();
            back(
                link,
                if wanted.is_some() {
                    "adresse"
                } else {
                    "kontakt"
                },
            )
        }
        Ok(false) => gone(service),
        Err(error) => again(&error),
    }
}

async fn erase(service: &Service, id: FamilyId) -> Response {
    match service
        .store
        .erase(id, service.programme(), service.now())
        .await
    {
        Ok(_) => {
            service.log("family: erased");
            service.wake();
            message(
                service,
                StatusCode::OK,
                "Alles ist gelöscht",
                &["Ihre Angaben und alle Anmeldungen sind gelöscht."],
            )
        }
        Err(error) => unavailable(service, &error),
    }
}
