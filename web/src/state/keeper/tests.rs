//! In a real browser: two tabs are two keepers on one storage.

use levelwise_core::assessment::{Answer, RaterId, SessionId, Stamp};
use levelwise_core::rubric::IndicatorId;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::state::library::tests::assessment;

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

#[wasm_bindgen_test]
fn two_tabs_keep_each_others_words() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let text = stored(&begun);
    let (mut one, mut two) = (Keeper::new(text.clone(), 0), Keeper::new(text, 0));
    let (mut ours, mut theirs) = (begun.clone(), begun.clone());
    note("s1", "1", "from one", &mut ours);
    note("s2", "2", "from two", &mut theirs);
    assert!(one.keep(&ours).theirs.is_none());
    assert!(
        two.keep(&theirs).theirs.is_some(),
        "the second learns of the first"
    );
    let text = stored(&begun);
    assert!(text.contains("from one") && text.contains("from two"));
    library::erase(&begun.id);
}

#[wasm_bindgen_test]
fn an_import_undone_in_another_tab_is_not_brought_back() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let mut tab = Keeper::new(stored(&begun), 0);
    let mut imported = begun.clone();
    note("s3", "3a", "a teammate's", &mut imported);
    let snapshot = library::take_snapshot(&begun.id)
        .expect("room")
        .expect("there is one");
    assert!(tab.keep(&imported).written.is_ok());
    library::restore(&begun.id, &snapshot).expect("room");
    let kept = tab.keep(&imported);
    assert!(kept.replaces, "the tab takes over what stands");
    assert!(!stored(&begun).contains("a teammate's"));
    library::erase(&begun.id);
}

#[wasm_bindgen_test]
fn what_another_tab_damaged_is_not_saved_over() {
    let begun = assessment();
    library::add(&begun).expect("room");
    let mut tab = Keeper::new(stored(&begun), 0);
    let key = ["assessment/", begun.id.as_str()].concat();
    storage::write(&key, "{ damaged").expect("room");
    assert!(tab.keep(&begun).written.is_ok());
    let aside = storage::keys(&["unreadable/", begun.id.as_str()].concat());
    assert_eq!(aside.len(), 1);
    assert_eq!(storage::read(&aside[0]).as_deref(), Some("{ damaged"));
    storage::remove(&aside[0]);
    library::erase(&begun.id);
}
