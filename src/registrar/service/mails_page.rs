//! Only for trying things out: a page that shows the mails nobody got.

use crate::calendar::clock::local_at;
use crate::registrar::mail::letters::Mail;
use crate::registrar::texts::text;
use crate::registrar::web::answers::page;
use crate::registrar::web::context::Context;
use crate::routes::{self, TRIED_MAILS};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use serde::Serialize;
use std::sync::{Arc, Mutex};

#[derive(Serialize)]
struct Page {
    mails: Vec<View>,
}

#[derive(Serialize)]
struct View {
    subject: String,
    to: String,
    at: String,
    before: String,
    links: Vec<String>,
}

/// The page `/__portal/mails` over copies of all mails. Never mount it where others can see it.
pub fn mails_page(context: Arc<Context>, copies: Arc<Mutex<Vec<Mail>>>) -> Router {
    let show = move || {
        let mails = copies
            .lock()
            .map(|mails| mails.iter().rev().map(view).collect())
            .unwrap_or_default();
        let title = context.say(&text!("mails_title"));
        let page = page(
            &context,
            StatusCode::OK,
            "registrar/mails.html",
            &title,
            &Page { mails },
        );
        std::future::ready(page)
    };
    Router::new().route(TRIED_MAILS, get(show))
}

fn view(mail: &Mail) -> View {
    View {
        subject: mail.subject.clone(),
        to: mail.to.as_str().to_owned(),
        at: local_at(mail.written_at)
            .format("%d.%m.%Y %H:%M")
            .to_string(),
        before: mail.text.clone(),
        // Links work wherever the page is served: only the path counts.
        links: mail
            .text
            .lines()
            .filter_map(|line| {
                line.find(routes::REGISTRATION)
                    .map(|start| line[start..].to_owned())
            })
            .collect(),
    }
}
