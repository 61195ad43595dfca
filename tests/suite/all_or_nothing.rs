//! Whatever happens while a site is written: the old tree is whole, or the new one is.

use crate::trees;
use jugendportal::output::{self, Output, Written};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Two sites that share half of their files; every file names its site.
fn site(name: &str) -> Output {
    let mut site = Output::default();
    for number in 0..150 {
        let shared = number % 2 == 0;
        let text = format!("{} {number} ", if shared { "both" } else { name }).repeat(200 + number);
        site.insert(
            format!("folder-{}/{number}/index.html", number % 7),
            text.into(),
        )
        .expect("a path of its own");
    }
    site.insert(format!("only-{name}.txt"), name.repeat(50_000).into())
        .expect("a path of its own");
    site
}

fn tree(site: &Output) -> std::collections::BTreeMap<String, Vec<u8>> {
    site.iter()
        .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
        .collect()
}

/// Where the writer of the next test works; it is this binary once more.
const TARGET: &str = "PORTAL_TEST_WRITER";

/// Not a test by itself: writes one site after the other until somebody kills it.
#[test]
fn writer_until_killed() {
    let Some(target) = std::env::var_os(TARGET) else {
        return;
    };
    let sites = [site("a"), site("b")];
    for round in 0usize.. {
        output::write(&sites[round % 2], Path::new(&target), None).unwrap();
    }
}

fn writer(target: &Path) -> Child {
    Command::new(std::env::current_exe().expect("the path of this binary"))
        .args(["--exact", "all_or_nothing::writer_until_killed"])
        .env(TARGET, target)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a second process")
}

#[test]
fn a_kill_in_the_middle_leaves_a_whole_site() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("public");
    let sites = [site("a"), site("b")];
    let trees = sites.each_ref().map(tree);
    output::write(&sites[0], &target, None).unwrap();
    let mut interrupted = 0;
    for round in 0..20u64 {
        let mut writer = writer(&target);
        // A new moment each time, anywhere between its start and some writes later.
        std::thread::sleep(Duration::from_millis(10 + round * 7919 % 83));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let found = crate::trees::read(&target);
        assert!(
            trees.contains(&found),
            "round {round}: {} files are neither the one site nor the other",
            found.len()
        );
        interrupted += usize::from(folder.path().join(".public.new").exists());
    }
    // What a killed writer left behind does not disturb the next one, and goes.
    output::write(&sites[1], &target, None).unwrap();
    assert_eq!(crate::trees::read(&target), trees[1]);
    assert_eq!(crate::trees::names(folder.path()), ["public"]);
    assert!(
        interrupted > 0,
        "no kill came in the middle of a write: the test tests nothing"
    );
}

#[test]
fn files_whose_bytes_did_not_change_are_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("public");
    assert_eq!(
        output::write(&site("a"), &target, None).unwrap(),
        Written {
            changed: 151,
            unchanged: 0
        }
    );
    let identity = |path: &str| {
        let meta = std::fs::metadata(target.join(path)).unwrap();
        (meta.ino(), meta.mtime(), meta.mtime_nsec())
    };
    let before = [
        identity("folder-0/0/index.html"),
        identity("folder-1/1/index.html"),
    ];
    assert_eq!(
        output::write(&site("b"), &target, None).unwrap(),
        Written {
            changed: 76,
            unchanged: 75
        }
    );
    let after = [
        identity("folder-0/0/index.html"),
        identity("folder-1/1/index.html"),
    ];
    assert_eq!(before[0], after[0]);
    assert_ne!(before[1].0, after[1].0);
    assert!(!target.join("only-a.txt").exists());
    assert_eq!(
        output::write(&site("b"), &target, None).unwrap(),
        Written {
            changed: 0,
            unchanged: 151
        }
    );
}

#[test]
fn a_place_that_is_taken_by_a_file_is_refused_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("public");
    std::fs::write(&target, "mine").unwrap();
    assert!(output::write(&site("a"), &target, None).is_err());
    assert_eq!(std::fs::read(&target).unwrap(), b"mine");
    assert_eq!(trees::names(folder.path()), ["public"]);
}

#[test]
fn a_cache_that_cannot_be_written_leaves_the_old_site() {
    let folder = tempfile::tempdir().unwrap();
    let (target, cache) = (folder.path().join("public"), folder.path().join("cache"));
    output::write(&site("a"), &target, None).unwrap();
    std::fs::write(&cache, "in the way").unwrap();
    assert!(output::write(&site("b"), &target, Some(&cache)).is_err());
    assert_eq!(trees::read(&target), tree(&site("a")));
    assert_eq!(trees::names(folder.path()), ["cache", "public"]);
}

/// A disk that takes no more: files end at a limit, first with an error, then with the end of the
/// process.
#[test]
fn a_full_disk_leaves_the_old_site_and_the_old_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    trees::run(trees::build(&out).arg("--no-compress"));
    let before = trees::read(&out);
    for preparation in ["trap '' XFSZ; ulimit -f 100", "ulimit -f 100"] {
        let mut shell = Command::new("sh");
        shell
            .arg("-c")
            .arg(format!("{preparation}; exec \"$0\" \"$@\""))
            .arg(env!("CARGO_BIN_EXE_portal"));
        shell
            .args(["build", "--no-compress", "--today", "2027-07-10", "--out"])
            .arg(&out)
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        let output = shell.output().unwrap();
        assert!(
            !output.status.success(),
            "{preparation}: the limit was not reached"
        );
        for part in ["public", "registrar/catalogue.json", "server/nginx.conf"] {
            let of = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
                tree.iter()
                    .filter(|(path, _)| path.starts_with(part))
                    .map(|(path, bytes)| (path.clone(), bytes.clone()))
                    .collect::<Vec<_>>()
            };
            assert!(
                of(&before) == of(&trees::read(&out)),
                "{preparation}: {part} is not as it was"
            );
        }
    }
}

#[test]
fn data_with_an_error_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_portal"))
        .args(["build", "--data"])
        .arg(folder.path().join("nothing-here"))
        .arg("--out")
        .arg(folder.path().join("dist"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(trees::names(folder.path()).is_empty());
}
