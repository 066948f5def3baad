// Written from the Rust types by `cargo xtask schemas`; do not change by hand.

/** Whose assessment it is, and when. */
export interface About {
  /** When it is made. */
  cycle: Cycle;
  /** The district or school. Without it: `""`. */
  organization?: string;
}

/** Why a value is absent. */
export type Absence =
  /** Nothing is rated yet. */
  | "nothing-rated"
  /** Every indicator was marked as not applicable. */
  | "nothing-applies";

/** Gwet's AC2, by how much near misses count. */
export interface Ac2s {
  /** With linear weights. */
  linear: Statistic;
  /** With ordinal weights. */
  ordinal: Statistic;
  /** With quadratic weights. */
  quadratic: Statistic;
}

/** Every statistic of one table. */
export interface Agreement {
  /** How many units have two ratings or more. */
  nCompared: number;
  /** How many pairs of ratings of the same unit there are. */
  nPairs: number;
  /** The share of these pairs at the same level, 0 to 1. */
  percentAgreement: Statistic;
  /** Krippendorff's alpha. */
  alpha: Alphas;
  /** Gwet's AC1. */
  ac1: Statistic;
  /** Gwet's AC2. */
  ac2: Ac2s;
}

/** What a task is for. */
export type Aim = "reach" | "find-out" | "sustain";

/** Krippendorff's alpha, by how far levels are from each other. */
export interface Alphas {
  /** Levels are equal or not. */
  nominal: Statistic;
  /** Levels in their order. */
  ordinal: Statistic;
  /** Levels as numbers. */
  interval: Statistic;
}

/** What one rater says of one indicator. */
export interface Answer {
  /** A level, not-yet, not-applicable or dont-know; none if the rater has not chosen. */
  choice?: Choice;
  /** The evidence items the rater can show. Without it: `[]`. */
  evidence?: EvidenceId[];
  /** Where more can be read. Without it: `[]`. */
  links?: Link[];
  /** The number asked for by the indicator's measure. */
  measure?: number;
  /** In the rater's own words. Without it: `""`. */
  note?: string;
}

/** One area of the framework. */
export interface Area {
  /** Its id. */
  id: AreaId;
  /** Its name. */
  title: string;
  /** What it is about. */
  summary: string;
  /** Its practices. */
  practices: Practice[];
  /** The areas that come first, by id. Without it: `[]`. */
  buildsOn?: AreaId[];
}

/** How far raters agree in an area and in its practices. */
export interface AreaAgreement {
  /** Which area. */
  id: AreaId;
  /** The area's indicators together. */
  card: SetAgreement;
  /** Each of its practices. */
  practices: PracticeAgreement[];
}

/** The score card of an area and its practices. */
export interface AreaCard {
  /** Which area. */
  id: AreaId;
  /** The area's indicators together. */
  card: ScoreCard;
  /** Each of its practices. */
  practices: PracticeCard[];
}

/** Names an area, unique in its rubric. */
export type AreaId = string;

/** How many indicators of an area the answers reach. */
export interface AreaReach {
  /** Which area of the other rubric. */
  id: AreaId;
  /** How many of its indicators. */
  reach: Reach;
}

/** One team's use of one rubric in one cycle. */
export interface Assessment {
  /** Its id. */
  id: AssessmentId;
  /** Which rubric it uses. */
  rubric: RubricRef;
  /** Whose it is, and when. */
  about: Register<About>;
  /** What the team agreed on, by indicator. Without it: `{}`. */
  decisions?: Record<IndicatorId, Register<Decision>>;
  /** What was said under earlier editions of the rubric about what has changed since, by edition. Without it: `{}`. */
  former?: Record<EditionId, Earlier>;
  /** What the team had in earlier cycles, by their assessments. Without it: `{}`. */
  past?: Record<AssessmentId, Earlier>;
  /** The steps the team took on. Without it: `{}`. */
  plan?: Record<TaskId, Register<Task>>;
  /** Who answers, and what. Without it: `{}`. */
  raters?: Record<RaterId, Rater>;
  /** How many people results by role take at least; nothing was set if it is blank. */
  smallGroup?: Register<WholeNumber>;
  /** What the team wants to reach, by indicator: the choice is a level. Without it: `{}`. */
  targets?: Record<IndicatorId, Register<Decision>>;
}

