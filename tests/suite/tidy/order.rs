//! Lists that people read are in the order of a dictionary: whatever is sorted by a name or a title is
//! sorted by `text::alphabetical`, and databases sort by no name.

use super::{code, rust_files};

/// What people read in lists.
const READ: [&str; 7] = [
    "name",
    "title",
    "place",
    "last_name",
    "first_name",
    "town",
    "topic",
];

/// The calls of `sort…` in a text, with what stands in their brackets.
fn sorted(text: &str) -> Vec<String> {
    let text = code(text).collect::<Vec<_>>().join("\n");
    let starts = text.match_indices(".sort").map(|(start, _)| start);
    starts
        .map(|start| {
            let mut depth = 0;
            let end = text[start..].find(|letter| {
                depth += match letter {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                letter == ')' && depth == 0
            });
            text[start..start + end.unwrap_or(0)].to_owned()
        })
        .collect()
}

/// Whether a call looks at a name and does not ask for its place in a dictionary.
fn is_by_bytes(call: &str) -> bool {
    let looks_at = |field: &&str| {
        call.match_indices(&format!(".{field}"))
            .any(|(start, found)| {
                let after = call[start + found.len()..].chars().next().unwrap_or(' ');
                !after.is_alphanumeric() && after != '_'
            })
    };
    READ.iter().any(looks_at) && !call.contains("alphabetical(")
}

#[test]
fn nothing_that_people_read_is_sorted_by_bytes() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src/pages")
        .into_iter()
        .chain(rust_files("src/registrar"))
    {
        let calls = sorted(&text).into_iter().filter(|call| is_by_bytes(call));
        wrong.extend(calls.map(|call| format!("{path}: {call}")));
        let by_name = code(&text)
            .filter(|line| line.contains("ORDER BY") && line.contains("_name"))
            .map(|line| format!("{path}: {}", line.trim()));
        wrong.extend(by_name);
    }
    assert!(
        wrong.is_empty(),
        "use `sort_by_cached_key` with `text::alphabetical`: {wrong:#?}"
    );
}

#[test]
fn a_call_that_sorts_by_bytes_is_seen() {
    let seen = |text: &str| sorted(text).iter().any(|call| is_by_bytes(call));
    assert!(seen("list.sort_by_key(|house| &house.name);"));
    assert!(seen(
        "list.sort_by(|a, b| (a.on, &a.title).cmp(&(b.on, &b.title)));"
    ));
    assert!(seen(
        "list.sort_by_key(|one| {\n    one.last_name.to_lowercase()\n});"
    ));
    assert!(!seen(
        "list.sort_by_key(|desk| desk.rank); other(desk.name)"
    ));
    assert!(!seen(
        "list.sort_by_cached_key(|house| alphabetical(&house.name));"
    ));
}
