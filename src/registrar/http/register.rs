//! The form: typed, checked, sent.

use super::super::decide::register::{Application, Register};
use super::super::domain::{Instant, RegistrationId, RequestId};
use super::super::form::{self, FieldError, Fields, Problem, TRAP, parts::closed};
use super::super::links::Purpose;
use super::super::pages::Message;
use super::super::pages::form::{CheckPage, filled, parts};
use super::super::programme::Programme;
use super::super::service::Service;
use super::{html, message, posted, retry_later, unavailable};
use crate::form_view::Maker;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use std::sync::Arc;

/// The page to check is good for so long.
const SEAL: TimeDelta = TimeDelta::hours(24);

/// Nobody reads the page faster.
const READING: TimeDelta = TimeDelta::seconds(1);

/// Where a form leads when all is well, and when a machine filled it.
const ON_ITS_WAY: &str = "/anmeldung/unterwegs/";

/// An empty form of the offer in the address.
pub async fn empty(State(service): State<Arc<Service>>, RawQuery(query): RawQuery) -> Response {
    let fields = Fields::decode(query.unwrap_or_default().as_bytes());
    if fields.get("season").is_empty() {
        return message(
            &service,
            StatusCode::OK,
            "Anmeldung",
            &["Wählen Sie im Ferienpass ein Angebot aus. Dort melden Sie Ihr Kind an."],
        );
    }
    form_page(&service, &fields, &[], StatusCode::OK)
}

