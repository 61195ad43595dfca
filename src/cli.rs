//! The command line of `portal`: arguments in, text out. What the commands do stands in their own modules.

mod arguments;
mod report;

use crate::build;
use crate::source::Reader;
use crate::text::Lang;
use anyhow::Result;
use std::process::ExitCode;

pub use arguments::{BuildArguments, CheckArguments, Command, Format, SourceArguments, command};

/// Exit code when the data has errors.
pub const DATA_HAS_ERRORS: u8 = 1;
/// Exit code for usage and environment.
pub const USAGE_OR_ENVIRONMENT: u8 = 2;

/// Who runs the program: language, colours, the clock.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Language of the reader.
    pub lang: Lang,
    /// Whether standard error shows colours.
    pub color: bool,
    /// Whether standard error is a terminal, so that progress makes sense.
    pub interactive: bool,
    /// Now.
    pub now: chrono::DateTime<chrono::Utc>,
}

/// Runs a command.
///
/// # Errors
/// When an operator must act; the exit code is then [`USAGE_OR_ENVIRONMENT`].
pub fn run(command: Command, terminal: Terminal) -> Result<ExitCode> {
    match command {
        Command::Build(arguments) => build_site(&arguments, terminal),
        Command::Check(arguments) => check_data(&arguments, terminal),
    }
}

fn build_site(arguments: &BuildArguments, terminal: Terminal) -> Result<ExitCode> {
    let request = arguments.source.request(terminal.now);
    let outcome = build::run(&request, &mut Reader::default())?;
    report::diagnostics(&outcome, terminal);
    let Some(made) = &outcome.made else {
        report::line(&crate::diagnostics::summary(terminal.lang, &outcome.diagnostics, false));
        return Ok(ExitCode::from(DATA_HAS_ERRORS));
    };
    let started = std::time::Instant::now();
    let written = build::write(made, &arguments.out, !arguments.no_compress)?;
    report::built(&outcome, made, written, started.elapsed(), terminal);
    Ok(ExitCode::SUCCESS)
}

fn check_data(arguments: &CheckArguments, terminal: Terminal) -> Result<ExitCode> {
    let request = arguments.source.request(terminal.now);
    let outcome = build::run(&request, &mut Reader::default())?;
    match arguments.format {
        Format::Text => {
            report::diagnostics(&outcome, terminal);
            report::line(&crate::diagnostics::summary(terminal.lang, &outcome.diagnostics, true));
        }
        Format::Json => report::json(&outcome)?,
    }
    let refused = outcome.has_errors() || (arguments.deny_warnings && !outcome.diagnostics.is_empty());
    Ok(if refused { ExitCode::from(DATA_HAS_ERRORS) } else { ExitCode::SUCCESS })
}
