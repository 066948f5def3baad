//! Do suggestions become a plan that people work on, apart and together, and that
//! other programs can read?

use levelwise_core::assessment::{SessionId, Stamp, Task, TaskId, TaskStatus};
use levelwise_core::format;
use levelwise_core::record::Text;
use levelwise_core::rubric::IndicatorId;
use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{engine, form};

on_every_browser!(
    a_suggestion_becomes_tasks_until_it_is_rated_again,
    what_is_at_the_top_gets_a_date_to_look_again,
    targets_and_own_tasks_stand_beside_suggestions,
    tasks_changed_apart_are_both_shown,
    a_plan_is_saved_as_calendar_and_spreadsheet
);

/// The steps that lead from "Getting started" to "Getting better" in 5b.
const STEPS: [&str; 3] = ["step.5b-s2a", "step.5b-s2b", "step.5b-s2c"];

/// An assessment in which 5b is at "Getting started", with its steps in the plan;
/// the plan is shown.
async fn planned(page: &Session, organization: &str) -> Result<String> {
    let id = form::begin(page, organization).await?;
    form::open(page, &format!("#/fill/{id}/relationships")).await?;
    form::choose(page, "5b", "getting-started").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.click_text(".focus button", "Add to plan").await?;
    page.click_text(".in-plan a", "Open the plan").await?;
    page.wait_for_count(".priority .task", STEPS.len()).await?;
    form::saved(page).await?;
    Ok(id)
}

fn status_of(task: &str) -> String {
    format!("[id='status-{task}']")
}

/// The item of a task, for selectors below it.
fn item(task: &str) -> String {
    format!("li:has({})", status_of(task))
}

async fn unfold(page: &Session) -> Result<()> {
    let script = "for (const fold of document.querySelectorAll('.task-more')) fold.open = true";
    page.js(script).await.map(drop)
}

async fn task(page: &Session, id: &str, task: &str) -> Result<Task> {
    let assessment = form::stored(page, id).await?;
    let task = TaskId::new(task).expect("an id");
    let task = assessment.plan.get(&task).expect("the task is in the plan");
    Ok(task.settled().expect("one version").clone())
}

async fn a_suggestion_becomes_tasks_until_it_is_rated_again(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = planned(page, "Suggestions").await?;
    page.wait_for_text(".plan-overview", "1 priority, 3 tasks: 3 planned")
        .await?;
    let first = task(page, &id, STEPS[0]).await?;
    assert_eq!(first.indicator, IndicatorId::new("5b").ok());
    assert!(
        first.reason.starts_with("It is at Getting started."),
        "{}",
        first.reason
    );

    unfold(page).await?;
    let first_item = item(STEPS[0]);
    page.type_into(
        &format!("{first_item} input:not([type=date])"),
        "Luis Ortega",
    )
    .await?;
    page.set_value(&format!("{first_item} input[type=date]"), "2099-03-01")
        .await?;
    page.set_value(&status_of(STEPS[0]), "doing").await?;
    page.wait_for_text(
        &format!("{first_item} .task-facts"),
        "Luis Ortega · due March 1, 2099",
    )
    .await?;
    page.wait_for_text(".plan-overview", "2 planned, 1 under way")
        .await?;

    // One evidence after the other; only the last one makes the plan propose.
    for (number, step) in STEPS.iter().enumerate() {
        assert_eq!(page.count(".priority .notice.good").await?, 0, "{number}");
        let evidence = format!("{} textarea", item(step));
        page.type_into(&evidence, "Minutes of the meeting").await?;
    }
    page.wait_for_text(".priority .notice.good", "Everything planned here")
        .await?;
    form::saved(page).await?;
    let found = task(page, &id, STEPS[0]).await?;
    assert_eq!(found.owner, "Luis Ortega");
    assert_eq!(found.status, TaskStatus::Doing);
    assert_eq!(found.completion, "Minutes of the meeting");
    assert_eq!(found.due.expect("a date").as_str(), "2099-03-01");

    page.reload().await?;
    page.wait_for_text(
        &format!("{first_item} .task-facts"),
        "Luis Ortega · due March 1, 2099",
    )
    .await?;
    assert_eq!(page.value(&status_of(STEPS[0])).await?, "doing");
    page.click_text(".priority .notice a", "Rate indicator 5b again")
        .await?;
    form::focused(page, "choice-5b-getting-started").await?;
    form::chosen(page, "5b", "getting-started").await?;
    form::choose(page, "5b", "getting-better").await?;
    form::open(page, &format!("#/plan/{id}")).await?;
    page.wait_for_text(".priority .from-to", "Getting better → Keep improving")
        .await?;
    assert_eq!(page.count(".priority .notice").await?, 0);
    form::nothing_went_wrong(page).await
}

