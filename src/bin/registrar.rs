//! `registrar`: the companion of the website.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jugendportal::registrar::command;
use jugendportal::text::Lang;

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
    Draw(command::draw::Command),
    #[command(flatten)]
    Registrar(command::Command),
}

#[allow(clippy::disallowed_methods, reason = "only the binaries ask a clock")]
const WORLD: command::World = command::World {
    clock: chrono::Utc::now,
    chance: || {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
        bytes
    },
    variable: |name| std::env::var(name).ok(),
    log: |lines| drop(std::io::stderr().write_all(lines.as_bytes())),
};

fn main() -> ExitCode {
    let lang = Lang::of_environment(WORLD.variable);
    let answer = match Arguments::parse().command {
        Command::Draw(command) => command.run(lang),
        Command::Registrar(command) => command.run(WORLD, lang),
    };
    let printed = std::io::stdout().write_all(answer.output.as_bytes());
    let told = std::io::stderr().write_all(answer.message.as_bytes());
    if printed.and(told).is_err() {
        ExitCode::from(2)
    } else {
        ExitCode::from(answer.code)
    }
}
