//! What the web server says with every answer: one list, written as `_headers` and as a snippet for
//! nginx.

use super::maker::File;
use crate::routes;
use std::fmt::Write as _;

/// With every answer.
pub const SECURITY: [(&str, &str); 7] = [
    (
        "Content-Security-Policy",
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// For a part of the site: what it says besides [`SECURITY`], and whether requests are written to a
/// log.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Beginning of the path.
    pub path: &'static str,
    /// More headers.
    pub headers: &'static [(&'static str, &'static str)],
    /// Whether the web server may log who asked.
    pub logged: bool,
}

/// Kept for ever: the name holds the hash of the content.
const FOR_EVER: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");
/// Pages change during the day.
const SHORT: (&str, &str) = ("Cache-Control", "public, max-age=300, must-revalidate");
/// Feeds, calendars and open data.
const HOUR: (&str, &str) = ("Cache-Control", "public, max-age=3600");
/// Other sites may read it in the browser.
const FOR_ALL: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// The parts of the site; the first is all the rest.
pub const PARTS: [Part; 5] = [
    Part {
        path: routes::START,
        headers: &[SHORT],
        logged: true,
    },
    Part {
        path: routes::ASSETS,
        headers: &[FOR_EVER],
        logged: true,
    },
    Part {
        path: routes::OPEN_DATA,
        headers: &[HOUR, FOR_ALL],
        logged: true,
    },
    Part {
        path: routes::FEEDS,
        headers: &[HOUR, FOR_ALL],
        logged: true,
    },
    // Nobody learns who looked for help.
    Part {
        path: routes::HELP,
        headers: &[SHORT],
        logged: false,
    },
];

/// Where the registrar listens.
const REGISTRAR: &str = "http://127.0.0.1:8081";

/// `_headers` for hosts that read it. Rules add up there, so pages keep the host's own caching
/// (none without asking back).
pub(super) fn file() -> File {
    let mut text = String::from("/*\n");
    for (name, value) in SECURITY {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for part in &PARTS[1..] {
        let _ = writeln!(text, "{}*", part.path);
        for (name, value) in part.headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    (routes::file(routes::HEADERS), text.into())
}

/// The snippet for nginx: to be included in a `server` block that names host, certificate and
/// `root`.
pub fn nginx() -> String {
    let mut text = String::from(
        "# Made by `portal build`. Include it in the server block of the portal:\n\
         #\n\
         #   server {\n\
         #       listen 443 ssl;\n\
         #       server_name …; ssl_certificate …; ssl_certificate_key …;\n\
         #       root …/dist/public;\n\
         #       include …/dist/server/nginx.conf;\n\
         #   }\n\
         #\n\
         # .gz and .br lie beside every text file. Without the brotli module, delete the line brotli_static.\n\n\
         index index.html;\n",
    );
    let _ = writeln!(text, "error_page 404 {};", routes::NOT_FOUND);
    text.push_str(
        "server_tokens off;\n\
         charset utf-8;\n\
         charset_types text/calendar text/css text/javascript text/plain application/json application/manifest+json application/xml;\n\
         gzip_static on;\n\
         brotli_static on;\n\n\
         types {\n",
    );
    for (mime, endings) in TYPES {
        let _ = writeln!(text, "    {mime} {endings};");
    }
    text.push_str("}\n");
    for part in &PARTS {
        location(&mut text, part);
    }
    // The page for what is missing decides for all parts whether a miss is logged.
    let _ = write!(
        text,
        "\nlocation = {} {{\n    internal;\n    access_log off;\n",
        routes::NOT_FOUND
    );
    headers(&mut text, &[SHORT]);
    text.push_str("}\n");
    registrar(&mut text);
    text
}

fn location(text: &mut String, part: &Part) {
    // Without the slash, the way there is not logged either.
    let location = if part.logged {
        part.path
    } else {
        part.path.trim_end_matches('/')
    };
    let _ = writeln!(text, "\nlocation {location} {{");
    let file = if part.path == routes::ASSETS {
        "$uri"
    } else {
        "$uri $uri/"
    };
    let _ = writeln!(text, "    try_files {file} =404;");
    if !part.logged {
        text.push_str("    access_log off;\n    log_not_found off;\n");
    }
    headers(text, part.headers);
    text.push_str("}\n");
}

/// The addresses at which the registrar answers.
fn registrar(text: &mut String) {
    text.push_str(
        "\n# The registrar sends its own headers; families' addresses reach it for the rate limit only. The links of families stand in\n\
         # the address: they are keys, so no log keeps them, the one of errors neither.\n\
         # Pages are packed on their way: those to choose from are long, and say much twice.\n",
    );
    let _ = write!(
        text,
        "location {} {{\n    proxy_pass {REGISTRAR};\n    proxy_http_version 1.1;\n    proxy_set_header Connection \"\";\n    \
         proxy_set_header Host $host;\n    proxy_set_header X-Forwarded-For $remote_addr;\n    client_max_body_size 256k;\n    \
         gzip on;\n    gzip_proxied any;\n    gzip_types application/json text/calendar;\n    \
         proxy_intercept_errors off;\n    error_page 502 504 =503 @anmeldung;\n    access_log off;\n    error_log /dev/null;\n}}\n\n\
         # While the registrar starts again.\nlocation @anmeldung {{\n    default_type text/html;\n    access_log off;\n    error_log /dev/null;\n",
        routes::REGISTRATION
    );
    headers(
        text,
        &[("Cache-Control", "no-store"), ("Retry-After", "60")],
    );
    let _ = write!(
        text,
        "    return 503 '{AWAY}';\n}}\n\n# Not for readers: the rules of other hosts.\nlocation = {} {{ return 404; }}\n",
        routes::HEADERS
    );
}

/// What a family reads while the registrar starts again.
const AWAY: &str = "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
    <title>Das hat gerade nicht geklappt</title><h1>Das hat gerade nicht geklappt</h1>\
    <p>Laden Sie diese Seite in einer Minute neu. Fragt Ihr Browser, ob er die Angaben noch einmal senden soll? Dann sagen Sie Ja.</p></html>";

/// What nginx's own list lacks or calls otherwise, and what the site has.
const TYPES: [(&str, &str); 13] = [
    ("text/html", "html"),
    ("text/css", "css"),
    ("text/javascript", "js"),
    ("text/calendar", "ics"),
    ("text/plain", "txt"),
    ("application/xml", "xml"),
    ("application/json", "json"),
    ("application/manifest+json", "webmanifest"),
    ("application/pdf", "pdf"),
    ("font/woff2", "woff2"),
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("image/jpeg", "jpg jpeg"),
];

/// The MIME type of a file by its ending, as the web server says it.
pub fn mime(file: &str) -> String {
    let ending = file.rsplit('.').next().unwrap_or_default();
    match TYPES
        .iter()
        .find(|(_, endings)| endings.split(' ').any(|known| known == ending))
    {
        Some((mime, _))
            if mime.starts_with("text/")
                || mime.starts_with("application/") && *mime != "application/pdf" =>
        {
            format!("{mime}; charset=utf-8")
        }
        Some((mime, _)) => (*mime).to_owned(),
        None => "application/octet-stream".to_owned(),
    }
}

/// nginx forgets the headers of the server block as soon as a location adds one: so every location
/// names all.
fn headers(text: &mut String, own: &[(&str, &str)]) {
    for (name, value) in SECURITY.iter().chain(own) {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_say_every_header_of_the_list() {
        let (nginx, netlify) = (nginx(), String::from_utf8(file().1.into()).unwrap());
        for (name, value) in SECURITY {
            assert_eq!(
                nginx
                    .matches(&format!("add_header {name} \"{value}\" always;"))
                    .count(),
                PARTS.len() + 2,
                "{name}"
            );
            assert!(netlify.contains(&format!("  {name}: {value}\n")), "{name}");
        }
    }

    #[test]
    fn nobody_logs_who_looks_for_help_or_the_links_of_families() {
        let nginx = nginx();
        for place in ["/hilfe", "= /404.html", "/anmeldung/", "@anmeldung"] {
            let rules = nginx
                .split(&format!("location {place} {{"))
                .nth(1)
                .unwrap()
                .split('}')
                .next()
                .unwrap();
            assert!(rules.contains("access_log off;"), "{rules}");
            assert!(
                !place.ends_with("anmeldung") && !place.ends_with("anmeldung/")
                    || rules.contains("error_log /dev/null;"),
                "{rules}"
            );
        }
    }
}
