//! `routes.rs` is the only place that knows what an address of the site looks like.

use super::rust_files;
use super::tokens::texts;
use std::collections::BTreeSet;

/// Texts that look like an address and are none: file, text, why.
const NO_ADDRESSES: [(&str, &str, &str); 2] = [
    (
        "src/cli/new.rs",
        "/season.yaml",
        "the end of a file name in `data/`",
    ),
    (
        "src/schema/portal.rs",
        "Pfad der Seite, zum Beispiel /ferienpass/.",
        "attributes take no constants, and editors show this sentence",
    ),
];

/// The first names of all addresses: `orte`, `kalender`.
fn first_names(routes: &str) -> BTreeSet<String> {
    texts(routes)
        .iter()
        .filter_map(|text| text.strip_prefix('/'))
        .filter_map(|text| text.split(['/', '{', '#', '?']).next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a text is an address of the site or holds one.
fn is_address(text: &str, first_names: &BTreeSet<String>) -> bool {
    let begins = text.strip_prefix('/').is_some_and(|rest| {
        rest.starts_with(|letter: char| letter.is_ascii_lowercase() || "_{".contains(letter))
    });
    let holds = text.match_indices('/').any(|(start, _)| {
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let path = before.is_alphanumeric() || "/._-".contains(before);
        let name =
            text[start + 1..].split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        !path
            && name
                .into_iter()
                .next()
                .is_some_and(|name| first_names.contains(name))
    });
    begins || holds
}

#[test]
fn addresses_are_written_in_one_place() {
    let files = rust_files("src");
    let routes = files.iter().find(|(path, _)| path == "src/routes.rs");
    let names = first_names(&routes.unwrap().1);
    assert!(
        names.contains("orte") && names.contains("anmeldung"),
        "{names:?}"
    );
    let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut wrong = Vec::new();
    // A test may name the address it expects, also where it has a file of its own.
    let product = |path: &str| path != "src/routes.rs" && !path.ends_with("/tests.rs");
    for (path, text) in files.iter().filter(|(path, _)| product(path)) {
        // A slash alone is the start page where pages are made, elsewhere it only parts names.
        let shows_pages = path.starts_with("src/pages/") || path.starts_with("src/serve");
        for text in texts(text) {
            let reason = NO_ADDRESSES
                .iter()
                .find(|(file, known, _)| file == path && *known == text);
            if let Some((file, known_text, _)) = reason {
                known.insert((file, known_text));
            } else if is_address(&text, &names) || (shows_pages && text == "/") {
                wrong.push(format!("{path}: {text:?} belongs in routes.rs"));
            }
        }
    }
    let left = NO_ADDRESSES
        .iter()
        .filter(|(file, text, _)| !known.contains(&(*file, *text)));
    wrong.extend(left.map(|(file, text, _)| format!("{file} no longer says {text:?}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_an_address_and_what_is_not() {
    let names = first_names("const A: &str = \"/orte/\"; fn f() { format!(\"/{id}\") }");
    assert_eq!(names, BTreeSet::from(["orte".to_owned()]));
    for address in [
        "/orte/{id}/",
        "{base}/orte/",
        "siehe /orte/.",
        "/neu",
        "/{path}",
        "(/orte)",
    ] {
        assert!(is_address(address, &names), "{address}");
    }
    for other in [
        "/",
        "data/orte/x",
        "{}/{}",
        "orte/",
        "/* css */",
        "»/«",
        "{a}/neu",
    ] {
        assert!(!is_address(other, &names), "{other}");
    }
}
