//! A mail server that can behave badly. What it took can be read.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes every mail.
    Takes,
    /// Greets nobody: too busy (421).
    Busy,
    /// Says nothing at all.
    Hangs,
    /// Closes in the middle of a mail.
    ClosesInTheMiddle,
    /// Takes the mail and closes before it says so.
    LosesTheAnswer,
    /// This recipient later (451).
    Later,
    /// This recipient never (550).
    Never,
    /// The mail is too large (552), told after its text.
    TooLarge,
}

/// A mail as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Envelope: to whom.
    pub to: String,
    /// Head and body.
    pub text: String,
}

#[derive(Default)]
struct State {
    connections: AtomicUsize,
    taken: Mutex<Vec<Taken>>,
    /// The link to confirm in the first mail to each address: thousands may ask for theirs again
    /// and again.
    links: Mutex<HashMap<String, Option<String>>>,
    more: Condvar,
}

/// The server.
pub struct Server {
    port: u16,
    manner: Arc<Mutex<Manner>>,
    state: Arc<State>,
}

impl Taken {
    /// A field of the head, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.text.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        let line = head.lines().find(|line| {
            line.to_ascii_lowercase()
                .starts_with(&format!("{}:", name.to_ascii_lowercase()))
        })?;
        Some(line[name.len() + 1..].trim().to_owned())
    }

    /// The Message-ID.
    pub fn message_id(&self) -> String {
        self.header("Message-ID").unwrap_or_default()
    }

    /// The signed text of the first link to a page of the registrar.
    pub fn link(&self, page: &str) -> Option<String> {
        let plain = self.text.replace("=\r\n", "").replace("=3D", "=");
        let rest = plain.split(&format!("/anmeldung/{page}?l=")).nth(1)?;
        Some(
            rest.chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || "-._".contains(*letter))
                .collect(),
        )
    }
}

impl Server {
    /// Starts on a free port of this machine.
    pub fn start(manner: Manner) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (manner, state) = (Arc::new(Mutex::new(manner)), Arc::new(State::default()));
        let (shared, kept) = (Arc::clone(&manner), Arc::clone(&state));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (manner, state) = (Arc::clone(&shared), Arc::clone(&kept));
                std::thread::spawn(move || drop(talk(stream, &manner, &state)));
            }
        });
        Server {
            port,
            manner,
            state,
        }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Behaves otherwise from now on.
    pub fn change(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::Relaxed)
    }

    /// All mails so far.
    pub fn taken(&self) -> Vec<Taken> {
        self.state.taken.lock().unwrap().clone()
    }

    /// The link to confirm in the first mail to an address, when it has come.
    pub fn first_link(&self, to: &str) -> Option<String> {
        self.state.links.lock().unwrap().get(to)?.clone()
    }

    /// The same, as long as somebody listens at an address.
    pub fn wait_while_up(
        &self,
        count: usize,
        address: std::net::SocketAddr,
        fits: impl Fn(&Taken) -> bool,
    ) -> std::io::Result<Vec<Taken>> {
        let fitting = |taken: &Vec<Taken>| {
            taken
                .iter()
                .filter(|mail| fits(mail))
                .cloned()
                .collect::<Vec<_>>()
        };
        let mut taken = self.state.taken.lock().unwrap();
        while fitting(&taken).len() < count {
            taken = self
                .state
                .more
                .wait_timeout(taken, Duration::from_millis(100))
                .unwrap()
                .0;
            TcpStream::connect(address)?;
        }
        Ok(fitting(&taken))
    }

    /// Waits until so many mails have come that fit.
    pub fn wait_for(&self, count: usize, fits: impl Fn(&Taken) -> bool) -> Vec<Taken> {
        let fitting = |taken: &Vec<Taken>| {
            taken
                .iter()
                .filter(|mail| fits(mail))
                .cloned()
                .collect::<Vec<_>>()
        };
        let taken = self.state.taken.lock().unwrap();
        let (taken, over) = self
            .state
            .more
            .wait_timeout_while(taken, Duration::from_secs(60), |taken| {
                fitting(taken).len() < count
            })
            .unwrap();
        assert!(
            !over.timed_out(),
            "only {} of {count} mails came",
            fitting(&taken).len()
        );
        fitting(&taken)
    }
}

fn talk(mut stream: TcpStream, manner: &Mutex<Manner>, state: &State) -> std::io::Result<()> {
    state.connections.fetch_add(1, Ordering::Relaxed);
    let now = || *manner.lock().unwrap();
    stream.set_nodelay(true)?;
    let mut lines = BufReader::new(stream.try_clone()?);
    match now() {
        Manner::Busy => return stream.write_all(b"421 too busy\r\n"),
        Manner::Hangs => return lines.read_to_end(&mut Vec::new()).map(drop),
        _ => stream.write_all(b"220 ready\r\n")?,
    }
    let (mut to, mut line) = (String::new(), String::new());
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.trim().to_ascii_uppercase();
        if command.starts_with("EHLO") {
            stream.write_all(b"250-test\r\n250 8BITMIME\r\n")?;
        } else if command.starts_with("RCPT") {
            to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            stream.write_all(match now() {
                Manner::Later => b"451 later\r\n",
                Manner::Never => b"550 no such mailbox\r\n",
                _ => b"250 ok\r\n",
            })?;
        } else if command == "DATA" {
            stream.write_all(b"354 go on\r\n")?;
            if now() == Manner::ClosesInTheMiddle {
                return lines.read_line(&mut line).map(drop);
            }
            let text = text(&mut lines)?;
            if now() == Manner::TooLarge {
                stream.write_all(b"552 too large\r\n")?;
                continue;
            }
            let mail = Taken {
                to: to.clone(),
                text,
            };
            state
                .links
                .lock()
                .unwrap()
                .entry(to.clone())
                .or_insert_with(|| mail.link("bestaetigen"));
            state.taken.lock().unwrap().push(mail);
            state.more.notify_all();
            if now() == Manner::LosesTheAnswer {
                return Ok(());
            }
            stream.write_all(b"250 taken\r\n")?;
        } else if command == "QUIT" {
            return stream.write_all(b"221 bye\r\n");
        } else {
            stream.write_all(b"250 ok\r\n")?;
        }
    }
}

/// The text of a mail up to the dot.
fn text(lines: &mut impl BufRead) -> std::io::Result<String> {
    let (mut text, mut line) = (String::new(), String::new());
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(text);
        }
        text.push_str(
            line.strip_prefix('.')
                .filter(|rest| rest.starts_with('.'))
                .unwrap_or(&line),
        );
    }
}
