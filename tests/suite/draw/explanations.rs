//! The sentences a family reads.

use jugendportal::draw::commitment::commit;
use jugendportal::draw::explain::explain;
use jugendportal::draw::{AnyRecord, Input, Prepared, Record, Seed, draw};
use serde_json::{Value, json};

use super::examples::{child, input_json, occasion, seed_for, with};

/// The sentences of one ticket.
fn sentences(value: &Value, seed: &Seed, ticket: &str) -> Vec<String> {
    let prepared = Prepared::new(Input::from_json(value.to_string().as_bytes()).unwrap()).unwrap();
    let record: Record = draw(&prepared, seed, false);
    let (_, receipts) = commit(&prepared, "r", None, &[0; 32]).unwrap();
    let receipt = receipts
        .iter()
        .find(|receipt| receipt.entry.ticket == ticket)
        .unwrap();
    let text = explain(&AnyRecord::Full(Box::new(record)), receipt).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn on(id: &str, capacity: u32, day: &str, from: &str, to: &str) -> Value {
    with(
        occasion(id, capacity),
        json!({"sessions": [[format!("{day}T{from}"), format!("{day}T{to}")]]}),
    )
}

#[test]
fn every_reason_reads_as_one_sentence() {
    let day = "2027-07-05";
    let places = [
        on("boot", 1, day, "10:00", "12:00"),
        on("kino", 5, day, "11:00", "13:00"),
        with(
            on("floss-1", 5, "2027-07-06", "10:00", "12:00"),
            json!({"offer": "floss"}),
        ),
        with(
            on("floss-2", 5, "2027-07-07", "10:00", "12:00"),
            json!({"offer": "floss"}),
        ),
        with(
            on("oper", 5, "2027-07-08", "10:00", "12:00"),
            json!({"price_cents": 1050}),
        ),
        on("zoo", 5, "2027-07-09", "10:00", "12:00"),
        with(
            on("wald", 5, "2027-07-10", "10:00", "12:00"),
            json!({"minimum": 5}),
        ),
    ];
    let b = with(
        child(
            "B",
            &["boot", "kino", "floss-1", "floss-2", "oper", "zoo", "wald"],
        ),
        json!({"limit": 2, "budget_cents": 1000}),
    );
    let value = input_json(
        &places,
        &[
            child("A", &["boot"]),
            b,
            with(child("C", &["zoo"]), json!({"withdrawn": true})),
        ],
        &[],
    );
    let seed = seed_for(&value, &["A", "B", "C"]);
    assert_eq!(
        sentences(&value, &seed, "B"),
        [
            "Los B, Nummer 2 von 3",
            "",
            "Kind B",
            "Wunsch 1, boot (Mo, 5. Juli 2027): Voll: der letzte Platz ging in Runde 1 an Nummer 1, eure Nummer ist 2.",
            "Wunsch 2, kino (Mo, 5. Juli 2027): Bekommen, in Runde 1.",
            "Wunsch 3, floss-1 (Di, 6. Juli 2027): Bekommen, in Runde 2.",
            "Wunsch 4, floss-2 (Mi, 7. Juli 2027): Dasselbe Angebot: floss-1 am Di, 6. Juli 2027 ist schon bekommen, und jedes Kind macht ein Angebot nur einmal.",
            "Wunsch 5, oper (Do, 8. Juli 2027): Zu teuer: Das Angebot kostet 10,50 Euro, die Grenze liegt bei 10 Euro für alles zusammen.",
            "Wunsch 6, zoo (Fr, 9. Juli 2027): Grenze erreicht: Mehr als 2 Angebote sind nicht möglich.",
            "Wunsch 7, wald (Sa, 10. Juli 2027): Abgesagt: Es haben sich zu wenige Kinder gefunden.",
        ]
    );
    assert_eq!(
        sentences(&value, &seed, "C")[3],
        "Wunsch 1, zoo (Fr, 9. Juli 2027): Zurückgezogen: Dieses Kind nahm an der Auslosung nicht mehr teil."
    );
}

#[test]
fn conflicts_name_the_date_and_groups_their_mates() {
    let places = [
        on("boot", 4, "2027-07-05", "10:00", "12:00"),
        on("kino", 4, "2027-07-05", "11:00", "13:00"),
        on("zoo", 2, "2027-07-06", "10:00", "12:00"),
    ];
    let together = json!([
        {"occasion": "boot", "mode": "soft", "confirmed": ["A", "B"]},
        {"occasion": "kino", "mode": "strict", "confirmed": ["B", "C"]},
        {"occasion": "zoo", "mode": "strict", "confirmed": ["A", "B", "C"]},
    ]);
    let group = json!({"id": "G", "members": ["A", "B", "C"], "together": together});
    let value = input_json(
        &places,
        &[child("A", &["kino"]), child("B", &[]), child("C", &[])],
        &[group],
    );
    let seed = seed_for(&value, &["G"]);
    assert_eq!(
        sentences(&value, &seed, "G"),
        [
            "Los G, Nummer 1 von 1",
            "",
            "Kind A",
            "Wunsch 1, boot (Mo, 5. Juli 2027): Bekommen, gemeinsam, in Runde 1.",
            "Wunsch 2, zoo (Di, 6. Juli 2027): Nur zusammen: Ihr braucht 3 Plätze, so viele gab es von Anfang an nicht.",
            "Wunsch 3, kino (Mo, 5. Juli 2027): Überschneidung am Mo, 5. Juli 2027: Da ist schon boot bekommen.",
            "",
            "Kind B",
            "Wunsch 1, boot (Mo, 5. Juli 2027): Bekommen, gemeinsam, in Runde 1.",
            "Wunsch 2, kino (Mo, 5. Juli 2027): Überschneidung am Mo, 5. Juli 2027: Da ist schon boot bekommen.",
            "Wunsch 3, zoo (Di, 6. Juli 2027): Nur zusammen: Ihr braucht 3 Plätze, so viele gab es von Anfang an nicht.",
            "",
            "Kind C",
            "Wunsch 1, kino (Mo, 5. Juli 2027): Nur zusammen, und bei Kind B ging es nicht – Überschneidung am Mo, 5. Juli 2027: Da ist schon boot bekommen.",
            "Wunsch 2, zoo (Di, 6. Juli 2027): Nur zusammen: Ihr braucht 3 Plätze, so viele gab es von Anfang an nicht.",
        ]
    );
}

#[test]
fn reserved_places_and_surprises_are_named() {
    let places = [
        with(
            on("boot", 2, "2027-07-05", "10:00", "12:00"),
            json!({"reserved": 1}),
        ),
        on("kino", 9, "2027-07-06", "10:00", "12:00"),
    ];
    let b = with(child("B", &["boot"]), json!({"surprise": true}));
    let value = input_json(&places, &[child("A", &["boot"]), b], &[]);
    let lines = sentences(&value, &seed_for(&value, &["A", "B"]), "B");
    assert_eq!(
        lines[3],
        "Wunsch 1, boot (Mo, 5. Juli 2027): Voll, außer den vorbehaltenen: der letzte Platz ging in Runde 1 an Nummer 1, eure Nummer ist 2."
    );
    assert_eq!(
        lines[4],
        "Überraschung: bekommen, kino, weil kein Wunsch möglich war und dort die meisten Plätze frei waren."
    );
}

#[test]
fn who_was_served_before_and_which_way_a_round_ran_is_said() {
    let places = ["P", "Q", "X", "Y"].map(|id| occasion(id, 1));
    let value = input_json(
        &places,
        &[child("A", &["P", "X", "Y"]), child("B", &["X", "Y"])],
        &[],
    );
    let seed = seed_for(&value, &["A", "B"]);
    let said = sentences(&value, &seed, "A");
    assert!(
        said[4].ends_with(
            "Voll: der letzte Platz ging in Runde 1 an Nummer 2, eure Nummer ist 1; davor wart ihr dran und habt einen anderen Wunsch bekommen."
        ),
        "{}",
        said[4]
    );
    assert!(
        said[5].ends_with(
            "Voll: der letzte Platz ging in Runde 2 (rückwärts) an Nummer 2, eure Nummer ist 1."
        ),
        "{}",
        said[5]
    );
}
