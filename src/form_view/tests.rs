//! What the fields of forms promise.

use super::*;
use crate::catalogue::Contact;
use crate::pass::AllocationKind;

const TEXTS: [(&str, &str); 1] = [("de.ftl", "form_yes = Ja")];

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

fn season() -> Season {
    Season {
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
    }
}

#[test]
fn health_is_not_asked_before_a_place_is_given() {
    let texts = Texts::parse(&TEXTS, &[]).unwrap();
    let maker = Maker {
        texts: &texts,
        town: "Ort",
    };
    let optional = |kind, required| {
        let field = maker.question(&question("x", kind, required), "child1_q_x".to_owned());
        field.map(|field| field.optional)
    };
    assert_eq!(optional(QuestionKind::Health, true), None);
    assert_eq!(optional(QuestionKind::Swimming, true), Some(false));
    assert_eq!(optional(QuestionKind::Text, false), Some(true));
}

#[test]
fn every_child_has_fields_of_its_own() {
    let texts = Texts::parse(&TEXTS, &[]).unwrap();
    let maker = Maker {
        texts: &texts,
        town: "Ort",
    };
    let children = [1, 2].map(|number| maker.person(&season(), number));
    let names = children.iter().flat_map(|child| &child.names);
    let ids: Vec<&str> = names.map(|field| field.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "f-child1-first-name",
            "f-child1-last-name",
            "f-child2-first-name",
            "f-child2-last-name"
        ]
    );
}
