//! In a real browser: two tabs are two keepers on one storage.

use levelwise_core::assessment::{Answer, RaterId, SessionId, Stamp};
use levelwise_core::rubric::IndicatorId;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::state::shelf::tests::assessment;
use crate::state::{READING, erase, restore, take_snapshot};

fn note(session: &str, indicator: &str, text: &str, assessment: &mut Assessment) {
    let stamp = Stamp {
        by: SessionId::new(session).expect("an id"),
        at: None,
    };
    let answer = Answer {
        note: text.to_owned(),
        ..Answer::default()
    };
    let rater = RaterId::new("r1").expect("an id");
    let indicator = IndicatorId::new(indicator).expect("an id");
    assessment.set_answer(&rater, &indicator, answer, &stamp);
}

fn stored(assessment: &Assessment) -> String {
    let key = ["assessment/", assessment.id.as_str()].concat();
    storage::read(&key).expect("it is stored")
}

fn keep(tab: &mut Keeper, assessment: &Assessment) -> Kept {
    let kept = tab.keep(assessment, Some(&READING));
    kept.expect("what it takes is here")
}

#[wasm_bindgen_test]
fn nothing_is_written_over_another_tabs_words_before_they_can_be_read() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let mut tab = Keeper::new(stored(&begun), 0);
    let (mut ours, mut theirs) = (begun.clone(), begun.clone());
    note("s4", "1", "ours", &mut ours);
    note("s5", "2", "theirs", &mut theirs);
    assert!(tab.keep(&ours, None).is_some(), "nobody else wrote");
    library::add(&theirs).expect("room");
    assert!(tab.keep(&ours, None).is_none());
    assert!(stored(&begun).contains("theirs"));
    assert!(keep(&mut tab, &ours).written.is_ok());
    let text = stored(&begun);
    assert!(text.contains("ours") && text.contains("theirs"));
    erase(&begun.id);
}

#[wasm_bindgen_test]
fn two_tabs_keep_each_others_words() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let text = stored(&begun);
    let (mut one, mut two) = (Keeper::new(text.clone(), 0), Keeper::new(text, 0));
    let (mut ours, mut theirs) = (begun.clone(), begun.clone());
    note("s1", "1", "from one", &mut ours);
    note("s2", "2", "from two", &mut theirs);
    assert_eq!(keep(&mut one, &ours).news, None);
    assert!(
        matches!(keep(&mut two, &theirs).news, Some(News::Merged(_))),
        "the second learns of the first"
    );
    let text = stored(&begun);
    assert!(text.contains("from one") && text.contains("from two"));
    erase(&begun.id);
}

#[wasm_bindgen_test]
fn an_import_undone_in_another_tab_is_not_brought_back() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let mut tab = Keeper::new(stored(&begun), 0);
    let mut imported = begun.clone();
    note("s3", "3a", "a teammate's", &mut imported);
    let snapshot = take_snapshot(&begun.id)
        .expect("room")
        .expect("there is one");
    assert!(keep(&mut tab, &imported).written.is_ok());
    restore(&begun.id, &snapshot).expect("room");
    let kept = keep(&mut tab, &imported);
    assert_eq!(
        kept.news,
        Some(News::Replaced(Box::new(begun.clone()))),
        "the tab takes over what stands"
    );
    assert!(!stored(&begun).contains("a teammate's"));
    erase(&begun.id);
}

#[wasm_bindgen_test]
fn what_another_tab_damaged_is_not_saved_over() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let mut tab = Keeper::new(stored(&begun), 0);
    let key = ["assessment/", begun.id.as_str()].concat();
    storage::write(&key, "{ damaged").expect("room");
    assert!(keep(&mut tab, &begun).written.is_ok());
    let aside = storage::keys(&["unreadable/", begun.id.as_str()].concat());
    assert_eq!(aside.len(), 1);
    assert_eq!(storage::read(&aside[0]).as_deref(), Some("{ damaged"));
    storage::remove(&aside[0]);
    erase(&begun.id);
}
