//! Style and scripts without what only people need: comments, indentation, spaces. The first view
//! of a page is small.

/// Style without comments and needless spaces; quoted parts stay as they are.
pub(super) fn style(css: &str) -> String {
    let mut lean = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if letter == '"' || letter == '\'' {
            let end = rest[1..].find(letter).map_or(rest.len(), |end| end + 2);
            lean.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if letter.is_whitespace() {
            rest = rest.trim_start();
            // Not in front of `(`, `:`, `+` or `-`: there a space has a meaning (`calc(1rem -
            // 2px)`, `.a :not(.b)`).
            let after = rest.starts_with(['{', '}', ';', ',']) || rest.is_empty();
            if !after && !lean.is_empty() && !lean.ends_with(['{', '}', ';', ',', ':', ' ']) {
                lean.push(' ');
            }
        } else {
            if letter == '}' && lean.ends_with(';') {
                lean.pop();
            }
            lean.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    lean
}

/// A script without indentation and without lines that are comments.
pub(super) fn script(source: &str) -> String {
    // Lines stay: without a parser of JavaScript nobody can say where one may end without a
    // semicolon.
    let lines = source
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_keeps_its_meaning_without_its_spaces() {
        let css = "/* a { } */\n.a :not(.b),\n.c > p { color: red; margin: 0 calc(1rem - 2px); }\n\n@media (min-width: 48rem) { .d { content: \"/* x */  ;\"; } }\n";
        let lean = ".a :not(.b),.c > p{color:red;margin:0 calc(1rem - 2px)}@media (min-width:48rem){.d{content:\"/* x */  ;\"}}";
        assert_eq!(style(css), lean);
    }

    #[test]
    fn scripts_lose_comments_and_indentation_only() {
        assert_eq!(
            script("// why\nif (a) {\n  // because\n  b(\"// c\");\n}\n"),
            "if (a) {\nb(\"// c\");\n}\n"
        );
    }
}
