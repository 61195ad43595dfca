//! What is needed to use a database server beside its address: all that must not stand on a command
//! line.

use super::{Problem, Reader, Source};

/// Password and certificates for a database server.
#[derive(Clone, Default)]
pub struct Access {
    /// The password, when the address holds none.
    pub password: Option<String>,
    /// Certificates that are trusted instead of those of the system, in PEM.
    pub authority: Option<Vec<u8>>,
}

impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Access(secret)")
    }
}

impl Access {
    /// Reads `REGISTRAR_STORE_PASSWORD` (or `_FILE`) and `REGISTRAR_STORE_CA_FILE`.
    ///
    /// # Errors
    /// With everything that is wrong.
    pub fn read(source: &dyn Source) -> Result<Access, Vec<Problem>> {
        let mut reader = Reader {
            source,
            problems: Vec::new(),
        };
        let access = reader.access();
        if reader.problems.is_empty() {
            Ok(access)
        } else {
            Err(reader.problems)
        }
    }
}

impl Reader<'_> {
    /// The same as a part of all settings.
    pub(super) fn access(&mut self) -> Access {
        Access {
            password: self.secret("STORE_PASSWORD"),
            authority: self.file("STORE_CA_FILE"),
        }
    }
}
