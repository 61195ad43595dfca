//! The command line in German: help and headings.

use clap::{Arg, ArgAction, Command};

/// The help of every command and argument: `command`, `command argument`, or only the argument when
/// all commands share it.
const HELP: [(&str, &str); 25] = [
    ("portal", "Das Jugendportal: aus YAML wird eine Website."),
    ("build", "Die Website in einen Ordner bauen."),
    ("check", "Die Daten prüfen und nichts schreiben."),
    (
        "serve",
        "Die Website im Browser zeigen und jedem Speichern folgen.",
    ),
    ("new", "Das Gerüst einer neuen Datei schreiben."),
    ("schema", "JSON-Schemas für Editoren schreiben."),
    (
        "completions",
        "Die Vervollständigung für eine Shell ausgeben.",
    ),
    ("data", "Ordner mit den Daten"),
    ("site", "Ordner mit Seiten, Texten, Schrift und Bildern"),
    ("templates", "Ordner mit den Vorlagen"),
    ("base_url", "Adresse der Website, statt der in portal.yaml"),
    (
        "today",
        "Tag, für den die Website gilt, zum Beispiel 2027-03-22; sonst heute",
    ),
    (
        "build out",
        "Ordner für das Ergebnis; public/ kommt auf den Webserver",
    ),
    (
        "no_compress",
        "Die gepackten Fassungen (.gz und .br) weglassen",
    ),
    (
        "format",
        "So werden Funde ausgegeben: text für Menschen, json für Editoren",
    ),
    ("deny_warnings", "Warnungen wie Fehler behandeln"),
    ("port", "Port; 0 nimmt irgendeinen freien"),
    (
        "listen",
        "Adresse der Netzwerkkarte; 127.0.0.1 ist nur dieser Rechner",
    ),
    (
        "mailbox",
        "Ordner für Anmeldungen und Mails beim Ausprobieren",
    ),
    (
        "kind",
        "Was es ist: house, outreach, school, help, network, event, season oder offer",
    ),
    (
        "id",
        "Kürzel, zugleich der Dateiname, zum Beispiel seehaus; bei einer Saison 2027-ostern",
    ),
    (
        "season",
        "Saison eines neuen Angebots, zum Beispiel 2027-ostern",
    ),
    ("title", "Titel oder Name"),
    ("schema out", "Ordner für die Schemas"),
    ("shell", "Die Shell: bash, zsh oder fish"),
];

/// What stands for a value.
const VALUES: [(&str, &str); 7] = [
    ("FOLDER", "ORDNER"),
    ("DATE", "TAG"),
    ("ADDRESS", "ADRESSE"),
    ("KIND", "ART"),
    ("ID", "KÜRZEL"),
    ("SEASON", "SAISON"),
    ("SHELL", "SHELL"),
];

/// The description of the command line in German.
pub(super) fn german(command: Command) -> Command {
    translated(command)
        .subcommand_help_heading("Befehle")
        .subcommand_value_name("BEFEHL")
        .mut_subcommands(translated)
}

/// The help of an argument of a command.
fn help(command: &str, argument: &str) -> Option<&'static str> {
    let own = format!("{command} {argument}");
    HELP.iter()
        .find(|(key, _)| *key == own || *key == argument)
        .map(|(_, text)| *text)
}

fn translated(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let about = HELP
        .iter()
        .find(|(key, _)| *key == name)
        .map_or("", |(_, text)| text);
    let full = if name == "portal" {
        name.clone()
    } else {
        format!("portal {name}")
    };
    let rest: Vec<String> = match name.as_str() {
        "portal" => vec!["<BEFEHL>".to_owned()],
        _ => command
            .get_positionals()
            .map(|argument| format!("<{}>", value_name(argument).unwrap_or_default()))
            .collect(),
    };
    let call = [vec![full, "[OPTIONEN]".to_owned()], rest]
        .concat()
        .join(" ");
    let mut order = 0;
    command
        .about(about)
        .override_usage(call)
        .help_template("{about}\n\nAufruf: {usage}\n\n{all-args}\n")
        .mut_args(|argument| {
            let text = help(&name, argument.get_id().as_str()).unwrap_or_default();
            let default = argument
                .get_default_values()
                .first()
                .map(|value| format!(" [sonst: {}]", value.to_string_lossy()));
            let heading = if argument.is_positional() {
                "Angaben"
            } else {
                "Optionen"
            };
            let value = value_name(&argument);
            let is_flag = matches!(argument.get_action(), ArgAction::SetTrue);
            let argument = argument
                .help(format!(
                    "{text}{}",
                    default.filter(|_| !is_flag).unwrap_or_default()
                ))
                .help_heading(heading)
                .display_order(order);
            order += 1;
            match value {
                _ if is_flag => argument,
                Some(value) => argument
                    .value_name(value)
                    .hide_default_value(true)
                    .hide_possible_values(true),
                None => argument.hide_default_value(true).hide_possible_values(true),
            }
        })
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help("Diese Hilfe zeigen")
                .display_order(99)
                .help_heading("Optionen"),
        )
        .args((name == "portal").then(|| {
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("Die Version zeigen")
                .help_heading("Optionen")
        }))
}

/// What stands for a value in German, when that is another word.
fn value_name(argument: &Arg) -> Option<&'static str> {
    let name = argument.get_value_names()?.first()?;
    VALUES
        .iter()
        .find(|(english, _)| english == name)
        .map(|(_, german)| *german)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_argument_has_german_help() {
        let command = german(super::super::arguments::Portal::command());
        for sub in command.get_subcommands().chain([&command]) {
            assert!(
                sub.get_about()
                    .is_some_and(|text| !text.to_string().is_empty()),
                "{}",
                sub.get_name()
            );
            for argument in sub.get_arguments() {
                let text = argument
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                assert!(
                    text.len() > 4 && !text.starts_with(" ["),
                    "{} {}",
                    sub.get_name(),
                    argument.get_id()
                );
            }
        }
    }
}
