//! `registrar draw …`: files in, files and texts out; the engine in [`crate::draw`] does the rest.
//!
//! Results go to standard output, texts about them to standard error. Exit codes: 0 fine, 1 the
//! data has errors or a check failed, 2 usage or environment.

mod files;
mod proof;
mod run;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::draw::InputError;
use crate::registrar::terminal::Answer;
use crate::text::{Lang, Message, io_told};

/// The subcommands of the draw.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draw: input and seed in, record out
    Run(RunArguments),
    /// Commit to an input before the draw: writes the commitment and one receipt per ticket
    Commit(CommitArguments),
    /// Print the seed that follows from a published commitment and the random value
    Seed(SeedArguments),
    /// Check a record: against the whole input, or one receipt against the public tables
    Verify(VerifyArguments),
    /// Explain every wish of a receipt in one German sentence
    Explain(ExplainArguments),
    /// Estimate the chances of every child by many trial draws
    Chances(ChancesArguments),
    /// Print the public fairness report in German
    Report(ReportArguments),
}

/// Arguments of `draw run`.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// The input, `ferienpass-draw-input/1`
    #[arg(long, value_name = "FILE")]
    pub input: PathBuf,
    /// The seed: 64 digits 0-9a-f
    #[arg(long, value_name = "HEX")]
    pub seed: String,
    /// Where to write the record, `ferienpass-draw-record/1`
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Also write the part that may be published, `ferienpass-draw-public/1`
    #[arg(long, value_name = "FILE")]
    pub public: Option<PathBuf>,
    /// Mark the record as a rehearsal
    #[arg(long)]
    pub rehearsal: bool,
}

/// Arguments of `draw commit`.
#[derive(Debug, Args)]
pub struct CommitArguments {
    /// The frozen input
    #[arg(long, value_name = "FILE")]
    pub input: PathBuf,
    /// The name of the future random value, for example "drand quicknet round 123456"
    #[arg(long, value_name = "TEXT")]
    pub randomness: String,
    /// The commitment of the same season that this one replaces
    #[arg(long, value_name = "FILE")]
    pub previous: Option<PathBuf>,
    /// Where to write the commitment
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Folder for the receipts, one file per ticket; the default is OUT with `.receipts` behind
    #[arg(long, value_name = "FOLDER")]
    pub receipts: Option<PathBuf>,
    /// Fixed salts for tests: 64 digits 0-9a-f; otherwise the operating system gives the randomness
    #[arg(long, value_name = "HEX")]
    pub salt_seed: Option<String>,
}

/// Arguments of `draw seed`.
#[derive(Debug, Args)]
pub struct SeedArguments {
    /// The published commitment
    #[arg(long, value_name = "FILE")]
    pub commitment: PathBuf,
    /// The random value, exactly as it was published
    #[arg(long, value_name = "TEXT")]
    pub random_value: String,
}

/// Arguments of `draw verify`.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The record, or its public part together with a receipt
    #[arg(long, value_name = "FILE")]
    pub record: PathBuf,
    /// The whole input: recompute everything
    #[arg(long, value_name = "FILE", conflicts_with_all = ["receipt", "commitment", "random_value"], required_unless_present = "receipt")]
    pub input: Option<PathBuf>,
    /// One family's receipt
    #[arg(long, value_name = "FILE", requires = "commitment")]
    pub receipt: Option<PathBuf>,
    /// The published commitment
    #[arg(long, value_name = "FILE", requires = "receipt")]
    pub commitment: Option<PathBuf>,
    /// The random value: also check that the seed follows from it
    #[arg(long, value_name = "TEXT", requires = "receipt")]
    pub random_value: Option<String>,
}

/// Arguments of `draw explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The record or its public part
    #[arg(long, value_name = "FILE")]
    pub record: PathBuf,
    /// The receipt of the ticket
    #[arg(long, value_name = "FILE")]
    pub receipt: PathBuf,
}

/// Arguments of `draw chances`.
#[derive(Debug, Args)]
pub struct ChancesArguments {
    /// The input
    #[arg(long, value_name = "FILE")]
    pub input: PathBuf,
    /// How many trial draws
    #[arg(long, value_name = "COUNT", default_value_t = 2000, value_parser = trials)]
    pub trials: u32,
}

/// Arguments of `draw report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// The record
    #[arg(long, value_name = "FILE")]
    pub record: PathBuf,
    /// The input it belongs to
    #[arg(long, value_name = "FILE")]
    pub input: PathBuf,
}

fn trials(text: &str) -> Result<u32, Message> {
    let number = text.parse().ok();
    number
        .filter(|number| (1..=1_000_000).contains(number))
        .ok_or_else(|| {
            Message::new(
                "eine ganze Zahl von 1 bis 1000000",
                "a whole number from 1 to 1000000",
            )
        })
}

/// Why a command stopped; nothing was written.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file could not be read or written.
    Environment(String),
    /// A file or an argument is wrong.
    Data(String),
}

impl Failure {
    /// A file that cannot be read or written, in the language of the person.
    fn io(name: &str, error: &std::io::Error, lang: Lang) -> Self {
        Self::Environment(format!("{name}: {}", io_told(error, lang)))
    }

    /// An input error in the language of the person.
    fn data(name: &str, error: &InputError, lang: Lang) -> Self {
        Self::Data(if name.is_empty() {
            error.text(lang).to_owned()
        } else {
            format!("{name}: {}", error.text(lang))
        })
    }
}

impl Command {
    /// Runs the command; the language is for what people read.
    pub fn run(&self, lang: Lang) -> Answer {
        let result = match self {
            Self::Run(arguments) => run::run(arguments, lang),
            Self::Commit(arguments) => proof::commit(arguments, lang),
            Self::Seed(arguments) => proof::seed(arguments, lang),
            Self::Verify(arguments) => proof::verify(arguments, lang),
            Self::Explain(arguments) => proof::explain(arguments, lang),
            Self::Chances(arguments) => run::chances(arguments, lang),
            Self::Report(arguments) => run::report(arguments, lang),
        };
        let word = lang.pick("Fehler", "error");
        let failed = |message: String, code| Answer {
            message: format!("{word}: {message}\n"),
            code,
            ..Answer::default()
        };
        match result {
            Ok(answer) => answer,
            Err(Failure::Data(message)) => failed(message, 1),
            Err(Failure::Environment(message)) => failed(message, 2),
        }
    }
}
