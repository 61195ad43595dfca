//! The command lines of both programs: with a German locale no English word is left, with another
//! one no German.

use clap::error::ErrorKind;
use clap::{Command, CommandFactory, FromArgMatches};
use jugendportal::command_line::{self, Words};
use jugendportal::text::Lang;
use std::ffi::OsString;

/// What kind of error `clap` sees, what was typed, and a part of what is said about it.
type Slip = (ErrorKind, &'static str, &'static str);

/// What `clap` says by itself.
const ENGLISH: [&str; 22] = [
    "Usage",
    "Options",
    "OPTIONS",
    "Commands",
    "COMMAND",
    "Arguments",
    "Print",
    "default",
    "possible",
    "error:",
    "tip:",
    "unexpected",
    "unrecognized",
    "invalid",
    "required",
    "requires",
    "cannot",
    "argument",
    "found",
    "provided",
    "similar",
    "For more",
];

fn assert_german(text: &str, what: &str) {
    for word in ENGLISH {
        assert!(!text.contains(word), "{word} in {what}:\n{text}");
    }
}

/// A command, its path, and the same in the other language.
fn pairs<'a>(english: &'a Command, german: &'a Command) -> Vec<(String, &'a Command, &'a Command)> {
    let mut pairs = vec![(String::new(), english, german)];
    let mut at = 0;
    while at < pairs.len() {
        let (path, english, german) = pairs[at].clone();
        for sub in english.get_subcommands() {
            let other = german.find_subcommand(sub.get_name()).unwrap();
            pairs.push((format!("{path} {}", sub.get_name()), sub, other));
        }
        at += 1;
    }
    pairs
}

fn every_help_is_german<P: CommandFactory>(words: &Words) {
    let mut english = command_line::command::<P>(Lang::En, words);
    let mut german = command_line::command::<P>(Lang::De, words);
    english.build();
    german.build();
    for (path, english, german) in pairs(&english, &german) {
        let what = format!("{}{path}", german.get_name());
        for text in [
            german.clone().render_help(),
            german.clone().render_long_help(),
        ] {
            let text = text.to_string();
            assert_german(&text, &what);
            assert!(
                text.contains("\nAufruf: ") && text.contains("Optionen:"),
                "{what}:\n{text}"
            );
            let about = english.get_about().map(ToString::to_string);
            let helps = english
                .get_arguments()
                .map(|argument| argument.get_help().map(ToString::to_string));
            for said in helps.chain([about]) {
                let said = said.unwrap_or_else(|| panic!("{what} has no English"));
                // A few words are the same in both languages.
                let same = ["Format"].contains(&said.as_str());
                assert!(same || !text.contains(&said), "{said} in {what}:\n{text}");
            }
        }
        let names = |command: &Command| {
            let mut names: Vec<String> = command
                .get_arguments()
                .map(|argument| argument.get_id().to_string())
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(english), names(german), "{what}");
    }
}

fn slips_are_german<P: CommandFactory + FromArgMatches + std::fmt::Debug>(
    words: &Words,
    slips: &[Slip],
) {
    for (kind, typed, said) in slips {
        let program = P::command().get_name().to_owned();
        let arguments = || {
            let typed = typed.split_whitespace().map(OsString::from);
            std::iter::once(OsString::from(&program)).chain(typed)
        };
        let english = command_line::command::<P>(Lang::En, words).try_get_matches_from(arguments());
        assert_eq!(english.unwrap_err().kind(), *kind, "{typed}");
        let german = command_line::parse::<P>(arguments(), Lang::De, words).unwrap_err();
        assert_german(&german.text, typed);
        assert!(german.text.contains(said), "{typed}:\n{}", german.text);
        let english = command_line::parse::<P>(arguments(), Lang::En, words).unwrap_err();
        assert_eq!(
            (german.is_help, german.code),
            (english.is_help, english.code),
            "{typed}"
        );
        if !german.is_help && *kind != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            assert!(
                german.text.starts_with("Fehler: ") && german.text.contains("Mehr dazu: "),
                "{}",
                german.text
            );
            assert!(english.text.starts_with("error: "), "{}", english.text);
        }
    }
}

#[cfg(feature = "portal")]
#[test]
fn the_portal_speaks_german() {
    use jugendportal::cli::{GERMAN, Portal};
    every_help_is_german::<Portal>(&GERMAN);
    slips_are_german::<Portal>(&GERMAN, PORTAL_SLIPS);
}

