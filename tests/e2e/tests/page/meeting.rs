//! Can a team hold its meeting in front of one screen: vote, reveal, discuss,
//! decide with dissent, by keyboard alone, and with two facilitators apart?

use levelwise_core::assessment::{Assessment, Choice, Decision};
use levelwise_core::format;
use levelwise_core::merge::merge;
use levelwise_core::rubric::LevelId;
use levelwise_core::score::{View, score};
use levelwise_core::team::team_agreement;
use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::teams::texts;
use crate::{engine, form, teams};

on_every_browser!(
    a_meeting_is_held_by_keyboard_alone,
    the_agenda_leads_through_the_meeting,
    a_decision_stands_beside_untouched_votes,
    two_facilitators_who_decide_apart_are_both_heard
);

/// Waits until the meeting is at an indicator.
async fn at(page: &Session, id: &str) -> Result<()> {
    page.wait_for_text(".meeting h1", &format!("{id} ")).await
}

/// The decision that is stored, if it is of one mind.
async fn decision(page: &Session, assessment: &str, id: &str) -> Result<Option<Decision>> {
    form::saved(page).await?;
    let stored = form::stored(page, assessment).await?;
    let register = stored.decisions.get(&teams::indicator(id));
    Ok(register.and_then(|register| register.settled()).cloned())
}

fn level(id: &str) -> Option<Choice> {
    Some(Choice::Level(LevelId::new(id).expect("an id")))
}

async fn a_meeting_is_held_by_keyboard_alone(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Keys").await?;
    page.resize(1280, 720).await?;
    teams::open_team(page, &id).await?;
    form::open(page, &format!("#/meeting/{id}")).await?;
    at(page, "1").await?;
    page.wait_for_text(".position", "1 of 28").await?;
    page.wait_for_text(".meeting-status", "All 6 have voted. Votes are sealed.")
        .await?;
    teams::nothing_shows(page, "the meeting").await?;

    // Vote: kept, and shown to nobody in the room until asked for.
    page.keys(&["3"]).await?;
    form::saved(page).await?;
    let own = |assessment: &Assessment| {
        let (me, _) = assessment.raters.iter().last().expect("a rater");
        let answer = assessment.answer(me, &teams::indicator("1"));
        answer.and_then(|answer| answer.choice.clone())
    };
    page.wait_for_text(".vote-in", "Your vote is in.").await?;
    assert_eq!(
        own(&form::stored(page, &id).await?),
        level("keep-improving")
    );
    assert_eq!(page.count("[aria-pressed=true], .marked").await?, 0);
    page.click_text("button", "Show my vote").await?;
    page.wait_for_text(".marked", "Keep improving").await?;
    page.keys(&["2"]).await?;
    page.wait_gone(".marked").await?;
    form::saved(page).await?;
    assert_eq!(
        own(&form::stored(page, &id).await?),
        level("getting-better")
    );
    // Deciding waits for the reveal, and so does looking.
    page.keys(&["d"]).await?;
    page.wait_for(".meeting.voting").await?;

    page.keys(&["r"]).await?;
    page.wait_for(".meeting.looking").await?;
    page.wait_for_text(".meeting-status", "Votes: 6 Getting better.")
        .await?;
    assert_eq!(
        texts(page, ".meeting-levels .tally strong").await?,
        ["0", "6", "0"]
    );
    let stored = form::stored(page, &id).await?;
    let n_revealed = |stored: &Assessment| -> usize {
        stored
            .raters
            .values()
            .map(|rater| rater.revealed.len())
            .sum()
    };
    form::saved(page).await?;
    assert_eq!(
        n_revealed(&form::stored(page, &id).await?),
        6,
        "one indicator, six people"
    );
    assert!(stored.decisions.is_empty());
    // A number means nothing while the team looks.
    page.keys(&["1"]).await?;
    page.keys(&["ArrowRight"]).await?;
    at(page, "2").await?;
    page.wait_for(".meeting.voting").await?;
    assert_eq!(
        own(&form::stored(page, &id).await?),
        level("getting-better")
    );
    page.keys(&["ArrowLeft"]).await?;
    at(page, "1").await?;
    page.keys(&["n", "n"]).await?;
    at(page, "3a").await?;
    page.keys(&["r", "d", "2", "w"]).await?;
    form::focused(page, "rationale").await?;
    // In a field, letters are letters.
    page.keys(&["n", "r", "3", "?"]).await?;
    page.keys(&["Tab"]).await?;
    form::focused(page, "dissent").await?;
    page.keys(&["K", "i", "m", "Escape"]).await?;
    form::focused(page, "heading").await?;
    let expected = Decision {
        choice: level("getting-better"),
        rationale: "nr3?".to_owned(),
        dissent: "Kim".to_owned(),
        ..Decision::default()
    };
    assert_eq!(decision(page, &id, "3a").await?, Some(expected));
    page.keys(&["Escape"]).await?;
    page.wait_for(".meeting.looking:not(:has(textarea))")
        .await?;
    page.wait_for_text(".meeting-status", "Decided: Getting better.")
        .await?;
    page.wait_for_text(".meeting-decision", "Kim").await?;

    // The keys are shown, and can be turned off.
    page.keys(&["?"]).await?;
    page.wait_for("dialog[open]").await?;
    page.keys(&["n"]).await?;
    page.keys(&["Space"]).await?;
    page.keys(&["Escape"]).await?;
    page.wait_gone("dialog[open]").await?;
    at(page, "3a").await?;
    page.keys(&["n"]).await?;
    at(page, "3a").await?;
    page.keys(&["Escape"]).await?;
    page.wait_for(".team h1").await?;
    form::nothing_went_wrong(page).await
}

