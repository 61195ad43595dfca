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

/// Whether the body is the fields of a form in UTF-8: the media type is that one to the letter, and a
/// charset, where one is named, is the only one in which fields are read.
fn is_form(headers: &HeaderMap) -> bool {
    const FORM: &str = "application/x-www-form-urlencoded";
    let mut kinds = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(kind), None) = (kinds.next(), kinds.next()) else {
        return false;
    };
    let Ok(kind) = kind.to_str() else {
        return false;
    };
    let mut parts = kind.split(';').map(str::trim);
    let is_named = |part: &str| part.eq_ignore_ascii_case(FORM);
    parts.next().is_some_and(is_named) && parts.all(is_read)
}

/// Whether a parameter of the media type leaves the body what it is.
fn is_read(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else {
        return parameter.is_empty();
    };
    let bare = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    !name.eq_ignore_ascii_case("charset") || bare.unwrap_or(value).eq_ignore_ascii_case("utf-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(kinds: &[&'static str]) -> bool {
        let mut headers = HeaderMap::new();
        for kind in kinds {
            headers.append(header::CONTENT_TYPE, (*kind).parse().unwrap());
        }
        is_form(&headers)
    }

    #[test]
    fn a_form_is_of_its_media_type_to_the_letter_and_in_utf_8() {
        for kind in [
            "application/x-www-form-urlencoded",
            "Application/X-WWW-Form-Urlencoded",
            "application/x-www-form-urlencoded; charset=UTF-8",
            "application/x-www-form-urlencoded;charset=\"utf-8\"",
            "application/x-www-form-urlencoded ; charset=utf-8;",
        ] {
            assert!(is(&[kind]), "{kind}");
        }
        for kind in [
            "application/x-www-form-urlencoded-evil",
            "application/x-www-form-urlencodedtext",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=iso-8859-1",
            "application/x-www-form-urlencoded; charset=utf-8; charset=utf-16",
            "application/x-www-form-urlencoded; charset",
            "application/x-www-form-urlencoded, text/plain",
            "multipart/form-data",
            "",
        ] {
            assert!(!is(&[kind]), "{kind}");
        }
        let form = "application/x-www-form-urlencoded";
        assert!(!is(&[]) && !is(&[form, form]));
    }
}
