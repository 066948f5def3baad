//! What an assessment holds that no roll-up counts: it is checked, so that a file
//! with a problem is left to the engine's reader, and not kept.

use super::Once;
use super::json::Json;
use super::values::{Checked, decision, id, sentence, typed};
use crate::roll_up::structure::Structure;

pub(super) fn task(
    checked: &mut Checked,
    json: &mut Json<'_>,
    _: &Structure,
    _: &mut Vec<u8>,
) -> Option<()> {
    const STATUS: [&[u8]; 4] = [b"planned", b"doing", b"done", b"dropped"];
    const AIM: [&[u8]; 3] = [b"reach", b"find-out", b"sustain"];
    let mut once = Once::default();
    json.object(|json, key| match key {
        b"text" => {
            once.see(0)?;
            sentence(json)
        }
        b"indicator" => {
            once.see(1)?;
            id(json).map(drop)
        }
        b"step" => {
            once.see(2)?;
            id(json).map(drop)
        }
        b"due" => {
            once.see(3)?;
            checked.date(json.plain()?)
        }
        b"status" => {
            once.see(4)?;
            STATUS.contains(&json.plain()?).then_some(())
        }
        b"owner" => {
            once.see(5)?;
            typed(json)
        }
        b"completion" => {
            once.see(6)?;
            typed(json)
        }
        b"reason" => {
            once.see(7)?;
            typed(json)
        }
        b"aim" => {
            once.see(8)?;
            AIM.contains(&json.plain()?).then_some(())
        }
        _ => None,
    })?;
    once.has(&[0]).then_some(())
}

/// What the team wants to reach has the form of a decision.
pub(super) fn target(
    checked: &mut Checked,
    json: &mut Json<'_>,
    structure: &Structure,
    bytes: &mut Vec<u8>,
) -> Option<()> {
    decision(checked, json, structure, bytes)
}

/// A number that is not kept.
pub(super) fn whole(
    _: &mut Checked,
    json: &mut Json<'_>,
    _: &Structure,
    _: &mut Vec<u8>,
) -> Option<()> {
    json.whole().map(drop)
}
