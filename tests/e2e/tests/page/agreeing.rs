//! Does the Team page say how far the team agrees, as the engine does, and hide
//! what few people of a role said?

use levelwise_core::agreement::Statistic;
use levelwise_core::score::{View, score};
use levelwise_core::team::team_agreement;
use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::teams::{MATES, open_team, texts};
use crate::{engine, form, teams};

on_every_browser!(
    agreement_is_said_in_words_and_numbers,
    small_groups_are_hidden_in_company
);

async fn agreement_is_said_in_words_and_numbers(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Agreement").await?;
    teams::reveal(page, &id).await?;
    let rubric = engine::rubric();
    let scores = score(&rubric, &teams::revealed(page, &id).await?, View::Team);
    let expected = team_agreement(&rubric, &scores);
    assert!(
        expected.rubric.n_conversations >= 2,
        "a team with something to talk about"
    );

    // In words: what the engine counts, and nothing else.
    let words = page.text(".verdict").await?;
    assert!(words.ends_with("need a conversation."), "{words}");
    let said = texts(page, ".verdicts li").await?;
    assert_eq!(said.len(), rubric.areas.len());
    for (said, area) in said.iter().zip(&expected.areas) {
        let is_open = said.contains("No two people have rated the same indicator yet.");
        assert_eq!(is_open, area.card.verdict.is_none(), "{said}");
    }
    // In numbers: each with its meaning, or the reason why there is none.
    page.click(".numbers > summary").await?;
    let agreement = &expected.rubric.agreement;
    let percent = agreement.percent_agreement.value().expect("pairs");
    let mut values = vec![format!("{}%", (percent * 100.0).round())];
    for statistic in [
        agreement.alpha.ordinal,
        agreement.ac1,
        agreement.ac2.ordinal,
        agreement.alpha.nominal,
        agreement.alpha.interval,
        agreement.ac2.linear,
        agreement.ac2.quadratic,
    ] {
        let Statistic::Value(value) = statistic else {
            panic!("{statistic:?} has no value");
        };
        values.push(format!("{value:.2}").replace('-', "−"));
    }
    assert_eq!(texts(page, ".numbers .value").await?, values);
    assert!(
        texts(page, ".numbers .meaning")
            .await?
            .iter()
            .all(|it| it.len() > 40)
    );
    // On indicator 1 everybody is at one level: its area alone has an alpha, but
    // an area that nobody compared says so.
    let by_area = texts(page, ".numbers tbody tr:last-child td").await?;
    assert!(
        by_area
            .iter()
            .any(|cell| cell == "No two people have rated the same indicator yet."),
        "{by_area:?}"
    );

    // The agenda is the engine's, and each entry shows votes, notes and evidence.
    let ids = |ids: &[_]| -> Vec<String> { ids.iter().map(ToString::to_string).collect() };
    let (talk, nearly) = expected.agenda.split_at(expected.rubric.n_conversations);
    assert_eq!(texts(page, "ol.agenda .number").await?, ids(talk));
    let first_fold = "details.fold:nth-of-type(1) .number";
    assert_eq!(
        texts(page, &format!("#agenda ~ {first_fold}")).await?,
        ids(nearly)
    );
    page.click("ol.agenda > li:first-child button").await?;
    page.wait_for("ol.agenda > li:first-child .votes").await?;
    page.wait_for("button[aria-expanded=true]").await?;
    let notes = texts(page, "ol.agenda .notes > li").await?;
    let by = [
        "Rater 1, Principal",
        "Pat, Principal",
        "Pat, principal",
        "Kim, Teacher",
        "Rater 5",
    ];
    for (note, (by, mate)) in notes.iter().zip(by.iter().zip(&MATES)) {
        assert_eq!(*note, [by, &*teams::note_of(mate)].concat());
    }
    page.click("ol.agenda > li:first-child button").await?;
    page.wait_gone("ol.agenda .votes").await?;
    form::nothing_went_wrong(page).await
}

async fn small_groups_are_hidden_in_company(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Small").await?;
    open_team(page, &id).await?;
    page.wait_for_text("#roles ~ p", "once votes are revealed")
        .await?;
    teams::reveal(page, &id).await?;
    page.wait_for_text("#roles ~ p", "Every role is too small to be shown.")
        .await?;
    // Principals are three; alone of the groups they would be shown from 3 on.
    page.set_value("#small-group", "3").await?;
    page.wait_for(".by-role").await?;
    let head = texts(page, ".by-role thead th").await?;
    assert_eq!(
        head,
        [
            "Area",
            "No role given 1 person",
            "Principal 3 people",
            "Superintendent 1 person",
            "Teacher 1 person"
        ]
    );
    let first = texts(page, ".by-role tbody tr:first-child td").await?;
    assert_eq!(
        first,
        [
            "Fewer than 3",
            "Getting better 3 people",
            "Fewer than 3",
            "Fewer than 3"
        ],
        "three hidden groups of one are enough together"
    );
    form::saved(page).await?;
    assert_eq!(form::stored(page, &id).await?.small_group(), 3);

    // Without a role of its own and without the teacher one group would be alone.
    for (button, role) in [("#change-a5", "Principal"), ("#change-a4", "Principal")] {
        page.click(button).await?;
        page.type_over("#person-role", role).await?;
        page.click_text("button", "Save").await?;
        page.wait_gone("form.person").await?;
    }
    page.wait_for_text("#roles ~ p", "Every role is too small to be shown.")
        .await?;
    page.set_value("#small-group", "1").await?;
    page.wait_for(".by-role").await?;
    let first = texts(page, ".by-role tbody tr:first-child td").await?;
    assert_eq!(
        first,
        ["Getting better 5 people", "Getting better 1 person"]
    );
    // A number that is none stays in the field and is not taken.
    page.set_value("#small-group", "0").await?;
    form::saved(page).await?;
    assert_eq!(form::stored(page, &id).await?.small_group(), 1);
    form::nothing_went_wrong(page).await
}
