//! `portal`: builds the public website.
fn main() {}
