//! How long a start takes with 10 000 confirmed registrations.

use super::client::{Client, get, post};
use super::process::{Process, Site, catalogue, form, links};
use super::{line, megabytes, milliseconds};
use chrono::{TimeDelta, Utc};
use jugendportal::registrar::domain::RequestId;
use jugendportal::registrar::domain::signed_links::Purpose;
use jugendportal::registrar::web::fields::Fields;
use std::time::Instant;

const REGISTRATIONS: usize = 10_000;

pub fn start() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(300, 40));
    let mut process = site.start();
    fill(&process);
    let (mut times, mut idle) = (Vec::new(), 0);
    for _ in 0..5 {
        process.end();
        let begin = Instant::now();
        process = site.start();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let mut client = Client::open(process.address).await;
            assert_eq!(client.ask(&get("/anmeldung/plaetze.json")).await.0, 200);
        });
        times.push(begin.elapsed());
        idle = process.kilobytes("VmRSS");
    }
    times.sort_unstable();
    line(
        "start to first answer, 10 000 registrations, median of 5",
        &milliseconds(times[2]),
        "< 50 ms",
    );
    line("memory after that start", &megabytes(idle), "< 15 MB");
}

/// Forms and confirmations, over HTTP like everything else.
fn fill(process: &Process) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let links = links();
    let soon = || Utc::now() + TimeDelta::hours(23);
    runtime.block_on(async {
        let tasks: Vec<_> = (0..50)
            .map(|task| {
                let (links, address) = (links.clone(), process.address);
                tokio::spawn(async move {
                    let mut client = Client::open(address).await;
                    for number in (task..REGISTRATIONS).step_by(50) {
                        let page = RequestId::new(
                            soon(),
                            std::array::from_fn(|place| (number >> (5 * place).min(63)) as u8),
                        );
                        let seal = links.sign(Purpose::Check, page.as_str(), soon());
                        let fields = form(number % 300, &format!("familie{number}"))
                            .with("siegel", &seal)
                            .with("schritt", "absenden");
                        assert_eq!(client.ask(&post("/anmeldung/", &fields)).await.0, 303);
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    // The log names every form.
    let lines = process.log.wait_for(REGISTRATIONS, "form ");
    let forms: Vec<String> = lines
        .iter()
        .filter_map(|line| Some(line.strip_prefix("form ")?.split(':').next()?.to_owned()))
        .collect();
    runtime.block_on(async {
        let tasks: Vec<_> = forms
            .chunks(REGISTRATIONS / 50)
            .map(|forms| {
                let (links, forms, address) = (links.clone(), forms.to_vec(), process.address);
                tokio::spawn(async move {
                    let mut client = Client::open(address).await;
                    for form in forms {
                        let link: Fields =
                            [("l".to_owned(), links.sign(Purpose::Confirm, &form, soon()))]
                                .into_iter()
                                .collect();
                        assert_eq!(
                            client.ask(&post("/anmeldung/bestaetigen", &link)).await.0,
                            200
                        );
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}
