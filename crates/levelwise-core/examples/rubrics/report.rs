//! What the shipped rubrics consist of, and how long and how hard to read their
//! descriptors are: a plain table, and the descriptors that stand out.

use std::fmt::Write;

use levelwise_core::rubric::Rubric;

use crate::reading::grade;

/// How many words a descriptor has.
const WORDS: std::ops::RangeInclusive<usize> = 25..=70;
/// A grade that reads like a law.
const HARD: f64 = 13.0;
/// How many outliers of one rubric are named.
const MOST_SHOWN: usize = 6;

const HEAD: &str = "\
rubric                        areas practices indicators steps evidence measures   words        grade
                                                                             min med max   min  med  max";

/// One descriptor.
struct Descriptor {
    /// Indicator and level.
    name: String,
    n_words: usize,
    grade: f64,
}

/// The table of all rubrics, then their outliers.
pub(crate) fn report(rubrics: &[Rubric]) -> String {
    let mut text = format!("{HEAD}\n");
    let mut outliers = String::new();
    for rubric in rubrics {
        let descriptors = descriptors(rubric);
        text.push_str(&line(rubric, &descriptors));
        outliers.push_str(&outliers_of(rubric, descriptors));
    }
    let (least, most) = WORDS.into_inner();
    let none = if outliers.is_empty() { "none\n" } else { "" };
    let _ = write!(
        text,
        "\ngrade: Flesch-Kincaid (1975), syllables estimated\n\
         outliers: fewer than {least} or more than {most} words, or above grade {HARD}\n\
         {none}{outliers}"
    );
    text
}

/// Those of a wrong length first, then the hardest to read.
fn outliers_of(rubric: &Rubric, mut descriptors: Vec<Descriptor>) -> String {
    let is_long = |one: &Descriptor| !WORDS.contains(&one.n_words);
    descriptors.retain(|one| is_long(one) || one.grade > HARD);
    descriptors.sort_by(|one, other| {
        let length = is_long(other).cmp(&is_long(one));
        length.then(other.grade.total_cmp(&one.grade))
    });
    let mut text = String::new();
    for one in descriptors.iter().take(MOST_SHOWN) {
        let (id, name) = (rubric.id.as_str(), &one.name);
        let (n_words, grade) = (one.n_words, one.grade);
        let _ = writeln!(
            text,
            "{id:<30}{name:<24}{n_words:>3} words, grade {grade:.1}"
        );
    }
    if let Some(n_more) = descriptors.len().checked_sub(MOST_SHOWN + 1) {
        let _ = writeln!(text, "{:<30}and {} more", rubric.id.as_str(), n_more + 1);
    }
    text
}

fn descriptors(rubric: &Rubric) -> Vec<Descriptor> {
    let of_indicator = rubric.indicators().flat_map(|indicator| {
        indicator.levels.iter().map(|level| Descriptor {
            name: format!("{} {}", indicator.id, level.level),
            n_words: level.descriptor.split_whitespace().count(),
            grade: grade(&level.descriptor),
        })
    });
    of_indicator.collect()
}

fn line(rubric: &Rubric, descriptors: &[Descriptor]) -> String {
    let n_practices: usize = rubric.areas.iter().map(|area| area.practices.len()).sum();
    let n_indicators = rubric.n_indicators();
    let levels = rubric.indicators().flat_map(|indicator| &indicator.levels);
    let n_steps: usize = levels.map(|level| level.steps.len()).sum();
    let n_items: usize = rubric.indicators().map(|one| one.evidence.len()).sum();
    let n_measures = rubric.indicators().filter(|one| one.measure.is_some());
    let mut words: Vec<usize> = descriptors.iter().map(|one| one.n_words).collect();
    words.sort_unstable();
    let mut grades: Vec<f64> = descriptors.iter().map(|one| one.grade).collect();
    grades.sort_by(f64::total_cmp);
    let (least, middle, most) = (0, words.len() / 2, words.len() - 1);
    format!(
        "{:<30}{:>5} {:>9} {:>10} {:>5} {:>8} {:>8}   {:>3} {:>3} {:>3}  {:>4.1} {:>4.1} {:>4.1}\n",
        rubric.id.as_str(),
        rubric.areas.len(),
        n_practices,
        n_indicators,
        n_steps,
        n_items,
        n_measures.count(),
        words[least],
        words[middle],
        words[most],
        grades[least],
        grades[middle],
        grades[most],
    )
}
