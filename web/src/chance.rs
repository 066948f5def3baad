//! Random ids and the present moment, which the engine asks to be given.

use std::cell::RefCell;

use js_sys::Date as JsDate;
use levelwise_core::assessment::{SessionId, Stamp};
use levelwise_core::record::{Date, Id, Kind, Moment};

/// A random id of 16 letters and digits, 80 bits.
pub fn id<K: Kind>() -> Id<K> {
    match Id::new(&random_letters()) {
        Ok(id) => id,
        Err(_) => unreachable!("the letters below fit every id"),
    }
}

fn random_letters() -> String {
    // No vowels, so that no words come about, and no look-alikes.
    const LETTERS: &[u8; 32] = b"23456789bcdfghjkmnpqrstvwxyz-_BC";
    let mut bytes = [0_u8; 16];
    let random = web_sys::window().and_then(|window| window.crypto().ok());
    let filled =
        random.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    let mut text = String::from("x");
    for byte in bytes {
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    text
}

/// The present moment in UTC by this device's clock.
pub fn now() -> Option<Moment> {
    let text = String::from(JsDate::new_0().to_iso_string());
    Moment::new(&format!("{}Z", text.get(..19)?)).ok()
}

/// Today by this device's clock and time zone.
pub fn today() -> Option<Date> {
    let now = JsDate::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    Date::new(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

thread_local! {
    static SESSION: RefCell<SessionId> = RefCell::new(id());
}

/// A stamp for what is written now, in the session that this opening of the
/// page is.
pub fn stamp() -> Stamp {
    Stamp {
        by: SESSION.with_borrow(Clone::clone),
        at: now(),
    }
}

/// Begins another session. After an older copy was put back, the numbers of the
/// present one are taken already, and what came next would be hidden by them.
pub fn new_session() {
    SESSION.set(id());
}
