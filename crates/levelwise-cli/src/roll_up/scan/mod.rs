//! A file to its extract in one pass, without building anything else.
//!
//! The scanner takes a file only if it understands all of it; of every file that
//! it takes the engine's reader gives the same extract. It leaves to the engine's
//! reader: fields that this version does not know, indicators that the rubric
//! does not have, ids that are not in a form to be compared, and everything that
//! is wrong.
//!
//! What it must know of the rubric beforehand (the rubric stands at the end of a
//! file) is guessed, and checked when the rubric comes.

mod json;
mod values;

use json::Json;

use super::bytes::{put_number, put_text};
use super::extract::Draft;
use super::structure::Structure;
use values::Checked;

/// More raters than this in one file are left to the engine's reader.
const MAX_RATERS: usize = 500;

/// What is used again for every file.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    checked: Checked,
    /// Which indicators the present map has named.
    named: Vec<bool>,
    seen: Vec<(u32, u32)>,
    versions: Vec<(u32, u32, usize)>,
    values: Vec<u8>,
    profile: Vec<u8>,
}

/// How a file names its rubric.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'t> {
    pub(super) id: &'t [u8],
    pub(super) text_hash: &'t [u8],
    pub(super) structure_hash: &'t [u8],
}

/// Reads a value, of which it appends what belongs into an extract.
type Value = for<'t> fn(&mut Checked, &mut Json<'t>, &Structure, &mut Vec<u8>) -> Option<()>;

