//! Who may use whom, file by file: the layers of the program, and no circles.

use super::imports::Graph;
use super::rust_files;
use crate::findings::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Every part of the program, in the reading order of `lib.rs`, and what it uses of those above it.
const PARTS: [(&str, &[&str]); 33] = [
    // The ground
    ("text", &[]),
    ("calendar", &["text"]),
    ("files", &["text"]),
    ("interrupt", &[]),
    ("command_line", &["text"]),
    ("routes", &["calendar"]),
    ("html", &[]),
    ("i18n", &["text"]),
    ("templates", &["files", "text"]),
    ("pass", &["text"]),
    ("words", &["calendar", "text"]),
    ("ical", &["calendar"]),
    ("catalogue", &["pass", "text"]),
    (
        "form_view",
        &["calendar", "catalogue", "i18n", "pass", "text", "words"],
    ),
    // The portal
    ("diagnostics", &["text"]),
    ("yaml", &["diagnostics", "text"]),
    ("model", &["calendar", "pass", "text"]),
    (
        "schema",
        &["calendar", "diagnostics", "model", "pass", "text", "yaml"],
    ),
    ("kinds", &["model", "schema"]),
    (
        "source",
        &[
            "diagnostics",
            "files",
            "kinds",
            "model",
            "schema",
            "text",
            "yaml",
        ],
    ),
    (
        "portal",
        &["calendar", "catalogue", "model", "routes", "text"],
    ),
    ("markdown", &["html", "routes", "text"]),
    (
        "check",
        &[
            "calendar",
            "catalogue",
            "diagnostics",
            "kinds",
            "markdown",
            "model",
            "pass",
            "portal",
            "routes",
            "schema",
            "source",
            "text",
            "yaml",
        ],
    ),
    ("assets", &["files", "routes", "text"]),
    ("memo", &[]),
    ("output", &["routes", "text"]),
    (
        "pages",
        &[
            "assets",
            "calendar",
            "catalogue",
            "form_view",
            "html",
            "i18n",
            "ical",
            "markdown",
            "memo",
            "model",
            "output",
            "pass",
            "portal",
            "routes",
            "templates",
            "text",
            "words",
        ],
    ),
    ("links", &["diagnostics", "output", "routes", "text"]),
    (
        "build",
        &[
            "assets",
            "calendar",
            "catalogue",
            "check",
            "diagnostics",
            "files",
            "i18n",
            "links",
            "memo",
            "output",
            "pages",
            "portal",
            "routes",
            "source",
            "templates",
            "text",
        ],
    ),
    (
        "serve",
        &[
            "build",
            "calendar",
            "catalogue",
            "diagnostics",
            "files",
            "html",
            "output",
            "pages",
            "registrar",
            "routes",
            "text",
        ],
    ),
    (
        "cli",
        &[
            "build",
            "calendar",
            "catalogue",
            "command_line",
            "diagnostics",
            "files",
            "interrupt",
            "kinds",
            "model",
            "output",
            "registrar",
            "routes",
            "serve",
            "source",
            "text",
        ],
    ),
    // The registrar
    ("draw", &["calendar", "text"]),
    (
        "registrar",
        &[
            "calendar",
            "catalogue",
            "command_line",
            "draw",
            "form_view",
            "html",
            "i18n",
            "ical",
            "interrupt",
            "pass",
            "routes",
            "templates",
            "text",
            "words",
        ],
    ),
];

/// The development server shows a registrar beside the site; nothing else of the portal knows it.
const MOUNTS_THE_REGISTRAR: [&str; 2] = ["serve", "cli"];

/// The layers of the registrar from the ground up: a file uses its own layer and those before it.
const REGISTRAR: [&str; 12] = [
    "domain",
    "programme",
    "store",
    "texts",
    "mail",
    "decision",
    "terminal",
    "web",
    "family",
    "office",
    "service",
    "command",
];

/// The areas, one for each thing people do: none uses another one. The office, above them, uses all.
const AREAS: [&str; 1] = ["family"];

/// The part a file belongs to: its folder, or the file itself, below a folder.
fn part<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    let inside = path.strip_prefix(folder)?;
    Some(inside.split(['/', '.']).next().unwrap_or(inside))
}

fn graph() -> Graph {
    Graph::read(&rust_files("src"))
}

#[test]
fn the_library_lists_its_parts_in_reading_order() {
    let library = fs::read_to_string(repository("src/lib.rs")).unwrap();
    let listed: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, names);
    for (index, (name, uses)) in PARTS.iter().enumerate() {
        let below: Vec<&&str> = uses
            .iter()
            .filter(|used| !names[..index].contains(used))
            .filter(|used| **used != "registrar" || !MOUNTS_THE_REGISTRAR.contains(name))
            .collect();
        assert!(below.is_empty(), "{name} uses {below:?}, which come later");
    }
}

#[test]
fn parts_use_only_what_they_may_use() {
    let parts: BTreeMap<&str, &[&str]> = PARTS.into_iter().collect();
    let graph = graph();
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (from, to, path) in graph.edges() {
        let (Some(own), Some(other)) = (part(from, "src/"), part(to, "src/")) else {
            continue;
        };
        if own == other || own == "bin" {
            continue;
        }
        used.insert((own, other));
        if parts.get(own).is_none_or(|may| !may.contains(&other)) {
            wrong.push(format!("{from} must not use {to}: {path}"));
        }
    }
    for (own, may) in PARTS {
        let idle = may.iter().filter(|other| !used.contains(&(own, **other)));
        wrong.extend(idle.map(|other| format!("{own} may use {other} and does not")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_contents_is_used_by_no_page() {
    let graph = graph();
    let pages = graph
        .edges()
        .filter(|(from, to, _)| from.starts_with("src/pages/") && *to == "src/pages.rs");
    let wrong: Vec<String> = pages
        .map(|(from, _, path)| format!("{from} uses {path}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layers_of_the_registrar_use_only_those_below() {
    let place = |layer| REGISTRAR.iter().position(|known| *known == layer);
    let graph = graph();
    let mut wrong = Vec::new();
    for (from, to, path) in graph.edges() {
        let of = |path| part(path, "src/registrar/");
        let (Some(own), Some(other)) = (of(from), of(to)) else {
            continue;
        };
        let below = matches!((place(own), place(other)), (Some(own), Some(other)) if other < own);
        let apart = AREAS.contains(&own) && AREAS.contains(&other);
        if own != other && (!below || apart) {
            wrong.push(format!("{from} must not use {to}: {path}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_use_each_other_in_no_circle() {
    let circles = graph().circles();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}
