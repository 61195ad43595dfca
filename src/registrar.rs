//! The companion of the website: so far the command line of the draw.

pub mod draw;
