//! Can a facilitator take over what a whole team sent, at once and with broken
//! files among it?

use std::path::{Path, PathBuf};

use levelwise_core::assessment::{Answer, Assessment, Choice, Profile, RaterId, SessionId, Stamp};
use levelwise_core::rubric::LevelId;
use levelwise_core::{format, share};
use levelwise_e2e::{Browser, Result, Server, Session, Setup, on_every_browser, run};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params,
};
use serde_json::{Value, json};

use crate::inviting::paste;
use crate::{engine, form};

on_every_browser!(
    thirty_files_are_taken_over_and_undone_at_once,
    a_bomb_is_refused_at_once
);

#[test]
fn a_folder_can_be_dropped() {
    // Only here can a test drop one.
    run(Browser::Chromium, Setup::page, drop_a_folder);
}

const N_RATERS: usize = 24;

/// The part of one of many teammates.
fn part(ours: &Assessment, number: usize) -> Assessment {
    let mut part = share::invitation(ours);
    let rater = RaterId::new(&format!("rater-{number}")).expect("an id");
    let stamp = Stamp {
        by: SessionId::new(&format!("phone-{number}")).expect("an id"),
        at: None,
    };
    let profile = Profile {
        role: "Principal".to_owned(),
        name: format!("Pat {number}"),
        ..Profile::default()
    };
    part.set_profile(&rater, profile, &stamp);
    for (position, indicator) in engine::rubric().indicators().enumerate() {
        let levels = ["getting-started", "getting-better", "keep-improving"];
        let level = LevelId::new(levels[(position + number) % 3]).expect("an id");
        let answer = Answer {
            choice: Some(Choice::Level(level)),
            ..Answer::default()
        };
        part.set_answer(&rater, &indicator.id, answer, &stamp);
    }
    part
}

/// What cannot be used, and what is said of it.
fn broken(good: &str, ours: &Assessment) -> Vec<(&'static str, String, &'static str)> {
    let parsed: Value = serde_json::from_str(good).expect("JSON");
    let with = |pointer: &str, value: Value| {
        let mut changed = parsed.clone();
        *changed.pointer_mut(pointer).expect("a place in the file") = value;
        changed.to_string()
    };
    let code = share::write_code(ours).expect("a code");
    vec![
        (
            "cut-off.json",
            good[..good.len() / 2].to_owned(),
            "ends in the middle",
        ),
        ("letter.txt", "Dear team".to_owned(), "not JSON"),
        (
            "newer.json",
            with("/formatVersion", json!("2.0")),
            "version 2 of its format",
        ),
        (
            "last-year.json",
            with("/rubric/textHash", json!("0".repeat(32))),
            "another rubric or version",
        ),
        (
            "other.json",
            with("/id", json!("of-another-team")),
            "belongs to another assessment",
        ),
        (
            "proto.json",
            with("/raters", json!({ "__proto__": {} })),
            "__proto__",
        ),
        (
            "mail.txt",
            format!("My link: {}", &code[..code.len() - 9]),
            "The code ends in the middle",
        ),
    ]
}

fn given(page: &Session, ours: &Assessment) -> Vec<PathBuf> {
    let good = format::write_assessment(&part(ours, 0));
    let mut files: Vec<PathBuf> = (0..N_RATERS)
        .map(|number| {
            let text = format::write_assessment(&part(ours, number));
            form::written(page, &format!("answers-{number}.json"), &text)
        })
        .collect();
    for (position, (name, text, _)) in broken(&good, ours).into_iter().enumerate() {
        files.insert(position * 3, form::written(page, name, &text));
    }
    // A message with two links, and a file that came twice.
    let code = |number| share::write_code(&part(ours, number)).expect("a code");
    let mail = format!("{}\n{}", code(N_RATERS), code(N_RATERS + 1));
    files.push(form::written(page, "two-links.txt", &mail));
    files.push(form::written(page, "again.json", &good));
    files
}

