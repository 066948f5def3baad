//! What several files would change together: which belong to which assessment,
//! what each brings after those before it, and which cannot be used. Pure, tried
//! without a browser.

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::merge::{MergeError, Preview, merge, preview};
use levelwise_core::record::Problem;
use levelwise_core::share::invitation;

use crate::text::t;

/// One thing that somebody gave: a file, or a part of what was pasted.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// What it is called.
    pub name: String,
    /// What it says, or why it cannot be used.
    pub opened: Result<Readable, Refusal>,
}

/// A file that can be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Readable {
    /// What it says.
    pub assessment: Assessment,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
}

/// Why something cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// In a sentence.
    pub title: String,
    /// With places and hints; none if the title says it all.
    pub problems: Vec<Problem>,
}

/// Everything that was given at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// What can be taken over, by assessment.
    pub groups: Vec<Group>,
    /// What cannot be used, in the order in which it was given.
    pub refused: Vec<(String, Refusal)>,
}

/// What was given for one assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The assessment as this device has it; absent if it does not.
    pub before: Option<Assessment>,
    /// The assessment with everything taken over.
    pub after: Assessment,
    /// The files, in the order in which they were given.
    pub items: Vec<Item>,
    /// Who the person is in an assessment that is new here; nobody in it if
    /// absent.
    pub me: Option<RaterId>,
}

/// One file among those for its assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub theirs: Assessment,
    /// What it changes after those before it.
    pub preview: Preview,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
}

impl Batch {
    /// Sorts what was given. `here` is the assessment that this device has; with
    /// `only`, what belongs to another assessment is refused.
    pub fn of(
        given: Vec<Given>,
        here: impl Fn(&AssessmentId) -> Option<Assessment>,
        only: Option<&AssessmentId>,
    ) -> Self {
        let mut batch = Self::default();
        for Given { name, opened } in given {
            let sorted = opened.and_then(|readable| batch.sort(&name, readable, &here, only));
            if let Err(refusal) = sorted {
                batch.refused.push((name, refusal));
            }
        }
        batch
    }

    fn sort(
        &mut self,
        name: &str,
        readable: Readable,
        here: impl Fn(&AssessmentId) -> Option<Assessment>,
        only: Option<&AssessmentId>,
    ) -> Result<(), Refusal> {
        let Readable {
            assessment: theirs,
            warnings,
        } = readable;
        if only.is_some_and(|only| *only != theirs.id) {
            return Err(Refusal {
                title: t::other_assessment(name, &theirs),
                problems: Vec::new(),
            });
        }
        let found = self.groups.iter_mut().find(|one| one.after.id == theirs.id);
        let mut fresh = None;
        let group = match found {
            Some(group) => group,
            None => fresh.insert(Group::begun(here(&theirs.id), &theirs)),
        };
        let refused = |error: MergeError| Refusal {
            title: t::other_rubric_of_file(name),
            problems: vec![Problem::error(
                error.code(),
                "/rubric",
                error.to_string(),
                error.hint(),
            )],
        };
        let preview = preview(&group.after, &theirs).map_err(refused)?;
        group.after = merge(&group.after, &theirs).map_err(refused)?;
        group.items.push(Item {
            name: name.to_owned(),
            theirs,
            preview,
            warnings,
        });
        self.groups.extend(fresh);
        Ok(())
    }

    /// Whether taking it over changes nothing.
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| !group.changes())
    }

    /// How many files can be taken over.
    pub fn n_items(&self) -> usize {
        self.groups.iter().map(|group| group.items.len()).sum()
    }

    /// The only thing given, if it is an invitation to an assessment that this
    /// device does not have.
    pub fn invitation(&self) -> Option<&Assessment> {
        match (&*self.groups, &*self.refused) {
            ([group], []) if group.before.is_none() && group.after.raters.is_empty() => {
                Some(&group.after)
            }
            _ => None,
        }
    }
}

impl Group {
    fn begun(before: Option<Assessment>, theirs: &Assessment) -> Self {
        Self {
            after: before.clone().unwrap_or_else(|| invitation(theirs)),
            before,
            items: Vec::new(),
            me: None,
        }
    }

