//! What a roll-up needs of one assessment, as a row of bytes.
//!
//! ```text
//! extract  = id structure about choices raters sessions
//! raters   = (1 id choices profile)* 0
//! choices  = (indicator + 1, register)* 0
//! register = 0                               nothing was ever written
//!          | 1 seen* 0 version* 0            seen, version = session + 1, n
//!          | session + 2, n, value           one version, and nothing else seen
//! ```
//!
//! Ids are texts, the rest numbers (see [`super::bytes`]). A session is its
//! position among `sessions`, which stand at the end, since only merging asks
//! who wrote what.

use levelwise_core::assessment::{
    Assessment, AssessmentId, Rater, RaterId, Register, RubricRef, SessionId, Version,
};
use levelwise_core::record::{IdError, JsonMap, Table, Text, ValueError};
use levelwise_core::rubric::{IndicatorId, RubricId};

use super::bytes::{Bytes, put_number, put_text};
use super::structure::Structure;
use super::values::{Held, skip_about, skip_choice, skip_profile};

/// An extract that is being written. It is used again and again.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) id: Vec<u8>,
    pub(super) about: Vec<u8>,
    pub(super) decisions: Vec<u8>,
    pub(super) raters: Vec<u8>,
    /// The ids of the sessions, one after the other.
    session_text: Vec<u8>,
    /// Where each ends.
    session_ends: Vec<usize>,
    last_session: usize,
}

/// An extract that this crate did not write.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Malformed {
    #[error(transparent)]
    Id(#[from] IdError),
    #[error(transparent)]
    Value(#[from] ValueError),
    #[error("an extract names session {0}, which it does not list")]
    Session(usize),
}

impl Draft {
    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.id.clear();
        self.about.clear();
        self.decisions.clear();
        self.raters.clear();
        self.session_text.clear();
        self.session_ends.clear();
        self.last_session = 0;
    }

    /// The number of a session, which is listed if it is not yet.
    pub(super) fn session(&mut self, id: &[u8]) -> u32 {
        // Most often the one before.
        if self.session_ends.is_empty() || self.session_at(self.last_session) != id {
            let n_sessions = self.session_ends.len();
            let found = (0..n_sessions).find(|number| self.session_at(*number) == id);
            self.last_session = found.unwrap_or_else(|| {
                self.session_text.extend_from_slice(id);
                self.session_ends.push(self.session_text.len());
                n_sessions
            });
        }
        u32::try_from(self.last_session).unwrap_or(u32::MAX)
    }

    fn session_at(&self, number: usize) -> &[u8] {
        let start = number
            .checked_sub(1)
            .map_or(0, |before| self.session_ends[before]);
        &self.session_text[start..self.session_ends[number]]
    }

    /// The whole extract.
    pub(super) fn finish(&self, structure: u32, bytes: &mut Vec<u8>) {
        put_text(bytes, &self.id);
        put_number(bytes, structure);
        bytes.extend_from_slice(&self.about);
        bytes.extend_from_slice(&self.decisions);
        bytes.push(0);
        bytes.extend_from_slice(&self.raters);
        bytes.push(0);
        for number in 0..self.session_ends.len() {
            put_text(bytes, self.session_at(number));
        }
    }

    /// Writes the extract of an assessment.
    pub(super) fn write(&mut self, assessment: &Assessment, structure: &Structure) {
        self.clear();
        self.id.extend_from_slice(assessment.id.as_str().as_bytes());
        let mut bytes = Vec::new();
        self.put_register(&assessment.about, structure, &mut bytes);
        self.about.append(&mut bytes);
        self.put_choices(&assessment.decisions, structure, &mut bytes);
        self.decisions.append(&mut bytes);
        for (rater_id, rater) in &assessment.raters {
            bytes.push(1);
            put_text(&mut bytes, rater_id.as_str().as_bytes());
            self.put_choices(&rater.answers, structure, &mut bytes);
            bytes.push(0);
            self.put_register(&rater.profile, structure, &mut bytes);
        }
        self.raters.append(&mut bytes);
    }

    /// What is said of indicators that the rubric does not have counts for
    /// nothing (C2).
    fn put_choices<T: Held>(
        &mut self,
        registers: &Table<IndicatorId, Register<T>>,
        structure: &Structure,
        bytes: &mut Vec<u8>,
    ) {
        for (indicator, register) in registers {
            if let Some(position) = structure.indicator(indicator.as_str().as_bytes()) {
                put_number(bytes, u32::try_from(position + 1).unwrap_or(u32::MAX));
                self.put_register(register, structure, bytes);
            }
        }
    }

    fn put_register<T: Held>(
        &mut self,
        register: &Register<T>,
        structure: &Structure,
        bytes: &mut Vec<u8>,
    ) {
        let (seen, versions) = (register.seen(), register.versions());
        if seen.is_empty() && versions.is_empty() {
            bytes.push(0);
            return;
        }
        if let ([version], 1) = (versions, seen.len())
            && seen.get(&version.by) == Some(&version.n)
        {
            let session = self.session(version.by.as_str().as_bytes());
            put_number(bytes, session + 2);
            put_number(bytes, version.n);
            version.value.put(structure, bytes);
            return;
        }
        bytes.push(1);
        for (by, n) in seen {
            put_number(bytes, self.session(by.as_str().as_bytes()) + 1);
            put_number(bytes, *n);
        }
        bytes.push(0);
        for version in versions {
            put_number(bytes, self.session(version.by.as_str().as_bytes()) + 1);
            put_number(bytes, version.n);
            version.value.put(structure, bytes);
        }
        bytes.push(0);
    }
}

