//! In a real browser: what the device keeps goes through local storage.

use levelwise_core::assessment::{About, Cycle, RubricRef};
use levelwise_core::rubric::Rubric;
use wasm_bindgen_test::wasm_bindgen_test;

use super::super::library::{Local, add};
use super::*;

pub(in crate::state) fn rubric() -> Rubric {
    let text = include_bytes!("../../../../rubrics/leadership-system.json");
    format::open_rubric(text).expect("a rubric").value
}

/// An assessment with an id of its own, so that tests do not meet.
pub(in crate::state) fn assessment() -> Assessment {
    let about = About {
        organization: "Tried".to_owned(),
        cycle: Cycle::default(),
        extra: Default::default(),
    };
    let naming = RubricRef::naming(&rubric());
    Assessment::new(chance::id(), naming, about, &chance::stamp())
}

#[wasm_bindgen_test]
fn an_assessment_is_found_again() {
    let assessment = assessment();
    assert!(matches!(load(&assessment.id), Loaded::Missing));
    assert_eq!(add(&assessment), Ok(()));
    match load(&assessment.id) {
        Loaded::Found(stored) => assert_eq!(stored.assessment, assessment),
        other @ (Loaded::Missing | Loaded::Unreadable(_)) => panic!("{other:?}"),
    }
    erase(&assessment.id);
    assert!(matches!(load(&assessment.id), Loaded::Missing));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_put_aside_unchanged() {
    let id: AssessmentId = chance::id();
    storage::write(&key(&id), "{ damaged").expect("room");
    assert!(matches!(load(&id), Loaded::Unreadable(_)));
    let shelf = shelf();
    assert!(matches!(load(&id), Loaded::Missing));
    let aside = shelf
        .unreadable
        .iter()
        .find(|found| found.key.contains(id.as_str()));
    let aside = aside.expect("it is kept");
    assert_eq!(storage::read(&aside.key).as_deref(), Some("{ damaged"));
    storage::remove(&aside.key);
}

#[wasm_bindgen_test]
fn a_snapshot_brings_back_the_same_bytes_and_counts_an_epoch() {
    let assessment = assessment();
    add(&assessment).expect("room");
    let before = storage::read(&key(&assessment.id)).expect("it was written");
    let snapshot = take_snapshot(&assessment.id)
        .expect("room")
        .expect("there was one");
    storage::write(&key(&assessment.id), "something else").expect("room");
    let session = chance::stamp().by;
    assert_eq!(restore(&assessment.id, &snapshot), Ok(()));
    assert_eq!(storage::read(&key(&assessment.id)), Some(before));
    assert_eq!(local(&assessment.id).epoch, 1);
    assert_ne!(
        chance::stamp().by,
        session,
        "old numbers are not used again"
    );
    erase(&assessment.id);
}

#[wasm_bindgen_test]
fn only_the_newest_snapshots_are_kept() {
    let assessment = assessment();
    add(&assessment).expect("room");
    for _ in 0..MAX_SNAPSHOTS + 2 {
        take_snapshot(&assessment.id).expect("room");
    }
    assert_eq!(snapshots(&assessment.id).len(), MAX_SNAPSHOTS);
    erase(&assessment.id);
    assert_eq!(snapshots(&assessment.id), []);
}

#[wasm_bindgen_test]
fn what_concerns_this_device_is_kept_beside_the_file() {
    let id: AssessmentId = chance::id();
    let written = Local {
        me: Some(chance::id()),
        epoch: 3,
        exported: chance::now(),
    };
    set_local(&id, &written).expect("room");
    assert_eq!(local(&id), written);
    erase(&id);
    assert_eq!(local(&id), Local::default());
}
