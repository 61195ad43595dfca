//! Opens the store that the command line names.

use super::World;
use crate::registrar::service::config::{Access, Settings, together};
use crate::registrar::service::key::new_key;
use crate::registrar::store::Store;
use crate::registrar::store::location::Location;
use crate::registrar::store::sqlite;
use crate::registrar::store::writer::BATCH;
use crate::registrar::terminal::Locations;
use crate::text::{Explain, Message};
use std::path::Path;
use std::sync::Arc;

/// For the program that serves it.
///
/// # Errors
/// When it cannot be used.
pub fn open(
    locations: &Locations,
    settings: &Settings,
    world: World,
) -> anyhow::Result<Arc<Store>> {
    Ok(match &locations.store {
        Location::Folder(folder) => {
            Arc::new(sqlite::open_with(folder, (world.chance)(), settings.batch)?)
        }
        Location::Server(url) => server(url, &settings.access, world, settings.batch)?,
    })
}

/// For a command of the office that changes something, beside the program that serves it.
///
/// # Errors
/// When there is none, or it cannot be used.
pub fn join(locations: &Locations, world: World) -> anyhow::Result<Arc<Store>> {
    Ok(match &locations.store {
        Location::Folder(folder) => Arc::new(sqlite::join(folder, (world.chance)())?),
        Location::Server(url) => {
            let access = Access::read(&world).map_err(together)?;
            server(url, &access, world, BATCH)?
        }
    })
}

/// For what only looks, beside the program that serves it: nothing of it can be written.
///
/// # Errors
/// When there is none, or it cannot be used.
pub fn look(locations: &Locations, world: World) -> anyhow::Result<Arc<Store>> {
    Ok(match &locations.store {
        Location::Folder(folder) => Arc::new(sqlite::look(folder, (world.chance)())?),
        Location::Server(url) => {
            let access = Access::read(&world).map_err(together)?;
            server_to_look_at(url, &access, world)?
        }
    })
}

/// Copies it into a file.
///
/// # Errors
/// When it cannot be read, or the file cannot be written.
pub fn backup(locations: &Locations, file: &Path) -> anyhow::Result<()> {
    match &locations.store {
        Location::Folder(folder) => sqlite::backup(folder, file),
        Location::Server(_) => {
            anyhow::bail!(Message::new(
                "ein Datenbankserver wird mit seinen eigenen Mitteln kopiert: pg_dump",
                "a database server is copied with its own tools: pg_dump"
            ))
        }
    }
}

/// The key of all links: from the settings, or from a file beside a store in a folder.
///
/// # Errors
/// When there is none.
pub fn key(locations: &Locations, settings: &Settings, world: World) -> anyhow::Result<[u8; 32]> {
    match (&locations.store, settings.key) {
        (_, Some(key)) => Ok(key),
        (Location::Folder(folder), None) => new_key(folder, world.chance),
        (Location::Server(_), None) => None.explain(no_key),
    }
}

/// Links made by one instance must be read by all.
pub fn no_key() -> Message {
    Message::new(
        "REGISTRAR_KEY fehlt: alle Programme an einer Datenbank brauchen denselben Schlüssel",
        "REGISTRAR_KEY is missing: all instances on one database need the same key",
    )
}

#[cfg(feature = "postgres")]
fn server(url: &str, access: &Access, world: World, batch: usize) -> anyhow::Result<Arc<Store>> {
    use crate::registrar::store::postgres::{self, Reach};
    let reach = Reach::new(url, access.password.as_deref(), access.authority.as_deref())?;
    Ok(Arc::new(postgres::connect(
        reach,
        (world.chance)(),
        (world.clock)(),
        batch,
    )?))
}

#[cfg(feature = "postgres")]
fn server_to_look_at(url: &str, access: &Access, world: World) -> anyhow::Result<Arc<Store>> {
    use crate::registrar::store::postgres::{self, Reach};
    let reach = Reach::new(url, access.password.as_deref(), access.authority.as_deref())?;
    Ok(Arc::new(postgres::look(reach, (world.chance)())?))
}

#[cfg(not(feature = "postgres"))]
fn server(_: &str, _: &Access, _: World, _: usize) -> anyhow::Result<Arc<Store>> {
    anyhow::bail!(no_postgres())
}

#[cfg(not(feature = "postgres"))]
fn server_to_look_at(_: &str, _: &Access, _: World) -> anyhow::Result<Arc<Store>> {
    anyhow::bail!(no_postgres())
}

#[cfg(not(feature = "postgres"))]
fn no_postgres() -> Message {
    Message::new(
        "dieser registrar ist ohne PostgreSQL gebaut: mit --features postgres bauen",
        "this registrar was built without PostgreSQL: build it with --features postgres",
    )
}
