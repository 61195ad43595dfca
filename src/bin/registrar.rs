//! `registrar`: the companion of the website.

use jugendportal::registrar::command::{self, World};
use jugendportal::text::Lang;
use std::io::Write;
use std::process::ExitCode;

#[allow(clippy::disallowed_methods, reason = "only the binaries ask a clock")]
const WORLD: World = World {
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
    let answer = command::run(std::env::args_os(), WORLD, lang);
    let printed = std::io::stdout().write_all(answer.output.as_bytes());
    let told = std::io::stderr().write_all(answer.message.as_bytes());
    if printed.and(told).is_err() {
        ExitCode::from(2)
    } else {
        ExitCode::from(answer.code)
    }
}
