//! The registrar inside another program, to try the whole way out: a folder as mailbox, and a page
//! that shows the mails.

use super::app::router;
use super::key::new_key;
use super::mails_page::mails_page;
use super::{Parts, Service};
use crate::catalogue::Catalogue;
use crate::registrar::domain::Email;
use crate::registrar::domain::signed_links::Links;
use crate::registrar::family::identity;
use crate::registrar::mail::letters::{Letters, calendar_file};
use crate::registrar::mail::mailer::{Backend, Mailer};
use crate::registrar::programme::Programme;
use crate::registrar::store::{Store, sqlite};
use crate::registrar::web::context::{Clock, Context, Log};
use crate::routes::TRIED_MAILS;
use axum::Router;
use chrono::TimeDelta;
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::runtime::Runtime;

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("World")
    }
}

/// A registrar for trying things out. No mail leaves the machine.
#[derive(Debug)]
pub struct Local {
    /// Its routes: `/anmeldung/…` and `/__portal/mails`.
    pub router: Router,
    /// To replace the programme when the data has changed.
    pub context: Arc<Context>,
}

/// What the program around it gives.
pub struct World {
    /// Tells the time.
    pub clock: Clock,
    /// Gives chance.
    pub chance: fn() -> [u8; 16],
    /// Takes log lines.
    pub log: Log,
}

/// Starts it: store and mails lie in `folder`, links begin with `public_url`. Its workers run on a
/// thread of their own until the program ends.
///
/// # Errors
/// When the folder cannot be used, or another program uses it.
pub fn start(
    folder: &Path,
    programme: Programme,
    public_url: &str,
    world: World,
) -> anyhow::Result<Local> {
    let sender = || {
        Email::parse("ferienpass@localhost.localdomain")
            .ok_or_else(|| anyhow::anyhow!("the address is wrong"))
    };
    let store = folder.join("store");
    let links = Links::new(new_key(&store, world.chance)?);
    let copies = Arc::new(Mutex::new(Vec::new()));
    let mailer = Mailer::new(
        Backend::Folder(folder.join("mails")),
        &sender()?,
        "Ferienpass",
    )?
    .with_copies(Arc::clone(&copies));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let store = Arc::new(sqlite::open(&store, (world.chance)())?);
    let programme = kept(&runtime, &store, programme, world.log.as_ref())?;
    let public_url = public_url.trim_end_matches('/');
    let calendar_host = wait(&runtime, calendar_file::fixed_host(&store, public_url))??;
    let service = Arc::new(Service::new(Parts {
        store,
        programme: Arc::new(programme),
        letters: Letters::new(
            links.clone(),
            sender()?,
            Some(public_url.to_owned()),
            calendar_host,
        )?,
        links,
        mailer,
        clock: world.clock,
        chance: Arc::new(world.chance),
        log: world.log,
        posts_per_minute: 0,
        hold: TimeDelta::zero(), // whoever tries it out sees at once what is written
        mails: Some(TRIED_MAILS),
    })?);
    let worker = Arc::clone(&service);
    std::thread::Builder::new()
        .name("registrar".to_owned())
        .spawn(move || runtime.block_on(worker.work(std::future::pending())))?;
    let router = router(&service).merge(mails_page(Arc::clone(&service.context), copies));
    Ok(Local {
        router,
        context: Arc::clone(&service.context),
    })
}

/// Waits on a thread of its own: the caller may stand in a runtime.
fn wait<T: Send>(runtime: &Runtime, future: impl Future<Output = T> + Send) -> anyhow::Result<T> {
    std::thread::scope(|scope| scope.spawn(|| runtime.block_on(future)).join())
        .map_err(|_| anyhow::anyhow!("the thread that used the store has died"))
}

/// The programme, or none as long as it does not keep the ids of what children are registered for:
/// then nothing can be registered for until there is a better build.
fn kept(
    runtime: &Runtime,
    store: &Store,
    programme: Programme,
    log: &(dyn Fn(&str) + Send + Sync),
) -> anyhow::Result<Programme> {
    match wait(
        runtime,
        identity::adopt(store, programme.catalogue().dates()),
    )? {
        Ok(()) => Ok(programme),
        Err(error) => {
            log(&format!("catalogue: {error:#}"));
            Ok(Programme::new(Catalogue::default())?)
        }
    }
}
