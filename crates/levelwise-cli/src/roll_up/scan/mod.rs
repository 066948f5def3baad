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

mod aside;
mod json;
mod part;
mod register;
mod values;

use json::Json;

use super::bytes::put_text;
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

/// Reads the answers of one rater.
type Answers = fn(&mut Scanner, &mut Json<'_>, &Structure, &mut Draft, &mut Vec<u8>) -> Option<()>;

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
        self.checked.begin();
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
                self.aside(json, structure, aside::task)
            }
            b"smallGroup" => {
                once.see(11)?;
                self.one_aside(json, structure, aside::whole)
            }
            b"targets" => {
                once.see(8)?;
                self.aside(json, structure, aside::target)
            }
            b"past" => {
                once.see(9)?;
                self.earlier(json, structure)
            }
            b"former" => {
                once.see(10)?;
                self.earlier(json, structure)
            }
            b"raters" => {
                once.see(6)?;
                let mut raters = std::mem::take(&mut draft.raters);
                self.raters(json, structure, draft, &mut raters, Self::answers)?;
                draft.raters = raters;
                Some(())
            }
            b"rubric" => {
                once.see(7)?;
                named = Some(rubric(json, structure)?);
                Some(())
            }
            _ => None,
        })?;
        let is_whole = once.has(&[0, 2, 3, 4, 7]) && json.is_at_end();
        named.filter(|_| is_whole)
    }

    /// Every rater, whose answers `answers` steps over.
    fn raters<'t>(
        &mut self,
        json: &mut Json<'t>,
        structure: &Structure,
        draft: &mut Draft,
        bytes: &mut Vec<u8>,
        answers: Answers,
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
                    answers(self, json, structure, draft, bytes)
                }
                b"revealed" => {
                    once.see(2)?;
                    json.list(|json| values::id(json).map(drop))
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

    fn answers(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        self.choices(json, structure, draft, values::answer, bytes)
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
        json.object(|json, indicator| {
            self.name(indicator, structure, bytes)?;
            self.register(json, structure, draft, value, bytes)
        })
    }

    /// A map of registers that is checked and not kept, as the plan is.
    fn aside<'t>(
        &mut self,
        json: &mut Json<'t>,
        structure: &Structure,
        value: Value,
    ) -> Option<()> {
        let mut met: Vec<&'t [u8]> = Vec::new();
        // Its sessions are not those of anything that is counted.
        let mut nothing = Vec::new();
        let mut aside = Draft::default();
        self.checked.begin();
        let stepped = json.object(|json, id| {
            let is_new = values::is_id(id) && met.len() < MAX_RATERS && !met.contains(&id);
            is_new.then(|| met.push(id))?;
            nothing.clear();
            self.register(json, structure, &mut aside, value, &mut nothing)
        });
        self.checked.begin();
        stepped
    }

    /// One register that is checked and not kept.
    fn one_aside(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        value: Value,
    ) -> Option<()> {
        self.checked.begin();
        let (mut aside, mut nothing) = (Draft::default(), Vec::new());
        let stepped = self.register(json, structure, &mut aside, value, &mut nothing);
        self.checked.begin();
        stepped
    }

    /// What stood in earlier cycles, or under earlier editions: nothing of it is
    /// counted.
    fn earlier<'t>(&mut self, json: &mut Json<'t>, structure: &Structure) -> Option<()> {
        let mut met: Vec<&'t [u8]> = Vec::new();
        json.object(|json, id| {
            let is_new = values::is_id(id) && met.len() < MAX_RATERS && !met.contains(&id);
            is_new.then(|| met.push(id))?;
            let mut once = Once::default();
            json.object(|json, key| match key {
                b"rubric" => {
                    once.see(0)?;
                    rubric(json, structure).map(drop)
                }
                b"about" => {
                    once.see(1)?;
                    self.one_aside(json, structure, values::about)
                }
                b"decisions" => {
                    once.see(2)?;
                    self.aside(json, structure, values::decision)
                }
                b"plan" => {
                    once.see(3)?;
                    self.aside(json, structure, aside::task)
                }
                b"targets" => {
                    once.see(4)?;
                    self.aside(json, structure, aside::target)
                }
                b"raters" => {
                    once.see(5)?;
                    self.earlier_raters(json, structure)
                }
                _ => None,
            })?;
            once.has(&[0]).then_some(())
        })
    }

    fn earlier_raters<'t>(&mut self, json: &mut Json<'t>, structure: &Structure) -> Option<()> {
        let mut met: Vec<&'t [u8]> = Vec::new();
        json.object(|json, rater| {
            let is_new = values::is_id(rater) && met.len() < MAX_RATERS && !met.contains(&rater);
            is_new.then(|| met.push(rater))?;
            let mut once = Once::default();
            json.object(|json, key| match key {
                b"answers" => {
                    once.see(0)?;
                    self.aside(json, structure, values::answer)
                }
                b"profile" => {
                    once.see(1)?;
                    self.one_aside(json, structure, values::profile)
                }
                _ => None,
            })
        })
    }
}

fn rubric<'t>(json: &mut Json<'t>, structure: &Structure) -> Option<Named<'t>> {
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
        b"full" => {
            once.see(4)?;
            structure.carried(|text| json.bytes_of(text))
        }
        _ => None,
    })?;
    once.has(&[0, 1, 2, 3]).then_some(Named {
        id,
        text_hash,
        structure_hash,
    })
}

/// The rubric that a file carries, as it stands there.
pub(super) fn carried(text: &str) -> Option<&[u8]> {
    let mut json = Json::new(text.as_bytes());
    let mut full = None;
    json.object(|json, key| match key {
        b"rubric" => json.object(|json, key| {
            let value = json.value()?;
            if key == b"full" {
                full = Some(value);
            }
            Some(())
        }),
        _ => json.value().map(drop),
    })?;
    full
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
