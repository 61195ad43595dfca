//! Tables of named things, and references into them that cannot dangle.

use super::common::Verified;
use crate::text::alphabetical;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

/// Something with an id.
pub trait Named {
    /// The id, unique in its table.
    fn id(&self) -> &str;
}

/// A thing with a file of its own, whose facts somebody has checked.
pub trait Thing: Named {
    /// What it is called.
    fn name(&self) -> &str;
    /// When and from what.
    fn verified(&self) -> &Verified;
}

/// A reference to an entry of the table of `T`. Only a table hands them out.
pub struct Ref<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A reference to the entry at this position; for the lowering, which knows the ids before the
    /// entries.
    pub(crate) fn at(index: usize) -> Ref<T> {
        Ref {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            of: PhantomData,
        }
    }
    /// The position in the table.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Ref<T> {}
impl<T> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Entries in a fixed order.
#[derive(Clone, Debug)]
pub struct Table<T> {
    items: Vec<T>,
}

impl<T: Named> Table<T> {
    /// The table of these entries, in this order.
    pub fn new(items: Vec<T>) -> Table<T> {
        Table { items }
    }
    /// The entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }
    /// The entries in the order in which people look for them: by name. For every list on a page; the
    /// order of [`Table::iter`] is that of the files, which spell out umlauts.
    pub fn by_name(&self) -> impl Iterator<Item = &T>
    where
        T: Thing,
    {
        let mut list: Vec<&T> = self.items.iter().collect();
        list.sort_by_cached_key(|thing| alphabetical(thing.name()));
        list.into_iter()
    }
    /// The entries with their references.
    pub fn refs(&self) -> impl Iterator<Item = (Ref<T>, &T)> {
        self.items
            .iter()
            .enumerate()
            .map(|(index, item)| (Ref::at(index), item))
    }
    /// Finds an entry by id.
    pub fn find(&self, id: &str) -> Option<&T> {
        self.items.iter().find(|item| item.id() == id)
    }
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T> Index<Ref<T>> for Table<T> {
    type Output = T;
    fn index(&self, reference: Ref<T>) -> &T {
        &self.items[reference.index as usize]
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}
