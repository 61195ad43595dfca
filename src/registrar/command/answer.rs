//! What every command gives back.

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
