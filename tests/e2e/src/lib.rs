//! How does a test drive the Levelwise page in Chromium, Firefox and WebKit?
//!
//! A journey is an async function that takes a [`Session`] (one browser) and a
//! [`Server`] (one folder). [`on_every_browser!`] makes one test per browser of
//! it, so that `cargo test` shows `saves::chromium`, `saves::firefox` and
//! `saves::webkit`:
//!
//! ```no_run
//! use levelwise_e2e::{Result, Server, Session, on_every_browser};
//!
//! async fn a_choice_survives_a_reload(page: &Session, _server: &Server) -> Result<()> {
//!     page.goto("#/fill").await?;
//!     page.click_text("radio", "Getting started").await?;
//!     page.wait_for_text("[role=status]", "Saved").await?;
//!     page.reload().await?;
//!     page.wait_for("input:checked").await?;
//!     page.assert_no_console_errors().await?;
//!     page.assert_no_foreign_requests()
//! }
//!
//! on_every_browser!(a_choice_survives_a_reload);
//! # fn main() {}
//! ```
//!
//! What may take time is waited for: every wait polls every 25 ms until its
//! answer is there or ten seconds are over ([`DEADLINE`]), then names what it
//! waited for, what the page showed and where the picture is. Nothing is tried
//! twice, nothing sleeps for a fixed time.
//!
//! At most two journeys run at once in one test binary, however many threads
//! `RUST_TEST_THREADS` asks for: more only wait. The environment variables that
//! name browsers and drivers are listed in [`Tool`]; `cargo xtask test` sets them.
//!
//! Left out on purpose: traffic that ignores a proxy (WebRTC, a browser's own
//! DNS look-ups) is not recorded, and errors inside workers are seen in Chromium only.

mod accessibility;
mod browser;
mod capabilities;
mod console;
mod dead_end;
mod display;
mod downloads;
mod driver;
mod elements;
mod environment;
mod error;
mod home;
mod journey;
mod keyboard;
mod layout;
mod navigation;
mod options;
mod page;
mod process;
mod server;
mod session;
mod storage;
mod vendor;
mod waiting;
mod window;
mod wire;

pub use crate::accessibility::{AxeRules, Violation, ViolationNode};
pub use crate::browser::Browser;
pub use crate::console::{ConsoleError, ConsoleKind};
pub use crate::dead_end::ForeignRequest;
pub use crate::environment::{Tool, artifacts, dist, one_file};
pub use crate::error::{Error, Moment, Result};
pub use crate::journey::{Setup, run};
pub use crate::options::{ColorScheme, Motion, Options, PageLoad, SiteData};
pub use crate::server::{Answer, Serve, Server};
pub use crate::session::Session;
pub use crate::waiting::{DEADLINE, POLL};
