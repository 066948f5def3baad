//! How is a driver asked without an async runtime?
//! One small blocking HTTP request, for readiness and for closing a browser in a
//! `Drop`, where nothing can be awaited. All other traffic is fantoccini's.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// Asks `127.0.0.1:port` and gives back the body of the answer, whatever its
/// status.
pub(crate) fn ask(port: u16, method: &str, path: &str, within: Duration) -> io::Result<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, within)?;
    stream.set_read_timeout(Some(within))?;
    stream.set_write_timeout(Some(within))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    )?;
    let mut answer = BufReader::new(stream);
    let mut n_bytes = None;
    loop {
        let mut line = String::new();
        if answer.read_line(&mut line)? == 0 || line == "\r\n" {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            n_bytes = value.trim().parse::<usize>().ok();
        }
    }
    let mut body = Vec::new();
    match n_bytes {
        Some(n_bytes) => {
            body.resize(n_bytes, 0);
            answer.read_exact(&mut body)?;
        }
        None => {
            answer.read_to_end(&mut body)?;
        }
    }
    String::from_utf8(body).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// A port of 127.0.0.1 that nobody listens on at this moment.
pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
