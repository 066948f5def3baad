//! What a browser does for the page beyond showing it: keeps it for a time
//! without a network, brings its next version, promises not to clear what it
//! stores, makes images, and locks files by a password. `web/public/later.js` does
//! it; nothing that the first indicator needs may use this.

// wasm-bindgen declares foreign functions, which is unsafe by its nature.
#![allow(unsafe_code)]

use js_sys::Array;
use levelwise_core::format::{LOCK_ITERATIONS, Locked};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::host;

mod script {
    use super::*;
    use js_sys::Function;

    #[wasm_bindgen]
    extern "C" {
        #[derive(Debug, Clone)]
        pub type Later;
        #[wasm_bindgen(method)]
        pub fn watch(this: &Later, tell: &Function);
        #[wasm_bindgen(method)]
        pub fn attend(this: &Later, ask: &Function);
        #[wasm_bindgen(method)]
        pub fn answer(this: &Later, answer: &str);
        #[wasm_bindgen(method)]
        pub fn renew(this: &Later);
        #[wasm_bindgen(method, js_name = hasDraft)]
        pub fn has_draft(this: &Later) -> bool;
        #[wasm_bindgen(method, catch, js_name = isKept)]
        pub async fn is_kept(this: &Later) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(method, catch, js_name = isPersisted)]
        pub async fn is_persisted(this: &Later) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(method, catch)]
        pub async fn persist(this: &Later) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(method, catch, js_name = copyImage)]
        pub async fn copy_image(
            this: &Later,
            svg: &Element,
            style: &str,
        ) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(method, catch, js_name = saveImage)]
        pub async fn save_image(
            this: &Later,
            svg: &Element,
            style: &str,
            name: &str,
        ) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(method)]
        pub fn markup(this: &Later, root: &Element) -> String;
        #[wasm_bindgen(method, js_name = canLock)]
        pub fn can_lock(this: &Later) -> bool;
        #[wasm_bindgen(method, catch)]
        pub async fn lock(
            this: &Later,
            text: &str,
            password: &str,
            iterations: u32,
            head_of: &Function,
        ) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(method, catch)]
        pub async fn unlock(
            this: &Later,
            head: &str,
            iterations: u32,
            salt: &str,
            nonce: &str,
            data: &str,
            password: &str,
        ) -> Result<JsValue, JsValue>;
    }
}

/// The browser, as far as it does more than show the page.
#[derive(Debug, Clone)]
pub struct Device(script::Later);

/// What becomes of the page while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// It is the one to use.
    Present,
    /// Another one is on the device and waits.
    Waiting,
    /// Another tab has begun to use another one.
    Elsewhere,
}

impl Device {
    /// Loads what is needed; `None` if it cannot be had, and then the page
    /// stands without it.
    pub async fn load() -> Option<Self> {
        let later = host::later().await.ok()?;
        Some(Self(later.unchecked_into()))
    }

    /// Keeps the page on the device, and tells when another version is there.
    /// The closure hears as long as it lives.
    pub fn watch(&self, tell: impl Fn(Version) + 'static) -> Closure<dyn Fn(String)> {
        let tell = Closure::<dyn Fn(String)>::new(move |word: String| match &*word {
            "ready" => tell(Version::Waiting),
            _ => tell(Version::Elsewhere),
        });
        self.0.watch(tell.as_ref().unchecked_ref());
        tell
    }

    /// Lets the page around the form ask, which is answered at once. The closure
    /// answers as long as it lives.
    pub fn attend(&self, answer: fn(&str) -> String) -> Closure<dyn Fn(String)> {
        let script = self.0.clone();
        let ask = Closure::<dyn Fn(String)>::new(move |question: String| {
            script.answer(&answer(&question));
        });
        self.0.attend(ask.as_ref().unchecked_ref());
        ask
    }

    /// Loads the page again, in the version that waits.
    pub fn renew(&self) {
        self.0.renew();
    }

