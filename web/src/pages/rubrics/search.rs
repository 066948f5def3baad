//! Finds words in the texts of a rubric and marks them. Pure: fetching and
//! drawing are for `mod.rs` and `found.rs`.
//!
//! A word that is typed matches every word that begins with it. An indicator is
//! found if each of the words typed is somewhere in it.

use levelwise_core::rubric::{Indicator, LevelId, Rubric};

/// The words that are looked for, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// An indicator that was found.
#[derive(Debug, PartialEq)]
pub struct Hit<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// The levels, steps and evidence items that hold a word; those with the
    /// most of the words first, else in the order of the rubric.
    pub passages: Vec<Passage<'r>>,
}

/// One text below the statement of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage<'r> {
    /// What kind of text it is.
    pub kind: PassageKind,
    /// The level it describes, leads to or speaks for.
    pub level: &'r LevelId,
    /// The text.
    pub text: &'r str,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// What a level looks like.
    Descriptor,
    /// What to do to reach a level.
    Step,
    /// What can be shown for a level.
    Evidence,
}

impl Query {
    /// What was typed; `None` if no word has two letters or a digit.
    pub fn new(typed: &str) -> Option<Self> {
        let mut words: Vec<String> = words_of(typed)
            .map(|(_, word)| word.to_lowercase())
            .filter(|word| word.chars().nth(1).is_some() || word.contains(char::is_numeric))
            .collect();
        words.sort_unstable();
        words.dedup();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Which of the words are in `text`, as bits.
    fn found_in(&self, text: &str) -> u64 {
        let mut found = 0;
        for (_, candidate) in words_of(text) {
            for (position, word) in self.words.iter().take(64).enumerate() {
                if matching_bytes(candidate, word).is_some() {
                    found |= 1 << position;
                }
            }
        }
        found
    }

    fn all(&self) -> u64 {
        match self.words.len() {
            64.. => u64::MAX,
            n_words => (1 << n_words) - 1,
        }
    }

    /// The parts of `text` in order, each with whether it is to be marked.
    pub fn marked<'t>(&self, text: &'t str) -> Vec<(bool, &'t str)> {
        let mut parts = Vec::new();
        let mut done = 0;
        for (start, candidate) in words_of(text) {
            let longest = self
                .words
                .iter()
                .filter_map(|word| matching_bytes(candidate, word))
                .max();
            let Some(n_bytes) = longest else {
                continue;
            };
            if done < start {
                parts.push((false, &text[done..start]));
            }
            done = start + n_bytes;
            parts.push((true, &text[start..done]));
        }
        if done < text.len() {
            parts.push((false, &text[done..]));
        }
        parts
    }
}

/// The indicators of a rubric that hold every word, in its order.
pub fn search<'r>(rubric: &'r Rubric, query: &Query) -> Vec<Hit<'r>> {
    rubric
        .indicators()
        .filter_map(|indicator| hit(indicator, query))
        .collect()
}

fn hit<'r>(indicator: &'r Indicator, query: &Query) -> Option<Hit<'r>> {
    let mut found = 0;
    for text in [
        indicator.id.as_str(),
        &indicator.title,
        &indicator.statement,
    ] {
        found |= query.found_in(text);
    }
    let mut passages: Vec<(u32, Passage<'r>)> = Vec::new();
    for passage in passages_of(indicator) {
        let here = query.found_in(passage.text);
        if here != 0 {
            found |= here;
            passages.push((here.count_ones(), passage));
        }
    }
    passages.sort_by_key(|(n_words, _)| std::cmp::Reverse(*n_words));
    (found == query.all()).then(|| Hit {
        indicator,
        passages: passages.into_iter().map(|(_, passage)| passage).collect(),
    })
}

fn passages_of(indicator: &Indicator) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for described in &indicator.levels {
        let level = &described.level;
        let mut add = |kind, text| passages.push(Passage { kind, level, text });
        add(PassageKind::Descriptor, &*described.descriptor);
        for step in &described.steps {
            add(PassageKind::Step, &*step.text);
        }
    }
    for item in &indicator.evidence {
        passages.push(Passage {
            kind: PassageKind::Evidence,
            level: &item.supports,
            text: &item.text,
        });
    }
    passages
}

/// The words of a text, each with the byte at which it begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let skipped = rest.find(char::is_alphanumeric)?;
        let word = &rest[skipped..];
        let end = word
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(word.len());
        let start = text.len() - rest.len() + skipped;
        rest = &word[end..];
        Some((start, &word[..end]))
    })
}