/** Levelwise assessment file. */
export interface AssessmentFile extends Assessment {
  format: "levelwise/assessment";
  formatVersion: string;
}

/** Names an assessment: random, the same in every teammate's file. */
export type AssessmentId = string;

/** Where an indicator's choice comes from. */
export type Basis =
  /** The team decided. */
  | "decision"
  /** The only rater who chose. */
  | "one-rater"
  /** The raters together; not yet decided. */
  | "raters"
  /** Nobody chose. */
  | "nobody";

/** How many things the file changes, and how. */
export interface Changes {
  /** Nothing is known of it here yet. */
  new: number;
  /** The file brings nothing that is not here; this copy may be newer. */
  same: number;
  /** The file's version was written after this one and replaces it. */
  supersedes: number;
  /** Both were written apart; both are kept until somebody chooses. */
  differs: number;
}

/** What can be chosen of an indicator: the id of a level, or one of three words. */
export type Choice = "not-yet" | "not-applicable" | "dont-know" | LevelId;

/** How a claimed level compares with what evidence or measure indicate. */
export type Claim =
  /** The claim is higher. */
  | "above"
  /** Both are equal. */
  | "matches"
  /** The claim is lower. */
  | "below"
  /** Nothing is claimed. */
  | "open";

/** How many said what. In a score card it counts indicators, in an indicator's card raters. */
export interface Counts {
  /** By level: position 0 is the ground, then each level, lowest first. */
  levels: number[];
  /** Left out. */
  notApplicable: number;
  /** Not rated: somebody looked and does not know. */
  dontKnow: number;
  /** Not rated: nothing was chosen. */
  unanswered: number;
}

/** What the answers leave open of an indicator. */
export type Coverage =
  /** A rated answer is about all that the indicator asks. */
  | "covered"
  /** Rated answers touch on it. */
  | "touched"
  /** Indicators that speak to it are not rated. */
  | "nothing-rated"
  /** No indicator of the answered rubric is related to it. */
  | "no-relation";

/** Relations between indicators of different rubrics. */
export interface Crosswalk {
  /** The crosswalk's id, the same in every version. */
  id: CrosswalkId;
  /** The crosswalk's version, as major.minor.patch. */
  version: string;
  /** The language of all its texts, as a BCP 47 tag such as en or es-MX. */
  language: string;
  /** Its name. */
  title: string;
  /** What it is about, in one or two sentences. */
  summary: string;
  /** The relations; each pair of indicators stands once. */
  relations: Relation[];
}

/** Levelwise crosswalk file. */
export interface CrosswalkFile extends Crosswalk {
  format: "levelwise/crosswalk";
  formatVersion: string;
}

/** Names a crosswalk. */
export type CrosswalkId = string;

/** Another rubric, seen through answers given under one. */
export interface CrosswalkView {
  /** Whether both scales have equally many levels; if not, nothing is proposed. */
  comparable: boolean;
  /** Of the whole rubric. */
  reach: Reach;
  /** Of each area. */
  areas: AreaReach[];
  /** Each indicator, in the order of the rubric. */
  indicators: IndicatorView[];
}

/** When an assessment is made. */
export interface Cycle {
  /** A day in it, by which cycles are put in order. As `2026-11-22`. */
  date?: string;
  /** What people call it, such as Fall 2026. Without it: `""`. */
  label?: string;
}

/** What the team agreed on for one indicator. */
export interface Decision {
  /** A level, not-yet, not-applicable or dont-know; none if the decision was taken back. */
  choice?: Choice;
  /** Who saw it otherwise, and why. Without it: `""`. */
  dissent?: string;
  /** Why. Without it: `""`. */
  rationale?: string;
}