#[cfg(feature = "portal")]
const PORTAL_SLIPS: &[Slip] = &[
    (ErrorKind::DisplayHelp, "--help", "Das Jugendportal"),
    (
        ErrorKind::DisplayHelp,
        "new -h",
        "Aufruf: portal new [OPTIONEN] <ART> <KÜRZEL>",
    ),
    (ErrorKind::DisplayVersion, "--version", "portal "),
    (
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
        "",
        "Befehle:",
    ),
    (ErrorKind::InvalidSubcommand, "chek", "Meinten Sie »check«?"),
    (
        ErrorKind::UnknownArgument,
        "check --deny-warning",
        "Meinten Sie »--deny-warnings«?",
    ),
    (
        ErrorKind::UnknownArgument,
        "build zuviel",
        "»zuviel« gibt es hier nicht",
    ),
    (
        ErrorKind::MissingRequiredArgument,
        "new house",
        "es fehlt: <KÜRZEL>",
    ),
    (
        ErrorKind::InvalidValue,
        "new hous x",
        "Meinten Sie »house«?",
    ),
    (
        ErrorKind::InvalidValue,
        "serve --port",
        "hinter »--port« fehlt ein Wert",
    ),
    (
        ErrorKind::ValueValidation,
        "build --today 31.2.2027",
        "ein Tag sieht so aus: 2027-03-22",
    ),
    (
        ErrorKind::ValueValidation,
        "serve --port x",
        "eine Zahl von 0 bis 65535",
    ),
    (
        ErrorKind::ValueValidation,
        "serve --listen x",
        "127.0.0.1 oder 0.0.0.0",
    ),
    (
        ErrorKind::ArgumentConflict,
        "build --out a --out b",
        "»--out« steht zweimal da",
    ),
    (
        ErrorKind::TooManyValues,
        "build --no-compress=ja",
        "»ja« ist hier zu viel",
    ),
];

#[cfg(feature = "registrar")]
#[test]
fn the_registrar_speaks_german() {
    use jugendportal::registrar::command::{GERMAN, Registrar};
    every_help_is_german::<Registrar>(&GERMAN);
    slips_are_german::<Registrar>(&GERMAN, REGISTRAR_SLIPS);
}

#[cfg(feature = "registrar")]
const REGISTRAR_SLIPS: &[Slip] = &[
    (
        ErrorKind::DisplayHelp,
        "--help",
        "Der Begleiter der Website",
    ),
    (
        ErrorKind::DisplayHelp,
        "draw run --help",
        "Aufruf: registrar draw run [OPTIONEN] --input <DATEI> --seed <HEX> --out <DATEI>",
    ),
    (
        ErrorKind::DisplayHelp,
        "list -h",
        "Aufruf: registrar list [OPTIONEN] [SAISON]",
    ),
    (ErrorKind::DisplayVersion, "--version", "registrar "),
    (
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
        "",
        "Befehle:",
    ),
    (
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
        "draw",
        "Aufruf: registrar draw [OPTIONEN] <BEFEHL>",
    ),
    (ErrorKind::InvalidSubcommand, "lisst", "Meinten Sie »list«?"),
    (
        ErrorKind::InvalidSubcommand,
        "draw veryfy",
        "Meinten Sie »verify«?",
    ),
    (
        ErrorKind::UnknownArgument,
        "list --stor x",
        "Meinten Sie »--store«?",
    ),
    (
        ErrorKind::MissingRequiredArgument,
        "show",
        "es fehlt: <NUMMER>",
    ),
    (
        ErrorKind::MissingRequiredArgument,
        "draw seed",
        "--commitment <DATEI>, --random-value <TEXT>",
    ),
    (
        ErrorKind::InvalidValue,
        "export a b --format xml",
        "Möglich ist csv oder html.",
    ),
    (
        ErrorKind::InvalidValue,
        "serve --listen",
        "hinter »--listen« fehlt ein Wert",
    ),
    (
        ErrorKind::ValueValidation,
        "serve --listen 8081",
        "127.0.0.1:8081",
    ),
    (ErrorKind::ValueValidation, "retry drei", "registrar report"),
    (
        ErrorKind::ValueValidation,
        "draw chances --input i --trials 0",
        "von 1 bis 1000000",
    ),
    (
        ErrorKind::ArgumentConflict,
        "draw verify --record r --input i --receipt b --commitment c",
        "»--input« und »--receipt« passen nicht zusammen",
    ),
    (
        ErrorKind::ArgumentConflict,
        "draw seed --commitment a --commitment b --random-value c",
        "steht zweimal da",
    ),
    (
        ErrorKind::TooManyValues,
        "draw run --rehearsal=ja",
        "»ja« ist hier zu viel",
    ),
];