async fn the_agenda_leads_through_the_meeting(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Agenda").await?;
    teams::reveal(page, &id).await?;
    let rubric = engine::rubric();
    let scores = score(&rubric, &teams::revealed(page, &id).await?, View::Team);
    let agreement = team_agreement(&rubric, &scores);
    let agenda: Vec<String> = agreement.agenda.iter().map(ToString::to_string).collect();
    assert!(agenda.len() >= 4, "{agenda:?}");
    let n_talk = agreement.rubric.n_conversations;
    page.click_text("link", "Start the meeting").await?;
    for (idx, id) in agenda.iter().enumerate() {
        at(page, id).await?;
        let place = if idx < n_talk {
            format!("To talk about: {} of {n_talk}", idx + 1)
        } else {
            let n_nearly = agenda.len() - n_talk;
            format!("Small differences: {} of {n_nearly}", idx + 1 - n_talk)
        };
        page.wait_for_text(".position", &place).await?;
        // Deciding moves it down the agenda, and skips nothing here.
        page.keys(&["d", "1"]).await?;
        page.wait_for_text(".meeting-status", "Decided: Getting started.")
            .await?;
        page.keys(&["n"]).await?;
    }
    page.wait_for_text(".position", "Full agreement: 1 of ")
        .await?;
    // Back, by buttons.
    page.click_text("button", "Previous").await?;
    at(page, agenda.last().expect("an agenda")).await?;
    page.click_text("link", "Leave the meeting").await?;
    page.wait_for(".team .matrix").await?;
    assert_eq!(
        texts(page, "ol.agenda > li").await?,
        [""; 0],
        "all is settled"
    );
    form::saved(page).await?;
    assert_eq!(form::stored(page, &id).await?.decisions.len(), agenda.len());
    form::open(page, &format!("#/meeting/{id}/no-such")).await?;
    page.wait_for_text("h1", "The rubric has no such indicator")
        .await?;
    form::nothing_went_wrong(page).await
}

