//! `registrar serve` as a program of its own, with a programme that is open whatever the day is.

use super::sample;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::RequestId;
use jugendportal::registrar::domain::signed_links::Links;
use jugendportal::registrar::web::fields::Fields;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// The key of all links, so that a test can sign as the program does.
pub const KEY: [u8; 32] = [0x2a; 32];

/// The links of the program.
pub fn links() -> Links {
    Links::new(KEY)
}

/// A folder with a catalogue, in which the program can be started again and again.
#[derive(Debug)]
pub struct Site {
    /// The folder: `catalogue.json`, `store/`, `mails/`.
    pub folder: PathBuf,
    settings: Vec<(String, String)>,
    store: String,
}

/// The running program. It is killed when dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its log so far.
    pub log: Log,
    reader: Option<JoinHandle<()>>,
}

/// The log of a program, read while it runs.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<(Mutex<Vec<String>>, Condvar)>);

impl Log {
    fn push(&self, line: String) {
        self.0.0.lock().unwrap().push(line);
        self.0.1.notify_all();
    }

    /// All lines so far.
    pub fn lines(&self) -> Vec<String> {
        self.0.0.lock().unwrap().clone()
    }

    /// Asks again and again, for a minute at most, whether something has come about.
    pub fn wait_until(&self, has_come: impl Fn() -> bool) {
        let begin = std::time::Instant::now();
        while !has_come() {
            assert!(
                begin.elapsed() < Duration::from_secs(60),
                "it did not come: {:?}",
                self.lines()
            );
            let lines = self.0.0.lock().unwrap();
            drop(
                self.0
                    .1
                    .wait_timeout(lines, Duration::from_millis(50))
                    .unwrap(),
            );
        }
    }

    /// Waits until so many lines begin like this, and gives them.
    pub fn wait_for(&self, count: usize, begin: &str) -> Vec<String> {
        let fitting = |lines: &Vec<String>| {
            lines
                .iter()
                .filter(|line| line.starts_with(begin))
                .cloned()
                .collect::<Vec<_>>()
        };
        let lines = self.0.0.lock().unwrap();
        let (lines, over) = self
            .0
            .1
            .wait_timeout_while(lines, Duration::from_secs(60), |lines| {
                fitting(lines).len() < count
            })
            .unwrap();
        assert!(
            !over.timed_out(),
            "{begin:?} did not come {count} times: {lines:?}"
        );
        fitting(&lines)
    }
}

/// A programme with offers `o0`, `o1`, … of one occasion each (`o0-1`, …) in 2099, so that it is
/// open on every day of these tests.
pub fn catalogue(offers: usize, capacity: u32) -> Catalogue {
    let mut catalogue = sample::catalogue();
    let season = &mut catalogue.seasons[0];
    season.window_from = "2001-01-01".into();
    season.holidays = ("2099-04-01".into(), "2099-04-30".into());
    let model = season.offers[2].clone();
    season.offers = (0..offers)
        .map(|number| {
            let mut offer = model.clone();
            offer.id = format!("o{number}");
            offer.occasions[0].id = format!("o{number}-1");
            offer.occasions[0].capacity = Some(capacity);
            offer.occasions[0].sessions =
                vec![("2099-04-01T10:00".into(), "2099-04-01T12:00".into())];
            offer
        })
        .collect();
    catalogue
}

/// The id of the page of a family.
pub fn page(family: &str) -> RequestId {
    let mut chance = [0u8; 16];
    for (place, byte) in family.bytes().enumerate() {
        // The last letter tells versions of one list apart.
        chance[place % 9] = chance[place % 9].wrapping_mul(7).wrapping_add(byte);
    }
    RequestId::new("2027-03-01T09:00:00Z".parse().unwrap(), chance)
}

/// The signed text that confirms.
pub fn confirmation(link: &str) -> Fields {
    [("l".to_owned(), link.to_owned())].into_iter().collect()
}

/// What a family has typed with one child for the offer `o{offer}`.
pub fn form(offer: usize, family: &str) -> Fields {
    sample::form(
        &format!("o{offer}"),
        &format!("o{offer}-1"),
        &format!("{family}@familie.example"),
        &[family],
    )
    .with("child1_birth_year", "2089")
}

