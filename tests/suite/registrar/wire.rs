//! HTTP by hand over one connection, whole or in pieces.

use jugendportal::registrar::web::fields::Fields;
use std::io::{Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Head and body.
    pub text: String,
}

/// A POST of a form as bytes. The connection ends after it.
pub fn post(path: &str, fields: &Fields) -> Vec<u8> {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields.iter())
        .finish();
    post_bytes(path, body.as_bytes())
}

/// A POST of these bytes as form data.
pub fn post_bytes(path: &str, body: &[u8]) -> Vec<u8> {
    let kind = "application/x-www-form-urlencoded";
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// A connection that gives up waiting after a minute.
pub fn connect(address: SocketAddr) -> Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    Ok(stream)
}

/// Reads the answer up to the end of the connection.
pub fn answer(mut stream: &TcpStream) -> Result<Answer> {
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    match text.get(9..12).and_then(|status| status.parse().ok()) {
        Some(status) => Ok(Answer { status, text }),
        None => Err(end
            .err()
            .unwrap_or_else(|| std::io::ErrorKind::UnexpectedEof.into())),
    }
}

/// Sends these bytes and reads the answer.
pub fn send(address: SocketAddr, request: &[u8]) -> Result<Answer> {
    let mut stream = connect(address)?;
    // A server that has read enough may answer before everything is written.
    let _ = stream.write_all(request);
    answer(&stream)
}

/// Asks for a page.
pub fn get(address: SocketAddr, path: &str) -> Result<Answer> {
    send(
        address,
        format!("GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").as_bytes(),
    )
}
