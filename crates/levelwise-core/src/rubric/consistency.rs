//! What makes a rubric consistent: all problems of one, each with its place.
//! The rules are R1 to R10 of SPEC.md.

use crate::record::{Amount, Json, JsonMap, Place, Problem, Set};

use super::file::{Area, AreaId, Indicator, IndicatorId, RESERVED_LEVEL_IDS, RubricFile, Scale};

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
    let n_areas = file.areas.len();
    if n_areas == 0 {
        let message = "the rubric has no areas".to_owned();
        found.error("no-areas", "/areas", message, "add one");
    }
    if n_areas > MAX_AREAS {
        let message = format!("the rubric has {n_areas} areas, {MAX_AREAS} are allowed");
        let hint = "make practices of some, or two rubrics";
        found.error("too-many-areas", "/areas", message, hint);
        return found.problems;
    }
    for (area_idx, area) in file.areas.iter().enumerate() {
        let above = found.enter("areas", area_idx);
        check_area(area, file, &mut found);
        found.leave(above);
    }
    check_cycles(&file.areas, &mut found);
    found.problems
}

/// What was found so far, and the place that is looked at.
#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
    /// Where each id was met first; before the id stands its kind.
    ids: JsonMap,
    place: Place,
}

impl Found {
    /// Goes to an entry of a list and gives the place above, for `leave`.
    #[inline(never)]
    fn enter(&mut self, list: &str, index: usize) -> usize {
        let above = self.place.len();
        for piece in ["/", list, "/", &index.to_string()] {
            self.place.push_str(piece);
        }
        above
    }

    fn leave(&mut self, above: usize) {
        self.place.truncate(above);
    }

    /// Notes an error at `below` the present place.
    #[inline(never)]
    fn error(&mut self, code: &'static str, below: &str, message: String, hint: &str) {
        let place = [&self.place, below].concat();
        self.problems
            .push(Problem::error(code, place, message, hint));
    }

    /// R1: an id names one thing of its kind.
    #[inline(never)]
    fn id(&mut self, kind: &'static str, id: &str) {
        let key = [kind, " ", id].concat();
        if let Some(first) = self.ids.get(&key).and_then(Json::as_str) {
            let message = format!("the {kind} id \"{id}\" stands already at {first}");
            let hint = "give one of the two another id";
            self.error("id-twice", "/id", message, hint);
        } else {
            let place = [&self.place, "/id"].concat();
            self.ids.insert(key, Json::String(place));
        }
    }

    /// R4.
    #[inline(never)]
    fn nothing_in(&mut self, list: &str, code: &'static str, thing: &str, id: &str) {
        let message = format!("{thing} \"{id}\" has no {list}");
        let hint = "add at least one, or remove the whole";
        self.error(code, &["/", list].concat(), message, hint);
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
        let hint = "write it like en or es-MX";
        found.error("bad-language", "/language", message, hint);
    }
}

/// R3.
fn check_scale(scale: &Scale, found: &mut Found) {
    let n_levels = scale.levels.len();
    if !(1..=MAX_LEVELS).contains(&n_levels) {
        let message = format!("the scale has {n_levels} levels, 1 to {MAX_LEVELS} are allowed");
        let hint = "add or remove levels";
        found.error("level-count", "/scale/levels", message, hint);
    }
    for (level_idx, level) in scale.levels.iter().enumerate() {
        let above = found.enter("scale/levels", level_idx);
        let id = level.id.as_str();
        found.id("level", id);
        if RESERVED_LEVEL_IDS.contains(&id) {
            let message = format!("the level id \"{id}\" is a choice of its own");
            found.error("reserved-id", "/id", message, "give the level another id");
        }
        found.leave(above);
    }
}

fn check_area(area: &Area, file: &RubricFile, found: &mut Found) {
    found.id("area", area.id.as_str());
    let mut bases = Set::new();
    for (base_idx, base) in area.builds_on.iter().enumerate() {
        let above = found.enter("buildsOn", base_idx);
        if !bases.insert(base) {
            let message = format!("area \"{}\" names \"{base}\" twice", area.id);
            found.error("base-twice", "", message, "keep one of the two");
        }
        if !file.areas.iter().any(|other| other.id == *base) {
            let message = format!(
                "area \"{}\" builds on \"{base}\", which is no area",
                area.id
            );
            let hint = "name the id of an area of this rubric";
            found.error("unknown-area", "", message, hint);
        }
        found.leave(above);
    }
    if area.practices.is_empty() {
        found.nothing_in("practices", "no-practices", "area", area.id.as_str());
    }
    for (practice_idx, practice) in area.practices.iter().enumerate() {
        let above = found.enter("practices", practice_idx);
        let id = practice.id.as_str();
        found.id("practice", id);
        if practice.indicators.is_empty() {
            found.nothing_in("indicators", "no-indicators", "practice", id);
        }
        for (indicator_idx, indicator) in practice.indicators.iter().enumerate() {
            let above = found.enter("indicators", indicator_idx);
            check_indicator(indicator, &file.scale, found);
            found.leave(above);
        }
        found.leave(above);
    }
}

