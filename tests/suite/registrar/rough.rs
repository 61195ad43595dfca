//! Whatever comes over the wire: slow, half, large, many, malformed. The program answers plainly or
//! closes, and serves the next family.

use super::process::{Process, Site, catalogue, form};
use super::sent::{LIST, asked, is_sent, sealed, sent};
use super::wire::{answer, connect, get, post, post_bytes, send};
use std::io::Write;
use std::net::{SocketAddr, TcpStream};

struct Running {
    _folder: tempfile::TempDir,
    process: Process,
}

fn running() -> Running {
    let folder = tempfile::tempdir().unwrap();
    let process = Site::new(folder.path(), &catalogue(2, 5)).start();
    Running {
        _folder: folder,
        process,
    }
}

/// The next family is served as if nothing had happened.
fn serves(address: SocketAddr, family: &str) {
    let served = sent(address, 0, family).unwrap();
    assert!(is_sent(&served), "{}", served.text);
}

#[test]
fn half_requests_and_silence_are_ended_and_hold_nobody_up() {
    let mut running = running();
    let address = running.process.address;
    let whole = post(LIST, &sealed(address, 0, "langsam").unwrap());
    let begun = |bytes: &[u8]| {
        let mut stream = connect(address).unwrap();
        stream.write_all(bytes).unwrap();
        stream
    };
    let silent = [
        begun(b""),
        begun(b"POST /anmeldung/ HTT"),
        begun(&whole[..100]),
    ];
    let half = begun(&whole[..whole.len() - 40]);
    serves(address, "kim");
    // The end of these four comes from the server: otherwise reading would give up with an error.
    for mut stream in silent {
        let mut rest = Vec::new();
        assert!(
            std::io::Read::read_to_end(&mut stream, &mut rest).is_ok(),
            "closed by the server"
        );
        assert!(!String::from_utf8_lossy(&rest).contains("Fast fertig"));
    }
    let late = answer(&half).unwrap();
    assert!(
        late.status == 408 && late.text.contains("Das hat zu lange gedauert"),
        "{}",
        late.text
    );
    serves(address, "noa");
    assert!(running.process.end().success());
    let log = running.process.log.lines().join("\n");
    assert_eq!(
        log.matches("list ").count(),
        2,
        "no half list was stored: {log}"
    );
}

#[test]
fn a_family_is_served_among_ten_thousand_idle_connections() {
    // This program needs as many open files as the other one.
    let me = std::process::id().to_string();
    let hard = "prlimit --pid \"$0\" --nofile --noheadings --output HARD";
    let hard = std::process::Command::new("sh")
        .args(["-c", hard, &me])
        .output()
        .unwrap();
    let hard = String::from_utf8(hard.stdout).unwrap().trim().to_owned();
    assert!(
        std::process::Command::new("prlimit")
            .args(["--pid", &me, &format!("--nofile={hard}:{hard}")])
            .status()
            .unwrap()
            .success()
    );
    let most = hard
        .parse::<usize>()
        .map_or(10_000, |hard| 10_000.min(hard - hard / 4));
    let running = running();
    let address = running.process.address;
    let idle: Vec<TcpStream> = (0..most)
        .map(|number| connect(address).unwrap_or_else(|error| panic!("{number}: {error}")))
        .collect();
    serves(address, "kim");
    assert_eq!(get(address, "/anmeldung/plaetze.json").unwrap().status, 200);
    assert_eq!(idle.len(), most);
}

#[test]
fn too_much_is_refused_and_too_long_is_a_message_at_its_field() {
    let running = running();
    let address = running.process.address;
    let large = send(address, &post_bytes("/anmeldung/", &vec![b'a'; 1 << 20])).unwrap();
    assert!(
        large.status == 413 && large.text.contains("zu viel auf einmal"),
        "{}",
        large.text
    );
    let before = asked(0, "kim", &[]);
    let long = |letters: usize| {
        let typed = form(0, "kim")
            .with("child1_first_name", &"a".repeat(letters))
            .with("liste", before.get("liste"))
            .with("schritt", "familie");
        send(address, &post(LIST, &typed)).unwrap()
    };
    assert_eq!(long(100_000).status, 413);
    let no_seal = long(60_000);
    assert!(
        no_seal.status == 413 && no_seal.text.contains("Die Liste ist zu lang"),
        "{}",
        no_seal.status
    );
    let too_long = long(30_000);
    assert!(
        too_long.status == 422
            && too_long
                .text
                .contains("Kürzen Sie den Namen auf 80 Zeichen."),
        "{}",
        too_long.status
    );
    let many: String = (0..20_000).map(|number| format!("{number}=&")).collect();
    assert!(matches!(
        send(address, &post_bytes("/anmeldung/", many.as_bytes()))
            .unwrap()
            .status,
        404 | 413
    ));
    let head = format!(
        "GET /anmeldung/ HTTP/1.1\r\nHost: test\r\nX-Long: {}\r\n\r\n",
        "a".repeat(100_000)
    );
    assert_eq!(send(address, head.as_bytes()).unwrap().status, 431);
    serves(address, "noa");
}

