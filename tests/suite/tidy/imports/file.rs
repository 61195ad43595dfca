//! What one file says about others: what it brings into scope, paths in its code, what it defines.

use crate::tidy::tokens::words;
use std::collections::BTreeSet;

/// The names of modules from the root of the crate: `["pages", "house"]`.
pub type Path = Vec<String>;

/// What a file of the crate says about others.
#[derive(Debug, Default)]
pub struct File {
    /// Its path in the repository.
    pub path: String,
    /// What it brings into scope.
    pub uses: Vec<Use>,
    /// Paths in its code, at least two names long.
    pub paths: Vec<Path>,
    /// What it defines, by name.
    pub defines: BTreeSet<String>,
}

/// One leaf of a `use`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub path: Path,
    /// The name in this file; `None` for `*`.
    pub name: Option<String>,
}

impl File {
    /// Reads a file; a module inside of it is a part of it.
    pub fn read(path: &str, text: &str) -> File {
        let words = words(text);
        let mut reader = Reader {
            words: &words,
            depth: 0,
            inside: Vec::new(),
            file: File {
                path: path.to_owned(),
                ..File::default()
            },
        };
        let mut index = 0;
        while index < words.len() {
            index += reader.take(index);
        }
        reader.file
    }
}

/// The state of reading.
struct Reader<'a> {
    words: &'a [String],
    /// How many braces are open.
    depth: usize,
    /// How many were open where each module inside of this file begins.
    inside: Vec<usize>,
    file: File,
}

impl Reader<'_> {
    /// Takes what begins at a word; gives how many words that was.
    fn take(&mut self, index: usize) -> usize {
        match self.words[index].as_str() {
            "{" => {
                self.depth += 1;
                1
            }
            "}" => {
                self.depth = self.depth.saturating_sub(1);
                self.inside.pop_if(|begun| *begun == self.depth);
                1
            }
            "mod" if self.word(index + 2) == Some("{") => {
                self.inside.push(self.depth);
                2
            }
            "use" => self.take_use(index),
            // `pub(in crate::yaml)` says who may look, it uses nothing.
            "in" if index > 0 && self.words[index - 1] == "(" => self.up_to(index, ")"),
            "struct" | "enum" | "fn" | "const" | "static" | "type" | "trait" | "mod" => {
                self.file.defines.extend(self.words.get(index + 1).cloned());
                1
            }
            word if is_name(word) => self.take_path(index),
            _ => 1,
        }
    }

    fn word(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(String::as_str)
    }

    /// How many words it is to the next such word, or to the end.
    fn up_to(&self, index: usize, word: &str) -> usize {
        let left = &self.words[index..];
        left.iter()
            .position(|next| next == word)
            .unwrap_or(left.len())
    }

    fn take_use(&mut self, index: usize) -> usize {
        let length = self.up_to(index, ";");
        let mut uses = Vec::new();
        leaves(&self.words[index + 1..index + length], &[], &mut uses);
        let seen = uses.into_iter().map(|Use { path, name }| Use {
            path: seen_from_file(path, self.inside.len()),
            name,
        });
        self.file.uses.extend(seen);
        length
    }

    fn take_path(&mut self, index: usize) -> usize {
        let mut path = vec![self.words[index].clone()];
        let mut end = index + 1;
        while self.word(end) == Some("::")
            && let Some(name) = self.word(end + 1).filter(|name| is_name(name))
        {
            path.push(name.to_owned());
            end += 2;
        }
        if path.len() > 1 {
            let path = seen_from_file(path, self.inside.len());
            self.file.paths.push(path);
        }
        end - index
    }
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
