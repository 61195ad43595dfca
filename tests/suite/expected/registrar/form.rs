//! The form, empty and with what was typed; the page to check it; the mail is on its way.

use super::super::Made;
use super::{add, follow};
use crate::registrar::http::{World, sealed};
use crate::registrar::sample::form;
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Occasion, Question};
use jugendportal::pass::{QuestionKind, RegistrationKind};
use jugendportal::registrar::web::fields::Fields;

const FORM: &str = "/anmeldung/";

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

/// What a form says about its offer, and nothing else.
fn untouched(offer: &str) -> Fields {
    let pairs = [("season", "2027-ostern"), ("offer", offer), ("form", "1")];
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
        .collect()
}

/// Answers of one child to the questions of `ask_everything`.
fn answered(fields: Fields, child: usize) -> Fields {
    let answers = [
        ("schwimmen", "yes"),
        ("heimweg", "no"),
        ("fotos", "no"),
        ("mannschaft", "blau"),
        ("kopf", "54 cm"),
    ];
    answers
        .into_iter()
        .fold(fields, |fields, (question, answer)| {
            fields.with(&format!("child{child}_q_{question}"), answer)
        })
}

#[tokio::test]
async fn forms_are_as_expected() {
    let mut made = Made::new("registrar/form");
    empty(&mut made).await;
    errors(&mut made).await;
    ages(&mut made).await;
    checks(&mut made).await;
    closed(&mut made).await;
    made.compare();
}

async fn empty(made: &mut Made) {
    let world = World::new();
    add(made, "no-offer", &world.get(FORM).await);
    let get = async |offer: &str| {
        let path = format!("/anmeldung/?season=2027-ostern&offer={offer}");
        world.get(&path).await
    };
    add(made, "empty", &get("floss").await);
    add(made, "empty-two-occasions", &get("klettern").await);
    add(made, "unknown-offer", &get("alt").await);
    let old = untouched("floss").with("form", "0");
    add(made, "old-version", &world.post(FORM, &old).await);
    world.change(ask_everything);
    add(made, "empty-all-questions", &get("floss").await);
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"]);
    let more = typed.clone().with("more", "1");
    add(made, "another-child", &world.post(FORM, &more).await);
    let last = more.with("children", "5");
    add(made, "last-child", &world.post(FORM, &last).await);
    let change = typed.with("schritt", "aendern");
    add(made, "to-change", &world.post(FORM, &change).await);
}

async fn errors(made: &mut Made) {
    let world = World::new();
    world.change(ask_everything);
    let nothing = world.post(FORM, &untouched("floss")).await;
    add(made, "nothing-typed", &nothing);
    let nothing = world.post(FORM, &untouched("klettern")).await;
    add(made, "nothing-typed-two-occasions", &nothing);

    let typed = answered(form("floss", "floss-1", "one@b.de", &["Kim"]), 1);
    let wrong = typed
        .clone()
        .with("child1_first_name", "<www.spam.example>")
        .with("child1_last_name", &"Lang".repeat(21))
        .with("child1_birth_day", "31")
        .with("child1_resident", "x")
        .with("child1_price", "x")
        .with("child1_q_essen", "Steine")
        .with("child1_q_schwimmen", "vielleicht")
        .with("child1_q_mannschaft", "x")
        .with("child1_q_kopf", &"groß ".repeat(101))
        .with("guardian_name", "!!!")
        .with("guardian_email", "kein-at")
        .with("guardian_phone", "abc")
        .with("custody", "");
    add(made, "everything-wrong", &world.post(FORM, &wrong).await);
    for (name, field, value) in [
        ("one-error-email-umlaut", "guardian_email", "ü@b.de"),
        ("one-error-email-odd", "guardian_email", "a@b@c.de"),
        ("one-error-phone-area", "guardian_phone", "66969-123"),
        (
            "one-error-phone-several",
            "guardian_phone",
            "040 66969-123 040 66969-124",
        ),
    ] {
        let wrong = typed.clone().with(field, value);
        add(made, name, &world.post(FORM, &wrong).await);
    }

    let siblings = form("floss", "floss-1", "one@b.de", &["Kim", "Kim"]);
    let twice = answered(answered(siblings, 1), 2).with("child1_birth_year", "");
    add(
        made,
        "siblings-with-errors",
        &world.post(FORM, &twice).await,
    );
    let twice = twice.with("child1_birth_year", "2017");
    add(made, "one-child-twice", &world.post(FORM, &twice).await);
}

/// What the form says about a child that is too old, by the ages of the offer.
async fn ages(made: &mut Made) {
    for (name, from, to) in [
        ("between", Some(8), Some(12)),
        ("exactly", Some(8), Some(8)),
        ("at-least", Some(12), None),
        ("at-most", None, Some(8)),
    ] {
        let world = World::new();
        world.change(|catalogue| {
            let occasion = &mut catalogue.seasons[0].offers[2].occasions[0];
            (occasion.age_from, occasion.age_to) = (from, to);
        });
        let year = if from == Some(12) { "2020" } else { "2010" };
        let typed = form("lied", "lied-1", "one@b.de", &["Kim"]).with("child1_birth_year", year);
        let answer = world.post(FORM, &typed).await;
        add(made, &format!("wrong-age-{name}"), &answer);
    }
}

async fn checks(made: &mut Made) {
    let world = World::new();
    let typed = form("floss", "floss-1", "one@b.de", &["Kim"]);
    let check = world.post(FORM, &typed).await;
    add(made, "check", &check);
    let send = sealed(typed, &check.page);
    add(made, "check-too-quick", &world.post(FORM, &send).await);
    world.later(TimeDelta::seconds(5));
    add(made, "on-its-way", &follow(&world, FORM, &send).await);
    let tried = World::with(0, Some("/__portal/mails"));
    let page = tried.get("/anmeldung/unterwegs/").await;
    add(made, "on-its-way-for-trying", &page);

    world.change(ask_everything);
    let siblings = form("floss", "floss-1", "one@b.de", &["Kim", "Noa <b>"]);
    let siblings = answered(siblings, 1).with("child2_resident", "no");
    let siblings = answered(siblings, 2).with("child2_q_fotos", "yes");
    add(made, "check-siblings", &world.post(FORM, &siblings).await);
    world.change(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[2].occasions[0];
        occasion.prices = vec![("regular".into(), 0)];
    });
    let free = form("lied", "lied-1", "one@b.de", &["Kim"]);
    add(made, "check-one-price", &world.post(FORM, &free).await);
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
        let typed = form("lied", "lied-1", "one@b.de", &["Kim"]);
        let answer = world.post(FORM, &typed).await;
        add(made, &format!("closed-{name}"), &answer);
    }
}

fn song(catalogue: &mut Catalogue) -> &mut Occasion {
    &mut catalogue.seasons[0].offers[2].occasions[0]
}
