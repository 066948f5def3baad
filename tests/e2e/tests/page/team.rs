//! Does the Team page show who has answered, and keep votes sealed until they are
//! revealed?

use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::teams::{MATES, matrix, open_team, texts};
use crate::{engine, form, teams};

on_every_browser!(
    votes_stay_sealed_until_they_are_revealed,
    a_late_vote_stays_sealed_until_it_is_revealed_too,
    people_are_changed_removed_and_taken_back,
    who_leads_may_stay_out_of_the_vote
);

/// What a cell of the table shows of a letter of the teams' levels.
fn shown(letter: char) -> &'static str {
    match letter {
        '0' => "Not yet",
        '1' => "Getting started",
        '2' => "Getting better",
        '3' => "Keep improving",
        'd' => "Don't know",
        'n' => "Not applicable",
        _ => "Not answered",
    }
}

async fn votes_stay_sealed_until_they_are_revealed(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Sealed").await?;
    open_team(page, &id).await?;
    page.wait_for_text(
        "#who ~ p",
        "None of 6 people has answered all 28 indicators yet.",
    )
    .await?;
    assert_eq!(
        texts(page, ".people .answered > span").await?,
        [
            "8 of 28", "8 of 28", "8 of 28", "8 of 28", "7 of 28", "7 of 28"
        ],
        "by role, those without one last"
    );
    page.wait_for_text(".sealing", "Votes of 6 people on 8 indicators are sealed.")
        .await?;
    let rows = matrix(page).await?;
    assert_eq!(rows.len(), 29);
    for (row, (number, letter)) in rows[1..].iter().zip((0..).zip(teams::MINE.chars())) {
        let others: Vec<&str> = MATES
            .iter()
            .map(|mate| match mate.levels.as_bytes()[number] {
                b'-' => "Not answered",
                _ => "Sealed",
            })
            .collect();
        assert_eq!(row[1], "Not answered", "no median of what is sealed");
        assert_eq!(row[2..7], others);
        assert_eq!(
            row[7],
            shown(letter),
            "one's own vote is no secret to oneself"
        );
    }
    teams::nothing_shows(page, "the Team page").await?;
    assert_eq!(page.count(".agenda").await?, 0, "its order would tell");
    assert_eq!(page.count(".numbers").await?, 0);

    // Results are one's own as long as the others are sealed.
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for_text(".notice.calm", "Votes of 5 other people are sealed")
        .await?;
    let stored = form::stored(page, &id).await?;
    let rubric = engine::rubric();
    let (me, _) = stored.raters.iter().last().expect("a rater");
    let own = stored.open_to(me);
    assert_eq!(engine::shown(page).await?, engine::expected(&rubric, &own));
    assert_ne!(
        engine::expected(&rubric, &own),
        engine::expected(&rubric, &stored)
    );
    teams::nothing_shows(page, "results").await?;

    // Revealing asks once.
    open_team(page, &id).await?;
    let before = form::stored_text(page, &id).await?;
    page.click_text("button", "Reveal the votes…").await?;
    page.wait_for_text(".sealing", "cannot be sealed again")
        .await?;
    page.click_text("button", "Keep sealed").await?;
    page.wait_gone("#reveal-now").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    teams::reveal(page, &id).await?;
    let rows = matrix(page).await?;
    for (row, number) in rows[1..].iter().zip(0..8) {
        let others: Vec<&str> = MATES
            .iter()
            .map(|mate| shown(char::from(mate.levels.as_bytes()[number])))
            .collect();
        assert_eq!(row[2..7], others, "{row:?}");
        assert!(row[1].ends_with("median, not decided"), "{row:?}");
    }

    // It stays so: here after a reload, and wherever the file goes.
    page.reload().await?;
    page.wait_for_text(".notice.good", "Votes are revealed")
        .await?;
    let text = form::stored_text(page, &id).await?;
    form::erase(page).await?;
    let file = form::written(page, "team-file.json", &text);
    form::give(page, &file).await?;
    page.click_text("radio", "Somebody else").await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    open_team(page, &id).await?;
    let there = matrix(page).await?;
    assert_eq!(
        there[1..],
        rows[1..],
        "somebody else sees what the team saw"
    );
    form::nothing_went_wrong(page).await
}

