//! A listener of its own: slow senders are cut off, and an end of the program lets requests finish.

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// The head of a request comes in this time, or the connection is closed. It also ends connections that do nothing.
const HEAD: Duration = Duration::from_secs(15);

/// Requests may finish for so long after the program was asked to end.
const FINISH: Duration = Duration::from_secs(10);

/// Serves until `shutdown` ends.
///
/// # Errors
/// Never by a single connection; only when the listener itself fails for good.
pub async fn serve(listener: TcpListener, app: Router, shutdown: impl Future<Output = ()>) -> std::io::Result<()> {
    let graceful = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(_) => {
                // Too many open files, or the peer has gone: others wait a moment.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let app = app.clone().map_request(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            request.map(axum::body::Body::new)
        });
        let _: SocketAddr = peer;
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(32 * 1024);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
        tokio::spawn(graceful.watch(connection));
    }
    drop(tokio::time::timeout(FINISH, graceful.shutdown()).await);
    Ok(())
}
