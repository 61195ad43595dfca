//! The skeleton of a kind of file: every field with a note, as `portal new` writes it.

/// A name in braces, and the words that stand for it.
type Words = (&'static str, fn() -> String);

/// A skeleton.
#[derive(Clone, Copy, Debug)]
pub struct Skeleton {
    yaml: &'static str,
    words: &'static [Words],
}

impl Skeleton {
    /// A skeleton in YAML. `words` says what stands for a name in braces: the words of a closed
    /// set. `{schema}`, `{id}`, `{title}` and `{topics}` depend on the file and stay.
    pub(super) const fn new(yaml: &'static str, words: &'static [Words]) -> Skeleton {
        Skeleton { yaml, words }
    }

    /// The YAML with the words of its closed sets.
    pub fn yaml(&self) -> String {
        self.words
            .iter()
            .fold(self.yaml.to_owned(), |yaml, (name, words)| {
                yaml.replace(name, &words())
            })
    }
}
