//! Listens to the window until the listener is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use crate::host;

/// A listener that hears until it is dropped.
#[derive(Debug)]
pub struct Listener {
    name: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

/// Calls `run` on every event `name` of the window, also on those that the
/// document fires at itself.
pub fn listen(name: &'static str, run: impl Fn(Event) + 'static) -> Listener {
    let closure = Closure::<dyn Fn(Event)>::new(run);
    host::listen(name, closure.as_ref().unchecked_ref());
    Listener { name, closure }
}

impl Drop for Listener {
    fn drop(&mut self) {
        host::unlisten(self.name, self.closure.as_ref().unchecked_ref());
    }
}
