//! What every command gives back.

use crate::command_line::Usage;

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
