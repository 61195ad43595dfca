//! The offer changes while a family reads the page to check: nothing is stored that it was not shown,
//! and nothing it typed is lost.

use super::{Answer, LIST, World, is_sent, link, path};
use crate::registrar::sample::{form, pressed, seal};
use axum::http::StatusCode;
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Offer, Question};
use jugendportal::pass::{QuestionKind, RegistrationKind};

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

/// A family reads the page to check, the programme changes, the family sends: what it is answered.
async fn sent_after(
    prepare: impl FnOnce(&mut Catalogue),
    change: impl FnOnce(&mut Catalogue),
) -> (World, Answer) {
    let world = World::new();
    world.change(prepare);
    let fields = form("klettern", "klettern-1", "a@b.de", &["Kim", "Noa"]);
    let check = world.check(&fields).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.page);
    world.later(TimeDelta::minutes(5));
    world.change(change);
    let answer = world.press(&check).await;
    assert!(
        world.letters().await.is_empty(),
        "nothing is stored: {}",
        answer.page
    );
    (world, answer)
}

/// The page is shown again with everything typed and says what has changed; sent once more it is stored.
async fn shown_again((world, answer): (World, Answer), changes: &[&str]) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.page);
    let said = ["Es hat sich etwas geändert", "Kim", "Noa", "a@b.de"];
    for words in said.iter().chain(changes) {
        assert!(answer.page.contains(words), "{words}: {}", answer.page);
    }
    world.later(TimeDelta::minutes(5));
    for _ in 0..2 {
        let sent = world.press(&answer).await;
        assert!(is_sent(&sent), "{}", sent.page);
    }
    let mails = world.letters().await;
    assert_eq!(mails.len(), 1, "the page sent twice is one list");
    let confirm = link(&path(&mails[0], "bestaetigen"));
    let done = world.post("/anmeldung/bestaetigen", &confirm).await;
    assert!(
        done.page.contains("Alle haben einen Platz"),
        "{}",
        done.page
    );
}

/// The page that is not right any more is shown, with what is wrong; nothing that was typed is lost.
async fn shown_with_errors((world, answer): (World, Answer), words: &str) {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    assert_eq!(answer.status, wrong, "{}", answer.page);
    assert!(answer.page.contains(words), "{words}: {}", answer.page);
    let back = pressed(seal(&answer.page), "kind-1", "familie");
    let page = world.post(LIST, &back).await.page;
    for typed in ["Kim", "Noa", "a@b.de", "Maxi Muster", "2017"] {
        let field = format!("value=\"{typed}\"");
        assert!(page.contains(&field), "{typed} is lost: {page}");
    }
}

fn nothing(_: &mut Catalogue) {}

#[tokio::test]
async fn a_date_that_is_gone_is_never_replaced_by_another() {
    let gone = |catalogue: &mut Catalogue| drop(climbing(catalogue).occasions.remove(0));
    let (world, answer) = sent_after(nothing, gone).await;
    assert!(!answer.page.contains(" checked"), "{}", answer.page);
    let words = "Ein Angebot, das Sie gewählt hatten, gibt es nicht mehr.";
    shown_with_errors((world, answer), words).await;
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
        shown_with_errors(sent_after(nothing, change).await, words).await;
    }
}

#[tokio::test]
async fn another_time_place_price_or_title_is_shown_before_it_holds() {
    let time = |catalogue: &mut Catalogue| {
        climbing(catalogue).occasions[0].sessions =
            vec![("2027-04-07T09:00".into(), "2027-04-07T12:00".into())];
    };
    let words = ["Klettern, Wann: jetzt ", "7. April", "vorher ", "1. April"];
    shown_again(sent_after(nothing, time).await, &words).await;
    let place = |catalogue: &mut Catalogue| climbing(catalogue).place = "Am Markt 1".into();
    let words = ["Klettern, Wo: jetzt Am Markt 1, vorher Stadtparksee"];
    shown_again(sent_after(nothing, place).await, &words).await;
    let price = |catalogue: &mut Catalogue| climbing(catalogue).occasions[0].prices[0].1 = 1200;
    let words = [
        "Klettern, Kosten, Kim: jetzt 12",
        "Klettern, Kosten, Noa: jetzt 12",
        "vorher 8",
    ];
    shown_again(sent_after(nothing, price).await, &words).await;
    let title = |catalogue: &mut Catalogue| climbing(catalogue).title = "Bouldern".into();
    shown_again(sent_after(nothing, title).await, &["Bouldern, Wann"]).await;
}

#[tokio::test]
async fn a_question_that_is_new_or_gone_is_said() {
    let ask = |required: bool| {
        move |catalogue: &mut Catalogue| {
            climbing(catalogue).questions = vec![question("seil", "Eigenes Seil?", required)];
        }
    };
    let words = ["Neue Frage: „Klettern: Eigenes Seil?“"];
    shown_again(sent_after(nothing, ask(false)).await, &words).await;
    shown_with_errors(sent_after(nothing, ask(true)).await, "Eigenes Seil?").await;
    let gone = |catalogue: &mut Catalogue| climbing(catalogue).questions.clear();
    let words = ["Das fragen wir nicht mehr: „Klettern: Eigenes Seil?“"];
    shown_again(sent_after(ask(false), gone).await, &words).await;
}

#[tokio::test]
async fn ages_that_have_changed_are_said_at_the_child_and_only_when_it_is_too_young_or_old() {
    let older = |catalogue: &mut Catalogue| climbing(catalogue).occasions[0].age_from = Some(11);
    let after = sent_after(nothing, older).await;
    shown_with_errors(after, "passt nicht zum Alter von Kim").await;
}

#[tokio::test]
async fn what_a_family_does_not_read_there_keeps_no_page_back() {
    let world = World::new();
    let fields = form("klettern", "klettern-1", "a@b.de", &["Kim"]);
    let check = world.check(&fields).await;
    world.later(TimeDelta::minutes(5));
    world.change(|catalogue| {
        climbing(catalogue).bring_along.clear();
        climbing(catalogue).occasions[0].capacity = Some(9);
        climbing(catalogue).occasions[1].prices[0].1 = 1200;
        catalogue.seasons[0].offers[2].title = "Zwei Lieder".into();
    });
    let sent = world.press(&check).await;
    assert!(is_sent(&sent), "{}", sent.page);
}
