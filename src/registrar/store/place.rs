//! Where a store is: in a folder, or on a database server.

use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

/// A place for a store.
#[derive(Clone)]
pub enum Place {
    /// A folder of this machine, with SQLite.
    Folder(PathBuf),
    /// A database server: `postgres://user@host/database`.
    Server(String),
}

impl FromStr for Place {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Place, Infallible> {
        let is_server = text.starts_with("postgres://") || text.starts_with("postgresql://");
        Ok(if is_server {
            Place::Server(text.to_owned())
        } else {
            Place::Folder(PathBuf::from(text))
        })
    }
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Folder(path) => write!(f, "{}", path.display()),
            // There may be a password in it.
            Place::Server(_) => f.write_str("postgres://…"),
        }
    }
}