#[test]
fn names_of_all_kinds_arrive_as_they_were_typed() {
    let running = running();
    let address = running.process.address;
    let check = |name: &str| {
        send(
            address,
            &post(LIST, &asked(0, "kim", &[("child1_first_name", name)])),
        )
        .unwrap()
    };
    for name in [
        "Zoë-Ľubomíra",
        "👩‍👧 Mia",
        "مريم",
        "עדי",
        "李",
        "O'Neill",
        "d’Été",
    ] {
        let page = check(name);
        assert!(
            page.status == 200 && page.text.contains(&name.replace('\'', "&#39;")),
            "{name}: {}",
            page.text
        );
    }
    // Signs that steer a terminal or the direction of reading are no part of a name.
    for name in ["Kim\0", "K\u{1b}im", "\u{202e}Kim", "Ki\r\nm"] {
        let page = check(name);
        let (_, name) = page.text.split_once("np-child__mark").unwrap();
        let shown = name.split("</span>").nth(1).unwrap();
        assert!(
            ["Kim", "K im", "Ki m"].contains(&shown),
            "it is shown as {shown:?}"
        );
    }
}

#[test]
fn bytes_that_are_no_form_get_a_plain_answer() {
    let running = running();
    let address = running.process.address;
    for body in [
        &b"season=\xff\xfe&offer=%ZZ%"[..],
        b"%00=%00",
        b"&&&===",
        b"\x00\x01\x02",
        b"season=2027-ostern&offer=o0&child1_first_name=J\xf6rg&form=1",
    ] {
        let answer = send(address, &post_bytes("/anmeldung/", body)).unwrap();
        assert!(
            matches!(answer.status, 404 | 422),
            "{body:?}: {}",
            answer.text
        );
    }
    serves(address, "kim");
}

#[test]
fn other_kinds_of_requests_get_a_plain_answer() {
    let running = running();
    let address = running.process.address;
    let json = "POST /anmeldung/ HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    assert_eq!(send(address, json.as_bytes()).unwrap().status, 415);
    for method in [
        "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW",
    ] {
        let request = format!(
            "{method} /anmeldung/ HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        );
        let status = send(address, request.as_bytes()).unwrap().status;
        assert!(matches!(status, 404 | 405), "{method}: {status}");
    }
    let head = send(
        address,
        b"HEAD /anmeldung/unterwegs/ HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n",
    )
    .unwrap();
    assert!(
        head.status == 200 && head.text.ends_with("\r\n\r\n"),
        "a head has no body: {}",
        head.text
    );
    serves(address, "kim");
}

#[test]
fn paths_that_lead_out_and_bytes_that_are_no_http_lead_nowhere() {
    let running = running();
    let address = running.process.address;
    for path in [
        "/anmeldung/../../etc/passwd",
        "/anmeldung/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/anmeldung/%00",
        "/anmeldung//familie",
        "/store/registrar.sqlite",
        "/?/anmeldung/",
    ] {
        let answer = get(address, path).unwrap();
        assert!(
            answer.status == 404 && !answer.text.contains("root:"),
            "{path}: {}",
            answer.status
        );
    }
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n\r\n\r\n\r\nfoo\r\n\r\n",
    ] {
        let answer = send(address, garbage);
        assert!(answer.is_err() || answer.unwrap().status >= 400);
    }
    let two = "POST /anmeldung/ HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
    assert!(send(address, two.as_bytes()).is_err_or_bad());
    serves(address, "kim");
}

trait Bad {
    fn is_err_or_bad(&self) -> bool;
}

impl Bad for std::io::Result<super::wire::Answer> {
    fn is_err_or_bad(&self) -> bool {
        self.as_ref().is_ok_and(|answer| answer.status >= 400) || self.is_err()
    }
}
