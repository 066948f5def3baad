//! What people typed into an assessment, to be compared before and after.

use std::collections::BTreeSet;

use levelwise_core::assessment::{Assessment, Register, Task};

/// Everything somebody typed that stands in a register, with the register, and
/// what else must not get lost.
pub(crate) fn standing_texts(assessment: &Assessment) -> BTreeSet<(String, String)> {
    let mut texts = BTreeSet::new();
    for version in assessment.about.versions() {
        texts.insert(("about".to_owned(), version.value.organization.clone()));
    }
    for (rater_id, rater) in &assessment.raters {
        for version in rater.profile.versions() {
            texts.insert((format!("{rater_id}"), version.value.name.clone()));
        }
    }
    add_texts("", assessment, &mut texts);
    for (id, earlier) in &assessment.past {
        add_texts(
            &format!("past {id} "),
            &earlier.as_assessment(id),
            &mut texts,
        );
    }
    texts
}

/// What is said of indicators and tasks.
pub(crate) fn add_texts(
    place: &str,
    assessment: &Assessment,
    texts: &mut BTreeSet<(String, String)>,
) {
    let mut add =
        |what: String, text: &str| texts.insert((format!("{place}{what}"), text.to_owned()));
    for (rater_id, rater) in &assessment.raters {
        for indicator in &rater.revealed {
            add(format!("{rater_id} reveals"), indicator.as_str());
        }
        for (indicator, register) in &rater.answers {
            for version in register.versions() {
                add(format!("{rater_id} {indicator}"), &version.value.note);
            }
        }
    }
    for version in assessment.small_group.versions() {
        let dot = format!("{} {}", version.by, version.n);
        add("small group".to_owned(), &dot);
    }
    for (indicator, register) in &assessment.decisions {
        for version in register.versions() {
            add(format!("decision {indicator}"), &version.value.rationale);
        }
    }
    for (indicator, register) in &assessment.targets {
        for version in register.versions() {
            add(format!("target {indicator}"), &version.value.rationale);
        }
    }
    for (task, register) in &assessment.plan {
        let register: &Register<Task> = register;
        for version in register.versions() {
            add(format!("task {task}"), &version.value.text);
        }
    }
}
