//! The values of an assessment: stepped over with the same rules by which the
//! engine's reader takes them (F9), and of each what belongs into an extract.

use levelwise_core::record::Date;

use super::Once;
use super::json::{Json, Quoted};
use crate::roll_up::bytes::put_text;
use crate::roll_up::extract::Draft;
use crate::roll_up::structure::Structure;
use crate::roll_up::values::{NO_CHOICE, flags, put_choice};

/// What people type.
pub(super) const MAX_TYPED: usize = 20_000;
/// A text that must say something.
const MAX_SENTENCE: usize = 4_000;

/// What was found to be in form, so that the same is not looked at again.
#[derive(Debug, Default)]
pub(super) struct Checked {
    date: [u8; 10],
    session: Vec<u8>,
    /// The session's number in the present draft.
    number: Option<u32>,
}

impl Checked {
    /// Begins another draft.
    pub(super) fn begin(&mut self) {
        self.number = None;
    }

    /// The number of a session.
    #[inline]
    pub(super) fn session(&mut self, id: &[u8], draft: &mut Draft) -> Option<u32> {
        if self.session != id {
            is_id(id).then_some(())?;
            self.session.clear();
            self.session.extend_from_slice(id);
            self.number = None;
        }
        Some(*self.number.get_or_insert_with(|| draft.session(id)))
    }

    /// Steps over a session, and gives its number.
    #[inline]
    pub(super) fn next_session(&mut self, json: &mut Json<'_>, draft: &mut Draft) -> Option<u32> {
        if let Some(number) = self.number
            && json.same(&self.session).is_some()
        {
            return Some(number);
        }
        self.session(json.plain()?, draft)
    }

    /// The session that came last.
    #[inline]
    pub(super) fn last_session(&self) -> &[u8] {
        &self.session
    }

    /// `year-month-day`, a day of the calendar.
    #[inline]
    pub(super) fn date(&mut self, text: &[u8]) -> Option<()> {
        let text: &[u8; 10] = text.try_into().ok()?;
        if self.date != *text {
            Date::new(std::str::from_utf8(text).ok()?).ok()?;
            self.date = *text;
        }
        Some(())
    }

    /// Steps over `year-month-dayThour:minute:secondZ`.
    #[inline]
    pub(super) fn moment(&mut self, json: &mut Json<'_>) -> Option<()> {
        let text: &[u8; 20] = json.bytes()?;
        let (date, clock) = text.split_at(10);
        self.date(date)?;
        let [b'T', h, ours, b':', m, inutes, b':', s, econds, b'Z'] = clock else {
            return None;
        };
        let below = |ten: &u8, one: &u8, end: u8| {
            let is_number = ten.is_ascii_digit() && one.is_ascii_digit();
            is_number && (ten - b'0') * 10 + (one - b'0') < end
        };
        let fits = below(h, ours, 24) && below(m, inutes, 60) && below(s, econds, 60);
        fits.then_some(())
    }
}

/// A letter or digit, then up to 63 letters, digits, dots, underscores or
/// hyphens.
#[inline]
pub(super) fn is_id(text: &[u8]) -> bool {
    text.len() <= 64
        && text.first().is_some_and(u8::is_ascii_alphanumeric)
        && text.iter().all(|byte| IN_ID[usize::from(*byte)])
}

static IN_ID: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let is_in = byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        table[byte as usize] = is_in;
        byte += 1;
    }
    table
};

#[inline]
pub(super) fn id<'t>(json: &mut Json<'t>) -> Option<&'t [u8]> {
    json.plain().filter(|id| is_id(id))
}

/// What people type, of which nothing is kept.
#[inline]
pub(super) fn typed(json: &mut Json<'_>) -> Option<()> {
    json.quoted()?.has_at_most(MAX_TYPED)
}

/// What people type, appended with its length.
fn put_typed(typed: Option<Quoted<'_>>, bytes: &mut Vec<u8>) -> Option<()> {
    let Some(quoted) = typed else {
        put_text(bytes, b"");
        return Some(());
    };
    quoted.has_at_most(MAX_TYPED)?;
    if !quoted.has_escapes {
        put_text(bytes, quoted.raw);
        return Some(());
    }
    let mut text = Vec::new();
    quoted.put(&mut text)?;
    put_text(bytes, &text);
    Some(())
}

/// A text that must say something.
pub(super) fn sentence(json: &mut Json<'_>) -> Option<()> {
    let quoted = json.quoted()?;
    quoted.has_at_most(MAX_SENTENCE)?;
    quoted.says_something()
}

