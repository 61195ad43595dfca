//! The address of a whole site, from which every link in letters, feeds and the sitemap is made.

use super::{Message, is_slug};
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// `https://jugend.stadt.example`: scheme, host and perhaps a port, nothing behind it. The pages
/// link to each other from the top of their host, so a site below a path would link to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress(String);

/// What is wrong with an address, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongAddress {
    /// What is wrong.
    pub message: Message,
    /// What to write.
    pub hint: Message,
}

impl SiteAddress {
    /// Reads an address as somebody typed it.
    ///
    /// # Errors
    /// When it is not complete, or names more than a host.
    pub fn parse(typed: &str) -> Result<SiteAddress, WrongAddress> {
        let typed = typed.trim();
        let Some((scheme, rest)) = with_scheme(typed) else {
            return Err(without_scheme(typed));
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (host, behind) = rest.split_at(end);
        let host = host.to_ascii_lowercase();
        if !is_host(&host) {
            return Err(no_host(typed));
        }
        if !behind.chars().all(|letter| letter == '/') {
            return Err(below_a_host(typed, scheme, &host, behind));
        }
        Ok(SiteAddress(format!("{scheme}{host}")))
    }

    /// The address, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SiteAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl WrongAddress {
    /// Both in one, for a line in a terminal.
    pub fn told(self) -> Message {
        let WrongAddress { message, hint } = self;
        Message::new(
            format!("{}. {}", message.de, hint.de),
            format!("{}. {}", message.en, hint.en),
        )
    }
}

/// The scheme as it is written, and what follows it.
fn with_scheme(typed: &str) -> Option<(&'static str, &str)> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let (start, rest) = typed.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
    })
}

/// A host with or without a port: a name with a dot, `localhost`, or a number.
fn is_host(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let port_fits = port.is_none_or(|port| {
        port.bytes().all(|digit| digit.is_ascii_digit())
            && port.parse::<u16>().is_ok_and(|port| port > 0)
    });
    port_fits && (is_name(host) || is_number(host))
}

fn is_name(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let good = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
    };
    let last_is_a_word = labels
        .last()
        .is_some_and(|last| last.bytes().any(|letter| letter.is_ascii_alphabetic()));
    labels.iter().all(good) && last_is_a_word && (labels.len() > 1 || host == "localhost")
}

fn is_number(host: &str) -> bool {
    let inner = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    inner.map_or_else(
        || host.parse::<Ipv4Addr>().is_ok(),
        |host| host.parse::<Ipv6Addr>().is_ok(),
    )
}

fn not_complete(typed: &str) -> Message {
    Message::new(
        format!("»{typed}« ist keine vollständige Internetadresse"),
        format!("`{typed}` is no complete web address"),
    )
}

fn without_scheme(typed: &str) -> WrongAddress {
    let host = typed.trim_end_matches('/').to_ascii_lowercase();
    // Only what is good with `https://` in front is worth proposing.
    let hint = if is_host(&host) {
        Message::new(
            format!("Schreiben Sie »https://{host}«."),
            format!("Write `https://{host}`."),
        )
    } else {
        an_example()
    };
    WrongAddress {
        message: not_complete(typed),
        hint,
    }
}

fn no_host(typed: &str) -> WrongAddress {
    let hint = if typed.is_ascii() {
        an_example()
    } else {
        Message::new(
            "Die Adresse hat hier nur Buchstaben von a bis z. Hat sie Umlaute, nehmen Sie ihre Form mit »xn--«, die Ihr Anbieter nennt.",
            "The address has only letters a to z here. If it has umlauts, take its form with `xn--`, which your host knows.",
        )
    };
    WrongAddress {
        message: not_complete(typed),
        hint,
    }
}

fn an_example() -> Message {
    Message::new(
        "Schreiben Sie sie so: https://jugend.beispiel.de",
        "Write it like this: https://jugend.beispiel.de",
    )
}

fn below_a_host(typed: &str, scheme: &str, host: &str, behind: &str) -> WrongAddress {
    let message = Message::new(
        format!("die Adresse »{typed}« hört nicht hinter dem Hostnamen auf"),
        format!("the address `{typed}` does not end behind the name of the host"),
    );
    let domain = host.strip_prefix("www.").unwrap_or(host);
    let folder = behind
        .split(['/', '?', '#', '\\'])
        .find(|part| is_slug(part));
    let own = format!("{scheme}{}.{domain}", folder.unwrap_or("jugend"));
    // The folder as a name of its own says the most; a number has no names below it.
    let better = match SiteAddress::parse(&own) {
        Ok(own) if is_name(domain.split(':').next().unwrap_or_default()) => own.0,
        _ => format!("{scheme}{host}"),
    };
    let hint = Message::new(
        format!(
            "Das Portal liegt ganz oben auf einer eigenen Adresse, nicht in einem Unterordner. Schreiben Sie die Adresse, die dafür eingerichtet ist, zum Beispiel {better}"
        ),
        format!(
            "The portal lies at the top of an address of its own, not in a folder below. Write the address that was set up for it, for example {better}"
        ),
    );
    WrongAddress { message, hint }
}

#[cfg(test)]
mod tests {
    use super::SiteAddress;

    #[test]
    fn a_host_is_an_address_however_it_is_written() {
        for (typed, read) in [
            (
                "https://jugend.stadt.example",
                "https://jugend.stadt.example",
            ),
            (
                "https://jugend.stadt.example/",
                "https://jugend.stadt.example",
            ),
            (
                " HTTPS://Jugend.Stadt.example// ",
                "https://jugend.stadt.example",
            ),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("https://stadt.example\n", "https://stadt.example"),
            (
                "https://xn--jgend-kva.example",
                "https://xn--jgend-kva.example",
            ),
        ] {
            assert_eq!(SiteAddress::parse(typed).unwrap().as_str(), read, "{typed}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_an_address_that_is_taken() {
        for typed in [
            "",
            "foo",
            "www.stadt.example",
            "//stadt.example",
            "ftp://stadt.example",
            "https:stadt.example",
            "https:/stadt.example",
            "https://",
            "https://foo",
            "https://.example",
            "https://stadt..example",
            "https://stadt.example.",
            "https://-stadt.example",
            "https://stadt.example:",
            "https://stadt.example:0",
            "https://stadt.example:65536",
            "https://stadt.example:+80",
            "https://amt@stadt.example",
            "https://stadt .example",
            "https://1.2.3.456",
            "https://jügend.example",
            "https://www.stadt.example/jugend/",
            "https://www.stadt.example/jugend",
            "https://www.stadt.example:8443/a/b/",
            "https://www.stadt.example/./",
            "https://www.stadt.example/?a=b",
            "https://www.stadt.example#oben",
            "https://www.stadt.example/%20",
            "https://www.stadt.example/Jugend Portal/",
            "http://127.0.0.1/jugend/",
            "http://localhost/jugend/",
        ] {
            let wrong = SiteAddress::parse(typed).unwrap_err();
            let remedy = wrong
                .hint
                .de
                .split(['»', '«', ' '])
                .find(|word| word.contains("://"));
            match remedy {
                Some(remedy) => assert!(SiteAddress::parse(remedy).is_ok(), "{typed}: {remedy}"),
                None => assert!(wrong.hint.de.contains("xn--"), "{typed}: {wrong:?}"),
            }
        }
    }

    #[test]
    fn a_folder_is_proposed_as_a_name_of_its_own() {
        let wrong = SiteAddress::parse("https://www.stadt.example/jugend/").unwrap_err();
        assert!(wrong.hint.de.ends_with("https://jugend.stadt.example"));
    }
}
