//! How a server is reached: its address, and encrypted unless it is on this machine. The only file
//! that names `rustls`.

use crate::text::{Explain, Message};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use std::time::Duration;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

/// A server that does not answer for so long is away.
const CONNECT: Duration = Duration::from_secs(5);

/// What is needed to connect.
#[derive(Clone)]
pub struct Reach {
    config: Config,
    encryption: Arc<ClientConfig>,
}

impl std::fmt::Debug for Reach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reach(secret)")
    }
}

impl Reach {
    /// From `postgres://user@host/database`. `authority`: certificates in PEM that are trusted
    /// instead of those of the system.
    ///
    /// # Errors
    /// When the address or the certificates cannot be read.
    pub fn new(
        url: &str,
        password: Option<&str>,
        authority: Option<&[u8]>,
    ) -> anyhow::Result<Reach> {
        // What the library says of an address that it cannot read may quote the password in it.
        let mut config: Config = url.parse().ok().explain(|| {
            Message::new(
                "die Adresse der Datenbank ist nicht postgres://user@host/database",
                "the address of the database is not postgres://user@host/database",
            )
        })?;
        if let Some(password) = password {
            config.password(password);
        }
        let asked = url.contains("sslmode=require");
        config.ssl_mode(if is_on_this_machine(&config) && !asked {
            SslMode::Disable
        } else {
            SslMode::Require
        });
        config
            .connect_timeout(CONNECT)
            .application_name("registrar");
        Ok(Reach {
            config,
            encryption: Arc::new(encryption(authority)?),
        })
    }

    /// The same server, where whatever would be written is refused.
    pub(super) fn to_read_only(&self) -> Reach {
        let mut reach = self.clone();
        reach.config.options("-c default_transaction_read_only=on");
        reach
    }

    /// Connects. The connection lives on the runtime that runs this.
    pub(super) async fn connect(&self) -> Result<Client, tokio_postgres::Error> {
        let tls = MakeRustlsConnect::new((*self.encryption).clone());
        let (client, connection) = self.config.connect(tls).await?;
        tokio::spawn(connection);
        // Statements are planned once, when the tables may still be empty. Every one of them has
        // its index; none may stay with a plan that reads whole tables. A server of another make
        // that does not know this setting does without.
        drop(client.batch_execute("SET enable_seqscan = off").await);
        Ok(client)
    }
}

fn is_on_this_machine(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .parse()
                    .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

fn encryption(authority: Option<&[u8]>) -> anyhow::Result<ClientConfig> {
    let mut trusted = RootCertStore::empty();
    match authority {
        Some(pem) => {
            for certificate in CertificateDer::pem_slice_iter(pem) {
                trusted
                    .add(certificate.explain(|| {
                        Message::new(
                            "die Zertifikate lassen sich nicht lesen",
                            "the certificates cannot be read",
                        )
                    })?)
                    .explain(|| {
                        Message::new(
                            "ein Zertifikat lässt sich nicht benutzen",
                            "a certificate cannot be used",
                        )
                    })?;
            }
            anyhow::ensure!(
                !trusted.is_empty(),
                Message::new(
                    "in der Datei ist kein Zertifikat",
                    "there is no certificate in the file"
                )
            );
        }
        None => {
            let _ =
                trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(builder
        .with_root_certificates(trusted)
        .with_no_client_auth())
}
