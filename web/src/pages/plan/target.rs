//! The level that an indicator is to reach, chosen from the levels of the scale.

use levelwise_core::assessment::{Assessment, Choice, Decision};
use levelwise_core::plan::target_of;
use levelwise_core::rubric::{IndicatorId, LevelId, Rubric};
use yew::Callback;

use crate::components::select;
use crate::el::{El, el, p};
use crate::text::t;

use super::Edit;
use super::fields::labelled;

/// A select with the levels and none; `on_edit` hears what is chosen.
pub(in crate::pages) fn target_field(
    assessment: &Assessment,
    rubric: &Rubric,
    id: &IndicatorId,
    on_edit: impl Fn(Edit) + 'static,
) -> El {
    let indicator = id.clone();
    let on_choose = Callback::from(move |word: String| {
        let level = LevelId::new(&word).ok();
        let indicator = indicator.clone();
        on_edit(Box::new(move |assessment, stamp| {
            let target = Decision {
                choice: level.map(Choice::Level),
                ..Decision::default()
            };
            assessment.set_target(&indicator, target, stamp);
        }));
    });
    let mut options = vec![(String::new(), t::plan::NO_TARGET.to_owned())];
    for level in &rubric.scale.levels {
        options.push((level.id.to_string(), level.title.to_string()));
    }
    let target = target_of(assessment, id, rubric);
    let value = target.as_ref().map_or("", |(level, _)| level.as_str());
    let field_id = ["target-", id.as_str()].concat();
    let field = select(field_id, options, value, on_choose);
    let field = labelled(t::plan::TARGET, &t::plan::target_of(id), field);
    let apart = assessment
        .targets
        .get(id)
        .is_some_and(|target| target.is_apart());
    let apart = apart.then(|| p(t::plan::TARGET_APART).class("hint"));
    el("div")
        .class("target screen-only")
        .kid(field)
        .kid_if(apart)
}
