//! How does a folder become a web page for a test?
//! Starting, stopping and the record of requests are here; what one request is
//! answered with is in `server/answering`.

mod answering;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use axum::http::{HeaderName, HeaderValue};
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;

use crate::error::{Error, Result};
use crate::server::answering::{Site, answer};
use crate::waiting::{DEADLINE, POLL};

/// What a server says at one path instead of the file there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// This text, of this media type.
    Text {
        /// `application/json`, `text/html`.
        media_type: &'static str,
        /// The whole body.
        body: String,
    },
    /// An empty answer of this status: 404, 500.
    Status(u16),
    /// The file, after a while.
    After(Duration),
    /// Nothing, for as long as the server runs.
    Never,
}

/// How a folder is to be served.
#[derive(Debug, Clone)]
pub struct Serve {
    folder: PathBuf,
    mount: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    is_probed: bool,
    is_compressed: bool,
}

impl Serve {
    /// The files of this folder, at `/`, with their usual media types.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            mount: "/".to_owned(),
            headers: Vec::new(),
            is_probed: true,
            is_compressed: false,
        }
    }

    /// Puts the folder below a path, as GitHub Pages does: `/levelwise/`.
    #[must_use]
    pub fn at(mut self, mount: &str) -> Self {
        self.mount = match mount.trim_matches('/') {
            "" => "/".to_owned(),
            mount => format!("/{mount}/"),
        };
        self
    }

    /// Adds a header to every answer, such as a Content-Security-Policy.
    ///
    /// # Panics
    /// When HTTP knows no such name or value.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = name.parse().expect("a header's name");
        let value = value.parse().expect("a header's value");
        self.headers.push((name, value));
        self
    }

    /// Serves pages exactly as they are, without the script that
    /// [`Session::console_errors`](crate::Session::console_errors) reads.
    #[must_use]
    pub fn without_probe(mut self) -> Self {
        self.is_probed = false;
        self
    }

    /// Serves `a.js.br` in place of `a.js` to browsers that take it, as hosts do
    /// that compress by brotli.
    #[must_use]
    pub fn compressed(mut self) -> Self {
        self.is_compressed = true;
        self
    }

    /// Starts serving on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// When there is no such folder or no free port.
    pub fn start(self) -> Result<Server> {
        let folder = &self.folder;
        if !folder.is_dir() {
            let missing = io::Error::from(io::ErrorKind::NotFound);
            return Err(Error::io(format!("serving {}", folder.display()))(missing));
        }
        let socket = bind(0).map_err(Error::io("finding a port for the server"))?;
        let port = socket
            .local_addr()
            .map_err(Error::io("finding a port for the server"))?
            .port();
        let site = Site {
            folder: self.folder,
            mount: self.mount,
            headers: self.headers,
            is_probed: self.is_probed,
            is_compressed: self.is_compressed,
            answers: Mutex::default(),
            requests: Mutex::default(),
        };
        let server = Server {
            port,
            site: Arc::new(site),
            state: Mutex::new(State::Stopped(socket)),
        };
        server.start()?;
        Ok(server)
    }
}

/// A folder on a port of 127.0.0.1; it ends when this value does.
#[derive(Debug)]
pub struct Server {
    port: u16,
    site: Arc<Site>,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    Running(Runtime),
    /// The socket is bound and does not listen: nobody else can take the port,
    /// and who connects is refused.
    Stopped(TcpSocket),
    /// Only while one of the two others is made.
    Between,
}

impl Server {
    /// The full address of a path below the mount; of the mount for `""`.
    pub fn address(&self, path: &str) -> String {
        format!(
            "{}{}{}",
            self.origin(),
            self.site.mount,
            path.trim_start_matches('/')
        )
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Path and query of every request so far, oldest first.
    pub fn requests(&self) -> Vec<String> {
        self.site.requests().clone()
    }

    /// Forgets the requests so far, to count those that follow.
    pub fn forget_requests(&self) {
        self.site.requests().clear();
    }

    /// From now on answers requests for `path` (with the mount, without query)
    /// like this.
    pub fn answer(&self, path: &str, answer: Answer) {
        self.site.answers().insert(path.to_owned(), answer);
    }

    /// Answers all requests with files again.
    pub fn answer_with_files(&self) {
        self.site.answers().clear();
    }

    /// Ends every connection and accepts no more, as if the network were gone.
    /// Does nothing to a server that is stopped.
    ///
    /// # Errors
    /// When the port cannot be kept.
    pub fn stop(&self) -> Result<()> {
        let mut state = self.state();
        let runtime = match std::mem::replace(&mut *state, State::Between) {
            State::Running(runtime) => runtime,
            stopped @ (State::Stopped(_) | State::Between) => {
                *state = stopped;
                return Ok(());
            }
        };
        runtime.shutdown_background();
        let start = Instant::now();
        while is_open(self.port) && start.elapsed() < DEADLINE {
            thread::sleep(POLL);
        }
        *state = State::Stopped(bind(self.port).map_err(Error::io("keeping the server's port"))?);
        Ok(())
    }

    /// Serves again on the same port. Does nothing to a server that runs.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn start(&self) -> Result<()> {
        let mut state = self.state();
        let socket = match std::mem::replace(&mut *state, State::Between) {
            State::Stopped(socket) => socket,
            running @ (State::Running(_) | State::Between) => {
                *state = running;
                return Ok(());
            }
        };
        // A runtime of its own: dropping it ends every connection at once, and a
        // test that blocks its own runtime does not block the server.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(Error::io("starting the server"))?;
        let listener = {
            let _guard = runtime.enter();
            socket
                .listen(128)
                .map_err(Error::io("starting the server"))?
        };
        runtime.spawn(serve(listener, Arc::clone(&self.site)));
        *state = State::Running(runtime);
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A runtime that is simply dropped inside another one panics.
        if let State::Running(runtime) = std::mem::replace(&mut *self.state(), State::Between) {
            runtime.shutdown_background();
        }
    }
}

async fn serve(listener: TcpListener, site: Arc<Site>) -> io::Result<()> {
    let router = axum::Router::new().fallback(answer).with_state(site);
    axum::serve(listener, router).await
}

fn bind(port: u16) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    Ok(socket)
}

fn is_open(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok()
}