async fn a_late_vote_stays_sealed_until_it_is_revealed_too(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = teams::begin(page, "Late").await?;
    let text = form::stored_text(page, &id).await?;
    let files: Vec<_> = MATES
        .iter()
        .map(|mate| (mate.id, teams::file_of(&text, mate)))
        .collect();
    teams::take_over(page, &files[..3]).await?;
    teams::reveal(page, &id).await?;
    let agreed = texts(page, ".verdict").await?;
    teams::take_over(page, &files[3..4]).await?;
    open_team(page, &id).await?;
    page.wait_for_text(".sealing", "Votes of 1 person are not revealed yet.")
        .await?;
    assert_eq!(
        texts(page, ".verdict").await?,
        agreed,
        "nothing has changed"
    );
    assert_eq!(matrix(page).await?[1][5], "Sealed");
    // A file in which somebody else revealed what they had opens nothing here.
    let mut theirs = engine::assessment(&files[4].1);
    theirs.reveal(&teams::indicator("1"));
    let theirs = levelwise_core::format::write_assessment(&theirs);
    teams::take_over(page, &[("own-reveal", theirs)]).await?;
    open_team(page, &id).await?;
    let rows = matrix(page).await?;
    assert_eq!((&*rows[1][5], &*rows[1][6]), ("Sealed", "Getting better"));
    assert_eq!(rows[2][6], "Sealed");
    // A file of the same team in which everything was revealed says so before.
    let mut all = form::stored(page, &id).await?;
    for indicator in engine::rubric().indicators() {
        all.reveal(&indicator.id);
    }
    let all = form::written(
        page,
        "all.json",
        &levelwise_core::format::write_assessment(&all),
    );
    form::open(page, "#/data").await?;
    form::give(page, &all).await?;
    page.wait_for_text(
        ".preview .notice.warning",
        "The file reveals 13 votes that are sealed here.",
    )
    .await?;
    page.click_text("button", "Cancel").await?;
    teams::reveal(page, &id).await?;
    assert_eq!(matrix(page).await?[1][5], "Getting better");
    form::nothing_went_wrong(page).await
}

async fn people_are_changed_removed_and_taken_back(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "People").await?;
    teams::reveal(page, &id).await?;
    assert_eq!(matrix(page).await?[0][2], "Rater 1, Principal");
    page.click("#change-a1").await?;
    form::focused(page, "person-name").await?;
    page.type_into("#person-name", "Robin").await?;
    page.type_over("#person-role", "Counselor").await?;
    page.keys(&["Enter"]).await?;
    page.wait_gone("form.person").await?;
    form::focused(page, "change-a1").await?;
    assert_eq!(matrix(page).await?[0][2], "Robin, Counselor");
    page.wait_for_text(".people .group-row", "Counselor 1 person, 8 of 28 answered")
        .await?;

    // Removed: no column, no vote, but nothing is lost.
    let with = texts(page, ".verdict").await?;
    page.click("#change-a1").await?;
    page.click_text("button", "Remove from the team").await?;
    page.wait_for_text("summary", "1 person was removed")
        .await?;
    assert_eq!(matrix(page).await?[0].len(), 7);
    form::saved(page).await?;
    let stored = form::stored(page, &id).await?;
    let gone = stored.raters.get(&teams::rater("a1")).expect("kept");
    assert!(gone.is_removed());
    assert_eq!(gone.answers.len(), 8);
    page.reload().await?;
    page.click_text("summary", "1 person was removed").await?;
    page.click_text("button", "Take back Robin, Counselor")
        .await?;
    page.wait_gone("#who ~ details").await?;
    assert_eq!(matrix(page).await?[0][2], "Robin, Counselor");
    assert_eq!(texts(page, ".verdict").await?, with);

    // Cancel changes nothing; two of one name stay two.
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    page.click("#change-a2").await?;
    page.type_over("#person-role", "principal").await?;
    page.click_text("button", "Cancel").await?;
    page.wait_gone("form.person").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    page.click("#change-a2").await?;
    page.type_over("#person-role", "principal").await?;
    page.click_text("button", "Save").await?;
    page.wait_gone("form.person").await?;
    assert_eq!(
        matrix(page).await?[0][3..5],
        ["Pat, principal (rater 2)", "Pat, principal (rater 3)"]
    );
    form::nothing_went_wrong(page).await
}

async fn who_leads_may_stay_out_of_the_vote(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Leads").await?;
    teams::reveal(page, &id).await?;
    page.click("#no-vote").await?;
    page.wait_for_text(".people .tag", "Does not vote").await?;
    assert_eq!(matrix(page).await?[0].len(), 7, "no column without a vote");
    page.wait_for_text(
        "#who ~ p",
        "None of 5 people has answered all 28 indicators yet.",
    )
    .await?;
    form::saved(page).await?;
    let stored = form::stored(page, &id).await?;
    assert_eq!(stored.voting_raters().count(), 5);
    assert_eq!(stored.raters.iter().last().expect("me").1.answers.len(), 8);

    // Results and the meeting do not count the vote either.
    form::open(page, &format!("#/results/{id}")).await?;
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&engine::rubric(), &stored)
    );
    form::open(page, &format!("#/meeting/{id}/1")).await?;
    page.wait_for_text(".meeting-status", "Votes: 5 Getting better.")
        .await?;
    assert_eq!(
        page.count(".meeting-actions button").await?,
        1,
        "deciding, no voting"
    );

    open_team(page, &id).await?;
    page.click("#no-vote").await?;
    page.wait_gone(".people .tag").await?;
    assert_eq!(matrix(page).await?[0].len(), 8);
    form::nothing_went_wrong(page).await
}
