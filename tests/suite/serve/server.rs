//! A running server and what it says: lines, answers, events.

use crate::program::portal;
use crate::town::Town;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// Longer than anything here takes, even on a busy machine.
const LONGEST: Duration = Duration::from_secs(60);

/// A running server; it ends with the test.
pub struct Server {
    child: Child,
    address: String,
    lines: Receiver<String>,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    pub fn start(town: &Town) -> Server {
        let arguments = ["serve", "--port", "0", "--today", "2027-02-10"];
        let mut child = portal(town.path(), "de_DE.UTF-8", &arguments)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            stderr
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        let mut server = Server {
            child,
            address: String::new(),
            lines,
        };
        let ready = server.line("http://");
        server.address = ready.split('/').nth(2).unwrap().to_owned();
        server
    }

    /// The next line with these words.
    pub fn line(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(LONGEST).unwrap();
            if line.contains(words) {
                return line;
            }
        }
    }

    fn connect(&self, method: &str, path: &str, host: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        write!(stream, "{method} {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").unwrap();
        BufReader::new(stream)
    }

    /// The whole answer to somebody who knows the server by this name.
    pub fn ask_as(&self, host: &str, method: &str, path: &str) -> String {
        let mut text = String::new();
        self.connect(method, path, host)
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    pub fn ask(&self, method: &str, path: &str) -> Answer {
        let text = self.ask_as(&self.address, method, path);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path)
    }

    pub fn events(&self) -> Events {
        Events(self.connect("GET", "/__portal/events", &self.address))
    }

    /// Asks it to end, as Ctrl-C does, and gives the exit code.
    pub fn end(mut self) -> Option<i32> {
        Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status()
            .unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The events as a browser sees them.
pub struct Events(BufReader<TcpStream>);

impl Events {
    pub fn next(&mut self) -> Value {
        let started = Instant::now();
        loop {
            assert!(started.elapsed() < LONGEST, "no event came");
            let mut line = String::new();
            assert_ne!(
                self.0.read_line(&mut line).unwrap(),
                0,
                "the server has closed the events"
            );
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    pub fn ends(mut self) -> bool {
        let mut rest = String::new();
        self.0.read_to_string(&mut rest).is_ok()
    }
}