/// The assessment of which `extract` was written, without what a roll-up does
/// not need.
///
/// # Errors
/// If it was not written by [`Draft`].
pub(super) fn open(extract: &[u8], structure: &Structure) -> Result<Assessment, Malformed> {
    let sessions = sessions_of(extract);
    let mut bytes = Bytes(extract);
    let id = AssessmentId::new(bytes.words())?;
    bytes.number();
    let rubric = RubricRef {
        id: RubricId::new(&structure.id)?,
        version: Text::new(&structure.version)?,
        text_hash: structure.text_hash.clone(),
        structure_hash: structure.structure_hash.clone(),
        full: None,
        extra: JsonMap::new(),
    };
    let about = get_register(&mut bytes, structure, &sessions)?;
    let decisions = get_choices(&mut bytes, structure, &sessions)?;
    let mut raters = Table::new();
    while bytes.byte() != 0 {
        let rater_id = RaterId::new(bytes.words())?;
        let rater = Rater {
            answers: get_choices(&mut bytes, structure, &sessions)?,
            profile: get_register(&mut bytes, structure, &sessions)?,
            ..Rater::default()
        };
        raters.insert(rater_id, rater);
    }
    Ok(Assessment {
        id,
        rubric,
        about,
        raters,
        decisions,
        plan: Table::new(),
        targets: Table::new(),
        small_group: Register::default(),
        past: Table::new(),
        former: Table::new(),
        extra: JsonMap::new(),
    })
}

fn get_choices<T: Held>(
    bytes: &mut Bytes<'_>,
    structure: &Structure,
    sessions: &[SessionId],
) -> Result<Table<IndicatorId, Register<T>>, Malformed> {
    let mut registers = Table::new();
    while let Some(position) = bytes.index().checked_sub(1) {
        let register = get_register(bytes, structure, sessions)?;
        let id = structure
            .indicators
            .get(position)
            .map_or("", String::as_str);
        registers.insert(IndicatorId::new(id)?, register);
    }
    Ok(registers)
}

fn get_register<T: Held>(
    bytes: &mut Bytes<'_>,
    structure: &Structure,
    sessions: &[SessionId],
) -> Result<Register<T>, Malformed> {
    let mut seen = Table::new();
    let mut versions = Vec::new();
    let mut version = |bytes: &mut Bytes<'_>, session: usize| {
        versions.push(Version {
            by: listed(sessions, session)?,
            n: bytes.number(),
            at: None,
            value: T::get(bytes, structure)?,
            extra: JsonMap::new(),
        });
        Ok::<(), Malformed>(())
    };
    match bytes.index() {
        0 => {}
        1 => {
            while let Some(session) = bytes.index().checked_sub(1) {
                seen.insert(listed(sessions, session)?, bytes.number());
            }
            while let Some(session) = bytes.index().checked_sub(1) {
                version(bytes, session)?;
            }
        }
        session => version(bytes, session - 2)?,
    }
    Ok(Register::known(seen, versions))
}

fn listed(sessions: &[SessionId], number: usize) -> Result<SessionId, Malformed> {
    sessions
        .get(number)
        .cloned()
        .ok_or(Malformed::Session(number))
}

/// The sessions of an extract, behind everything else.
pub(super) fn sessions_of(extract: &[u8]) -> Vec<SessionId> {
    let mut bytes = Bytes(extract);
    bytes.text();
    bytes.number();
    skip_register(&mut bytes, skip_about);
    skip_choices(&mut bytes);
    while bytes.byte() != 0 {
        bytes.text();
        skip_choices(&mut bytes);
        skip_register(&mut bytes, skip_profile);
    }
    let mut sessions = Vec::new();
    while !bytes.0.is_empty() {
        sessions.extend(SessionId::new(bytes.words()));
    }
    sessions
}

fn skip_choices(bytes: &mut Bytes<'_>) {
    while bytes.number() != 0 {
        skip_register(bytes, skip_choice);
    }
}

/// Reads over a register, and gives `see` the bytes at each of its values,
/// which it must read over.
pub(super) fn skip_register<'a>(bytes: &mut Bytes<'a>, mut see: impl FnMut(&mut Bytes<'a>)) {
    match bytes.number() {
        0 => {}
        1 => {
            while bytes.number() != 0 {
                bytes.number();
            }
            while bytes.number() != 0 {
                bytes.number();
                see(bytes);
            }
        }
        _ => {
            bytes.number();
            see(bytes);
        }
    }
}

/// The id in front of an extract, and the number of its structure.
pub(super) fn unit_of(extract: &[u8]) -> (&[u8], u32) {
    let mut bytes = Bytes(extract);
    (bytes.text(), bytes.number())
}
