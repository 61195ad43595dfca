//! Takes what every kind of file may say of itself out of a file, before the file is read as what it
//! is: so no kind of file needs to know of it.

use crate::diagnostics::Finding;
use crate::kinds::has_field;
use crate::schema::{ACKNOWLEDGED, Acknowledged};
use crate::yaml;
use crate::yaml::line::Line;
use std::sync::Arc;

/// A file without the field, and what stood in it.
#[derive(Debug)]
pub(super) struct Apart {
    /// The file with empty lines in its place: everything else stays where it is.
    pub(super) rest: String,
    /// What stood in it; `None` when it could not be read.
    pub(super) value: Option<Arc<Acknowledged>>,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
}

/// Looks for the field at the left of a file, of a page in its head; `None` when it is not there.
pub(super) fn apart(text: &str, is_page: bool) -> Option<Apart> {
    let (rest, own) = split(text, is_page)?;
    let (value, findings) = yaml::read(&own, has_field);
    Some(Apart {
        rest,
        value: value.map(Arc::new),
        findings,
    })
}

/// The text without the field and the field without the text; each keeps the lines of the other as
/// empty ones.
fn split(text: &str, is_page: bool) -> Option<(String, String)> {
    let (mut rest, mut own) = (String::new(), String::new());
    let (mut inside, mut over, mut found) = (false, false, false);
    for (number, raw) in (1u32..).zip(text.split_inclusive('\n')) {
        let line = Line::parse(number, raw.trim_start_matches('\u{feff}'));
        over |= is_page && number > 1 && line.whole == "---";
        if line.indent == 0 && !line.dash && !line.is_silent() {
            inside = !over && line.key == Some(ACKNOWLEDGED);
            found |= inside;
        }
        let (here, there) = if inside && !over {
            (&mut own, &mut rest)
        } else {
            (&mut rest, &mut own)
        };
        here.push_str(raw);
        there.push('\n');
    }
    found.then_some((rest, own))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn both_parts_keep_their_lines() {
        let text = "id: x\nacknowledged:\n  - warning: stale\n\n    because: x\n- warning: y\nname: X\ntext: |\n  acknowledged:\n";
        let (rest, own) = split(text, false).unwrap();
        assert_eq!(rest, "id: x\n\n\n\n\n\nname: X\ntext: |\n  acknowledged:\n");
        assert_eq!(
            own,
            "\nacknowledged:\n  - warning: stale\n\n    because: x\n- warning: y\n\n\n\n"
        );
        assert_eq!(split("id: x\ntext: |\n  acknowledged:\n", false), None);
    }

    #[test]
    fn of_a_page_only_the_head_is_looked_at() {
        let text = "---\nacknowledged:\n  - warning: stale\n---\n\nacknowledged: x\n";
        let (rest, own) = split(text, true).unwrap();
        assert_eq!(rest, "---\n\n\n---\n\nacknowledged: x\n");
        assert_eq!(own, "\nacknowledged:\n  - warning: stale\n\n\n\n");
        assert_eq!(split("---\ntitle: x\n---\nacknowledged:\n", true), None);
    }
}
