//! What is no form is not read as one, whatever it calls itself.

use crate::registrar::http::World;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn a_body_of_another_kind_or_in_other_letters_is_no_form() {
    let world = World::new();
    let post = |kind: &'static str| {
        let request = Request::post("/anmeldung/liste").header(header::CONTENT_TYPE, kind);
        request.body(Body::from("season=2027-ostern")).unwrap()
    };
    for kind in [
        "application/x-www-form-urlencoded-evil",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=utf-7",
    ] {
        let answer = world.ask(post(kind)).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        assert!(
            answer.page.contains("So können wir das nicht lesen"),
            "{kind}"
        );
    }
    for kind in [
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=UTF-8",
    ] {
        let answer = world.ask(post(kind)).await;
        assert_ne!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
}
