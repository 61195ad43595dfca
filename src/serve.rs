//! The development server: builds, serves from memory, watches, builds again, and tells the
//! browser.
//!
//! `watch` owns the building, `seen` finds what the file system does not tell, `live` is what both
//! sides share, `answer` answers requests, `overlay` is what the browser shows when the data is
//! broken, `notes` what it shows of warnings. The registrar can be mounted in the same
//! process: its router is merged in, and its paths below `/anmeldung/` win over pages.

mod answer;
mod live;
mod notes;
mod overlay;
#[cfg(feature = "registrar")]
pub mod registrar;
mod seen;
mod watch;

use crate::build::{Outcome, Request};
use crate::calendar::NaiveDate;
use crate::text::{Explain, Lang, Message};
use axum::Router;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

pub use answer::router;
pub use live::{Live, State};
pub use notes::Notes;
pub use overlay::Overlay;

/// What to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where everything lies; its day is that of the first build.
    pub request: Request,
    /// The day that was named; without it the site follows the calendar.
    pub today: Option<NaiveDate>,
    /// The clock.
    pub clock: fn() -> chrono::DateTime<chrono::Utc>,
    /// Language of the overlay.
    pub lang: Lang,
}

/// What one build brought.
#[derive(Debug)]
pub struct Run<'a> {
    /// The outcome, or why an operator or developer must act.
    pub outcome: &'a anyhow::Result<Outcome>,
    /// From the first change that was noticed to the moment the browser was told; for the first
    /// build, how long it took.
    pub time: Duration,
    /// How many files of the site are not as they were; `None` when there is no new site.
    pub changed: Option<usize>,
    /// Whether the change was found by looking: the file system had said nothing of it.
    pub silent: bool,
}

/// Told about every build.
pub type Tell = Box<dyn FnMut(&Run<'_>) + Send>;

/// Builds and serves until `shutdown` ends. What `mount` gives answers its own paths; it sees the
/// site and its catalogue. `ready` is called after the first build, when the next request will be
/// answered.
///
/// # Errors
/// When the folders cannot be watched or the listener fails.
pub fn run(
    options: &Options,
    listener: TcpListener,
    mount: impl FnOnce(&Arc<Live>) -> Router,
    tell: Tell,
    ready: impl FnOnce(),
    shutdown: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    // Numbers begin at the time of day, so that a page of an earlier server notices that it is old.
    let live = Arc::new(Live::new(
        (options.clock)().timestamp_millis().unsigned_abs(),
    ));
    // Watching begins before the first build, so that no save falls between the two.
    let (watched, stop) = watch::watch(&options.request)?;
    let mut builder = watch::Builder::new(options.clone(), live.clone(), tell);
    builder.build(std::time::Instant::now());
    let worker = std::thread::Builder::new()
        .name("build".to_owned())
        .spawn(move || builder.run(watched))?;
    let mounted = mount(&live);
    let address = listener.local_addr()?.ip();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let served = runtime.block_on(serve(
        listener,
        answer::only_here(router(live.clone(), mounted), address),
        live,
        ready,
        shutdown,
    ));
    stop.stop();
    worker
        .join()
        .map_err(|_| Message::new("das Bauen ist abgebrochen", "the build thread has panicked"))?;
    served
}

async fn serve(
    listener: TcpListener,
    router: Router,
    live: Arc<Live>,
    ready: impl FnOnce(),
    shutdown: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server =
        axum::serve(listener, router).with_graceful_shutdown(async move { drop(stopped.await) });
    ready();
    let mut server = std::pin::pin!(server.into_future());
    tokio::select! {
        ended = &mut server => return ended.explain(|| Message::new("der Server hat geendet", "the server has ended")),
        () = shutdown => {}
    }
    live.close();
    drop(stop);
    // A browser that keeps its connection open must not keep us.
    drop(tokio::time::timeout(Duration::from_millis(500), server).await);
    Ok(())
}
