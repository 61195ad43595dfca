//! The offer changes while a family reads the page to check: nothing is stored that it was not shown,
//! and nothing it typed is lost.

use super::{Answer, World, link, path, sealed};
use crate::registrar::sample::form;
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Offer, Question};
use jugendportal::pass::{QuestionKind, RegistrationKind};
use jugendportal::registrar::web::fields::Fields;

fn climbing(catalogue: &mut Catalogue) -> &mut Offer {
    &mut catalogue.seasons[0].offers[1]
}

fn question(id: &str, label: &str, required: bool) -> Question {
    Question {
        id: id.into(),
        kind: QuestionKind::Text,
        label: label.into(),
        hint: None,
        required,
        options: vec![],
    }
}

/// A family reads the page to check, the programme changes, the family sends: what it is answered,
/// and what it would send next.
async fn sent_after(
    offer: (&str, &str),
    prepare: impl FnOnce(&mut Catalogue),
    change: impl FnOnce(&mut Catalogue),
) -> (World, Fields, Answer) {
    let world = World::new();
    world.change(prepare);
    let fields = form(offer.0, offer.1, "a@b.de", &["Kim", "Noa"]);
    let check = world.post("/anmeldung/", &fields).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.page);
    world.later(TimeDelta::minutes(5));
    world.change(change);
    let answer = world
        .post("/anmeldung/", &sealed(fields.clone(), &check.page))
        .await;
    assert!(
        world.letters().await.is_empty(),
        "nothing is stored: {}",
        answer.page
    );
    (world, fields, answer)
}

/// Everything typed is in the page.
fn typed_is_there(page: &str) {
    for typed in ["Kim", "Noa", "a@b.de", "Maxi Muster", "2017"] {
        assert!(
            page.contains(&format!("value=\"{typed}\"")),
            "{typed} is lost: {page}"
        );
    }
}

/// The page is shown again and says what has changed; sent once more it is stored.
async fn shown_again((world, fields, answer): (World, Fields, Answer), changes: &[&str]) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.page);
    assert!(
        answer.page.contains("Es hat sich etwas geändert"),
        "{}",
        answer.page
    );
    for change in changes {
        assert!(answer.page.contains(change), "{change}: {}", answer.page);
    }
    typed_is_there(&answer.page);
    world.later(TimeDelta::minutes(5));
    for _ in 0..2 {
        let sent = world
            .post("/anmeldung/", &sealed(fields.clone(), &answer.page))
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.page);
        assert_eq!(sent.headers[header::LOCATION], "/anmeldung/unterwegs/");
    }
    let mails = world.letters().await;
    assert_eq!(mails.len(), 1, "the page sent twice is one form");
    let confirm = link(&path(&mails[0], "bestaetigen"));
    let done = world.post("/anmeldung/bestaetigen", &confirm).await;
    assert!(
        done.page.contains("Alle haben einen Platz"),
        "{}",
        done.page
    );
}

/// The form is shown with what is wrong, and with everything that was typed.
fn shown_in_the_form((_, _, answer): (World, Fields, Answer), words: &str) {
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.page
    );
    assert!(answer.page.contains(words), "{words}: {}", answer.page);
    typed_is_there(&answer.page);
}

const FIRST: (&str, &str) = ("klettern", "klettern-1");

fn nothing(_: &mut Catalogue) {}

#[tokio::test]
async fn a_date_that_is_gone_is_never_replaced_by_another() {
    let gone = |catalogue: &mut Catalogue| drop(climbing(catalogue).occasions.remove(0));
    let (world, fields, answer) = sent_after(FIRST, nothing, gone).await;
    assert!(
        answer.page.contains("href=\"#f-occasion\""),
        "{}",
        answer.page
    );
    let choices = answer
        .page
        .matches("type=\"radio\" name=\"occasion\"")
        .count();
    assert!(
        choices == 1 || answer.page.contains("value=\"klettern-2\""),
        "{}",
        answer.page
    );
    assert!(!answer.page.contains("type=\"hidden\" name=\"occasion\""));
    for step in ["more", "schritt"] {
        let again = fields
            .clone()
            .with(step, if step == "more" { "1" } else { "aendern" });
        let page = world.post("/anmeldung/", &again).await.page;
        assert!(page.contains("gibt es nicht mehr"), "{step}: {page}");
        assert!(
            !page.contains("type=\"hidden\" name=\"occasion\""),
            "{step}"
        );
    }
    let opened = world
        .get("/anmeldung/?season=2027-ostern&offer=klettern&occasion=klettern-1")
        .await;
    assert!(
        opened.page.contains("gibt es nicht mehr"),
        "{}",
        opened.page
    );
    shown_in_the_form(
        (world, fields, answer),
        "Den Termin, den Sie gewählt hatten, gibt es nicht mehr.",
    );
}

