//! `portal`: builds the public website of the youth portal.
#![allow(
    clippy::disallowed_methods,
    reason = "the binaries are the only place that asks a clock"
)]
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "the last word before the exit code"
)]

use jugendportal::cli::{self, Terminal};
use jugendportal::command_line::USAGE_OR_ENVIRONMENT;
use jugendportal::diagnostics::printable;
use jugendportal::text::Lang;
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let interactive = std::io::stderr().is_terminal();
    let terminal = Terminal {
        lang: Lang::of_environment(|name| std::env::var(name).ok()),
        color: interactive && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        interactive,
        clock: chrono::Utc::now,
        #[cfg(feature = "registrar")]
        chance: || {
            let mut bytes = [0; 16];
            getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
            bytes
        },
        #[cfg(feature = "registrar")]
        variable: |name| std::env::var(name).ok(),
    };
    let command = match cli::parse(std::env::args_os(), terminal.lang) {
        Ok(command) => command,
        Err(usage) => {
            if usage.is_help {
                print!("{}", usage.text)
            } else {
                eprint!("{}", usage.text)
            }
            return ExitCode::from(usage.code);
        }
    };
    match cli::run(command, terminal) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("portal: {}", printable(&cli::told(&error, terminal.lang)));
            ExitCode::from(USAGE_OR_ENVIRONMENT)
        }
    }
}
