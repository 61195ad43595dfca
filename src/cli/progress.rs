//! Work that takes longer than a second says on a terminal what it is doing, in one line that goes
//! away.
#![allow(clippy::print_stderr, reason = "this line is for the terminal")]

use super::Terminal;
use super::report::stage_name;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The line; it goes away when it is dropped.
#[derive(Debug)]
pub struct Progress {
    stages: Option<Sender<&'static str>>,
    line: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to count; nothing is printed unless standard error is a terminal.
    pub fn start(terminal: Terminal) -> Progress {
        if !terminal.interactive {
            return Progress {
                stages: None,
                line: None,
            };
        }
        let (sender, stages) = mpsc::channel();
        let line = std::thread::spawn(move || {
            let started = Instant::now();
            let mut stage = "read";
            let mut shown = false;
            loop {
                match stages.recv_timeout(Duration::from_millis(100)) {
                    Ok(next) => stage = next,
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout)
                        if started.elapsed() >= Duration::from_secs(1) =>
                    {
                        shown = true;
                        eprint!(
                            "\r\x1b[2K{} … {} s",
                            stage_name(stage, terminal.lang),
                            started.elapsed().as_secs()
                        );
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                }
            }
            if shown {
                eprint!("\r\x1b[2K");
            }
        });
        Progress {
            stages: Some(sender),
            line: Some(line),
        }
    }

    /// A stage begins.
    pub fn stage(&self, name: &'static str) {
        if let Some(stages) = &self.stages {
            let _ = stages.send(name);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stages = None;
        if let Some(line) = self.line.take() {
            let _ = line.join();
        }
    }
}
