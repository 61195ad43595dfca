//! What the commands say: findings and summaries on standard error, data on standard output.
#![allow(clippy::print_stderr, reason = "this file is the mouth of the program")]

use super::{Terminal, told};
use crate::build::{Made, Outcome};
use crate::diagnostics::{
    Diagnostic, Printer, Shown, checks, counts, printable, shown, summary, to_json,
};
use crate::output::Written;
use crate::serve::Run;
use crate::text::{Lang, count};
use std::collections::BTreeSet;
use std::io::{ErrorKind, Write};
use std::net::SocketAddr;
use std::time::Duration;

/// All findings with their snippets.
pub fn diagnostics(outcome: &Outcome, terminal: Terminal) {
    findings(outcome, outcome.diagnostics.iter(), terminal);
}

fn findings<'a>(
    outcome: &Outcome,
    found: impl Iterator<Item = &'a Diagnostic>,
    terminal: Terminal,
) {
    let printer = Printer {
        lang: terminal.lang,
        color: terminal.color,
    };
    let (mut old, rest): (Vec<_>, Vec<_>) =
        found.partition(|diagnostic| *diagnostic.check == checks::STALE);
    old.sort_by(|a, b| a.message.cmp(&b.message));
    // Many files grow old on the same day; what somebody has to mend now stands below them, next to
    // the last line.
    for group in old
        .chunk_by(|a, b| a.message == b.message)
        .filter(|group| group.len() > 1)
    {
        eprintln!("{}\n", printer.print_together(group));
    }
    let alone = old
        .chunk_by(|a, b| a.message == b.message)
        .filter(|group| group.len() == 1)
        .flatten()
        .chain(&rest);
    let alone: Vec<&Diagnostic> = alone.copied().collect();
    for one in shown(&alone) {
        let text = match one {
            Shown::Finding(diagnostic) => {
                let source = outcome.texts.get(&diagnostic.location.file);
                printer.print(diagnostic, source.map(|text| &**text))
            }
            Shown::More(last, number) => printer.more(last, number),
        };
        eprintln!("{text}\n");
    }
}

/// The findings as JSON.
///
/// # Errors
/// When they cannot be written.
pub fn json(outcome: &Outcome) -> anyhow::Result<()> {
    data(
        format!(
            "{}\n",
            serde_json::to_string_pretty(&to_json(&outcome.diagnostics))?
        )
        .as_bytes(),
    )
}

