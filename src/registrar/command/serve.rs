//! `registrar serve`: everything put together.

use super::{World, settings, store, told};
use crate::registrar::domain::Email;
use crate::registrar::domain::signed_links::Links;
use crate::registrar::family::identity;
use crate::registrar::mail::letters::{Letters, Mail, calendar_file};
use crate::registrar::mail::mailer::Mailer;
use crate::registrar::programme::{Programme, read_programme};
use crate::registrar::service::app::app;
use crate::registrar::service::config::Settings;
use crate::registrar::service::journal::Journal;
use crate::registrar::service::server;
use crate::registrar::service::{Parts, Service};
use crate::registrar::store::Store;
use crate::registrar::store::location::Location;
use crate::registrar::terminal::{Answer, Locations};
use crate::registrar::web::context::{Context as Shared, Log};
use crate::text::{Explain, Lang, Message};
use anyhow::Context;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Threads for reading the store: each keeps a connection and its memory.
const READERS: usize = 4;

/// Serves until the program is asked to end.
pub fn serve(locations: &Locations, listen: SocketAddr, world: World) -> anyhow::Result<()> {
    let settings = settings(world)?;
    let programme = read_programme(&locations.catalogue)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .max_blocking_threads(READERS)
        .enable_all()
        .build()?;
    let journal = Journal::start(world.log)?;
    let ended = runtime.block_on(run(
        locations,
        listen,
        world,
        journal.log(),
        settings,
        programme,
    ));
    journal.end();
    ended
}

async fn run(
    locations: &Locations,
    listen: SocketAddr,
    world: World,
    log: Log,
    settings: Settings,
    programme: Programme,
) -> anyhow::Result<()> {
    let key = store::key(locations, &settings, world)?;
    let links = Links::new(key);
    let store = store::open(locations, &settings, world)?;
    identity::adopt(&store, programme.catalogue().dates()).await?;
    let base = settings.public_url.as_deref();
    let base = base.unwrap_or(&programme.catalogue().base_url);
    let host = calendar_file::fixed_host(&store, base).await?;
    let mailer = Mailer::new(settings.mail, &settings.from, &settings.from_name)?;
    let service = Arc::new(Service::new(Parts {
        store: store.clone(),
        programme: Arc::new(programme),
        letters: Letters::new(links.clone(), settings.office, settings.public_url, host)?,
        links,
        mailer,
        clock: Arc::new(world.clock),
        chance: Arc::new(world.chance),
        log,
        posts_per_minute: settings.posts_per_minute,
        hold: settings.hold,
        mails: None,
    })?);
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .with_context(|| format!("{listen}"))?;
    service
        .context
        .log(&format!("listening on {}", listener.local_addr()?));
    let (stop, stopped) = watch::channel(false);
    let ended = |mut stopped: watch::Receiver<bool>| async move {
        drop(stopped.wait_for(|stop| *stop).await)
    };
    let worker = tokio::spawn({
        let (service, stopped) = (Arc::clone(&service), stopped.clone());
        async move { service.work(ended(stopped)).await }
    });
    let reader = tokio::spawn(follow(
        locations.catalogue.clone(),
        Arc::clone(&service.context),
    ));
    let asked = asked_to_end(Arc::clone(&store));
    server::serve(listener, app(&service), server::most_connections(), asked).await?;
    reader.abort();
    stop.send_replace(true);
    drop(tokio::time::timeout(Duration::from_secs(30), worker).await);
    anyhow::ensure!(
        store.is_alive(),
        Message::new(
            "das Schreiben in die Anmeldungen hat geendet",
            "the writer of the store has ended"
        )
    );
    service.context.log("ended");
    Ok(())
}

async fn asked_to_end(store: Arc<Store>) {
    tokio::select! {
        () = crate::interrupt::interrupted() => {}
        // Without its writer the store is of no use: the service manager starts the program anew.
        () = dead(store) => {}
    }
}

async fn dead(store: Arc<Store>) {
    while store.is_alive() {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Reads the catalogue again when it changes; a broken one is logged once, and the old one stays.
async fn follow(path: std::path::PathBuf, context: Arc<Shared>) {
    let stamp = |path: &Path| {
        std::fs::metadata(path)
            .ok()
            .map(|facts| (facts.modified().ok(), facts.len()))
    };
    let mut seen = stamp(&path);
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = stamp(&path);
        if now == seen {
            continue;
        }
        seen = now;
        match read_programme(&path) {
            Ok(programme) => identity::follow(&context, programme).await,
            Err(error) => {
                let german = told(&error, Lang::De);
                identity::keep_out(&context, &error, german).await;
            }
        }
    }
}

/// Tells everything that is wrong with settings and catalogue.
pub fn check(locations: &Locations, world: World, lang: Lang) -> Answer {
    let settings = match Settings::read(&world) {
        Ok(settings)
            if settings.key.is_none() && matches!(locations.store, Location::Server(_)) =>
        {
            vec![store::no_key()]
        }
        settings => settings.err().unwrap_or_default(),
    };
    let catalogue = read_programme(&locations.catalogue).err();
    let problems: Vec<String> = settings
        .iter()
        .map(|problem| problem.in_language(lang).to_owned())
        .chain(catalogue.map(|error| told(&error, lang)))
        .collect();
    if problems.is_empty() {
        let fine = lang.pick(
            "Einstellungen und Katalog sind in Ordnung",
            "settings and catalogue are fine",
        );
        return Answer {
            message: format!("{fine}\n"),
            ..Answer::default()
        };
    }
    let word = lang.pick("Fehler", "error");
    Answer {
        message: problems
            .iter()
            .map(|problem| format!("{word}: {problem}\n"))
            .collect(),
        code: 2,
        ..Answer::default()
    }
}

/// Sends one mail with the settings as they are.
pub fn send_test_mail(to: &str, world: World, lang: Lang) -> anyhow::Result<Answer> {
    let settings = settings(world)?;
    let to = Email::parse(to)
        .explain(|| Message::new("das ist keine Mailadresse", "that is no mail address"))?;
    let now = (world.clock)();
    let mail = Mail {
        to,
        reply_to: Some(settings.office),
        subject: "Testmail des Ferienpasses".to_owned(),
        text: "Diese Mail zeigt, dass der Versand funktioniert.\n".to_owned(),
        html: "<p>Diese Mail zeigt, dass der Versand funktioniert.</p>\n".to_owned(),
        calendar: None,
        message: format!("test.{}", now.timestamp_millis()),
        written_at: now,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mailer = Mailer::new(settings.mail, &settings.from, &settings.from_name)?;
        mailer
            .send(&mail)
            .await
            .explain(|| Message::new("die Mail wurde nicht angenommen", "the mail was not taken"))
    })?;
    let done = lang.pick("Die Mail ist übergeben.", "the mail was handed over");
    Ok(Answer {
        message: format!("{done}\n"),
        ..Answer::default()
    })
}
