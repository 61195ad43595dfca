//! Makes the kinds of letters from one table, so that a kind cannot lack its words or its file.

/// Makes the kinds of a table: kind, name, German and English word of the office.
macro_rules! kinds {
    ($($kind:ident $name:literal $german:literal $english:literal),* $(,)?) => {
        /// A kind of letter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum LetterKind {
            $(#[doc = $english] $kind),*
        }

        impl LetterKind {
            /// Every kind.
            pub const ALL: &[LetterKind] = &[$(LetterKind::$kind),*];

            /// The word for it in logs and in the store, and the name of its file.
            pub fn name(self) -> &'static str {
                match self { $(LetterKind::$kind => $name),* }
            }

            /// What the office calls it.
            pub fn german(self) -> &'static str {
                match self { $(LetterKind::$kind => $german),* }
            }

            /// The same in English.
            pub fn english(self) -> &'static str {
                match self { $(LetterKind::$kind => $english),* }
            }

            /// The kind of a word.
            pub fn parse(name: &str) -> Option<LetterKind> {
                LetterKind::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// What the office calls the kinds of a letter as the log keeps them.
            pub fn in_words(kept: &str, called: fn(LetterKind) -> &'static str) -> String {
                let word = |name| LetterKind::parse(name).map_or(name, called);
                kept.split(' ').map(word).collect::<Vec<_>>().join(", ")
            }

            /// Its words, `templates/mail/<name>.txt`.
            pub fn source(self) -> &'static str {
                match self {
                    $(LetterKind::$kind => {
                        include_str!(concat!("../../../../templates/mail/", $name, ".txt"))
                    })*
                }
            }
        }

        impl About {
            /// Its kind.
            pub fn kind(&self) -> LetterKind {
                match self { $(About::$kind { .. } => LetterKind::$kind),* }
            }
        }
    };
}

pub(super) use kinds;
