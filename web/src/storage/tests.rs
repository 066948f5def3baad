//! In a real browser, because local storage is one.

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::*;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_written_is_read_and_listed() {
    assert!(is_open());
    assert_eq!(write("tried/b", "two"), Ok(()));
    assert_eq!(write("tried/a", "one"), Ok(()));
    assert_eq!(read("tried/a").as_deref(), Some("one"));
    assert_eq!(keys("tried/"), ["tried/a", "tried/b"]);
    remove("tried/a");
    assert_eq!(read("tried/a"), None);
    remove("tried/b");
    assert_eq!(keys("tried/"), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn a_full_storage_is_reported_and_what_was_written_stays_in_memory() {
    let before = n_chars();
    let large = "x".repeat(20_000_000);
    assert_eq!(write("tried/large", &large), Err(WriteError::Full));
    assert!(is_memory("tried/large"));
    assert_eq!(
        read("tried/large").map(|text| text.len()),
        Some(large.len())
    );
    assert_eq!(write("tried/large", "small"), Ok(()));
    assert!(!is_memory("tried/large"), "storage has it again");
    remove("tried/large");
    assert_eq!(n_chars(), before);
}

#[wasm_bindgen_test]
fn keys_of_others_are_left_alone() {
    let storage = storage().expect("storage");
    storage.set_item("someone else's", "theirs").expect("room");
    assert!(!keys("").iter().any(|key| key.contains("someone")));
    remove("someone else's");
    let kept = storage.get_item("someone else's").expect("readable");
    assert_eq!(kept.as_deref(), Some("theirs"));
    storage.remove_item("someone else's").expect("removable");
}
