//! No persons in the data, no machine in the repository.

use crate::findings::repository;
use std::fs;

/// Files of a folder that are text.
fn texts(folder: &str) -> Vec<(String, String)> {
    let files = jugendportal::files::walk(&repository(folder)).unwrap();
    let read = |(path, file): (String, std::path::PathBuf)| {
        Some((format!("{folder}/{path}"), fs::read_to_string(file).ok()?))
    };
    files.into_iter().filter_map(read).collect()
}

/// Everything in a text that looks like a mail address.
fn addresses(text: &str) -> Vec<&str> {
    let words =
        text.split(|letter: char| letter.is_whitespace() || "<>()[]\"',;`»«".contains(letter));
    let address = |word: &&str| {
        word.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && host.trim_end_matches('.').contains('.')
        })
    };
    words
        .map(|word| {
            word.trim_start_matches("mailto:")
                .trim_end_matches(['.', ':'])
        })
        .filter(address)
        .collect()
}

#[test]
fn the_data_names_no_personal_mailbox() {
    let mut wrong = Vec::new();
    for (path, text) in texts("data").into_iter().chain(texts("site/pages")) {
        for address in addresses(&text) {
            let local = address.split('@').next().unwrap_or_default();
            let parts: Vec<&str> = local.split('.').collect();
            let like_a_name = parts.len() == 2
                && parts
                    .iter()
                    .all(|part| part.chars().all(char::is_alphabetic));
            if like_a_name {
                wrong.push(format!("{path}: {address}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_data_names_no_mobile_number() {
    let mut wrong = Vec::new();
    for (path, text) in texts("data").into_iter().chain(texts("site/pages")) {
        for (index, line) in text.lines().enumerate() {
            let number = line
                .split_once("phone: ")
                .or_else(|| line.split_once("number: "))
                .map(|(_, number)| number);
            let digits: String = number
                .unwrap_or_default()
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            if ["015", "016", "017", "4915", "4916", "4917"]
                .iter()
                .any(|start| digits.starts_with(start))
                && digits.len() > 8
            {
                wrong.push(format!("{path}:{}: {line}", index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a path on the line begins with this folder.
fn begins_with(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(start, _)| {
        !line[..start].ends_with(|letter: char| letter.is_alphanumeric() || "-_./".contains(letter))
    })
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    // In two halves, so that this file does not name them itself.
    let machine = [
        ["/ho", "me/"],
        ["/ro", "ot/"],
        ["/Us", "ers/"],
        ["/wo", "rk/"],
        ["C:", "\\Users"],
    ]
    .map(|halves| halves.concat());
    let mut wrong = Vec::new();
    for folder in [
        "src",
        "tests/suite",
        "tests/fixtures",
        "templates",
        "site",
        "data",
    ] {
        for (path, text) in texts(folder) {
            for (index, line) in text
                .lines()
                .enumerate()
                .filter(|(_, line)| machine.iter().any(|name| begins_with(line, name)))
            {
                wrong.push(format!("{path}:{}: {line}", index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
