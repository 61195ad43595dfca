//! How long `portal check` takes for long pages of one kind of mark, and for one twice as long. A
//! ratio near 2 is what it should be. Prints figures; passes always. `cargo bench --bench text`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of the shorter page; twice as many are just below the limit of a file.
const SIZE: usize = 500_000;
const ROUNDS: usize = 3;

/// What people write, and what breaks parsers.
const PIECES: [(&str, &str, &str); 17] = [
    ("headings", "## Titel\n\n", ""),
    ("glued headings", "##Titel\n", ""),
    ("links", "[x](/impressum/) ", ""),
    ("links that lead nowhere", "[x](/fragen/)\n", ""),
    ("links apart", "[x] (/fragen/) ", ""),
    ("tags", "<b>x</b>\n", ""),
    ("tags in one line", "<b>x</b> ", ""),
    ("bullets", "• x\n", ""),
    ("bars", "| x ", ""),
    ("rows", "| x | y |\n", "| a | b |\n|---|---|\n"),
    ("quotes", "> ", ""),
    ("brackets", "[", ""),
    ("stars", "*", ""),
    ("stars and letters", "*a ", ""),
    ("mailboxes", "vorname.nachname@beispiel.example ", ""),
    ("numbers", "(0170) 0000000/", ""),
    ("names", "Frau Nachname ", ""),
];

fn main() {
    println!("| page of | ms | twice as long, ms | ratio |");
    println!("|---|---|---|---|");
    for (name, piece, head) in PIECES {
        let once = median(piece, head, SIZE);
        let twice = median(piece, head, 2 * SIZE);
        println!(
            "| {name} | {} | {} | {:.1} |",
            once.as_millis(),
            twice.as_millis(),
            twice.as_secs_f64() / once.as_secs_f64()
        );
    }
}

fn median(piece: &str, head: &str, size: usize) -> Duration {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&repository.join("tests/fixtures/base"), folder.path());
    for shared in ["site/i18n", "site/assets"] {
        copy(&repository.join(shared), &folder.path().join(shared));
    }
    let text = piece.repeat(size / piece.len());
    let page = format!("---\ntitle: Lang\ndescription: Lang.\n---\n\n{head}{text}\n");
    fs::write(folder.path().join("site/pages/de/lang.md"), page).expect("the page");
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| check(folder.path())).collect();
    times.sort();
    times[times.len() / 2]
}

fn check(folder: &Path) -> Duration {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let start = Instant::now();
    Command::new(env!("CARGO_BIN_EXE_portal"))
        .args(["check", "--today", "2027-03-01"])
        .arg("--templates")
        .arg(repository.join("templates"))
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("portal");
    start.elapsed()
}

fn copy(from: &Path, to: &Path) {
    for (path, file) in jugendportal::files::walk(from).expect("the fixtures") {
        let target = to.join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(file, target).expect("a copy");
    }
}
