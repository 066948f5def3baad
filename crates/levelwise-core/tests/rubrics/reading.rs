//! Is the reading grade computed as it was published, and are the descriptors
//! readable by it?

use levelwise_core::rubric::LevelsOrigin;

use super::grading::{grade, grade_of, n_syllables};
use super::shipped;

/// "The Australian platypus is seemingly a hybrid of a mammal and reptilian
/// creature" is printed at 11.3, with 13 words and 24 syllables, in the article
/// "Flesch-Kincaid readability tests" of the English Wikipedia. The other is
/// 0.39 times 6, and 11.8, less 15.59, by hand.
#[test]
fn the_grade_is_the_published_one() {
    assert!((grade_of(13, 1, 24) - 11.3).abs() < 0.05);
    assert!((grade_of(6, 1, 6) - -1.45).abs() < 0.005);
    assert!((grade("The cat sat on the mat.") - -1.45).abs() < 0.005);
}

#[test]
fn syllables_are_estimated_from_vowels() {
    for (word, wanted) in [
        ("the", 1),
        ("make", 1),
        ("table", 2),
        ("agree", 2),
        ("school,", 1),
        ("year.", 1),
        ("district", 2),
        ("evidence", 3),
        ("principals", 3),
        ("side-by-side", 3),
        ("2026", 1),
    ] {
        assert_eq!(n_syllables(word), wanted, "{word}");
    }
}

/// Two sentences halve the words of a sentence.
#[test]
fn sentences_end_with_their_marks() {
    let one = grade("Leaders meet once a term and principals tell what changed.");
    let two = grade("Leaders meet once a term. And principals tell what changed.");
    assert!((one - two - 0.39 * 5.0).abs() < 1e-9);
}

/// What we wrote ourselves can be read within a minute by everybody on the team.
#[test]
fn authored_descriptors_are_readable() {
    for (name, _, rubric) in shipped() {
        if rubric.source.levels == LevelsOrigin::Source {
            continue;
        }
        for indicator in rubric.indicators() {
            for level in &indicator.levels {
                let grade = grade(&level.descriptor);
                let place = format!("{name} {} {}", indicator.id, level.level);
                assert!(grade <= 13.0, "{place}: grade {grade:.1}");
            }
        }
    }
}