/** What stood before, in the form of an assessment. Of an earlier cycle it holds what the team had: its choices are written as decisions, and the raters have neither answers nor names. */
export interface Earlier {
  /** Under which rubric it was said. */
  rubric: RubricRef;
  /** Whose it was, and when. */
  about?: Register<About>;
  /** What the team agreed on or came to, by indicator. Without it: `{}`. */
  decisions?: Record<IndicatorId, Register<Decision>>;
  /** The steps the team had taken on. Without it: `{}`. */
  plan?: Record<TaskId, Register<Task>>;
  /** Who answered, and what. Without it: `{}`. */
  raters?: Record<RaterId, Rater>;
  /** What the team wanted to reach, by indicator. Without it: `{}`. */
  targets?: Record<IndicatorId, Register<Decision>>;
}

/** Names one version of a rubric to the word: its text hash. */
export type EditionId = string;

/** An indicator of a rubric. */
export interface End {
  /** The rubric's id. */
  rubric: RubricId;
  /** The indicator's id. */
  indicator: IndicatorId;
}

/** Something that can be shown. */
export interface Evidence {
  /** Its id, which an answer names. */
  id: EvidenceId;
  /** What it is. */
  text: string;
  /** The level it speaks for. */
  supports: LevelId;
}

/** Names an evidence item, unique in its rubric. */
export type EvidenceId = string;

/** The lowest rated level and what holds it. */
export interface Floor {
  /** The level; 0 is the ground. */
  level: number;
  /** The indicators at it, in the order of the rubric. */
  indicators: IndicatorId[];
}

/** The ground below the levels, chosen by the word not-yet. */
export interface Ground {
  /** What it is called, such as Not yet. */
  title: string;
  /** What it means. */
  meaning: string;
}

/** How long a step takes until it shows, shortest first. */
export type Horizon =
  /** A few weeks. */
  | "weeks"
  /** A school term or semester. */
  | "term"
  /** A school year. */
  | "year";

/** A level that evidence or a measure speak for, beside the claim. It is shown and never changes the claim. */
export interface Indicated {
  /** The level; 0 is the ground. */
  level: number;
  /** How the claimed level compares. */
  claim: Claim;
}

/** The smallest thing that is rated. */
export interface Indicator {
  /** Its id: the framework's own number. */
  id: IndicatorId;
  /** A name of a few words, for lists and charts. */
  title: string;
  /** What it is about, whatever the level. */
  statement: string;
  /** What each level of the scale looks like here, lowest first. */
  levels: IndicatorLevel[];
  /** What can be shown. Without it: `[]`. */
  evidence?: Evidence[];
  /** A number that indicates a level. */
  measure?: Measure;
  /** Literature, one entry each. Without it: `[]`. */
  references?: string[];
  /** How much it counts, from 1 to 100. Without it: `1`. */
  weight?: number;
}

/** How far raters agree on one indicator. */
export interface IndicatorAgreement {
  /** Which indicator. */
  id: IndicatorId;
  /** The highest less the lowest level of the raters; absent if none rated. */
  spread: number | null;
  /** The share of those who rated that chose the most frequent level. */
  modalShare: Statistic;
  /** The share of pairs of raters at the same level. */
  percentAgreement: Statistic;
  /** How many raters do not know. */
  nDontKnow: number;
  /** Why it needs a conversation; empty if it does not. */
  reasons: Reason[];
}

/** Where one indicator stands. */
export interface IndicatorCard {
  /** Which indicator. */
  id: IndicatorId;
  /** How much it counts. */
  weight: number;
  /** What is chosen for it; absent if it is unanswered. */
  choice: Choice | null;
  /** The level of the choice, 0 for the ground; absent if it is not rated. */
  level: number | null;
  /** Where the choice comes from. */
  basis: Basis;
  /** How many raters say what. */
  raters: Counts;
  /** The highest less the lowest level of the raters; absent if none rated. */
  spread: number | null;
  /** How many raters stand with two different versions of their own answer. */
  apart: number;
  /** What the ticked evidence speaks for; absent if nothing is ticked. */
  evidence: Indicated | null;
  /** What the measure speaks for; absent if none was given. */
  measure: Indicated | null;
}