#[tokio::test]
async fn a_date_that_cannot_be_had_any_more_is_an_error_at_its_field() {
    type Change = fn(&mut Catalogue);
    let changes: [(Change, &str); 4] = [
        (
            |catalogue| climbing(catalogue).occasions[0].cancelled = Some("Sturm.".into()),
            "fällt leider aus",
        ),
        (
            |catalogue| climbing(catalogue).occasions[0].full = true,
            "ist voll",
        ),
        (
            |catalogue| {
                climbing(catalogue).occasions[0].sessions =
                    vec![("2027-03-01T09:00".into(), "2027-03-01T12:00".into())];
            },
            "hat schon begonnen",
        ),
        (
            |catalogue| climbing(catalogue).occasions[0].registration = RegistrationKind::External,
            "meldet man sich hier gerade nicht an",
        ),
    ];
    for (change, words) in changes {
        shown_in_the_form(sent_after(FIRST, nothing, change).await, words);
    }
}

#[tokio::test]
async fn an_offer_that_cannot_be_had_any_more_says_why() {
    let off = |catalogue: &mut Catalogue| {
        for occasion in &mut climbing(catalogue).occasions {
            occasion.cancelled = Some("Sturm.".into());
        }
    };
    let (_, _, answer) = sent_after(FIRST, nothing, off).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.page.contains("fällt leider aus"), "{}", answer.page);
}

#[tokio::test]
async fn another_time_place_price_or_title_is_shown_before_it_holds() {
    let time = |catalogue: &mut Catalogue| {
        climbing(catalogue).occasions[0].sessions =
            vec![("2027-04-07T09:00".into(), "2027-04-07T12:00".into())];
    };
    let words = ["Wann: jetzt ", "7. April", "vorher ", "1. April"];
    shown_again(sent_after(FIRST, nothing, time).await, &words).await;
    let place = |catalogue: &mut Catalogue| climbing(catalogue).place = "Am Markt 1".into();
    let words = ["Wo: jetzt Am Markt 1, vorher Stadtparksee"];
    shown_again(sent_after(FIRST, nothing, place).await, &words).await;
    let price = |catalogue: &mut Catalogue| climbing(catalogue).occasions[0].prices[0].1 = 1200;
    let words = [
        "Kosten für Kim: jetzt 12",
        "Kosten für Noa: jetzt 12",
        "vorher 8",
    ];
    shown_again(sent_after(FIRST, nothing, price).await, &words).await;
    let title = |catalogue: &mut Catalogue| climbing(catalogue).title = "Bouldern".into();
    shown_again(
        sent_after(FIRST, nothing, title).await,
        &["Angebot: jetzt Bouldern"],
    )
    .await;
}

#[tokio::test]
async fn a_class_of_prices_that_is_gone_is_chosen_anew() {
    let gone = |catalogue: &mut Catalogue| {
        let season = &mut catalogue.seasons[0];
        season.price_classes[0].id = "full".into();
        for offer in &mut season.offers {
            for occasion in &mut offer.occasions {
                occasion.prices[0].0 = "full".into();
            }
        }
    };
    shown_in_the_form(
        sent_after(FIRST, nothing, gone).await,
        "Wählen Sie, was das Kind zahlt.",
    );
    let none = |catalogue: &mut Catalogue| climbing(catalogue).occasions[0].prices.clear();
    let after = sent_after(FIRST, nothing, none).await;
    shown_again(after, &["Kosten für Kim gibt es nicht mehr, vorher 8"]).await;
}

#[tokio::test]
async fn a_question_that_is_new_or_gone_is_said() {
    let ask = |required: bool| {
        move |catalogue: &mut Catalogue| {
            climbing(catalogue).questions = vec![question("seil", "Eigenes Seil?", required)];
        }
    };
    let words = ["Neue Frage: „Eigenes Seil?“"];
    shown_again(sent_after(FIRST, nothing, ask(false)).await, &words).await;
    shown_in_the_form(sent_after(FIRST, nothing, ask(true)).await, "Eigenes Seil?");
    let gone = |catalogue: &mut Catalogue| climbing(catalogue).questions.clear();
    let words = ["Das fragen wir nicht mehr: „Eigenes Seil?“"];
    shown_again(sent_after(FIRST, ask(false), gone).await, &words).await;
}

#[tokio::test]
async fn ages_that_have_changed_are_said_at_the_child_and_only_when_it_is_too_young_or_old() {
    let older = |catalogue: &mut Catalogue| climbing(catalogue).occasions[0].age_from = Some(11);
    let after = sent_after(FIRST, nothing, older).await;
    shown_in_the_form(after, "Das Kind muss am");
}

#[tokio::test]
async fn what_a_family_does_not_read_there_keeps_no_page_back() {
    let world = World::new();
    let fields = form("klettern", "klettern-1", "a@b.de", &["Kim"]);
    let check = world.post("/anmeldung/", &fields).await;
    world.later(TimeDelta::minutes(5));
    world.change(|catalogue| {
        climbing(catalogue).bring_along.clear();
        climbing(catalogue).occasions[0].capacity = Some(9);
        climbing(catalogue).occasions[1].prices[0].1 = 1200;
        catalogue.seasons[0].offers[2].title = "Zwei Lieder".into();
    });
    let sent = world
        .post("/anmeldung/", &sealed(fields, &check.page))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.page);
}
