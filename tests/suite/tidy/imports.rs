//! Which file of a crate uses which: read from `use`, grouped or not, from paths in the code, and
//! through what a module hands on with `pub use`. Tests below `#[cfg(test)]` do not count.

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
    let words = without_tests(&words(text));
    let mut file = File {
        path: path.to_owned(),
        ..File::default()
    };
    let mut index = 0;
    while index < words.len() {
        match words[index].as_str() {
            "use" => {
                let end = words[index..].iter().position(|word| word == ";");
                let end = end.map_or(words.len(), |length| index + length);
                leaves(&words[index + 1..end], &[], &mut file.uses);
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
                    file.paths.push(path);
                }
                index += 1;
            }
            _ => index += 1,
        }
    }
    file
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
            // `use a::{self, b}`: the group's own module.
            "self" if !path.is_empty() && index + 1 >= words.len() => {}
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

/// The words without modules of tests.
fn without_tests(words: &[String]) -> Vec<String> {
    const TESTS: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let mut kept = Vec::with_capacity(words.len());
    let mut index = 0;
    while index < words.len() {
        let is_tests = words[index..].len() > TESTS.len() + 1
            && TESTS.iter().zip(&words[index..]).all(|(a, b)| a == b)
            && words[index + TESTS.len() + 1] == "{";
        if !is_tests {
            kept.push(words[index].clone());
            index += 1;
            continue;
        }
        index += TESTS.len() + 1;
        let mut depth = 0_usize;
        while index < words.len() {
            match words[index].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            index += 1;
            if depth == 0 {
                break;
            }
        }
    }
    kept
}

/// Names, `::` and single signs; no comments, no texts in quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = quoted(rest) {
            length
        } else if letter.is_alphanumeric() || letter == '_' {
            let end = |letter: char| !letter.is_alphanumeric() && letter != '_';
            rest.find(end).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            letter.len_utf8()
        };
        let word = &rest[..length];
        if !word.starts_with(['"', '\'', ' ', '\n']) && !is_comment_or_text(word) {
            words.push(word.to_owned());
        }
        rest = &rest[length..];
    }
    words
}

fn is_comment_or_text(word: &str) -> bool {
    word.starts_with("//") || word.starts_with("/*") || (word.len() > 1 && word.ends_with(['"', '#']))
}

/// The length of a comment in `/* */`, which may hold others.
fn comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut index = 0;
    while index < text.len() {
        if text[index..].starts_with("/*") {
            depth += 1;
            index += 2;
        } else if text[index..].starts_with("*/") {
            depth -= 1;
            index += 2;
            if depth == 0 {
                return index;
            }
        } else {
            index += text[index..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a text or character in quotes at the start, if there is one.
fn quoted(text: &str) -> Option<usize> {
    let after = text.trim_start_matches(['b', 'c']);
    let raw = after.strip_prefix('r').unwrap_or(after);
    let marks = raw.len() - raw.trim_start_matches('#').len();
    let before = text.len() - raw.len() + marks;
    let is_prefix = before <= 2 + marks && (marks == 0 || raw.len() < after.len());
    if is_prefix && raw[marks..].starts_with('"') {
        let inner = &text[before + 1..];
        if raw.len() < after.len() {
            let end = format!("\"{}", "#".repeat(marks));
            return Some(inner.find(&end).map_or(text.len(), |at| before + 1 + at + end.len()));
        }
        return Some(before + 1 + escaped(inner, '"'));
    }
    let inner = text.strip_prefix('\'')?;
    let mut letters = inner.chars();
    let is_letter = letters.next() == Some('\\') || letters.next() == Some('\'');
    is_letter.then(|| 1 + escaped(inner, '\''))
}

/// How far a text goes to its closing quote, with it.
fn escaped(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (index, letter) in text.char_indices() {
        if !is_escaped && letter == quote {
            return index + 1;
        }
        is_escaped = !is_escaped && letter == '\\';
    }
    text.len()
}
