//! What commands at a terminal are told and give back.

use crate::command_line::Usage;
use crate::registrar::store::location::Location;
use clap::Args;
use std::path::PathBuf;

/// Where the catalogue and the store are.
#[derive(Clone, Debug, Args)]
pub struct Locations {
    /// The catalogue that `portal build` writes
    #[arg(
        long,
        value_name = "FILE",
        default_value = "dist/registrar/catalogue.json"
    )]
    pub catalogue: PathBuf,
    /// The folder of the store, or postgres://user@host/database
    #[arg(long, value_name = "FOLDER", default_value = "store")]
    pub store: Location,
}

/// What a command leaves behind.
#[derive(Debug, Default)]
pub struct Answer {
    /// The result, for standard output.
    pub output: String,
    /// What to tell the person, for standard error.
    pub message: String,
    /// The exit code.
    pub code: u8,
}

impl From<Usage> for Answer {
    fn from(
        Usage {
            text,
            is_help,
            code,
        }: Usage,
    ) -> Answer {
        let (output, message) = if is_help {
            (text, String::new())
        } else {
            (String::new(), text)
        };
        Answer {
            output,
            message,
            code,
        }
    }
}
