//! Merkle tree over salted entries. Every node is a hash of text lines, so that `sha256sum` can
//! check a path.
//!
//! Leaf: `ferienpass-entry/1`, salt, entry. Node: `ferienpass-node/1`, left, right. A node without
//! a neighbour moves up unchanged. The root over nothing is the hash of the line
//! `ferienpass-empty/1`.

use serde::Serialize;

use super::hash::{hash_lines, hex};

/// On which side the neighbour stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The neighbour is hashed before.
    Left,
    /// The neighbour is hashed behind.
    Right,
}

/// The hash of an entry under its salt.
pub fn leaf(salt: &str, entry: &str) -> String {
    // Another first line than that of a node: no inner node can pass for an entry.
    hex(&hash_lines(&["ferienpass-entry/1", salt, entry]))
}

fn node(left: &str, right: &str) -> String {
    hex(&hash_lines(&["ferienpass-node/1", left, right]))
}

/// All levels of the tree, the leaves first, the root last.
pub(crate) fn levels(leaves: Vec<String>) -> Vec<Vec<String>> {
    let mut levels = vec![leaves];
    while let Some(last) = levels.last().filter(|level| level.len() > 1) {
        let above = last.chunks(2).map(|pair| match pair {
            [left, right] => node(left, right),
            // Not hashed with itself, as some trees do: then a list with its last entry doubled
            // would have the same root.
            alone => alone.concat(),
        });
        let above = above.collect();
        levels.push(above);
    }
    levels
}

/// The root of a tree.
pub(crate) fn root(levels: &[Vec<String>]) -> String {
    let top = levels.last().and_then(|level| level.first());
    top.cloned()
        .unwrap_or_else(|| hex(&hash_lines(&["ferienpass-empty/1"])))
}

/// The neighbours from a leaf up to the root.
pub(crate) fn path(levels: &[Vec<String>], leaf: usize) -> Vec<(Side, String)> {
    let mut at = leaf;
    let mut path = Vec::new();
    for level in levels {
        let (side, neighbour) = if at.is_multiple_of(2) {
            (Side::Right, at + 1)
        } else {
            (Side::Left, at - 1)
        };
        // The last one of an odd level has no neighbour: it moved up as it was.
        path.extend(level.get(neighbour).map(|hash| (side, hash.clone())));
        at /= 2;
    }
    path
}

/// The root that a leaf and its path lead to.
pub fn climb(leaf: String, path: &[(Side, String)]) -> String {
    path.iter()
        .fold(leaf, |hash, (side, neighbour)| match side {
            Side::Left => node(neighbour, &hash),
            Side::Right => node(&hash, neighbour),
        })
}
