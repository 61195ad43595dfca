//! The rules of the repository: which part may know which, one file for each named library, small
//! files with a head.

mod addresses;
mod imports;
mod layers;
mod licences;
mod order;
mod privacy;
mod texts;
mod tokens;

use crate::findings::repository;
use std::fs;

/// Every Rust file below a folder: path from the top of the repository, and text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let files = jugendportal::files::walk(&repository(folder)).unwrap();
    let rust = files.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, file)| {
        (
            format!("{folder}/{path}"),
            fs::read_to_string(file).unwrap(),
        )
    })
    .collect()
}

/// The lines that are code: no comments, nothing below `#[cfg(test)] mod`.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let lines: Vec<&str> = text.lines().collect();
    let end = lines
        .windows(2)
        .position(|pair| pair[0].trim() == "#[cfg(test)]" && pair[1].starts_with("mod "))
        .unwrap_or(lines.len());
    let code: Vec<&str> = lines[..end]
        .iter()
        .copied()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    code.into_iter()
}

/// Whether a line names a crate or module as a path, `name::…`.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(&format!("{name}::")).any(|(start, _)| {
        let before = line[..start].chars().next_back().unwrap_or(' ');
        !before.is_alphanumeric() && before != '_' && before != ':'
    }) || line.trim_start().starts_with(&format!("use {name};"))
}

#[test]
fn each_library_has_its_one_place() {
    let places: [(&str, &[&str]); 21] = [
        ("annotate_snippets", &["src/diagnostics/print.rs"]),
        ("brotli", &["src/output/"]),
        ("chrono_tz", &["src/calendar/"]),
        ("clap", &["src/cli", "src/command_line", "src/registrar"]),
        ("libdeflater", &["src/output/"]),
        ("fluent_bundle", &["src/i18n.rs"]),
        ("fluent_syntax", &["src/i18n.rs"]),
        ("form_urlencoded", &["src/registrar/web/fields.rs"]),
        ("governor", &["src/registrar/service/limit.rs"]),
        ("hmac", &["src/registrar/domain/signed_links.rs"]),
        ("html5gum", &["src/links/attributes.rs"]),
        ("lettre", &["src/registrar/mail/mailer"]),
        ("microlp", &["src/draw/optimum/solver.rs"]),
        ("pulldown_cmark", &["src/markdown"]),
        ("qrcodegen", &["src/pages/qr.rs"]),
        ("rusqlite", &["src/registrar/store/sqlite"]),
        ("rustls", &["src/registrar/store/postgres/reach.rs"]),
        ("serde_yaml", &["src/yaml"]),
        ("tera", &["src/templates.rs"]),
        ("tokio_postgres", &["src/registrar/store/postgres"]),
        ("unicode_normalization", &["src/text/typed.rs"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src")
        .into_iter()
        .filter(|(path, _)| !path.starts_with("src/bin/"))
    {
        for (library, place) in places
            .iter()
            .filter(|(_, places)| !places.iter().any(|place| path.starts_with(place)))
        {
            wrong.extend(
                code(&text).filter(|line| names(line, library)).map(|line| {
                    format!("{path} names {library}, which lives in {place:?}: {line}")
                }),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_stays_small() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        if !text.starts_with("//! ") {
            wrong.push(format!("{path} does not begin with //!"));
        }
        if text.lines().count() > 400 {
            wrong.push(format!(
                "{path} has {} lines; split it at 400",
                text.lines().count()
            ));
        }
        if path.ends_with("/mod.rs") {
            wrong.push(format!("{path}: write foo.rs beside foo/"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_half_done() {
    // In two halves, so that this file does not name them itself.
    let marks = [
        ["todo", "!("],
        ["unimplemented", "!("],
        ["dbg", "!("],
        ["#[", "ignore"],
        ["TO", "DO"],
        ["FIX", "ME"],
    ];
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        for mark in marks
            .iter()
            .map(|[first, second]| format!("{first}{second}"))
        {
            if text.lines().any(|line| line.contains(&mark)) {
                wrong.push(format!("{path}: {mark}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tests_wait_for_events_and_do_not_sleep() {
    let sleep = ["thread::", "sleep"].concat();
    // A kill at a moment nobody foresees needs a moment to wait for.
    let may = ["tests/suite/all_or_nothing.rs"];
    let mut sleepy: Vec<String> = rust_files("tests/suite")
        .into_iter()
        .filter(|(_, text)| text.contains(&sleep))
        .map(|(path, _)| path)
        .collect();
    sleepy.retain(|path| !may.contains(&path.as_str()));
    assert!(sleepy.is_empty(), "{sleepy:?}");
}

#[test]
fn time_is_an_argument() {
    let clocks = ["Utc::now", "Local::now", "SystemTime::now"];
    for (path, text) in rust_files("src")
        .into_iter()
        .filter(|(path, _)| !path.starts_with("src/bin/"))
    {
        let asks = code(&text).find(|line| clocks.iter().any(|clock| line.contains(clock)));
        assert!(asks.is_none(), "{path} asks a clock: {asks:?}");
    }
}

/// The registrar has the pictures that its frame brings, and no others.
#[test]
fn every_icon_of_a_page_of_the_registrar_comes_with_its_frame() {
    let frame = std::fs::read_to_string("templates/pages/registrar.html").unwrap();
    let mut seen = 0;
    for entry in walkdir::WalkDir::new("templates/registrar") {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        for rest in text.split("<icon name=\"").skip(1) {
            let name = rest.split('"').next().unwrap();
            assert!(
                frame.contains(&format!("#i-{name}\"")),
                "{}: i-{name} is not in templates/pages/registrar.html",
                entry.path().display()
            );
            seen += 1;
        }
    }
    assert!(seen > 10);
}
