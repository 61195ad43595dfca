//! Words: slugs, plurals, lists in prose, the nearest name.
