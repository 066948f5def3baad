//! A rubric as it stands in its file (format `levelwise/rubric`, version 1), read
//! but not yet known to be consistent: that is [`crate::rubric::Rubric`].

use crate::record::{Amount, Text, kinds, record, words};

kinds! {
    /// Names a rubric.
    RubricKind RubricId = "rubric";
    /// Names a level of the scale.
    LevelKind LevelId = "level";
    /// Names an area, unique in its rubric.
    AreaKind AreaId = "area";
    /// Names a practice, unique in its rubric.
    PracticeKind PracticeId = "practice";
    /// Names an indicator, unique in its rubric: the framework's own number.
    IndicatorKind IndicatorId = "indicator";
    /// Names a step, unique in its rubric.
    StepKind StepId = "step";
    /// Names an evidence item, unique in its rubric.
    EvidenceKind EvidenceId = "evidence";
}

/// Words that a choice can be besides a level, so no level may be called so.
pub const RESERVED_LEVEL_IDS: [&str; 3] = ["not-yet", "not-applicable", "dont-know"];

words! {
    /// How long a step takes until it shows, shortest first.
    pub enum Horizon {
        /// A few weeks.
        Weeks = "weeks",
        /// A school term or semester.
        Term = "term",
        /// A school year.
        Year = "year",
    }
}

words! {
    /// Whose sentences the rubric's text is.
    pub enum Wording {
        /// Written for Levelwise; the facts are the source's.
        OwnWords = "own-words",
        /// The source's own sentences, used by permission.
        Verbatim = "verbatim",
    }
}

words! {
    /// Where the levels come from.
    pub enum LevelsOrigin {
        /// The source describes them.
        Source = "source",
        /// The source lists the practice; the levels were written for Levelwise.
        Authored = "authored",
    }
}

record! {
    /// A versioned framework: a scale, and areas > practices > indicators.
    pub struct RubricFile {
        /// The rubric's id, the same in every version.
        "id" id: RubricId,
        /// The rubric's version, as major.minor.patch.
        "version" version: Text,
        /// The language of all its texts, as a BCP 47 tag such as en or es-MX.
        "language" language: Text,
        /// Its name.
        "title" title: Text,
        /// What it is about, in one or two sentences.
        "summary" summary: Text,
        /// Where it comes from.
        "source" source: Source,
        /// Its levels.
        "scale" scale: Scale,
        /// Its areas, in the order of the framework.
        "areas" areas: Vec<Area>,
    }
}

record! {
    /// Where a rubric comes from.
    pub struct Source {
        /// The framework's own name.
        "title" title: Text,
        /// How to cite it.
        "citation" citation: Text,
        /// Whose sentences the texts are.
        "wording" wording: Wording,
        /// Whether the source describes the levels.
        "levels" levels: LevelsOrigin,
    }
}

record! {
    /// The ordered levels and the ground below them.
    pub struct Scale {
        /// What comes before the first level.
        "ground" ground: Ground,
        /// One to nine levels, lowest first.
        "levels" levels: Vec<Level>,
    }
}

record! {
    /// The ground below the levels, chosen by the word not-yet.
    pub struct Ground {
        /// What it is called, such as Not yet.
        "title" title: Text,
        /// What it means.
        "meaning" meaning: Text,
    }
}

record! {
    /// One level of the scale.
    pub struct Level {
        /// Its id, which answers name.
        "id" id: LevelId,
        /// What it is called.
        "title" title: Text,
        /// What it means, whatever the indicator.
        "meaning" meaning: Text,
    }
}

record! {
    /// One area of the framework.
    pub struct Area {
        /// Its id.
        "id" id: AreaId,
        /// Its name.
        "title" title: Text,
        /// What it is about.
        "summary" summary: Text,
        /// The areas that come first, by id.
        "buildsOn" builds_on: Vec<AreaId> = Vec::new(),
        /// Its practices.
        "practices" practices: Vec<Practice>,
    }
}

record! {
    /// Something leaders do; it is rated by its indicators.
    pub struct Practice {
        /// Its id: the framework's own number.
        "id" id: PracticeId,
        /// The practice in one sentence.
        "title" title: Text,
        /// Its indicators.
        "indicators" indicators: Vec<Indicator>,
    }
}

record! {
    /// The smallest thing that is rated.
    pub struct Indicator {
        /// Its id: the framework's own number.
        "id" id: IndicatorId,
        /// A name of a few words, for lists and charts.
        "title" title: Text,
        /// What it is about, whatever the level.
        "statement" statement: Text,
        /// How much it counts, from 1 to 100.
        "weight" weight: u32 = 1,
        /// What each level of the scale looks like here, lowest first.
        "levels" levels: Vec<IndicatorLevel>,
        /// What can be shown.
        "evidence" evidence: Vec<Evidence> = Vec::new(),
        /// A number that indicates a level.
        "measure" measure: Option<Measure> = None,
        /// Literature, one entry each.
        "references" references: Vec<Text> = Vec::new(),
    }
}

record! {
    /// What one level of one indicator looks like, and how to get there.
    pub struct IndicatorLevel {
        /// Which level of the scale.
        "level" level: LevelId,
        /// What it looks like when it is in place.
        "descriptor" descriptor: Text,
        /// What to do to reach it from the level below.
        "steps" steps: Vec<Step> = Vec::new(),
    }
}

record! {
    /// One thing to do to reach a level.
    pub struct Step {
        /// Its id, which a plan names.
        "id" id: StepId,
        /// An imperative sentence.
        "text" text: Text,
        /// How long it takes until it shows.
        "horizon" horizon: Horizon,
    }
}

record! {
    /// Something that can be shown.
    pub struct Evidence {
        /// Its id, which an answer names.
        "id" id: EvidenceId,
        /// What it is.
        "text" text: Text,
        /// The level it speaks for.
        "supports" supports: LevelId,
    }
}

record! {
    /// A number with thresholds that indicate a level.
    pub struct Measure {
        /// What is counted, such as partnership meetings per month.
        "unit" unit: Text,
        /// One threshold for each level, ascending: a number at or above it
        /// indicates the level.
        "thresholds" thresholds: Vec<Amount>,
    }
}

impl Measure {
    /// The level that a number indicates: how many thresholds it reaches, 0 for
    /// the ground.
    #[must_use]
    pub fn level_at(&self, amount: Amount) -> usize {
        let thresholds = self.thresholds.iter();
        thresholds
            .take_while(|threshold| amount >= **threshold)
            .count()
    }
}
