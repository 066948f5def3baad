//! Random histories: what several people do on copies of one assessment, and
//! which copies meet in between.

use std::sync::LazyLock;

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Cycle, Decision, Link, Profile, RaterId,
    RubricRef, SessionId, Stamp, Task, TaskId, TaskStatus,
};
use levelwise_core::format;
use levelwise_core::merge::merge;
use levelwise_core::record::{Amount, JsonMap, Moment, Set, Text, parse};
use levelwise_core::rubric::{EvidenceId, IndicatorId, LevelId, Rubric};
use levelwise_core::share;
use levelwise_core::trend::remember;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

/// How many copies a history has: two facilitators, two devices of one rater (or
/// two tabs), and a rater of their own. Everybody may do everything in each.
pub(crate) const N_COPIES: usize = 5;

/// What the clocks of the copies say, wrong by years, back and forth.
const CLOCKS: [Option<&str>; 5] = [
    Some("2026-11-22T09:30:00Z"),
    Some("1999-12-31T23:59:59Z"),
    None,
    Some("2038-01-19T03:14:07Z"),
    Some("2026-11-22T09:29:59Z"),
];

/// The rubric that the histories are about.
pub(crate) static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../../tests/cases/rubrics/small.json");
    format::open_rubric(bytes)
        .expect("the rubric is consistent")
        .value
});

/// One thing that happens in one copy.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Answer(usize, usize, Said),
    Decide(Said),
    Profile(usize, bool, bool),
    Reveal(usize),
    SmallGroup(u32),
    Plan(usize, TaskStatus),
    Aim(Said),
    /// What another assessment says is remembered as an earlier cycle.
    Remember(Said),
    Rename,
    /// A newer version of Levelwise writes a field that is not known here.
    NewerField(usize, u8),
    /// The page is opened anew, which begins a session.
    Reopen,
    /// A copy of the file is put aside.
    Keep,
    /// The copy put aside comes back, in the same session: what should not
    /// happen must at least merge by the laws.
    SetBack,
    /// An older copy is put back and goes on as a session of its own, as a
    /// backup or an undone import does.
    Restore,
    /// Everything of another copy comes in.
    Import(usize),
    /// One rater's part of another copy comes in, by a code.
    ImportPart(usize, usize),
    /// Two tabs take over what the other has.
    Together(usize),
}

/// What is said of an indicator.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) indicator: usize,
    pub(crate) choice: usize,
    evidence: usize,
    measure: Option<u16>,
    has_link: bool,
}

/// Which copy, and what happens in it.
pub(crate) type History = Vec<(usize, Edit)>;

pub(crate) fn history(n_edits: usize) -> impl Strategy<Value = History> {
    vec((0..N_COPIES, edit()), 0..n_edits)
}

pub(crate) fn said() -> impl Strategy<Value = Said> {
    let measure = proptest::option::weighted(0.3, 0..6_000_u16);
    (0..7_usize, 0..8_usize, 0..8_usize, measure, any::<bool>()).prop_map(
        |(indicator, choice, evidence, measure, has_link)| Said {
            indicator,
            choice,
            evidence,
            measure,
            has_link,
        },
    )
}

fn edit() -> impl Strategy<Value = Edit> {
    let status = proptest::sample::select(TaskStatus::ALL);
    prop_oneof![
        8 => (0..3_usize, 0..2_usize, said()).prop_map(|(rater, few, said)| Edit::Answer(rater, few, said)),
        3 => said().prop_map(Edit::Decide),
        2 => (0..3_usize, any::<bool>(), any::<bool>()).prop_map(|(rater, removed, voting)| Edit::Profile(rater, removed, voting)),
        2 => (0..3_usize).prop_map(Edit::Reveal),
        1 => (0..9_u32).prop_map(Edit::SmallGroup),
        2 => (0..2_usize, status).prop_map(|(task, status)| Edit::Plan(task, status)),
        1 => said().prop_map(Edit::Aim),
        1 => said().prop_map(Edit::Remember),
        1 => Just(Edit::Rename),
        1 => (0..4_usize, any::<u8>()).prop_map(|(place, value)| Edit::NewerField(place, value)),
        2 => Just(Edit::Reopen),
        1 => Just(Edit::Keep),
        1 => Just(Edit::SetBack),
        1 => Just(Edit::Restore),
        5 => (0..N_COPIES).prop_map(Edit::Import),
        3 => (0..3_usize, 0..N_COPIES).prop_map(|(rater, from)| Edit::ImportPart(rater, from)),
        2 => (0..N_COPIES).prop_map(Edit::Together),
    ]
}