/// Data for another program. That it reads no further is no error.
///
/// # Errors
/// When standard output cannot be written.
pub fn data(bytes: &[u8]) -> anyhow::Result<()> {
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// One line.
pub fn line(text: &str) {
    eprintln!("{text}");
}

/// The summary of a build: pages, bytes, warnings, time by stage.
pub fn built(
    outcome: &Outcome,
    made: &Made,
    written: Written,
    writing: Duration,
    terminal: Terminal,
) {
    let lang = terminal.lang;
    let pages = made
        .output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .count();
    let files = made.output.len();
    let size = made.output.bytes().div_ceil(1024);
    let stages: Vec<(&'static str, Duration)> = outcome
        .stages
        .iter()
        .copied()
        .chain([("write", writing)])
        .collect();
    let total: Duration = stages.iter().map(|(_, time)| *time).sum();
    let by_stage: Vec<String> = stages
        .iter()
        .map(|(stage, time)| format!("{} {} ms", stage_name(stage, lang), time.as_millis()))
        .collect();
    let Written { changed, .. } = written;
    match lang {
        Lang::De => eprintln!(
            "{pages} Seiten in {files} Dateien, {size} KB; {}",
            files_changed(lang, changed)
        ),
        Lang::En => eprintln!(
            "{pages} pages in {files} files, {size} KB; {}",
            files_changed(lang, changed)
        ),
    }
    eprintln!("{} ms: {}", total.as_millis(), by_stage.join(" · "));
    eprintln!("{}", summary(lang, &outcome.diagnostics, true));
}

fn files_changed(lang: Lang, number: usize) -> String {
    match (lang, number) {
        (Lang::De, 0) => "nichts hat sich geändert".to_owned(),
        (Lang::En, 0) => "nothing changed".to_owned(),
        (Lang::De, number) => count(number, "Datei neu", "Dateien neu"),
        (Lang::En, number) => count(number, "file is new", "files are new"),
    }
}

/// The name of a stage of the build, for people.
pub fn stage_name(stage: &'static str, lang: Lang) -> &'static str {
    match (stage, lang) {
        ("read", Lang::De) => "Lesen",
        ("check", Lang::De) => "Prüfen",
        ("theme", Lang::De) => "Vorlagen",
        ("pages", Lang::De) => "Seiten",
        ("links", Lang::De) => "Links",
        ("write", Lang::De) => "Schreiben",
        ("theme", Lang::En) => "templates",
        (other, _) => other,
    }
}

/// Where the site can be seen, and the mails of the registrar.
pub fn serving(address: SocketAddr, mails: Option<&str>, terminal: Terminal) {
    match terminal.lang {
        Lang::De => eprintln!("http://{address}/ ist bereit. Strg+C beendet."),
        Lang::En => eprintln!("http://{address}/ is ready. Ctrl+C ends."),
    }
    match (mails, terminal.lang) {
        (Some(path), Lang::De) => eprintln!(
            "http://{address}{path} zeigt die Mails an Familien. Keine verlässt diesen Rechner."
        ),
        (Some(path), Lang::En) => eprintln!(
            "http://{address}{path} shows the mails to families. None leaves this machine."
        ),
        (None, _) => {}
    }
}

/// Registrations cannot be tried, and why.
pub fn without_registrar(error: &anyhow::Error, terminal: Terminal) {
    let error = told(error, terminal.lang);
    match terminal.lang {
        Lang::De => eprintln!(
            "Anmeldungen lassen sich nicht ausprobieren: {error}. Ein anderer Ordner: portal serve --mailbox ORDNER"
        ),
        Lang::En => eprintln!(
            "registrations cannot be tried: {error}. Another folder: portal serve --mailbox FOLDER"
        ),
    }
}

/// What `serve` says about every build: errors always, warnings when they are new, and one line.
#[derive(Debug)]
pub struct ServeLog {
    terminal: Terminal,
    known: BTreeSet<Diagnostic>,
    /// Whether there is a site to be seen.
    shown: bool,
    /// Whether it was said that the file system tells no changes.
    silence_told: bool,
}

impl ServeLog {
    /// Nothing is known yet.
    pub fn new(terminal: Terminal) -> ServeLog {
        ServeLog {
            terminal,
            known: BTreeSet::new(),
            shown: false,
            silence_told: false,
        }
    }

    /// Says once that changes are found by looking, because saves then show a little later.
    fn tell_silence(&mut self) {
        if !std::mem::replace(&mut self.silence_told, true) {
            line(self.terminal.lang.pick(
                "Dieses Dateisystem meldet Änderungen nicht von selbst. Das Portal sieht jede Sekunde nach.",
                "This file system does not tell changes by itself. The portal looks every second.",
            ));
        }
    }

    /// One build.
    pub fn tell(&mut self, run: &Run<'_>) {
        let lang = self.terminal.lang;
        self.shown |= run.changed.is_some();
        if run.silent {
            self.tell_silence();
        }
        let said = match run.outcome {
            Err(error) => {
                let word = if lang == Lang::De { "Fehler" } else { "error" };
                eprintln!("{word}: {}\n", printable(&told(error, lang)));
                self.what_is_seen().to_owned()
            }
            Ok(outcome) => {
                let news = |found: &&Diagnostic| found.is_error() || !self.known.contains(*found);
                findings(
                    outcome,
                    outcome.diagnostics.iter().filter(news),
                    self.terminal,
                );
                self.known = outcome.diagnostics.iter().cloned().collect();
                self.result(run.changed, &outcome.diagnostics)
            }
        };
        let now = crate::calendar::clock::clock_at((self.terminal.clock)());
        eprintln!("{now}  {said} · {} ms", run.time.as_millis());
    }

    fn result(&self, changed: Option<usize>, diagnostics: &[Diagnostic]) -> String {
        let lang = self.terminal.lang;
        match changed {
            Some(changed) if counts(diagnostics) == (0, 0) => files_changed(lang, changed),
            Some(changed) => format!(
                "{} · {}",
                files_changed(lang, changed),
                summary(lang, diagnostics, true)
            ),
            None => format!(
                "{}; {}",
                summary(lang, diagnostics, true),
                self.what_is_seen()
            ),
        }
    }

    /// What the browser shows when there is no new site.
    fn what_is_seen(&self) -> &'static str {
        match (self.shown, self.terminal.lang) {
            (true, Lang::De) => "die letzte gute Fassung bleibt",
            (true, Lang::En) => "the last good version stays",
            (false, Lang::De) => "noch gibt es keine Fassung zu sehen",
            (false, Lang::En) => "there is no version to be seen yet",
        }
    }
}
