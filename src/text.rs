//! Words: languages, messages, slugs, plurals, lists in prose and in order, the nearest name, phone
//! numbers and addresses.

mod alphabetical;
mod closed;
mod hex;
mod lang;
mod message;
mod phone;
mod site_address;
pub mod typed;

pub use alphabetical::{Alphabetical, alphabetical};
pub use closed::ClosedSet;
pub(crate) use closed::closed_set;
pub use hex::{hex, unhex};

pub use lang::Lang;
pub use message::{Explain, Known, Message, io_told, told};
pub use phone::{Phone, WrongPhone};
pub use site_address::{SiteAddress, WrongAddress};

/// `a`, `a und b`, `a, b und c`.
pub fn and<S: AsRef<str>>(lang: Lang, words: &[S]) -> String {
    join(if lang == Lang::De { " und " } else { " and " }, words)
}

/// `a`, `a oder b`, `a, b oder c`.
pub fn or<S: AsRef<str>>(lang: Lang, words: &[S]) -> String {
    join(if lang == Lang::De { " oder " } else { " or " }, words)
}

fn join<S: AsRef<str>>(last: &str, words: &[S]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == words.len() { last } else { ", " });
        }
        text.push_str(word.as_ref());
    }
    text
}

/// `1 Fehler`, `2 Fehler`: the number and the word that fits it.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The words with a capital letter in front.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Whether a text can stand in a URL and a file name as it is: lower-case letters, digits, single
/// hyphens inside.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Makes a slug of a title: `Floßbau am See` becomes `flossbau-am-see`.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.to_lowercase().chars() {
        let plain = match letter {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'é' | 'è' | 'ê' => "e",
            'à' | 'á' | 'â' => "a",
            letter if letter.is_ascii_alphanumeric() => {
                slug.push(letter);
                continue;
            }
            _ => "-",
        };
        if plain != "-" || !slug.ends_with('-') {
            slug.push_str(plain);
        }
    }
    slug.trim_matches('-')
        .chars()
        // The longest slug that `is_slug` takes; a cut may leave a hyphen at its end.
        .take(64)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

/// The name that was probably meant, when one is near enough: at most a third of the letters
/// differ.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    // More than a third is another word: a wrong guess misleads more than none.
    let limit = (typed.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Edit distance with swaps of neighbours (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // Three rows instead of a table: a swap looks back two.
    let mut rows = [
        vec![0; b.len() + 1],
        (0..=b.len()).collect::<Vec<usize>>(),
        vec![0; b.len() + 1],
    ];
    for i in 1..=a.len() {
        rows[2][0] = i;
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[1][j] + 1)
                .min(rows[2][j - 1] + 1)
                .min(rows[1][j - 1] + cost);
            // Two letters the wrong way round are the slip of quick fingers: one step, not two.
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = best;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["jumi", "glockenheide", "buschweg"];
        assert_eq!(nearest("jumii", names), Some("jumi"));
        assert_eq!(nearest("gloKcenheide", names), Some("glockenheide"));
        assert_eq!(nearest("rathaus", names), None);
    }

    #[test]
    fn slugs_spell_out_umlauts() {
        assert_eq!(slug("Floßbau am Stadtparksee!"), "flossbau-am-stadtparksee");
        assert_eq!(slug("  Öl & Wasser: 2 Tage  "), "oel-wasser-2-tage");
        assert!(
            is_slug("a-1") && !is_slug("a--1") && !is_slug("Ä") && !is_slug("-a") && !is_slug("")
        );
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(or(Lang::De, &["a", "b", "c"]), "a, b oder c");
        assert_eq!(and(Lang::En, &["a", "b"]), "a and b");
        assert_eq!(and(Lang::De, &[] as &[&str]), "");
    }
}
