//! A small HTTP client for one connection with keep-alive.

use jugendportal::registrar::web::fields::Fields;
use std::net::SocketAddr;
use std::pin::Pin;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::net::TcpStream;

/// One connection.
pub struct Client {
    stream: TcpStream,
    answer: Vec<u8>,
    buffer: Box<[u8]>,
}

/// A POST as bytes.
pub fn post(path: &str, fields: &Fields) -> Vec<u8> {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields.iter())
        .finish();
    let kind = "application/x-www-form-urlencoded";
    format!("POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// A GET as bytes.
pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n").into_bytes()
}

impl Client {
    /// Opens a connection.
    pub async fn open(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Client {
            stream,
            answer: Vec::with_capacity(16 * 1024),
            buffer: vec![0; 16 * 1024].into(),
        }
    }

    /// Sends a request; gives the status and the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> (u16, &str) {
        let mut sent = 0;
        while sent < request.len() {
            match self.stream.try_write(&request[sent..]) {
                Ok(count) => sent += count,
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    self.stream.writable().await.unwrap()
                }
                Err(error) => panic!("{error}"),
            }
        }
        self.answer.clear();
        while !is_whole(&self.answer) {
            let Client {
                stream,
                answer,
                buffer,
            } = self;
            let mut read = ReadBuf::new(buffer);
            std::future::poll_fn(|context| Pin::new(&mut *stream).poll_read(context, &mut read))
                .await
                .unwrap();
            assert!(!read.filled().is_empty(), "the connection was closed");
            answer.extend_from_slice(read.filled());
        }
        let text = std::str::from_utf8(&self.answer).unwrap();
        (text[9..12].parse().unwrap(), text)
    }
}

/// Whether an answer has come to its end. That of a stored form has no body: it takes no search.
fn is_whole(answer: &[u8]) -> bool {
    answer.starts_with(b"HTTP/1.1 303") && answer.ends_with(b"\r\n\r\n")
        || answer.len() >= length(answer)
}

/// The length of the answer that begins with these bytes, once its head is there.
fn length(bytes: &[u8]) -> usize {
    if bytes.is_empty() {
        return usize::MAX;
    }
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        return usize::MAX;
    };
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let body = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    end + 4 + body
}
