//! A form that was sent.

use super::{Guardian, Instant, RequestId};

/// A form as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its id, that of the page it came from: the same page sent twice is one request.
    pub id: RequestId,
    /// Hash of everything that was typed.
    pub content: String,
    /// Who sent it.
    pub guardian: Guardian,
    /// When it came.
    pub received_at: Instant,
    /// The link is valid until then.
    pub expires_at: Instant,
}
