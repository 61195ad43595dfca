//! How long a save takes until the browser is told, in `portal serve`: nothing is written there,
//! and pages of the build before are remembered.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SAVES: usize = 9;

/// From saving `offer` to the event that reloads the browser: the median of some saves.
pub fn median(repository: &Path, data: &Path, today: &str, offer: &Path) -> Duration {
    let server = Server::start(repository, data, today);
    let mut events = server.events();
    next(&mut events);
    let text = fs::read_to_string(offer).expect("the offer");
    let mut times: Vec<Duration> = (0..SAVES)
        .map(|save| {
            let new = text.replacen("title: ", &format!("title: Neu{save} "), 1);
            let saved = Instant::now();
            fs::write(offer, new).expect("a save");
            next(&mut events);
            saved.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(repository: &Path, data: &Path, today: &str) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_portal"))
            .args(["serve", "--port", "0", "--today", today, "--data"])
            .arg(data)
            .arg("--site")
            .arg(repository.join("site"))
            .arg("--templates")
            .arg(repository.join("templates"))
            .stderr(Stdio::piped())
            .spawn()
            .expect("portal starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its messages"))
            .lines()
            .map_while(Result::ok);
        let ready = lines
            .find(|line| line.contains("http://"))
            .expect("portal serves");
        // What it says of later builds has to be read, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Server {
            child,
            address: ready.split('/').nth(2).expect("an address").to_owned(),
        }
    }

    fn events(&self) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        write!(
            stream,
            "GET /__portal/events HTTP/1.0\r\nHost: {}\r\n\r\n",
            self.address
        )
        .expect("a request");
        BufReader::new(stream)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for the next event.
fn next(events: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        assert_ne!(
            events.read_line(&mut line).expect("an event"),
            0,
            "the server has closed the events"
        );
    }
}