async fn a_decision_stands_beside_untouched_votes(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Beside").await?;
    teams::reveal(page, &id).await?;
    let before = form::stored(page, &id).await?;
    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    at(page, "3a").await?;
    page.click_text("button", "Decide").await?;
    // Words first, then the level: nothing that was typed waits for it.
    page.type_into("#rationale", "The minutes show it.").await?;
    page.type_into("#dissent", "Kim sees more.").await?;
    let undecided = decision(page, &id, "3a")
        .await?
        .expect("words without a level");
    assert_eq!(
        (undecided.choice, &*undecided.dissent),
        (None, "Kim sees more.")
    );
    page.click(".meeting-levels button.level-1").await?;
    page.wait_for_text(".marked", "Decision").await?;
    let decided = decision(page, &id, "3a").await?.expect("a decision");
    assert_eq!(decided.choice, level("getting-started"));
    assert_eq!(decided.rationale, "The minutes show it.");
    let after = form::stored(page, &id).await?;
    assert_eq!(after.raters, before.raters, "no vote is touched");

    // Results follow the decision; the votes are still told.
    let rubric = engine::rubric();
    form::open(page, &format!("#/results/{id}")).await?;
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&rubric, &after)
    );
    teams::unfold(page).await?;
    page.wait_for_text("#together ~ p", "The team has decided 1 of 28 indicators.")
        .await?;
    let row = texts(page, ".by-indicator tbody tr:nth-child(3) > *").await?;
    assert_eq!(
        row[1..],
        [
            "Getting started",
            "Decided",
            "Not yet to Keep improving",
            "1 Not yet, 1 Getting started, 3 Getting better, 1 Keep improving"
        ]
    );
    let row = texts(page, ".by-indicator tbody tr:nth-child(2) > *").await?;
    assert_eq!(row[2], "Not decided: lower median");
    for words in ["Getting started", "The minutes show it.", "Kim sees more."] {
        page.wait_for_text(".decision-log", words).await?;
    }

    // Taken back, its words stay, and the median stands in again.
    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    page.keys(&["d"]).await?;
    page.click_text("button", "Take the decision back").await?;
    page.wait_gone(".marked").await?;
    let back = decision(page, &id, "3a").await?.expect("words");
    assert_eq!(
        (back.choice, &*back.rationale),
        (None, "The minutes show it.")
    );
    form::nothing_went_wrong(page).await
}

async fn two_facilitators_who_decide_apart_are_both_heard(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = teams::sealed(page, "Apart").await?;
    teams::reveal(page, &id).await?;
    let text = form::stored_text(page, &id).await?;
    // One decides here, the other on a laptop that has the same file.
    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    at(page, "3a").await?;
    page.keys(&["d", "2", "w"]).await?;
    page.type_into("#rationale", "Seen here.").await?;
    form::saved(page).await?;
    let theirs = teams::deciding(&text, "laptop", "3a", 3, ["Seen there.", "Pat sees less."]);
    teams::take_over(page, &[("laptop", theirs.clone())]).await?;

    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    page.wait_for_text(".meeting-decision", "Two decisions were made apart")
        .await?;
    for words in [
        "Getting better",
        "Seen here.",
        "Keep improving",
        "Seen there.",
        "Pat sees less.",
    ] {
        page.wait_for_text(".meeting-decision .notes", words)
            .await?;
    }
    assert!(!page.text(".meeting-status").await?.contains("Decided"));
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for("#together").await?;
    teams::unfold(page).await?;
    page.wait_for_text(".by-indicator", "Two decisions apart")
        .await?;
    for words in ["Seen here.", "Seen there.", "Neither counts"] {
        page.wait_for_text(".decision-log", words).await?;
    }

    // A new one that saw both keeps the words of both.
    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    at(page, "3a").await?;
    page.keys(&["d", "1"]).await?;
    page.wait_for_text(".meeting-status", "Decided: Getting started.")
        .await?;
    let settled = decision(page, &id, "3a").await?.expect("one mind");
    assert_eq!(settled.choice, level("getting-started"));
    let mut words: Vec<&str> = settled.rationale.split("\n\n").collect();
    words.sort_unstable();
    assert_eq!(
        (words, &*settled.dissent),
        (vec!["Seen here.", "Seen there."], "Pat sees less.")
    );
    // The other facilitator's file brings nothing back, in either order.
    let here = form::stored(page, &id).await?;
    let theirs = engine::assessment(&theirs);
    let one = merge(&here, &theirs).expect("one assessment");
    let other = merge(&theirs, &here).expect("one assessment");
    assert_eq!(
        format::write_assessment(&one),
        format::write_assessment(&other)
    );
    let register = one
        .decisions
        .get(&teams::indicator("3a"))
        .expect("a decision");
    assert_eq!(register.versions().len(), 1);

    // Or one of the two is taken as it is.
    let again = teams::deciding(
        &format::write_assessment(&theirs),
        "tablet",
        "3a",
        2,
        ["Seen on the tablet.", ""],
    );
    teams::take_over(page, &[("tablet", again)]).await?;
    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    page.wait_for_text(".meeting-decision .notes", "Seen on the tablet.")
        .await?;
    page.click(".meeting-decision li:has(.said-words) button")
        .await?;
    page.wait_gone(".meeting-decision .notice").await?;
    assert!(decision(page, &id, "3a").await?.is_some());
    form::nothing_went_wrong(page).await
}
