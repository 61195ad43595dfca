//! What a new catalogue means for registered children, told before it is published.

use super::{World, store};
use crate::catalogue::Catalogue;
use crate::registrar::family::identity;
use crate::registrar::office::changes::{announced, gone};
use crate::registrar::office::unasked::unasked;
use crate::registrar::programme::Programme;
use crate::registrar::store::Store;
use crate::registrar::store::location::Location;
use crate::registrar::store::records::registrations;
use crate::registrar::terminal::Locations;
use crate::registrar::texts::Texts;
use crate::text::{Explain, Lang, Message};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// A line for each change that touches children of a store; `last` was published before.
///
/// # Errors
/// When the store cannot be used, or a date with registered children has another id or is gone: nobody
/// would be told.
pub fn announce(
    store: &Location,
    last: Option<&Catalogue>,
    catalogue: Catalogue,
    world: World,
    lang: Lang,
) -> anyhow::Result<Vec<String>> {
    let programme = Arc::new(Programme::new(catalogue)?);
    let (runtime, store) = look(store, world)?;
    runtime.block_on(async {
        if let Some(refusal) = identity::refusal(&store, programme.catalogue().dates()).await? {
            return Err(refusal.into());
        }
        if let Some(gone) = gone(&store, Arc::clone(&programme), (world.clock)()).await? {
            return Err(gone.into());
        }
        let now = (world.clock)();
        let mut lines = announced(&store, Arc::clone(&programme), now).await?;
        if let Some(last) = last {
            lines.extend(unasked(&store, last, programme, &Texts::new()?, now).await?);
        }
        let lines = lines.iter().map(|line| line.in_language(lang).to_owned());
        Ok(lines.collect())
    })
}

/// Season and occasion of every registration and of every form that waits.
///
/// # Errors
/// When the store cannot be used.
pub fn registered(store: &Location, world: World) -> anyhow::Result<BTreeSet<(String, String)>> {
    let (runtime, store) = look(store, world)?;
    Ok(runtime.block_on(store.read(registrations::occasions))?)
}

fn look(store: &Location, world: World) -> anyhow::Result<(Runtime, Arc<Store>)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let locations = Locations {
        catalogue: PathBuf::new(),
        store: store.clone(),
    };
    let store = store::look(&locations, world).explain(no_registrations)?;
    Ok((runtime, store))
}

/// The programme does not open the registrations: they may not be there yet.
fn no_registrations() -> Message {
    Message::new(
        "Hinter --registrar gehört der Ordner, in dem »registrar serve« die Anmeldungen aufhebt. Gibt es noch keine, bauen Sie zuerst ohne --registrar",
        "behind --registrar belongs the folder in which `registrar serve` keeps the registrations; when there are none yet, build without --registrar first",
    )
}