    /// Whether taking it over changes anything.
    pub fn changes(&self) -> bool {
        self.before.is_none() || self.items.iter().any(|item| !item.preview.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use levelwise_core::assessment::{About, Answer, Profile, RubricRef, SessionId, Stamp};
    use levelwise_core::format;
    use levelwise_core::rubric::IndicatorId;

    use super::*;

    fn stamp(session: &str) -> Stamp {
        Stamp {
            by: SessionId::new(session).expect("an id"),
            at: None,
        }
    }

    fn begun(id: &str) -> Assessment {
        let text = include_bytes!("../../../../rubrics/leadership-system.json");
        let rubric = format::open_rubric(text).expect("a rubric").value;
        let about = About {
            organization: id.to_owned(),
            cycle: Default::default(),
            extra: Default::default(),
        };
        let id = AssessmentId::new(id).expect("an id");
        Assessment::new(id, RubricRef::naming(&rubric), about, &stamp("s0"))
    }

    fn of_rater(assessment: &Assessment, rater: &str, note: &str) -> Assessment {
        let mut theirs = invitation(assessment);
        let (rater, stamp) = (RaterId::new(rater).expect("an id"), stamp(rater));
        theirs.set_profile(&rater, Profile::default(), &stamp);
        let answer = Answer {
            note: note.to_owned(),
            ..Answer::default()
        };
        let indicator = IndicatorId::new("1").expect("an id");
        theirs.set_answer(&rater, &indicator, answer, &stamp);
        theirs
    }

    fn given(name: &str, assessment: &Assessment) -> Given {
        Given {
            name: name.to_owned(),
            opened: Ok(Readable {
                assessment: assessment.clone(),
                warnings: Vec::new(),
            }),
        }
    }

    #[test]
    fn each_file_is_seen_after_those_before_it() {
        let ours = begun("a");
        let (ann, bob) = (of_rater(&ours, "ann", "x"), of_rater(&ours, "bob", "y"));
        let given = [given("1", &ann), given("2", &bob), given("3", &ann)];
        let batch = Batch::of(given.to_vec(), |_| Some(ours.clone()), None);
        let new: Vec<usize> = batch.groups[0]
            .items
            .iter()
            .map(|item| item.preview.raters[0].changes.new)
            .collect();
        assert_eq!(new, [2, 2, 0]);
        assert_eq!(batch.groups[0].after.raters.len(), 2);
        assert!(!batch.is_empty());
        let after = batch.groups[0].after.clone();
        let again = Batch::of(given.to_vec(), |_| Some(after.clone()), None);
        assert!(again.is_empty());
    }

    #[test]
    fn what_cannot_be_used_does_not_keep_the_rest() {
        let ours = begun("a");
        let ann = of_rater(&ours, "ann", "x");
        let mut newer = ann.clone();
        newer.rubric.text_hash = "0".repeat(32);
        let other = of_rater(&begun("b"), "eve", "z");
        let broken = Given {
            name: "broken".to_owned(),
            opened: Err(Refusal {
                title: "no".to_owned(),
                problems: Vec::new(),
            }),
        };
        let all = vec![
            broken,
            given("newer", &newer),
            given("other", &other),
            given("ann", &ann),
        ];
        let here = |id: &AssessmentId| (*id == ours.id).then(|| ours.clone());
        let batch = Batch::of(all.clone(), here, Some(&ours.id));
        let refused: Vec<&str> = batch.refused.iter().map(|(name, _)| &**name).collect();
        assert_eq!(refused, ["broken", "newer", "other"]);
        assert_eq!(batch.refused[1].1.problems[0].code, "other-rubric");
        assert_eq!(batch.n_items(), 1);

        let batch = Batch::of(all, here, None);
        assert_eq!((batch.groups.len(), batch.refused.len()), (2, 2));
        assert!(batch.groups[0].before.is_none() && batch.groups[1].before.is_some());
    }

    #[test]
    fn an_invitation_is_told_from_answers() {
        let ours = begun("a");
        let invited = |assessment: &Assessment, here: Option<Assessment>| {
            let batch = Batch::of(vec![given("1", assessment)], |_| here.clone(), None);
            batch.invitation().is_some()
        };
        assert!(invited(&invitation(&ours), None));
        assert!(!invited(&invitation(&ours), Some(ours.clone())));
        assert!(!invited(&of_rater(&ours, "ann", "x"), None));
    }
}