async fn thirty_files_are_taken_over_and_undone_at_once(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Thirty").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    let ours = engine::assessment(&before);
    let files = given(page, &ours);
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    assert_eq!(paths.len(), 33);

    form::open(page, &format!("#/invite/{id}")).await?;
    page.wait_for(".import").await?;
    let storage = page.storage().await?;
    page.set_files(".import input[type=file]", &paths).await?;
    page.wait_for_text(
        ".preview",
        "34 files: 26 bring something, 1 changes nothing, 7 cannot be used.",
    )
    .await?;
    assert_eq!(page.storage().await?, storage, "a preview changes nothing");
    let rows = crate::inviting::rows(page).await?;
    assert_eq!(rows.len(), N_RATERS + 3);
    assert_eq!(rows[1], "answers-1.json Pat 1, Principal (new) 29 0 0 0");
    assert_eq!(
        rows[N_RATERS],
        format!("two-links.txt, 1 Pat {N_RATERS}, Principal (new) 29 0 0 0")
    );
    assert_eq!(rows[N_RATERS + 2], "again.json Pat 0, Principal 0 0 0 29");
    page.wait_for_text(".preview .notice.problem", "7 files cannot be used")
        .await?;
    for (name, _, said) in broken(&before, &ours) {
        let css = ".refused li";
        let script = "return all(arguments[0]).map(textOf).some((it) =>
            it.includes(arguments[1]) && it.includes(arguments[2]))";
        let is_said = page
            .js_with(script, vec![css.into(), name.into(), said.into()])
            .await?;
        assert_eq!(is_said, true, "{name}: {said}");
    }

    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "27 files were taken over")
        .await?;
    let mut expected = ours.clone();
    for number in 0..N_RATERS + 2 {
        let merged = levelwise_core::merge::merge(&expected, &part(&ours, number));
        expected = merged.expect("parts of one assessment");
    }
    assert_eq!(
        form::stored_text(page, &id).await?,
        format::write_assessment(&expected)
    );
    let snapshots = |storage: &std::collections::BTreeMap<String, String>| {
        let keys = storage.keys().filter(|key| key.contains("/snapshot/"));
        keys.cloned().collect::<Vec<_>>()
    };
    let after = page.storage().await?;
    assert_eq!(snapshots(&after).len(), 1);
    assert_eq!(after[&snapshots(&after)[0]], before);
    // The page knows it at once, and what is answered next does not undo it.
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::choose(page, "2", "not-yet").await?;
    form::saved(page).await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), N_RATERS + 3);

    // Days later it is put back from the copy.
    form::open(page, "#/data").await?;
    page.click_text(".card summary", "1 copy from before an import")
        .await?;
    page.click_text("button", "Put back").await?;
    page.wait_gone(".card summary").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);

    form::open(page, &format!("#/invite/{id}")).await?;
    page.wait_for(".import").await?;
    page.set_files(".import input[type=file]", &paths).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "27 files were taken over")
        .await?;
    page.click_text(".notice.good button", "Undo").await?;
    page.wait_for_text(".notice.good", "Undone").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    assert_eq!(snapshots(&page.storage().await?).len(), 0);
    // What is answered next does not bring it back.
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::choose(page, "2", "not-yet").await?;
    form::saved(page).await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 1);
    form::nothing_went_wrong(page).await
}

/// A code of a megabyte that holds a gigabyte.
fn bomb() -> String {
    let flags = create_comp_flags_from_zip_params(9, -15, 0);
    let mut compressor = CompressorOxide::new(flags);
    let (mut room, megabyte) = (vec![0; 10_000], vec![0; 1_000_000]);
    let (_, _, n_written) = compress(&mut compressor, &megabyte, &mut room, TDEFLFlush::Full);
    let mut packed = room[..n_written].repeat(1_000);
    packed.extend([0x03, 0x00]);
    let size = u32::try_from(packed.len()).expect("a size").to_be_bytes();
    let check = hmac_sha256::Hash::hash(&packed);
    let bytes = [&size[1..], &check[..4], &packed].concat();
    use base64::Engine as _;
    let letters = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(bytes);
    format!("LW1-{letters}")
}

async fn a_bomb_is_refused_at_once(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Bomb").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let before = page.storage().await?;
    let bomb = bomb();
    assert!(
        (1_000_000..2_000_000).contains(&bomb.len()),
        "{}",
        bomb.len()
    );
    form::open(page, "#/data").await?;
    page.wait_for(".import").await?;
    paste(page, &bomb).await?;
    page.wait_for_text(".import .notice.problem", "larger than 20 MB")
        .await?;
    page.wait_for_text(".import .notice.problem", "Nothing was changed")
        .await?;
    let file = form::written(page, "bomb.txt", &bomb);
    form::give(page, &file).await?;
    page.wait_for_text(".import .notice.problem", "\"bomb.txt\" cannot be used")
        .await?;
    assert_eq!(page.storage().await?, before);
    // The page still works.
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::choose(page, "2", "not-yet").await?;
    form::saved(page).await?;
    form::nothing_went_wrong(page).await
}

async fn drop_a_folder(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Folder").await?;
    let ours = form::stored(page, &id).await?;
    let folder = page.scratch().join("team folder");
    std::fs::create_dir_all(folder.join("later")).expect("folders");
    for (name, number) in [("a.json", 1), ("b.json", 2), ("later/c.json", 3)] {
        let text = format::write_assessment(&part(&ours, number));
        std::fs::write(folder.join(name), text).expect("a file");
    }
    std::fs::write(folder.join("photo.jpg"), [0xff, 0xd8]).expect("a file");
    std::fs::write(folder.join(".hidden.json"), "{}").expect("a file");
    form::open(page, &format!("#/invite/{id}")).await?;
    page.wait_for(".import .drop").await?;
    let place = page
        .js("const drop = document.querySelector('.import .drop');
             drop.scrollIntoView({ block: 'center', behavior: 'instant' });
             const { x, y, width, height } = drop.getBoundingClientRect();
             return [x + width / 2, y + height / 2]")
        .await?;
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({
            "type": kind,
            "x": place[0],
            "y": place[1],
            "data": { "items": [], "files": [folder.display().to_string()], "dragOperationsMask": 1 },
        });
        page.cdp("Input.dispatchDragEvent", event).await?;
    }
    page.wait_for_text(".preview", "3 files: 3 bring something.")
        .await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "3 files were taken over")
        .await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 4);
    form::nothing_went_wrong(page).await
}
