//! Closed sets: a few words that staff type and machines read, each with its meaning in German.

use super::{Lang, or};

/// A closed set of values. The word of each stands in YAML, in the catalogue and in open data.
///
/// Made by [`closed_set!`](crate::text::closed_set), so that no value can be left out of
/// [`ALL`](ClosedSet::ALL).
pub trait ClosedSet: Copy + Eq + 'static {
    /// All values in the order in which they are explained.
    const ALL: &'static [Self];

    /// The word that stands for it.
    fn word(self) -> &'static str;

    /// What the word means.
    fn german(self) -> &'static str;

    /// The value of a word, as it is typed: capital letters do not count.
    fn of_word(typed: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.word().eq_ignore_ascii_case(typed))
    }

    /// All words in order.
    fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.word()).collect()
    }

    /// Every word with its meaning: `even (gerade Wochen)`. A German word explains itself.
    fn explained() -> Vec<String> {
        let one = |value: &Self| match (value.word(), value.german()) {
            (word, german) if word == german => word.to_owned(),
            (word, german) => format!("{word} ({german})"),
        };
        Self::ALL.iter().map(one).collect()
    }

    /// Every word with its meaning, as a choice: `a (…), b (…) oder c (…)`.
    fn choices() -> String {
        or(Lang::De, &Self::explained())
    }
}

/// Makes an enum that is a closed set: after each value stand its word and what it means in German.
macro_rules! closed_set {
    (
        $(#[$of_set:meta])*
        pub enum $Set:ident {
            $($(#[$of_value:meta])* $Value:ident = $word:literal, $german:literal;)+
        }
    ) => {
        $(#[$of_set])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        pub enum $Set {
            $($(#[$of_value])* #[serde(rename = $word)] $Value,)+
        }

        impl $crate::text::ClosedSet for $Set {
            const ALL: &'static [$Set] = &[$($Set::$Value),+];

            fn word(self) -> &'static str {
                match self {
                    $($Set::$Value => $word,)+
                }
            }

            fn german(self) -> &'static str {
                match self {
                    $($Set::$Value => $german,)+
                }
            }
        }

        #[cfg(feature = "portal")]
        impl schemars::JsonSchema for $Set {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Set).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words = <$Set as $crate::text::ClosedSet>::words();
                schemars::json_schema!({ "type": "string", "enum": words })
            }
        }
    };
}
pub(crate) use closed_set;

#[cfg(test)]
mod tests {
    use super::*;

    closed_set! {
        /// When to come.
        pub enum When {
            /// In the morning.
            Early = "early", "früh";
            /// In the evening.
            Late = "late", "spät";
            /// At noon.
            Mittag = "mittag", "mittag";
        }
    }

    #[test]
    fn words_lead_to_values_and_are_explained_once() {
        assert_eq!(When::of_word("Late"), Some(When::Late));
        assert_eq!(When::of_word("spät"), None);
        assert_eq!(When::choices(), "early (früh), late (spät) oder mittag");
        assert_eq!(serde_json::to_string(&When::Early).unwrap(), "\"early\"");
        assert!(serde_json::from_str::<When>("\"never\"").is_err());
    }
}
