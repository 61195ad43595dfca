//! Until when a letter makes sense. One that is due later is not sent any more.

use super::Entry;
use crate::registrar::domain::{Instant, RequestId};

/// Until when a letter makes sense.
#[derive(Clone, Copy, Debug)]
pub enum Sense<'a> {
    /// It is true whenever it comes.
    Always,
    /// It asks for a button, as long as this waits for it and its time is not over.
    Asks(Asks<'a>, Instant),
    /// It offers a place, as long as the place is offered and there is time to answer.
    Offers(&'a Entry, Instant),
    /// As long as the child has its place, and until the occasion begins.
    BeforeStart(&'a Entry),
    /// As long as the registration goes on, and until the occasion is over.
    BeforeEnd(&'a Entry),
}

/// What waits for a button.
#[derive(Clone, Copy, Debug)]
pub enum Asks<'a> {
    /// A form.
    Form(&'a RequestId),
    /// Another mail address.
    Address(&'a RequestId),
    /// A second guardian.
    Second(&'a RequestId),
}
