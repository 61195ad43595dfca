//! What a dishonest office, family or stranger could change, and that it is noticed.

use jugendportal::draw::verify::{verify_receipt, verify_with_input};
use jugendportal::draw::{AnyRecord, Reason, Record};
use serde_json::{Value, json};

use super::examples::{child, input_json, occasion, seed_for, with};
use super::proof::{Case, case};
use super::random::{many, small_season};

const REASONS: [Reason; 9] = [
    Reason::Withdrawn,
    Reason::CalledOff,
    Reason::SameOffer,
    Reason::Conflict,
    Reason::Limit,
    Reason::Budget,
    Reason::Full,
    Reason::GroupTooLarge,
    Reason::Mate,
];

fn full(record: &Record) -> AnyRecord {
    AnyRecord::Full(Box::new(record.clone()))
}

fn says_no(case: &Case, record: &Record, ticket: &str) -> Option<String> {
    let receipt = case
        .receipts
        .iter()
        .find(|receipt| receipt.entry.ticket == ticket)
        .unwrap();
    verify_receipt(&full(record), receipt, &case.commitment, None).err()
}

#[test]
fn every_other_reason_round_or_grant_of_the_own_children_is_noticed() {
    let (mut noticed, mut open) = (0, 0);
    for number in 0..many(400) {
        let case = case(&small_season(number), number);
        for receipt in &case.receipts {
            let ticket = &receipt.entry.ticket;
            let own = |child: &String| receipt.entry.children.iter().any(|row| row.id == *child);
            for at in
                (0..case.record.refused.len()).filter(|at| own(&case.record.refused[*at].child))
            {
                for reason in REASONS
                    .into_iter()
                    .filter(|reason| *reason != case.record.refused[at].reason)
                {
                    let mut lie = case.record.clone();
                    let truth = std::mem::replace(&mut lie.refused[at].reason, reason);
                    match says_no(&case, &lie, ticket) {
                        Some(_) => noticed += 1,
                        // The one question the tables leave open: did another ticket take the last
                        // places at once?
                        None => {
                            assert!(
                                truth == Reason::Full && reason == Reason::GroupTooLarge,
                                "season {number}, {ticket}: {truth}, {reason}"
                            );
                            open += 1;
                        }
                    }
                }
            }
            for at in
                (0..case.record.granted.len()).filter(|at| own(&case.record.granted[*at].child))
            {
                let mut later = case.record.clone();
                later.granted[at].round += 1;
                let mut gone = case.record.clone();
                let surprise = gone.granted.remove(at).rank == 0;
                // That nobody was surprised is not to be seen from one receipt, nor in which round
                // it would have been.
                assert!(
                    surprise
                        || says_no(&case, &later, ticket).is_some()
                            && says_no(&case, &gone, ticket).is_some(),
                    "season {number}"
                );
            }
        }
    }
    assert!(
        noticed > many(5_000) && open < noticed / 100,
        "{noticed} noticed, {open} open"
    );
}

#[test]
fn the_own_turn_leaves_no_reason_open() {
    // Turn 1: U goes to A and B together, then C takes both places of W at once: for A and B it is
    // full, not too small.
    let together = |occasion: &str, mode: &str| json!({"occasion": occasion, "mode": mode, "confirmed": ["A", "B"]});
    let group = json!({"id": "G", "members": ["A", "B", "C"], "together": [together("U", "soft"), together("W", "strict")]});
    let c = with(child("C", &["W"]), json!({"places": 2}));
    let season = input_json(
        &[occasion("U", 2), occasion("W", 2)],
        &[child("A", &[]), child("B", &[]), c],
        &[group],
    );
    let case = case(&season, 1);
    let at = case
        .record
        .refused
        .iter()
        .position(|row| row.child == "A")
        .unwrap();
    assert_eq!(case.record.refused[at].reason, Reason::Full);
    let mut lie = case.record.clone();
    lie.refused[at].reason = Reason::GroupTooLarge;
    assert_eq!(
        says_no(&case, &lie, "G").unwrap(),
        "Die Absagen im Protokoll folgen nicht aus Losnummer, Liste und Tabelle."
    );
    // The same when there was no place from the start.
    let none = input_json(
        &[occasion("W", 0)],
        &[child("A", &[]), child("B", &[])],
        &[json!({"id": "G", "members": ["A", "B"], "together": [together("W", "strict")]})],
    );
    let case = super::proof::case(&none, 1);
    let mut lie = case.record.clone();
    lie.refused[0].reason = Reason::GroupTooLarge;
    assert!(says_no(&case, &case.record, "G").is_none() && says_no(&case, &lie, "G").is_some());
}

