//! What the commands say: findings and summaries on standard error, data on standard output.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "this file is the mouth of the program")]

use super::Terminal;
use crate::build::{Made, Outcome};
use crate::diagnostics::{Printer, summary, to_json};
use crate::output::Written;
use crate::text::Lang;
use std::time::Duration;

/// All findings with their snippets.
pub fn diagnostics(outcome: &Outcome, terminal: Terminal) {
    let printer = Printer { lang: terminal.lang, color: terminal.color };
    for diagnostic in &outcome.diagnostics {
        let source = outcome.texts.get(&diagnostic.place.file).map(|text| &**text);
        eprintln!("{}\n", printer.print(diagnostic, source));
    }
}

/// The findings as JSON.
///
/// # Errors
/// When they cannot be written as JSON.
pub fn json(outcome: &Outcome) -> anyhow::Result<()> {
    println!("{}", serde_json::to_string_pretty(&to_json(&outcome.diagnostics))?);
    Ok(())
}

/// One line.
pub fn line(text: &str) {
    eprintln!("{text}");
}

/// The summary of a build: pages, bytes, warnings, time by stage.
pub fn built(outcome: &Outcome, made: &Made, written: Written, writing: Duration, terminal: Terminal) {
    let pages = made.output.iter().filter(|(path, _)| path.ends_with(".html")).count();
    let files = made.output.len();
    let size = made.output.bytes().div_ceil(1024);
    let stages: Vec<String> = outcome
        .stages
        .iter()
        .copied()
        .chain([("write", writing)])
        .map(|(stage, time)| format!("{} {} ms", stage_name(stage, terminal.lang), time.as_millis()))
        .collect();
    let Written { changed, .. } = written;
    match terminal.lang {
        Lang::De => eprintln!("{pages} Seiten, {files} Dateien, {size} KB, davon {changed} Dateien neu geschrieben"),
        Lang::En => eprintln!("{pages} pages, {files} files, {size} KB, {changed} files written anew"),
    }
    eprintln!("{}", stages.join(" · "));
    eprintln!("{}", summary(terminal.lang, &outcome.diagnostics, true));
}

fn stage_name(stage: &'static str, lang: Lang) -> &'static str {
    if lang == Lang::En {
        return stage;
    }
    match stage {
        "read" => "Lesen",
        "check" => "Prüfen",
        "theme" => "Vorlagen",
        "pages" => "Seiten",
        "links" => "Links",
        "write" => "Schreiben",
        other => other,
    }
}
