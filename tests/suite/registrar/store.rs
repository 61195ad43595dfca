//! What every store must do. `sqlite.rs` and `postgres.rs` run all of it.

pub mod addresses;
pub mod asked;
pub mod both;
pub mod calendar;
pub mod changes;
mod desk;
pub mod digest;
pub mod further;
pub mod holds;
pub mod identity;
pub mod kept;
pub mod known;
pub mod letters;
pub mod looked;
pub mod meanwhile;
pub mod merged;
pub mod places;
pub mod promised;
pub mod rules;
pub mod seconds;
pub mod silence;
pub mod soon;
pub mod taken_over;
pub mod time;
pub mod together;

#[cfg(feature = "postgres")]
pub use desk::join_all;
pub use desk::{Desk, tick, to};

/// Hands all cases to a macro that runs them on one store: each file lists its own.
macro_rules! every_case {
    ($run:ident) => {
        crate::registrar::store::addresses::cases!($run);
        crate::registrar::store::asked::cases!($run);
        crate::registrar::store::both::cases!($run);
        crate::registrar::store::calendar::cases!($run);
        crate::registrar::store::changes::cases!($run);
        crate::registrar::store::digest::cases!($run);
        crate::registrar::store::further::cases!($run);
        crate::registrar::store::holds::cases!($run);
        crate::registrar::store::identity::cases!($run);
        crate::registrar::store::kept::cases!($run);
        crate::registrar::store::known::cases!($run);
        crate::registrar::store::letters::cases!($run);
        crate::registrar::store::looked::cases!($run);
        crate::registrar::store::meanwhile::cases!($run);
        crate::registrar::store::merged::cases!($run);
        crate::registrar::store::places::cases!($run);
        crate::registrar::store::promised::cases!($run);
        crate::registrar::store::rules::cases!($run);
        crate::registrar::store::silence::cases!($run);
        crate::registrar::store::soon::cases!($run);
        crate::registrar::store::seconds::cases!($run);
        crate::registrar::store::taken_over::cases!($run);
        crate::registrar::store::time::cases!($run);
        crate::registrar::store::together::cases!($run);
    };
}
pub(super) use every_case;
