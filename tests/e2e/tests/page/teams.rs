//! Who is in a simulated team, what does each of them send, and what does the
//! engine say of all of them?

use levelwise_core::assessment::{
    Answer, Assessment, Choice, Decision, Profile, RaterId, SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::rubric::{IndicatorId, LevelId, Rubric};
use levelwise_e2e::{Result, Session};

use crate::{engine, form};

/// A person who answered on a device of their own.
#[derive(Debug, Clone, Copy)]
pub struct Mate {
    /// The rater's id, which is also the session's.
    pub id: &'static str,
    pub role: &'static str,
    pub name: &'static str,
    /// What the person says of the first indicators: a level, d for don't know,
    /// n for not applicable, - for nothing.
    pub levels: &'static str,
}

/// What the person at the page says of the first indicators.
pub const MINE: &str = "21211231";

/// Five teammates, in the order of their ids, which come before any random one:
/// two of one name, two without a name.
pub const MATES: [Mate; 5] = [
    Mate {
        id: "a1",
        role: "Principal",
        name: "",
        levels: "21013222",
    },
    Mate {
        id: "a2",
        role: "Principal",
        name: "Pat",
        levels: "21233222",
    },
    Mate {
        id: "a3",
        role: "principal",
        name: "Pat",
        levels: "2121d221",
    },
    Mate {
        id: "a4",
        role: "Teacher",
        name: "Kim",
        levels: "2211322-",
    },
    Mate {
        id: "a5",
        role: "",
        name: "",
        levels: "2131dn2-",
    },
];

/// The choice that a letter of [`Mate::levels`] stands for.
fn choice(letter: char, rubric: &Rubric) -> Option<Choice> {
    match letter {
        '-' => None,
        'd' => Some(Choice::DontKnow),
        'n' => Some(Choice::NotApplicable),
        '0' => Some(Choice::NotYet),
        digit => {
            let level = digit.to_digit(10).expect("a level is a digit") as usize;
            let id: &LevelId = &rubric.scale.levels[level - 1].id;
            Some(Choice::Level(id.clone()))
        }
    }
}

/// A stamp of a session without a clock.
pub fn stamp(session: &str) -> Stamp {
    Stamp {
        by: SessionId::new(session).expect("an id"),
        at: None,
    }
}

/// An indicator by its id.
pub fn indicator(id: &str) -> IndicatorId {
    IndicatorId::new(id).expect("an id")
}

/// A rater by their id.
pub fn rater(id: &str) -> RaterId {
    RaterId::new(id).expect("an id")
}

/// What is not to be read on the page before it is revealed.
pub fn note_of(mate: &Mate) -> String {
    format!("Only {} wrote this.", mate.id)
}

/// The file that a teammate sends back, who began with the assessment of `text`.
pub fn file_of(text: &str, mate: &Mate) -> String {
    let rubric = engine::rubric();
    let mut assessment = engine::assessment(text);
    assessment.raters = Default::default();
    assessment.decisions = Default::default();
    let id = rater(mate.id);
    let profile = Profile {
        role: mate.role.to_owned(),
        name: mate.name.to_owned(),
        ..Profile::default()
    };
    assessment.set_profile(&id, profile, &stamp(mate.id));
    for (letter, indicator) in mate.levels.chars().zip(rubric.indicators()) {
        let choice = choice(letter, &rubric);
        if choice.is_none() {
            continue;
        }
        let first = indicator.evidence.first();
        let answer = Answer {
            choice,
            note: note_of(mate),
            evidence: first.map(|item| item.id.clone()).into_iter().collect(),
            ..Answer::default()
        };
        assessment.set_answer(&id, &indicator.id, answer, &stamp(mate.id));
    }
    format::write_assessment(&assessment)
}

/// A copy in which somebody decided.
pub fn deciding(text: &str, session: &str, id: &str, level: usize, words: [&str; 2]) -> String {
    let rubric = engine::rubric();
    let mut assessment = engine::assessment(text);
    let decision = Decision {
        choice: Some(Choice::Level(rubric.scale.levels[level - 1].id.clone())),
        rationale: words[0].to_owned(),
        dissent: words[1].to_owned(),
        ..Decision::default()
    };
    assessment.set_decision(&indicator(id), decision, &stamp(session));
    format::write_assessment(&assessment)
}

/// Begins an assessment, answers the first indicators, and gives its id.
pub async fn begin(page: &Session, organization: &str) -> Result<String> {
    let rubric = engine::rubric();
    let id = form::begin(page, organization).await?;
    let mut choices = Vec::new();
    for (letter, indicator) in MINE.chars().zip(rubric.indicators()) {
        let place = rubric.place(&indicator.id).expect("a place");
        let (area, _) = rubric.around(place);
        let choice = choice(letter, &rubric).expect("a choice");
        choices.push([
            area.id.to_string(),
            indicator.id.to_string(),
            choice.word().to_owned(),
        ]);
    }
    form::fill(page, &id, &choices).await?;
    Ok(id)
}

/// Opens the file of each teammate, one after the other, as a facilitator does.
pub async fn take_over(page: &Session, files: &[(&str, String)]) -> Result<()> {
    form::open(page, "#/data").await?;
    for (name, text) in files {
        let file = form::written(page, &format!("{name}.json"), text);
        form::give(page, &file).await?;
        page.click_text("button", "Take over").await?;
        page.wait_for_text(".notice.good", "The file was taken over")
            .await?;
    }
    Ok(())
}

/// An assessment with everybody's votes on the page, all of them sealed.
pub async fn sealed(page: &Session, organization: &str) -> Result<String> {
    let id = begin(page, organization).await?;
    let text = form::stored_text(page, &id).await?;
    let files: Vec<_> = MATES
        .iter()
        .map(|mate| (mate.id, file_of(&text, mate)))
        .collect();
    take_over(page, &files).await?;
    Ok(id)
}

/// Opens the Team page.
pub async fn open_team(page: &Session, id: &str) -> Result<()> {
    form::open(page, &format!("#/team/{id}")).await?;
    page.wait_for(".team .matrix").await
}

/// Reveals everything on the Team page.
pub async fn reveal(page: &Session, id: &str) -> Result<()> {
    open_team(page, id).await?;
    page.click_text("button", "Reveal the votes…").await?;
    page.click_text("button", "Reveal now").await?;
    page.wait_for_text(".notice.good", "Votes are revealed")
        .await?;
    form::saved(page).await
}

/// Opens every fold.
pub async fn unfold(page: &Session) -> Result<()> {
    page.js("for (const fold of document.querySelectorAll('details')) fold.open = true")
        .await
        .map(drop)
}

/// What no page may show before the reveal: any teammate's words or evidence.
pub async fn nothing_shows(page: &Session, place: &str) -> Result<()> {
    unfold(page).await?;
    let text = page.js("return document.body.textContent").await?;
    let text = text.as_str().expect("a text");
    for mate in &MATES {
        assert!(
            !text.contains(&note_of(mate)),
            "{place} shows what {} wrote",
            mate.id
        );
    }
    Ok(())
}

/// The rows of the table of votes, cell by cell.
pub async fn matrix(page: &Session) -> Result<Vec<Vec<String>>> {
    let script = "return [...document.querySelectorAll('.matrix tr:not(.group-row)')].map((row) =>
        [...row.children].map((cell) => words([...cell.querySelectorAll('span:not([aria-hidden])')]
          .map((it) => it.textContent).join(' ') || cell.textContent)))";
    page.wait_for(".matrix").await?;
    let rows = page.js(script).await?;
    Ok(serde_json::from_value(rows).expect("rows of cells"))
}

/// The texts of what matches `css`.
pub async fn texts(page: &Session, css: &str) -> Result<Vec<String>> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map((it) => words(it.textContent))";
    let texts = page.js_with(script, vec![css.into()]).await?;
    Ok(serde_json::from_value(texts).expect("texts"))
}

/// The stored assessment as the engine sees what was revealed.
pub async fn revealed(page: &Session, id: &str) -> Result<Assessment> {
    Ok(form::stored(page, id).await?.revealed())
}
