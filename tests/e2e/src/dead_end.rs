//! Which requests leave the page's own host?
//! Every browser is told that this listener is its proxy for everything that is
//! not 127.0.0.1. It writes down what is asked and refuses it, so nothing leaves
//! the machine and an empty record is a proof.

use std::fmt;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::browser::Browser;

/// A request that a browser tried to send to another host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRequest {
    /// `GET`, `POST`, or `CONNECT` for anything encrypted.
    pub method: String,
    /// A full address, or host and port after `CONNECT`.
    pub target: String,
}

impl ForeignRequest {
    /// The host's name, without port.
    pub fn host(&self) -> &str {
        let after_scheme = self
            .target
            .split_once("://")
            .map_or(&*self.target, |(_, rest)| rest);
        after_scheme
            .split(['/', ':', '?'])
            .next()
            .unwrap_or_default()
    }
}

impl fmt::Display for ForeignRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.target)
    }
}

/// Hosts a browser asks on its own account, page or no page. Whole names, never
/// domains: a font from fonts.googleapis.com must not hide behind googleapis.com.
pub(crate) fn background_hosts(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium => &[
            "accounts.google.com",
            "android.clients.google.com",
            "clients2.google.com",
            "content-autofill.googleapis.com",
            "mtalk.google.com",
            "optimizationguide-pa.googleapis.com",
            "redirector.gvt1.com",
            "safebrowsingohttpgateway.googleapis.com",
            "update.googleapis.com",
        ],
        Browser::Firefox => &[],
        Browser::WebKit => &[],
    }
}

/// The proxy that leads nowhere, gone when this value is.
#[derive(Debug)]
pub(crate) struct DeadEnd {
    pub(crate) port: u16,
    record: Arc<Mutex<Vec<ForeignRequest>>>,
    is_closing: Arc<AtomicBool>,
}

impl DeadEnd {
    pub(crate) fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let record = Arc::new(Mutex::new(Vec::new()));
        let is_closing = Arc::new(AtomicBool::new(false));
        thread::spawn({
            let (record, is_closing) = (Arc::clone(&record), Arc::clone(&is_closing));
            move || {
                for stream in listener.incoming().flatten() {
                    if is_closing.load(Ordering::SeqCst) {
                        return;
                    }
                    let record = Arc::clone(&record);
                    // A browser may hold a connection open without asking anything.
                    thread::spawn(move || refuse(stream, &record));
                }
            }
        });
        Ok(Self {
            port,
            record,
            is_closing,
        })
    }

    pub(crate) fn record(&self) -> Vec<ForeignRequest> {
        self.record
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for DeadEnd {
    fn drop(&mut self) {
        self.is_closing.store(true, Ordering::SeqCst);
        // Wakes the listening thread, which then sees that it is over.
        let _ = TcpStream::connect_timeout(
            &SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)),
            Duration::from_secs(1),
        );
    }
}

/// Writes the request line down before answering, so that a page that sees its
/// request fail finds it in the record.
fn refuse(mut stream: TcpStream, record: &Mutex<Vec<ForeignRequest>>) -> Option<()> {
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .ok()?;
    let mut line = Vec::new();
    BufReader::new(stream.try_clone().ok()?)
        .read_until(b'\n', &mut line)
        .ok()?;
    let line = String::from_utf8_lossy(&line).into_owned();
    let mut words = line.split_whitespace();
    let foreign_request = ForeignRequest {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
    };
    record
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(foreign_request);
    stream
        .write_all(b"HTTP/1.1 502 Dead End\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .ok()
}

#[cfg(test)]
mod tests {
    use super::ForeignRequest;

    #[test]
    fn the_host_is_named_without_port_or_path() {
        for (target, host) in [
            ("http://fonts.example/a?b", "fonts.example"),
            ("http://fonts.example:8080/", "fonts.example"),
            ("fonts.example:443", "fonts.example"),
        ] {
            let foreign_request = ForeignRequest {
                method: "GET".to_owned(),
                target: target.to_owned(),
            };
            assert_eq!(foreign_request.host(), host);
        }
    }
}
