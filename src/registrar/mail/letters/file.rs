//! The file of a letter, `templates/mail/<name>.txt`: one section for the subject, one for what
//! happened, and more where it needs them. Each sentence stands once; the two frames, `frame.txt`
//! and `frame.html`, make text and HTML of it.

use crate::registrar::mail::letter::LetterKind;
use crate::templates::{Shared, Templates};
use crate::text::capitalized;
use anyhow::{Context, bail};

/// A section of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The subject.
    Subject,
    /// What happened: paragraphs.
    Lead,
    /// The most important in English.
    English,
    /// A list, one line each.
    Lines,
    /// The words on the button.
    Button,
    /// What is good to know: paragraphs.
    Notes,
}

impl Section {
    /// Every section, in the order of a letter.
    const ALL: [Section; 6] = [
        Section::Subject,
        Section::Lead,
        Section::English,
        Section::Lines,
        Section::Button,
        Section::Notes,
    ];

    /// The name of its block.
    fn name(self) -> &'static str {
        match self {
            Section::Subject => "subject",
            Section::Lead => "lead",
            Section::English => "english",
            Section::Lines => "lines",
            Section::Button => "button",
            Section::Notes => "notes",
        }
    }
}

/// The words of one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The subject.
    pub subject: String,
    /// What happened.
    pub lead: Vec<String>,
    /// The most important in English.
    pub english: Option<String>,
    /// The lines of a list.
    pub lines: Vec<String>,
    /// The words on the button.
    pub button: Option<String>,
    /// What is good to know.
    pub notes: Vec<String>,
}

impl Words {
    /// With those of another kind that stand in the same letter.
    pub fn and(mut self, other: Words) -> Words {
        let Words {
            subject: _,
            lead,
            english,
            lines,
            button,
            notes,
        } = other;
        let mut lead = lead.into_iter();
        // Behind the greeting a letter goes on in lower case, a further paragraph does not.
        self.lead
            .extend(lead.next().map(|first| capitalized(&first)));
        self.lead.extend(lead);
        self.english = match (self.english, english) {
            (Some(one), Some(other)) => Some(format!("{one} {other}")),
            (one, other) => one.or(other),
        };
        self.lines.extend(lines);
        self.button = self.button.or(button);
        for note in notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        self
    }
}

/// The file of a kind of letter: which sections it has.
#[derive(Clone, Debug)]
pub struct File {
    name: String,
    sections: Vec<Section>,
}

impl File {
    /// Reads the sections of a kind.
    ///
    /// # Errors
    /// When there is a section that no frame shows, text between the sections, or no subject.
    pub fn of(kind: LetterKind) -> anyhow::Result<File> {
        let name = name(kind);
        let sections = sections(kind.source()).with_context(|| format!("templates/{name}"))?;
        Ok(File { name, sections })
    }

    /// Writes the letter with the values its sections use.
    ///
    /// # Errors
    /// When a section uses something that is not there.
    pub fn write(
        &self,
        templates: &Templates,
        values: &[(&'static str, Shared)],
    ) -> anyhow::Result<Words> {
        let names: Vec<&str> = self.sections.iter().map(|section| section.name()).collect();
        let texts = templates.render_blocks(&self.name, &names, values)?;
        let mut words = Words::default();
        for (section, text) in self.sections.iter().zip(&texts) {
            match section {
                Section::Subject => words.subject = on_one_line(text),
                Section::Lead => words.lead = paragraphs(text),
                Section::English => words.english = Some(on_one_line(text)),
                Section::Lines => words.lines = lines(text).map(str::to_owned).collect(),
                Section::Button => words.button = Some(on_one_line(text)),
                Section::Notes => words.notes = paragraphs(text),
            }
        }
        Ok(words)
    }
}

/// The name of the file of a kind, below `templates/`.
pub fn name(kind: LetterKind) -> String {
    format!("mail/{}.txt", kind.name())
}

/// The sections of a file: blocks of the template, side by side.
fn sections(source: &str) -> anyhow::Result<Vec<Section>> {
    let mut sections = Vec::new();
    let mut rest = source.trim_start();
    while !rest.is_empty() {
        let Some((name, body)) = rest
            .strip_prefix("{% block ")
            .and_then(|rest| rest.split_once(" %}"))
        else {
            let line = rest.lines().next().unwrap_or_default();
            bail!("this stands in no section: {line}");
        };
        let Some(section) = Section::ALL
            .into_iter()
            .find(|section| section.name() == name)
        else {
            bail!("no letter has a section `{name}`");
        };
        sections.push(section);
        let (_, after) = body
            .split_once("{% endblock %}")
            .with_context(|| format!("the section `{name}` has no end"))?;
        rest = after.trim_start();
    }
    for needed in [Section::Subject, Section::Lead] {
        if !sections.contains(&needed) {
            bail!("the section `{}` is missing", needed.name());
        }
    }
    Ok(sections)
}

/// The lines of a section that are not empty.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A section on one line.
fn on_one_line(text: &str) -> String {
    lines(text).collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a section; an empty line is between them. A line may end anywhere.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if open && !line.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ if !line.is_empty() => paragraphs.push(line.to_owned()),
            _ => {}
        }
        open = !line.is_empty();
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_no_section_or_in_an_unknown_one_is_not_lost_in_silence() {
        let said = |source: &str| sections(source).unwrap_err().to_string();
        let whole = "{% block subject %}A{% endblock %}\n{% block lead %}\nB\n{% endblock %}\n";
        assert_eq!(sections(whole).unwrap(), [Section::Subject, Section::Lead]);
        assert_eq!(
            said(&format!("{whole}Gruß\n")),
            "this stands in no section: Gruß"
        );
        assert_eq!(
            said(&whole.replace("lead", "laed")),
            "no letter has a section `laed`"
        );
        assert_eq!(
            said("{% block lead %}B{% endblock %}"),
            "the section `subject` is missing"
        );
        assert_eq!(
            said("{% block lead %}B{% endblok %}"),
            "the section `lead` has no end"
        );
    }

    #[test]
    fn an_empty_line_begins_a_paragraph_and_other_ends_of_lines_do_not_count() {
        assert_eq!(
            paragraphs("\nEins.\nZwei.\n\n\n  Drei.\n"),
            ["Eins. Zwei.", "Drei."]
        );
        assert_eq!(paragraphs("\n \n"), [""; 0]);
        assert_eq!(on_one_line("\nEins\nzwei\n"), "Eins zwei");
    }
}