/// R5, R8 and R9.
fn check_indicator(indicator: &Indicator, scale: &Scale, found: &mut Found) {
    let id = &indicator.id;
    found.id("indicator", id.as_str());
    if !WEIGHTS.contains(&indicator.weight) {
        let message = format!(
            "indicator {id} has the weight {}, 1 to 100 is allowed",
            indicator.weight
        );
        found.error("bad-weight", "/weight", message, "write a weight in range");
    }
    check_levels(indicator, scale, found);
    for (item_idx, item) in indicator.evidence.iter().enumerate() {
        let above = found.enter("evidence", item_idx);
        found.id("evidence", item.id.as_str());
        if !scale.levels.iter().any(|level| level.id == item.supports) {
            let message = format!(
                "evidence \"{}\" supports \"{}\", which is no level",
                item.id, item.supports
            );
            let hint = "name the id of a level of the scale";
            found.error("unknown-level", "/supports", message, hint);
        }
        found.leave(above);
    }
    if let Some(measure) = &indicator.measure {
        check_thresholds(id, &measure.thresholds, scale, found);
    }
}

fn check_thresholds(id: &IndicatorId, thresholds: &[Amount], scale: &Scale, found: &mut Found) {
    const BELOW: &str = "/measure/thresholds";
    let (n_thresholds, n_levels) = (thresholds.len(), scale.levels.len());
    if n_thresholds != n_levels {
        let message = format!("indicator {id} has {n_thresholds} thresholds for {n_levels} levels");
        let hint = "write one threshold for each level";
        found.error("threshold-count", BELOW, message, hint);
    }
    if !thresholds.is_sorted_by(|lower, upper| lower < upper) {
        let message = format!("the thresholds of indicator {id} do not rise");
        let hint = "write each higher than the one before";
        found.error("threshold-order", BELOW, message, hint);
    }
}

/// R6, and R10: levels in the order of the scale, with something to do.
fn check_levels(indicator: &Indicator, scale: &Scale, found: &mut Found) {
    let id = &indicator.id;
    let (n_found, n_wanted) = (indicator.levels.len(), scale.levels.len());
    if n_found != n_wanted {
        let message =
            format!("indicator {id} describes {n_found} levels, the scale has {n_wanted}");
        let hint = "describe every level of the scale once, lowest first";
        found.error("level-count", "/levels", message, hint);
    }
    let mut descriptors = Set::new();
    for (level_idx, level) in indicator.levels.iter().enumerate() {
        let above = found.enter("levels", level_idx);
        let wanted = scale.levels.get(level_idx).map(|wanted| &wanted.id);
        if let Some(wanted) = wanted.filter(|wanted| **wanted != level.level) {
            let message = format!(
                "\"{}\" stands where level \"{wanted}\" belongs",
                level.level
            );
            let hint = "describe the levels in the order of the scale";
            found.error("level-order", "/level", message, hint);
        }
        if !descriptors.insert(folded(&level.descriptor)) {
            let message = format!("two levels of indicator {id} have the same descriptor");
            let hint = "say what differs between the levels";
            found.error("same-descriptor", "/descriptor", message, hint);
        }
        for (step_idx, step) in level.steps.iter().enumerate() {
            let above = found.enter("steps", step_idx);
            found.id("step", step.id.as_str());
            found.leave(above);
        }
        if level.steps.is_empty() {
            let place = [&found.place, "/steps"].concat();
            let message = format!("level \"{}\" of indicator {id} has no steps", level.level);
            let hint = "add two to four things to do, so that it can be suggested";
            let problem = Problem::warning("no-steps", place, message, hint);
            found.problems.push(problem);
        }
        found.leave(above);
    }
}

/// R7, its second half: following `buildsOn` never leads back.
fn check_cycles(areas: &[Area], found: &mut Found) {
    let position = |id: &AreaId| areas.iter().rposition(|area| area.id == *id);
    let bases = |area: &Area| area.builds_on.iter().filter_map(position).collect();
    let links: Vec<Vec<usize>> = areas.iter().map(bases).collect();
    for (area_idx, area) in areas.iter().enumerate() {
        let mut reached = vec![false; areas.len()];
        let mut next = vec![area_idx];
        while let Some(from) = next.pop() {
            for base in &links[from] {
                if !reached[*base] {
                    reached[*base] = true;
                    next.push(*base);
                }
            }
        }
        if position(&area.id).is_some_and(|itself| reached[itself]) {
            let above = found.enter("areas", area_idx);
            let message = format!(
                "area \"{}\" builds on itself, directly or by way of others",
                area.id
            );
            found.error(
                "area-cycle",
                "/buildsOn",
                message,
                "remove one of the links",
            );
            found.leave(above);
        }
    }
}

/// Folds the case of ASCII letters alone: the tables for all others would be a
/// tenth of the page's download.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_ascii_lowercase()
}

pub(crate) fn is_semver(text: &str) -> bool {
    let core = text.split_once(['-', '+']).map_or(text, |(core, _)| core);
    let mut n_parts = 0;
    core.split('.').all(|part| {
        n_parts += 1;
        !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit())
    }) && n_parts == 3
        && text.len() <= 40
}

pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|tag| {
        (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
    }) && parts.all(|part| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