async fn what_is_at_the_top_gets_a_date_to_look_again(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "At the top").await?;
    form::open(page, &format!("#/fill/{id}/relationships")).await?;
    form::choose(page, "5b", "keep-improving").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.click_text(".group summary", "Sustain").await?;
    page.click_text(".group[open] button", "Add to plan")
        .await?;
    page.click_text(".in-plan a", "Open the plan").await?;
    page.wait_for_text(
        "#sustained ~ .priority .task",
        "No date yet to look at it again.",
    )
    .await?;
    let today = page
        .js("return new Date().toLocaleDateString('sv')")
        .await?;
    let today = today.as_str().expect("a day");
    page.click_text(".task button", "In a year, ").await?;
    page.wait_for_text("#sustained ~ .priority .task-facts", "look again ")
        .await?;
    page.wait_gone(".task-words button").await?;
    form::saved(page).await?;
    let found = task(page, &id, "sustain.5b").await?;
    let due = found.due.expect("a date");
    let year: u32 = today[..4].parse().expect("a year");
    assert_eq!(due.as_str()[..4], (year + 1).to_string());
    assert_eq!(due.as_str()[4..7], today[4..7]);

    // It is no priority, and on its day the plan asks.
    page.wait_for_text(".plan-overview", "No priorities, 1 task")
        .await?;
    unfold(page).await?;
    page.set_value("#sustained ~ .priority input[type=date]", "2020-03-01")
        .await?;
    page.wait_for_text(".priority .notice.calm", "Is it still at the top?")
        .await?;
    form::nothing_went_wrong(page).await
}

async fn targets_and_own_tasks_stand_beside_suggestions(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = planned(page, "Targets").await?;
    page.set_value("#target-5b", "keep-improving").await?;
    // Six of one's own are too many beside one priority.
    for number in 1..=5 {
        page.type_into("#own-text", &format!("Own task {number}"))
            .await?;
        page.keys(&["Enter"]).await?;
        page.wait_for_text("#others ~ .tasks", &format!("Own task {number}"))
            .await?;
    }
    page.wait_for_text(".notice.calm", "You have 6 priorities")
        .await?;
    page.click_text("button", "Add a task for indicator 5b")
        .await?;
    form::focused(page, "own-text").await?;
    page.type_into("#own-text", "Ask the board").await?;
    page.set_value("#own-due", "2020-01-31").await?;
    page.keys(&["Enter"]).await?;
    page.wait_for_text(".priority .tasks", "Ask the board")
        .await?;
    page.wait_for_text(".notice.warning", "1 task is past its date.")
        .await?;
    assert_eq!(page.value("#own-text").await?, "");

    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for_text("#targets ~ .wide tbody", "Keep improving Not yet reached")
        .await?;
    assert_eq!(page.value("#target-5b").await?, "keep-improving");
    page.set_value("#target-5b", "").await?;
    page.wait_gone("#targets").await?;
    form::saved(page).await?;
    let assessment = form::stored(page, &id).await?;
    let indicator = IndicatorId::new("5b").expect("an id");
    let target = assessment.targets.get(&indicator).expect("a target");
    assert_eq!(target.settled().expect("one version").choice, None);
    form::nothing_went_wrong(page).await
}

