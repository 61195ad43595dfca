//! The rows that several areas read and write. What only one of them needs stands there.

pub mod children;
pub mod ended;
pub mod families;
pub mod held;
pub mod registrations;
pub mod requests;
pub mod seconds;
pub mod tallies;
pub mod told;
pub mod waiting;
