//! What stands in a register of an extract: a choice, a profile, or whose
//! assessment it is, each without what a roll-up does not need.

use levelwise_core::assessment::{About, Answer, Choice, Cycle, Decision, Profile};
use levelwise_core::record::{Date, Field, JsonMap};
use levelwise_core::rubric::LevelId;

use super::bytes::{Bytes, put_text};
use super::extract::Malformed;
use super::structure::Structure;

/// A choice is its level, 0 to 9, or one of these.
pub(super) const NOT_APPLICABLE: u8 = 10;
/// Somebody does not know.
pub(super) const DONT_KNOW: u8 = 11;
/// Nothing is chosen.
pub(super) const NO_CHOICE: u8 = 12;
/// A level that the scale does not have; its text follows.
pub(super) const OTHER_LEVEL: u8 = 13;

/// What a register holds, on its way into an extract.
pub(super) trait Held: Field + Clone + PartialEq {
    fn put(&self, structure: &Structure, bytes: &mut Vec<u8>);
    fn get(bytes: &mut Bytes<'_>, structure: &Structure) -> Result<Self, Malformed>;
}

/// The byte of a choice; after [`OTHER_LEVEL`] the level's id follows.
pub(super) fn put_choice(choice: Option<&[u8]>, structure: &Structure, bytes: &mut Vec<u8>) {
    let Some(choice) = choice else {
        bytes.push(NO_CHOICE);
        return;
    };
    match structure.choice(choice) {
        Some(code) => bytes.push(code),
        None => {
            bytes.push(OTHER_LEVEL);
            put_text(bytes, choice);
        }
    }
}

fn get_choice(bytes: &mut Bytes<'_>, structure: &Structure) -> Result<Option<Choice>, Malformed> {
    let level = |id: &str| LevelId::new(id).map(|id| Some(Choice::Level(id)));
    Ok(match bytes.byte() {
        0 => Some(Choice::NotYet),
        NOT_APPLICABLE => Some(Choice::NotApplicable),
        DONT_KNOW => Some(Choice::DontKnow),
        NO_CHOICE => None,
        OTHER_LEVEL => level(bytes.words())?,
        position => {
            let id = structure.levels.get(usize::from(position) - 1);
            level(id.map_or("", String::as_str))?
        }
    })
}

fn word_of(choice: Option<&Choice>) -> Option<&[u8]> {
    choice.map(|choice| choice.word().as_bytes())
}

impl Held for Answer {
    fn put(&self, structure: &Structure, bytes: &mut Vec<u8>) {
        put_choice(word_of(self.choice.as_ref()), structure, bytes);
    }

    fn get(bytes: &mut Bytes<'_>, structure: &Structure) -> Result<Self, Malformed> {
        Ok(Self {
            choice: get_choice(bytes, structure)?,
            ..Self::default()
        })
    }
}

impl Held for Decision {
    fn put(&self, structure: &Structure, bytes: &mut Vec<u8>) {
        put_choice(word_of(self.choice.as_ref()), structure, bytes);
    }

    fn get(bytes: &mut Bytes<'_>, structure: &Structure) -> Result<Self, Malformed> {
        Ok(Self {
            choice: get_choice(bytes, structure)?,
            ..Self::default()
        })
    }
}

impl Held for Profile {
    fn put(&self, _: &Structure, bytes: &mut Vec<u8>) {
        put_text(bytes, self.role.as_bytes());
        bytes.push(flags(self.removed, self.voting));
    }

    fn get(bytes: &mut Bytes<'_>, _: &Structure) -> Result<Self, Malformed> {
        let role = bytes.words().to_owned();
        Ok(Self {
            role,
            ..flagged(bytes.byte())
        })
    }
}

/// What a profile says in one byte of an extract.
pub(super) const REMOVED: u8 = 1;
/// The other thing that it says there.
pub(super) const NOT_VOTING: u8 = 2;

/// Both in one byte.
pub(super) fn flags(removed: bool, voting: bool) -> u8 {
    let removed = if removed { REMOVED } else { 0 };
    removed | if voting { 0 } else { NOT_VOTING }
}

fn flagged(flags: u8) -> Profile {
    Profile {
        removed: flags & REMOVED != 0,
        voting: flags & NOT_VOTING == 0,
        ..Profile::default()
    }
}

impl Held for About {
    fn put(&self, _: &Structure, bytes: &mut Vec<u8>) {
        put_text(bytes, self.organization.as_bytes());
        put_text(bytes, self.cycle.label.as_bytes());
        let date = self.cycle.date.as_ref();
        put_text(bytes, date.map_or("", Date::as_str).as_bytes());
    }

    fn get(bytes: &mut Bytes<'_>, _: &Structure) -> Result<Self, Malformed> {
        let organization = bytes.words().to_owned();
        let label = bytes.words().to_owned();
        let date = match bytes.words() {
            "" => None,
            date => Some(Date::new(date)?),
        };
        let cycle = Cycle {
            label,
            date,
            extra: JsonMap::new(),
        };
        Ok(Self {
            organization,
            cycle,
            extra: JsonMap::new(),
        })
    }
}

/// Reads over it.
pub(super) fn skip_choice(bytes: &mut Bytes<'_>) {
    if bytes.byte() == OTHER_LEVEL {
        bytes.text();
    }
}

/// Reads over it.
pub(super) fn skip_about(bytes: &mut Bytes<'_>) {
    for _ in 0..3 {
        bytes.text();
    }
}

/// Reads over it.
pub(super) fn skip_profile(bytes: &mut Bytes<'_>) {
    bytes.text();
    bytes.byte();
}
