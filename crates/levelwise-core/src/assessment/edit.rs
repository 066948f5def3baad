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
            past: Table::new(),
            former: Table::new(),
            extra: JsonMap::new(),
        }
    }

    /// The raters that were not taken out, in the order of their ids.
    pub fn present_raters(&self) -> impl Iterator<Item = (&RaterId, &Rater)> {
        self.raters.iter().filter(|(_, rater)| !rater.is_removed())
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

    /// Writes what the team agreed on for an indicator.
    pub fn set_decision(&mut self, indicator: &IndicatorId, decision: Decision, stamp: &Stamp) {
        let register = self.decisions.entry(indicator.clone()).or_default();
        register.set(decision, stamp);
    }
}

impl Rater {
    /// Whether the rater was taken out: every standing version says so.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        let versions = self.profile.versions();
        !versions.is_empty() && versions.iter().all(|version| version.value.removed)
    }
}
