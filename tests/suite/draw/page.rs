//! The page that explains the draw: its command lines print what the page says, and the engine
//! agrees.

use std::process::Command;

use jugendportal::draw::Seed;
use jugendportal::draw::hash::hex;
use jugendportal::draw::merkle::{Side, climb, leaf};
use jugendportal::draw::number::{member_digest, ticket_digest};

const PAGE: &str = include_str!("../../../site/pages/de/auslosung.md");

/// The contents of all fenced blocks of one kind.
fn blocks(kind: &str) -> Vec<&'static str> {
    let fence = format!("```{kind}\n");
    PAGE.split(&fence)
        .skip(1)
        .map(|rest| rest.split("\n```").next().unwrap())
        .collect()
}

#[test]
fn every_hash_line_of_the_page_prints_the_result_below_it() {
    let (commands, results) = (blocks("sh"), blocks("text"));
    assert_eq!((commands.len(), results.len()), (6, 6));
    for (command, result) in commands.iter().zip(results) {
        let output = Command::new("sh").args(["-c", command]).output().unwrap();
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            format!("{result}  -\n"),
            "{command}"
        );
    }
}

#[test]
fn the_engine_computes_the_same_as_the_hash_lines_of_the_page() {
    let results = blocks("text");
    let seed = Seed::derive(
        "2071c7736acd16f6cea3727d3b7ecde53f4c2e97b421f3550248e19d7309c636",
        "1 5 12 23 34 48",
    );
    let entry = leaf(&"ab".repeat(32), "{\"ticket\":\"T-0007\"}");
    let expected = [
        seed.as_str().to_owned(),
        hex(&ticket_digest(&seed, "T-0007")),
        hex(&ticket_digest(&seed, "T-0008")),
        hex(&member_digest(&seed, "G-0001", "T-0003")),
        entry.clone(),
        climb(entry, &[(Side::Right, "cd".repeat(32))]),
    ];
    assert_eq!(results, expected);
}

#[test]
fn the_page_has_a_short_description_and_starts_at_level_two() {
    let (head, body) = PAGE
        .strip_prefix("---\n")
        .unwrap()
        .split_once("\n---\n")
        .unwrap();
    let description = head
        .lines()
        .find_map(|line| line.strip_prefix("description: "))
        .unwrap();
    assert!(head.contains("title: ") && description.chars().count() <= 160);
    let headings: Vec<&str> = body.lines().filter(|line| line.starts_with('#')).collect();
    assert!(
        headings[0].starts_with("## ") && headings.iter().all(|heading| !heading.starts_with("# "))
    );
}
