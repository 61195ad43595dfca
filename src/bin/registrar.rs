//! `registrar`: the companion of the website.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jugendportal::draw::Language;
use jugendportal::registrar::draw;

/// The companion of the website: registrations and the draw
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The draw of a season: run, commit, seed, verify, explain, chances, report
    #[command(subcommand)]
    Draw(draw::Command),
}

fn main() -> ExitCode {
    let language = Language::of_locale(&std::env::var("LANG").unwrap_or_default());
    let answer = match Arguments::parse().command {
        Command::Draw(command) => command.run(language),
    };
    let printed = std::io::stdout().write_all(answer.output.as_bytes());
    let told = std::io::stderr().write_all(answer.message.as_bytes());
    if printed.and(told).is_err() { ExitCode::from(2) } else { ExitCode::from(answer.code) }
}
