//! The wish that a program ends: Ctrl-C, or the system asks.

/// Ends when somebody presses Ctrl-C or the process is asked to end.
pub async fn interrupted() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        // systemd and containers ask with SIGTERM; without a handler the process would end in the
        // middle of a request.
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { () = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    interrupt.await;
}
