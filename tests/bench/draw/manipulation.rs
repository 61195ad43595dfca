//! What a family could try in order to get more, and what it would gain.

use jugendportal::draw::chances::{Chances, chances};
use serde_json::{Value, json};

use super::figures::prepared;
use super::prng::Random;
use super::scenario::{Scenario, kid_id};
use super::{line, note, percent};

/// What a family could try: each change is drawn many times before and after, with the same trial
/// numbers.
pub fn manipulation() {
    const TRIALS: u32 = 2000;
    println!("\nmanipulation: scenario C, {TRIALS} trial draws each, ten children");
    let input = Scenario::c(5).input();
    let honest = chances(&prepared(&input), TRIALS, 2);
    let grouped: Vec<&Value> = input["groups"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|group| group["members"].as_array().into_iter().flatten())
        .collect();
    let children = input["children"].as_array().map_or(&[][..], Vec::as_slice);
    let singles: Vec<usize> = (0..children.len())
        .filter(|&kid| {
            children[kid]["wishes"]
                .as_array()
                .is_some_and(|wishes| wishes.len() >= 4)
                && !grouped.contains(&&json!(kid_id(kid)))
        })
        .step_by(67)
        .take(10)
        .collect();
    let (mut first_before, mut first_alone, mut reorder_gain, mut reorder_worst) =
        (0, 0, 0i64, 0i64);
    for &kid in &singles {
        let before = honest.children[kid].wishes[0].1;
        first_before += before;
        let mut alone = input.clone();
        alone["children"][kid]["wishes"] = json!([children[kid]["wishes"][0]]);
        first_alone += chances(&prepared(&alone), TRIALS, 2).children[kid].wishes[0].1;
        // Reordering: the second wish first. Value of a result: one point per rank from the bottom,
        // in the true order.
        let value = |wishes: &[(String, u32)]| -> i64 {
            let truth = &honest.children[kid].wishes;
            let points = |id: &str| {
                truth
                    .iter()
                    .position(|(other, _)| other == id)
                    .map_or(0, |at| (truth.len() - at) as i64)
            };
            wishes
                .iter()
                .map(|(id, granted)| points(id) * i64::from(*granted))
                .sum()
        };
        let mut swapped = input.clone();
        let wishes = swapped["children"][kid]["wishes"]
            .as_array_mut()
            .expect("a list");
        wishes.swap(0, 1);
        let (then, now) = (
            value(&honest.children[kid].wishes),
            value(&chances(&prepared(&swapped), TRIALS, 2).children[kid].wishes),
        );
        let gain = (now - then) * 10_000 / then.max(1);
        reorder_gain += gain;
        reorder_worst = reorder_worst.max(gain);
    }
    let share = |count: u32| i64::from(count) * 10_000 / i64::from(TRIALS) / singles.len() as i64;
    let (whole, alone) = (share(first_before), share(first_alone));
    note("first wish, with the whole list", &percent(whole));
    line(
        "first wish, with the top wish alone: difference",
        &percent(alone - whole),
        "within 1 %",
        (alone - whole).abs() <= 100,
    );
    note(
        "second wish put first: gain on average",
        &percent(reorder_gain / singles.len() as i64),
    );
    line(
        "second wish put first: largest gain of a child",
        &percent(reorder_worst),
        "< 5 %",
        reorder_worst < 500,
    );
    pretended_group(&input, &honest, &singles, TRIALS);
}

/// Two strangers with the same top wish pretend to be friends.
fn pretended_group(input: &Value, honest: &Chances, singles: &[usize], trials: u32) {
    let mut random = Random::new(3);
    let (mut alone, mut pretended, mut pairs) = (0, 0, 0);
    for &kid in singles {
        let wish = &input["children"][kid]["wishes"][0];
        let others: Vec<usize> = (0..input["children"].as_array().map_or(0, Vec::len))
            .filter(|&other| {
                other != kid
                    && input["children"][other]["wishes"]
                        .as_array()
                        .is_some_and(|list| list.first() == Some(wish))
            })
            .filter(|&other| {
                !input["groups"].as_array().is_some_and(|groups| {
                    groups.iter().any(|group| {
                        group["members"]
                            .as_array()
                            .is_some_and(|list| list.contains(&json!(kid_id(other))))
                    })
                })
            })
            .collect();
        if others.is_empty() {
            continue;
        }
        let other = *random.pick(&others);
        let mut together = input.clone();
        for child in [kid, other] {
            together["children"][child]["wishes"]
                .as_array_mut()
                .expect("a list")
                .remove(0);
        }
        let members = [kid_id(kid.min(other)), kid_id(kid.max(other))];
        let group = json!({"id": "G-pretended", "members": members, "together": [{"occasion": wish, "mode": "soft", "confirmed": members}]});
        together["groups"]
            .as_array_mut()
            .expect("a list")
            .push(group);
        let after = chances(&prepared(&together), trials, 2);
        alone += honest.children[kid].wishes[0].1 + honest.children[other].wishes[0].1;
        pretended += after.children[kid].wishes[0].1 + after.children[other].wishes[0].1;
        pairs += 2;
    }
    let share = |count: u32| i64::from(count) * 10_000 / i64::from(trials) / pairs.max(1);
    let (alone, pretended) = (share(alone), share(pretended));
    note(
        &format!("first wish of {pairs} children, each alone"),
        &percent(alone),
    );
    line(
        "the same as pretended groups of two: gain",
        &percent(pretended - alone),
        "<= 1 %",
        pretended - alone <= 100,
    );
}
