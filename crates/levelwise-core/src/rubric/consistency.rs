//! What makes a rubric consistent: all problems of one, each with its place.
//! The rules are R1 to R10 of SPEC.md.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Problem, Text};

use super::file::{Area, Indicator, RESERVED_LEVEL_IDS, RubricFile, Scale};

/// More levels than number keys cannot be chosen by key.
const MAX_LEVELS: usize = 9;
/// More areas than this are no framework, and following their links takes long.
const MAX_AREAS: usize = 100;
const WEIGHTS: std::ops::RangeInclusive<u32> = 1..=100;

/// Every problem of `file` beyond its form, in the order of the file.
#[must_use]
pub fn problems(file: &RubricFile) -> Vec<Problem> {
    let mut found = Found::default();
    check_head(file, &mut found);
    check_scale(&file.scale, &mut found);
    if file.areas.is_empty() {
        found.error("no-areas", "/areas", "the rubric has no areas", "add one");
    }
    if file.areas.len() > MAX_AREAS {
        let n_areas = file.areas.len();
        let message = format!("the rubric has {n_areas} areas, {MAX_AREAS} are allowed");
        let hint = "make practices of some, or two rubrics";
        found.error("too-many-areas", "/areas", message, hint);
        return found.problems;
    }
    for (area_idx, area) in file.areas.iter().enumerate() {
        check_area(area, area_idx, file, &mut found);
    }
    check_cycles(&file.areas, &mut found);
    found.problems
}

#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
    /// Where each id was met first, by kind of thing.
    ids: BTreeMap<(&'static str, String), String>,
}

impl Found {
    fn error(&mut self, code: &'static str, place: &str, message: impl Into<String>, hint: &str) {
        self.problems
            .push(Problem::error(code, place, message, hint));
    }

    fn warning(&mut self, code: &'static str, place: &str, message: String, hint: &str) {
        self.problems
            .push(Problem::warning(code, place, message, hint));
    }

    /// R1: an id names one thing of its kind.
    fn id(&mut self, kind: &'static str, id: &str, place: &str) {
        let place = format!("{place}/id");
        match self.ids.get(&(kind, id.to_owned())) {
            Some(first) => {
                let message = format!("the {kind} id \"{id}\" stands already at {first}");
                self.error(
                    "id-twice",
                    &place,
                    message,
                    "give one of the two another id",
                );
            }
            None => {
                self.ids.insert((kind, id.to_owned()), place);
            }
        }
    }

    /// R4.
    fn not_empty(&mut self, n_things: usize, place: &str, code: &'static str, message: &str) {
        if n_things == 0 {
            self.error(
                code,
                place,
                message,
                "add at least one, or remove the whole",
            );
        }
    }
}

/// R2.
fn check_head(file: &RubricFile, found: &mut Found) {
    if !is_semver(&file.version) {
        let message = format!("\"{}\" is not a version as major.minor.patch", file.version);
        found.error("bad-version", "/version", message, "write it like 1.0.0");
    }
    if !is_language(&file.language) {
        let message = format!("\"{}\" is not a language tag", file.language);
        found.error(
            "bad-language",
            "/language",
            message,
            "write it like en or es-MX",
        );
    }
}

/// R3.
fn check_scale(scale: &Scale, found: &mut Found) {
    let n_levels = scale.levels.len();
    if !(1..=MAX_LEVELS).contains(&n_levels) {
        let message = format!("the scale has {n_levels} levels, 1 to {MAX_LEVELS} are allowed");
        found.error(
            "level-count",
            "/scale/levels",
            message,
            "add or remove levels",
        );
    }
    for (level_idx, level) in scale.levels.iter().enumerate() {
        let place = format!("/scale/levels/{level_idx}");
        found.id("level", level.id.as_str(), &place);
        if RESERVED_LEVEL_IDS.contains(&level.id.as_str()) {
            let message = format!("the level id \"{}\" is a choice of its own", level.id);
            let hint = "give the level another id";
            found.error("reserved-id", &format!("{place}/id"), message, hint);
        }
    }
}

fn check_area(area: &Area, area_idx: usize, file: &RubricFile, found: &mut Found) {
    let place = format!("/areas/{area_idx}");
    found.id("area", area.id.as_str(), &place);
    let mut bases = BTreeSet::new();
    for (base_idx, base) in area.builds_on.iter().enumerate() {
        if !bases.insert(base) {
            let message = format!("area \"{}\" names \"{base}\" twice", area.id);
            let place = format!("{place}/buildsOn/{base_idx}");
            found.error("base-twice", &place, message, "keep one of the two");
        }
        if !file.areas.iter().any(|other| other.id == *base) {
            let message = format!(
                "area \"{}\" builds on \"{base}\", which is no area",
                area.id
            );
            let place = format!("{place}/buildsOn/{base_idx}");
            found.error(
                "unknown-area",
                &place,
                message,
                "name the id of an area of this rubric",
            );
        }
    }
    let message = format!("area \"{}\" has no practices", area.id);
    found.not_empty(
        area.practices.len(),
        &format!("{place}/practices"),
        "no-practices",
        &message,
    );
    for (practice_idx, practice) in area.practices.iter().enumerate() {
        let place = format!("{place}/practices/{practice_idx}");
        found.id("practice", practice.id.as_str(), &place);
        let message = format!("practice \"{}\" has no indicators", practice.id);
        let n_indicators = practice.indicators.len();
        found.not_empty(
            n_indicators,
            &format!("{place}/indicators"),
            "no-indicators",
            &message,
        );
        for (indicator_idx, indicator) in practice.indicators.iter().enumerate() {
            let place = format!("{place}/indicators/{indicator_idx}");
            check_indicator(indicator, &place, &file.scale, found);
        }
    }
}

