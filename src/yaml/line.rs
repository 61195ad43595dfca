//! A line of YAML as people see it: dash, field, value. For messages only; what the file means says
//! the parser.

use crate::diagnostics::At;

/// One line, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// How many blanks it begins with.
    pub indent: u32,
    /// Whether a dash of a list stands before its field or value.
    pub dash: bool,
    /// Column of the field, or of the value when there is no field.
    pub column: u32,
    /// The field.
    pub key: Option<&'a str>,
    /// Column of the value.
    pub value_column: u32,
    /// The value, with everything that follows it.
    pub value: &'a str,
    /// Field and value, without dash.
    pub whole: &'a str,
}

/// What follows the bullet of a word processor: `– Saft`, `• Brot`.
pub fn after_bullet(value: &str) -> Option<&str> {
    let rest = value.strip_prefix(['–', '—', '•', '·', '‣', '▪', '−', '‐'])?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl<'a> Line<'a> {
    /// Takes a line apart.
    pub fn parse(number: u32, raw: &'a str) -> Line<'a> {
        let raw = raw.trim_end();
        let mut rest = raw.trim_start();
        let indent = length(raw) - length(rest);
        let mut column = indent + 1;
        let mut dash = false;
        while let Some(item) = rest
            .strip_prefix("- ")
            .or_else(|| rest.strip_prefix('-').filter(|item| item.is_empty()))
        {
            dash = true;
            let inner = item.trim_start();
            column += length(rest) - length(inner);
            rest = inner;
        }
        let colon = rest
            .find(':')
            // `12:30` and `https://` hold colons that end no field.
            .filter(|colon| rest[colon + 1..].is_empty() || rest[colon + 1..].starts_with(' '));
        let key = colon
            .map(|colon| rest[..colon].trim_matches(['"', '\'']))
            .filter(|key| is_name(key));
        let value = match (key, colon) {
            (Some(_), Some(colon)) => rest[colon + 1..].trim_start(),
            _ => rest,
        };
        Line {
            number,
            indent,
            dash,
            column,
            key,
            value_column: column + length(rest) - length(value),
            value,
            whole: rest,
        }
    }
    /// The line with this number.
    pub fn of(text: &'a str, number: u32) -> Option<Line<'a>> {
        let raw = text.lines().nth((number as usize).checked_sub(1)?)?;
        Some(Line::parse(number, raw))
    }
    /// Whether it says nothing: blank, or a comment.
    pub fn is_silent(&self) -> bool {
        self.key.is_none() && !self.dash && (self.value.is_empty() || self.value.starts_with('#'))
    }
    /// Whether nothing stands behind the field or the dash.
    pub fn is_bare(&self) -> bool {
        self.value.is_empty() || self.value.starts_with('#')
    }
    /// The place of its field, or of everything on it.
    pub fn at(&self) -> At {
        let length = length(self.key.unwrap_or(self.value)).max(1);
        At {
            line: self.number,
            column: self.column,
            length,
        }
    }
    /// The place of its value.
    pub fn value_at(&self) -> At {
        At {
            line: self.number,
            column: self.value_column,
            length: length(self.value).max(1),
        }
    }
    /// The place of its dash.
    pub fn dash_at(&self) -> At {
        At {
            line: self.number,
            column: self.indent + 1,
            length: 1,
        }
    }
    /// The same line with its value in quotes, when that is short and simple.
    pub fn quoted(&self) -> Option<String> {
        let quote = ['"', '\'']
            .into_iter()
            .find(|quote| !self.value.contains([*quote, '\\']))?;
        let start = match (self.key, self.dash) {
            (Some(key), _) => format!("{key}: "),
            (None, true) => "- ".to_owned(),
            (None, false) => return None,
        };
        // Longer ones would make the hint harder to read than the rule.
        (length(self.value) <= 60 && !self.value.is_empty())
            .then(|| format!("{start}{quote}{}{quote}", self.value))
    }
}

/// Whether it could be the name of a field.
fn is_name(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-')
}

/// The line whose field holds what stands at this place: its own, or the nearest one above that is
/// indented less.
pub fn owner(text: &str, at: At) -> Option<Line<'_>> {
    let lines: Vec<&str> = text.lines().take(at.line as usize).collect();
    let line = |index: usize| Some(Line::parse(u32::try_from(index).ok()? + 1, lines[index]));
    let own = line(lines.len().checked_sub(1)?)?;
    if own.key.is_some() && own.column < at.column {
        return Some(own);
    }
    (0..lines.len() - 1)
        .rev()
        .filter_map(line)
        // Below column 2 nothing is indented less: the fields at the left own what stands there.
        .find(|line| line.key.is_some() && line.column < at.column.max(2) && !line.is_silent())
}

/// The fields of the entry that has a field at this place, in the order of the file.
pub fn fields_of<'a>(text: &'a str, entry: At) -> Vec<Line<'a>> {
    let line = |(index, raw): (usize, &'a str)| {
        Line::parse(u32::try_from(index).unwrap_or(u32::MAX - 1) + 1, raw)
    };
    let lines: Vec<Line<'a>> = text.lines().enumerate().map(line).collect();
    let start = start_of(&lines, entry);
    let mut fields = Vec::new();
    for line in lines
        .into_iter()
        .skip((start as usize).saturating_sub(1))
        .filter(|line| !line.is_silent())
    {
        let first = line.number == start;
        let next_entry =
            !first && (line.column < entry.column || (line.dash && line.column == entry.column));
        // A file may begin with three dashes; later they begin another one.
        if next_entry || (line.whole == "---" && !fields.is_empty()) {
            break;
        }
        if line.column == entry.column && line.key.is_some() {
            fields.push(line);
        }
    }
    fields
}

