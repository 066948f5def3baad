//! When is somebody reminded to save a file? Browsers may clear what they keep,
//! and devices get lost. It belongs to the part of the page that comes later.

use levelwise_core::assessment::{Assessment, AssessmentId};
use levelwise_core::record::Moment;

use crate::storage;

use super::library::{Local, local_key};

/// A file older than this no longer says where the team stands, in days.
const OLD: i64 = 7;
/// Who said "not now" is left alone for so many days.
const PAUSE: i64 = 7;

/// What the reminder says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// Work of an earlier day was never saved to a file.
    Never,
    /// The last file is so many days old, and something has changed since.
    Days(i64),
}

/// What this device remembers of somebody's work on an assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// When somebody first worked on it here.
    pub worked: Option<Moment>,
    /// When somebody last said "not now".
    pub reminded: Option<Moment>,
}

/// One of the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Somebody worked.
    Worked,
    /// Somebody said "not now".
    Reminded,
}

impl Mark {
    fn key(self, id: &AssessmentId) -> String {
        let name = match self {
            Self::Worked => "/worked",
            Self::Reminded => "/reminded",
        };
        local_key(id) + name
    }
}

/// What this device remembers of an assessment.
pub fn marks(id: &AssessmentId) -> Marks {
    let read = |mark: Mark| Moment::new(&storage::read(&mark.key(id))?).ok();
    Marks {
        worked: read(Mark::Worked),
        reminded: read(Mark::Reminded),
    }
}

/// Sets a mark.
pub fn set_mark(id: &AssessmentId, mark: Mark, now: &Moment) {
    // Without it, somebody is reminded once more.
    let _ = storage::write(&mark.key(id), now.as_str());
}

/// Forgets the marks of an assessment that is erased.
pub(super) fn erase_marks(id: &AssessmentId) {
    for key in storage::keys(&(local_key(id) + "/")) {
        storage::remove(&key);
    }
}

/// What to remind of now; the assessment is read only if it may matter.
pub fn reminder(
    local: &Local,
    marks: &Marks,
    now: &Moment,
    assessment: impl FnOnce() -> Option<Assessment>,
) -> Option<Reminder> {
    let days = |since: &Moment| Some(day_number(now)? - day_number(since)?);
    let paused = marks.reminded.as_ref().and_then(days);
    if paused.is_some_and(|paused| paused < PAUSE) {
        return None;
    }
    match &local.exported {
        Some(exported) => {
            let old = days(exported).filter(|old| *old >= OLD)?;
            (last_change(&assessment()?)? > *exported).then_some(Reminder::Days(old))
        }
        None => {
            let worked = days(marks.worked.as_ref()?)?;
            (worked >= 1).then_some(Reminder::Never)
        }
    }
}

/// When anything of it was last written, by the clocks of those who wrote.
fn last_change(assessment: &Assessment) -> Option<Moment> {
    let about = assessment.about.versions().iter().map(|it| &it.at);
    let raters = assessment.raters.values();
    let raters = raters.flat_map(|rater| {
        let answers = rater.answers.values();
        let answers = answers.flat_map(|answer| answer.versions().iter().map(|it| &it.at));
        answers.chain(rater.profile.versions().iter().map(|it| &it.at))
    });
    let decisions = assessment.decisions.values();
    let decisions = decisions.flat_map(|it| it.versions().iter().map(|it| &it.at));
    let plan = assessment.plan.values();
    let plan = plan.flat_map(|it| it.versions().iter().map(|it| &it.at));
    let all = about.chain(raters).chain(decisions).chain(plan);
    all.flatten().max().cloned()
}

/// The number of the day since 1970, by Howard Hinnant's `days_from_civil`
/// (<https://howardhinnant.github.io/date_algorithms.html>); years from 1900.
fn day_number(moment: &Moment) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| moment.as_str().get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    // A year that ends with February has its odd day last.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(era * 146_097 + days - 719_468)
}

#[cfg(test)]
mod tests {
    use levelwise_core::format;

    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::new(text).expect("a moment")
    }

    fn example() -> Assessment {
        let text = include_bytes!("../../../rubrics/examples/leadership-system.json");
        format::open_assessment(text).expect("an assessment").value
    }

    /// On the day `now`; `exported`, `worked` and `reminded` may be empty.
    fn reminded(now: &str, exported: &str, worked: &str, reminded: &str) -> Option<Reminder> {
        let day = |text: &str| (!text.is_empty()).then(|| moment(&format!("{text}T09:00:00Z")));
        let local = Local {
            exported: day(exported),
            ..Local::default()
        };
        let marks = Marks {
            worked: day(worked),
            reminded: day(reminded),
        };
        let now = moment(&format!("{now}T08:00:00Z"));
        reminder(&local, &marks, &now, || Some(example()))
    }

    #[test]
    fn days_are_counted_through_leap_years() {
        // Day numbers as `date -d … +%s` gives them, divided by 86,400.
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T12:00:00Z", 11_016),
            ("2026-11-24T23:59:59Z", 20_781),
            ("2100-03-01T00:00:00Z", 47_541),
        ] {
            assert_eq!(day_number(&moment(text)), Some(expected), "{text}");
        }
    }

    #[test]
    fn work_of_an_earlier_day_without_a_file_is_reminded_of() {
        assert_eq!(reminded("2026-11-24", "", "", ""), None, "nobody worked");
        assert_eq!(reminded("2026-11-24", "", "2026-11-24", ""), None);
        assert_eq!(
            reminded("2026-11-25", "", "2026-11-24", ""),
            Some(Reminder::Never)
        );
    }

    #[test]
    fn an_old_file_is_reminded_of_if_something_changed_since() {
        let last = last_change(&example()).expect("it was written some time");
        let last = last.as_str().get(..10).expect("a day").to_owned();
        assert_eq!(last, "2026-10-20", "the days below stand around it");
        let on = |now, exported| reminded(now, exported, "", "");
        assert_eq!(on("2026-10-26", "2026-10-19"), Some(Reminder::Days(7)));
        assert_eq!(on("2026-10-25", "2026-10-19"), None, "six days");
        assert_eq!(on("2027-10-25", "2026-10-21"), None, "nothing changed");
    }

    #[test]
    fn not_now_holds_for_a_week() {
        let worked = "2026-11-01";
        assert_eq!(reminded("2026-11-24", "", worked, "2026-11-18"), None);
        assert_eq!(
            reminded("2026-11-25", "", worked, "2026-11-18"),
            Some(Reminder::Never)
        );
    }
}