/** Names an indicator, unique in its rubric: the framework's own number. */
export type IndicatorId = string;

/** What one level of one indicator looks like, and how to get there. */
export interface IndicatorLevel {
  /** Which level of the scale. */
  level: LevelId;
  /** What it looks like when it is in place. */
  descriptor: string;
  /** What to do to reach it from the level below. Without it: `[]`. */
  steps?: Step[];
}

/** One indicator of the other rubric. */
export interface IndicatorView {
  /** Which indicator. */
  id: IndicatorId;
  /** What the answers leave open of it. */
  coverage: Coverage;
  /** The strongest of the rated voices; absent if none is rated. */
  strength: Strength | null;
  /** What speaks to it, strongest first. */
  voices: Voice[];
  /** What a person may confirm; absent if the answers do not carry it. */
  proposal: Proposal | null;
}

/** One level of the scale. */
export interface Level {
  /** Its id, which answers name. */
  id: LevelId;
  /** What it is called. */
  title: string;
  /** What it means, whatever the indicator. */
  meaning: string;
}

/** Names a level of the scale. */
export type LevelId = string;

/** Where the levels come from. */
export type LevelsOrigin = "source" | "authored";

/** A web address given with an answer. */
export interface Link {
  /** The address; shown as a link only if it begins with http. */
  url: string;
  /** What it leads to. Without it: `""`. */
  title?: string;
}

/** A number with thresholds that indicate a level. */
export interface Measure {
  /** What is counted, such as partnership meetings per month. */
  unit: string;
  /** One threshold for each level, ascending: a number at or above it indicates the level. */
  thresholds: number[];
}

/** Something leaders do; it is rated by its indicators. */
export interface Practice {
  /** Its id: the framework's own number. */
  id: PracticeId;
  /** The practice in one sentence. */
  title: string;
  /** Its indicators. */
  indicators: Indicator[];
}

/** How far raters agree in a practice. */
export interface PracticeAgreement {
  /** Which practice. */
  id: PracticeId;
  /** The practice's indicators together. */
  card: SetAgreement;
}

/** The score card of a practice. */
export interface PracticeCard {
  /** Which practice. */
  id: PracticeId;
  /** The practice's indicators together. */
  card: ScoreCard;
}

/** Names a practice, unique in its rubric. */
export type PracticeId = string;

/** What a file brings, thing by thing: every answer, profile, decision, task and target of the file is counted once. */
export interface Preview {
  /** Each rater of the file. */
  raters: RaterPreview[];
  /** Decisions, tasks, targets, what stood before, the size of small groups, and the name of the assessment. */
  team: Changes;
  /** How many answers it reveals that were not revealed here. */
  reveals: number;
}

/** One problem of a file, with its place and a hint. */
export interface Problem {
  /** A stable name of the rule that is broken, such as `id-twice`. */
  code: string;
  /** Whether the file can be used all the same. */
  severity: Severity;
  /** Where, as a JSON pointer; for text that is no JSON, `line:column`. */
  place: string;
  /** The thing, the rule and both values, without a full stop. */
  message: string;
  /** What to do. */
  hint: string;
}

/** Who a rater is. */
export interface Profile {
  /** The rater's name, if the rater wishes. Without it: `""`. */
  name?: string;
  /** Whether the rater was taken out; the answers stay readable and do not count. Without it: `false`. */
  removed?: boolean;
  /** The rater's role, such as principal. Without it: `""`. */
  role?: string;
  /** Whether the rater's answers count. Who leads the meeting may stay out of the vote. Without it: `true`. */
  voting?: boolean;
}

/** A choice that a person may confirm. Until then it is no answer. */
export interface Proposal {
  /** The choice, a level of the other rubric's scale or not yet. */
  choice: Choice;
  /** Its level, 0 for the ground. */
  level: number;
  /** Whether the indicator may well be further: its level is that of a whole of which it is a part. */
  atLeast: boolean;
  /** The answered indicators on which it rests. */
  from: IndicatorId[];
}

