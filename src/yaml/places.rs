//! Where a part of a text stands in its file: YAML folds lines and takes indentation away.

use crate::diagnostics::At;
use std::ops::Range;

/// What YAML writes with more signs than it means (`\u00e4`, `''`) is at most so long.
const ESCAPE: usize = 12;

/// So far is looked ahead, indentation included.
const REACH: usize = 200;

/// Walks through a text and its file side by side, so that the places of all its parts are found in
/// one go, however many there are. Only words are compared, because spaces and line ends differ.
#[derive(Debug)]
pub struct Places<'a> {
    from: At,
    text: &'a str,
    file: Cursor<'a>,
    /// How far the text was walked through.
    walked: usize,
    /// Whether the last part stands alone.
    alone: bool,
}

/// Hands out the places of one text after the other, in the order of their file, so that the file
/// is gone through once.
#[derive(Debug)]
pub struct Walk<'a> {
    file: &'a str,
    cursor: Cursor<'a>,
}

impl<'a> Walk<'a> {
    /// At the start of a file.
    pub fn new(file: &'a str) -> Walk<'a> {
        Walk {
            file,
            cursor: Cursor::start(file),
        }
    }

    /// The places of a text that begins there.
    pub fn places(&mut self, from: At, text: &'a str) -> Places<'a> {
        if (from.line, from.column) < (self.cursor.line, self.cursor.column) {
            self.cursor = Cursor::start(self.file);
        }
        self.cursor.go_to(from);
        Places {
            from,
            text,
            file: self.cursor,
            walked: 0,
            alone: false,
        }
    }
}

/// A place in the file that only moves on.
#[derive(Clone, Copy, Debug)]
struct Cursor<'a> {
    rest: &'a str,
    line: u32,
    column: u32,
    /// Whether no word stands on the line so far.
    bare: bool,
    /// How often it moved, for a test: whatever stands in a file, it is gone through once.
    #[cfg(test)]
    steps: u64,
}

impl<'a> Places<'a> {
    /// `from` is where the text begins in its file.
    pub fn new(file: &'a str, from: At, text: &'a str) -> Places<'a> {
        Walk::new(file).places(from, text)
    }

    /// Whether the last part that was asked for has no word in front of it on its line: not even the
    /// name of its field.
    pub fn alone(&self) -> bool {
        self.alone
    }

    /// The place of a part. Parts come in their order; one that is not found in the file stands where
    /// the text begins.
    pub fn of(&mut self, part: Range<usize>) -> At {
        let blank = self.text[part.clone()].len() - self.text[part.clone()].trim_start().len();
        let start = part.start + blank;
        while self.walked < start {
            let Some(letter) = self.text[self.walked..].chars().next() else {
                break;
            };
            self.walked += letter.len_utf8();
            if !letter.is_whitespace() && self.file.find(letter) {
                self.file.step();
            }
        }
        let line = self.text[start..part.end]
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end();
        let mut place = self.file;
        self.alone = false;
        if !line.chars().next().is_some_and(|first| place.find(first)) {
            return self.from;
        }
        let word = line.split_whitespace().next().unwrap_or_default();
        let Some(found) = [line, word]
            .into_iter()
            .find(|words| place.rest.starts_with(words))
        else {
            return self.from;
        };
        self.alone = place.bare;
        At {
            line: place.line,
            column: place.column,
            length: u32::try_from(found.chars().count()).unwrap_or(u32::MAX),
        }
    }
}

impl<'a> Cursor<'a> {
    fn start(file: &'a str) -> Cursor<'a> {
        Cursor {
            rest: file,
            line: 1,
            column: 1,
            bare: true,
            #[cfg(test)]
            steps: 0,
        }
    }

    fn go_to(&mut self, at: At) {
        while (self.line, self.column) < (at.line, at.column) && self.step() {}
    }

    fn step(&mut self) -> bool {
        let Some(letter) = self.rest.chars().next() else {
            return false;
        };
        self.rest = &self.rest[letter.len_utf8()..];
        #[cfg(test)]
        {
            self.steps += 1;
        }
        if letter == '\n' {
            self.line += 1;
            self.column = 1;
            self.bare = true;
        } else {
            self.column += 1;
            self.bare &= !letter.is_alphabetic() && letter != '"' && letter != '\'';
        }
        true
    }

    /// Moves to the next letter of this kind, over spaces and at most over one escape.
    fn find(&mut self, letter: char) -> bool {
        // No space is ever looked for: it is left behind for good, so that a long run of them is gone
        // through once and not for every letter.
        while self.rest.starts_with(char::is_whitespace) {
            self.step();
        }
        let mut ahead = *self;
        let mut others = 0;
        for _ in 0..REACH {
            let Some(next) = ahead.rest.chars().next() else {
                return false;
            };
            if next == letter {
                *self = ahead;
                return true;
            }
            others += usize::from(!next.is_whitespace());
            if others > ESCAPE {
                return false;
            }
            ahead.step();
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, column: u32, length: u32) -> At {
        At {
            line,
            column,
            length,
        }
    }

    #[test]
    fn a_part_is_found_in_folded_and_indented_text() {
        let typed = "id: x\ntext: >\n  Ein <b>Wort</b>\n  und `<b>` und\n\n  <b>mehr\n";
        let text = "Ein <b>Wort</b> und `<b>` und\n<b>mehr\n";
        let mut places = Places::new(typed, at(3, 3, 1), text);
        assert_eq!(places.of(4..7), at(3, 7, 3));
        let last = text.rfind("<b>").unwrap();
        assert_eq!(places.of(last..last + 3), at(6, 3, 3));
    }

    #[test]
    fn a_part_is_found_behind_what_yaml_writes_in_another_way() {
        let typed = "text: \"Gr\\u00fc\\u00dfe \\\"an\\\" <b>alle</b>\"\n";
        let text = "Grüße \"an\" <b>alle</b>";
        let start = text.find("<b>").unwrap();
        let column = u32::try_from(typed.find("<b>").unwrap()).unwrap() + 1;
        let mut places = Places::new(typed, at(1, 7, 1), text);
        assert_eq!(places.of(start..start + 3), at(1, column, 3));
    }

    #[test]
    fn a_part_is_found_behind_a_line_that_a_backslash_folds() {
        let typed = "text: \"Bald \\\n          <b>alle</b>\"\n";
        let mut places = Places::new(typed, at(1, 7, 1), "Bald <b>alle</b>");
        assert_eq!(places.of(5..8), at(2, 11, 3));
    }

    #[test]
    fn what_is_not_in_the_file_stands_where_the_text_begins() {
        let from = at(1, 7, 1);
        assert_eq!(Places::new("text: Etwas\n", from, "anders").of(0..3), from);
    }

    /// How many steps it takes to find all parts of a text, each a line, typed in a file.
    fn steps(line: &str, number: usize) -> u64 {
        let text = line.repeat(number);
        let file = format!("text: |\n{}", text.replace(line, &format!("  {line}")));
        let mut places = Places::new(&file, at(2, 3, 1), &text);
        for start in (0..number).map(|index| index * line.len()) {
            places.of(start..start + line.len());
        }
        places.file.steps
    }

    #[test]
    fn twice_as_many_parts_take_twice_as_many_steps() {
        for line in [
            "• x\n",
            "## Titel\n",
            "[x](/fragen/)\n",
            "<b>x</b>\n",
            "> > > x\n",
        ] {
            let (once, twice) = (steps(line, 1_000), steps(line, 2_000));
            assert!(twice <= once * 21 / 10, "{line}: {once} and {twice} steps");
        }
    }
}
