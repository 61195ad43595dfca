//! The offer changes while a family reads the page to check what it typed.

use super::super::Made;
use super::{add, family, first_mail, follow, numbers};
use crate::registrar::http::{Answer, World, link, path};
use crate::registrar::sample::form;
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Offer, Question};
use jugendportal::pass::QuestionKind;

type Change = fn(&mut Catalogue);

#[tokio::test]
async fn pages_after_a_change_of_the_offer_are_as_expected() {
    let mut made = Made::new("registrar/changed");
    let page = sent_after(|catalogue| ask(catalogue, "Eigenes Seil?"), everything).await;
    add(&mut made, "facts", &page);
    let page = sent_after(without_price, with_price).await;
    add(&mut made, "price", &page);
    confirmed_after(&mut made).await;
    offered_before(&mut made).await;
    made.compare();
}

/// The button of the first mail, after a change that nobody was told of.
async fn confirmed_after(made: &mut Made) {
    let world = World::new();
    let mail = first_mail(&world, form("klettern", "klettern-1", "one@b.de", &["Kim"])).await;
    world.change(everything);
    world.change(|catalogue| {
        climbing(catalogue).occasions[0].prices = vec![("regular".into(), 900)];
    });
    world.letters().await;
    let confirm = path(&mail, "bestaetigen");
    add(made, "before-confirming", &world.get(&confirm).await);
    let page = world.post("/anmeldung/bestaetigen", &link(&confirm)).await;
    add(made, "confirmed", &page);
}

/// A place is offered, and the date may be called off.
async fn offered_before(made: &mut Made) {
    let world = World::new();
    let one = family(&world, "floss", "floss-1", "one@b.de", &["Kim", "Noa"]).await;
    let two = family(&world, "floss", "floss-1", "two@b.de", &["Lou"]).await;
    let own = numbers(&world.get(&one).await.page).remove(0);
    let cancel = link(&one).with("schritt", "absagen").with("nummer", &own);
    follow(&world, "/anmeldung/familie", &cancel).await;
    let mails = world.letters().await;
    let offer = mails.iter().find(|mail| mail.to.as_str() == "two@b.de");
    let offer = path(offer.unwrap(), "angebot");
    world.change(|catalogue| {
        catalogue.seasons[0].offers[0].occasions[0].cancelled = Some("Sturm.".into());
    });
    world.hold().await;
    add(made, "offer-uncertain", &world.get(&offer).await);
    let accept = link(&offer).with("schritt", "annehmen");
    let page = world.post("/anmeldung/angebot", &accept).await;
    add(made, "offer-accepted-while-uncertain", &page);
    add(made, "family-with-uncertain-offer", &world.get(&two).await);
}

/// What a family is answered that sends after a change.
async fn sent_after(prepare: Change, change: Change) -> Answer {
    let world = World::new();
    world.change(prepare);
    let typed = form("klettern", "klettern-1", "one@b.de", &["Kim"]);
    let check = world.check(&typed).await;
    world.later(TimeDelta::minutes(5));
    world.change(change);
    world.press(&check).await
}

fn climbing(catalogue: &mut Catalogue) -> &mut Offer {
    &mut catalogue.seasons[0].offers[1]
}

fn ask(catalogue: &mut Catalogue, label: &str) {
    climbing(catalogue).questions = vec![Question {
        id: label.to_lowercase(),
        kind: QuestionKind::Text,
        label: label.into(),
        hint: None,
        required: false,
        options: vec![],
    }];
}

/// Another time, another place, no price any more, another question.
fn everything(catalogue: &mut Catalogue) {
    without_price(catalogue);
    ask(catalogue, "Eigener Helm?");
    let offer = climbing(catalogue);
    offer.place = "Am Markt 1".into();
    offer.occasions[0].sessions = vec![("2027-04-07T09:00".into(), "2027-04-07T12:00".into())];
}

fn without_price(catalogue: &mut Catalogue) {
    climbing(catalogue).occasions[0].prices.clear();
}

fn with_price(catalogue: &mut Catalogue) {
    climbing(catalogue).occasions[0].prices = vec![("regular".into(), 800)];
}