/// R5, R8 and R9.
fn check_indicator(indicator: &Indicator, place: &str, scale: &Scale, found: &mut Found) {
    let id = &indicator.id;
    found.id("indicator", id.as_str(), place);
    if !WEIGHTS.contains(&indicator.weight) {
        let message = format!(
            "indicator {id} has the weight {}, 1 to 100 is allowed",
            indicator.weight
        );
        found.error(
            "bad-weight",
            &format!("{place}/weight"),
            message,
            "write a weight in range",
        );
    }
    check_levels(indicator, place, scale, found);
    for (item_idx, item) in indicator.evidence.iter().enumerate() {
        let place = format!("{place}/evidence/{item_idx}");
        found.id("evidence", item.id.as_str(), &place);
        if !scale.levels.iter().any(|level| level.id == item.supports) {
            let message = format!(
                "evidence \"{}\" supports \"{}\", which is no level",
                item.id, item.supports
            );
            let hint = "name the id of a level of the scale";
            found.error("unknown-level", &format!("{place}/supports"), message, hint);
        }
    }
    if let Some(measure) = &indicator.measure {
        let place = format!("{place}/measure/thresholds");
        let (n_thresholds, n_levels) = (measure.thresholds.len(), scale.levels.len());
        if n_thresholds != n_levels {
            let message =
                format!("indicator {id} has {n_thresholds} thresholds for {n_levels} levels");
            found.error(
                "threshold-count",
                &place,
                message,
                "write one threshold for each level",
            );
        }
        if !measure
            .thresholds
            .is_sorted_by(|lower, upper| lower < upper)
        {
            let message = format!("the thresholds of indicator {id} do not rise");
            found.error(
                "threshold-order",
                &place,
                message,
                "write each higher than the one before",
            );
        }
    }
}

/// R6, and R10: levels in the order of the scale, with something to do.
fn check_levels(indicator: &Indicator, place: &str, scale: &Scale, found: &mut Found) {
    let id = &indicator.id;
    let (n_found, n_wanted) = (indicator.levels.len(), scale.levels.len());
    if n_found != n_wanted {
        let message =
            format!("indicator {id} describes {n_found} levels, the scale has {n_wanted}");
        let hint = "describe every level of the scale once, lowest first";
        found.error("level-count", &format!("{place}/levels"), message, hint);
    }
    let mut descriptors = BTreeSet::new();
    for (level_idx, level) in indicator.levels.iter().enumerate() {
        let place = format!("{place}/levels/{level_idx}");
        if let Some(wanted) = scale
            .levels
            .get(level_idx)
            .filter(|wanted| wanted.id != level.level)
        {
            let message = format!(
                "\"{}\" stands where level \"{}\" belongs",
                level.level, wanted.id
            );
            let hint = "describe the levels in the order of the scale";
            found.error("level-order", &format!("{place}/level"), message, hint);
        }
        if !descriptors.insert(folded(&level.descriptor)) {
            let message = format!("two levels of indicator {id} have the same descriptor");
            let hint = "say what differs between the levels";
            found.error(
                "same-descriptor",
                &format!("{place}/descriptor"),
                message,
                hint,
            );
        }
        for (step_idx, step) in level.steps.iter().enumerate() {
            found.id(
                "step",
                step.id.as_str(),
                &format!("{place}/steps/{step_idx}"),
            );
        }
        if level.steps.is_empty() {
            let message = format!("level \"{}\" of indicator {id} has no steps", level.level);
            let hint = "add two to four things to do, so that it can be suggested";
            found.warning("no-steps", &format!("{place}/steps"), message, hint);
        }
    }
}

/// R7, its second half: following `buildsOn` never leads back.
fn check_cycles(areas: &[Area], found: &mut Found) {
    let by_id: BTreeMap<_, _> = areas.iter().map(|area| (&area.id, area)).collect();
    for (area_idx, area) in areas.iter().enumerate() {
        let mut reached = BTreeSet::new();
        let mut next = vec![area];
        while let Some(from) = next.pop() {
            let bases = from.builds_on.iter().filter_map(|base| by_id.get(base));
            next.extend(bases.filter(|base| reached.insert(&base.id)).copied());
        }
        if reached.contains(&area.id) {
            let message = format!(
                "area \"{}\" builds on itself, directly or by way of others",
                area.id
            );
            let place = format!("/areas/{area_idx}/buildsOn");
            found.error("area-cycle", &place, message, "remove one of the links");
        }
    }
}

fn folded(text: &Text) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

fn is_semver(text: &str) -> bool {
    let core = text.split_once(['-', '+']).map_or(text, |(core, _)| core);
    let mut n_parts = 0;
    core.split('.').all(|part| {
        n_parts += 1;
        !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit())
    }) && n_parts == 3
        && text.len() <= 40
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|tag| {
        (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
    }) && parts.all(|part| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
