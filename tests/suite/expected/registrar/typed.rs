//! What the pages of the list say of each thing that can be typed: fields, answers to questions of each
//! kind, seasons that take nothing, forms of yesterday.

use super::super::Made;
use super::{add, follow};
use crate::registrar::http::{LIST, World};
use crate::registrar::sample::form;
use jugendportal::catalogue::{Catalogue, Occasion, Question};
use jugendportal::pass::{QuestionKind, RegistrationKind};
use jugendportal::registrar::web::fields::Fields;

#[tokio::test]
async fn what_is_typed_is_answered_as_expected() {
    let mut made = Made::new("registrar/typed");
    fields(&mut made).await;
    questions(&mut made).await;
    closed(&mut made).await;
    yesterday(&mut made).await;
    made.compare();
}

async fn fields(made: &mut Made) {
    let world = World::new();
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"]);
    let wrong = typed
        .clone()
        .with("child1_first_name", "<www.spam.example>")
        .with("child1_last_name", &"Lang".repeat(21))
        .with("child1_birth_day", "31")
        .with("child1_resident", "x")
        .with("guardian_name", "!!!")
        .with("guardian_email", "kein-at")
        .with("guardian_phone", "abc");
    add(made, "everything-wrong", &world.check(&wrong).await);
    for (name, field, value) in [
        ("email-umlaut", "guardian_email", "ü@b.de"),
        ("email-odd", "guardian_email", "a@b@c.de"),
        ("phone-area", "guardian_phone", "66969-123"),
        (
            "phone-several",
            "guardian_phone",
            "040 66969-123 040 66969-124",
        ),
    ] {
        let wrong = typed.clone().with(field, value);
        add(made, name, &world.check(&wrong).await);
    }
    let siblings = form("floss", "floss-1", "one@b.de", &["Kim", "Kim"]);
    let errors = siblings.clone().with("child1_birth_year", "");
    add(made, "siblings-with-errors", &world.check(&errors).await);
    add(made, "one-child-twice", &world.check(&siblings).await);
}

/// A question of each kind, a short and a long list of answers.
fn ask_everything(catalogue: &mut Catalogue) {
    let question = |id: &str, kind, label: &str, options: &[&str]| Question {
        id: id.into(),
        kind,
        label: label.into(),
        hint: None,
        required: true,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    let team = ["rot", "blau", "grün", "gelb", "lila", "weiß", "schwarz"];
    catalogue.seasons[0].offers[0].questions.extend([
        question("schwimmen", QuestionKind::Swimming, "", &[]),
        question("heimweg", QuestionKind::PickUp, "", &[]),
        question("fotos", QuestionKind::Photo, "", &[]),
        question(
            "mannschaft",
            QuestionKind::Choice,
            "In welche Mannschaft?",
            &team,
        ),
        Question {
            hint: Some("Für den Helm.".into()),
            required: false,
            ..question("kopf", QuestionKind::Text, "Wie groß ist der Kopf?", &[])
        },
    ]);
}

fn answered(fields: Fields, answers: [(&str, &str); 6]) -> Fields {
    answers
        .into_iter()
        .fold(fields, |fields, (question, answer)| {
            fields.with(&format!("child1_q_{question}"), answer)
        })
}

async fn questions(made: &mut Made) {
    let world = World::new();
    world.change(ask_everything);
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"]);
    add(made, "questions-unanswered", &world.check(&typed).await);
    let long = "groß ".repeat(101);
    let wrong = [
        ("floss_essen", "Steine"),
        ("swimming", "vielleicht"),
        ("pick-up", "nie"),
        ("photo", "no"),
        ("floss_mannschaft", "x"),
        ("floss_kopf", &long),
    ];
    let wrong = answered(typed.clone(), wrong);
    add(made, "questions-wrong", &world.check(&wrong).await);
    let right = [
        ("floss_essen", "vegan"),
        ("swimming", "yes"),
        ("pick-up", "no"),
        ("photo", "no"),
        ("floss_mannschaft", "blau"),
        ("floss_kopf", "54 cm"),
    ];
    let right = answered(typed, right);
    add(made, "questions-answered", &world.check(&right).await);
}

/// Why nobody can register now.
async fn closed(made: &mut Made) {
    type Change = fn(&mut Catalogue);
    let reasons: [(&str, Change); 7] = [
        ("not-yet", |catalogue| {
            catalogue.seasons[0].window_from = "2027-03-15".into();
        }),
        ("over", |catalogue| {
            catalogue.seasons[0].window_until = Some("2027-02-28".into());
        }),
        ("begun", |catalogue| {
            song(catalogue).sessions = vec![("2027-03-01T09:00".into(), "2027-03-01T11:00".into())];
        }),
        ("called-off", |catalogue| {
            song(catalogue).cancelled = Some("Wasserschaden.".into());
        }),
        ("full", |catalogue| song(catalogue).full = true),
        ("not-here", |catalogue| {
            song(catalogue).registration = RegistrationKind::External;
        }),
        ("draw", |catalogue| {
            song(catalogue).registration = RegistrationKind::Draw;
        }),
    ];
    for (name, change) in reasons {
        let world = World::new();
        world.change(change);
        world.change(|catalogue| drop(catalogue.seasons[0].offers.drain(..2)));
        let door = world.get(&format!("{LIST}?season=2027-ostern")).await;
        add(made, &format!("closed-{name}"), &door);
    }
}

fn song(catalogue: &mut Catalogue) -> &mut Occasion {
    let mut offers = catalogue.seasons[0].offers.iter_mut();
    &mut offers.find(|offer| offer.id == "lied").unwrap().occasions[0]
}

/// What the address of the form of one offer answers.
async fn yesterday(made: &mut Made) {
    const OLD: &str = "/anmeldung/";
    let world = World::new();
    add(made, "no-offer", &world.get(OLD).await);
    let link = world.get("/anmeldung/?season=2027-ostern&offer=floss");
    add(made, "old-link", &link.await);
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"])
        .with("offer", "floss")
        .with("occasion", "floss-1")
        .with("child1_q_essen", "vegan");
    add(made, "old-form", &world.post(OLD, &typed).await);
    let gone = typed.clone().with("occasion", "floss-9");
    add(made, "old-occasion", &world.post(OLD, &gone).await);
    let unknown = typed.clone().with("season", "2019-ostern");
    add(made, "old-season", &world.post(OLD, &unknown).await);
    let machine = typed.with("website", "x");
    add(made, "on-its-way", &follow(&world, OLD, &machine).await);
    let tried = World::with(0, Some("/__portal/mails"));
    let page = tried.get("/anmeldung/unterwegs/").await;
    add(made, "on-its-way-for-trying", &page);
}
