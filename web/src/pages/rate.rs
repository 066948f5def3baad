//! Rating at once: the address of a rubric opens what this device rates by it,
//! without a form before it. The first time an assessment is begun.

use levelwise_core::assessment::{About, AssessmentId, Cycle, Profile};
use levelwise_core::rubric::{AreaId, IndicatorId, RubricId};

use crate::chance;
use crate::host;
use crate::later;
use crate::routes::Route;
use crate::state;

use super::new_assessment::{Filled, begin};

/// Opens the assessment at this place, and calls `then` when there is something
/// to draw: the assessment, or why there is none.
pub fn rate(
    rubric: &RubricId,
    area: Option<AreaId>,
    indicator: Option<IndicatorId>,
    then: Box<dyn FnOnce()>,
) {
    let id = rubric.clone();
    if state::rated_by(&id).is_some() {
        // What reads it comes beside the rubric, not behind it.
        later::then(|_| {});
    }
    let open = move |assessment: AssessmentId| {
        host::replace(&Route::Fill(assessment, area, indicator).href());
    };
    state::fetch_rubric(
        rubric,
        later::check_rubric,
        Box::new(move |found| {
            let Ok(found) = found else {
                return then();
            };
            if let Some(assessment) = state::rated_by(&id) {
                open(assessment);
                return later::then(move |_| then());
            }
            let date = chance::today();
            let cycle = Cycle {
                date,
                ..Cycle::default()
            };
            let assessment = begin(
                &found,
                Filled {
                    about: About {
                        organization: String::new(),
                        cycle,
                        extra: Default::default(),
                    },
                    profile: Profile::default(),
                },
            );
            state::set_rated_by(&assessment, &id);
            open(assessment);
            then();
        }),
    );
}
