//! What machines read of the tiny town: open data, and feeds, calendars, lists, the catalogue.

use super::Made;
use crate::town::Town;
use jugendportal::pages::headers;

/// JSON as it was written, with line breaks.
fn spread(json: &str) -> String {
    let (mut text, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
    for letter in json.trim().chars() {
        match letter {
            _ if quoted => {
                quoted = letter != '"' || escaped;
                escaped = letter == '\\' && !escaped;
                text.push(letter);
            }
            '"' => {
                quoted = true;
                text.push(letter);
            }
            '{' | '[' => {
                depth += 1;
                text.push(letter);
                text.push_str(&line(depth));
            }
            '}' | ']' => {
                depth -= 1;
                if text.trim_end().ends_with(['{', '[']) {
                    text.truncate(text.trim_end().len());
                } else {
                    text.push_str(&line(depth));
                }
                text.push(letter);
            }
            ',' => text.push_str(&format!(",{}", line(depth))),
            ':' => text.push_str(": "),
            _ if letter.is_whitespace() => {}
            _ => text.push(letter),
        }
    }
    text
}

/// Text with the line breaks of this repository.
fn readable(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    if path.ends_with(".json") || path.ends_with(".webmanifest") {
        spread(&text)
    } else {
        text.replace("\r\n", "\n")
    }
}

#[test]
fn open_data_and_what_other_machines_read_is_as_expected() {
    let built = Town::new().build().made.unwrap();
    let (mut data, mut others) = (Made::new("open-data"), Made::new("machines"));
    for (path, bytes) in built.output.iter() {
        let (folder, ending) = (path.split('/').next().unwrap(), path.rsplit('.').next());
        match (folder, ending) {
            (_, Some("html" | "png" | "svg")) | ("assets" | "downloads", _) => {}
            ("daten", _) => data.add(path.trim_start_matches("daten/"), &readable(path, bytes)),
            (_, Some("txt")) if path != "robots.txt" => {}
            _ => others.add(path, &readable(path, bytes)),
        }
    }
    let mut catalogue = built.catalogue;
    // The frame is a page, and expected with the site.
    catalogue.frame.before.clear();
    catalogue.frame.after.clear();
    others.add("catalogue.json", &spread(&catalogue.to_json()));
    others.add("nginx.conf", &headers::nginx());
    data.compare();
    others.compare();
}

#[test]
fn json_is_spread_over_lines_and_nothing_else() {
    assert_eq!(
        spread(r#"{"a":[],"b":[1,{"c":"x: \"{\\"}],"d":{}}"#),
        "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {\n      \"c\": \"x: \\\"{\\\\\"\n    }\n  ],\n  \"d\": {}\n}"
    );
}
