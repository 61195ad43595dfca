//! A PostgreSQL server of its own for the tests: in a new folder, reached by a socket in it, gone
//! when the tests end.

use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The running server.
#[derive(Debug)]
pub struct Server {
    folder: PathBuf,
    programs: PathBuf,
    user: Option<u32>,
    databases: AtomicU32,
    /// Its standard input stays open until this process ends, or the server is dropped.
    keeper: Option<Child>,
}

/// Starts with what the tests print; ends when that input ends, however the tests end.
const KEEPER: &str = r#"
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync="$3" -c max_connections=200 > "$2/log" 2>&1 &
server=$!
cat > /dev/null
kill -INT $server
wait $server
rm -rf "$2"
"#;

impl Server {
    /// The server that all tests of this program share.
    pub fn shared() -> &'static Server {
        static SERVER: OnceLock<Server> = OnceLock::new();
        SERVER.get_or_init(|| Server::start(false))
    }

    /// Starts one; `durable`: with every sync to disk, for measurements.
    pub fn start(durable: bool) -> Server {
        let folder = tempfile::Builder::new()
            .prefix("registrar-pg")
            .tempdir()
            .unwrap()
            .keep();
        let mut server = Server {
            keeper: None,
            programs: programs(),
            user: unprivileged(),
            folder,
            databases: AtomicU32::new(0),
        };
        if let Some(user) = server.user {
            chown(&server.folder, Some(user), None).unwrap();
        }
        std::fs::set_permissions(&server.folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        server.make_cluster();
        server.keep_running(durable);
        server.wait_until_it_answers();
        server
    }

    fn make_cluster(&self) {
        let made = self.run(
            "initdb",
            &[
                "--no-sync",
                "--auth=trust",
                "--username=registrar",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "-D",
                "data",
            ],
        );
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
    }

    fn keep_running(&mut self, durable: bool) {
        let mut keeper = self.command(Path::new("/bin/sh"));
        keeper
            .arg("-c")
            .arg(KEEPER)
            .arg("keeper")
            .arg(&self.programs)
            .arg(&self.folder)
            .arg(if durable { "on" } else { "off" })
            .stdin(Stdio::piped())
            .stdout(Stdio::null());
        self.keeper = Some(keeper.spawn().unwrap());
    }

    fn wait_until_it_answers(&self) {
        let begin = std::time::Instant::now();
        while !self.sql("postgres", "SELECT 1").status.success() {
            let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(
                begin.elapsed().as_secs() < 60,
                "PostgreSQL does not start: {}",
                log()
            );
            std::thread::yield_now();
        }
    }

    /// A new database; gives its address.
    pub fn database(&self) -> String {
        let name = format!("d{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = self.sql("postgres", &format!("CREATE DATABASE {name}"));
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        format!(
            "postgres://registrar@{}/{name}",
            self.folder.display().to_string().replace('/', "%2F")
        )
    }

    /// Runs SQL as the owner.
    pub fn sql(&self, database: &str, text: &str) -> Output {
        self.run(
            "psql",
            &[
                "-h",
                self.folder.to_str().unwrap(),
                "-U",
                "registrar",
                "-d",
                database,
                "-qAtc",
                text,
            ],
        )
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder);
        if let Some(user) = self.user {
            command.uid(user);
        }
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        self.command(&self.programs.join(program))
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }
}

/// PostgreSQL refuses to run as root: then it runs as `nobody`.
fn unprivileged() -> Option<u32> {
    let id = |arguments: &[&str]| {
        String::from_utf8(Command::new("id").args(arguments).output().unwrap().stdout)
            .unwrap()
            .trim()
            .parse()
            .unwrap()
    };
    let root: u32 = id(&["-u"]);
    (root == 0).then(|| id(&["-u", "nobody"]))
}

/// Where the programs of the server are: Debian keeps them out of the search path, one folder for
/// each version.
fn programs() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders
        .chain(std::env::split_paths(&path))
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .expect("PostgreSQL is not installed: tests/run unit installs it")
}
