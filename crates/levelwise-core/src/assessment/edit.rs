//! Looks into an assessment and writes to it: every change is a new version
//! with a stamp.

use serde_json::Value;

use crate::record::{Field, Json, JsonMap, Moment, Reader, SchemaBook, Table, put};
use crate::rubric::IndicatorId;

use super::answer::Answer;
use super::file::{
    About, Assessment, AssessmentId, Decision, Profile, Rater, RaterId, RubricRef, SessionId,
};
use super::register::Register;

/// How many people results by role take at least, unless the team says
/// otherwise.
pub const SMALL_GROUP: u32 = 5;

/// Who writes, and when by their clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// The session; the core has no randomness, so it is given.
    pub by: SessionId,
    /// The moment; the core has no clock, so it is given.
    pub at: Option<Moment>,
}

impl Field for Stamp {
    fn read(reader: &mut Reader) -> Self {
        reader.open();
        let read = Self {
            by: reader.required("by"),
            at: reader.optional("at", || None),
        };
        reader.close();
        read
    }

    fn write(&self) -> Json {
        let mut map = JsonMap::new();
        put(&mut map, "by", self.by.write());
        if let Some(at) = &self.at {
            put(&mut map, "at", at.write());
        }
        Json::Object(map)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        let mut fields = SchemaBook::fields();
        let by = SessionId::schema(book);
        fields.add("by", "The session that writes.", by, None);
        let at = Moment::schema(book);
        fields.add("at", "When, by its clock.", at, Some(Json::Null));
        book.record("Stamp", "Who writes, and when.", |_| fields)
    }
}

impl Assessment {
    /// An assessment in which nobody has answered.
    #[must_use]
    pub fn new(id: AssessmentId, rubric: RubricRef, about: About, stamp: &Stamp) -> Self {
        Self {
            id,
            rubric,
            about: Register::new(about, stamp),
            raters: Table::new(),
            decisions: Table::new(),
            plan: Table::new(),
            targets: Table::new(),
            small_group: Register::default(),
            past: Table::new(),
            former: Table::new(),
            extra: JsonMap::new(),
        }
    }

    /// The raters that were not taken out, in the order of their ids.
    pub fn present_raters(&self) -> impl Iterator<Item = (&RaterId, &Rater)> {
        self.raters.iter().filter(|(_, rater)| !rater.is_removed())
    }

    /// The raters that were not taken out and vote (V1), in the order of their
    /// ids.
    pub fn voting_raters(&self) -> impl Iterator<Item = (&RaterId, &Rater)> {
        self.present_raters().filter(|(_, rater)| rater.is_voting())
    }

    /// How many people results by role take at least (V6), 1 or more: of
    /// numbers written apart the largest, since hiding too much can be mended.
    #[must_use]
    pub fn small_group(&self) -> u32 {
        let set = self.small_group.versions().iter();
        set.map(|version| version.value)
            .max()
            .unwrap_or(SMALL_GROUP)
            .max(1)
    }

    /// What a rater says of an indicator; `None` if the rater never did, or in
    /// two ways apart.
    #[must_use]
    pub fn answer(&self, rater: &RaterId, indicator: &IndicatorId) -> Option<&Answer> {
        self.raters.get(rater)?.answers.get(indicator)?.settled()
    }

    /// Writes what a rater says of an indicator.
    pub fn set_answer(
        &mut self,
        rater: &RaterId,
        indicator: &IndicatorId,
        answer: Answer,
        stamp: &Stamp,
    ) {
        let rater = self.raters.entry(rater.clone()).or_default();
        let register = rater.answers.entry(indicator.clone()).or_default();
        register.set(answer, stamp);
    }

    /// Writes who a rater is, and adds the rater if there is none.
    pub fn set_profile(&mut self, rater: &RaterId, profile: Profile, stamp: &Stamp) {
        let rater = self.raters.entry(rater.clone()).or_default();
        rater.profile.set(profile, stamp);
    }

