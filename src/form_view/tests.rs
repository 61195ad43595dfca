//! What the registration form promises.

use super::*;
use crate::catalogue::Contact;
use crate::pass::{AllocationKind, Look, RegistrationKind};

fn question(id: &str, kind: QuestionKind, required: bool) -> Question {
    Question {
        id: id.into(),
        kind,
        label: "Schuhgröße?".into(),
        hint: None,
        required,
        options: Vec::new(),
    }
}

fn occasion(id: &str) -> Occasion {
    Occasion {
        id: id.into(),
        place: None,
        sessions: vec![("2027-03-31T10:00".into(), "2027-03-31T15:00".into())],
        capacity: Some(12),
        minimum: 0,
        reserved: 0,
        age_from: Some(9),
        age_to: Some(13),
        age_tolerance_days: 0,
        prices: vec![("regular".into(), 800)],
        registration: RegistrationKind::Direct,
        link: None,
        cancelled: None,
        full: false,
    }
}

fn form(occasions: Vec<Occasion>, children: usize) -> FormView {
    let season = Season {
        id: "2027-ostern".into(),
        title: String::new(),
        sample: true,
        holidays: (String::new(), String::new()),
        allocation: AllocationKind::FirstCome,
        window_from: String::new(),
        window_until: None,
        draw_on: None,
        free_places_from: None,
        limit: None,
        buffer_minutes: 0,
        one_per_day: false,
        price_classes: Vec::new(),
        contact: Contact::default(),
        offers: Vec::new(),
    };
    let offer = Offer {
        id: "floss".into(),
        title: "Floß".into(),
        path: "/ferienpass/2027-ostern/floss/".into(),
        look: Look::Ausflug,
        provider: String::new(),
        provider_name: String::new(),
        place: "Seebühne".into(),
        site: None,
        meeting_point: None,
        bring_along: Vec::new(),
        questions: vec![
            question("swimming", QuestionKind::Swimming, true),
            question("health", QuestionKind::Health, false),
            question("schuhe", QuestionKind::Text, false),
        ],
        contact: Contact::default(),
        occasions,
    };
    let german = [("de.ftl", "form_yes = Ja")];
    let texts = Texts::parse(&german, &[]).unwrap();
    let open: Vec<&Occasion> = offer.occasions.iter().collect();
    Maker {
        texts: &texts,
        town: "Ort",
    }
    .empty(&season, &offer, &open, children)
}

#[test]
fn health_is_not_asked_before_a_place_is_given() {
    let form = form(vec![occasion("a")], 1);
    let names: Vec<&str> = form.children[0]
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["child1_resident", "child1_q_swimming", "child1_q_schuhe"]
    );
    assert!(form.children[0].fields[2].optional && !form.children[0].fields[1].optional);
}

#[test]
fn one_occasion_is_given_and_several_are_asked() {
    let one = form(vec![occasion("a")], 1);
    assert_eq!(
        (one.only_occasion.as_deref(), one.occasion.is_some()),
        (Some("a"), false)
    );
    assert_eq!(
        one.choice.facts[0],
        ("termin", "Mi, 31. März, 10 bis 15 Uhr".to_owned())
    );
    let two = form(vec![occasion("a"), occasion("b")], 1);
    assert_eq!(
        (
            two.only_occasion,
            two.occasion.map(|field| field.options.len())
        ),
        (None, Some(2))
    );
}

#[test]
fn every_child_has_fields_of_its_own_up_to_a_limit() {
    let many = form(vec![occasion("a")], 99);
    assert_eq!((many.children.len(), many.may_add), (MOST_CHILDREN, false));
    let mut ids: Vec<&str> = many
        .children
        .iter()
        .flat_map(|child| &child.names)
        .map(|field| field.id.as_str())
        .collect();
    ids.dedup();
    assert_eq!(
        (ids.len(), ids[2]),
        (2 * MOST_CHILDREN, "f-child2-first-name")
    );
}
