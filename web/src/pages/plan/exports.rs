//! The plan as files for other programs: a calendar and a sheet.

use levelwise_core::assessment::{Assessment, Task};
use levelwise_core::format::{CalendarWords, write_calendar, write_csv};
use levelwise_core::rubric::Rubric;
use levelwise_core::sheets;

use crate::chance;
use crate::files;
use crate::pages::{file_name, report};
use crate::text::t;

/// Offers the dates as a calendar; nothing happens without a clock.
pub(super) fn save_calendar(assessment: &Assessment, rubric: &Rubric) {
    let Some(now) = chance::now() else { return };
    let describe = |task: &Task| {
        let indicator = task.indicator.as_ref();
        t::plan::event(task, indicator.and_then(|id| rubric.indicator(id)))
    };
    let words = CalendarWords {
        name: &t::plan::calendar_name(report::title(assessment)),
        describe: &describe,
    };
    let text = write_calendar(assessment, &now, &words);
    // The button can be pressed again if the browser refuses.
    let _ = files::save_as(&file_name(assessment, "-plan.ics"), "text/calendar", &text);
}

/// Offers the tasks as a sheet.
pub(super) fn save_csv(assessment: &Assessment, rubric: &Rubric) {
    let text = write_csv(&sheets::plan(rubric, assessment));
    let _ = files::save_as(&file_name(assessment, "-plan.csv"), "text/csv", &text);
}
