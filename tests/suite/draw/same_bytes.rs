//! Equal input and seed, equal bytes: on every profile, thread count, input order and time zone
//! (I11, I12).

use std::process::Command;

use jugendportal::draw::chances::chances;
use jugendportal::draw::hash::hex;
use jugendportal::draw::{Input, Prepared, Seed, draw};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::examples::with;
use super::random::{Random, seed_text};
use super::scenario::Scenario;

/// SHA-256 of the record of the fixed large season. Debug and release builds both compare with it.
const RECORD_SHA256: &str = "d4390269842f6cacb04ba5b2b016401eaf40c7e27a9796e5a11e7d6dbccbe94c";

/// A large season in which everything the rule knows happens.
fn large() -> Value {
    let mut season = Scenario::c(42).input();
    let mut random = Random::new(42);
    for occasion in season["occasions"].as_array_mut().unwrap() {
        let site = random
            .pick(&[json!("atrium"), json!("jumi"), json!("park"), json!(null)])
            .clone();
        let price = *random.pick(&[0, 300, 800, 1500]);
        // Reserved places that nobody may use keep a minimum as high as the capacity from being
        // reached.
        let capacity = occasion["capacity"].as_u64().unwrap();
        let unlimited = random.chance(8);
        let reserved = if unlimited { 0 } else { random.below(3) };
        let minimum = if random.chance(12) { capacity } else { 0 };
        let capacity = if unlimited {
            json!(null)
        } else {
            json!(capacity)
        };
        *occasion = with(
            occasion.take(),
            json!({"site": site, "price_cents": price, "capacity": capacity, "reserved": reserved, "minimum": minimum, "may_overlap": random.chance(5)}),
        );
    }
    for child in season["children"].as_array_mut().unwrap() {
        let changes = json!({
            "places": if random.chance(4) { 2 } else { 1 }, "entitled": random.chance(6), "surprise": random.chance(30),
            "withdrawn": random.chance(2), "budget_cents": if random.chance(20) { json!(random.below(4000)) } else { json!(null) },
        });
        *child = with(child.take(), changes);
    }
    season["settings"]["buffer_minutes"] = json!(15);
    season["settings"]["travel_minutes"] = json!([["atrium", "jumi", 25], ["jumi", "park", 130]]);
    season
}

fn prepared(season: &Value) -> Prepared {
    Prepared::new(Input::from_json(season.to_string().as_bytes()).unwrap()).unwrap()
}

fn seed() -> Seed {
    Seed::parse(&seed_text(42)).unwrap()
}

#[test]
fn the_record_of_a_large_season_is_the_same_on_every_build_profile() {
    let record = draw(&prepared(&large()), &seed(), false);
    let surprises = record.granted.iter().filter(|row| row.rank == 0).count();
    assert!(
        record.called_off.len() > 3 && surprises > 0,
        "{} called off, {surprises} surprises",
        record.called_off.len()
    );
    assert_eq!(hex(&Sha256::digest(record.to_json())), RECORD_SHA256);
}

#[test]
fn shuffled_arrays_give_the_same_input_and_record() {
    let (plain, mut shuffled) = (large(), large());
    let mut random = Random::new(1);
    for list in ["occasions", "children", "groups"] {
        random.shuffle(shuffled[list].as_array_mut().unwrap());
    }
    for occasion in shuffled["occasions"].as_array_mut().unwrap() {
        random.shuffle(occasion["sessions"].as_array_mut().unwrap());
    }
    for group in shuffled["groups"].as_array_mut().unwrap() {
        random.shuffle(group["members"].as_array_mut().unwrap());
        for wish in group["together"].as_array_mut().unwrap() {
            random.shuffle(wish["confirmed"].as_array_mut().unwrap());
        }
    }
    shuffled["settings"]["travel_minutes"] = json!([["park", "jumi", 130], ["jumi", "atrium", 25]]);
    let text = serde_json::to_string_pretty(&shuffled).unwrap();
    let again = Prepared::new(Input::from_json(text.as_bytes()).unwrap()).unwrap();
    let plain = prepared(&plain);
    assert_eq!(plain.input().to_json(), again.input().to_json());
    assert_eq!(
        draw(&plain, &seed(), false).to_json(),
        draw(&again, &seed(), false).to_json()
    );
}

#[test]
fn canonical_json_has_sorted_keys_and_no_white_space() {
    fn sorted(value: &Value) -> String {
        match value {
            Value::Object(fields) => {
                let mut rows: Vec<_> = fields.iter().collect();
                rows.sort_by_key(|(key, _)| key.as_bytes());
                let rows: Vec<String> = rows
                    .iter()
                    .map(|(key, value)| format!("\"{key}\":{}", sorted(value)))
                    .collect();
                format!("{{{}}}", rows.join(","))
            }
            Value::Array(list) => format!(
                "[{}]",
                list.iter().map(sorted).collect::<Vec<_>>().join(",")
            ),
            other => other.to_string(),
        }
    }
    let prepared = prepared(&large());
    let record = draw(&prepared, &seed(), true);
    let (commitment, receipts) =
        jugendportal::draw::commitment::commit(&prepared, "r", None, &[1; 32]).unwrap();
    let mut files = vec![
        prepared.input().to_json(),
        record.to_json(),
        record.public().to_json(),
        commitment.to_json(),
    ];
    files.extend(
        receipts
            .iter()
            .map(jugendportal::draw::commitment::Receipt::to_json),
    );
    for bytes in files {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(sorted(&serde_json::from_str(&text).unwrap()), text);
    }
}

#[test]
fn chances_are_the_same_on_one_two_and_five_threads() {
    let prepared = prepared(
        &Scenario {
            children: 80,
            occasions: 15,
            ..Scenario::c(7)
        }
        .input(),
    );
    let one = chances(&prepared, 40, 1);
    assert_eq!(one, chances(&prepared, 40, 2));
    assert_eq!(one, chances(&prepared, 40, 5));
    assert!(one.children.iter().all(|child| {
        child.at_least_one <= 40
            && child
                .wishes
                .iter()
                .all(|(_, granted)| *granted <= child.at_least_one)
    }));
}

#[test]
fn the_time_zone_of_the_machine_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("input.json"), large().to_string()).unwrap();
    for (at, zone) in ["UTC", "America/St_Johns", "Pacific/Kiritimati"]
        .iter()
        .enumerate()
    {
        let out = format!("{at}.json");
        let status = Command::new(env!("CARGO_BIN_EXE_registrar"))
            .current_dir(folder.path())
            .env("TZ", zone)
            .env("LANG", "tr_TR.UTF-8")
            .args([
                "draw",
                "run",
                "--input",
                "input.json",
                "--out",
                &out,
                "--seed",
                seed().as_str(),
            ])
            .status()
            .unwrap();
        assert!(status.success());
        let record = std::fs::read(folder.path().join(out)).unwrap();
        assert_eq!(hex(&Sha256::digest(record)), RECORD_SHA256, "{zone}");
    }
}
