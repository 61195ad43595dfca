//! What comes with a request: the query of a link, and a form that was posted.

use super::answers::{Stop, message};
use super::context::Context;
use super::fields::Fields;
use crate::registrar::domain::signed_links::cleaned;
use crate::registrar::texts::{Text, text};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use std::convert::Infallible;
use std::sync::Arc;

/// The query of a link; one that cannot be read is an empty one.
#[derive(Debug, Default)]
pub struct Asked {
    /// The signed text, cleaned.
    pub l: String,
    /// Number of a registration.
    pub nummer: String,
    /// What was just done.
    pub ok: String,
}

impl FromRequestParts<Arc<Context>> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Context>) -> Result<Asked, Infallible> {
        let query = Fields::decode(parts.uri.query().unwrap_or_default().as_bytes());
        Ok(Asked {
            l: cleaned(query.get("l")),
            nummer: query.get("nummer").to_owned(),
            ok: query.get("ok").to_owned(),
        })
    }
}

/// The fields of a form that was posted.
#[derive(Debug)]
pub struct Posted(pub Fields);

impl FromRequest<Arc<Context>> for Posted {
    type Rejection = Stop;

    async fn from_request(request: Request, context: &Arc<Context>) -> Result<Posted, Stop> {
        let is_form = is_form(request.headers());
        // It is read in any case, so that the connection can be used again.
        let body = Bytes::from_request(request, context).await;
        fields(is_form, body).map(Posted).map_err(|refused| {
            let (status, title, lead) = refused;
            message(context, status, &title, Some(&lead)).into()
        })
    }
}

/// Why a form cannot be read.
type Refused = (StatusCode, Text, Text);

fn fields(is_form: bool, body: Result<Bytes, BytesRejection>) -> Result<Fields, Refused> {
    match body {
        _ if !is_form => Err((
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            text!("no_form_title"),
            text!("no_form_lead"),
        )),
        Ok(body) => {
            let fields = Fields::decode(&body);
            // It goes on into pages and addresses.
            Ok(match fields.get("l") {
                "" => fields,
                link => {
                    let link = cleaned(link);
                    fields.with("l", &link)
                }
            })
        }
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err((
            StatusCode::PAYLOAD_TOO_LARGE,
            text!("too_much_title"),
            text!("too_much_lead"),
        )),
        Err(_) => Err((
            StatusCode::BAD_REQUEST,
            text!("cut_off_title"),
            text!("cut_off_lead"),
        )),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    const FORM: &[u8] = b"application/x-www-form-urlencoded";
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()?.as_bytes().get(..FORM.len()))
        .is_some_and(|kind| kind.eq_ignore_ascii_case(FORM))
}
