//! How hard is a text to read? The grade of American schools by the formula of
//! J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of
//! New Readability Formulas", Research Branch Report 8-75, Naval Technical
//! Training Command, 1975. Syllables are estimated, so a tenth means nothing.

/// The Flesch-Kincaid grade of a text with so many words, sentences and
/// syllables.
pub(crate) fn grade_of(n_words: usize, n_sentences: usize, n_syllables: usize) -> f64 {
    let (words, syllables) = (n_words as f64, n_syllables as f64);
    0.39 * words / n_sentences as f64 + 11.8 * syllables / words - 15.59
}

/// The grade of a text that has at least one word.
pub(crate) fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = |word: &&&str| word.trim_end_matches(['"', ')']).ends_with(['.', '?', '!']);
    let n_sentences = words.iter().filter(ends).count();
    let n_syllables = words.iter().map(|word| n_syllables(word)).sum();
    grade_of(words.len(), n_sentences.max(1), n_syllables)
}

/// Groups of vowels in each part of a word, without a silent e at the end
/// ("make", not "table"); at least one.
pub(crate) fn n_syllables(word: &str) -> usize {
    word.split('-').map(n_in_part).sum()
}

fn n_in_part(part: &str) -> usize {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let part = part.to_lowercase();
    let part = part.trim_matches(|letter: char| !letter.is_alphanumeric());
    let (mut n_groups, mut before) = (0, false);
    for letter in part.chars() {
        let vowel = is_vowel(letter);
        n_groups += usize::from(vowel && !before);
        before = vowel;
    }
    let mut last = part.chars().rev();
    let ends_in_e = last.next() == Some('e') && last.next().is_some_and(|one| !is_vowel(one));
    if ends_in_e && n_groups > 1 && !part.ends_with("le") {
        n_groups -= 1;
    }
    n_groups.max(1)
}
