//! Who votes, how far they have come, and which answers stay sealed until
//! somebody reveals them (V1 to V5 of SPEC.md).
//!
//! Sealing keeps a vote from coloring the next one. It is a promise of those who
//! show an assessment, not a lock: the file holds every answer in clear.

use crate::record::Table;
use crate::rubric::{IndicatorId, Rubric};

use super::answer::Answer;
use super::file::{Assessment, Rater, RaterId};
use super::register::Register;

impl Assessment {
    /// Reveals what everybody says of an indicator in this copy (V4). What
    /// arrives later from somebody who had not answered stays sealed.
    pub fn reveal(&mut self, indicator: &IndicatorId) {
        let ids: Vec<RaterId> = self.raters.keys().cloned().collect();
        for id in ids {
            let rater = self.raters.entry(id).or_default();
            if rater.answers.get(indicator).is_some_and(is_said) {
                rater.revealed.insert(indicator.clone());
            }
        }
    }

    /// The answers that are not revealed and would count for the team: whose
    /// they are, and of which indicator.
    pub fn sealed(&self) -> impl Iterator<Item = (&RaterId, &IndicatorId)> {
        let raters = self.voting_raters();
        raters.flat_map(|(id, rater)| {
            let said = rater.answers.keys();
            let sealed = said.filter(|indicator| rater.is_sealed(indicator));
            sealed.map(move |indicator| (id, indicator))
        })
    }

    /// The answers that are sealed to `person` and would count for the team
    /// (V3).
    pub fn sealed_to(&self, person: &RaterId) -> impl Iterator<Item = (&RaterId, &IndicatorId)> {
        self.sealed().filter(move |(id, _)| *id != person)
    }

    /// As much of the assessment as everybody may see (V5): only revealed
    /// answers. What the team is shown together is worked out from this, so that
    /// it is the same on every device.
    #[must_use]
    pub fn revealed(&self) -> Self {
        let revealed = self.raters.iter();
        let revealed = revealed.map(|(id, rater)| (id.clone(), rater.revealed_part()));
        Self {
            raters: revealed.collect(),
            ..self.clone()
        }
    }

    /// As much of the assessment as `person` may see (V5): what was revealed and
    /// their own answers.
    ///
    /// ```
    /// # use levelwise_core::assessment::{About, Answer, Assessment, AssessmentId, Choice, RaterId, RubricRef, SessionId, Stamp};
    /// # use levelwise_core::format;
    /// # use levelwise_core::rubric::IndicatorId;
    /// # let rubric = format::open_rubric(include_bytes!("../../../../tests/cases/rubrics/trio.json")).unwrap().value;
    /// # let stamp = Stamp { by: SessionId::new("s1").unwrap(), at: None };
    /// # let about = About { organization: String::new(), cycle: Default::default(), extra: Default::default() };
    /// # let mut assessment = Assessment::new(AssessmentId::new("a").unwrap(), RubricRef::naming(&rubric), about, &stamp);
    /// let (ann, bob) = (RaterId::new("ann")?, RaterId::new("bob")?);
    /// let indicator = IndicatorId::new("1")?;
    /// let answer = Answer { choice: Some(Choice::NotYet), ..Answer::default() };
    /// assessment.set_answer(&ann, &indicator, answer, &stamp);
    ///
    /// let seen = |assessment: &Assessment, by| assessment.open_to(by).answer(&ann, &indicator).is_some();
    /// assert!(seen(&assessment, &ann));
    /// assert!(!seen(&assessment, &bob));
    /// assessment.reveal(&indicator);
    /// assert!(seen(&assessment, &bob));
    /// # Ok::<(), levelwise_core::record::IdError>(())
    /// ```
    #[must_use]
    pub fn open_to(&self, person: &RaterId) -> Self {
        let mut open = self.revealed();
        if let Some(own) = self.raters.get(person) {
            open.raters.insert(person.clone(), own.clone());
        }
        open
    }
}

impl Rater {
    /// Of how many indicators of `rubric` the rater has made a choice (V2).
    #[must_use]
    pub fn n_answered(&self, rubric: &Rubric) -> usize {
        let answered = |id: &IndicatorId| {
            let versions = self.answers.get(id).map(Register::versions);
            let mut versions = versions.unwrap_or_default().iter();
            versions.any(|version| version.value.choice.is_some())
        };
        rubric.indicators().filter(|one| answered(&one.id)).count()
    }

    /// Whether the rater said something of an indicator that is not revealed
    /// (V3).
    #[must_use]
    pub fn is_sealed(&self, indicator: &IndicatorId) -> bool {
        self.answers.get(indicator).is_some_and(is_said) && !self.revealed.contains(indicator)
    }

    fn revealed_part(&self) -> Self {
        let revealed = self.answers.iter();
        let revealed = revealed.filter(|(indicator, _)| self.revealed.contains(indicator));
        let answers: Table<_, _> = revealed
            .map(|(indicator, register)| (indicator.clone(), register.clone()))
            .collect();
        Self {
            profile: self.profile.clone(),
            answers,
            revealed: self.revealed.clone(),
            extra: self.extra.clone(),
        }
    }
}

/// Whether anything at all was said.
fn is_said(register: &Register<Answer>) -> bool {
    let mut versions = register.versions().iter();
    versions.any(|version| !version.value.is_empty())
}
