//! The command line of `portal`: arguments in, text out. What the commands do stands in their own
//! modules.

mod arguments;
mod german;
mod new;
mod progress;
mod report;

use crate::build::{self, Memory, Outcome, Request};
use crate::catalogue::{Catalogue, Published};
use crate::command_line::{self, USAGE_OR_ENVIRONMENT, Usage};
use crate::diagnostics::summary;
use crate::kinds::KINDS;
#[cfg(feature = "registrar")]
use crate::registrar::{self, store::location::Location};
use crate::serve::{self, Options};
use crate::text::{Explain, Lang, Message};
use anyhow::{Result, anyhow, bail};
use progress::Progress;
use std::cell::Cell;
use std::ffi::OsString;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub use arguments::{
    BuildArguments, CheckArguments, Command, CompletionsArguments, Format, LastArguments,
    NewArguments, Portal, SchemaArguments, ServeArguments, Shell, SourceArguments,
};
pub use german::GERMAN;

/// Exit code when the data has errors.
pub const DATA_HAS_ERRORS: u8 = 1;

/// Who runs the program: language, colours, the clock.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Language of the reader.
    pub lang: Lang,
    /// Whether standard error shows colours.
    pub color: bool,
    /// Whether standard error is a terminal, so that progress makes sense.
    pub interactive: bool,
    /// The clock.
    pub clock: fn() -> chrono::DateTime<chrono::Utc>,
    /// Chance.
    #[cfg(feature = "registrar")]
    pub chance: fn() -> [u8; 16],
    /// The environment.
    #[cfg(feature = "registrar")]
    pub variable: fn(&str) -> Option<String>,
}

/// Reads the arguments, the name of the program first.
///
/// # Errors
/// When there is nothing to run.
pub fn parse(arguments: impl IntoIterator<Item = OsString>, lang: Lang) -> Result<Command, Usage> {
    command_line::parse(arguments, lang, &GERMAN).map(|portal: Portal| portal.command)
}

/// Runs a command.
///
/// # Errors
/// When an operator must act; the exit code is then [`USAGE_OR_ENVIRONMENT`].
pub fn run(command: Command, terminal: Terminal) -> Result<ExitCode> {
    match command {
        Command::Build(arguments) => build_site(&arguments, terminal),
        Command::Check(arguments) => check_data(&arguments, terminal),
        Command::Serve(arguments) => serve_site(&arguments, terminal),
        Command::New(arguments) => new::new(&arguments, terminal),
        Command::Schema(arguments) => write_schemas(&arguments, terminal),
        Command::Completions(arguments) => print_completions(&arguments, terminal),
    }
}

/// An error in the language of the reader.
pub fn told(error: &anyhow::Error, lang: Lang) -> String {
    #[cfg(feature = "registrar")]
    let told = crate::registrar::command::told(error, lang);
    #[cfg(not(feature = "registrar"))]
    let told = crate::text::told(error, lang, |_| None);
    told
}

fn outcome(request: &Request, progress: &Progress) -> Result<Outcome> {
    build::run_again(request, &mut Memory::default(), &mut |stage| {
        progress.stage(stage);
    })
}

/// What was published last, with what is known of registrations.
fn published(arguments: &LastArguments, terminal: Terminal) -> Result<Option<Published>> {
    #[cfg(feature = "registrar")]
    let registered = match &arguments.registrar {
        Some(store) => Some(registrar::command::registered(store, world(terminal))?),
        None => None,
    };
    #[cfg(not(feature = "registrar"))]
    let registered = None;
    let catalogue = last_catalogue(&arguments.out, terminal)?;
    Ok(catalogue.map(|catalogue| Published {
        catalogue,
        registered,
    }))
}

