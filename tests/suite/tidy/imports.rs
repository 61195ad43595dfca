//! Which file of a crate uses which: read from `use`, grouped or not, from paths in the code, and
//! through what a module hands on with `pub use`. Tests below `#[cfg(test)]` do not count.

use super::tokens::words;
use std::collections::{BTreeMap, BTreeSet};

/// The names of modules from the root of the crate: `["pages", "house"]`.
type Path = Vec<String>;

/// What a file of the crate says about others.
#[derive(Debug, Default)]
struct File {
    /// Its path in the repository.
    path: String,
    /// What it brings into scope.
    uses: Vec<Use>,
    /// Paths in its code, at least two names long.
    paths: Vec<Path>,
    /// What it defines, by name.
    defines: BTreeSet<String>,
}

/// One leaf of a `use`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Use {
    path: Path,
    /// The name in this file; `None` for `*`.
    name: Option<String>,
}

/// Which file uses which, with an example of how it says so.
#[derive(Debug, Default)]
pub struct Graph {
    edges: BTreeMap<(String, String), String>,
    parents: BTreeMap<String, String>,
}

impl Graph {
    /// Reads files, given as path (`src/…`) and text.
    pub fn read(files: &[(String, String)]) -> Graph {
        let files: BTreeMap<Path, File> = files
            .iter()
            .map(|(path, text)| (module(path), file(path, text)))
            .collect();
        let mut graph = Graph::default();
        for (module, file) in &files {
            if let Some(parent) = module.split_last().and_then(|(_, above)| files.get(above)) {
                graph.parents.insert(file.path.clone(), parent.path.clone());
            }
            let used = file.uses.iter().map(|used| &used.path).chain(&file.paths);
            for path in used {
                let target = resolve(&files, module, path, 0).and_then(|target| files.get(&target));
                if let Some(target) = target.filter(|target| target.path != file.path) {
                    let edge = (file.path.clone(), target.path.clone());
                    graph.edges.entry(edge).or_insert_with(|| path.join("::"));
                }
            }
        }
        graph
    }

    /// Every use: from, to, and how the first says so.
    pub fn edges(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.edges
            .iter()
            .map(|((from, to), path)| (&**from, &**to, &**path))
    }

    /// Circles, the shortest way around each. A file may use the parent that holds it.
    pub fn circles(&self) -> Vec<String> {
        let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (from, to, _) in self.edges() {
            if self.parents.get(from).is_none_or(|parent| parent != to) {
                next.entry(from).or_default().push(to);
            }
        }
        let mut circles = Vec::new();
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for start in next.keys() {
            if let Some(way) = way_back(&next, start).filter(|_| !told.contains(start)) {
                told.extend(&way);
                circles.push(way.join(" → "));
            }
        }
        circles
    }
}

/// The shortest way from a file back to itself.
fn way_back<'a>(next: &BTreeMap<&'a str, Vec<&'a str>>, start: &'a str) -> Option<Vec<&'a str>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut ahead = std::collections::VecDeque::from([start]);
    while let Some(file) = ahead.pop_front() {
        for to in next.get(file).into_iter().flatten() {
            if *to == start {
                let mut way = vec![start, file];
                while let Some(before) = came_from.get(way[way.len() - 1]) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if !came_from.contains_key(to) {
                came_from.insert(to, file);
                ahead.push_back(to);
            }
        }
    }
    None
}

/// The module a file holds.
fn module(path: &str) -> Path {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    match inside.strip_suffix(".rs").unwrap_or(inside) {
        "lib" => Vec::new(),
        name => name.split('/').map(str::to_owned).collect(),
    }
}

/// The module in which the last name of a path is defined, or which the path names itself.
fn resolve(
    files: &BTreeMap<Path, File>,
    from: &[String],
    path: &[String],
    depth: usize,
) -> Option<Path> {
    let (first, rest) = path.split_first().filter(|_| depth < 20)?;
    let below = |module: &[String], name: &String| -> Path {
        module.iter().chain([name]).cloned().collect()
    };
    let (mut module, mut rest) = match first.as_str() {
        "crate" | "jugendportal" => (Vec::new(), rest),
        "self" => (from.to_vec(), rest),
        "super" => (from.split_last()?.1.to_vec(), rest),
        _ if files.contains_key(&below(from, first)) => (below(from, first), rest),
        _ => return handed_on(files, from, path, depth),
    };
    while let Some((name, after)) = rest.split_first() {
        if name == "super" {
            module.pop()?;
        } else if files.contains_key(&below(&module, name)) {
            module.push(name.clone());
        } else {
            return handed_on(files, &module, rest, depth).or(Some(module));
        }
        rest = after;
    }
    Some(module)
}

