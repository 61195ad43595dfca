//! No template changes in silence: every line of text of every template stands in an expected file.

use super::{files_below, home, renews};
use crate::findings::repository;
use std::fs;

/// Shorter pieces, like the end of a tag, stand in every page and prove nothing.
const SHORTEST: usize = 3;

/// The lines of a template between its tags, as they go into a page.
fn lines(template: &str) -> Vec<&str> {
    const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let (mut texts, mut rest) = (Vec::new(), template);
    while let Some((start, end)) = TAGS
        .iter()
        .filter_map(|(start, end)| Some((rest.find(start)?, *end)))
        .min()
    {
        texts.push(&rest[..start]);
        let tag = &rest[start..];
        rest = &tag[tag.find(end).expect("a tag that ends") + end.len()..];
    }
    texts.push(rest);
    texts
        .into_iter()
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|line| line.chars().count() >= SHORTEST)
        .collect()
}

/// Whether a text stands in one of the files. The lines of a template stand together: the file
/// with one of them is asked first for the next.
pub fn stands_in(files: &mut [String], text: &str) -> bool {
    let found = files.iter().position(|file| file.contains(text));
    if let Some(found) = found {
        files.swap(0, found);
    }
    found.is_some()
}

#[test]
fn every_line_of_every_template_stands_in_an_expected_file() {
    if renews() {
        // Other tests are writing the files.
        return;
    }
    let mut expected: Vec<String> = files_below(&home(""))
        .into_values()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let mut wrong = Vec::new();
    for (name, path) in files_below(&repository("templates")) {
        let template = fs::read_to_string(path).unwrap();
        let lines = lines(&template);
        if lines.is_empty() {
            wrong.push(format!("templates/{name} has no text to look for"));
        }
        let missing = lines
            .into_iter()
            .filter(|line| !stands_in(&mut expected, line))
            .map(|line| format!("templates/{name}: {line}"));
        wrong.extend(missing);
    }
    assert!(
        wrong.is_empty(),
        "{}\n\nThese lines stand in no expected file. Renew the files; if that does not help, give \
         the tiny town or a sample what shows them.\n{}",
        wrong.join("\n"),
        super::RENEW
    );
}

#[test]
fn the_lines_of_a_template_are_what_stands_between_its_tags() {
    let template =
        "{# note #}<p>{{ a }} and\n  {%- if b %}more{% endif -%}</p>\n{{<icon name=\"x\"/>}}";
    assert_eq!(lines(template), ["<p>", "and", "more", "</p>"]);
}
