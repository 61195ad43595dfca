//! The description of a command line in German: help, headings, what stands for a value.

use clap::{Arg, ArgAction, Command};

/// The German of a command line.
///
/// A key is what somebody types: `draw run` is a command, `draw run --seed` an option of it,
/// `show <NUMBER>` what stands behind it, and `--store` an option that has the same meaning
/// wherever it is. The program itself has the empty key.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub &'static [(&'static str, &'static str)]);

/// What stands for a value, for both programs: one word means one thing.
const VALUES: [(&str, &str); 19] = [
    ("ADDRESS", "ADRESSE"),
    ("CHANGE", "ÄNDERUNG"),
    ("COUNT", "ANZAHL"),
    ("DATE", "TAG"),
    ("FILE", "DATEI"),
    ("FOLDER", "ORDNER"),
    ("FORMAT", "FORMAT"),
    ("HEX", "HEX"),
    ("ID", "KÜRZEL"),
    ("KIND", "ART"),
    ("MAIL", "MAIL"),
    ("NUMBER", "NUMMER"),
    ("OCCASION", "TERMIN"),
    ("PORT", "PORT"),
    ("SEASON", "SAISON"),
    ("STEP", "SCHRITT"),
    ("SHELL", "SHELL"),
    ("TEXT", "TEXT"),
    ("URL", "ADRESSE"),
];

impl Words {
    /// The text of a command; `path` is what stands behind the name of the program.
    fn of_command(&self, path: &str) -> Option<&'static str> {
        self.find(path)
    }

    /// The text of an argument: its own in this command, or the one of all commands.
    fn of_argument(&self, path: &str, argument: &Arg) -> Option<&'static str> {
        let key = key(argument);
        self.find(format!("{path} {key}").trim_start())
            .or_else(|| self.find(&key))
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let (_, text) = self.0.iter().find(|(known, _)| *known == key)?;
        Some(text)
    }
}

/// How an argument is typed: `--seed`, `<NUMBER>`.
fn key(argument: &Arg) -> String {
    match argument.get_long() {
        Some(long) => format!("--{long}"),
        None => format!("<{}>", value_name(argument)),
    }
}

fn value_name(argument: &Arg) -> String {
    argument
        .get_value_names()
        .and_then(|names| names.first())
        .map_or_else(
            || argument.get_id().as_str().to_uppercase(),
            ToString::to_string,
        )
}

fn value_in_german(argument: &Arg) -> Option<&'static str> {
    let english = value_name(argument);
    let (_, german) = VALUES.iter().find(|(known, _)| *known == english)?;
    Some(german)
}

/// The description of a command line in German.
pub(super) fn german(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    translated(command, &name, "", words)
}

fn translated(command: Command, program: &str, path: &str, words: &Words) -> Command {
    let call = call(&command, format!("{program} {path}").trim_end());
    let takes_version = command.get_version().is_some();
    let mut order = 0;
    command
        .about(words.of_command(path).unwrap_or_default())
        .override_usage(call)
        .help_template("{about}\n\nAufruf: {usage}\n\n{all-args}\n")
        .subcommand_help_heading("Befehle")
        .subcommand_value_name("BEFEHL")
        .mut_args(|argument| {
            order += 1;
            let text = words.of_argument(path, &argument).unwrap_or_default();
            described(argument, text).display_order(order)
        })
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(
            asked("help", 'h', ArgAction::Help)
                .help("Diese Hilfe zeigen")
                .display_order(99),
        )
        .args(
            takes_version
                .then(|| asked("version", 'V', ArgAction::Version).help("Die Version zeigen")),
        )
        .mut_subcommands(|sub| {
            let path = format!("{path} {}", sub.get_name());
            translated(sub, program, path.trim_start(), words)
        })
}

/// How a command is called: `registrar draw run [OPTIONEN] --seed <HEX>`.
fn call(command: &Command, name: &str) -> String {
    let mut parts = vec![name.to_owned(), "[OPTIONEN]".to_owned()];
    let value = |argument: &Arg| value_in_german(argument).unwrap_or_default();
    for argument in command.get_opts().filter(|option| option.is_required_set()) {
        parts.push(format!("{} <{}>", key(argument), value(argument)));
    }
    for argument in command.get_positionals() {
        parts.push(if argument.is_required_set() {
            format!("<{}>", value(argument))
        } else {
            format!("[{}]", value(argument))
        });
    }
    if command.has_subcommands() {
        parts.push("<BEFEHL>".to_owned());
    }
    parts.join(" ")
}

fn described(argument: Arg, text: &str) -> Arg {
    let takes_value = argument.get_action().takes_values();
    let heading = if argument.is_positional() {
        "Angaben"
    } else {
        "Optionen"
    };
    let mut text = text.to_owned();
    let possible: Vec<String> = argument
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    let default = argument.get_default_values().first();
    if takes_value && !possible.is_empty() {
        text.push_str(&format!(" [möglich: {}]", possible.join(", ")));
    }
    if let Some(default) = default.filter(|default| takes_value && !default.is_empty()) {
        text.push_str(&format!(" [sonst: {}]", default.to_string_lossy()));
    }
    let value = value_in_german(&argument);
    let argument = argument.help(text).help_heading(heading);
    if !takes_value {
        return argument;
    }
    argument
        .value_name(value.unwrap_or_default())
        .hide_default_value(true)
        .hide_possible_values(true)
}

fn asked(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help_heading("Optionen")
}

/// What is missing in the German of a command line, or stands in it for nothing.
#[cfg(test)]
pub(crate) fn gaps(command: &Command, words: &Words) -> Vec<String> {
    let mut known: Vec<&str> = words.0.iter().map(|(key, _)| *key).collect();
    let mut gaps = Vec::new();
    let mut commands = vec![(String::new(), command)];
    while let Some((path, command)) = commands.pop() {
        known.retain(|key| *key != path);
        if words.of_command(&path).is_none() {
            gaps.push(format!("no German for the command {path:?}"));
        }
        for argument in command.get_arguments() {
            let (key, own) = (key(argument), format!("{path} {}", key(argument)));
            known.retain(|known| *known != key && *known != own);
            if words.of_argument(&path, argument).is_none() {
                gaps.push(format!("no German for {own:?}"));
            }
            if argument.get_action().takes_values() && value_in_german(argument).is_none() {
                gaps.push(format!("no German for {} of {own:?}", value_name(argument)));
            }
        }
        commands.extend(command.get_subcommands().map(|sub| {
            let path = format!("{path} {}", sub.get_name());
            (path.trim_start().to_owned(), sub)
        }));
    }
    gaps.extend(
        known
            .iter()
            .map(|key| format!("{key:?} is nothing that can be typed")),
    );
    gaps
}
