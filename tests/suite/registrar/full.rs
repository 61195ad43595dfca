//! A store that cannot write: a clear page, nothing typed is lost, nothing half done, and it goes
//! on by itself.
//!
//! A limit on the size of files stands for the full disk and for the read-only one: every write
//! past it fails.

use super::process::{Process, Site, catalogue, confirmation, links};
use super::sample;
use super::sent::{LIST, asked, is_sent, sealed_with, sent};
use super::smtp::{Manner, Server, Taken};
use super::wire::{Answer, get, post, send};
use jugendportal::registrar::domain::signed_links::Purpose;
use jugendportal::registrar::web::fields::Fields;
use std::process::Command;

/// Files cannot grow past this any more; `unlimited` ends it.
fn limit(process: &Process, bytes: &str) {
    let limited = Command::new("prlimit")
        .args([
            "--pid",
            &process.id().to_string(),
            &format!("--fsize={bytes}:"),
        ])
        .status()
        .unwrap();
    assert!(limited.success());
}

/// The program, deaf to the signal that comes with the limit: as on a full disk, writes just fail.
fn deaf(site: &Site) -> Process {
    let plain = site.command(&site.serve());
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args());
    command.current_dir(&site.folder).env_clear().envs(
        plain
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    site.start_as(command)
}

/// A program whose store will not take any more, and what families had before.
struct Full {
    site: Site,
    process: Process,
    mails: Server,
    /// A link to confirm with, not used so far.
    confirm: String,
    /// The link of a family that has confirmed.
    family: String,
    /// Its registration.
    registration: String,
    _folder: tempfile::TempDir,
}

impl Full {
    /// Both families come while all is well.
    fn new() -> Full {
        let folder = tempfile::tempdir().unwrap();
        let mails = Server::start(Manner::Takes);
        let mut programme = catalogue(1, 3);
        programme.seasons[0].offers[0]
            .questions
            .push(sample::catalogue().seasons[0].offers[0].questions[1].clone());
        let site = Site::new(folder.path(), &programme).with_mail_server(&mails);
        let process = deaf(&site);
        let mut full = Full {
            site,
            process,
            mails,
            confirm: String::new(),
            family: String::new(),
            registration: String::new(),
            _folder: folder,
        };
        full.come();
        full
    }

    fn come(&mut self) {
        let address = self.process.address;
        assert!(is_sent(&sent(address, 0, "vorher").unwrap()));
        self.confirm = self.link_of("vorher");
        assert!(is_sent(&sent(address, 0, "familie").unwrap()));
        self.confirm_with(&self.link_of("familie"));
        let own = |mail: &Taken| mail.to == "familie@familie.example";
        self.family = self.mails.wait_for(2, own)[1].link("familie").unwrap();
        let page = self.get(&format!("/anmeldung/familie?l={}", self.family));
        let number = page.text.split("&amp;nummer=").nth(1).unwrap();
        self.registration = number[..11].to_owned();
    }

    fn post(&self, path: &str, fields: &Fields) -> Answer {
        send(self.process.address, &post(path, fields)).unwrap()
    }

    fn get(&self, path: &str) -> Answer {
        get(self.process.address, path).unwrap()
    }

    fn link_of(&self, family: &str) -> String {
        let to = format!("{family}@familie.example");
        let mails = self.mails.wait_for(1, |mail| mail.to == to);
        mails[0].link("bestaetigen").unwrap()
    }

    fn confirm_with(&self, link: &str) -> Answer {
        self.post("/anmeldung/bestaetigen", &confirmation(link))
    }

    /// As long as there is room, lists are taken; gives the first that is not, with its number.
    fn first_refused(&self) -> (usize, Answer) {
        let refused = (0..).find_map(|number| {
            let answer = self.send_further(number);
            (!is_sent(&answer)).then_some((number, answer))
        });
        refused.unwrap()
    }

    /// One of many lists that come when there may be no room.
    fn send_further(&self, number: usize) -> Answer {
        let (family, email) = (
            format!("Kind-Ü-{number}"),
            format!("ue{number}@familie.example"),
        );
        let typed = [
            ("guardian_email", email.as_str()),
            ("guardian_name", "Maxi <Muster>"),
        ];
        let last = sealed_with(self.process.address, 0, &family, &typed).unwrap();
        self.post(LIST, &last)
    }

    fn confirms_nothing_but_reading_goes_on(&self) {
        let unconfirmed = self.confirm_with(&self.confirm);
        assert_eq!(unconfirmed.status, 503, "{}", unconfirmed.text);
        assert!(
            unconfirmed.text.contains("nichts speichern")
                && !unconfirmed.text.contains("Geschafft")
        );
        let page = self.get(&format!("/anmeldung/bestaetigen?l={}", self.confirm));
        assert_eq!(page.status, 200, "reading goes on");
    }