/// The copies while a history runs.
pub(crate) struct World {
    pub(crate) copies: Vec<Assessment>,
    kept: Vec<Assessment>,
    n_sessions: Vec<usize>,
    n_texts: usize,
}

impl World {
    pub(crate) fn new() -> Self {
        let start = start();
        Self {
            copies: vec![start.clone(); N_COPIES],
            kept: vec![start; N_COPIES],
            n_sessions: vec![0; N_COPIES],
            n_texts: 0,
        }
    }

    /// The copies after all of `history`.
    pub(crate) fn after(history: &History) -> Self {
        let mut world = Self::new();
        for (copy, edit) in history {
            world.apply(*copy, edit);
        }
        world
    }

    pub(crate) fn apply(&mut self, copy: usize, edit: &Edit) {
        let stamp = self.stamp(copy);
        let text = self.next_text();
        let here = &mut self.copies[copy];
        match edit {
            Edit::Answer(rater, few, said) => {
                // Few indicators, so that people meet on the same.
                let indicator = indicator_id(if *few == 0 { said.indicator } else { 0 });
                here.set_answer(&rater_id(*rater), &indicator, answer(said, text), &stamp);
            }
            Edit::Decide(said) => {
                let decision = Decision {
                    choice: choice(said.choice),
                    rationale: text,
                    ..Decision::default()
                };
                here.set_decision(&indicator_id(said.indicator % 2), decision, &stamp);
            }
            Edit::Profile(rater, removed, voting) => {
                let profile = Profile {
                    name: text,
                    removed: *removed,
                    voting: *voting,
                    ..Profile::default()
                };
                here.set_profile(&rater_id(*rater), profile, &stamp);
            }
            Edit::Plan(task, status) => {
                here.set_task(&task_id(*task), new_task(&text, *status), &stamp);
            }
            Edit::Aim(said) => {
                let target = Decision {
                    choice: choice(said.choice),
                    rationale: text,
                    ..Decision::default()
                };
                here.set_target(&indicator_id(said.indicator % 2), target, &stamp);
            }
            Edit::Reveal(indicator) => here.reveal(&indicator_id(*indicator)),
            Edit::SmallGroup(n_people) => here.set_small_group(*n_people, &stamp),
            Edit::Remember(said) => {
                let mut before = start();
                before.id = AssessmentId::new("team-0").expect("an assessment id");
                let decision = Decision {
                    choice: choice(said.choice).or(Some(Choice::NotYet)),
                    rationale: text,
                    ..Decision::default()
                };
                before.set_decision(&indicator_id(said.indicator % 2), decision, &stamp);
                remember(here, &before, &RUBRIC, &stamp);
            }
            Edit::Rename => here.about.set(about(text), &stamp),
            Edit::NewerField(place, value) => add_newer_field(here, *place, *value),
            Edit::Reopen => self.n_sessions[copy] += 1,
            Edit::Keep => self.kept[copy] = here.clone(),
            Edit::SetBack => *here = self.kept[copy].clone(),
            Edit::Restore => {
                *here = self.kept[copy].clone();
                self.n_sessions[copy] += 1;
            }
            Edit::Import(from) => self.copies[copy] = self.merged(copy, &self.copies[*from]),
            Edit::ImportPart(rater, from) => {
                let part = share::part(&self.copies[*from], &rater_id(*rater));
                let code = share::write_code(&part).expect("it fits a code");
                let part = share::open_code(&code).expect("it opens").value;
                self.copies[copy] = self.merged(copy, &part);
            }
            Edit::Together(other) => {
                let both = self.merged(copy, &self.copies[*other]);
                self.copies[copy] = both.clone();
                self.copies[*other] = both;
            }
        }
    }