    /// Whether words stand in a form that is sent as a whole and were not sent.
    pub fn has_draft(&self) -> bool {
        self.0.has_draft()
    }

    /// Whether the page opens without a network.
    pub async fn is_kept(&self) -> bool {
        is_true(self.0.is_kept().await)
    }

    /// Whether the browser has promised not to clear what the page stores.
    pub async fn is_persisted(&self) -> bool {
        is_true(self.0.is_persisted().await)
    }

    /// Asks the browser to promise it; some then ask the person.
    pub async fn persist(&self) -> bool {
        is_true(self.0.persist().await)
    }
}

/// What a picture's classes mean outside the page: the page's own rules, in the
/// colors of paper, whatever the page looks like now.
const PICTURE_STYLE: &str = concat!(
    "svg{--surface:#fff;--sunken:#eef1f0;--ink:#1b2530;--muted:#4f5b67;--line:#d3dade;",
    "--edge:#7d8994;--accent:#0b5563;--accent-ink:#fff;--danger:#a3262a;",
    "--level-0:#e2e6e9;--level-0-ink:#1b2530;--level-1:#b9dfdd;--level-1-ink:#0c2f33;",
    "--level-2:#6fb9ba;--level-2-ink:#062427;--level-3:#0b5563;--level-3-ink:#fff;",
    "--text:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',sans-serif}",
    include_str!("../styles/pictures.css")
);

impl Device {
    /// Puts the picture in the element with this id onto the clipboard; `false`
    /// if the browser does not allow it.
    pub async fn copy_image(&self, id: &str) -> bool {
        let Some(svg) = picture(id) else { return false };
        self.0.copy_image(&svg, PICTURE_STYLE).await.is_ok()
    }

    /// Offers it as an image file; `false` if the browser cannot draw it.
    pub async fn save_image(&self, id: &str, name: &str) -> bool {
        let Some(svg) = picture(id) else { return false };
        self.0.save_image(&svg, PICTURE_STYLE, name).await.is_ok()
    }
}

impl Device {
    /// What the element with this id shows, as markup that needs nothing beside it.
    pub fn markup(&self, id: &str) -> Option<String> {
        Some(self.0.markup(&*host::find(id)?))
    }

    /// Whether this browser locks and unlocks here.
    pub fn can_lock(&self) -> bool {
        self.0.can_lock()
    }

    /// Locks a text by a password; `None` if the browser does not.
    pub async fn lock(&self, text: &str, password: &str) -> Option<Locked> {
        let head = |salt: String, nonce: String| {
            let data = String::new();
            let iterations = LOCK_ITERATIONS;
            let locked = Locked {
                iterations,
                salt,
                nonce,
                data,
            };
            locked.head()
        };
        let head = Closure::<dyn Fn(String, String) -> String>::new(head);
        let made = self.0.lock(
            text,
            password,
            LOCK_ITERATIONS,
            head.as_ref().unchecked_ref(),
        );
        let parts: Array = made.await.ok()?.dyn_into().ok()?;
        let part = |idx: u32| parts.get(idx).as_string();
        Some(Locked {
            iterations: LOCK_ITERATIONS,
            salt: part(0)?,
            nonce: part(1)?,
            data: part(2)?,
        })
    }

    /// The text that was locked; `None` if the password is another one.
    pub async fn unlock(&self, locked: &Locked, password: &str) -> Option<String> {
        let Locked {
            iterations,
            salt,
            nonce,
            data,
        } = locked;
        let head = locked.head();
        let text = self
            .0
            .unlock(&head, *iterations, salt, nonce, data, password);
        text.await.ok()?.as_string()
    }
}

fn picture(id: &str) -> Option<Element> {
    host::find(id)?.query_selector("svg.picture").ok().flatten()
}

fn is_true(answer: Result<JsValue, JsValue>) -> bool {
    answer.is_ok_and(|answer| answer.is_truthy())
}
