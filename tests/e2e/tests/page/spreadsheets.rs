//! Does a spreadsheet get what the engine says, and nothing that is sealed?

use std::fs;

use levelwise_core::format;
use levelwise_core::sheets::{self, Sheet};
use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{engine, form, teams};

on_every_browser!(the_workbook_is_the_engines);

const BOOK: &str = "levelwise-lake-district-fall-2026.xlsx";
const BUTTON: &str = "Save all as a workbook";

async fn the_workbook_is_the_engines(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Lake District").await?;
    form::open(page, &format!("#/report/{id}")).await?;
    page.wait_for(".report #every").await?;
    let whole = form::stored(page, &id).await?;
    let is_mate = |rater: &str| teams::MATES.iter().any(|mate| mate.id == rater);
    let mut raters = whole.raters.keys();
    let me = raters.find(|rater| !is_mate(rater.as_str()));
    let me = me.expect("whoever sits at the page");
    let rubric = engine::rubric();
    let sheets = sheets::all(&rubric, &whole.open_to(me));
    assert_eq!(saved(page).await?, format::write_workbook(&sheets));
    let answers = format::write_csv(&sheets[0]);
    for mate in &teams::MATES {
        assert!(!answers.contains(&teams::note_of(mate)), "{}", mate.id);
    }

    teams::reveal(page, &id).await?;
    form::open(page, &format!("#/report/{id}")).await?;
    page.click_text(".switch", "Names of people").await?;
    page.wait_for_text(".report-head", "Rated by 6 people.")
        .await?;
    let revealed = form::stored(page, &id).await?;
    let sheets = sheets::all(&rubric, &revealed.open_to(me));
    let sheets: Vec<Sheet> = sheets.into_iter().map(Sheet::without_names).collect();
    page.click_text("summary", "One of them as CSV").await?;
    let name = "levelwise-lake-district-fall-2026-answers.csv";
    let (_, text) = form::saved_file(page, "Answers", name).await?;
    assert_eq!(text, format::write_csv(&sheets[0]));
    for mate in &teams::MATES {
        assert!(text.contains(&teams::note_of(mate)), "{}", mate.id);
    }
    assert!(!text.contains("Principal") && !text.contains("Kim"));
    form::nothing_went_wrong(page).await
}

async fn saved(page: &Session) -> Result<Vec<u8>> {
    page.click_text("button", BUTTON).await?;
    let path = page.wait_for_download(BOOK).await?;
    Ok(fs::read(path).expect("the saved workbook"))
}
