//! Hard spaces: they look like spaces, come from word processors, and YAML takes them for letters.

use super::line::Line;
use super::traps;
use crate::diagnostics::{At, Finding};

fn is_hard(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}')
}

/// The text with spaces where hard ones stand for them, before a field or behind its colon or dash,
/// and a finding for each line. Those inside of words and texts are as they should be. `None` when
/// there are none.
pub(super) fn softened(text: &str) -> Option<(String, Vec<Finding>)> {
    if !text.contains(is_hard) {
        return None;
    }
    let (mut soft, mut findings, mut block) =
        (String::with_capacity(text.len()), Vec::new(), None::<u32>);
    for (number, raw) in (1u32..).zip(text.split_inclusive('\n')) {
        let spaced: String = raw
            .chars()
            .map(|letter| if is_hard(letter) { ' ' } else { letter })
            .collect();
        let line = Line::parse(number, &spaced);
        let in_block = block.is_some_and(|indent| line.indent > indent)
            || (block.is_some() && line.is_bare() && line.key.is_none());
        if !in_block {
            block = line
                .value
                .starts_with(['|', '>'])
                .then(|| line.key.map_or(line.indent, |_| line.column - 1));
        }
        // Only where YAML wants spaces: `14\u{a0}Uhr` is good typography and stays.
        let structure = match line.value {
            _ if in_block => 0,
            "" => raw.len(),
            _ if line.key.is_none() && !line.dash => 0,
            _ => line.value_column.saturating_sub(1) as usize,
        };
        if let Some(column) = raw.chars().take(structure).position(is_hard) {
            findings.push(traps::invisible(At {
                line: number,
                column: u32::try_from(column).unwrap_or(0) + 1,
                length: 1,
            }));
            soft.extend(raw.chars().enumerate().map(|(index, letter)| {
                if index < structure && is_hard(letter) {
                    ' '
                } else {
                    letter
                }
            }));
        } else {
            soft.push_str(raw);
        }
    }
    (!findings.is_empty()).then_some((soft, findings))
}

#[cfg(test)]
mod tests {
    use super::softened;

    #[test]
    fn only_hard_spaces_that_stand_for_spaces_are_found() {
        let (soft, findings) =
            softened("a:\u{a0}x\nb:\u{a0}\n\u{a0}\u{a0}- c: 14\u{a0}Uhr\nd: |\n  e:\u{a0}f\n")
                .unwrap();
        assert_eq!(soft, "a: x\nb: \n  - c: 14\u{a0}Uhr\nd: |\n  e:\u{a0}f\n");
        assert_eq!(
            findings
                .iter()
                .map(|finding| (finding.at.line, finding.at.column))
                .collect::<Vec<_>>(),
            [(1, 3), (2, 3), (3, 1)]
        );
        assert!(softened("a: 14\u{a0}Uhr\n").is_none());
    }
}
