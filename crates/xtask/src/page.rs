//! How is the page built, and how is it served on this machine?
//!
//! Trunk does the work, from Trunk.toml; here it gets its surroundings.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::args::Optimise;
use crate::cargo::{self, WasmBuild};
use crate::error::Error;
use crate::places::Places;
use crate::process;
use crate::setup::browsers::is_ci;
use crate::setup::{Purpose, Toolbox};

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

pub(crate) fn build(places: &Places, optimise: Optimise) -> Result<(), Error> {
    let toolbox = Toolbox::prepare(places, purpose(optimise))?;
    build_with(places, &toolbox, optimise)
}

pub(crate) fn build_with(
    places: &Places,
    toolbox: &Toolbox,
    optimise: Optimise,
) -> Result<(), Error> {
    let started = Instant::now();
    fetch(places, toolbox)?;
    process::run(&mut trunk(places, toolbox, optimise, "build"))?;
    println!(
        "page: built in {} ({:.1} s)",
        places.dist().display(),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Returns when the server stops; on Unix the server takes this process over.
pub(crate) fn start(places: &Places, optimise: Optimise, port: Option<u16>) -> Result<(), Error> {
    let port = match port {
        Some(port) if is_free(port) => port,
        Some(port) => return Err(Error::PortTaken { port }),
        None => (FIRST_PORT..=LAST_PORT)
            .find(|port| is_free(*port))
            .ok_or(Error::NoFreePort {
                from: FIRST_PORT,
                to: LAST_PORT,
            })?,
    };
    let toolbox = Toolbox::prepare(places, purpose(optimise))?;
    // `trunk serve` keeps running when its first build fails, so that one is
    // done beforehand; the server then finds everything compiled.
    build_with(places, &toolbox, optimise)?;

    let program = std::env::current_exe().map_err(|source| Error::NotStarted {
        command: "xtask".to_owned(),
        source,
    })?;
    let mut herald = Command::new(program);
    herald
        .args(["announce", "--port", &port.to_string()])
        .current_dir(&places.root);
    let line = process::describe(&herald);
    herald.spawn().map_err(|source| Error::NotStarted {
        command: line,
        source,
    })?;

    let mut server = trunk(places, &toolbox, optimise, "serve");
    server.args(["--address", "127.0.0.1", "--no-autoreload", "true"]);
    // It would list names of this machine that others cannot reach.
    server.args(["--disable-address-lookup", "true"]);
    server.args(["--port", &port.to_string()]);
    become_process(&mut server)
}

/// Waits beside the server until the page answers, and says so. Ends with the
/// server.
pub(crate) fn announce(port: u16) {
    let server = parent();
    while server == parent() {
        if answers(port) {
            println!("\nLevelwise is ready: http://127.0.0.1:{port}/\nStop it with Ctrl+C.");
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// A server of its own would outlive a signal that is sent to this process.
#[cfg(unix)]
fn become_process(server: &mut Command) -> Result<(), Error> {
    let source = std::os::unix::process::CommandExt::exec(server);
    Err(Error::NotStarted {
        command: process::describe(server),
        source,
    })
}

#[cfg(not(unix))]
fn become_process(server: &mut Command) -> Result<(), Error> {
    process::run(server)
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

fn trunk(places: &Places, toolbox: &Toolbox, optimise: Optimise, action: &str) -> Command {
    let program = toolbox.trunk().to_string_lossy();
    let mut command = cargo::wasm(places, toolbox, wasm_build(optimise), &program);
    // Its backtraces would bury what the compiler says.
    command.env_remove("RUST_BACKTRACE");
    // Trunk would download what it does not find; everything is there.
    command.args(["--offline", "--skip-version-check", action]);
    match optimise {
        Optimise::No => {}
        Optimise::ForSize => {
            command.args(["--release", "--features", "split"]);
        }
    }
    // Trunk calls this program when it has built (Trunk.toml).
    if let Ok(own) = std::env::current_exe() {
        process::add_to_path(&mut command, &own);
    }
    command
}

/// Trunk's `--offline` holds for cargo too, so the crates come beforehand.
fn fetch(places: &Places, toolbox: &Toolbox) -> Result<(), Error> {
    let mut command = cargo::wasm(places, toolbox, WasmBuild::Plain, "cargo");
    command.args(["fetch", "--quiet"]);
    if is_ci() {
        command.arg("--locked");
    }
    process::run(&mut command)
}

fn purpose(optimise: Optimise) -> Purpose {
    match optimise {
        Optimise::No => Purpose::Page,
        Optimise::ForSize => Purpose::SmallPage,
    }
}

fn wasm_build(optimise: Optimise) -> WasmBuild {
    match optimise {
        Optimise::No => WasmBuild::Plain,
        Optimise::ForSize => WasmBuild::ForSize,
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(is_ok_answer(&start))
    };
    ask().unwrap_or(false)
}

fn is_ok_answer(start: &[u8]) -> bool {
    start.starts_with(b"HTTP/1.") && start.ends_with(b" 200")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_found_page_counts_as_an_answer() {
        assert!(is_ok_answer(b"HTTP/1.1 200"));
        assert!(!is_ok_answer(b"HTTP/1.1 404"));
        assert!(!is_ok_answer(b"SSH-2.0-Open"));
    }

    #[test]
    fn a_taken_port_is_not_free() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("any free port");
        let port = listener.local_addr().expect("it is bound").port();
        assert!(!is_free(port));
    }
}
