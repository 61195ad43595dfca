//! Lines of a mail as text: at most so many columns, but for addresses and what the office copies.

/// The most columns of a line.
pub const COLUMNS: usize = 76;

/// Breaks long lines between words. What stands indented stays so; an item of a list stays whole.
pub fn wrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 40);
    for line in text.lines() {
        wrap(line, &mut out);
        out.push('\n');
    }
    out
}

fn wrap(line: &str, out: &mut String) {
    // The lists of the office hold commands.
    if line.chars().count() <= COLUMNS || line.starts_with("- ") {
        out.push_str(line);
        return;
    }
    let words = line.trim_start_matches(' ');
    let indent = line.len() - words.len();
    let mut column = indent;
    out.push_str(&" ".repeat(indent));
    for (index, part) in parts(words).iter().enumerate() {
        let width = part.chars().count();
        if index > 0 && column + 1 + width > COLUMNS {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(part);
        column += width;
    }
}

/// The words of a line; `14 Euro` and `10 Uhr` stay together.
fn parts(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let unit = ["Euro", "Uhr"].iter().any(|unit| word.starts_with(unit));
        match parts.last_mut() {
            Some(last) if unit && last.ends_with(|end: char| end.is_ascii_digit()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_words_and_addresses_stay_whole() {
        let address = format!("https://portal.example/{}", "a".repeat(90));
        let words = "Wort ".repeat(30);
        let text = format!("kurz\n\n  {}\n  {address}\n", words.trim_end());
        let wrapped = wrapped(&text);
        let lines: Vec<&str> = wrapped.lines().collect();
        assert_eq!(lines[..2], ["kurz", ""]);
        assert!(lines[2].starts_with("  Wort") && lines[3].starts_with("  Wort"));
        assert!(lines[2].len() <= COLUMNS && lines[3].len() <= COLUMNS);
        assert!(wrapped.contains(&address));
        assert_eq!(wrapped.matches("Wort").count(), 30);
    }

    #[test]
    fn an_amount_stays_with_its_unit() {
        let text = format!("{} 14 Euro", "x".repeat(71));
        assert!(wrapped(&text).contains("14 Euro"));
        let text = format!("{} 10 Uhr", "x".repeat(73));
        assert_eq!(wrapped(&text), format!("{}\n10 Uhr\n", "x".repeat(73)));
    }
}