impl Site {
    /// With a catalogue, and a folder as mailbox.
    pub fn new(folder: &Path, catalogue: &Catalogue) -> Site {
        let site = Site {
            folder: folder.to_owned(),
            settings: Vec::new(),
            store: "store".to_owned(),
        };
        site.publish(catalogue);
        let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
        site.with(
            "MAIL",
            &format!("folder:{}", folder.join("mails").display()),
        )
        .with("DEVELOPMENT", "yes")
        .with("FROM", "portal@portal.example")
        .with("OFFICE", "amt@portal.example")
        .with("POSTS_PER_MINUTE", "0")
        .with("KEY", &key)
    }

    /// Writes the catalogue.
    pub fn publish(&self, catalogue: &Catalogue) {
        std::fs::write(
            self.folder.join("catalogue.json"),
            serde_json::to_string(catalogue).unwrap(),
        )
        .unwrap();
    }

    /// With a setting, without its prefix.
    pub fn with(mut self, name: &str, value: &str) -> Site {
        self.settings.retain(|(known, _)| known != name);
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a mail server of this machine, unsecured.
    pub fn with_mail_server(self, server: &super::smtp::Server) -> Site {
        let site = self
            .with("MAIL", "smtp")
            .with("SMTP_HOST", "127.0.0.1")
            .with("SMTP_SECURITY", "none");
        site.with("SMTP_PORT", &server.port().to_string())
    }

    /// A command of the program in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_registrar"));
        command
            .current_dir(&self.folder)
            .env_clear()
            .args(arguments);
        command.envs(
            self.settings
                .iter()
                .map(|(name, value)| (format!("REGISTRAR_{name}"), value)),
        );
        command
    }

    /// The arguments of `serve`.
    pub fn serve(&self) -> [&str; 7] {
        [
            "serve",
            "--catalogue",
            "catalogue.json",
            "--store",
            &self.store,
            "--listen",
            "127.0.0.1:0",
        ]
    }

    /// With its store on a database server.
    pub fn on_server(self, url: &str) -> Site {
        Site {
            store: url.to_owned(),
            ..self
        }
    }

    /// Starts the program and waits until it listens.
    pub fn start(&self) -> Process {
        self.start_as(self.command(&self.serve()))
    }

    /// Starts the program with its log in the file `log`, as a service manager may do, so that
    /// nobody has to read it meanwhile.
    pub fn start_quietly(&self, address: SocketAddr) -> Process {
        let log = std::fs::File::create(self.folder.join("log")).unwrap();
        let mut command = self.command(&self.serve()[..6]);
        let child = command
            .arg(address.to_string())
            .stderr(log)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while std::net::TcpStream::connect(address).is_err() {
            std::thread::yield_now();
        }
        Process {
            child,
            address,
            log: Log::default(),
            reader: None,
        }
    }

    /// A port that is free now.
    pub fn free_address() -> SocketAddr {
        std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
    }

    /// Starts it with a command made before, perhaps by way of another program.
    pub fn start_as(&self, mut command: Command) -> Process {
        let mut child = command
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let log = Log::default();
        let address = loop {
            let line = lines
                .next()
                .unwrap_or_else(|| panic!("it ended: {:?}", log.lines()))
                .unwrap();
            let address = line
                .strip_prefix("listening on ")
                .map(|address| address.parse().unwrap());
            log.push(line);
            if let Some(address) = address {
                break address;
            }
        };
        let sink = log.clone();
        let reader = std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| sink.push(line))
        });
        Process {
            child,
            address,
            log,
            reader: Some(reader),
        }
    }
}

impl Process {
    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it: it gets no moment to do anything.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.wait();
    }

    /// Asks it to end.
    pub fn ask_to_end(&self) {
        assert!(
            Command::new("kill")
                .args(["-TERM", &self.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        status
    }

    /// Asks it to end and waits for that.
    pub fn end(&mut self) -> ExitStatus {
        self.ask_to_end();
        self.wait()
    }

    /// A figure of `/proc/PID/status` in kB, such as `VmRSS`.
    pub fn kilobytes(&self, name: &str) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap_or_default();
        let line = status
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
