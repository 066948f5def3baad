//! A saved report that carries its assessment in a data block, in the open or
//! locked by a password (E5, E6). Locking and unlocking is for whoever has the
//! platform's cryptography; here is only what stands in the file.

use hmac_sha256::Hash;

use crate::record::{MAX_FILE_BYTES, Problem, Problems};
use crate::share::letters;

const OPEN_BLOCK: [&str; 2] = [
    "<script type=\"application/json\" id=\"levelwise-assessment\">",
    "</script>",
];
const LOCKED_BLOCK: [&str; 2] = [
    "<script type=\"text/plain\" id=\"levelwise-locked\">",
    "</script>",
];
const LOCKED_START: &str = "LWL";
const LOCKED_VERSION: u32 = 1;
/// What is asked of who locks.
pub const LOCK_ITERATIONS: u32 = 600_000;
/// Fewer are no lock; more would keep a browser busy for minutes.
const ITERATIONS: std::ops::RangeInclusive<u32> = 100_000..=10_000_000;
/// Sixteen bytes and twelve, in base64url.
const SALT_LETTERS: usize = 22;
const NONCE_LETTERS: usize = 16;

/// What a saved report carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// The file of an assessment.
    Assessment(String),
    /// The same, locked.
    Locked(Locked),
}

/// An assessment's file that is locked by a password; its parts are base64url
/// (RFC 4648, section 5) without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// How often PBKDF2 goes around.
    pub iterations: u32,
    /// The salt of PBKDF2, sixteen bytes.
    pub salt: String,
    /// The nonce of AES-GCM, twelve bytes.
    pub nonce: String,
    /// What AES-GCM made of the file.
    pub data: String,
}

impl Locked {
    /// Everything before the data, which AES-GCM authenticates too: nobody can
    /// change how the key is made without being noticed.
    #[must_use]
    pub fn head(&self) -> String {
        format!(
            "{LOCKED_START}{LOCKED_VERSION}.{}.{}.{}.",
            self.iterations, self.salt, self.nonce
        )
    }

    /// The data block of a locked report.
    #[must_use]
    pub fn block(&self) -> String {
        let [start, end] = LOCKED_BLOCK;
        [start, &self.head(), &self.data, end].concat()
    }

    fn read(text: &str) -> Result<Self, Problem> {
        let damaged = || {
            let message = "the lock of this report is damaged";
            let hint = "ask who sent it to send it again";
            Problem::error("damaged", "", message, hint)
        };
        let rest = text.trim().strip_prefix(LOCKED_START).ok_or_else(damaged)?;
        let mut parts = rest.split('.');
        let mut part = || parts.next().ok_or_else(damaged);
        let version: u32 = part()?.parse().map_err(|_| damaged())?;
        if version != LOCKED_VERSION {
            let message = format!(
                "the report has version {version} of its lock, this Levelwise opens version {LOCKED_VERSION}"
            );
            let hint = "open it with a newer Levelwise: reload the page";
            return Err(Problem::error("too-new", "", message, hint));
        }
        let iterations: u32 = part()?.parse().map_err(|_| damaged())?;
        let (salt, nonce, data) = (part()?, part()?, part()?);
        let is_coded = |part: &str| {
            let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            part.bytes().all(is_letter)
        };
        let fits = ITERATIONS.contains(&iterations)
            && salt.len() == SALT_LETTERS
            && nonce.len() == NONCE_LETTERS
            && !data.is_empty()
            && [salt, nonce, data].into_iter().all(is_coded)
            && parts.next().is_none();
        if !fits {
            return Err(damaged());
        }
        Ok(Self {
            iterations,
            salt: salt.to_owned(),
            nonce: nonce.to_owned(),
            data: data.to_owned(),
        })
    }
}

/// The data block of a report that carries the file `text` in the open. No letter
/// of the file can end the block.
#[must_use]
pub fn data_block(text: &str) -> String {
    let [start, end] = OPEN_BLOCK;
    [start, &text.replace('<', "\\u003c"), end].concat()
}

/// A report that is to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page<'a> {
    /// The language of its words, as in R2.
    pub language: &'a str,
    /// What it is called, as text.
    pub title: &'a str,
    /// Its style sheet.
    pub style: &'a str,
    /// What it shows: markup in which every word that people typed is escaped.
    pub body: &'a str,
    /// Its data block; empty if it carries nothing.
    pub block: &'a str,
}

/// The report as an HTML file that stands for itself: nothing in it runs, and its
/// policy keeps it from fetching anything (E5).
///
/// ```
/// # use levelwise_core::format::{Page, write_page};
/// let page = Page { language: "en", title: "A & B", style: "p{}", body: "<p>Hi</p>", block: "" };
/// let text = write_page(&page);
/// assert!(text.contains("<title>A &amp; B</title>"));
/// assert!(text.contains("default-src 'none'; img-src data:; style-src 'sha256-"));
/// ```
#[must_use]
pub fn write_page(page: &Page<'_>) -> String {
    let mut hash = String::new();
    letters(&Hash::hash(page.style.as_bytes()), &mut hash);
    // Policies know base64 with its own two letters and with padding.
    let hash = [&hash.replace('-', "+").replace('_', "/"), "="].concat();
    let title = page.title.replace('&', "&amp;").replace('<', "&lt;");
    [
        "<!doctype html>\n<html lang=\"",
        page.language,
        "\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"\
         default-src 'none'; img-src data:; style-src 'sha256-",
        &hash,
        "'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>",
        &title,
        "</title>\n<style>",
        page.style,
        "</style>\n</head>\n<body>\n",
        page.body,
        "\n",
        page.block,
        "\n</body>\n</html>\n",
    ]
    .concat()
}

/// What `bytes` carry, if they are a page with a data block of ours; `None` if
/// they are something else.
///
/// The last block counts, since what people typed stands before it.
#[must_use]
pub fn open_page(bytes: &[u8]) -> Option<Result<Carried, Problems>> {
    if bytes.len() > 2 * MAX_FILE_BYTES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let block = |[start, end]: [&str; 2]| {
        let at = text.rfind(start)?;
        let rest = &text[at + start.len()..];
        Some((at, rest.find(end).map(|end| &rest[..end])))
    };
    let (open, locked) = (block(OPEN_BLOCK), block(LOCKED_BLOCK));
    let is_locked = locked.map(|(at, _)| at) > open.map(|(at, _)| at);
    let (_, found) = if is_locked { locked } else { open }?;
    let Some(found) = found else {
        let message = "the end of the report is missing";
        let hint = "ask who sent it to send it again";
        return Some(Err(Problem::error("truncated", "", message, hint).into()));
    };
    if is_locked {
        return Some(
            Locked::read(found)
                .map(Carried::Locked)
                .map_err(Problems::from),
        );
    }
    Some(Ok(Carried::Assessment(found.to_owned())))
}
