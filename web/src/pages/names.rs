//! What people are called who may have given no name, so that nobody has to and
//! nobody is taken for somebody else.

use levelwise_core::assessment::{Assessment, Rater, RaterId};

use crate::text::t;

/// The labels of all raters of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// In the order of the raters' ids.
    labels: Vec<(RaterId, String)>,
}

impl Names {
    /// Names with roles, for the team itself.
    pub(super) fn of(assessment: &Assessment) -> Self {
        Self::with(assessment, |_| true)
    }

    /// Names for what leaves the team: a role only where `shows` allows it.
    pub(super) fn with(assessment: &Assessment, shows: impl Fn(&str) -> bool) -> Self {
        let label = |(number, (id, rater)): (usize, (&RaterId, &Rater))| {
            let profile = rater.profile.shown();
            let name = profile.map_or("", |profile| profile.name.trim());
            let role = profile.map_or("", |profile| profile.role.trim());
            let role = if shows(role) { role } else { "" };
            (id.clone(), t::team::rater(number, name, role))
        };
        let plain: Vec<(RaterId, String)> = (1..).zip(&assessment.raters).map(label).collect();
        let is_twice = |label: &str| plain.iter().filter(|(_, other)| other == label).count() > 1;
        let told_apart = |(number, (id, label)): (usize, &(RaterId, String))| {
            let label = if is_twice(label) {
                t::team::rater_again(label, number)
            } else {
                label.clone()
            };
            (id.clone(), label)
        };
        Self {
            labels: (1..).zip(&plain).map(told_apart).collect(),
        }
    }

    /// Numbers instead of names.
    pub(super) fn numbers(assessment: &Assessment) -> Self {
        let ids = (1..).zip(assessment.raters.keys());
        let labels = ids.map(|(number, id)| (id.clone(), t::team::rater(number, "", "")));
        Self {
            labels: labels.collect(),
        }
    }

    /// What a rater is called.
    pub(super) fn get(&self, rater: &RaterId) -> &str {
        let found = self.labels.iter().find(|(id, _)| id == rater);
        found.map_or("", |(_, label)| label)
    }
}

#[cfg(test)]
mod tests {
    use levelwise_core::assessment::Profile;

    use super::*;
    use crate::pages::trial::{rater, stamp, team};

    #[test]
    fn names_are_optional_and_tell_people_apart() {
        let mut assessment = team(4);
        for (number, name, role) in [
            (1, "Pat", "Principal"),
            (2, "", "Principal"),
            (3, "Pat ", "Principal"),
            (4, "", ""),
        ] {
            let profile = Profile {
                name: name.to_owned(),
                role: role.to_owned(),
                ..Profile::default()
            };
            assessment.set_profile(&rater(number), profile, &stamp("s9"));
        }
        let names = Names::of(&assessment);
        let labels: Vec<&str> = (1..=4).map(|number| names.get(&rater(number))).collect();
        assert_eq!(
            labels,
            [
                "Pat, Principal (rater 1)",
                "Rater 2, Principal",
                "Pat, Principal (rater 3)",
                "Rater 4"
            ]
        );
        let names = Names::with(&assessment, |_| false);
        assert_eq!(names.get(&rater(2)), "Rater 2");
    }
}