/// The catalogue of the last build. One of another version is no ground to compare with, and says
/// so.
fn last_catalogue(out: &Path, terminal: Terminal) -> Result<Option<Catalogue>> {
    let file = build::catalogue_file(out);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(anyhow!(error).context(file.display().to_string())),
    };
    Ok(Catalogue::parse(&text)
        .inspect_err(|error| {
            report::line(&format!(
                "{}: {}",
                terminal.lang.pick(
                    "nicht mit dem letzten Bau verglichen",
                    "not compared with the last build"
                ),
                error.message().in_language(terminal.lang)
            ));
        })
        .ok())
}

fn build_site(arguments: &BuildArguments, terminal: Terminal) -> Result<ExitCode> {
    let request = arguments.source.request((terminal.clock)());
    if let Some(input) = build::collision(&request, &arguments.last.out) {
        let (out, input) = (arguments.last.out.display(), input.display());
        bail!(Message::new(
            format!(
                "nach {out} wird nichts geschrieben: dort oder darunter liegt {input}, oder es liegt darin. Nehmen Sie einen eigenen Ordner: portal build --out dist"
            ),
            format!(
                "nothing is written to {out}: it is, holds or lies in {input}. Take a folder of its own: portal build --out dist"
            )
        ));
    }
    let progress = Progress::start(terminal);
    let request = Request {
        published: published(&arguments.last, terminal)?,
        ..request
    };
    let outcome = outcome(&request, &progress)?;
    drop(progress);
    report::diagnostics(&outcome, terminal);
    let Some(made) = &outcome.made else {
        report::line(&summary(terminal.lang, &outcome.diagnostics, false));
        return Ok(ExitCode::from(DATA_HAS_ERRORS));
    };
    #[cfg(feature = "registrar")]
    if let Some(store) = &arguments.last.registrar {
        announce(store, request.published.as_ref(), &made.catalogue, terminal)?;
    }
    let progress = Progress::start(terminal);
    progress.stage("write");
    let started = std::time::Instant::now();
    let written = build::write(made, &arguments.last.out, !arguments.no_compress)?;
    drop(progress);
    report::built(&outcome, made, written, started.elapsed(), terminal);
    Ok(ExitCode::SUCCESS)
}

/// What a command of the registrar is given.
#[cfg(feature = "registrar")]
fn world(terminal: Terminal) -> registrar::command::World {
    registrar::command::World {
        clock: terminal.clock,
        chance: terminal.chance,
        variable: terminal.variable,
        log: report::line,
    }
}

/// Says what the new catalogue means for registered children, before it is there to be read.
#[cfg(feature = "registrar")]
fn announce(
    store: &Location,
    last: Option<&Published>,
    catalogue: &Catalogue,
    terminal: Terminal,
) -> Result<()> {
    let last = last.map(|published| &published.catalogue);
    let (world, lang) = (world(terminal), terminal.lang);
    let lines = registrar::command::announce(store, last, catalogue.clone(), world, lang)?;
    for line in &lines {
        report::line(line);
    }
    if lines.is_empty() {
        report::line(terminal.lang.pick(
            "Für angemeldete Kinder ändert sich nichts.",
            "nothing changes for registered children",
        ));
    }
    Ok(())
}

fn check_data(arguments: &CheckArguments, terminal: Terminal) -> Result<ExitCode> {
    let progress = Progress::start(terminal);
    let request = Request {
        published: published(&arguments.last, terminal)?,
        ..arguments.source.request((terminal.clock)())
    };
    let outcome = outcome(&request, &progress)?;
    drop(progress);
    match arguments.format {
        Format::Text => {
            report::diagnostics(&outcome, terminal);
            #[cfg(feature = "registrar")]
            if let Some((store, made)) =
                arguments.last.registrar.as_ref().zip(outcome.made.as_ref())
            {
                announce(store, request.published.as_ref(), &made.catalogue, terminal)?;
            }
            report::line(&summary(terminal.lang, &outcome.diagnostics, true));
        }
        Format::Json => report::json(&outcome)?,
    }
    let refused =
        outcome.has_errors() || (arguments.deny_warnings && !outcome.diagnostics.is_empty());
    Ok(if refused {
        ExitCode::from(DATA_HAS_ERRORS)
    } else {
        ExitCode::SUCCESS
    })
}

