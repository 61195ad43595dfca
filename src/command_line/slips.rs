//! What is said in German when something was typed that does not exist.

use crate::text::{Lang, Message, nearest, or};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// The slip, what to do, and how the command is called.
pub(super) fn german(error: &Error, program: &str) -> String {
    // This one prints the help, which is German already.
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return error.to_string();
    }
    let mut text = format!("Fehler: {}\n", slip(error));
    for hint in hints(error) {
        text.push_str(&format!("  = Tipp: {hint}\n"));
    }
    let usage = context(error, ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let call = usage.split(['[', '<']).next().unwrap_or_default().trim();
    match call {
        "" => text.push_str(&format!("\nMehr dazu: {program} --help\n")),
        call => text.push_str(&format!("\nAufruf: {usage}\nMehr dazu: {call} --help\n")),
    }
    text
}

fn slip(error: &Error) -> String {
    let argument = name(&context(error, ContextKind::InvalidArg));
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("»{argument}« gibt es hier nicht"),
        ErrorKind::InvalidSubcommand => format!(
            "den Befehl »{}« gibt es nicht",
            context(error, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingSubcommand => "es fehlt, was zu tun ist".to_owned(),
        ErrorKind::MissingRequiredArgument => {
            format!("es fehlt: {}", context(error, ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            match name(&context(error, ContextKind::PriorArg)).as_str() {
                "" => format!("»{argument}« passt nicht zum Rest"),
                other if other == argument => format!("»{argument}« steht zweimal da"),
                other => format!("»{argument}« und »{other}« passen nicht zusammen"),
            }
        }
        ErrorKind::TooManyValues => format!("»{value}« ist hier zu viel"),
        ErrorKind::InvalidUtf8 => "ein Zeichen ist nicht lesbar".to_owned(),
        ErrorKind::InvalidValue
        | ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
            if value.is_empty() =>
        {
            format!("hinter »{argument}« fehlt ein Wert")
        }
        _ => format!("»{value}« geht nicht bei »{argument}«"),
    }
}

fn hints(error: &Error) -> Vec<String> {
    let mut hints = Vec::new();
    if let Some(message) = error
        .source()
        .and_then(|source| source.downcast_ref::<Message>())
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
        let typed = context(error, typed);
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
        hints.push(format!("Möglich ist {}.", or(Lang::De, &valid)));
    }
    hints
}

fn context(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(list).unwrap_or_default().join(", ")
}

fn list(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

/// `--today` of `--today <TAG>`, `MAIL` of `[MAIL]`.
fn name(argument: &str) -> String {
    let name = argument.split(" <").next().unwrap_or_default();
    name.trim_matches(['<', '>', '[', ']']).to_owned()
}
