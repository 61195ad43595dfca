//! The whole way on a sample season made from the real programme: its offers come from
//! `registrar/catalogue.json`, its children are invented.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::checker::{age_fits, check};
use super::random::Random;
use super::terminal::Terminal;

/// What the build tool writes for the registrar, made from the real data of this repository.
fn catalogue(out: &Path) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = Command::new(env!("CARGO_BIN_EXE_portal"))
        .current_dir(root)
        .args(["build", "--no-compress", "--today", "2027-05-15", "--out"])
        .arg(out)
        .output()
        .unwrap();
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    serde_json::from_slice(&std::fs::read(out.join("registrar/catalogue.json")).unwrap()).unwrap()
}

/// The occasions of a season that are given by lot.
fn occasions(season: &Value) -> Vec<Value> {
    let mut occasions = Vec::new();
    for offer in season["offers"].as_array().unwrap() {
        for row in offer["occasions"].as_array().unwrap() {
            if row["registration"] != "draw" || !row["cancelled"].is_null() {
                continue;
            }
            let prices = row["prices"].as_array().unwrap();
            let (from, to) = (
                row["age_from"].as_u64().unwrap_or(6),
                row["age_to"].as_u64().unwrap_or(18),
            );
            occasions.push(json!({
                "id": row["id"], "offer": offer["id"], "capacity": row["capacity"], "minimum": row["minimum"], "reserved": row["reserved"],
                "sessions": row["sessions"], "age": [from, to], "age_tolerance_days": row["age_tolerance_days"],
                "price_cents": prices.first().map_or(json!(0), |price| price[1].clone()), "site": offer["site"],
                "may_overlap": false, "counts_against_limit": true, "offer_repeatable": false,
            }));
        }
    }
    occasions
}

/// A season with invented children, some of them friends.
fn sample_season(season: &Value, children: usize, seed: u64) -> Value {
    let mut random = Random::new(seed);
    let occasions = occasions(season);
    let mut children: Vec<Value> = (0..children)
        .map(|kid| invented_child(kid, &occasions, &mut random))
        .collect();
    let groups = friends(&mut children, &occasions, &mut random);
    json!({
        "format": "ferienpass-draw-input/1", "season": season["id"],
        "occasions": occasions, "children": children, "groups": groups,
        "settings": {
            "limit": season["limit"], "budget_cents": null,
            "buffer_minutes": season["buffer_minutes"],
            "one_per_day": season["one_per_day"], "travel_minutes": [],
        },
    })
}

/// A child who wishes by popularity; some are surprised gladly.
fn invented_child(kid: usize, occasions: &[Value], random: &mut Random) -> Value {
    let year = 2027 - 6 - random.below(10);
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let mut child = json!({
        "id": format!("T-{kid:04}"), "born": format!("{year}-{month:02}-{day:02}"),
        "limit": null, "budget_cents": null, "places": if random.chance(2) { 2 } else { 1 },
        "entitled": random.chance(10), "surprise": random.chance(30),
        "withdrawn": random.chance(1), "wishes": [],
    });
    let mut fitting: Vec<&Value> = occasions
        .iter()
        .filter(|occasion| age_fits(&child, occasion))
        .collect();
    // The first ones of the programme are the popular ones.
    let count = fitting.len().min(3 + random.below(6) as usize);
    let mut wishes = Vec::new();
    for _ in 0..count {
        let left = fitting.len() as u64;
        let (a, b) = (random.below(left), random.below(left));
        wishes.push(fitting.remove(a.min(b) as usize)["id"].clone());
    }
    child["wishes"] = json!(wishes);
    child
}

/// Every seventh child is friends with the next, if both are of the age for one of its wishes: they
/// wish it together, no longer alone.
fn friends(children: &mut [Value], occasions: &[Value], random: &mut Random) -> Vec<Value> {
    let mut groups = Vec::new();
    for first in (0..children.len().saturating_sub(1)).step_by(7) {
        let wishes = children[first]["wishes"].as_array().unwrap();
        let common = wishes.iter().find(|id| {
            let occasion = occasions
                .iter()
                .find(|occasion| occasion["id"] == **id)
                .unwrap();
            age_fits(&children[first + 1], occasion)
        });
        let Some(common) = common.cloned() else {
            continue;
        };
        let members = [
            children[first]["id"].clone(),
            children[first + 1]["id"].clone(),
        ];
        for child in &mut children[first..first + 2] {
            let wishes = child["wishes"].as_array_mut().unwrap();
            wishes.retain(|id| *id != common);
        }
        let mode = if random.chance(50) { "strict" } else { "soft" };
        groups.push(json!({
            "id": format!("G-{first:04}"), "members": members,
            "together": [{"occasion": common, "mode": mode, "confirmed": members}],
        }));
    }
    groups
}

#[test]
fn a_sample_season_from_the_real_programme_goes_all_the_way() {
    let dist = tempfile::tempdir().unwrap();
    let catalogue = catalogue(dist.path());
    let season = catalogue["seasons"]
        .as_array()
        .unwrap()
        .iter()
        .find(|season| season["allocation"] == "draw")
        .unwrap();
    let input = sample_season(season, 120, 1);
    assert!(input["occasions"].as_array().unwrap().len() > 10);
    let terminal = Terminal::with(&input);
    terminal.says(
        "commit --input input.json --randomness 'Lotto am Samstag, 19. Juni 2027' --out c.json",
    );
    let seed = terminal.says("seed --commitment c.json --random-value '1 5 12 23 34 48'");
    terminal.says(&format!(
        "run --input input.json --seed {} --out r.json",
        seed.trim()
    ));
    assert!(
        terminal
            .says("verify --record r.json --input input.json")
            .ends_with("Das Ergebnis stimmt.\n")
    );
    let record: Value = serde_json::from_str(&terminal.read("r.json")).unwrap();
    check(&input, &record).unwrap();
    receipts_are_proof(&terminal, &record);
    assert!(
        terminal
            .says("report --record r.json --input input.json")
            .contains("Kinder mit Wünschen: ")
    );
    let chances = terminal.says("chances --input input.json --trials 100");
    assert!(chances.lines().count() > 300);
}

fn receipts_are_proof(terminal: &Terminal, record: &Value) {
    for ticket in record["tickets"].as_array().unwrap().iter().step_by(29) {
        let receipt = format!("c.json.receipts/{}.json", ticket["id"].as_str().unwrap());
        let said = terminal.says(&format!(
            "verify --record r.json --receipt {receipt} --commitment c.json"
        ));
        assert!(said.ends_with("Das Ergebnis stimmt.\n"));
        let said = terminal.says(&format!("explain --record r.json --receipt {receipt}"));
        assert!(said.contains("Kind T-"));
    }
}
