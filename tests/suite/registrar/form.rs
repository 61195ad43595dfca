//! Forms: what is right is read, what is wrong is told all at once.

use super::sample::{at, form, key, now, programme};
use jugendportal::registrar::family::form::{Problem, parse};
use jugendportal::registrar::programme::Closed;
use jugendportal::registrar::texts::Texts;
use jugendportal::registrar::web::fields::Fields;
use proptest::prelude::*;

fn errors(fields: &Fields) -> Vec<(String, String)> {
    match parse(fields, &programme(), "Musterstadt", now()) {
        Err(Problem::Fields(errors)) => {
            let texts = Texts::new().unwrap();
            let said = errors.iter().map(|error| error.say(&texts));
            let fields = errors.iter().map(|error| error.field.clone());
            fields.zip(said).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_with_two_children_is_read() {
    let application = parse(
        &form("floss", "floss-1", "a@b.de", &["Kim", "Noa"]),
        &programme(),
        "Musterstadt",
        now(),
    )
    .unwrap();
    assert_eq!(application.key, key("floss", "floss-1"));
    assert_eq!(application.children.len(), 2);
    assert_eq!(application.children[1].name(), "Noa Muster");
    assert_eq!(application.children[0].answers["essen"], "alles");
}

#[test]
fn an_empty_form_tells_everything_that_is_missing_at_once() {
    let fields: Fields = [("season", "2027-ostern"), ("offer", "floss")]
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .into_iter()
        .collect();
    let names: Vec<String> = errors(&fields)
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    let wanted = [
        "child1_first_name",
        "child1_last_name",
        "child1_birth_day",
        "child1_resident",
        "child1_price",
        "child1_q_essen",
        "guardian_name",
        "guardian_email",
        "guardian_phone",
        "custody",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn each_wrong_field_gets_its_own_words() {
    let good = form("floss", "floss-1", "a@b.de", &["Kim"]);
    let long = "x".repeat(100_000);
    for (field, value, words) in [
        ("guardian_email", "familie.beispiel.de", "mit @"),
        (
            "guardian_email",
            "a@b.de\r\nBcc: c@d.de",
            "Prüfen Sie die E-Mail-Adresse",
        ),
        ("guardian_email", "jörg@b.de", "ohne Umlaute"),
        ("guardian_phone", "keins", "mit Ziffern"),
        ("guardian_phone", "66969-123", "mit Vorwahl"),
        (
            "guardian_phone",
            "040 66969123 / 0171 2345678",
            "nur eine Telefonnummer",
        ),
        ("child1_birth_month", "13", "Diesen Tag gibt es nicht"),
        (
            "child1_birth_year",
            "2012",
            "Das Kind muss am 1. April 2027 zwischen 8 und 12 Jahre alt sein.",
        ),
        ("child1_q_essen", "Steine", "Wählen Sie alles oder vegan."),
        (
            "child1_first_name",
            &long,
            "Kürzen Sie den Namen auf 80 Zeichen.",
        ),
        (
            "child1_first_name",
            "\0 \u{202e}",
            "Geben Sie den Vornamen des Kindes an.",
        ),
        (
            "child1_first_name",
            "\u{200b}\u{200d}",
            "Geben Sie den Vornamen des Kindes an.",
        ),
        (
            "child1_first_name",
            "-",
            "Geben Sie den Vornamen des Kindes an.",
        ),
        ("child1_resident", "vielleicht", "in Musterstadt wohnt"),
    ] {
        let errors = errors(&good.clone().with(field, value));
        assert_eq!(errors.len(), 1, "{field}: {errors:?}");
        assert!(
            errors[0].1.contains(words),
            "{:?} does not say {words:?}",
            errors[0]
        );
    }
}

#[test]
fn names_of_the_whole_world_are_fine() {
    for name in [
        "Zoë-Marie",
        "محمد",
        "דָּוִד",
        "Ngũgĩ",
        "李小龙",
        "Kim 🦄",
        "O’Neill",
        "<b>Kim</b>",
        "=1+1",
    ] {
        let fields = form("floss", "floss-1", "a@b.de", &["Kim"]).with("child1_first_name", name);
        assert_eq!(
            parse(&fields, &programme(), "Musterstadt", now())
                .unwrap()
                .children[0]
                .first_name,
            name
        );
    }
}

#[test]
fn health_notes_are_never_read_from_the_form() {
    let fields = form("floss", "floss-1", "a@b.de", &["Kim"])
        .with("child1_q_gesundheit", "Allergie")
        .with("child1_q_fremd", "x");
    let application = parse(&fields, &programme(), "Musterstadt", now()).unwrap();
    assert_eq!(
        application.children[0].answers.keys().collect::<Vec<_>>(),
        ["essen"]
    );
}

#[test]
fn the_age_counts_on_the_first_day_also_for_children_born_on_29_february() {
    for (day, month, year, fine) in [
        ("1", "4", "2019", true),
        ("2", "4", "2019", false),
        ("1", "4", "2014", false),
        ("2", "4", "2014", true),
        ("29", "2", "2016", true),
    ] {
        let fields = form("floss", "floss-1", "a@b.de", &["Kim"])
            .with("child1_birth_day", day)
            .with("child1_birth_month", month)
            .with("child1_birth_year", year);
        assert_eq!(
            parse(&fields, &programme(), "Musterstadt", now()).is_ok(),
            fine,
            "{day}.{month}.{year}"
        );
    }
}

#[test]
fn an_empty_part_for_one_more_child_is_no_error_and_the_same_child_twice_is_one() {
    let one = form("floss", "floss-1", "a@b.de", &["Kim"]).with("children", "3");
    assert_eq!(
        parse(&one, &programme(), "Musterstadt", now())
            .unwrap()
            .children
            .len(),
        1
    );
    let twice = form("floss", "floss-1", "a@b.de", &["Kim", "KIM"]);
    assert_eq!(errors(&twice)[0].0, "child2_first_name");
}

#[test]
fn outside_the_window_the_reason_is_told() {
    let problem = |at_time: &str| {
        parse(
            &form("floss", "floss-1", "a@b.de", &["Kim"]),
            &programme(),
            "",
            at(at_time),
        )
        .unwrap_err()
    };
    assert_eq!(
        problem("2027-01-31T22:59:59Z"),
        Problem::Closed(Closed::NotYet("2027-02-01".parse().unwrap()))
    );
    assert!(
        parse(
            &form("floss", "floss-1", "a@b.de", &["Kim"]),
            &programme(),
            "",
            at("2027-01-31T23:00:00Z")
        )
        .is_ok()
    );
    assert_eq!(
        problem("2027-04-01T08:00:00Z"),
        Problem::Closed(Closed::Begun)
    );
    let unknown = form("../floss", "floss-1", "a@b.de", &["Kim"]);
    assert_eq!(
        parse(&unknown, &programme(), "", now()),
        Err(Problem::Unknown)
    );
}

#[test]
fn with_several_occasions_one_must_be_chosen() {
    assert_eq!(
        errors(&form("klettern", "", "a@b.de", &["Kim"]))[0].0,
        "occasion"
    );
    assert_eq!(
        errors(&form("klettern", "floss-1", "a@b.de", &["Kim"]))[0].0,
        "occasion"
    );
    assert!(
        parse(
            &form("klettern", "klettern-2", "a@b.de", &["Kim"]),
            &programme(),
            "",
            now()
        )
        .is_ok()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_typed_gives_an_application_or_errors_with_words(field in 0usize..20, value in any::<String>()) {
        let fields = form("floss", "floss-1", "a@b.de", &["Kim"]);
        let texts = Texts::new().unwrap();
        let name = fields.iter().nth(field).map_or_else(|| "children".to_owned(), |(name, _)| name.to_owned());
        match parse(&fields.with(&name, &value), &programme(), "Musterstadt", now()) {
            Ok(application) => prop_assert!(!application.children.is_empty()),
            Err(Problem::Fields(errors)) => prop_assert!(errors.iter().all(|error| error.say(&texts).ends_with('.'))),
            Err(_) => {}
        }
    }
}