/** The least and the most that attainment can become once everything is rated, from 0 to 1. */
export interface Range {
  /** With everything unrated at the ground. */
  low: number;
  /** With everything unrated at the top. */
  high: number;
}

/** One person's part. */
export interface Rater {
  /** What the rater says, by indicator. Without it: `{}`. */
  answers?: Record<IndicatorId, Register<Answer>>;
  /** Who it is. */
  profile?: Register<Profile>;
  /** The indicators of which the answer was revealed to the others. The set only grows, since what people saw cannot be unseen. Without it: `[]`. */
  revealed?: IndicatorId[];
}

/** Names a rater: random, never a typed name. */
export type RaterId = string;

/** What a file brings of one rater. */
export interface RaterPreview {
  /** Which rater. */
  id: RaterId;
  /** Whether this assessment has no such rater yet. */
  isNew: boolean;
  /** The rater's answers, profile, and what of them was revealed. */
  changes: Changes;
}

/** How many indicators the answers reach. */
export interface Reach {
  /** Covered by a rated answer. */
  covered: number;
  /** Touched on by rated answers, covered by none. */
  touched: number;
  /** Neither. */
  uncovered: number;
  /** With a proposal. */
  proposals: number;
}

/** One reason of a suggestion. */
export type Reason =
  /** The raters are two or more levels apart. */
  | {
      kind: "raters-apart";
      /** The lowest level a rater gave. */
      lowest: number;
      /** The highest level a rater gave. */
      highest: number;
    }
  /** At least half of those who answered do not know, or none of the others gave a level. */
  | {
      kind: "many-dont-know";
      /** How many do not know. */
      nDontKnow: number;
      /** How many answered. */
      nAnswered: number;
    }
  /** The team decided that it does not know. */
  | {
      kind: "decided-dont-know";
    }
  /** An area it builds on is not firm yet. */
  | {
      kind: "builds-on";
      /** That area. */
      area: AreaId;
      /** Its stage. */
      stage: number;
    }
  /** Where it stands. */
  | {
      kind: "level";
      /** The level; 0 is the ground. */
      level: number;
    }
  /** Other areas build on this one. */
  | {
      kind: "others-build-on";
      /** Those areas, in the order of the rubric. */
      areas: AreaId[];
    }
  /** How long the next level takes. */
  | {
      kind: "takes";
      /** The longest horizon of its steps. */
      horizon: Horizon;
    }
  /** The claimed level is higher than what can be shown. */
  | {
      kind: "claim-above-evidence";
      /** The level that can be shown. */
      level: number;
    };

/** One thing that several people may change apart. */
export interface Register<T> {
  /** Up to which number this copy knows the versions of each session. */
  seen: Record<SessionId, number>;
  /** Those that nobody has superseded; several if they were written apart. */
  versions: Version<T>[];
}

/** What one indicator is to another, and why. */
export interface Relation {
  /** The indicator of which it is said. */
  from: End;
  /** What it is to the other. */
  relation: RelationKind;
  /** The other indicator, of another rubric. */
  to: End;
  /** Why, in one sentence. */
  reason: string;
}

/** What one indicator is to another (rule X6). */
export type RelationKind =
  /** Both ask for the same. */
  | "same"
  /** The first covers all that the second asks, and asks more. */
  | "broader"
  /** All that the first asks is part of what the second asks. */
  | "narrower"
  /** They share something, and neither covers the other. */
  | "related";

/** A versioned framework: a scale, and areas > practices > indicators. */
export interface Rubric {
  /** The rubric's id, the same in every version. */
  id: RubricId;
  /** The rubric's version, as major.minor.patch. */
  version: string;
  /** The language of all its texts, as a BCP 47 tag such as en or es-MX. */
  language: string;
  /** Its name. */
  title: string;
  /** What it is about, in one or two sentences. */
  summary: string;
  /** Where it comes from. */
  source: Source;
  /** Its levels. */
  scale: Scale;
  /** Its areas, in the order of the framework. */
  areas: Area[];
}

