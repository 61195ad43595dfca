//! Made-up crates: what is read out of them.

use super::Graph;

/// The uses of a made-up crate, as `from to` without `src/` and `.rs`.
fn uses_of(files: &[(&str, &str)]) -> Vec<String> {
    let short = |path: &str| path.replace("src/", "").replace(".rs", "");
    made_up(files)
        .edges()
        .map(|(from, to, _)| format!("{} {}", short(from), short(to)))
        .collect()
}

fn made_up(files: &[(&str, &str)]) -> Graph {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| (format!("src/{path}.rs"), (*text).to_owned()))
        .collect();
    Graph::read(&files)
}

#[test]
fn grouped_imports_are_taken_apart() {
    let uses = uses_of(&[
        ("lib", "pub mod a; pub mod b; pub mod c; pub mod d;"),
        (
            "a",
            "use crate::{b, c::{self, inner::{Deep, deep as d}, Thing as T}, d::*};",
        ),
        ("b", ""),
        ("c", "pub mod inner; pub struct Thing;"),
        ("c/inner", "pub struct Deep; pub fn deep() {}"),
        ("d", ""),
    ]);
    assert_eq!(uses, ["a b", "a c", "a c/inner", "a d"]);
}

#[test]
fn paths_in_the_code_count_like_imports() {
    let uses = uses_of(&[
        ("lib", ""),
        (
            "a",
            "mod one; fn f() { crate::b::g(); one::f(); self::two::f(); }",
        ),
        (
            "a/one",
            "use super::two; pub fn f() { two::f(); super::super::b::g() }",
        ),
        (
            "a/two",
            "use std::fmt; impl fmt::Display for X { } fn f() { b::g() }",
        ),
        ("b", "pub fn g() -> Vec<crate::a::two::X> { }"),
        (
            "bin/main",
            "use jugendportal::b; fn main() { b::g(); jugendportal::a::f() }",
        ),
    ]);
    assert_eq!(
        uses,
        [
            "a a/one",
            "a a/two",
            "a b",
            "a/one a/two",
            "a/one b",
            "b a/two",
            "bin/main a",
            "bin/main b"
        ]
    );
}

#[test]
fn what_a_module_hands_on_leads_to_where_it_is_defined() {
    let uses = uses_of(&[
        ("lib", ""),
        ("a", "use crate::b::{Thing, other}; use crate::c::Far;"),
        (
            "b",
            "mod inner; mod other; pub use inner::{Thing as Thing, *};",
        ),
        ("b/inner", "pub struct Thing;"),
        ("b/other", "use super::Thing; use super::own;"),
        ("c", "pub use crate::b::*;"),
    ]);
    // `Far` is not in what `c` hands on, so it must be in `c` itself.
    assert_eq!(
        uses,
        [
            "a b/inner",
            "a b/other",
            "a c",
            "b b/inner",
            "b/other b",
            "b/other b/inner",
            "c b"
        ]
    );
}

#[test]
fn modules_inside_of_a_file_are_a_part_of_it() {
    let uses = uses_of(&[
        ("lib", ""),
        (
            "a",
            "mod inner { use super::X; fn f() { super::super::b::g(); self::X } } use self::c; pub struct X; fn h() { super::b::g() }",
        ),
        ("a/c", ""),
        ("b", ""),
    ]);
    assert_eq!(uses, ["a a/c", "a b"]);
}

#[test]
fn comments_texts_and_tests_use_nothing() {
    let uses = uses_of(&[
        ("lib", ""),
        (
            "a",
            "// crate::b::x\n/* crate::b::x /* */ crate::b */ /// [`crate::b::x`]\n\
             const A: &str = \"crate::b::x \\\" crate::b::y\"; const B: &str = r#\"\" crate::b::z \"#;\n\
             fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' } pub(in crate::b) fn g() {}\n\
             #[cfg(test)]\nmod tests { use crate::b; fn f() { if true { b::x() } } }\n",
        ),
        ("b", ""),
        ("c", "const C: [char; 2] = ['{', '\"']; use crate::b;"),
    ]);
    assert_eq!(uses, ["c b"]);
}

#[test]
fn every_file_of_a_circle_is_told_by_its_shortest_way() {
    let circles = made_up(&[
        ("lib", "pub mod a;"),
        ("a", "use crate::b::x;"),
        ("b", "use crate::{c, d};"),
        ("c", "use crate::a;"),
        ("d", "use crate::c;"),
    ])
    .circles();
    assert_eq!(
        circles,
        [
            "src/a.rs → src/b.rs → src/c.rs → src/a.rs",
            "src/d.rs → src/c.rs → src/a.rs → src/b.rs → src/d.rs"
        ]
    );
}

#[test]
fn a_child_may_use_its_parent_and_nothing_leads_around_it() {
    let parent = ("a", "mod one; mod two; use one::x; struct Own; use two::y;");
    let child = ("a/one", "use super::Own;");
    assert!(
        made_up(&[("lib", ""), parent, child, ("a/two", "")])
            .circles()
            .is_empty()
    );
    // Over a sister it is still only the parent that is used.
    let sister = ("a/two", "use super::one::x;");
    assert!(
        made_up(&[("lib", ""), parent, child, sister])
            .circles()
            .is_empty()
    );
    let around = [
        ("lib", ""),
        parent,
        ("a/one", "use crate::b::z;"),
        ("a/two", ""),
        ("b", "use crate::a::Own;"),
    ];
    assert_eq!(
        made_up(&around).circles(),
        ["src/a.rs → src/a/one.rs → src/b.rs → src/a.rs"]
    );
}
