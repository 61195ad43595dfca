//! Which file of a crate uses which: read from `use`, grouped or not, from paths in the code, and
//! through what a module hands on with `pub use`. Tests below `#[cfg(test)]` do not count.

mod examples;
mod file;

use file::{File, Path};
use std::collections::{BTreeMap, BTreeSet};

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
            .map(|(path, text)| (module(path), File::read(path, text)))
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
