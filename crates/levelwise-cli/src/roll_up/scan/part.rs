//! The lines of a partial roll-up to extracts: what [`crate::roll_up::partial`]
//! writes.

use super::json::Json;
use super::{Once, Scanner, values};
use crate::roll_up::bytes::put_number;
use crate::roll_up::extract::Draft;
use crate::roll_up::structure::Structure;

impl Scanner {
    /// Writes the extract of a line, counted by `structure`, into `draft`, and
    /// gives the id and the text hash of the rubric that the line names.
    pub(in crate::roll_up) fn scan_part<'t>(
        &mut self,
        line: &'t str,
        structure: &Structure,
        draft: &mut Draft,
    ) -> Option<(&'t [u8], &'t [u8])> {
        draft.clear();
        self.checked.begin();
        let mut json = Json::new(line.as_bytes());
        let mut once = Once::default();
        let (mut rubric, mut text_hash) = (&b""[..], &b""[..]);
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
                self.said(json, structure, draft, &mut decisions)?;
                draft.decisions = decisions;
                Some(())
            }
            b"id" => {
                once.see(2)?;
                draft.id.extend_from_slice(values::id(json)?);
                Some(())
            }
            b"raters" => {
                once.see(3)?;
                let mut raters = std::mem::take(&mut draft.raters);
                self.raters(json, structure, draft, &mut raters, Self::said)?;
                draft.raters = raters;
                Some(())
            }
            b"rubric" => {
                once.see(4)?;
                rubric = values::id(json)?;
                Some(())
            }
            b"textHash" => {
                once.see(5)?;
                text_hash = json.plain()?;
                Some(())
            }
            _ => None,
        })?;
        let is_whole = once.has(&[0, 2, 4, 5]) && json.is_at_end();
        is_whole.then_some((rubric, text_hash))
    }

    /// Registers of choices: those that are settled by session, count and
    /// choice, the others in full.
    fn said(
        &mut self,
        json: &mut Json<'_>,
        structure: &Structure,
        draft: &mut Draft,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        self.named.clear();
        self.named.resize(structure.indicators.len(), false);
        let mut once = Once::default();
        json.object(|json, key| match key {
            b"registers" => {
                once.see(0)?;
                json.object(|json, indicator| {
                    self.name(indicator, structure, bytes)?;
                    self.register(json, structure, draft, values::answer, bytes)
                })
            }
            b"settled" => {
                once.see(1)?;
                json.object(|json, session| {
                    let session = self.checked.session(session, draft)?;
                    json.object(|json, n| {
                        let n = values::count(n)?;
                        json.object(|json, choice| {
                            json.list(|json| {
                                self.name(json.plain()?, structure, bytes)?;
                                put_number(bytes, session + 2);
                                put_number(bytes, n);
                                match choice {
                                    b"" => values::put_nothing(bytes),
                                    choice => values::put_word(choice, structure, bytes)?,
                                }
                                Some(())
                            })
                        })
                    })
                })
            }
            _ => None,
        })
    }

    /// Appends the indicator of the register that follows, unless it was named
    /// before.
    pub(super) fn name(
        &mut self,
        indicator: &[u8],
        structure: &Structure,
        bytes: &mut Vec<u8>,
    ) -> Option<()> {
        let position = structure.indicator(indicator)?;
        if std::mem::replace(&mut self.named[position], true) {
            return None;
        }
        put_number(bytes, u32::try_from(position + 1).ok()?);
        Some(())
    }
}