/// A form came: more children, errors, the page to check, or stored.
pub async fn post(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = match posted(&service, &headers, body) {
        Ok(fields) => fields,
        Err(answer) => return *answer,
    };
    if !fields.get("more").is_empty() {
        let children = (form::children(&fields) + 1)
            .min(form::MOST_CHILDREN)
            .to_string();
        return form_page(
            &service,
            &fields.with("children", &children),
            &[],
            StatusCode::OK,
        );
    }
    if fields.get("schritt") == "aendern" {
        return form_page(&service, &fields, &[], StatusCode::OK);
    }
    if !fields.get(TRAP).is_empty() {
        service.log("form: trap");
        return Redirect::to(ON_ITS_WAY).into_response();
    }
    let programme = service.programme();
    let now = service.now();
    let application = match form::parse(&fields, &programme, &programme.catalogue().town, now) {
        Ok(application) => application,
        Err(Problem::Fields(errors)) => {
            return form_page(&service, &fields, &errors, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(Problem::Closed(reason)) => {
            return message(
                &service,
                StatusCode::CONFLICT,
                "Hier kann man sich gerade nicht anmelden",
                &[&closed(reason)],
            );
        }
        Err(Problem::Unknown) => return unknown(&service),
    };
    // The id of the page becomes that of the form: sent twice, it is one.
    let seal = service
        .links
        .open(Purpose::Check, fields.get("siegel"))
        .ok();
    let page = seal
        .filter(|(_, end)| was_read(*end, now))
        .and_then(|(page, _)| RequestId::parse(page));
    match page {
        Some(request) if fields.get("schritt") == "absenden" => {
            store(&service, &programme, &fields, application, request, now).await
        }
        _ => {
            // Sent at once or after a day: shown again, and said why.
            let again = (fields.get("schritt") == "absenden")
                .then_some("Bitte prüfen Sie Ihre Angaben. Senden Sie sie dann noch einmal ab.");
            check_page(
                &service,
                &programme,
                &fields,
                &application,
                again,
                StatusCode::OK,
            )
        }
    }
}

/// Whether the page with a seal that ends then was made a while ago, and not too long ago: a page
/// that was made a moment ago was read by a machine.
fn was_read(end: Instant, now: Instant) -> bool {
    now + READING < end && end <= now + SEAL - READING
}

async fn store(
    service: &Service,
    programme: &Arc<Programme>,
    fields: &Fields,
    application: Application,
    request: RequestId,
    now: Instant,
) -> Response {
    let registrations = application
        .children
        .iter()
        .map(|_| RegistrationId::new(service.chance()))
        .collect();
    let content = application.content();
    let told = format!(
        "form {request}: {} {}",
        application.key.season, application.key.occasion
    );
    let command = Register {
        application,
        content,
        request: request.clone(),
        registrations,
    };
    match service
        .store
        .register(command, Arc::clone(programme), now)
        .await
    {
        Ok(()) => {
            service.log(&told);
            service.wake();
            Redirect::to(ON_ITS_WAY).into_response()
        }
        Err(error) => {
            service.log(&format!("form {request}: {error}"));
            let alert = "Das hat gerade nicht geklappt. Ihre Angaben sind noch da. Senden Sie in einer Minute noch einmal ab.";
            // The store has taken the application with it; what the family typed is still here.
            match form::parse(fields, programme, &programme.catalogue().town, now) {
                Ok(application) => retry_later(check_page(
                    service,
                    programme,
                    fields,
                    &application,
                    Some(alert),
                    StatusCode::SERVICE_UNAVAILABLE,
                )),
                Err(_) => unavailable(service, &error),
            }
        }
    }
}

fn check_page(
    service: &Service,
    programme: &Programme,
    fields: &Fields,
    application: &Application,
    alert: Option<&str>,
    status: StatusCode,
) -> Response {
    let Some((season, offer)) = form::offer(fields, programme) else {
        return unknown(service);
    };
    // A page shown again keeps its seal, so that it still counts once.
    let now = service.now();
    let old = Some(fields.get("siegel"))
        .filter(|seal| service.links.read(Purpose::Check, seal, now).is_ok());
    let fresh = || {
        service.links.sign(
            Purpose::Check,
            RequestId::new(now, service.chance()).as_str(),
            now + SEAL,
        )
    };
    let page = CheckPage {
        alert: alert.map(str::to_owned),
        parts: parts(
            application,
            season,
            offer,
            programme,
            &programme.catalogue().town,
        ),
        fields: fields
            .iter()
            .filter(|(name, _)| !["siegel", "schritt", "more", TRAP].contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        seal: old.map_or_else(fresh, str::to_owned),
    };
    html(
        status,
        service.pages.page(
            "registrar/check.html",
            "Bitte prüfen Sie Ihre Angaben",
            &page,
            programme,
        ),
    )
}

fn form_page(
    service: &Service,
    fields: &Fields,
    errors: &[FieldError],
    status: StatusCode,
) -> Response {
    let programme = service.programme();
    let Some((season, offer)) = form::offer(fields, &programme) else {
        return unknown(service);
    };
    let maker = Maker {
        texts: &service.pages.texts,
        town: &programme.catalogue().town,
    };
    let page = filled(
        &maker,
        &programme,
        (season, offer),
        fields,
        errors,
        service.now(),
    );
    let title = if errors.is_empty() {
        format!("Anmeldung: {}", offer.title)
    } else {
        format!("Fehler: Anmeldung: {}", offer.title)
    };
    html(
        status,
        service
            .pages
            .page("registrar/form.html", &title, &page, &programme),
    )
}

fn unknown(service: &Service) -> Response {
    message(
        service,
        StatusCode::NOT_FOUND,
        "Dieses Angebot kennen wir nicht",
        &[
            "Vielleicht hat sich das Programm geändert. Öffnen Sie die Seite des Angebots noch einmal.",
        ],
    )
}

/// The mail is on its way: the same page for everybody.
pub async fn on_its_way(State(service): State<Arc<Service>>) -> Response {
    let lead = [
        "Wir haben Ihnen eine E-Mail mit einem Link geschickt. Erst wenn Sie dort bestätigen, gilt die Anmeldung. Der Link gilt 48 Stunden.",
        "Einen freien Platz halten wir 30 Minuten für Sie. Bestätigen Sie also am besten gleich.",
        "Keine E-Mail da? Sehen Sie im Spam-Ordner nach. Nach zehn Minuten können Sie das Formular noch einmal absenden.",
    ];
    let mut links = vec![("/ferienpass/".to_owned(), "Zum Ferienpass".to_owned())];
    links.extend(service.mails.map(|path| {
        (
            path.to_owned(),
            "Zum Ausprobieren: die Mails ansehen".to_owned(),
        )
    }));
    let message = Message {
        title: "Fast fertig: Bitte öffnen Sie Ihre E-Mail".to_owned(),
        lead: lead.map(str::to_owned).to_vec(),
        english: Some(ENGLISH),
        links,
        ..Message::default()
    };
    html(
        StatusCode::OK,
        service.pages.message(&message, &service.programme()),
    )
}

/// For those who read little German.
const ENGLISH: &str = "We have sent you an e-mail. Please open the link in it and press the button there. Only then is your child registered.";