impl Scanner {
    /// Writes the extract of `text`, counted by `structure`, into `draft`, and
    /// gives how the file names its rubric. `None` if that is not understood.
    pub(super) fn scan<'t>(
        &mut self,
        text: &'t str,
        structure: &Structure,
        draft: &mut Draft,
    ) -> Option<Named<'t>> {
        draft.clear();
        let mut json = Json::new(text.as_bytes());
        let mut once = Once::default();
        let mut named = None;
        json.object(|json, key| match key {
            b"about" => {
                once.see(0)?;
                let mut about = std::mem::take(&mut draft.about);
                self.register(json, structure, draft, values::about, &mut about)?;
                draft.about = about;
                Some(())
            }
            b"decisions" => {
                once.see(1)?;
                let mut decisions = std::mem::take(&mut draft.decisions);
                self.choices(json, structure, draft, values::decision, &mut decisions)?;
                draft.decisions = decisions;
                Some(())
            }
            b"format" => {
                once.see(2)?;
                (json.plain()? == b"levelwise/assessment").then_some(())
            }
            b"formatVersion" => {
                once.see(3)?;
                let minor = json.plain()?.strip_prefix(b"1.")?;
                (!minor.is_empty() && minor.iter().all(u8::is_ascii_digit)).then_some(())
            }
            b"id" => {
                once.see(4)?;
                draft.id.extend_from_slice(values::id(json)?);
                Some(())
            }
            b"plan" => {
                once.see(5)?;
                self.plan(json, structure)
            }
            b"raters" => {
                once.see(6)?;
                let mut raters = std::mem::take(&mut draft.raters);
                self.raters(json, structure, draft, &mut raters)?;
                draft.raters = raters;
                Some(())
            }
            b"rubric" => {
                once.see(7)?;
                named = Some(rubric(json)?);
                Some(())
            }
            _ => None,
        })?;
        let is_whole = once.has(&[0, 2, 3, 4, 7]) && json.is_at_end();
        named.filter(|_| is_whole)
    }

    fn raters<'t>(
        &mut self,
        json: &mut Json<'t>,
        structure: &Structure,
        draft: &mut Draft,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        let mut met: Vec<&'t [u8]> = Vec::new();
        json.object(|json, rater| {
            let is_new = values::is_id(rater) && met.len() < MAX_RATERS && !met.contains(&rater);
            is_new.then(|| met.push(rater))?;
            bytes.push(1);
            put_text(bytes, rater);
            let mut once = Once::default();
            // In an extract the profile stands behind the answers.
            let mut profile = std::mem::take(&mut self.profile);
            profile.clear();
            json.object(|json, key| match key {
                b"answers" => {
                    once.see(0)?;
                    self.choices(json, structure, draft, values::answer, bytes)
                }
                b"profile" => {
                    once.see(1)?;
                    self.register(json, structure, draft, values::profile, &mut profile)
                }
                _ => None,
            })?;
            bytes.push(0);
            if once.has(&[1]) {
                bytes.extend_from_slice(&profile);
            } else {
                bytes.push(0);
            }
            self.profile = profile;
            Some(())
        })
    }

    /// A map of registers by indicator.
    fn choices(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        self.named.clear();
        self.named.resize(structure.indicators.len(), false);
        let mut rank = 0;
        json.object(|json, indicator| {
            // Most often the next one in the order of the ids.
            let position = match structure.at_rank(rank) {
                Some((position, id)) if id == indicator => position,
                Some(_) | None => structure.indicator(indicator)?,
            };
            rank = structure.rank_after(position);
            if std::mem::replace(&mut self.named[position], true) {
                return None;
            }
            put_number(bytes, u32::try_from(position + 1).ok()?);
            self.register(json, structure, draft, value, bytes)
        })
    }

    /// What the plan says is checked and not kept.
    fn plan<'t>(&mut self, json: &mut Json<'t>, structure: &Structure) -> Option<()> {
        let mut met: Vec<&'t [u8]> = Vec::new();
        // Its sessions are not those of anything that is counted.
        let mut nothing = Vec::new();
        let mut aside = Draft::default();
        json.object(|json, task| {
            let is_new = values::is_id(task) && met.len() < MAX_RATERS && !met.contains(&task);
            is_new.then(|| met.push(task))?;
            nothing.clear();
            self.register(json, structure, &mut aside, values::task, &mut nothing)
        })
    }

    fn register(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        self.seen.clear();
        self.versions.clear();
        self.values.clear();
        let mut once = Once::default();
        json.object(|json, key| match key {
            b"seen" => {
                once.see(0)?;
                json.object(|json, session| {
                    let session = self.checked.session(session, draft)?;
                    let n = json.whole()?;
                    let is_new = self.seen.iter().all(|(other, _)| *other != session);
                    is_new.then(|| self.seen.push((session, n)))
                })
            }
            b"versions" => {
                once.see(1)?;
                json.list(|json| self.version(json, structure, draft, value))
            }
            _ => None,
        })?;
        once.has(&[0, 1]).then_some(())?;
        self.put_register(bytes);
        Some(())
    }

    fn version(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        value: Value,
    ) -> Option<()> {
        let mut once = Once::default();
        let (mut by, mut n) = (0, 0);
        json.object(|json, key| match key {
            b"at" => {
                once.see(0)?;
                self.checked.moment(json.plain()?)
            }
            b"by" => {
                once.see(1)?;
                by = self.checked.session(json.plain()?, draft)?;
                Some(())
            }
            b"n" => {
                once.see(2)?;
                n = json.whole()?;
                (n > 0).then_some(())
            }
            b"value" => {
                once.see(3)?;
                value(&mut self.checked, json, structure, &mut self.values)
            }
            _ => None,
        })?;
        once.has(&[1, 2, 3]).then_some(())?;
        self.versions.push((by, n, self.values.len()));
        Some(())
    }

    /// In the form that [`super::extract`] tells of.
    fn put_register(&mut self, bytes: &mut Vec<u8>) {
        if let ([(session, n)], [(by, count, _)]) = (&self.seen[..], &self.versions[..])
            && (session, n) == (by, count)
        {
            put_number(bytes, session + 2);
            put_number(bytes, *n);
            bytes.extend_from_slice(&self.values);
            return;
        }
        // What a version says of itself is seen too.
        for (by, count, _) in &self.versions {
            match self.seen.iter_mut().find(|(session, _)| session == by) {
                Some((_, n)) => *n = (*n).max(*count),
                None => self.seen.push((*by, *count)),
            }
        }
        if self.seen.is_empty() {
            bytes.push(0);
            return;
        }
        bytes.push(1);
        for (session, n) in &self.seen {
            put_number(bytes, session + 1);
            put_number(bytes, *n);
        }
        bytes.push(0);
        let mut start = 0;
        for (by, count, end) in &self.versions {
            put_number(bytes, by + 1);
            put_number(bytes, *count);
            bytes.extend_from_slice(&self.values[start..*end]);
            start = *end;
        }
        bytes.push(0);
    }
}

fn rubric<'t>(json: &mut Json<'t>) -> Option<Named<'t>> {
    let mut once = Once::default();
    let (mut id, mut text_hash, mut structure_hash) = (&b""[..], &b""[..], &b""[..]);
    json.object(|json, key| match key {
        b"id" => {
            once.see(0)?;
            id = values::id(json)?;
            Some(())
        }
        b"structureHash" => {
            once.see(1)?;
            structure_hash = json.plain()?;
            (structure_hash.len() <= values::MAX_TYPED).then_some(())
        }
        b"textHash" => {
            once.see(2)?;
            text_hash = json.plain()?;
            Some(())
        }
        b"version" => {
            once.see(3)?;
            values::sentence(json)
        }
        _ => None,
    })?;
    once.has(&[0, 1, 2, 3]).then_some(Named {
        id,
        text_hash,
        structure_hash,
    })
}

/// Which fields of an object have come.
#[derive(Debug, Default, Clone, Copy)]
struct Once(u16);

impl Once {
    /// `None` if it has come before.
    #[inline]
    fn see(&mut self, field: u16) -> Option<()> {
        let bit = 1 << field;
        let is_new = self.0 & bit == 0;
        self.0 |= bit;
        is_new.then_some(())
    }

    #[inline]
    fn has(self, fields: &[u16]) -> bool {
        fields.iter().all(|field| self.0 >> field & 1 == 1)
    }
}