fn serve_site(arguments: &ServeArguments, terminal: Terminal) -> Result<ExitCode> {
    let port = arguments.port;
    let listener = TcpListener::bind((arguments.listen, port)).map_err(|error| {
        if error.kind() != std::io::ErrorKind::AddrInUse {
            return anyhow!(error).context(format!("{}:{port}", arguments.listen));
        }
        let next = port.saturating_add(1);
        anyhow!(Message::new(
            format!("Port {port} ist belegt. Läuft das Portal schon? Sonst nehmen Sie einen anderen: portal serve --port {next}"),
            format!("port {port} is taken. Is the portal running already? Otherwise take another one: portal serve --port {next}"),
        ))
    })?;
    let address = listener
        .local_addr()
        .explain(|| Message::new("die eigene Adresse", "the address of the listener"))?;
    let options = Options {
        request: arguments.source.request((terminal.clock)()),
        today: arguments.source.today,
        clock: terminal.clock,
        lang: terminal.lang,
    };
    let mut log = report::ServeLog::new(terminal);
    let mails = Cell::new(None);
    let ready = || report::serving(address, mails.get(), terminal);
    let mount = |live: &_| match registrar(live, arguments, address, terminal) {
        Ok((router, path)) => {
            mails.set(path);
            router
        }
        Err(error) => {
            report::without_registrar(&error, terminal);
            axum::Router::new()
        }
    };
    serve::run(
        &options,
        listener,
        mount,
        Box::new(move |run| log.tell(run)),
        ready,
        crate::interrupt::interrupted(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The registrar, to try the whole way of a family, and the path of the page that shows the mails.
#[cfg(feature = "registrar")]
fn registrar(
    live: &Arc<serve::Live>,
    arguments: &ServeArguments,
    address: SocketAddr,
    terminal: Terminal,
) -> Result<(axum::Router, Option<&'static str>)> {
    use crate::registrar::service::local::World;
    use crate::routes::TRIED_MAILS;
    let clock = terminal.clock;
    // A day that was named begins at the time it is now, and time goes on from there.
    let shift = arguments
        .source
        .today
        .map_or(chrono::TimeDelta::zero(), |day| {
            day - crate::calendar::clock::date_at(clock())
        });
    let world = World {
        clock: Arc::new(move || clock() + shift),
        chance: terminal.chance,
        log: Arc::new(report::line),
    };
    Ok((
        serve::registrar::mount(
            live,
            &arguments.mailbox,
            &format!("http://{address}"),
            world,
            terminal.lang,
        )?,
        Some(TRIED_MAILS),
    ))
}

#[cfg(not(feature = "registrar"))]
fn registrar(
    _: &Arc<serve::Live>,
    _: &ServeArguments,
    _: SocketAddr,
    _: Terminal,
) -> Result<(axum::Router, Option<&'static str>)> {
    Ok((axum::Router::new(), None))
}

fn write_schemas(arguments: &SchemaArguments, terminal: Terminal) -> Result<ExitCode> {
    for kind in KINDS {
        let text = serde_json::to_string_pretty(&kind.whole_schema())? + "\n";
        let file = arguments.out.join(format!("{}.json", kind.name));
        crate::files::write_atomic(&file, text.as_bytes())?;
    }
    let number = KINDS.len();
    let folder = arguments.out.display();
    report::line(&terminal.lang.pick(
        format!("{number} Schemas nach {folder} geschrieben"),
        format!("{number} schemas written to {folder}"),
    ));
    Ok(ExitCode::SUCCESS)
}

fn print_completions(arguments: &CompletionsArguments, terminal: Terminal) -> Result<ExitCode> {
    let shell = match arguments.shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
    };
    let mut script = Vec::new();
    let mut command = command_line::command::<Portal>(terminal.lang, &GERMAN);
    clap_complete::generate(shell, &mut command, "portal", &mut script);
    report::data(&script)?;
    Ok(ExitCode::SUCCESS)
}
