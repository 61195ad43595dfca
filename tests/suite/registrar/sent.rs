//! Lists as families send them to a running program: each asks for the page to check, reads it for a
//! while, and sends it.

use super::process::{form, links, page};
use super::sample;
use super::wire::{Answer, post, send};
use chrono::TimeDelta;
use jugendportal::registrar::domain::Instant;
use jugendportal::registrar::family::list::state::State;
use jugendportal::registrar::web::fields::Fields;
use std::io::Result;
use std::net::SocketAddr;

/// Where the pages of the list are sent.
pub const LIST: &str = "/anmeldung/liste";

#[allow(
    clippy::disallowed_methods,
    reason = "the program that is tested asks the clock of the machine"
)]
fn now() -> Instant {
    chrono::Utc::now()
}

/// What a family sends to see the page to check: it wants the offer `o{offer}`, with one field typed
/// otherwise for each of these. The same family has the same page.
pub fn asked(offer: usize, family: &str, typed: &[(&str, &str)]) -> Fields {
    let fields = form(offer, family);
    let fields = typed
        .iter()
        .fold(fields, |fields, (name, value)| fields.with(name, value));
    sample::asked(&fields, page(family), &links(), now())
}

/// What a family sends from the page to check that it was answered, a minute later.
pub fn read(answer: &str) -> Fields {
    let state = State::read(&links(), sample::seal(answer)).unwrap();
    let before = now() - TimeDelta::minutes(1);
    sample::sealed(&state.signed(&links(), before).unwrap())
}

/// The last step of a family that has read its page.
pub fn sealed(address: SocketAddr, offer: usize, family: &str) -> Result<Fields> {
    sealed_with(address, offer, family, &[])
}

/// The same with some fields typed otherwise.
pub fn sealed_with(
    address: SocketAddr,
    offer: usize,
    family: &str,
    typed: &[(&str, &str)],
) -> Result<Fields> {
    let check = send(address, &post(LIST, &asked(offer, family, typed)))?;
    assert_eq!(check.status, 200, "{}", check.text);
    Ok(read(&check.text))
}

/// Sends a list, and again while others take the places that its page to check has shown.
pub fn sent(address: SocketAddr, offer: usize, family: &str) -> Result<Answer> {
    let mut last = sealed(address, offer, family)?;
    loop {
        let answer = send(address, &post(LIST, &last))?;
        if !answer.text.contains("Es hat sich etwas geändert") {
            return Ok(answer);
        }
        last = read(&answer.text);
    }
}

/// Whether the mail is on its way.
pub fn is_sent(answer: &Answer) -> bool {
    answer.status == 200 && answer.text.contains("Fast fertig")
}
