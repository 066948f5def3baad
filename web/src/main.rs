//! Starts the Levelwise page.

mod app;
mod chance;
mod components;
mod device;
mod el;
mod events;
mod files;
mod host;
mod later;
mod pages;
mod routes;
mod shared;
mod state;
mod storage;
mod styles;
mod text;

/// A third of the standard one's code, and as quick for what a page allocates.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    app::start();
}
