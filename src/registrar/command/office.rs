//! The office at a terminal: its store is opened beside the program that serves it.

use super::{World, store};
use crate::registrar::family::identity;
use crate::registrar::office::commands::{Command, Office, no_catalogue, no_store};
use crate::registrar::programme::read_programme;
use crate::registrar::terminal::Answer;
use crate::text::{Explain, Lang};

/// Runs a command of the office.
///
/// # Errors
/// When the store or the catalogue cannot be used; so it is with a catalogue that the service keeps
/// out.
pub fn run(command: &Command, world: World, lang: Lang) -> anyhow::Result<Answer> {
    if let Some(answer) = command.refused(lang) {
        return Ok(answer);
    }
    let locations = command.locations();
    let programme = read_programme(&locations.catalogue).explain(no_catalogue)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let store = match command.only_looks() {
        true => store::look(locations, world),
        false => store::join(locations, world),
    };
    let store = store.explain(no_store)?;
    runtime.block_on(async {
        if command.reads_dates() {
            // The service keeps it out, too: what it says is not what families are told.
            let refusal = identity::refusal(&store, programme.catalogue().dates()).await?;
            refusal.map_or(Ok(()), |refusal| Err(anyhow::Error::from(refusal)))?;
        }
        let office = Office::new(store, programme, world.clock, lang);
        command.run(&office).await
    })
}
