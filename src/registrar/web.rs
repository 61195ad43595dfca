//! What the pages and routes of all areas share.
//!
//! Nothing is ever sent from a request, and no answer tells whether an address is known.

pub mod again;
pub mod answers;
pub mod context;
pub mod field_errors;
pub mod fields;
pub mod pages;
pub mod requests;
