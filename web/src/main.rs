//! Starts the Levelwise page.

mod app;
mod chance;
mod components;
mod el;
mod events;
mod files;
mod later;
mod pages;
mod routes;
mod shared;
mod state;
mod storage;
mod styles;
mod text;

fn main() {
    app::start();
}