/** Levelwise rubric file. */
export interface RubricFile extends Rubric {
  format: "levelwise/rubric";
  formatVersion: string;
}

/** Names a rubric. */
export type RubricId = string;

/** Names a rubric exactly. */
export interface RubricRef {
  /** The rubric's id. */
  id: RubricId;
  /** The rubric's version. */
  version: string;
  /** The hash of all its text. */
  textHash: string;
  /** The hash of what answers depend on. */
  structureHash: string;
  /** The rubric itself, when it is not one of the shipped ones. */
  full?: Rubric;
}

/** The ordered levels and the ground below them. */
export interface Scale {
  /** What comes before the first level. */
  ground: Ground;
  /** One to nine levels, lowest first. */
  levels: Level[];
}

/** Where a set of indicators stands. */
export interface ScoreCard {
  /** How many indicators have which choice. */
  counts: Counts;
  /** Rated of applicable indicators, 0 to 1; absent if none applies. */
  coverage: number | null;
  /** The highest level that at least half of the rated weight has reached; 0 is the ground; absent if nothing is rated. */
  stage: number | null;
  /** The weighted mean level of the rated, divided by the number of levels, 0 to 1; absent if nothing is rated. */
  attainment: number | null;
  /** What attainment can still become; absent if none applies. */
  range: Range | null;
  /** The lowest rated level; absent if nothing is rated. */
  floor: Floor | null;
  /** Why stage, attainment and floor are absent. */
  absent: Absence | null;
}

/** The score cards of a whole assessment, in the order of the rubric. */
export interface ScoreCards {
  /** Everything together. */
  rubric: ScoreCard;
  /** Each area. */
  areas: AreaCard[];
  /** Each indicator. */
  indicators: IndicatorCard[];
}

/** Names one opening of the page; each writes versions of its own. */
export type SessionId = string;

/** How far raters agree on a set of indicators. */
export interface SetAgreement {
  /** What it comes to; absent if no indicator was compared. */
  verdict: Verdict | null;
  /** How many of the compared indicators find at least two thirds of their raters at one level. */
  nAgreeing: number;
  /** How many of the compared indicators have a spread of two levels or more. */
  nFarApart: number;
  /** How many indicators need a conversation. */
  nConversations: number;
  /** The statistics; `n_compared` counts the compared indicators. */
  agreement: Agreement;
}

/** Whether a problem keeps a file from being used. */
export type Severity =
  /** The file cannot be used as it is. */
  | "error"
  /** The file can be used; somebody should look. */
  | "warning";

/** Where a rubric comes from. */
export interface Source {
  /** The framework's own name. */
  title: string;
  /** How to cite it. */
  citation: string;
  /** Whose sentences the texts are. */
  wording: Wording;
  /** Whether the source describes the levels. */
  levels: LevelsOrigin;
}

/** Who writes, and when. */
export interface Stamp {
  /** The session that writes. */
  by: SessionId;
  /** When, by its clock. As `2026-11-22T09:30:00Z`. */
  at?: string;
}

/** A number, or why there is none. */
export type Statistic =
  /** The number. */
  | {
      value: number;
    }
  /** The reason why it is undefined. */
  | {
      absent: StatisticAbsence;
    };

/** Why a statistic is undefined. */
export type StatisticAbsence =
  /** Nobody rated. */
  | "no-ratings"
  /** No unit has two ratings, so that there is nothing to compare. */
  | "no-pairs"
  /** All ratings that can be compared are at one level, so that chance would agree as well. */
  | "one-level"
  /** Fewer than two levels were declared. */
  | "too-few-levels";

/** One thing to do to reach a level. */
export interface Step {
  /** Its id, which a plan names. */
  id: StepId;
  /** An imperative sentence. */
  text: string;
  /** How long it takes until it shows. */
  horizon: Horizon;
}

/** Names a step, unique in its rubric. */
export type StepId = string;