/// The line on which an entry begins, when the one at this place is not its first.
fn start_of(lines: &[Line<'_>], entry: At) -> u32 {
    let mut start = entry.line;
    let own = (entry.line as usize).saturating_sub(1);
    if entry.column < 2
        || lines
            .get(own)
            .is_none_or(|line| line.dash && line.column == entry.column)
    {
        return start;
    }
    for line in lines[..own].iter().rev().filter(|line| !line.is_silent()) {
        if line.column < entry.column {
            break;
        }
        start = line.number;
        if line.dash && line.column == entry.column {
            break;
        }
    }
    start
}

/// Whether the entry of this field goes on below its line.
pub fn has_more_below(text: &str, field: &Line<'_>) -> bool {
    let below = text
        .lines()
        .skip(field.number as usize)
        .map(|raw| Line::parse(0, raw));
    let mut next = below.filter(|line| !line.is_silent());
    next.next().is_some_and(|line| stands_below(field, &line))
}

/// Whether the line that follows a field belongs to it.
pub fn stands_below(field: &Line<'_>, line: &Line<'_>) -> bool {
    line.indent + 1 > field.column || (line.indent + 1 == field.column && line.dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id: x\nhours:\n  # nur so\n  term:\n    - days: mo\n      times: 1-2\n    - times:\nname: y\n";

    #[test]
    fn a_line_is_taken_apart() {
        let line = Line::of(TEXT, 5).unwrap();
        assert_eq!(
            (
                line.indent,
                line.dash,
                line.column,
                line.key,
                line.value_column,
                line.value
            ),
            (4, true, 7, Some("days"), 13, "mo")
        );
        let line = Line::parse(1, "  - Werkstatt: Holz");
        assert_eq!((line.key, line.value), (Some("Werkstatt"), "Holz"));
        assert_eq!(Line::parse(1, "name:Haus am Markt").key, None);
        assert!(
            Line::parse(1, "   # x").is_silent()
                && Line::parse(1, "  -").is_bare()
                && Line::parse(1, "a: # x").is_bare()
        );
    }

    #[test]
    fn the_owner_of_a_place_is_the_field_above_it() {
        let owner = |line, column| {
            owner(
                TEXT,
                At {
                    line,
                    column,
                    length: 1,
                },
            )
            .and_then(|line| line.key)
        };
        assert_eq!(owner(5, 13), Some("days"));
        assert_eq!(owner(5, 7), Some("term"));
        assert_eq!(owner(4, 3), Some("hours"));
        assert_eq!(owner(1, 1), None);
    }

    #[test]
    fn the_fields_of_an_entry_end_where_the_next_begins() {
        let fields = |line, column| {
            let fields = fields_of(
                TEXT,
                At {
                    line,
                    column,
                    length: 1,
                },
            );
            fields
                .into_iter()
                .filter_map(|line| line.key)
                .collect::<Vec<_>>()
        };
        assert_eq!(fields(1, 1), ["id", "hours", "name"]);
        assert_eq!(fields(5, 7), ["days", "times"]);
        assert_eq!(fields(4, 3), ["term"]);
        assert!(
            has_more_below(TEXT, &Line::of(TEXT, 2).unwrap())
                && !has_more_below(TEXT, &Line::of(TEXT, 7).unwrap())
        );
    }
}
