//! What a family could try in order to get more, and what it would gain.

use jugendportal::draw::chances::{Chances, chances};
use serde_json::{Value, json};

use super::figures::prepared;
use super::prng::Random;
use super::scenario::{Scenario, kid_id};
use super::{line, note, percent};

/// How many draws each change is measured over.
const TRIALS: u32 = 2000;

/// What a family could try: each change is drawn many times before and after, with the same trial
/// numbers.
pub fn manipulation() {
    println!("\nmanipulation: scenario C, {TRIALS} trial draws each, ten children");
    let input = Scenario::c(5).input();
    let honest = chances(&prepared(&input), TRIALS, 2);
    let singles = singles(&input);
    first_wish_alone(&input, &honest, &singles);
    second_wish_first(&input, &honest, &singles);
    pretended_group(&input, &honest, &singles);
}

/// Ten children without friends who wish at least four occasions.
fn singles(input: &Value) -> Vec<usize> {
    let grouped: Vec<&Value> = input["groups"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|group| group["members"].as_array().into_iter().flatten())
        .collect();
    let children = input["children"].as_array().map_or(&[][..], Vec::as_slice);
    (0..children.len())
        .filter(|&kid| {
            children[kid]["wishes"]
                .as_array()
                .is_some_and(|wishes| wishes.len() >= 4)
                && !grouped.contains(&&json!(kid_id(kid)))
        })
        .step_by(67)
        .take(10)
        .collect()
}

/// Hundredths of a percent of the trials of so many children.
fn share(count: u32, children: usize) -> i64 {
    i64::from(count) * 10_000 / i64::from(TRIALS) / children.max(1) as i64
}

/// The top wish alone instead of the whole list.
fn first_wish_alone(input: &Value, honest: &Chances, singles: &[usize]) {
    let (mut before, mut after) = (0, 0);
    for &kid in singles {
        before += honest.children[kid].wishes[0].1;
        let mut alone = input.clone();
        alone["children"][kid]["wishes"] = json!([input["children"][kid]["wishes"][0]]);
        after += chances(&prepared(&alone), TRIALS, 2).children[kid].wishes[0].1;
    }
    let (whole, alone) = (share(before, singles.len()), share(after, singles.len()));
    note("first wish, with the whole list", &percent(whole));
    line(
        "first wish, with the top wish alone: difference",
        &percent(alone - whole),
        "within 1 %",
        (alone - whole).abs() <= 100,
    );
}

/// Reordering: the second wish first.
fn second_wish_first(input: &Value, honest: &Chances, singles: &[usize]) {
    let (mut sum, mut largest) = (0, 0);
    for &kid in singles {
        let mut swapped = input.clone();
        let wishes = swapped["children"][kid]["wishes"].as_array_mut();
        wishes.expect("a list").swap(0, 1);
        let truth = &honest.children[kid].wishes;
        let then = value(truth, truth);
        let after = chances(&prepared(&swapped), TRIALS, 2);
        let now = value(&after.children[kid].wishes, truth);
        let gain = (now - then) * 10_000 / then.max(1);
        sum += gain;
        largest = largest.max(gain);
    }
    note(
        "second wish put first: gain on average",
        &percent(sum / singles.len() as i64),
    );
    line(
        "second wish put first: largest gain of a child",
        &percent(largest),
        "< 5 %",
        largest < 500,
    );
}

/// The value of a result: one point per rank from the bottom, in the true order.
fn value(wishes: &[(String, u32)], truth: &[(String, u32)]) -> i64 {
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
}

/// Two strangers with the same top wish pretend to be friends.
fn pretended_group(input: &Value, honest: &Chances, singles: &[usize]) {
    let mut random = Random::new(3);
    let (mut alone, mut pretended, mut children) = (0, 0, 0);
    for &kid in singles {
        let others = strangers_with_the_same_top_wish(input, kid);
        if others.is_empty() {
            continue;
        }
        let other = *random.pick(&others);
        let after = chances(&prepared(&as_friends(input, kid, other)), TRIALS, 2);
        for child in [kid, other] {
            alone += honest.children[child].wishes[0].1;
            pretended += after.children[child].wishes[0].1;
        }
        children += 2;
    }
    let (alone, pretended) = (share(alone, children), share(pretended, children));
    note(
        &format!("first wish of {children} children, each alone"),
        &percent(alone),
    );
    line(
        "the same as pretended groups of two: gain",
        &percent(pretended - alone),
        "<= 1 %",
        pretended - alone <= 100,
    );
}

fn strangers_with_the_same_top_wish(input: &Value, kid: usize) -> Vec<usize> {
    let wish = &input["children"][kid]["wishes"][0];
    let has_friends = |child: usize| {
        let groups = input["groups"].as_array().into_iter().flatten();
        let mut members = groups.filter_map(|group| group["members"].as_array());
        members.any(|members| members.contains(&json!(kid_id(child))))
    };
    (0..input["children"].as_array().map_or(0, Vec::len))
        .filter(|&other| {
            other != kid
                && input["children"][other]["wishes"]
                    .as_array()
                    .is_some_and(|list| list.first() == Some(wish))
        })
        .filter(|&other| !has_friends(other))
        .collect()
}

/// The season in which two children wish together what both had at the top.
fn as_friends(input: &Value, kid: usize, other: usize) -> Value {
    let wish = &input["children"][kid]["wishes"][0];
    let mut together = input.clone();
    for child in [kid, other] {
        together["children"][child]["wishes"]
            .as_array_mut()
            .expect("a list")
            .remove(0);
    }
    let members = [kid_id(kid.min(other)), kid_id(kid.max(other))];
    let group = json!({
        "id": "G-pretended", "members": members,
        "together": [{"occasion": wish, "mode": "soft", "confirmed": members}],
    });
    together["groups"]
        .as_array_mut()
        .expect("a list")
        .push(group);
    together
}
