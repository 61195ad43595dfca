//! The draw over tens of thousands of random seasons, in a release build:
//!
//!     cargo test --release --test draws
//!
//! The suite runs the same tests over fewer seasons, and notices every overflow.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(feature = "registrar")]
mod draw;