/// Where a name leads that a module has from elsewhere.
fn handed_on(
    files: &BTreeMap<Path, File>,
    module: &[String],
    path: &[String],
    depth: usize,
) -> Option<Path> {
    let (name, rest) = path.split_first()?;
    let uses = &files.get(module)?.uses;
    if let Some(used) = uses.iter().find(|used| used.name.as_ref() == Some(name)) {
        // A name that leads to itself is a crate: `use serde_json::{self}`.
        let full: Path = used.path.iter().chain(rest).cloned().collect();
        return (full != path)
            .then(|| resolve(files, module, &full, depth + 1))
            .flatten();
    }
    uses.iter()
        .filter(|used| used.name.is_none())
        .find_map(|used| {
            let target = resolve(files, module, &used.path, depth + 1)?;
            files.get(&target)?.defines.contains(name).then_some(target)
        })
}

fn file(path: &str, text: &str) -> File {
    let words = words(text);
    let mut file = File {
        path: path.to_owned(),
        ..File::default()
    };
    let mut index = 0;
    // The depth of braces at which each module inside of this file begins.
    let (mut depth, mut inside) = (0_usize, Vec::new());
    while index < words.len() {
        match words[index].as_str() {
            "{" => {
                depth += 1;
                index += 1;
            }
            "}" => {
                depth = depth.saturating_sub(1);
                inside.pop_if(|begun| *begun == depth);
                index += 1;
            }
            "mod" if words.get(index + 2).is_some_and(|word| word == "{") => {
                inside.push(depth);
                index += 2;
            }
            "use" => {
                let end = words[index..].iter().position(|word| word == ";");
                let end = end.map_or(words.len(), |length| index + length);
                let mut uses = Vec::new();
                leaves(&words[index + 1..end], &[], &mut uses);
                for Use { path, name } in uses {
                    file.uses.push(Use {
                        path: seen_from_file(path, inside.len()),
                        name,
                    });
                }
                index = end;
            }
            // `pub(in crate::yaml)` says who may look, it uses nothing.
            "in" if index > 0 && words[index - 1] == "(" => {
                let end = words[index..].iter().position(|word| word == ")");
                index += end.unwrap_or(1);
            }
            "struct" | "enum" | "fn" | "const" | "static" | "type" | "trait" | "mod" => {
                file.defines.extend(words.get(index + 1).cloned());
                index += 1;
            }
            word if is_name(word) => {
                let mut path = vec![word.to_owned()];
                while let Some([colons, name]) = words.get(index + 1..index + 3)
                    && colons == "::"
                    && is_name(name)
                {
                    path.push(name.clone());
                    index += 2;
                }
                if path.len() > 1 {
                    file.paths.push(seen_from_file(path, inside.len()));
                }
                index += 1;
            }
            _ => index += 1,
        }
    }
    file
}

/// A path out of a module inside of a file, as the file itself would write it.
fn seen_from_file(mut path: Path, inside: usize) -> Path {
    let above = path.iter().take_while(|name| *name == "super").count();
    path.drain(..above.min(inside));
    if above > 0 && path.first().is_none_or(|first| first != "super") {
        path.insert(0, "self".to_owned());
    }
    path
}

/// Takes the tree of a `use` apart.
fn leaves(words: &[String], before: &[String], found: &mut Vec<Use>) {
    let mut path = before.to_vec();
    let mut index = 0;
    while index < words.len() {
        match words[index].as_str() {
            "::" => {}
            "{" => {
                let inner = &words[index + 1..words.len() - 1];
                for branch in branches(inner) {
                    leaves(branch, &path, found);
                }
                return;
            }
            "*" => {
                found.push(Use { path, name: None });
                return;
            }
            "as" => {
                let name = words.get(index + 1).cloned();
                found.push(Use { path, name });
                return;
            }
            // `use a::{self, b}`: the module of the group.
            "self" if !path.is_empty() => {}
            word => path.push(word.to_owned()),
        }
        index += 1;
    }
    let name = path.last().cloned();
    found.extend(name.map(|name| Use {
        path,
        name: Some(name),
    }));
}

/// The parts of a group, at its commas.
fn branches(words: &[String]) -> Vec<&[String]> {
    let mut depth = 0_usize;
    words
        .split(|word| {
            match word.as_str() {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && word == ","
        })
        .filter(|branch| !branch.is_empty())
        .collect()
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

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
