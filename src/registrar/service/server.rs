//! A listener of its own: slow senders are cut off, and an end of the program lets requests finish.

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// The head of a request comes in this time, or the connection is closed. It also ends connections
/// that do nothing.
const HEAD: Duration = Duration::from_secs(15);

/// Requests may finish for so long after the program was asked to end.
const FINISH: Duration = Duration::from_secs(10);

/// Open files that are not connections: the store, the log, connections to the mail server.
const OTHER_FILES: u64 = 100;

/// Never more connections than this, whatever the system allows: each costs a few kilobytes.
const MOST: usize = 20_000;

/// Raises the number of files this program may open to what the system allows it; gives how many
/// connections that makes.
pub fn most_connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // When it is refused, the old number stays.
    let _ = setrlimit(
        Resource::Nofile,
        Rlimit {
            current: limit.maximum,
            maximum: limit.maximum,
        },
    );
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(files.saturating_sub(OTHER_FILES).max(1)).map_or(MOST, |files| files.min(MOST))
}

/// Serves until `shutdown` ends, at most so many `connections` at once; more wait until others have
/// gone.
///
/// # Errors
/// Never by a single connection; only when the listener itself fails for good.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    connections: usize,
    shutdown: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let graceful = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    let room = Arc::new(Semaphore::new(connections));
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut shutdown => break,
            next = next => next,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(_) => {
                // Too many open files, or the peer has gone: others wait a moment.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Answers are small and whole: nothing is gained by waiting to fill a packet.
        let _ = stream.set_nodelay(true);
        let app = app
            .clone()
            .map_request(move |mut request: hyper::Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                request.map(axum::body::Body::new)
            });
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_buf_size(32 * 1024);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _ = connection.await;
            drop(place);
        });
    }
    // Nobody new comes in while the others finish.
    drop(listener);
    drop(tokio::time::timeout(FINISH, graceful.shutdown()).await);
    Ok(())
}
