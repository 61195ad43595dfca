//! Where a store is: in a folder, or on a database server.

use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a store is.
#[derive(Clone)]
pub enum Location {
    /// A folder of this machine, with SQLite.
    Folder(PathBuf),
    /// A database server: `postgres://user@host/database`.
    Server(String),
}

impl FromStr for Location {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Location, Infallible> {
        let is_server = text.starts_with("postgres://") || text.starts_with("postgresql://");
        Ok(if is_server {
            Location::Server(text.to_owned())
        } else {
            Location::Folder(PathBuf::from(text))
        })
    }
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::Folder(path) => write!(f, "{}", path.display()),
            // There may be a password in it.
            Location::Server(_) => f.write_str("postgres://…"),
        }
    }
}