/// How many bytes of `candidate` the lower-case `word` takes at its beginning;
/// `None` if it does not begin with it. Letters are compared one by one, since a
/// lower-case letter may have another length than its capital.
fn matching_bytes(candidate: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars().peekable();
    for (start, letter) in candidate.char_indices() {
        if wanted.peek().is_none() {
            return Some(start);
        }
        for lower in letter.to_lowercase() {
            if wanted.next().is_some_and(|wanted| wanted != lower) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(candidate.len())
}

#[cfg(test)]
mod tests {
    use levelwise_core::format;

    use super::*;

    fn query(typed: &str) -> Query {
        Query::new(typed).expect("something to look for")
    }

    fn rubric() -> Rubric {
        let text = include_bytes!("../../../../rubrics/leadership-system.json");
        format::open_rubric(text).expect("a rubric").value
    }

    fn found(typed: &str) -> Vec<String> {
        let rubric = rubric();
        let hits = search(&rubric, &query(typed));
        hits.iter()
            .map(|hit| hit.indicator.id.to_string())
            .collect()
    }

    fn marks(typed: &str, text: &str) -> String {
        let parts = query(typed).marked(text);
        let plain: String = parts.iter().map(|(_, part)| *part).collect();
        assert_eq!(plain, text, "marking loses nothing");
        let part = |(is_marked, part): &(bool, &str)| match is_marked {
            true => format!("[{part}]"),
            false => (*part).to_owned(),
        };
        parts.iter().map(part).collect()
    }

    #[test]
    fn too_little_is_no_query() {
        for typed in ["", " ", "a", "- b", "<>"] {
            assert_eq!(Query::new(typed), None, "{typed:?}");
        }
        assert_eq!(query("3"), query(" 3 "));
        assert_eq!(query("Board equity"), query("equity, board, a BOARD"));
    }

    #[test]
    fn words_are_marked_from_their_beginning() {
        assert_eq!(
            marks("meet", "Meetings meet; they met."),
            "[Meet]ings [meet]; they met."
        );
        assert_eq!(
            marks("art start", "Start the art part"),
            "[Start] the [art] part"
        );
        assert_eq!(marks("learn", "relearn"), "relearn");
        assert_eq!(marks("le lead", "leaders"), "[lead]ers");
        assert_eq!(
            marks("learning-focused", "a learning-focused plan"),
            "a [learning]-[focused] plan"
        );
    }

    #[test]
    fn letters_of_any_script_keep_their_places() {
        assert_eq!(marks("élè", "Les ÉLÈVES"), "Les [ÉLÈ]VES");
        // A capital whose lower case has another length.
        assert_eq!(marks("\u{130}zm", "in \u{130}zmir"), "in [\u{130}zm]ir");
        assert_eq!(marks("now", "\u{130}zmir “now”"), "\u{130}zmir “[now]”");
    }

    #[test]
    fn markup_is_text_like_any_other() {
        assert_eq!(marks("img", "<img src=x>"), "<[img] src=x>");
    }

    #[test]
    fn an_indicator_is_found_by_its_id_and_by_any_of_its_texts() {
        assert_eq!(found("19b"), ["19b"]);
        let rubric = rubric();
        for indicator in rubric.indicators() {
            let last_step = &indicator.levels[2].steps[0].text;
            for text in [
                &*indicator.title,
                &*indicator.statement,
                &*indicator.levels[1].descriptor,
                &**last_step,
                &*indicator.evidence[0].text,
            ] {
                let hits = search(&rubric, &query(text));
                let is_there = hits.iter().any(|hit| hit.indicator.id == indicator.id);
                assert!(is_there, "{} is not found by {text:?}", indicator.id);
            }
        }
    }

    #[test]
    fn every_word_must_be_there() {
        let (walkthrough, both) = (found("walkthrough"), found("walkthrough data"));
        assert!(!both.is_empty() && both.len() <= walkthrough.len());
        assert!(both.iter().all(|id| walkthrough.contains(id)));
        assert_eq!(found("walkthrough zebra"), [""; 0]);
    }

    #[test]
    fn the_passage_with_the_most_words_comes_first() {
        let rubric = rubric();
        let query = query("vision mission board");
        for hit in search(&rubric, &query) {
            let n_words: Vec<u32> = hit
                .passages
                .iter()
                .map(|passage| query.found_in(passage.text).count_ones())
                .collect();
            assert!(n_words.is_sorted_by(|one, next| one >= next), "{n_words:?}");
            assert!(n_words.iter().all(|n_words| *n_words > 0));
        }
    }
}
