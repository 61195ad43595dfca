//! Results remembered by what they were made from: the second build makes only what changed.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What a result was made from.
pub type Key = [u8; 32];

/// The key of some bytes.
pub fn key(parts: &[&[u8]]) -> Key {
    let mut hash = Sha256::new();
    for part in parts {
        // The length before each part keeps `ab`, `c` and `a`, `bc` apart.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Results of this run and the one before. What a whole run did not ask for is forgotten.
#[derive(Debug)]
pub struct Memo<V> {
    before: HashMap<Key, V>,
    now: Mutex<HashMap<Key, V>>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Memo {
            before: HashMap::new(),
            now: Mutex::default(),
        }
    }
}

impl<V: Clone> Memo<V> {
    /// The known result, or a new one.
    ///
    /// # Errors
    /// Those of `make`; then nothing is remembered.
    pub fn get_or_make<E>(&self, key: Key, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        // Made outside of the lock: pages are made on all processors, and two that make the same at
        // once do no harm.
        let value = match self.before.get(&key) {
            Some(known) => known.clone(),
            None => make()?,
        };
        // A page that panicked has left nothing half done here: an entry is in the map or it is
        // not.
        self.now
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, value.clone());
        Ok(value)
    }

    /// Ends a run: what it did not ask for is forgotten.
    pub fn end_run(&mut self) {
        // What one run did not use belongs to data that is gone: a server that runs for weeks must
        // not grow.
        self.before = std::mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn what_is_known_is_not_made_again_and_what_nobody_asks_for_is_forgotten() {
        let mut memo = Memo::default();
        let made = |memo: &Memo<u32>, key: Key| {
            let mut count = 0;
            let value = memo.get_or_make(key, || {
                count += 1;
                Ok::<_, Infallible>(7)
            });
            (value, count)
        };
        let (a, b) = (key(&[b"a"]), key(&[b"b"]));
        assert_eq!(made(&memo, a), (Ok(7), 1));
        memo.end_run();
        assert_eq!(made(&memo, a), (Ok(7), 0));
        assert_eq!(made(&memo, b), (Ok(7), 1));
        memo.end_run();
        memo.end_run();
        assert_eq!(made(&memo, a), (Ok(7), 1));
    }

    #[test]
    fn keys_tell_parts_apart() {
        assert_ne!(key(&[b"ab", b"c"]), key(&[b"a", b"bc"]));
    }
}