/// An answer, or a decision: its choice.
#[inline]
fn choice<'t>(
    json: &mut Json<'t>,
    structure: &Structure,
    bytes: &mut Vec<u8>,
    mut other: impl FnMut(&mut Json<'t>, &[u8]) -> Option<()>,
) -> Option<()> {
    // Most often nothing else is said.
    let start = json.clone();
    if let Some(choice) = only_choice(json) {
        return put_word(choice, structure, bytes);
    }
    *json = start;
    let mut has_choice = false;
    json.object(|json, key| {
        if key == b"choice" {
            put_word(json.plain()?, structure, bytes)?;
            return (!std::mem::replace(&mut has_choice, true)).then_some(());
        }
        other(json, key)
    })?;
    if !has_choice {
        bytes.push(NO_CHOICE);
    }
    Some(())
}

#[inline]
fn only_choice<'t>(json: &mut Json<'t>) -> Option<&'t [u8]> {
    json.open(b'{')?;
    json.key(b"\"choice\":")?;
    let choice = json.plain()?;
    json.close(b'}')?;
    Some(choice)
}

/// A level that the scale does not have must at least be an id.
#[inline]
pub(super) fn put_word(choice: &[u8], structure: &Structure, bytes: &mut Vec<u8>) -> Option<()> {
    match structure.choice(choice) {
        Some(code) => bytes.push(code),
        None if is_id(choice) => put_choice(Some(choice), structure, bytes),
        None => return None,
    }
    Some(())
}

/// Nothing is chosen.
pub(super) fn put_nothing(bytes: &mut Vec<u8>) {
    bytes.push(NO_CHOICE);
}

/// The count of a version, as a key.
pub(super) fn count(text: &[u8]) -> Option<u32> {
    let mut json = Json::new(text);
    let n = json.whole().filter(|n| *n > 0)?;
    json.is_at_end().then_some(n)
}

pub(super) fn answer(
    _: &mut Checked,
    json: &mut Json<'_>,
    structure: &Structure,
    bytes: &mut Vec<u8>,
) -> Option<()> {
    let mut once = Once::default();
    choice(json, structure, bytes, |json, key| match key {
        b"evidence" => {
            once.see(0)?;
            json.list(|json| id(json).map(drop))
        }
        b"measure" => {
            once.see(1)?;
            json.amount()
        }
        b"note" => {
            once.see(2)?;
            typed(json)
        }
        b"links" => {
            once.see(3)?;
            json.list(link)
        }
        _ => None,
    })
}

fn link(json: &mut Json<'_>) -> Option<()> {
    let mut once = Once::default();
    json.object(|json, key| match key {
        b"title" => {
            once.see(0)?;
            typed(json)
        }
        b"url" => {
            once.see(1)?;
            sentence(json)
        }
        _ => None,
    })?;
    once.has(&[1]).then_some(())
}

pub(super) fn decision(
    _: &mut Checked,
    json: &mut Json<'_>,
    structure: &Structure,
    bytes: &mut Vec<u8>,
) -> Option<()> {
    let mut once = Once::default();
    choice(json, structure, bytes, |json, key| match key {
        b"rationale" => {
            once.see(0)?;
            typed(json)
        }
        b"dissent" => {
            once.see(1)?;
            typed(json)
        }
        _ => None,
    })
}

pub(super) fn profile(
    _: &mut Checked,
    json: &mut Json<'_>,
    _: &Structure,
    bytes: &mut Vec<u8>,
) -> Option<()> {
    let mut once = Once::default();
    let (mut is_removed, mut is_voting) = (false, true);
    // In an extract the role stands before the mark, whatever the file's order.
    let mut role = None;
    json.object(|json, key| match key {
        b"name" => {
            once.see(0)?;
            typed(json)
        }
        b"removed" => {
            once.see(1)?;
            is_removed = json.flag()?;
            Some(())
        }
        b"role" => {
            once.see(2)?;
            role = Some(json.quoted()?);
            Some(())
        }
        b"voting" => {
            once.see(3)?;
            is_voting = json.flag()?;
            Some(())
        }
        _ => None,
    })?;
    put_typed(role, bytes)?;
    bytes.push(flags(is_removed, is_voting));
    Some(())
}

pub(super) fn about(
    checked: &mut Checked,
    json: &mut Json<'_>,
    _: &Structure,
    bytes: &mut Vec<u8>,
) -> Option<()> {
    let mut once = Once::default();
    let (mut organization, mut label, mut date) = (None, None, &b""[..]);
    json.object(|json, key| match key {
        b"cycle" => {
            once.see(0)?;
            json.object(|json, key| match key {
                b"date" => {
                    once.see(1)?;
                    date = json.plain()?;
                    checked.date(date)
                }
                b"label" => {
                    once.see(2)?;
                    label = Some(json.quoted()?);
                    Some(())
                }
                _ => None,
            })
        }
        b"organization" => {
            once.see(3)?;
            organization = Some(json.quoted()?);
            Some(())
        }
        _ => None,
    })?;
    once.has(&[0]).then_some(())?;
    put_typed(organization, bytes)?;
    put_typed(label, bytes)?;
    put_text(bytes, date);
    Some(())
}
