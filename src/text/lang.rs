//! The language of the reader.

/// A language the program itself speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// German.
    #[default]
    De = 0,
    /// English.
    En = 1,
}

impl Lang {
    /// The code of the language, as in `lang="de"`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::De => "de",
            Lang::En => "en",
        }
    }

    /// The language of a locale such as `de_DE.UTF-8`: German for German locales, English for all
    /// others.
    pub fn of_locale(locale: &str) -> Lang {
        if locale.to_ascii_lowercase().starts_with("de") {
            Lang::De
        } else {
            Lang::En
        }
    }

    /// The language of the person at the terminal. POSIX asks `LC_ALL`, the variable of the
    /// category, then `LANG`, and takes an empty one for one that is not set.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()));
        Lang::of_locale(&locale.unwrap_or_default())
    }

    /// The text of this language.
    pub fn pick<T>(self, de: T, en: T) -> T {
        match self {
            Lang::De => de,
            Lang::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_decides() {
        // LC_ALL, LC_MESSAGES, LANG; `None` is not set.
        let table = [
            ([None, None, None], Lang::En),
            ([None, None, Some("de_DE.UTF-8")], Lang::De),
            ([None, None, Some("C")], Lang::En),
            ([Some("de_DE.UTF-8"), None, Some("C")], Lang::De),
            ([Some("C"), None, Some("de_DE.UTF-8")], Lang::En),
            ([Some("C"), Some("de_DE"), Some("de_DE")], Lang::En),
            ([None, Some("de_AT"), Some("en_GB.UTF-8")], Lang::De),
            ([None, Some("en_GB"), Some("de_DE.UTF-8")], Lang::En),
            ([Some(""), Some(""), Some("de")], Lang::De),
            ([Some(""), Some("POSIX"), Some("de")], Lang::En),
            ([Some("de_CH.ISO8859-1"), Some("en"), Some("en")], Lang::De),
        ];
        for (values, lang) in table {
            let variable = |name: &str| {
                let at = ["LC_ALL", "LC_MESSAGES", "LANG"]
                    .iter()
                    .position(|known| *known == name)?;
                values[at].map(str::to_owned)
            };
            assert_eq!(Lang::of_environment(variable), lang, "{values:?}");
        }
    }
}
