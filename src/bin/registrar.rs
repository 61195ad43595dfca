//! `registrar`: the companion of the website.
fn main() {}