/** How strongly a relation lets an answer speak, weakest first. */
export type Strength =
  /** The two are related. */
  | "weak"
  /** One covers the other. */
  | "medium"
  /** The two ask for the same. */
  | "strong";

/** A next level for one indicator, or how to settle or sustain it. */
export interface Suggestion {
  /** Which indicator. */
  indicator: IndicatorId;
  /** The level it has, 0 for the ground; absent if it is not known. */
  from: number | null;
  /** The level to reach; absent if the present one is not known or is the top. */
  to: LevelId | null;
  /** The steps that lead there, in the order of the rubric. */
  steps: StepId[];
  /** How long it takes: the longest horizon of its steps; absent without steps. */
  horizon: Horizon | null;
  /** Why it is suggested, and why here. */
  reasons: Reason[];
}

/** All suggestions, each group in the order in which to take them up. */
export interface Suggestions {
  /** Where to begin: the first of those that nothing stands in the way of, at most one per practice, three at most. */
  focus: IndicatorId[];
  /** Nothing stands in the way. */
  actNow: Suggestion[];
  /** Raters disagree or do not know; talk first. */
  settleFirst: Suggestion[];
  /** The area builds on one that is not firm yet. */
  buildFirst: Suggestion[];
  /** At the top: keep it there. */
  sustain: Suggestion[];
}

/** One step the team took on. */
export interface Task {
  /** What to do. */
  text: string;
  /** What it is for. Without it: `"reach"`. */
  aim?: Aim;
  /** What shows that it is done. Without it: `""`. */
  completion?: string;
  /** Until when; of a task that keeps a level, when to look again. As `2026-11-22`. */
  due?: string;
  /** The indicator it serves. */
  indicator?: IndicatorId;
  /** Who sees to it. Without it: `""`. */
  owner?: string;
  /** Why it was chosen. Without it: `""`. */
  reason?: string;
  /** What became of it. Without it: `"planned"`. */
  status?: TaskStatus;
  /** The rubric's step it came from. */
  step?: StepId;
}

/** Names a task of the plan. */
export type TaskId = string;

/** What became of a task. */
export type TaskStatus = "planned" | "doing" | "done" | "dropped";

/** How far the team's raters agree, in the order of the rubric, and what to talk about. */
export interface TeamAgreement {
  /** Everything together. */
  rubric: SetAgreement;
  /** Each area. */
  areas: AreaAgreement[];
  /** Each indicator. */
  indicators: IndicatorAgreement[];
  /** What there is to talk about, most pressing first. Those that need a conversation come first and are as many as the rubric's `n_conversations`. */
  agenda: IndicatorId[];
}

/** What the agreement on a set of indicators comes to. */
export type Verdict =
  /** Raters agree on at least two thirds of the compared indicators. */
  | "largely-agrees"
  /** Neither of the others. */
  | "mixed"
  /** Raters agree on at most one third of them and are far apart on at least one third. */
  | "disagrees";

/** One thing somebody wrote. */
export interface Version<T> {
  /** The session that wrote it. */
  by: SessionId;
  /** How many versions of this thing the session had written, from 1. */
  n: number;
  /** What was written. */
  value: T;
  /** When, by the writer's clock; shown to people, never compared. As `2026-11-22T09:30:00Z`. */
  at?: string;
}

/** An answered indicator that speaks to one of the other rubric. */
export interface Voice {
  /** Which indicator of the answered rubric. */
  indicator: IndicatorId;
  /** What it is to the indicator of the other rubric. */
  relation: RelationKind;
  /** How strongly it speaks, if it is rated. */
  strength: Strength;
  /** Why they are related, in the crosswalk's words. */
  reason: string;
  /** Its level, 0 for the ground; absent if it is not rated, and then it does not speak yet. */
  level: number | null;
  /** Where the level comes from. */
  basis: Basis;
}

/** A whole number. */
export type WholeNumber = number;

/** Whose sentences the rubric's text is. */
export type Wording = "own-words" | "verbatim";
