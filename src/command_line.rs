//! What the command lines of both programs share: arguments are read, and slips explained, in the
//! language of the reader. English is what `clap` says by itself.

mod german;
mod slips;

use crate::text::Lang;
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;

pub use german::Words;
#[cfg(test)]
pub(crate) use german::gaps;

/// Exit code for usage and environment.
pub const USAGE_OR_ENVIRONMENT: u8 = 2;

/// There is nothing to run: help was asked for, or the arguments are wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// What to print.
    pub text: String,
    /// Help goes to standard output, errors to standard error.
    pub is_help: bool,
    /// The exit code.
    pub code: u8,
}

/// The description of a command line, for parsing and completions.
pub fn command<P: CommandFactory>(lang: Lang, german: &Words) -> clap::Command {
    match lang {
        Lang::De => german::german(P::command(), german),
        Lang::En => P::command(),
    }
}

/// Reads the arguments, the name of the program first.
///
/// # Errors
/// When there is nothing to run.
pub fn parse<P: CommandFactory + FromArgMatches>(
    arguments: impl IntoIterator<Item = OsString>,
    lang: Lang,
    german: &Words,
) -> Result<P, Usage> {
    let command = command::<P>(lang, german);
    let program = command.get_name().to_owned();
    let parsed = command
        .try_get_matches_from(arguments)
        .and_then(|matches| P::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let is_help = !error.use_stderr();
        let text = match lang {
            Lang::De if !is_help => slips::german(&error, &program),
            _ => error.to_string(),
        };
        Usage {
            text: format!("{}\n", text.trim_end()),
            is_help,
            code: if is_help { 0 } else { USAGE_OR_ENVIRONMENT },
        }
    })
}
