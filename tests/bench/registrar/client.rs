//! A small HTTP client for one connection with keep-alive.

use jugendportal::registrar::form::Fields;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// One connection.
pub struct Client {
    stream: TcpStream,
    answer: Vec<u8>,
}

/// A POST as bytes.
pub fn post(path: &str, fields: &Fields) -> Vec<u8> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.iter()).finish();
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
        Client { stream, answer: Vec::with_capacity(16 * 1024) }
    }

    /// Sends a request; gives the status and the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> (u16, &str) {
        let mut sent = 0;
        while sent < request.len() {
            match self.stream.try_write(&request[sent..]) {
                Ok(count) => sent += count,
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => self.stream.writable().await.unwrap(),
                Err(error) => panic!("{error}"),
            }
        }
        self.answer.clear();
        let mut whole = usize::MAX;
        while self.answer.len() < whole {
            self.stream.readable().await.unwrap();
            match self.stream.try_read_buf(&mut self.answer) {
                Ok(0) => panic!("the connection was closed"),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
                Err(error) => panic!("{error}"),
            }
            if whole == usize::MAX {
                whole = length(&self.answer);
            }
        }
        let text = std::str::from_utf8(&self.answer).unwrap();
        (text[9..12].parse().unwrap(), text)
    }
}

/// The length of the answer that begins with these bytes, once its head is there.
fn length(bytes: &[u8]) -> usize {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return usize::MAX };
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let body = head.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |length| length.parse().unwrap());
    end + 4 + body
}
