//! Every page of the registrar, as its router answers.

mod changed;
mod confirm;
mod family;
mod further;
mod list;
mod plan;
mod second;
mod trouble;
mod typed;

use super::Made;
use crate::registrar::http::{Answer, World, path};
use axum::http::{StatusCode, header};
use jugendportal::registrar::mail::letters::Mail;
use jugendportal::registrar::web::fields::Fields;

/// Adds a page with its status.
fn add(made: &mut Made, name: &str, answer: &Answer) {
    let wait = match answer.headers.get(header::RETRY_AFTER) {
        Some(seconds) => format!(", retry after {} seconds", seconds.to_str().unwrap()),
        None => String::new(),
    };
    made.add(
        &format!("{name}.html"),
        &format!("<!-- {}{wait} -->\n{}", answer.status, answer.page),
    );
}

/// Posts a step that leads to another page, and gives that page.
async fn follow(world: &World, path: &str, fields: &Fields) -> Answer {
    let answer = world.post(path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    world
        .get(answer.headers[header::LOCATION].to_str().unwrap())
        .await
}

/// A family with a confirmed form: the path of its family link.
async fn family(
    world: &World,
    offer: &str,
    occasion: &str,
    email: &str,
    children: &[&str],
) -> String {
    world.register(offer, occasion, email, children).await;
    path(&world.letters().await.remove(0), "familie")
}

/// The first mail after a list was sent.
async fn first_mail(world: &World, fields: Fields) -> Mail {
    world.send(&fields).await;
    world.letters().await.remove(0)
}

/// The numbers of the registrations that go on, in the order of the plan of a family.
fn numbers(page: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for rest in page.split("&amp;nummer=").skip(1) {
        let number = rest[..11].to_owned();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}
