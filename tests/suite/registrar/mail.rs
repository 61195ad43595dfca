//! Mails to a real mail server of another make, with STARTTLS or TLS and a password. `tests/run`
//! installs it.

use super::process::{Site, catalogue, confirmation};
use super::sent::{is_sent, sent};
use super::wire::{post, send};
use serde_json::Value;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// The Python of Debian, for which its packages are.
const PYTHON: &str = "/usr/bin/python3";

struct Server {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    port: u64,
}

impl Server {
    fn start(mode: &str, certificates: &Path) -> Server {
        let script =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/registrar/mail_server.py");
        let mut command = Command::new(PYTHON);
        command
            .arg(script)
            .arg(mode)
            .arg(certificates.join("server.pem"))
            .arg(certificates.join("server.key"));
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("Debian's python3 is needed: tests/run unit installs it");
        let mut server = Server {
            lines: BufReader::new(child.stdout.take().unwrap()).lines(),
            child,
            port: 0,
        };
        server.port = server.next()["port"].as_u64().unwrap();
        server
    }

    /// The next thing it tells.
    fn next(&mut self) -> Value {
        let line = self
            .lines
            .next()
            .expect("python3-aiosmtpd is needed: tests/run unit installs it")
            .unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// Ends it and gives what it told and nobody read.
    fn end(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.lines.by_ref().map_while(Result::ok).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An authority of its own with a certificate for `localhost`.
fn certificates(folder: &Path) -> PathBuf {
    let run = |arguments: &str| {
        let output = Command::new("openssl")
            .current_dir(folder)
            .args(arguments.split(' '))
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    run(&format!(
        "req -x509 {key} -keyout ca.key -out ca.pem -subj /CN=Test -days 2"
    ));
    run(&format!(
        "req {key} -keyout server.key -out server.csr -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    ));
    run(
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -copy_extensions copy -out server.pem",
    );
    std::fs::write(folder.join("password"), "geheim\n").unwrap();
    folder.to_owned()
}

fn site(folder: &Path, security: &str, port: u64) -> Site {
    let path = |name: &str| folder.join(name).display().to_string();
    let site = Site::new(folder, &catalogue(1, 1))
        .with("MAIL", "smtp")
        .with("SMTP_HOST", "localhost")
        .with("SMTP_SECURITY", security);
    let site = site
        .with("SMTP_PORT", &port.to_string())
        .with("SMTP_CA_FILE", &path("ca.pem"))
        .with("DEVELOPMENT", "");
    site.with("SMTP_USER", "amt")
        .with("SMTP_PASSWORD_FILE", &path("password"))
        .with("FROM_NAME", "Ferienpass Musterstadt")
}

/// Runs `send-test-mail`: exit code and message.
fn test_mail(site: &Site) -> (Option<i32>, String) {
    let output = site
        .command(&["send-test-mail", "amt@portal.example"])
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn a_family_gets_its_mails_over_starttls_with_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start("starttls", &certificates(folder.path()));
    let site = site(folder.path(), "starttls", server.port);
    let mut process = site.start();
    assert!(is_sent(&sent(process.address, 0, "kim").unwrap()));
    let mail = server.next();
    assert_eq!(
        (&mail["secured"], &mail["user"], &mail["to"][0]),
        (&true.into(), &"amt".into(), &"kim@familie.example".into())
    );
    is_a_whole_mail(&mail);
    let text = mail["parts"]["text/plain"].as_str().unwrap();
    let link = text
        .split("/anmeldung/bestaetigen?l=")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap();
    let done = send(
        process.address,
        &post("/anmeldung/bestaetigen", &confirmation(link)),
    )
    .unwrap();
    assert!(done.text.contains("Geschafft"), "{}", done.text);
    let result = server.next();
    let calendar = result["parts"]["text/calendar"].as_str().unwrap();
    assert!(calendar.contains("BEGIN:VEVENT"), "{result}");
    assert_ne!(
        result["headers"]["Message-ID"],
        mail["headers"]["Message-ID"]
    );
    assert!(process.end().success());
    assert!(
        server
            .end()
            .iter()
            .all(|line| !line.contains("kim@familie.example")),
        "two steps, two mails"
    );
}

fn is_a_whole_mail(mail: &Value) {
    assert_eq!(mail["defects"], Value::Array(vec![]), "{mail}");
    let header = |name: &str| mail["headers"][name].as_str().unwrap_or_default();
    assert_eq!(
        header("From"),
        "Ferienpass Musterstadt <portal@portal.example>"
    );
    assert_eq!(header("Reply-To"), "ferienpass@portal.example");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert!(
        header("Message-ID").ends_with("@portal.example>") && header("Date").contains("20"),
        "{mail}"
    );
    assert_eq!(mail["kind"], "multipart/alternative");
    let html = mail["parts"]["text/html"].as_str().unwrap();
    assert!(html.contains("</html>"));
}

#[test]
fn tls_from_the_first_octet_works_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start("tls", &certificates(folder.path()));
    let (code, said) = test_mail(&site(folder.path(), "tls", server.port));
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "the mail was handed over\n")
    );
    assert_eq!(server.next()["user"], "amt");
}

#[test]
fn a_wrong_password_a_strange_certificate_and_a_server_without_tls_get_no_mail() {
    let folder = tempfile::tempdir().unwrap();
    let certificates = certificates(folder.path());
    let server = Server::start("starttls", &certificates);
    let good = || site(folder.path(), "starttls", server.port);
    std::fs::write(folder.path().join("wrong"), "falsch").unwrap();
    let wrong = good().with(
        "SMTP_PASSWORD_FILE",
        &folder.path().join("wrong").display().to_string(),
    );
    let (code, said) = test_mail(&wrong);
    assert!(
        code == Some(2) && said.contains("SMTP 535") && !said.contains("falsch"),
        "{said}"
    );
    let (code, said) = test_mail(&good().with("SMTP_CA_FILE", ""));
    assert!(
        code == Some(2) && said.contains("certificate of the mail server is not accepted"),
        "{said}"
    );
    let plain = Server::start("plain", &certificates);
    let (code, said) = test_mail(&site(folder.path(), "starttls", plain.port));
    assert!(code == Some(2), "{said}");
    assert_eq!(
        (server.end(), plain.end()),
        (vec![], vec![]),
        "no mail went anywhere"
    );
}

#[test]
fn sendmail_gets_the_whole_mail_and_its_refusal_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("sendmail");
    let run = |script: &str| {
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(
            &program,
            std::os::unix::fs::PermissionsExt::from_mode(0o755),
        )
        .unwrap();
        let site = Site::new(folder.path(), &catalogue(1, 1))
            .with("MAIL", "sendmail")
            .with("DEVELOPMENT", "");
        let path = format!("{}:/usr/bin:/bin", folder.path().display());
        let output = site
            .command(&["send-test-mail", "amt@portal.example"])
            .env("PATH", path)
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, said) = run("echo \"$@\" > arguments; cat > mail");
    assert_eq!(code, Some(0), "{said}");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(
        read("arguments").contains("-f portal@portal.example")
            && read("arguments").contains("amt@portal.example")
    );
    assert!(
        read("mail").contains("Auto-Submitted: auto-generated")
            && read("mail").contains("Subject: Testmail des Ferienpasses")
    );
    let (code, said) = run("cat >/dev/null; exit 75");
    assert!(
        code == Some(2) && said.contains("sendmail did not take the mail"),
        "{said}"
    );
}