#[test]
fn tables_of_other_occasions_and_impossible_cancellations_are_noticed() {
    let places = [
        occasion("X", 1),
        occasion("Y", 1),
        with(occasion("Z", 2), json!({"reserved": 1})),
    ];
    let season = input_json(
        &places,
        &[child("A", &["X", "Z"]), child("B", &["X", "Y", "Z"])],
        &[],
    );
    let case = case(&season, 1);
    let lie = |change: &dyn Fn(&mut Record)| {
        let mut record = case.record.clone();
        change(&mut record);
        says_no(&case, &record, "A").unwrap_or_default()
    };
    assert_eq!(
        lie(&|record| record.called_off.push("Y".to_owned())),
        "Der Termin Y kann nicht ausfallen: Für ihn ist keine Mindestzahl festgelegt."
    );
    let other = "In der Tabelle der letzten Plätze stehen andere Termine als die festgelegten.";
    assert_eq!(
        lie(&|record| {
            record.cuts.remove("Y");
        }),
        other
    );
    assert_eq!(
        lie(&|record| {
            record.cuts_general.remove("Z");
        }),
        other
    );
    assert_eq!(
        lie(&|record| {
            record.cuts.insert("V".to_owned(), [None; 8]);
        }),
        other
    );
    assert!(lie(&|record| record.tickets.reverse()).starts_with("Die Losnummer "));
    assert!(
        lie(&|record| record.tickets[1] = record.tickets[0].clone()).starts_with("Die Losnummer ")
    );
    assert_eq!(
        lie(&|record| record.tickets.truncate(1)),
        "Festgelegt waren 2 Lose, ausgelost wurden 1."
    );
    assert!(lie(&|record| record.seed = "f".repeat(64)).starts_with("Die Losnummer "));
    assert!(
        lie(&|record| record.input_sha256 = "f".repeat(64))
            .starts_with("Die Auslosung lief mit anderen Wunschlisten")
    );
    assert_eq!(lie(&|_| ()), "");
}

#[test]
fn the_table_of_general_places_cannot_be_stretched() {
    // One general and one reserved place: A takes the general one, so from then on there is none
    // for others.
    let places = with(occasion("Z", 2), json!({"reserved": 1}));
    let season = input_json(&[places], &[child("A", &["Z"]), child("B", &["Z"])], &[]);
    let seed = seed_for(&season, &["A", "B"]);
    let mut case = case(&season, 1);
    case.record = jugendportal::draw::draw(&case.prepared, &seed, false);
    assert!(says_no(&case, &case.record, "A").is_none());
    let mut lie = case.record.clone();
    lie.cuts_general.get_mut("Z").unwrap()[0] = None;
    assert_eq!(
        says_no(&case, &lie, "A").unwrap(),
        "Die Tabelle der letzten Plätze passt nicht zu Runde 1 beim Termin Z."
    );
}

#[test]
fn nobody_can_take_a_rehearsal_for_the_draw() {
    let case = case(&small_season(5), 5);
    let mut record = case.record.clone();
    record.rehearsal = true;
    let warning = "Achtung: Das war nur eine Probe, keine echte Auslosung.";
    assert_eq!(
        verify_with_input(&record, &case.prepared).unwrap()[0],
        warning
    );
    assert_eq!(
        verify_receipt(&full(&record), &case.receipts[0], &case.commitment, None).unwrap()[0],
        warning
    );
    assert!(
        verify_with_input(&case.record, &case.prepared)
            .unwrap()
            .iter()
            .all(|line| line != warning)
    );
}

#[test]
fn hostile_texts_are_short_and_visible_in_messages() {
    let turned = "\u{202e}gnudlemnA\u{0}\u{7}\n".to_owned() + &"𝒜\u{301}".repeat(5000);
    let mut season: Value = small_season(3);
    season["season"] = json!(turned);
    let error = |bytes: &[u8]| {
        let wrong = jugendportal::draw::Input::from_json(bytes)
            .and_then(jugendportal::draw::Prepared::new)
            .map(|_| ())
            .unwrap_err();
        wrong.to_string()
    };
    let said = error(season.to_string().as_bytes());
    assert!(
        said.starts_with("season: \"\\u{202e}gnudlemnA\\0\\u{7}\\n")
            && said.len() < 2_000
            && !said.contains('\u{202e}'),
        "{said}"
    );
    let deep = "{\"format\":".repeat(50_000) + &"}".repeat(50_000);
    assert!(error(deep.as_bytes()).starts_with("the file is not exactly one JSON value: line 1"));
    for huge in [
        "1e999999",
        "-1",
        "18446744073709551616",
        "0.0",
        "1E2",
        &"9".repeat(10_000),
    ] {
        let text = small_season(3).to_string().replacen(
            "\"buffer_minutes\":",
            &format!("\"buffer_minutes\":{huge},\"x\":"),
            1,
        );
        let said = error(text.as_bytes());
        assert!(
            said.starts_with("settings/")
                || said.starts_with("the file is not exactly one JSON value"),
            "{huge:.20}: {said}"
        );
    }
}