    /// What the family that has confirmed sends: where to, what, and what of it the page keeps.
    fn changes(&self) -> [(&'static str, Fields, Vec<String>); 2] {
        let contact = confirmation(&self.family)
            .with("schritt", "kontakt")
            .with("guardian_name", "Maxi <Neu>")
            .with("guardian_phone", "040 66969-199")
            .with("guardian_email", "neu@familie.example");
        let notes = confirmation(&self.family)
            .with("nummer", &self.registration)
            .with("hinweise", "Allergie: <Nüsse>")
            .with("einwilligung", "1");
        let contact_kept = [
            "value=\"Maxi &lt;Neu&gt;\"",
            "value=\"neu@familie.example\"",
            "value=\"kontakt\"",
        ];
        let notes_kept = [
            "Allergie: &lt;Nüsse&gt;</textarea>",
            " checked",
            &self.registration,
        ];
        [
            (
                "/anmeldung/familie",
                contact,
                contact_kept.map(str::to_owned).to_vec(),
            ),
            (
                "/anmeldung/fragen",
                notes,
                notes_kept.map(str::to_owned).to_vec(),
            ),
        ]
    }

    fn keeps_what_a_family_changes(&self) {
        for (path, typed, kept) in self.changes() {
            let answer = self.post(path, &typed);
            is_refused_for_now(&answer);
            contains_all(&answer, &[&format!("value=\"{}\"", self.family)]);
            contains_all(&answer, &kept);
        }
    }

    /// What the pages kept is taken when there is room again.
    fn takes_all_of_it(&self, number: usize) {
        let answer = self.send_further(number);
        assert!(is_sent(&answer), "{}", answer.text);
        for (path, typed, _) in self.changes() {
            let answer = self.post(path, &typed);
            assert_eq!(answer.status, 303, "what the page kept is taken: {path}");
        }
        let done = self.confirm_with(&self.confirm);
        assert!(
            done.status == 200 && done.text.contains("Geschafft"),
            "{}",
            done.text
        );
        let done = self.confirm_with(&self.link_of(&format!("ue{number}")));
        assert_eq!(done.status, 200, "{}", done.text);
    }

    /// It ends in peace, each family is there once, and the log names nobody.
    fn ends_with_each_family_once(mut self, number: usize) {
        assert!(self.process.end().success());
        let places = ["--store", "store", "--catalogue", "catalogue.json"];
        let mut export = self.site.command(&["export", "2027-ostern", "o0-1"]);
        let list = export.args(places).output().unwrap();
        let csv = String::from_utf8_lossy(&list.stdout).into_owned();
        assert_eq!(
            (
                csv.matches("vorher@").count(),
                csv.matches(&format!("ue{number}@")).count()
            ),
            (1, 1),
            "{csv}"
        );
        let log = self.process.log.lines().join("\n");
        assert!(
            !log.contains("Muster") && !log.contains("familie.example"),
            "{log}"
        );
    }
}

fn keeps_the_whole_list(number: usize, answer: &Answer) {
    is_refused_for_now(answer);
    contains_all(
        answer,
        &[
            &format!("Kind-Ü-{number}"),
            "Maxi &lt;Muster&gt;",
            "name=\"liste\"",
            "value=\"absenden\"",
        ],
    );
}

fn is_refused_for_now(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.text);
    contains_all(answer, &["retry-after: 60", "Ihre Angaben sind noch da"]);
}

fn contains_all(answer: &Answer, parts: &[impl AsRef<str>]) {
    for part in parts {
        let part = part.as_ref();
        assert!(
            answer.text.contains(part),
            "{part} is missing in {}",
            answer.text
        );
    }
}

fn goes_on_after(bytes: &str) {
    let full = Full::new();
    limit(&full.process, bytes);
    let (number, refused) = full.first_refused();
    limit(&full.process, "0");
    keeps_the_whole_list(number, &refused);
    full.confirms_nothing_but_reading_goes_on();
    full.keeps_what_a_family_changes();
    limit(&full.process, "unlimited");
    full.takes_all_of_it(number);
    full.ends_with_each_family_once(number);
}

#[test]
fn a_store_that_cannot_write_at_all_says_so_and_goes_on() {
    goes_on_after("0");
}

#[test]
fn a_disk_that_fills_up_says_so_and_goes_on() {
    goes_on_after("400000");
}

#[test]
fn a_page_that_was_sealed_by_somebody_else_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 2));
    let process = site.start();
    let foreign = links().sign(
        Purpose::Family,
        "kim",
        "2099-01-01T00:00:00Z".parse().unwrap(),
    );
    let last = asked(0, "kim", &[]).with("liste", &foreign);
    let answer = send(process.address, &post(LIST, &last)).unwrap();
    assert!(
        answer.status == 400
            && answer
                .text
                .contains("Diese Liste können wir nicht mehr lesen"),
        "{}",
        answer.text
    );
}
