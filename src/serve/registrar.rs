//! The registrar in the process of the development server: it follows every good build.

use super::Live;
use crate::catalogue::Catalogue;
use crate::registrar::family::identity;
use crate::registrar::office::changes::announced;
use crate::registrar::programme::Programme;
use crate::registrar::service::local::{self, Local, World};
use crate::registrar::web::context::Context;
use crate::text::Lang;
use axum::Router;
use std::path::Path;
use std::sync::Arc;

/// The routes of a registrar with its store in `folder`. Links in its mails begin with
/// `public_url`. What a change means for registered children is said in `lang`.
///
/// # Errors
/// When the folder cannot be used, or another program uses it.
pub fn mount(
    live: &Arc<Live>,
    folder: &Path,
    public_url: &str,
    world: World,
    lang: Lang,
) -> anyhow::Result<Router> {
    let mut follower = live.subscribe();
    let catalogue = |state: &super::State| state.site.as_ref().map(|made| made.catalogue.clone());
    // Without a good build nothing can be registered for until there is one.
    let first = catalogue(&follower.borrow_and_update()).unwrap_or_else(Catalogue::default);
    let Local { router, context } =
        local::start(folder, Programme::new(first)?, public_url, world)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let follow = async move {
        while follower.changed().await.is_ok() {
            let Some(catalogue) = catalogue(&follower.borrow_and_update()) else {
                continue;
            };
            match Programme::new(catalogue.clone()) {
                Ok(programme) => {
                    announce(&context, catalogue, lang).await;
                    identity::follow(&context, programme).await;
                }
                Err(error) => context.log(&format!("catalogue: the old one stays: {error}")),
            }
        }
    };
    std::thread::Builder::new()
        .name("catalogue".to_owned())
        .spawn(move || runtime.block_on(follow))?;
    Ok(router)
}

/// Says what a new catalogue means for the children registered here.
async fn announce(context: &Context, catalogue: Catalogue, lang: Lang) {
    let Ok(programme) = Programme::new(catalogue) else {
        return; // said by whoever reads it next
    };
    match announced(&context.store, Arc::new(programme), context.now()).await {
        Ok(lines) => lines
            .iter()
            .for_each(|line| context.log(line.in_language(lang))),
        Err(error) => context.log(&format!("changes: {error}")),
    }
}