async fn tasks_changed_apart_are_both_shown(page: &Session, _server: &Server) -> Result<()> {
    let id = planned(page, "Apart").await?;
    let mut sent = form::stored(page, &id).await?;
    let first = TaskId::new(STEPS[0]).expect("an id");
    let theirs = Task {
        owner: "Priya Raman".to_owned(),
        ..task(page, &id, STEPS[0]).await?
    };
    let stamp = Stamp {
        by: SessionId::new("laptop").expect("an id"),
        at: None,
    };
    sent.set_task(&first, theirs, &stamp);
    let own = Task::new(Text::new("Call the board").expect("a text"));
    sent.set_task(&TaskId::new("theirs").expect("an id"), own, &stamp);
    let file = form::written(page, "sent.json", &format::write_assessment(&sent));

    unfold(page).await?;
    let owner = format!("{} input:not([type=date])", item(STEPS[0]));
    page.type_into(&owner, "Luis Ortega").await?;
    form::saved(page).await?;
    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    form::open(page, &format!("#/plan/{id}")).await?;
    for words in ["changed in two places", "Luis Ortega", "Priya Raman"] {
        page.wait_for_text(".task .notice.warning", words).await?;
    }
    page.wait_for_text(".plan-overview", "3 planned, 1 to be settled")
        .await?;
    page.wait_for_text("#others ~ .tasks", "Call the board")
        .await?;
    page.js("[...document.querySelectorAll('.task .notice li')]
           .find((it) => it.textContent.includes('Priya Raman')).querySelector('button').click()")
        .await?;
    page.wait_gone(".task .notice").await?;
    page.wait_for_text(".task-facts", "Priya Raman").await?;
    form::saved(page).await?;
    assert_eq!(task(page, &id, STEPS[0]).await?.owner, "Priya Raman");
    form::nothing_went_wrong(page).await
}

async fn a_plan_is_saved_as_calendar_and_spreadsheet(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = planned(page, "Files").await?;
    unfold(page).await?;
    let first_item = item(STEPS[0]);
    page.set_value(&format!("{first_item} input[type=date]"), "2027-03-01")
        .await?;
    page.type_into(&format!("{first_item} input:not([type=date])"), "=Luis")
        .await?;
    page.wait_for_text(&format!("{first_item} .task-facts"), "=Luis")
        .await?;
    let (_, calendar) = form::saved_file(
        page,
        "Save for the calendar",
        "levelwise-files-fall-2026-plan.ics",
    )
    .await?;
    let unfolded = calendar.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    assert_eq!(
        lines.iter().filter(|line| **line == "BEGIN:VEVENT").count(),
        1
    );
    for line in [
        "DTSTART;VALUE=DATE:20270301",
        &format!("UID:{}@{id}.levelwise", STEPS[0]),
        "NAME:Plan of Files",
    ] {
        assert!(lines.contains(&line), "{line} in {calendar}");
    }
    let described = lines.iter().find(|line| line.starts_with("DESCRIPTION:"));
    let described = described.expect("a description");
    assert!(described.contains("Who sees to it: =Luis"), "{described}");

    let (_, sheet) = form::saved_file(
        page,
        "Save for a spreadsheet",
        "levelwise-files-fall-2026-plan.csv",
    )
    .await?;
    assert!(sheet.starts_with("\u{feff}task,area,practice,indicator,"));
    assert_eq!(sheet.matches("\r\n").count(), 1 + STEPS.len());
    assert!(sheet.contains(",'=Luis,2027-03-01,planned,"), "{sheet}");
    form::saved(page).await?;
    let assessment = form::stored(page, &id).await?;
    let expected = levelwise_core::sheets::plan(&engine::rubric(), &assessment);
    assert_eq!(sheet, format::write_csv(&expected));
    form::nothing_went_wrong(page).await
}