    fn merged(&self, copy: usize, theirs: &Assessment) -> Assessment {
        merge(&self.copies[copy], theirs).expect("copies of one assessment merge")
    }

    fn stamp(&self, copy: usize) -> Stamp {
        let clock = CLOCKS[(copy + self.n_texts) % CLOCKS.len()];
        let session = format!("copy{copy}-{}", self.n_sessions[copy]);
        Stamp {
            by: SessionId::new(&session).expect("a session id"),
            at: clock.map(|clock| Moment::new(clock).expect("a moment")),
        }
    }

    /// Every text is another, so that each can be looked for.
    fn next_text(&mut self) -> String {
        self.n_texts += 1;
        format!("text {}", self.n_texts)
    }
}

/// The assessment as everybody receives it.
fn start() -> Assessment {
    let stamp = Stamp {
        by: SessionId::new("start").expect("a session id"),
        at: None,
    };
    let id = AssessmentId::new("team-1").expect("an assessment id");
    Assessment::new(id, RubricRef::naming(&RUBRIC), about(String::new()), &stamp)
}

fn about(organization: String) -> About {
    About {
        organization,
        cycle: Cycle::default(),
        extra: JsonMap::new(),
    }
}

pub(crate) fn answer(said: &Said, note: String) -> Answer {
    let link = Link {
        url: Text::new("https://example.org").expect("a text"),
        title: String::new(),
        extra: JsonMap::new(),
    };
    let items = ["1-e1", "1-e2", "4-e1"].iter().enumerate();
    let ticked = items.filter(|(idx, _)| said.evidence >> idx & 1 == 1);
    let evidence: Set<EvidenceId> = ticked
        .map(|(_, id)| EvidenceId::new(id).expect("an evidence id"))
        .collect();
    let measure = said.measure.map(|number| f64::from(number) / 1000.0);
    Answer {
        choice: choice(said.choice),
        evidence,
        measure: measure.map(|number| Amount::new(number).expect("an amount")),
        note,
        links: if said.has_link {
            vec![link]
        } else {
            Vec::new()
        },
        extra: JsonMap::new(),
    }
}

/// The choice at a position of the scale, and four more.
pub(crate) fn choice(position: usize) -> Option<Choice> {
    let level = |id| Some(Choice::Level(LevelId::new(id).expect("a level id")));
    match position {
        0 => Some(Choice::NotYet),
        1 => level("begun"),
        2 => level("regular"),
        3 => level("refined"),
        4 => Some(Choice::NotApplicable),
        5 => Some(Choice::DontKnow),
        6 => level("of-another-scale"),
        _ => None,
    }
}

pub(crate) fn indicator_id(position: usize) -> IndicatorId {
    let indicator = RUBRIC.indicators().nth(position);
    indicator
        .expect("the rubric has seven indicators")
        .id
        .clone()
}

pub(crate) fn rater_id(position: usize) -> RaterId {
    RaterId::new(["ann", "bob", "eve"][position]).expect("a rater id")
}

fn task_id(position: usize) -> TaskId {
    TaskId::new(["t1", "t2"][position]).expect("a task id")
}

fn new_task(text: &str, status: TaskStatus) -> Task {
    Task {
        status,
        ..Task::new(Text::new(text).expect("a text"))
    }
}

fn add_newer_field(here: &mut Assessment, place: usize, value: u8) {
    let odd = match value % 5 {
        0 => json!(value),
        1 => json!({ "a": value, "deep": { "b": value } }),
        2 => json!({ format!("k{value}"): [value], "deep": "flat" }),
        3 => json!([value, null]),
        _ => json!(f64::from(value) / 8.0),
    };
    let fields = match place {
        0 => &mut here.extra,
        1 => &mut here.rubric.extra,
        _ => &mut here.raters.entry(rater_id(place - 2)).or_default().extra,
    };
    let odd = parse(odd.to_string().as_bytes()).expect("it is JSON");
    fields.insert("newer".to_owned(), odd);
}