    /// Changes who a rater is, and adds the rater if there is none. Of profiles
    /// written apart the first is changed and stands.
    ///
    /// ```
    /// # use levelwise_core::assessment::{About, Assessment, AssessmentId, RaterId, RubricRef, SessionId, Stamp};
    /// # use levelwise_core::format;
    /// # let rubric = format::open_rubric(include_bytes!("../../../../tests/cases/rubrics/trio.json")).unwrap().value;
    /// # let stamp = Stamp { by: SessionId::new("s1").unwrap(), at: None };
    /// # let about = About { organization: String::new(), cycle: Default::default(), extra: Default::default() };
    /// # let mut assessment = Assessment::new(AssessmentId::new("a").unwrap(), RubricRef::naming(&rubric), about, &stamp);
    /// let ann = RaterId::new("ann")?;
    /// assessment.edit_profile(&ann, |profile| profile.role = "Principal".to_owned(), &stamp);
    /// assessment.edit_profile(&ann, |profile| profile.voting = false, &stamp);
    /// let profile = assessment.raters.get(&ann).and_then(|rater| rater.profile.settled());
    /// assert_eq!(profile.map(|profile| &*profile.role), Some("Principal"));
    /// assert_eq!(assessment.voting_raters().count(), 0);
    /// # Ok::<(), levelwise_core::record::IdError>(())
    /// ```
    pub fn edit_profile(
        &mut self,
        rater: &RaterId,
        change: impl FnOnce(&mut Profile),
        stamp: &Stamp,
    ) {
        let rater = self.raters.entry(rater.clone()).or_default();
        let mut profile = rater.profile.shown().cloned().unwrap_or_default();
        change(&mut profile);
        rater.profile.set(profile, stamp);
    }

    /// Writes how many people results by role take at least.
    pub fn set_small_group(&mut self, n_people: u32, stamp: &Stamp) {
        self.small_group.set(n_people, stamp);
    }

    /// What the next decision of an indicator begins with: the present one, or of
    /// several made apart the words of all and no choice, so that settling them
    /// loses no word.
    ///
    /// ```
    /// # use levelwise_core::assessment::{About, Assessment, AssessmentId, Choice, Decision, RubricRef, SessionId, Stamp};
    /// # use levelwise_core::{format, merge::merge};
    /// # use levelwise_core::rubric::IndicatorId;
    /// # let rubric = format::open_rubric(include_bytes!("../../../../tests/cases/rubrics/trio.json")).unwrap().value;
    /// # let stamp = |by| Stamp { by: SessionId::new(by).unwrap(), at: None };
    /// # let about = About { organization: String::new(), cycle: Default::default(), extra: Default::default() };
    /// # let assessment = Assessment::new(AssessmentId::new("a").unwrap(), RubricRef::naming(&rubric), about, &stamp("s1"));
    /// let indicator = IndicatorId::new("1")?;
    /// let decision = |choice, rationale: &str| Decision {
    ///     choice: Some(choice),
    ///     rationale: rationale.to_owned(),
    ///     ..Decision::default()
    /// };
    /// let (mut ours, mut theirs) = (assessment.clone(), assessment);
    /// ours.set_decision(&indicator, decision(Choice::NotYet, "Nothing is written."), &stamp("s2"));
    /// theirs.set_decision(&indicator, decision(Choice::DontKnow, "We could not say."), &stamp("s3"));
    ///
    /// let draft = merge(&ours, &theirs)?.decision_draft(&indicator);
    /// assert_eq!(draft.choice, None);
    /// assert_eq!(draft.rationale, "Nothing is written.\n\nWe could not say.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decision_draft(&self, indicator: &IndicatorId) -> Decision {
        let Some(register) = self.decisions.get(indicator) else {
            return Decision::default();
        };
        if let Some(settled) = register.settled() {
            return settled.clone();
        }
        let mut draft = Decision::default();
        for version in register.versions() {
            add_words(&mut draft.rationale, &version.value.rationale);
            add_words(&mut draft.dissent, &version.value.dissent);
        }
        draft
    }

    /// Writes what the team agreed on for an indicator.
    pub fn set_decision(&mut self, indicator: &IndicatorId, decision: Decision, stamp: &Stamp) {
        let register = self.decisions.entry(indicator.clone()).or_default();
        register.set(decision, stamp);
    }
}

/// Adds words as a paragraph of their own, unless they are there already.
fn add_words(text: &mut String, words: &str) {
    let is_there = text.split("\n\n").any(|paragraph| paragraph == words);
    if words.is_empty() || is_there {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(words);
}

impl Rater {
    /// Whether the rater was taken out: every standing version says so.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        let versions = self.profile.versions();
        !versions.is_empty() && versions.iter().all(|version| version.value.removed)
    }

    /// Whether the rater's answers count for the team (V1): not if every
    /// standing version says so.
    #[must_use]
    pub fn is_voting(&self) -> bool {
        let versions = self.profile.versions();
        versions.is_empty() || versions.iter().any(|version| version.value.voting)
    }
}
