//! English: what is said of pictures and of the report.

/// What a bar of a picture shows, in one sentence.
pub fn bar_words(title: &str, stage: &str, said: &str) -> String {
    format!("{title}: {stage}; {said}.")
}
