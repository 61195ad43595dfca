//! The log: lines are collected for a moment and written at once, so that no request waits for each
//! of them.
//!
//! A normal end writes what is left. A kill loses at most the lines of the last [`MOMENT`]; what
//! they tell of is in the store.

use crate::registrar::web::context::Log;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// So long a line waits for others.
pub const MOMENT: Duration = Duration::from_millis(10);

/// Most lines that wait. Who brings more waits too: no line is dropped.
const WAITING: usize = 4096;

/// A thread that writes lines.
#[derive(Debug)]
pub struct Journal {
    lines: SyncSender<String>,
    thread: JoinHandle<()>,
}

impl Journal {
    /// Starts the thread; `write` takes one or more lines, each with its end.
    ///
    /// # Errors
    /// When there is no thread for it.
    pub fn start(write: fn(&str)) -> std::io::Result<Journal> {
        let (lines, queue) = sync_channel(WAITING);
        let thread = std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || work(&queue, write))?;
        Ok(Journal { lines, thread })
    }

    /// The way in, to be shared.
    pub fn log(&self) -> Log {
        let lines = self.lines.clone();
        Arc::new(move |line: &str| drop(lines.send(format!("{line}\n"))))
    }

    /// Writes what is left.
    pub fn end(self) {
        // An empty line is the sign for the end: others may hold a way in for longer.
        drop(self.lines.send(String::new()));
        drop(self.thread.join());
    }
}

fn work(queue: &Receiver<String>, write: fn(&str)) {
    while let Ok(mut text) = queue.recv() {
        // The first line of a quiet time is written at once.
        let mut ended = text.is_empty();
        write(&text);
        while !ended {
            std::thread::sleep(MOMENT);
            text.clear();
            for line in queue.try_iter() {
                ended |= line.is_empty();
                text.push_str(&line);
            }
            if text.is_empty() {
                break;
            }
            write(&text);
        }
        if ended {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    static WRITTEN: Mutex<String> = Mutex::new(String::new());

    #[test]
    fn every_line_is_written_in_its_order_before_the_end() {
        let journal = Journal::start(|text| WRITTEN.lock().unwrap().push_str(text)).unwrap();
        let log = journal.log();
        (0..10_000).for_each(|number| log(&format!("line {number}")));
        journal.end();
        let expected: String = (0..10_000)
            .map(|number| format!("line {number}\n"))
            .collect();
        assert_eq!(*WRITTEN.lock().unwrap(), expected);
        log("nobody reads this, and nobody waits");
    }
}
