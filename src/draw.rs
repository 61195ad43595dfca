//! The lottery of a season: pure, integers only, no I/O.
