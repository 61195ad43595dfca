//! What is said when something was typed that does not exist.

use super::arguments::{Portal, Refused};
use super::german::german;
use super::{Command, USAGE_OR_ENVIRONMENT};
use crate::text::{Lang, nearest};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use std::error::Error as _;
use std::ffi::OsString;

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

/// The description of the command line, for parsing and completions.
pub fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::De => german(Portal::command()),
        Lang::En => Portal::command(),
    }
}

/// Reads the arguments, the name of the program first.
///
/// # Errors
/// When there is nothing to run.
pub fn parse(arguments: impl IntoIterator<Item = OsString>, lang: Lang) -> Result<Command, Usage> {
    let parsed = command(lang)
        .try_get_matches_from(arguments)
        .and_then(|matches| Portal::from_arg_matches(&matches));
    parsed.map(|portal| portal.command).map_err(|error| {
        let is_help = !error.use_stderr();
        let text = if lang == Lang::De && !is_help {
            in_german(&error)
        } else {
            error.to_string()
        };
        let text = format!("{}\n", text.trim_end());
        Usage {
            text,
            is_help,
            code: if is_help { 0 } else { USAGE_OR_ENVIRONMENT },
        }
    })
}

fn in_german(error: &clap::Error) -> String {
    let get = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = name(&get(ContextKind::InvalidArg));
    let message = match error.kind() {
        // This one prints the help, which is German already.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return error.to_string(),
        ErrorKind::UnknownArgument => format!("»{argument}« gibt es hier nicht"),
        ErrorKind::InvalidSubcommand => format!(
            "den Befehl »{}« gibt es nicht",
            get(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingSubcommand => "es fehlt, was zu tun ist".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("es fehlt: {}", get(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            format!("»{argument}« steht hier zweimal oder passt nicht zum Rest")
        }
        ErrorKind::TooManyValues => {
            format!("»{}« ist hier zu viel", get(ContextKind::InvalidValue))
        }
        ErrorKind::InvalidUtf8 => "ein Zeichen ist nicht lesbar".to_owned(),
        ErrorKind::InvalidValue
        | ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
            if get(ContextKind::InvalidValue).is_empty() =>
        {
            format!("hinter »{argument}« fehlt ein Wert")
        }
        _ => format!(
            "»{}« geht nicht bei »{argument}«",
            get(ContextKind::InvalidValue)
        ),
    };
    let mut text = format!("Fehler: {message}\n");
    for hint in hints(error) {
        text.push_str(&format!("  = Tipp: {hint}\n"));
    }
    let usage = get(ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let call = usage.split(['[', '<']).next().unwrap_or_default().trim();
    match call {
        "" => text.push_str("\nMehr dazu: portal --help\n"),
        call => text.push_str(&format!("\nAufruf: {usage}\nMehr dazu: {call} --help\n")),
    }
    text
}

fn hints(error: &clap::Error) -> Vec<String> {
    let mut hints = Vec::new();
    if let Some(Refused(message)) = error
        .source()
        .and_then(|source| source.downcast_ref::<Refused>())
    {
        hints.push(message.de.clone());
    }
    let suggested = [
        (ContextKind::SuggestedArg, ContextKind::InvalidArg),
        (
            ContextKind::SuggestedSubcommand,
            ContextKind::InvalidSubcommand,
        ),
        (ContextKind::SuggestedValue, ContextKind::InvalidValue),
    ];
    for (suggested, typed) in suggested {
        let names: Vec<String> = error
            .get(suggested)
            .map(list)
            .unwrap_or_default()
            .iter()
            .map(|near| name(near))
            .collect();
        let typed = error.get(typed).map(words).unwrap_or_default();
        if let Some(near) =
            nearest(&typed, names.iter().map(String::as_str)).or(names.first().map(String::as_str))
        {
            hints.push(format!("Meinten Sie »{near}«?"));
        }
    }
    if let Some(valid) = error
        .get(ContextKind::ValidValue)
        .map(list)
        .filter(|valid| !valid.is_empty())
    {
        hints.push(format!(
            "Möglich ist {}.",
            crate::text::or(Lang::De, &valid)
        ));
    }
    hints
}

fn list(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

fn words(value: &ContextValue) -> String {
    list(value).join(", ")
}

/// `--today` of `--today <TAG>`.
fn name(argument: &str) -> String {
    argument.split(" <").next().unwrap_or_default().to_owned()
}
