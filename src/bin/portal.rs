//! `portal`: builds the public website of the youth portal.
#![allow(clippy::disallowed_methods, reason = "the binaries are the only place that asks a clock")]
#![allow(clippy::print_stderr, reason = "the last word before the exit code")]

use clap::FromArgMatches;
use jugendportal::cli::{self, Command, Terminal, USAGE_OR_ENVIRONMENT};
use jugendportal::text::Lang;
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = cli::command().get_matches();
    let command = match Command::from_arg_matches(&matches) {
        Ok(command) => command,
        Err(error) => error.exit(),
    };
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let interactive = std::io::stderr().is_terminal();
    let terminal = Terminal {
        lang: Lang::of_locale(&locale.unwrap_or_default()),
        color: interactive && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        interactive,
        now: chrono::Utc::now(),
    };
    match cli::run(command, terminal) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("portal: {error:#}");
            ExitCode::from(USAGE_OR_ENVIRONMENT)
        }
    }
}
